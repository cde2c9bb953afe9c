//! Settings: declared once, here. The table in the README and the editors' settings are checked against [`TABLE`].

use std::path::{Path, PathBuf};

use globset::Glob;
use serde::{Deserialize, Serialize};

/// The team's settings, in a workspace folder.
pub const SETTINGS_FILE: &str = "glossator.toml";

/// What the team or the reader may set, in an editor, in `glossator.toml` or on the command line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Which packs are in force.
    pub packs: Packs,
    /// The reader's language as a BCP 47 tag; `auto` takes the editor's or the environment's.
    pub language: String,
    /// Glossary files that hold everywhere, relative to the workspace folder.
    pub glossaries: Vec<PathBuf>,
    /// Globs of documents in which nothing is explained.
    pub exclude: Vec<String>,
    /// Which capabilities are offered.
    #[serde(flatten)]
    pub features: Features,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            packs: Packs::default(),
            language: "auto".to_owned(),
            glossaries: Vec::new(),
            exclude: Vec::new(),
            features: Features::default(),
        }
    }
}

/// One switch a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)]
pub struct Features {
    /// Definitions on hover.
    pub hover: bool,
    /// Go to glossary.
    pub definition: bool,
    /// Links from terms to the glossary.
    pub document_link: bool,
    /// All mentions of a term.
    pub references: bool,
    /// Other mentions in the same file.
    pub document_highlight: bool,
    /// Entries as symbols, in glossaries and in the workspace.
    pub symbols: bool,
    /// Completion of terms.
    pub completion: bool,
    /// Findings in broken glossaries.
    pub diagnostics: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            hover: true,
            definition: true,
            document_link: true,
            references: true,
            document_highlight: true,
            symbols: true,
            completion: true,
            diagnostics: true,
        }
    }
}

/// A choice of packs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "PackChoice", into = "PackChoice")]
pub enum Packs {
    /// All that the binary carries.
    #[default]
    Default,
    /// These, by name.
    Only(Vec<String>),
}

/// How a choice of packs is written: `"default"`, `"none"`, `"docker,ops"` or a list.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PackChoice {
    Text(String),
    List(Vec<String>),
}

impl From<PackChoice> for Packs {
    fn from(choice: PackChoice) -> Self {
        match choice {
            PackChoice::Text(text) => Self::parse(&text),
            PackChoice::List(names) if names.iter().any(|name| name == "default") => Self::Default,
            PackChoice::List(names) => Self::Only(names),
        }
    }
}

impl From<Packs> for PackChoice {
    fn from(packs: Packs) -> Self {
        match packs {
            Packs::Default => Self::Text("default".to_owned()),
            Packs::Only(names) => Self::List(names),
        }
    }
}

impl Packs {
    /// Reads `default`, `none` or names with commas between them.
    pub fn parse(text: &str) -> Self {
        match text.trim() {
            "default" => Self::Default,
            "" | "none" => Self::Only(Vec::new()),
            names => Self::Only(
                names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
            ),
        }
    }

    /// Whether the pack called `name` is in force.
    pub fn contains(&self, name: &str) -> bool {
        match self {
            Self::Default => true,
            Self::Only(names) => names.iter().any(|known| known == name),
        }
    }
}

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
pub const TABLE: [Setting; 12] = [
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
    Setting { name: "diagnostics", kind: "boolean", about: "Findings in glossary files and settings." },
];

