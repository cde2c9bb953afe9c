//! Which packs are in force.

use serde::{Deserialize, Serialize};

use crate::messages::BadValue;

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

    /// Says of each name of a pack that is not among the `known` ones that there is none.
    pub fn unknown(&self, known: &[&str]) -> impl Iterator<Item = BadValue> {
        let names: &[String] = match self {
            Self::Default => &[],
            Self::Only(names) => names,
        };
        let unknown = names.iter().filter(|name| !known.contains(&name.as_str()));
        unknown.map(|name| BadValue::UnknownPack { name: name.clone(), known: known.join(", ") })
    }

    /// Whether the pack called `name` is in force.
    pub fn contains(&self, name: &str) -> bool {
        match self {
            Self::Default => true,
            Self::Only(names) => names.iter().any(|known| known == name),
        }
    }
}
