//! Highlight: the other mentions of a term in the same document.

use std::ops::Range;

use crate::analysis::Analysis;

/// The bytes of all mentions that share an entry with the one at `offset`.
pub fn highlights(analysis: &Analysis, offset: usize) -> Vec<Range<usize>> {
    let Some(mention) = analysis.mention_at(offset) else { return Vec::new() };
    super::references::mentions_of(analysis, &mention.entries(&analysis.lexicon))
}
