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
    /// A folder, or what stands in it; the error names it.
    NotWalked { error: String } {
        en: "cannot be looked into: {error}",
        fr: "parcours impossible : {error}",
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
    Progress { done: usize, total: usize } {
        en: "{done} of {total} files",
        fr: "{done} fichiers sur {total}",
    }
    NoGit => {
        en: "`--diff` needs the program `git`, which cannot be started",
        fr: "`--diff` a besoin du programme `git`, qui ne peut être lancé",
    }
    NoRepository { folder: String, error: String } {
        en: "`--diff` needs a git repository, and {folder} is in none: {error}",
        fr: "`--diff` a besoin d’un dépôt git, et {folder} n’est dans aucun : {error}",
    }
    NoBase { base: String } {
        en: "`--diff {base}`: there is no such commit, branch or tag here; fetch it first (in CI, check out the whole history)",
        fr: "`--diff {base}` : ni commit, ni branche, ni étiquette de ce nom ici ; récupérez d’abord la référence (en CI, avec tout l’historique)",
    }
    NoMergeBase { base: String } {
        en: "`{base}` and `HEAD` have no common ancestor here (is the clone shallow?): comparing with `{base}` itself",
        fr: "`{base}` et `HEAD` n’ont ici aucun ancêtre commun (clone superficiel ?) : comparaison avec `{base}` même",
    }
    GitFailed { error: String } {
        en: "git could not tell what has changed: {error}",
        fr: "git n’a pas pu dire ce qui a changé : {error}",
    }
    NoBaseline { file: String } {
        en: "{file}: there is no such baseline; `--write-baseline` makes one of what is found today",
        fr: "{file} : cette référence n’existe pas ; `--write-baseline` la crée avec les constats d’aujourd’hui",
    }
    BadBaseline { file: String, error: String } {
        en: "{file} is no baseline that this version can read: {error}; `--write-baseline` writes it anew once it is removed",
        fr: "{file} n’est pas une référence que cette version sache lire : {error} ; supprimez le fichier, puis `--write-baseline` le récrit",
    }
    BaselineWritten { file: String, count: usize } {
        en: "{file}: accepted findings: {count}",
        fr: "{file} : constats acceptés : {count}",
    }
    CannotFix { error: String } {
        en: "cannot be written, so nothing in it was fixed: {error}",
        fr: "ne peut être écrit, rien n’y a donc été corrigé : {error}",
    }
    OneAccepted { count: usize } {
        en: "{count} accepted by the baseline",
        fr: "{count} accepté par la référence",
    }
    Accepted { count: usize } {
        en: "{count} accepted by the baseline",
        fr: "{count} acceptés par la référence",
    }
    OneGone { count: usize } {
        en: "{count} finding of the baseline is gone (`--write-baseline` takes it out)",
        fr: "{count} constat de la référence a disparu (`--write-baseline` l’en retire)",
    }
    Gone { count: usize } {
        en: "{count} findings of the baseline are gone (`--write-baseline` takes them out)",
        fr: "{count} constats de la référence ont disparu (`--write-baseline` les en retire)",
    }
    OneFixed { count: usize } {
        en: "{count} fixed",
        fr: "{count} corrigé",
    }
    Fixed { count: usize } {
        en: "{count} fixed",
        fr: "{count} corrigés",
    }
}
