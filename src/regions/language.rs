//! The languages that are told apart.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::RegionKind;
use super::languages::{self, Row};

/// What people use a language for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Files that build, configure and run things: Dockerfile, YAML, shell, Terraform, …
    Infra,
    /// Text for people: Markdown, plain text, commit messages, …
    Prose,
    /// Programs, queries, style sheets, web pages.
    Code,
}

impl Group {
    /// The name by which glossaries and settings call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Infra => "infra",
            Self::Prose => "prose",
            Self::Code => "code",
        }
    }
}

/// A language that is told apart from others.
#[derive(Clone, Copy)]
pub struct Language(&'static Row);

impl Language {
    /// Text of which nothing more is known.
    pub const PLAIN_TEXT: Self = Self(&languages::PLAIN_TEXT);

    /// Its name: the editors' language id where there is one, such as `dockerfile` or `typescriptreact`.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// What people use it for.
    pub fn group(self) -> Group {
        self.0.group
    }

    /// The language with that id, or with that alias (`golang`, `yaml.ansible`), in any case.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::all()
            .find(|language| language.id() == id)
            .or_else(|| Self::all().find(|language| language.0.is_called(id)))
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        languages::rows().map(Self)
    }

    /// The role of all text that no region covers.
    pub fn default_kind(self) -> RegionKind {
        self.0.default_kind
    }

    pub(super) fn row(self) -> &'static Row {
        self.0
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Language").field(&self.0.id).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_unique() {
        let mut seen = HashSet::new();
        for language in Language::all() {
            assert!(seen.insert(language.id()), "{language:?} is there twice");
            assert_eq!(Language::by_id(language.id()), Some(language));
        }
    }

    #[test]
    fn names_extensions_and_interpreters_belong_to_one_language() {
        let mut seen = HashSet::new();
        for row in Language::all().map(Language::row) {
            let aliases = row.ids.split_ascii_whitespace().map(|word| ("id", word));
            let extensions = row.extensions.split_ascii_whitespace().map(|word| ("extension", word));
            let files = row.files.split_ascii_whitespace().map(|word| ("file", word));
            let shebangs = row.shebangs.split_ascii_whitespace().map(|word| ("interpreter", word));
            for (what, word) in aliases.chain(extensions).chain(files).chain(shebangs) {
                assert!(
                    word.is_empty() || seen.insert((what, word)),
                    "{what} {word} of {} is there twice",
                    row.id
                );
            }
        }
    }

    #[test]
    fn there_are_enough() {
        assert!(Language::all().count() >= 75);
    }

    #[test]
    fn aliases_are_found_in_any_case() {
        assert_eq!(Language::by_id("YAML.Ansible").unwrap().id(), "ansible");
        assert_eq!(Language::by_id("no such thing"), None);
    }
}
