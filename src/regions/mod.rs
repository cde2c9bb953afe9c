//! Regions: what language a file is in, and what in it is comment, key, value, instruction or code.
//!
//! Text and language go in, a sorted list of [`Region`]s comes out. Every reader here is a lexer over bytes that
//! never fails: a file that is being typed is mostly broken. A new file type is a row in `languages`, with a rule set
//! for the table-driven [`lexer`] or, where that does not fit, a reader in a file of its own.

mod changed;
mod code;
mod detect;
mod dialect;
mod dockerfile;
mod fences;
mod json;
mod language;
mod languages;
mod lexer;
mod markup;
mod prose;
mod roles;
mod settings;
mod sink;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod toml;
mod yaml;

use std::num::NonZeroU32;
use std::ops::Range;

pub use changed::Reread;
pub use detect::detect;
pub use language::{Group, Language};

use languages::Reader;
use sink::{KeyRow, Sink};

/// What role a stretch of a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// A comment, with its markers.
    Comment,
    /// Text meant for people.
    Prose,
    /// The name in front of a value.
    Key,
    /// What a key is set to.
    Value,
    /// The first word of an instruction, such as `FROM`.
    Instruction,
    /// Text meant for machines.
    Code,
    /// A string literal in code, with its quotes.
    String,
    /// Syntax that must not be read as a word: the `AS` of `FROM … AS name`.
    Keyword,
}

impl RegionKind {
    /// All kinds, in order.
    pub const ALL: [Self; 8] = [
        Self::Comment,
        Self::Prose,
        Self::Key,
        Self::Value,
        Self::Instruction,
        Self::Code,
        Self::String,
        Self::Keyword,
    ];

    /// The name by which glossaries and settings call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Prose => "prose",
            Self::Key => "key",
            Self::Value => "value",
            Self::Instruction => "instruction",
            Self::Code => "code",
            Self::String => "string",
            Self::Keyword => "keyword",
        }
    }

    /// Whether it is running text that people read: a comment or prose.
    pub fn is_running_text(self) -> bool {
        matches!(self, Self::Comment | Self::Prose)
    }

    /// The kind of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A key of a document, as [`Regions::key_path`] takes it. It means nothing outside its own [`Regions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(NonZeroU32);

/// A stretch of a document that has one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Byte offset from 0.
    pub start: u32,
    /// Byte offset of the end, exclusive.
    pub end: u32,
    /// Its role.
    pub kind: RegionKind,
    /// For a key, the key itself; for a value, the key that it belongs to.
    pub key: Option<KeyId>,
}

/// The regions of one document.
#[derive(Clone, Debug)]
pub struct Regions {
    list: Vec<Region>,
    keys: Vec<KeyRow>,
    default_kind: RegionKind,
    len: u32,
}

impl Regions {
    /// The regions, sorted and never overlapping. What lies between them is of [`Regions::default_kind`].
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.list.iter()
    }

    /// The whole document: the regions, and the gaps between them as regions of the default kind.
    pub fn all(&self) -> impl Iterator<Item = Region> + '_ {
        let mut end = 0;
        let mut next = self.list.iter().peekable();
        std::iter::from_fn(move || {
            let start = next.peek().map_or(self.len, |region| region.start);
            let region = if end < start {
                Region { start: end, end: start, kind: self.default_kind, key: None }
            } else {
                *next.next()?
            };
            end = region.end;
            Some(region)
        })
    }

    /// The comments and the prose in the bytes `within`, cut off at its ends.
    pub fn running_text(&self, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let all = self.all().skip_while(move |region| region.end as usize <= within.start);
        all.take_while(move |region| (region.start as usize) < within.end)
            .filter(|region| region.kind.is_running_text())
            .map(move |region| {
                (region.start as usize).max(within.start)..(region.end as usize).min(within.end)
            })
    }

    /// The region that covers the byte at `offset`, or else the gap there, as a region of the default kind.
    pub fn at(&self, offset: usize) -> Region {
        let next = self.list.partition_point(|region| region.end as usize <= offset);
        let start = next.checked_sub(1).map_or(0, |before| self.list[before].end);
        let gap = |end| Region { start, end, kind: self.default_kind, key: None };
        match self.list.get(next) {
            Some(region) if region.start as usize <= offset => *region,
            Some(region) => gap(region.start),
            None => gap(self.len),
        }
    }

    /// The role of all that no region covers.
    pub fn default_kind(&self) -> RegionKind {
        self.default_kind
    }

    /// The names from the outermost key to `key`, such as `["services", "web", "volumes"]`. Sequences add nothing.
    /// `text` is the text that the regions were made from.
    pub fn key_path<'t>(&self, key: KeyId, text: &'t str) -> Vec<&'t str> {
        let mut path = Vec::new();
        let mut next = Some(key);
        while let Some(row) = next.and_then(|key| self.keys.get(key.index())) {
            path.extend(text.get(row.start as usize..row.end as usize));
            // A parent comes before its children, so that this ends whatever `key` is.
            next = row.parent;
        }
        path.reverse();
        path
    }
}

impl KeyId {
    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Tells what role each stretch of `text` has.
pub fn regions(text: &str, language: Language) -> Regions {
    // Offsets are `u32`. Longer documents are refused long before they come here.
    let text = if u32::try_from(text.len()).is_ok() { text } else { "" };
    let row = language.row();
    let mut sink = Sink::new(text);
    match row.reader {
        Reader::Plain => {}
        Reader::Lexer(rules) => lexer::lex(&mut sink, 0..text.len(), rules),
        Reader::Own(read) => read(&mut sink),
    }
    sink.finish(row.default_kind)
}
