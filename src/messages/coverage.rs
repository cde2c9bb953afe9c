//! What `coverage` says.

messages! {
    Title { files: usize } {
        en: "Jargon in {files} files",
        fr: "Le jargon de {files} fichiers",
    }
    HowMuch => {
        en: "How much is explained",
        fr: "Ce qui est expliqué",
    }
    ByGlossary => {
        en: "By which glossary",
        fr: "Par quel glossaire",
    }
    TopUndefined => {
        en: "The most frequent terms that nobody explains",
        fr: "Les termes les plus fréquents que personne n’explique",
    }
    TopExplained => {
        en: "The most frequent terms that are explained",
        fr: "Les termes les plus fréquents qui sont expliqués",
    }
    Jargon => {
        en: "jargon",
        fr: "le jargon",
    }
    Terms => {
        en: "terms",
        fr: "termes",
    }
    Mentions => {
        en: "mentions",
        fr: "occurrences",
    }
    Share => {
        en: "share",
        fr: "part",
    }
    Files => {
        en: "files",
        fr: "fichiers",
    }
    Term => {
        en: "term",
        fr: "terme",
    }
    Glossary => {
        en: "glossary",
        fr: "glossaire",
    }
    First => {
        en: "first seen",
        fr: "première fois",
    }
    Explained => {
        en: "explained",
        fr: "expliqués",
    }
    Undefined => {
        en: "undefined",
        fr: "inexpliqués",
    }
    InText => {
        en: "(the text itself)",
        fr: "(le texte même)",
    }
}
