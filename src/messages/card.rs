//! The fixed words of what explains an entry, in an editor and in a terminal.

messages! {
    SeeAlso => {
        en: "See also",
        fr: "Voir aussi",
    }
    NotToConfuse => {
        en: "Not to be confused with",
        fr: "À ne pas confondre avec",
    }
    NoDefinition => {
        en: "This entry has no definition yet.",
        fr: "Cette entrée n’a pas encore de définition.",
    }
    Glossary => {
        en: "Glossary",
        fr: "Glossaire",
    }
    Example => {
        en: "Example",
        fr: "Exemple",
    }
    See => {
        en: "See",
        fr: "Voir",
    }
    Link => {
        en: "Link",
        fr: "Lien",
    }
}
