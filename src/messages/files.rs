//! Why glossaries are not found or not read.

messages! {
    Unreadable { path: String, error: String } {
        en: "{path} cannot be read: {error}",
        fr: "{path} est illisible : {error}",
    }
    Folder { path: String } {
        en: "{path} cannot be read: it is a folder",
        fr: "{path} est illisible : c’est un dossier",
    }
    /// A pipe, a device.
    NotRegular { path: String } {
        en: "{path} cannot be read: it is not a regular file",
        fr: "{path} est illisible : ce n’est pas un fichier ordinaire",
    }
    TooLarge { path: String, size: u64, limit: u64 } {
        en: "{path} has {size} bytes, more than the {limit} that a glossary may have: split it and name the parts under `imports`",
        fr: "{path} fait {size} octets, plus que les {limit} permis à un glossaire : découpez-le et nommez les morceaux sous `imports`",
    }
    Binary { path: String, offset: usize } {
        en: "{path} is a binary file, not a glossary (it has a NUL byte at offset {offset})",
        fr: "{path} est un fichier binaire et non un glossaire (un octet NUL à la position {offset})",
    }
    NotUtf8 { path: String, offset: usize } {
        en: "{path} is not UTF-8 (byte {offset} does not fit): save it as UTF-8",
        fr: "{path} n’est pas en UTF-8 (l’octet {offset} ne convient pas) : enregistrez-le en UTF-8",
    }
    TooMuch { count: usize } {
        en: "There is too much here: after {count} files the search for glossaries ended",
        fr: "Il y a trop de fichiers ici : la recherche de glossaires s’est arrêtée après {count}",
    }
    LeadsOut => {
        en: "This link leads out of the workspace or nowhere, so the glossary is not read",
        fr: "Ce lien mène hors de l’espace de travail ou nulle part, le glossaire n’est donc pas lu",
    }
    NotSearched { error: String } {
        en: "This cannot be looked into for glossaries: {error}",
        fr: "Impossible de chercher des glossaires ici : {error}",
    }
}
