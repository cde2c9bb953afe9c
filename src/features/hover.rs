//! Hover: the explanation of the term under the cursor.

use std::ops::Range;

use super::{Locate, Reader, card};
use crate::analysis::Analysis;

/// More cards than this are a wall of text.
const MAX_CARDS: usize = 5;

/// An explanation and the text that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The bytes of the mention under the cursor.
    pub range: Range<usize>,
    /// Markdown or plain text, as the reader takes it.
    pub text: String,
}

/// Explains the term at the byte `offset`; `None` where there is none. Other terms of the same identifier follow.
pub fn hover(analysis: &Analysis, offset: usize, reader: &Reader, locate: &Locate<'_>) -> Option<Hover> {
    let mention = analysis.mention_at(offset)?;
    let lexicon = &*analysis.lexicon;
    let mut entries = Vec::new();
    for mention in analysis.mentions_around(mention) {
        for entry in mention.entries(lexicon) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    entries.truncate(MAX_CARDS);
    let mut parts: Vec<String> =
        entries.iter().map(|&entry| card::card(lexicon, entry, reader, locate)).collect();
    let homonyms: Vec<_> = mention
        .homonyms(lexicon, analysis.language)
        .into_iter()
        .filter(|entry| !entries.contains(entry))
        .collect();
    parts.extend(card::not_to_confuse(lexicon, &homonyms, reader));
    let separator = if reader.markdown { "\n\n---\n\n" } else { "\n\n" };
    Some(Hover { range: mention.range(), text: parts.join(separator) })
}
