//! What glossaries consist of, as problems name it.

messages! {
    /// What stands under a key.
    Key { name: &'static str } {
        en: "`{name}`",
        fr: "`{name}`",
    }
    Glossary => {
        en: "A glossary",
        fr: "Un glossaire",
    }
    Context => {
        en: "A context",
        fr: "Un contexte",
    }
    Import => {
        en: "An import",
        fr: "Un import",
    }
    Term => {
        en: "A term",
        fr: "Un terme",
    }
    Block => {
        en: "A language's block",
        fr: "Le bloc d’une langue",
    }
    Alias => {
        en: "An alias",
        fr: "Une variante",
    }
    Example => {
        en: "An example",
        fr: "Un exemple",
    }
    Link => {
        en: "A link",
        fr: "Un lien",
    }
    MetaValue => {
        en: "A value of `meta`",
        fr: "Une valeur de `meta`",
    }
    /// Follows “is”, as all below.
    Empty => {
        en: "empty",
        fr: "vide",
    }
    Text => {
        en: "text",
        fr: "un texte",
    }
    List => {
        en: "a list",
        fr: "une liste",
    }
    Mapping => {
        en: "a mapping",
        fr: "un dictionnaire",
    }
    Pairs => {
        en: "a mapping (`key: value`)",
        fr: "un dictionnaire (`clé: valeur`)",
    }
    Terms => {
        en: "a list (`- name: …`)",
        fr: "une liste (`- name: …`)",
    }
}

impl From<&'static str> for Message {
    fn from(name: &'static str) -> Self {
        Self::Key { name }
    }
}
