//! Links from the terms of a document to the glossary.

use std::collections::HashSet;
use std::ops::Range;

use crate::analysis::Analysis;
use crate::matching::EntryRef;

/// A link from a term to its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The bytes of the mention.
    pub range: Range<usize>,
    /// The entry to open.
    pub entry: EntryRef,
}

/// One link for each entry, at its first mention in comments and prose: editors underline links, and a file full of lines is hard to read.
pub fn links(analysis: &Analysis) -> Vec<Link> {
    let mut seen = HashSet::new();
    let readable = analysis.mentions().iter().filter(|mention| mention.kind.is_running_text());
    readable
        .filter_map(|mention| {
            let entry = *mention.entries(&analysis.lexicon).first()?;
            seen.insert(entry).then(|| Link { range: mention.range(), entry })
        })
        .collect()
}
