//! What the commands say of a tree: findings, files that were not read, and how many there were.

messages! {
    LevelError => {
        en: "error",
        fr: "erreur",
    }
    LevelWarning => {
        en: "warning",
        fr: "avertissement",
    }
    LevelInformation => {
        en: "information",
        fr: "à savoir",
    }
    LevelHint => {
        en: "hint",
        fr: "piste",
    }
    Missing => {
        en: "there is no such file or folder",
        fr: "aucun fichier ni dossier de ce nom",
    }
    Unreadable { error: String } {
        en: "cannot be read: {error}",
        fr: "illisible : {error}",
    }
    TooLarge { size: u64, limit: u64 } {
        en: "has {size} bytes, more than the {limit} that are read: skipped",
        fr: "fait {size} octets, plus que les {limit} qui sont lus : laissé de côté",
    }
    Binary => {
        en: "is a binary file: skipped",
        fr: "est un fichier binaire : laissé de côté",
    }
    Utf16 => {
        en: "is UTF-16, not UTF-8: skipped; save it as UTF-8",
        fr: "est en UTF-16 et non en UTF-8 : laissé de côté ; enregistrez-le en UTF-8",
    }
    NotUtf8 { line: usize } {
        en: "is not UTF-8 (line {line} has a byte that does not fit): skipped; save it as UTF-8",
        fr: "n’est pas en UTF-8 (un octet ne convient pas à la ligne {line}) : laissé de côté ; enregistrez-le en UTF-8",
    }
    Excluded => {
        en: "is excluded by the settings: not checked",
        fr: "est exclu par les réglages : non vérifié",
    }
    MoreBinary { count: usize } {
        en: "{count} more binary files were skipped: `--verbose` names them",
        fr: "{count} autres fichiers binaires ont été laissés de côté : `--verbose` les nomme",
    }
    OneFile { count: usize } {
        en: "{count} file checked",
        fr: "{count} fichier vérifié",
    }
    Files { count: usize } {
        en: "{count} files checked",
        fr: "{count} fichiers vérifiés",
    }
    OneFinding { count: usize } {
        en: "{count} finding",
        fr: "{count} constat",
    }
    Findings { count: usize } {
        en: "{count} findings",
        fr: "{count} constats",
    }
    OneSkipped { count: usize } {
        en: "{count} file skipped",
        fr: "{count} fichier laissé de côté",
    }
    Skipped { count: usize } {
        en: "{count} files skipped",
        fr: "{count} fichiers laissés de côté",
    }
    OneNotFound { count: usize } {
        en: "{count} path not found",
        fr: "{count} chemin introuvable",
    }
    NotFound { count: usize } {
        en: "{count} paths not found",
        fr: "{count} chemins introuvables",
    }
    OneExcluded { count: usize } {
        en: "{count} file excluded by the settings",
        fr: "{count} fichier exclu par les réglages",
    }
    ManyExcluded { count: usize } {
        en: "{count} files excluded by the settings",
        fr: "{count} fichiers exclus par les réglages",
    }
    OneSetting { count: usize } {
        en: "{count} setting that cannot be used",
        fr: "{count} réglage inutilisable",
    }
    Settings { count: usize } {
        en: "{count} settings that cannot be used",
        fr: "{count} réglages inutilisables",
    }
}
