//! The languages that are told apart.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

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
        let names = Names::get();
        let found = names.ids.get(id).or_else(|| names.ids.get(id.to_ascii_lowercase().as_str()));
        found.copied()
    }

    /// The language of files of that very name, in lower case.
    pub(super) fn by_file(name: &str) -> Option<Self> {
        Names::get().files.get(name).copied()
    }

    /// The language of files whose names begin like that one, in lower case.
    pub(super) fn by_file_beginning(name: &str) -> Option<Self> {
        let mut beginnings = Names::get().beginnings.iter();
        beginnings.find(|(start, _)| name.starts_with(start)).map(|(_, language)| *language)
    }

    /// The language of files with that extension, in lower case.
    pub(super) fn by_extension(extension: &str) -> Option<Self> {
        Names::get().extensions.get(extension).copied()
    }

    /// The language of the scripts that a program runs.
    pub(super) fn by_interpreter(program: &str) -> Option<Self> {
        Names::get().shebangs.get(program).copied()
    }

    /// Whether `name` means this language: its id or an alias, its group, or the language that it is a dialect of, so
    /// that `yaml` holds for Compose files too.
    pub fn is_a(self, name: &str) -> bool {
        name == self.group().name()
            || (name == self.0.base && !name.is_empty())
            || Self::by_id(name) == Some(self)
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

/// The table of languages the other way round: a file is looked up by a few hashes.
#[derive(Default)]
struct Names {
    ids: FxHashMap<&'static str, Language>,
    files: FxHashMap<&'static str, Language>,
    beginnings: Vec<(&'static str, Language)>,
    extensions: FxHashMap<&'static str, Language>,
    shebangs: FxHashMap<&'static str, Language>,
}

impl Names {
    fn get() -> &'static Self {
        static NAMES: OnceLock<Names> = OnceLock::new();
        NAMES.get_or_init(Self::build)
    }

    fn build() -> Self {
        let mut names = Self::default();
        for language in Language::all() {
            let row = language.0;
            let all = |list: &'static str| list.split_ascii_whitespace().map(move |word| (word, language));
            names.extensions.extend(all(row.extensions));
            names.shebangs.extend(all(row.shebangs));
            names.ids.extend(all(row.ids));
            for (file, language) in all(row.files) {
                match file.strip_suffix('*') {
                    Some(start) => names.beginnings.push((start, language)),
                    None => _ = names.files.insert(file, language),
                }
            }
        }
        // A language's own id beats another's alias.
        names.ids.extend(Language::all().map(|language| (language.id(), language)));
        names
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
    fn scopes_name_languages_dialects_and_groups() {
        let compose = Language::by_id("compose").unwrap();
        assert!(["compose", "dockercompose", "yaml", "infra"].iter().all(|name| compose.is_a(name)));
        assert!(!["", "kubernetes", "code", "banana"].iter().any(|name| compose.is_a(name)));
        assert!(Language::by_id("typescriptreact").unwrap().is_a("typescript"));
    }

    #[test]
    fn aliases_are_found_in_any_case() {
        assert_eq!(Language::by_id("YAML.Ansible").unwrap().id(), "ansible");
        assert_eq!(Language::by_id("no such thing"), None);
    }
}
