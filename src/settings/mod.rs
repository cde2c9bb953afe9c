//! Settings: declared once, here. The table in the README and the editors' settings are checked against [`TABLE`].

mod features;
mod packs;
mod rules;
mod table;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::globs::Globs;

pub use features::Features;
pub use packs::Packs;
pub use rules::{Code, Level, Rules};
pub use table::{Setting, TABLE};

/// The team's settings, in a workspace folder.
pub const SETTINGS_FILE: &str = "glossator.toml";

/// Longer files are generated, as a rule, and nobody reads them.
const MAX_FILE_SIZE: u64 = 4 * 1024 * 1024;

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
    /// Documents in which nothing is explained. Matched against paths within the workspace folder.
    pub exclude: Globs,
    /// Terms that are never flagged as undefined.
    pub ignore: Vec<String>,
    /// How severe each kind of finding is.
    pub rules: Rules,
    /// BCP 47 tags of the languages that the team wants each of its entries to be defined in.
    pub required_languages: Vec<String>,
    /// Longer files, in bytes, are not checked.
    pub max_file_size: u64,
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
            exclude: Globs::default(),
            ignore: Vec::new(),
            rules: Rules::default(),
            required_languages: Vec::new(),
            max_file_size: MAX_FILE_SIZE,
            features: Features::default(),
        }
    }
}

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
            // Our own messages say more than the type alone.
            Err(error) if error.to_string().starts_with('`') => {
                return Err(format!("setting `{name}`: {error}"));
            }
            Err(_) => return Err(format!("setting `{name}` must be of type {}, not {value}", setting.kind)),
        }
        Ok(())
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
