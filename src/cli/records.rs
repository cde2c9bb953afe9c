//! What `--format json` writes. Programs read these: a field may be added, none is renamed.

use serde::Serialize;

/// An explanation, as `explain` writes it.
#[derive(Debug, Serialize)]
pub(super) struct Explanation<'a> {
    /// The text that is explained.
    pub(super) text: &'a str,
    /// Where it stands; none for a term that was asked for by name.
    pub(super) range: Option<Range>,
    /// What it stands for, best first.
    pub(super) entries: Vec<Entry>,
}

/// Lines and columns from 1, columns in characters, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Range {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

/// An entry of a glossary.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// The entry's name, in the glossary's own language.
    pub(super) name: String,
    /// The language of the definition.
    pub(super) language: String,
    pub(super) definition: Option<String>,
    pub(super) spellings: Vec<String>,
    pub(super) category: Option<String>,
    pub(super) source: Source,
}

/// Where an entry stands. A pack's path begins with `glossator/`.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    pub(super) path: String,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// A mention, as `annotate` writes it.
#[derive(Debug, Serialize)]
pub(super) struct Mention<'a> {
    pub(super) path: &'a str,
    #[serde(flatten)]
    pub(super) range: Range,
    /// Bytes from the start of the file, from 0.
    pub(super) byte_start: usize,
    pub(super) byte_end: usize,
    pub(super) region: &'static str,
    pub(super) text: &'a str,
    pub(super) entries: Vec<&'a Meaning>,
}

/// What a mention stands for, in short.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Meaning {
    /// The entry's name, in the glossary's own language.
    pub(super) name: String,
    /// The language of the definition that the reader gets.
    pub(super) language: String,
    /// The pack that it comes from; none for a glossary of the user's.
    pub(super) pack: Option<&'static str>,
}

/// A finding, as `check` writes it.
#[derive(Debug, Serialize)]
pub(super) struct Finding<'a> {
    pub(super) path: &'a str,
    #[serde(flatten)]
    pub(super) range: Range,
    /// Bytes from the start of the file, from 0.
    pub(super) byte_start: usize,
    pub(super) byte_end: usize,
    pub(super) code: &'a str,
    pub(super) severity: &'static str,
    pub(super) text: &'a str,
    /// The name of the entry that it is about.
    pub(super) entry: Option<&'a str>,
    pub(super) message: &'a str,
    /// The role of the place; none in what is wrong with a glossary.
    pub(super) region: Option<&'static str>,
    /// The rule within the code.
    pub(super) rule: &'a str,
}
