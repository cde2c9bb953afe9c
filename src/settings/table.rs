//! The table of settings, which the README and the editors' settings are checked against.

/// A row of the settings table.
pub struct Setting {
    /// As it is written in JSON and TOML.
    pub name: &'static str,
    /// Its JSON type.
    pub kind: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
}

/// Every setting, in the order in which people are shown them.
pub const TABLE: [Setting; 19] = [
    Setting {
        name: "packs",
        kind: "string | string[]",
        about: "Packs in force: `default`, `none`, or names (`docker,ops`).",
    },
    Setting {
        name: "language",
        kind: "string",
        about: "Language of the explanations (`en`, `fr`, …); `auto` takes the editor's.",
    },
    Setting {
        name: "glossaries",
        kind: "string[]",
        about: "Glossary files that hold everywhere, beside those found in the workspace.",
    },
    Setting { name: "exclude", kind: "string[]", about: "Globs of files in which nothing is explained." },
    Setting { name: "ignore", kind: "string[]", about: "Terms that are never flagged as undefined." },
    Setting {
        name: "rules",
        kind: "object",
        about: "Severity of each rule by its code: `off`, `hint`, `information`, `warning` or `error`.",
    },
    Setting {
        name: "requiredLanguages",
        kind: "string[]",
        about: "Languages that every entry of the team's glossaries must be defined in.",
    },
    Setting { name: "maxFileSize", kind: "integer", about: "Longer files, in bytes, are not checked." },
    Setting { name: "hover", kind: "boolean", about: "Definitions on hover." },
    Setting { name: "definition", kind: "boolean", about: "Go to glossary." },
    Setting {
        name: "documentLink",
        kind: "boolean",
        about: "Links from the terms in comments and prose to the glossary.",
    },
    Setting {
        name: "references",
        kind: "boolean",
        about: "All mentions of a term, in open files and in the workspace.",
    },
    Setting {
        name: "documentHighlight",
        kind: "boolean",
        about: "Other mentions of the term in the same file.",
    },
    Setting {
        name: "symbols",
        kind: "boolean",
        about: "Entries as symbols of glossary files and of the workspace.",
    },
    Setting { name: "completion", kind: "boolean", about: "Completion of terms." },
    Setting {
        name: "diagnostics",
        kind: "boolean",
        about: "Findings in documents, glossaries and settings.",
    },
    Setting {
        name: "workspaceDiagnostics",
        kind: "boolean",
        about: "Findings in files that are not open too, in editors that ask for those of the whole workspace.",
    },
    Setting { name: "codeAction", kind: "boolean", about: "Fixes for findings." },
    Setting {
        name: "inlayHint",
        kind: "boolean",
        about: "What acronyms in comments and prose stand for, after their first mention.",
    },
];
