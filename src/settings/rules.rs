//! Rules: what may be found, and how severe it is.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::messages::{BadValue, Locale};

/// How severe a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported at all.
    Off,
    /// Shown by a few dots.
    Hint,
    /// Worth knowing.
    Information,
    /// Likely wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Level {
    /// As it stands in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl FromStr for Level {
    type Err = BadValue;

    fn from_str(name: &str) -> Result<Self, BadValue> {
        let all = [Self::Off, Self::Hint, Self::Information, Self::Warning, Self::Error];
        let level = all.into_iter().find(|level| level.name() == name);
        level.ok_or_else(|| BadValue::UnknownLevel { name: name.to_owned() })
    }
}

/// The kind of a finding in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A term of art that nobody explains.
    UndefinedJargon,
    /// A spelling that is no longer to be used.
    DeprecatedTerm,
    /// A spelling that is never to be used.
    ForbiddenTerm,
    /// A spelling that is not the entry's preferred one.
    InconsistentSpelling,
    /// A word that everyday language does not have, and that nobody explains.
    RareWord,
}

impl Code {
    /// All codes, in order.
    pub const ALL: [Self; 5] = [
        Self::UndefinedJargon,
        Self::DeprecatedTerm,
        Self::ForbiddenTerm,
        Self::InconsistentSpelling,
        Self::RareWord,
    ];

    /// As it stands in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::UndefinedJargon => "undefined-jargon",
            Self::DeprecatedTerm => "deprecated-term",
            Self::ForbiddenTerm => "forbidden-term",
            Self::InconsistentSpelling => "inconsistent-spelling",
            Self::RareWord => "rare-word",
        }
    }

    /// How severe it is unless the settings say otherwise.
    pub fn default_level(self) -> Level {
        match self {
            Self::UndefinedJargon => Level::Information,
            Self::InconsistentSpelling | Self::RareWord => Level::Off,
            Self::DeprecatedTerm => Level::Warning,
            Self::ForbiddenTerm => Level::Error,
        }
    }
}

/// Codes of findings in glossaries, which have severities of their own.
const GLOSSARY_CODES: [&str; 31] = [
    "alias-bomb",
    "bad-alias",
    "bad-link",
    "binary",
    "conflicting-status",
    "dangling-see",
    "duplicate-key",
    "duplicate-name",
    "empty-definition",
    "import-cycle",
    "import-missing",
    "import-not-fetched",
    "import-outside",
    "missing-definition",
    "missing-name",
    "missing-translation",
    "not-utf-8",
    "shared-spelling",
    "syntax",
    "too-deep",
    "too-large",
    "too-many-nodes",
    "too-many-spellings",
    "undefined-in-definition",
    "unknown-key",
    "unknown-language",
    "unknown-region",
    "unknown-value",
    "unreadable",
    "unused-entry",
    "wrong-type",
];

/// The levels that differ from the defaults, by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, Level>")]
pub struct Rules {
    levels: BTreeMap<String, Level>,
}

impl Rules {
    /// The level of a finding in a document.
    pub fn level(&self, code: Code) -> Level {
        self.set(code.name()).unwrap_or_else(|| code.default_level())
    }

    /// The level that the settings give `code`, if they do.
    pub fn set(&self, code: &str) -> Option<Level> {
        self.levels.get(code).copied()
    }

    /// Sets the level of `code`, which must be one that [`Rules::check`] knows.
    pub fn insert(&mut self, code: String, level: Level) {
        self.levels.insert(code, level);
    }

    /// All codes that a level can be set for.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        Code::ALL.into_iter().map(Code::name).chain(GLOSSARY_CODES)
    }

    /// Whether a level can be set for `code`.
    ///
    /// # Errors
    ///
    /// Says what is near, or what there is.
    pub fn check(code: &str) -> Result<(), BadValue> {
        if Self::codes().any(|known| known == code) { Ok(()) } else { Err(unknown(code)) }
    }

    /// The levels that are `named` by their codes.
    ///
    /// # Errors
    ///
    /// If a code or a level does not exist.
    pub(super) fn new(named: BTreeMap<String, String>) -> Result<Self, BadValue> {
        let mut levels = BTreeMap::new();
        for (code, level) in named {
            Self::check(&code)?;
            levels.insert(code, level.parse()?);
        }
        Ok(Self { levels })
    }
}

impl From<Rules> for BTreeMap<String, Level> {
    fn from(rules: Rules) -> Self {
        rules.levels
    }
}

impl TryFrom<BTreeMap<String, String>> for Rules {
    type Error = String;

    fn try_from(named: BTreeMap<String, String>) -> Result<Self, String> {
        // For serde, which knows nothing of readers; `Settings` tells them.
        Self::new(named).map_err(|error| error.text(Locale::English))
    }
}

fn unknown(code: &str) -> BadValue {
    let likeness = |known: &&str| (strsim::jaro_winkler(known, code) * 1000.0) as i32;
    match Rules::codes().max_by_key(likeness) {
        Some(near) if likeness(&near) > 800 => {
            BadValue::UnknownRuleNear { code: code.to_owned(), near: near.to_owned() }
        }
        _ => {
            let known = Rules::codes().collect::<Vec<_>>().join(", ");
            BadValue::UnknownRule { code: code.to_owned(), known }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(json: &serde_json::Value) -> Result<Rules, serde_json::Error> {
        serde_json::from_value(json.clone())
    }

    #[test]
    fn what_is_not_set_has_its_own_level() {
        let rules = rules(&serde_json::json!({"undefined-jargon": "off", "unused-entry": "hint"})).unwrap();
        assert_eq!(rules.level(Code::UndefinedJargon), Level::Off);
        assert_eq!(rules.level(Code::ForbiddenTerm), Level::Error);
        assert_eq!(rules.set("unused-entry"), Some(Level::Hint));
    }

    #[test]
    fn unknown_rules_and_levels_are_named() {
        let message = |json| rules(&json).unwrap_err().to_string();
        assert_eq!(
            message(serde_json::json!({"undefined-jargn": "off"})),
            "`undefined-jargn` is no rule: did you mean `undefined-jargon`?"
        );
        assert!(message(serde_json::json!({"deprecated-term": "loud"})).starts_with("`loud` is no severity"));
    }
}
