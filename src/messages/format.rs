//! What is wrong with how a glossary is written.

use super::Part;

messages! {
    WrongType { what: Part, wanted: Part, kind: Part } {
        en: "{what} must be {wanted}, and this is {kind}",
        fr: "{what} doit être {wanted}, et ceci est {kind}",
    }
    KeyOfNoText { what: Part } {
        en: "{what} has keys of plain text only; this one is ignored",
        fr: "{what} n’a que des clés en texte simple ; celle-ci est ignorée",
    }
    UnknownKey { what: Part, name: String, known: String } {
        en: "{what} has no key `{name}`, so it is ignored; it has {known}",
        fr: "{what} n’a pas de clé `{name}`, qui est donc ignorée ; il y a {known}",
    }
    UnknownKeyNear { what: Part, name: String, near: String } {
        en: "{what} has no key `{name}`, so it is ignored; did you mean `{near}`?",
        fr: "{what} n’a pas de clé `{name}`, qui est donc ignorée ; vouliez-vous dire `{near}` ?",
    }
    UnknownKeyOfMany { what: Part, name: String } {
        en: "{what} has no key `{name}`, so it is ignored; `glossator schema` lists those that it has",
        fr: "{what} n’a pas de clé `{name}`, qui est donc ignorée ; `glossator schema` énumère celles qui existent",
    }
    UnknownLanguage { text: String } {
        en: "`{text}` is not a language tag such as `en`, `fr` or `pt-BR`",
        fr: "`{text}` n’est pas une étiquette de langue comme `en`, `fr` ou `pt-BR`",
    }
    UnknownRegion { name: String, known: String } {
        en: "There is no region `{name}`; there are {known}",
        fr: "Il n’y a pas de région `{name}` ; il y a {known}",
    }
    UnknownValue { what: Part, known: String, text: String } {
        en: "{what} is one of {known}, not `{text}`",
        fr: "{what} se choisit parmi {known}, et `{text}` n’en fait pas partie",
    }
    NameIsNull => {
        en: "This name is empty: put `~` and `null` in quotes if they are meant as words",
        fr: "Ce nom est vide : mettez `~` et `null` entre guillemets s’il s’agit de mots",
    }
    EmptyName => {
        en: "This name is empty, so the term is left out: write one",
        fr: "Ce nom est vide, le terme est donc laissé de côté : écrivez-en un",
    }
    NoNameKey => {
        en: "This term has no name, so it is left out: add `name:`",
        fr: "Ce terme n’a pas de nom, il est donc laissé de côté : ajoutez `name:`",
    }
    NoName => {
        en: "This term has no name, so it is left out: write one",
        fr: "Ce terme n’a pas de nom, il est donc laissé de côté : écrivez-en un",
    }
    NamelessSpelling => {
        en: "This spelling has no `name`, so it is left out",
        fr: "Cette graphie n’a pas de `name`, elle est donc laissée de côté",
    }
    /// In a format that has no keys.
    UndefinedTerm { name: String } {
        en: "`{name}` has no definition: say what it is",
        fr: "`{name}` n’a pas de définition : dites ce que c’est",
    }
    LinkWithoutUrl => {
        en: "This link has no `url`, so it is left out",
        fr: "Ce lien n’a pas d’`url`, il est donc laissé de côté",
    }
    LinkElsewhere => {
        en: "A link starts with `https://` or `http://`; this one is left out",
        fr: "Un lien commence par `https://` ou `http://` ; celui-ci est laissé de côté",
    }
    DuplicateKey { name: String, line: u32 } {
        en: "`{name}` is given twice; the first one, in line {line}, holds: remove one of them",
        fr: "`{name}` figure deux fois ; la première, à la ligne {line}, fait foi : supprimez l’une des deux",
    }
    TooManyParts => {
        en: "This file has too many parts: split it in two",
        fr: "Ce fichier a trop d’éléments : coupez-le en deux",
    }
    TooDeep { limit: usize } {
        en: "Lists and mappings nest deeper than {limit} here; what follows is not read",
        fr: "Listes et dictionnaires s’imbriquent ici sur plus de {limit} niveaux ; la suite n’est pas lue",
    }
    AliasInItself => {
        en: "This alias (`*`) stands inside the very thing that it names",
        fr: "Cet alias (`*`) se trouve à l’intérieur même de ce qu’il désigne",
    }
    AliasBomb => {
        en: "The aliases (`*`) of this file copy too much; write less of it by alias",
        fr: "Les alias (`*`) de ce fichier recopient trop de choses ; employez-en moins",
    }
    BadRow { error: String } {
        en: "This row cannot be read: {error}",
        fr: "Cette ligne est illisible : {error}",
    }
    /// Here and below, the error is what the YAML reader says.
    YamlColon { error: String } {
        en: "This is not YAML: {error}; text with `: ` in it needs quotes around it, or `>-` and a line of its own. What follows is not read",
        fr: "Ceci n’est pas du YAML : {error} ; un texte qui contient `: ` se met entre guillemets, ou après `>-` sur sa propre ligne. La suite n’est pas lue",
    }
    YamlTab { error: String } {
        en: "This is not YAML: {error}; indent with spaces, not tabs. What follows is not read",
        fr: "Ceci n’est pas du YAML : {error} ; indentez avec des espaces, non des tabulations. La suite n’est pas lue",
    }
    YamlQuote { error: String } {
        en: "This is not YAML: {error}; a quote is opened here and not closed. What follows is not read",
        fr: "Ceci n’est pas du YAML : {error} ; un guillemet s’ouvre ici et ne se ferme pas. La suite n’est pas lue",
    }
    YamlSign { error: String } {
        en: "This is not YAML: {error}; text that starts with a sign such as `@` or a backtick needs quotes around it. What follows is not read",
        fr: "Ceci n’est pas du YAML : {error} ; un texte qui commence par un signe tel que `@` ou l’accent grave se met entre guillemets. La suite n’est pas lue",
    }
    Yaml { error: String } {
        en: "This is not YAML: {error}; check the indentation, and put quotes around text with `: ` or ` #` in it. What follows is not read",
        fr: "Ceci n’est pas du YAML : {error} ; vérifiez l’indentation, et mettez entre guillemets tout texte qui contient `: ` ou ` #`. La suite n’est pas lue",
    }
}
