//! What `explain`, `annotate`, `export` and `init` say.

messages! {
    UnknownTerm { term: String } {
        en: "`{term}` is in no glossary: define it in a glossary.yml (`glossator init` writes one)",
        fr: "`{term}` n’est dans aucun glossaire : définissez-le dans un glossary.yml (`glossator init` en écrit un)",
    }
    /// The names are in backquotes, with `, ` between them.
    UnknownTermNear { term: String, names: String } {
        en: "`{term}` is in no glossary: did you mean {names}?",
        fr: "`{term}` n’est dans aucun glossaire : vouliez-vous dire {names} ?",
    }
    FromOne { file: String } {
        en: "{file}: lines and columns count from 1",
        fr: "{file} : lignes et colonnes se comptent à partir de 1",
    }
    NoLine { file: String, lines: u32, line: u32 } {
        en: "{file} has {lines} lines: there is no line {line}",
        fr: "{file} a {lines} lignes : il n’y a pas de ligne {line}",
    }
    TermInColumn { text: String, column: u32 } {
        en: "`{text}` in column {column}",
        fr: "`{text}` en colonne {column}",
    }
    NoTermHere { place: String, others: String } {
        en: "{place}: no term here; on this line: {others}",
        fr: "{place} : aucun terme ici ; sur cette ligne : {others}",
    }
    NoTermOnLine { place: String } {
        en: "{place}: no term on this line",
        fr: "{place} : aucun terme sur cette ligne",
    }
    /// Said of a file.
    NoTerms => {
        en: "no terms",
        fr: "aucun terme",
    }
    /// Stands in place of a definition.
    NotDefined => {
        en: "no definition yet",
        fr: "pas encore de définition",
    }
    OneFile { count: usize } {
        en: "{count} file",
        fr: "{count} fichier",
    }
    Files { count: usize } {
        en: "{count} files",
        fr: "{count} fichiers",
    }
    OneMention { count: usize } {
        en: "{count} mention",
        fr: "{count} occurrence",
    }
    Mentions { count: usize } {
        en: "{count} mentions",
        fr: "{count} occurrences",
    }
    OneTerm { count: usize } {
        en: "{count} distinct term",
        fr: "{count} terme distinct",
    }
    Terms { count: usize } {
        en: "{count} distinct terms",
        fr: "{count} termes distincts",
    }
    Skipped { count: usize } {
        en: "{count} skipped",
        fr: "laissés de côté : {count}",
    }
    NotFound { count: usize } {
        en: "{count} not found",
        fr: "introuvables : {count}",
    }
    Excluded { count: usize } {
        en: "{count} excluded by the settings",
        fr: "exclus par les réglages : {count}",
    }
    MoreProblems { count: usize } {
        en: "{count} more problems in glossaries",
        fr: "{count} autres problèmes dans des glossaires",
    }
    /// Named by a flag.
    NoGlossary { file: String } {
        en: "--glossary {file}: there is no such file",
        fr: "--glossary {file} : ce fichier n’existe pas",
    }
    NoFolder { folder: String } {
        en: "there is no folder {folder}",
        fr: "il n’y a pas de dossier {folder}",
    }
    NoFolderNorYaml { path: String } {
        en: "there is no folder {path}; for a file, give a name that ends with .yml",
        fr: "il n’y a pas de dossier {path} ; pour un fichier, donnez un nom qui finit par .yml",
    }
    NoGlossaryName { path: String, name: String, stem: String } {
        en: "{path} would not be found as a glossary: call it {name} or {stem}.glossary.yml",
        fr: "{path} ne serait pas reconnu comme glossaire : nommez-le {name} ou {stem}.glossary.yml",
    }
    Exists { path: String } {
        en: "{path} exists already and is left as it is: add your terms to it, or name another file",
        fr: "{path} existe déjà et reste tel quel : ajoutez-y vos termes, ou nommez un autre fichier",
    }
    CannotWrite { path: String } {
        en: "{path} cannot be written",
        fr: "{path} ne peut être écrit",
    }
    NothingToExport => {
        en: "no glossary in force has a term: write one (`glossator init`), or let packs be in force",
        fr: "aucun glossaire en vigueur n’a de terme : écrivez-en un (`glossator init`), ou mettez des packs en vigueur",
    }
    NextSteps { path: String, sample: String, folder: String } {
        en: "Wrote {path}. It holds for its folder and all below. Next:
  - replace its terms by your own; the comments in it say how
  - see one:         glossator explain \"{sample}\"
  - see your files:  glossator annotate {folder}
  - in your editor, hover over a term
",
        fr: "{path} est écrit. Il vaut pour son dossier et tout ce qui est en dessous. Ensuite :
  - remplacez ses termes par les vôtres ; ses commentaires disent comment
  - voir un terme :    `glossator explain \"{sample}\"`
  - voir vos fichiers : `glossator annotate {folder}`
  - dans votre éditeur, survolez un terme
",
    }
}
