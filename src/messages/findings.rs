//! What findings in documents say.

messages! {
    UndefinedAcronym { text: String } {
        en: "`{text}` reads as an acronym, and no glossary explains it",
        fr: "`{text}` a l’air d’un sigle, et aucun glossaire ne l’explique",
    }
    UndefinedTool { text: String } {
        en: "`{text}` is the name of a product or project, and no glossary explains it",
        fr: "`{text}` est le nom d’un produit ou d’un projet, et aucun glossaire ne l’explique",
    }
    UndefinedTerm { text: String } {
        en: "`{text}` is a term of art, and no glossary in force explains it",
        fr: "`{text}` est un terme du métier, et aucun glossaire en vigueur ne l’explique",
    }
    UndefinedKind { text: String } {
        en: "`{text}` reads as the name of a kind of resource, and no glossary explains it",
        fr: "`{text}` a l’air d’un type de ressource, et aucun glossaire ne l’explique",
    }
    RareWord { text: String } {
        en: "`{text}` is a rare word, and no glossary explains it",
        fr: "`{text}` est un mot rare, et aucun glossaire ne l’explique",
    }
    Deprecated { text: String, entry: String } {
        en: "`{text}` is deprecated for “{entry}”",
        fr: "`{text}` est déconseillé pour « {entry} »",
    }
    Forbidden { text: String, entry: String } {
        en: "`{text}` must not be used for “{entry}”",
        fr: "`{text}` est à proscrire pour « {entry} »",
    }
    Inconsistent { text: String, preferred: String } {
        en: "`{text}` is written `{preferred}` here",
        fr: "`{text}` s’écrit ici `{preferred}`",
    }
    /// Follows a finding that knows a replacement.
    Use { preferred: String } {
        en: "use `{preferred}`",
        fr: "écrivez plutôt `{preferred}`",
    }
}
