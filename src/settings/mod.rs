//! Settings: declared once, here. The table in the README and the editors' settings are checked against [`TABLE`].

mod features;
mod packs;
mod rules;
mod table;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::globs::{Globs, NotAGlob};
use crate::messages::{BadValue, Setting as Message};

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
    pub message: Message,
}

impl Settings {
    /// Lays `value`, a JSON object with some settings, over these. What cannot be used is reported and leaves its setting as it was.
    pub fn overlay(&mut self, value: &serde_json::Value) -> Vec<SettingProblem> {
        let Some(object) = value.as_object() else {
            return if value.is_null() { Vec::new() } else { vec![problem(Message::NotAnObject)] };
        };
        let mut problems = Vec::new();
        for (name, value) in object {
            if let Err(message) = self.set(name, value) {
                problems.push(problem(message));
            }
        }
        problems
    }

    fn set(&mut self, name: &str, value: &serde_json::Value) -> Result<(), Message> {
        let Some(setting) = TABLE.iter().find(|setting| setting.name == name) else {
            return Err(unknown(name));
        };
        if value.is_null() {
            return Ok(());
        }
        let Ok(serde_json::Value::Object(mut all)) = serde_json::to_value(&*self) else { return Ok(()) };
        all.insert(name.to_owned(), value.clone());
        match serde_json::from_value(serde_json::Value::Object(all)) {
            Ok(settings) => {
                *self = settings;
                Ok(())
            }
            Err(_) => Err(refused(setting, value)),
        }
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
                let message = Message::NotToml { error: error.message().to_owned() };
                return vec![SettingProblem { range: error.span(), message }];
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

fn problem(message: Message) -> SettingProblem {
    SettingProblem { range: None, message }
}

/// Why `value` is none for `setting`: what is wrong in it or, if it is nothing like one, its type.
fn refused(setting: &Setting, value: &serde_json::Value) -> Message {
    let name = setting.name.to_owned();
    match wrong_in(setting, value) {
        Some(why) => Message::BadValue { name, why },
        None => Message::WrongType { name, kind: setting.kind.to_owned(), value: value.to_string() },
    }
}

/// What is wrong in a value of the right type. Serde has seen it too, but it speaks English alone.
fn wrong_in(setting: &Setting, value: &serde_json::Value) -> Option<BadValue> {
    match setting.name {
        "rules" => Rules::new(serde_json::from_value(value.clone()).ok()?).err(),
        "exclude" => {
            let patterns: Vec<String> = serde_json::from_value(value.clone()).ok()?;
            let NotAGlob { pattern, error } = Globs::try_from(patterns).err()?;
            Some(BadValue::NotAGlob { pattern, error })
        }
        _ => None,
    }
}

fn unknown(name: &str) -> Message {
    let own = name.to_owned();
    let nearest = TABLE
        .iter()
        .map(|setting| (strsim::jaro_winkler(setting.name, name), setting.name))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, near)) if likeness > 0.8 => Message::UnknownNear { name: own, near: near.to_owned() },
        _ => Message::Unknown { name: own },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::messages::Locale;

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
        let messages: Vec<_> = problems.iter().map(|problem| problem.message.text(Locale::English)).collect();
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
    fn what_is_wrong_in_a_value_is_said_in_the_readers_language() {
        let value = json!({
            "rules": {"undefined-jargn": "off"},
            "exclude": ["a["],
            "hover": "oui",
            "langage": "fr",
        });
        let problems = Settings::default().overlay(&value);
        let messages: Vec<_> = problems.iter().map(|problem| problem.message.text(Locale::French)).collect();
        assert_eq!(
            messages,
            [
                "réglage `exclude`\u{a0}: `a[` n’est pas un motif glob\u{a0}: unclosed character class; missing ']'",
                "le réglage `hover` doit être de type boolean, et non \"oui\"",
                "réglage inconnu `langage`\u{a0}: vouliez-vous dire `language`\u{202f}?",
                "réglage `rules`\u{a0}: `undefined-jargn` n’est pas une règle\u{a0}: vouliez-vous dire `undefined-jargon`\u{202f}?",
            ]
        );
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
