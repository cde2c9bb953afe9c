//! Go to glossary: the places where the term under the cursor is defined.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::matching::EntryRef;

/// The term under the cursor and the entries that explain it, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The bytes of the mention under the cursor.
    pub origin: Range<usize>,
    /// The entries to open.
    pub entries: Vec<EntryRef>,
}

/// Where the term at the byte `offset` is defined.
pub fn definition(analysis: &Analysis, offset: usize) -> Option<Definition> {
    let mention = analysis.mention_at(offset)?;
    Some(Definition { origin: mention.range(), entries: mention.entries(&analysis.lexicon) })
}
