//! What fixes are called, and what is said beside findings.

messages! {
    /// Beside a finding, at the place of the entry that it is about.
    DefinedHere { entry: String } {
        en: "“{entry}” is defined here",
        fr: "« {entry} » est défini ici",
    }
    Define { term: String, file: String } {
        en: "Define “{term}” in {file}",
        fr: "Définir « {term} » dans {file}",
    }
    AddSpelling { text: String, entry: String } {
        en: "Add “{text}” as another spelling of “{entry}”",
        fr: "Ajouter « {text} » comme autre graphie de « {entry} »",
    }
    DidYouMean { spelling: String } {
        en: "Did you mean “{spelling}”?",
        fr: "Vouliez-vous dire « {spelling} » ?",
    }
    UsePreferred { preferred: String } {
        en: "Use the preferred spelling “{preferred}”",
        fr: "Employer la graphie préférée « {preferred} »",
    }
    UsePreferredEverywhere { preferred: String } {
        en: "Use “{preferred}” everywhere in this file",
        fr: "Employer « {preferred} » partout dans ce fichier",
    }
    FixAll => {
        en: "Use the preferred spellings everywhere in this file",
        fr: "Employer partout les graphies préférées dans ce fichier",
    }
    IgnoreHere { term: String } {
        en: "Ignore “{term}” in this file",
        fr: "Ignorer « {term} » dans ce fichier",
    }
    IgnoreEverywhere { term: String } {
        en: "Ignore “{term}” in this workspace",
        fr: "Ignorer « {term} » dans cet espace de travail",
    }
    Explain { term: String } {
        en: "Explain why “{term}” is flagged",
        fr: "Expliquer pourquoi « {term} » est signalé",
    }
    ExplainFile => {
        en: "Explain this file",
        fr: "Expliquer ce fichier",
    }
    Know { term: String } {
        en: "I know “{term}”",
        fr: "Je connais « {term} »",
    }
    Forget { term: String } {
        en: "I do not know “{term}” any more",
        fr: "Je ne connais plus « {term} »",
    }
    NoEdits => {
        en: "this editor makes no edits for language servers",
        fr: "cet éditeur n’applique pas de modifications pour les serveurs de langage",
    }
    /// Stands for a definition until somebody writes one.
    ToBeDefined => {
        en: "To be defined.",
        fr: "À définir.",
    }
    WhyAcronym => {
        en: "It has the shape of an abbreviation, which only those understand who know it already. Define it in a glossary, or write it out once, as in “Horizontal Pod Autoscaler (HPA)”.",
        fr: "Le mot a la forme d’un sigle, que seuls comprennent ceux qui le connaissent déjà. Définissez-le dans un glossaire, ou écrivez-le une fois en toutes lettres, comme « Horizontal Pod Autoscaler (HPA) ».",
    }
    WhyTool => {
        en: "It is the name of a product or project, which newcomers need not know. Define it in a glossary.",
        fr: "C’est le nom d’un produit ou d’un projet, que les nouveaux venus peuvent ne pas connaître. Définissez-le dans un glossaire.",
    }
    WhyTerm => {
        en: "It is a term of art, which newcomers need not know. Define it in a glossary.",
        fr: "C’est un terme du métier, que les nouveaux venus peuvent ne pas connaître. Définissez-le dans un glossaire.",
    }
    WhyKind => {
        en: "It has the shape of a kind of resource of some API. Define it in a glossary, or mark it as code.",
        fr: "Le mot a la forme d’un type de ressource d’une API. Définissez-le dans un glossaire, ou marquez-le comme du code.",
    }
    WhyRare => {
        en: "It is neither an everyday word nor one that our own explanations are written in. Define it in a glossary, or write a plainer one.",
        fr: "Il n’est ni de la langue courante ni de celle de nos propres explications. Définissez-le dans un glossaire, ou écrivez-en un plus simple.",
    }
    WhySpelling => {
        en: "A glossary in force says how this is to be written.",
        fr: "Un glossaire en vigueur dit comment cela s’écrit.",
    }
    HowToSet { code: String } {
        en: "How severe this is can be set: `{code}` under `rules`.",
        fr: "La gravité se règle par `{code}` sous `rules`.",
    }
}
