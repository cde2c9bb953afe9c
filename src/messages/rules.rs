//! What each rule is about.

messages! {
    HowToSet => {
        en: "What glossator finds has a code. How severe it is can be set: by its code, under `[rules]` in `glossator.toml`, or in the editor’s settings (`rules`), to `off`, `hint`, `information`, `warning` or `error`.",
        fr: "Ce que glossator trouve porte un code. La gravité se règle par ce code, sous `[rules]` dans `glossator.toml` ou dans les réglages de l’éditeur (`rules`) : `off`, `hint`, `information`, `warning` ou `error`.",
    }
    UndefinedJargon => {
        en: "A term of art that no glossary in force explains",
        fr: "Un terme du métier qu’aucun glossaire en vigueur n’explique",
    }
    DeprecatedTerm => {
        en: "A spelling that a glossary calls deprecated",
        fr: "Une graphie qu’un glossaire déconseille",
    }
    ForbiddenTerm => {
        en: "A spelling that a glossary forbids",
        fr: "Une graphie qu’un glossaire proscrit",
    }
    InconsistentSpelling => {
        en: "A spelling that is not the preferred one of its entry",
        fr: "Une graphie qui n’est pas celle que l’entrée préfère",
    }
    RareWord => {
        en: "A word that everyday language does not have, and that no glossary explains",
        fr: "Un mot qui n’est pas de la langue courante, et qu’aucun glossaire n’explique",
    }
    AliasBomb => {
        en: "YAML aliases that expand to too much",
        fr: "Des alias YAML qui se développent outre mesure",
    }
    BadAlias => {
        en: "A YAML alias that leads nowhere",
        fr: "Un alias YAML qui ne mène nulle part",
    }
    BadLink => {
        en: "A link that cannot be followed",
        fr: "Un lien qui ne peut être suivi",
    }
    Binary => {
        en: "A glossary that is a binary file",
        fr: "Un glossaire qui est un fichier binaire",
    }
    ConflictingStatus => {
        en: "A spelling that is both to be used and not to be used",
        fr: "Une graphie à la fois admise et à éviter",
    }
    DanglingSee => {
        en: "A reference to an entry that does not exist",
        fr: "Un renvoi à une entrée qui n’existe pas",
    }
    DuplicateKey => {
        en: "A key that is there twice",
        fr: "Une clé qui figure deux fois",
    }
    DuplicateName => {
        en: "Two entries of one name",
        fr: "Deux entrées du même nom",
    }
    EmptyDefinition => {
        en: "A definition that says nothing",
        fr: "Une définition qui ne dit rien",
    }
    ImportCycle => {
        en: "Glossaries that import one another",
        fr: "Des glossaires qui s’importent l’un l’autre",
    }
    ImportMissing => {
        en: "An imported glossary that is not there",
        fr: "Un glossaire importé qui est introuvable",
    }
    ImportNotFetched => {
        en: "An import from the network, which is not fetched",
        fr: "Un import depuis le réseau, qui n’est pas téléchargé",
    }
    ImportOutside => {
        en: "An import from outside the workspace",
        fr: "Un import venu d’ailleurs que l’espace de travail",
    }
    MissingDefinition => {
        en: "An entry without a definition",
        fr: "Une entrée sans définition",
    }
    MissingName => {
        en: "An entry without a name",
        fr: "Une entrée sans nom",
    }
    MissingTranslation => {
        en: "An entry that is not defined in a language that the team wants",
        fr: "Une entrée qui n’est pas définie dans une langue que l’équipe demande",
    }
    NotUtf8 => {
        en: "A glossary that is not UTF-8",
        fr: "Un glossaire qui n’est pas en UTF-8",
    }
    SharedSpelling => {
        en: "A spelling that two entries own",
        fr: "Une graphie que deux entrées se disputent",
    }
    Syntax => {
        en: "A glossary that breaks the rules of its format",
        fr: "Un glossaire qui enfreint les règles de son format",
    }
    TooDeep => {
        en: "A glossary that is nested too deeply",
        fr: "Un glossaire trop profondément imbriqué",
    }
    TooLarge => {
        en: "A glossary that is too large",
        fr: "Un glossaire trop volumineux",
    }
    TooManyNodes => {
        en: "A glossary with too many parts",
        fr: "Un glossaire qui a trop d’éléments",
    }
    TooManySpellings => {
        en: "An entry with too many spellings",
        fr: "Une entrée qui a trop de graphies",
    }
    UndefinedInDefinition => {
        en: "A term of art in a glossary that no glossary in force explains",
        fr: "Un terme du métier, dans un glossaire, qu’aucun glossaire en vigueur n’explique",
    }
    UnknownKey => {
        en: "A key that means nothing",
        fr: "Une clé qui ne signifie rien",
    }
    UnknownLanguage => {
        en: "A language tag that means nothing",
        fr: "Une étiquette de langue qui ne signifie rien",
    }
    UnknownRegion => {
        en: "A kind of place in a file that does not exist",
        fr: "Un type d’endroit dans un fichier qui n’existe pas",
    }
    UnknownValue => {
        en: "A value that means nothing",
        fr: "Une valeur qui ne signifie rien",
    }
    Unreadable => {
        en: "A glossary or a folder that cannot be read",
        fr: "Un glossaire ou un dossier illisible",
    }
    UnusedEntry => {
        en: "An entry that no document mentions",
        fr: "Une entrée qu’aucun document ne mentionne",
    }
    WrongType => {
        en: "A value of the wrong type",
        fr: "Une valeur du mauvais type",
    }
    /// A rule that has no description of its own.
    Other { code: String } {
        en: "A fault in a glossary (`{code}`)",
        fr: "Un défaut d’un glossaire (`{code}`)",
    }
}
