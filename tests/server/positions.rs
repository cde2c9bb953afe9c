//! Positions, counted the slow and plain way: what the server says is held against this.

use std::ops::Range;

use serde_json::{Value, json};

/// The unit of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    /// What an `initialize` result without the key means, too.
    pub(crate) fn named(name: Option<&str>) -> Self {
        match name {
            Some("utf-8") => Self::Utf8,
            Some("utf-32") => Self::Utf32,
            None | Some("utf-16") => Self::Utf16,
            Some(other) => panic!("there is no position encoding {other}"),
        }
    }

    fn units(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The position of the byte `offset`.
    pub(crate) fn position(self, text: &str, offset: usize) -> Value {
        let (line, start) = lines(text).enumerate().take_while(|&(_, start)| start <= offset).last().unwrap();
        json!({ "line": line, "character": self.units(&text[start..offset]) })
    }

    pub(crate) fn range(self, text: &str, range: Range<usize>) -> Value {
        json!({ "start": self.position(text, range.start), "end": self.position(text, range.end) })
    }

    /// The byte at a position, which must be one of the text.
    pub(crate) fn offset(self, text: &str, position: &Value) -> usize {
        let line = position["line"].as_u64().unwrap() as usize;
        let column = position["character"].as_u64().unwrap() as usize;
        let start = lines(text).nth(line).unwrap_or_else(|| panic!("no line {line} in {text:?}"));
        let ends = text[start..].char_indices().map(|(at, _)| at).chain([text.len() - start]);
        let mut offsets = ends.map(|at| start + at);
        let found = offsets.find(|&at| self.units(&text[start..at]) == column);
        found.unwrap_or_else(|| panic!("no column {column} in line {line} of {text:?}"))
    }
}

/// The first byte of each line: `\n`, `\r\n` and `\r` end one, and nothing else does.
fn lines(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    std::iter::once(0).chain((0..bytes.len()).filter(is_end).map(|at| at + 1))
}
