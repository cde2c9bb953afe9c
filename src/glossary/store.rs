//! A glossary in memory.

use std::path::PathBuf;

use super::content::{Context, Import, Read, Reference};
use super::encoded::Entries;
use super::entry::{Entry, Forms, Head};
use super::problem::Problem;

/// Where a glossary comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The pack of this name.
    Pack(&'static str),
    /// A file.
    File(PathBuf),
}

/// A set of entries from one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glossary {
    /// Where it comes from.
    pub source: Source,
    /// The folder for whose files it holds; `None`: for all.
    pub root: Option<PathBuf>,
    /// Its own name, if it has one.
    pub name: Option<String>,
    /// BCP 47 tag of its own language.
    pub language: String,
    /// The Contextive contexts that its entries stand in.
    pub contexts: Vec<Context>,
    /// Other glossaries that it names.
    pub imports: Vec<Import>,
    /// Where its entries name others, in formats that know.
    pub references: Vec<Reference>,
    /// What was wrong with its text.
    pub problems: Vec<Problem>,
    pub(super) entries: Entries,
}

impl Glossary {
    /// A glossary of what was read.
    pub fn new(source: Source, root: Option<PathBuf>, read: Read) -> Self {
        let entries = Entries::new(&read.entries);
        let Read { name, language, contexts, imports, references, problems, .. } = read;
        Self { source, root, name, language, contexts, imports, references, problems, entries }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Decodes the entry with this number; an empty entry if there is none.
    pub fn entry(&self, index: usize) -> Entry {
        self.entries.get(index)
    }

    /// Decodes the beginning of the entry with this number.
    pub fn head(&self, index: usize) -> Head<'_> {
        self.entries.head(index)
    }

    /// Decodes the spellings of the entry with this number.
    pub fn forms(&self, index: usize) -> Forms<'_> {
        self.entries.forms(index)
    }

    /// Decodes all entries, one by one.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.entries.iter()
    }

    /// The context of this name.
    pub fn context(&self, name: &str) -> Option<&Context> {
        self.contexts.iter().find(|context| context.name.as_deref() == Some(name))
    }
}