/// A setting that could not be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingProblem {
    /// Byte range in the settings file, if it came from one.
    pub range: Option<std::ops::Range<usize>>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Settings {
    /// Lays `value`, a JSON object with some settings, over these. What cannot be used is reported and leaves its setting as it was.
    pub fn overlay(&mut self, value: &serde_json::Value) -> Vec<SettingProblem> {
        let Some(object) = value.as_object() else {
            return if value.is_null() {
                Vec::new()
            } else {
                vec![problem("settings must be an object".to_owned())]
            };
        };
        let mut problems = Vec::new();
        for (name, value) in object {
            if let Err(message) = self.set(name, value) {
                problems.push(problem(message));
            }
        }
        problems
    }

    fn set(&mut self, name: &str, value: &serde_json::Value) -> Result<(), String> {
        let Some(setting) = TABLE.iter().find(|setting| setting.name == name) else {
            return Err(unknown(name));
        };
        if value.is_null() {
            return Ok(());
        }
        let Ok(serde_json::Value::Object(mut all)) = serde_json::to_value(&*self) else { return Ok(()) };
        all.insert(name.to_owned(), value.clone());
        match serde_json::from_value(serde_json::Value::Object(all)) {
            Ok(settings) => *self = settings,
            Err(_) => return Err(format!("setting `{name}` must be of type {}, not {value}", setting.kind)),
        }
        Ok(())
    }

    /// Whether nothing is explained in the document at `path`. A glob without a slash holds at any depth.
    pub fn excludes(&self, path: &Path) -> bool {
        self.exclude.iter().any(|pattern| {
            let anywhere = if pattern.starts_with('/') { pattern.clone() } else { format!("**/{pattern}") };
            [pattern, &anywhere]
                .into_iter()
                .any(|pattern| Glob::new(pattern).is_ok_and(|glob| glob.compile_matcher().is_match(path)))
        })
    }

    /// Lays the text of a `glossator.toml` over these.
    pub fn overlay_toml(&mut self, text: &str) -> Vec<SettingProblem> {
        let table = match toml::from_str::<
            toml::Spanned<
                std::collections::BTreeMap<toml::Spanned<String>, toml::Spanned<serde_json::Value>>,
            >,
        >(text)
        {
            Ok(table) => table.into_inner(),
            Err(error) => {
                return vec![SettingProblem { range: error.span(), message: error.message().to_owned() }];
            }
        };
        let mut problems = Vec::new();
        for (name, value) in table {
            let range = name.span();
            if let Err(message) = self.set(name.get_ref(), value.get_ref()) {
                problems.push(SettingProblem { range: Some(range), message });
            }
        }
        problems
    }
}

fn problem(message: String) -> SettingProblem {
    SettingProblem { range: None, message }
}

fn unknown(name: &str) -> String {
    let nearest = TABLE
        .iter()
        .map(|setting| (strsim::jaro_winkler(setting.name, name), setting.name))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, nearest)) if likeness > 0.8 => {
            format!("unknown setting `{name}`: did you mean `{nearest}`?")
        }
        _ => format!("unknown setting `{name}`: see `glossator schema --settings` for all of them"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_table_lists_every_setting() {
        let value = serde_json::to_value(Settings::default()).unwrap();
        let mut declared: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        let mut listed: Vec<_> = TABLE.iter().map(|setting| setting.name.to_owned()).collect();
        declared.sort();
        listed.sort();
        assert_eq!(declared, listed);
    }

    #[test]
    fn packs_are_named_in_several_ways() {
        let mut settings = Settings::default();
        for none in [json!({"packs": []}), json!({"packs": "none"})] {
            assert_eq!(settings.overlay(&none), []);
            assert_eq!(settings.packs, Packs::Only(vec![]));
        }
        settings.overlay(&json!({"packs": "docker, ops"}));
        assert!(settings.packs.contains("ops") && !settings.packs.contains("backend"));
    }

    #[test]
    fn a_setting_that_cannot_be_used_leaves_the_others_in_force() {
        let mut settings = Settings::default();
        let problems = settings.overlay(&json!({"hover": "yes", "langauge": "fr", "completion": false}));
        let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "setting `hover` must be of type boolean, not \"yes\"",
                "unknown setting `langauge`: did you mean `language`?"
            ]
        );
        assert!(settings.features.hover && !settings.features.completion);
    }

    #[test]
    fn problems_in_a_settings_file_have_a_place() {
        let text = "language = \"fr\"\npack = \"none\"\n";
        let mut settings = Settings::default();
        let problems = settings.overlay_toml(text);
        assert_eq!(settings.language, "fr");
        assert_eq!(&text[problems[0].range.clone().unwrap()], "pack");
    }
}
