//! What is said on the page that explains a file, and of the terms that the reader knows.

messages! {
    Lines { lines: String } {
        en: "Lines {lines}",
        fr: "Lignes {lines}",
    }
    Line { line: String } {
        en: "Line {line}",
        fr: "Ligne {line}",
    }
    /// After the links to the first lines.
    AndMoreLines { lines: String, count: usize } {
        en: "Lines {lines} and {count} more",
        fr: "Lignes {lines} et {count} de plus",
    }
    Unexplained => {
        en: "Not explained by any glossary",
        fr: "Ce qu’aucun glossaire n’explique",
    }
    NoTerms => {
        en: "No glossary in force has a term of this file.",
        fr: "Aucun glossaire en vigueur n’a de terme de ce fichier.",
    }
    CannotExplain { file: String } {
        en: "{file} cannot be explained: it is neither open nor a text file within `maxFileSize`",
        fr: "impossible d’expliquer {file} : ce n’est ni un document ouvert ni un fichier texte plus court que `maxFileSize`",
    }
    NoCacheFolder => {
        en: "the page cannot be written: set XDG_CACHE_HOME to a folder that you may write to, and start the server again",
        fr: "la page ne peut être écrite : donnez à XDG_CACHE_HOME un dossier où vous pouvez écrire, puis relancez le serveur",
    }
    NoDataFolder => {
        en: "there is no folder for what you know: set XDG_DATA_HOME, and start the server again",
        fr: "il n’y a pas de dossier pour ce que vous connaissez : définissez XDG_DATA_HOME, puis relancez le serveur",
    }
    NoSuchTerm { id: String } {
        en: "no glossary in force has a term “{id}”",
        fr: "aucun glossaire en vigueur n’a de terme « {id} »",
    }
    /// The list of known terms.
    Broken { path: String, reason: String } {
        en: "{path} cannot be read and is left as it is: mend it or delete it; until then the terms that you know are not noted ({reason})",
        fr: "{path} est illisible et reste tel quel : réparez-le ou supprimez-le ; d’ici là, les termes que vous connaissez ne sont pas notés ({reason})",
    }
    CannotWrite { path: String, reason: String } {
        en: "{path} cannot be written ({reason})",
        fr: "{path} ne peut être écrit ({reason})",
    }
}
