//! What is wrong with glossaries.

messages! {
    DanglingSee { name: String } {
        en: "No glossary has an entry `{name}`: write one, or remove the reference",
        fr: "Aucun glossaire n’a d’entrée `{name}` : écrivez-la, ou supprimez le renvoi",
    }
    DanglingSeeNear { name: String, near: String } {
        en: "No glossary has an entry `{name}`: did you mean `{near}`?",
        fr: "Aucun glossaire n’a d’entrée `{name}` : vouliez-vous dire `{near}` ?",
    }
    DuplicateNameElsewhere { name: String, file: String, line: u32 } {
        en: "`{name}` is already in {file}, line {line}: merge the two, or give each a `scope`",
        fr: "`{name}` est déjà dans {file}, ligne {line} : fusionnez les deux, ou donnez à chacune un `scope`",
    }
    SharedSpellingElsewhere { text: String, name: String, file: String, line: u32 } {
        en: "`{text}` already stands for `{name}` in {file}, line {line}: remove it from one of the two, or give each a `scope`",
        fr: "`{text}` désigne déjà `{name}` dans {file}, ligne {line} : retirez-la de l’une des deux, ou donnez à chacune un `scope`",
    }
    MissingTranslation { name: String, languages: String } {
        en: "`{name}` is not defined in `{languages}`, which the setting `requiredLanguages` asks for",
        fr: "`{name}` n’est pas défini en `{languages}`, ce que demande le réglage `requiredLanguages`",
    }
    UnusedEntry { name: String } {
        en: "`{name}` is mentioned in no document that was checked",
        fr: "`{name}` ne figure dans aucun document vérifié",
    }
    DuplicateName { name: String, line: u32 } {
        en: "`{name}` is already in line {line}: merge the two, or give each a `scope`",
        fr: "`{name}` est déjà à la ligne {line} : fusionnez les deux, ou donnez à chacune un `scope`",
    }
    SharedSpelling { text: String, name: String, line: u32 } {
        en: "`{text}` already stands for `{name}` in line {line}: remove it from one of the two, or give each a `scope`",
        fr: "`{text}` désigne déjà `{name}` à la ligne {line} : retirez-la de l’une des deux, ou donnez à chacune un `scope`",
    }
    ConflictingStatus { text: String } {
        en: "`{text}` is both an alias and not to be used: decide for one of the two",
        fr: "`{text}` est à la fois une variante et à éviter : choisissez l’un des deux",
    }
    TooManySpellings { limit: usize } {
        en: "An entry has {limit} spellings at most; more are left out",
        fr: "Une entrée a {limit} graphies au plus ; les autres sont laissées de côté",
    }
    NoDefinition { name: String } {
        en: "`{name}` has no definition: say what it is with `definition:`",
        fr: "`{name}` n’a pas de définition : dites ce que c’est avec `definition:`",
    }
    EmptyDefinition => {
        en: "This definition is empty: write one, or remove the key",
        fr: "Cette définition est vide : écrivez-la, ou supprimez la clé",
    }
    ImportCycle { target: String } {
        en: "`{target}` imports this file in turn; each is read once, so one of the two can go",
        fr: "`{target}` importe ce fichier à son tour ; chacun n’est lu qu’une fois, l’un des deux imports est donc de trop",
    }
    ImportNotFetched { target: String } {
        en: "`{target}` is not fetched: imports from the network are not built yet, only files are read",
        fr: "`{target}` n’est pas téléchargé : les imports depuis le réseau n’existent pas encore, seuls des fichiers sont lus",
    }
    ImportOutside { target: String } {
        en: "`{target}` lies outside the workspace, so it is not read: move it into the workspace",
        fr: "`{target}` est hors de l’espace de travail et n’est donc pas lu : déplacez-le dans l’espace de travail",
    }
    ImportMissing { target: String } {
        en: "There is no file `{target}` here: a path is relative to the glossary that names it",
        fr: "Il n’y a pas de fichier `{target}` ici : un chemin part du glossaire qui le nomme",
    }
}
