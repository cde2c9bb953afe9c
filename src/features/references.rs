//! References: where a term is mentioned.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::glossary::entry::Place;
use crate::glossary::{Glossary, Source};
use crate::matching::EntryRef;

/// An entry, named so that it can be found in the lexicon of another document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryId {
    source: Source,
    place: Place,
}

impl EntryId {
    /// The entry at `at` in the lexicon of `analysis`.
    pub fn new(analysis: &Analysis, at: EntryRef) -> Self {
        let glossary = analysis.lexicon.glossary(at);
        Self { source: glossary.source.clone(), place: analysis.lexicon.head(at).place }
    }

    /// The glossary.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Where the entry's name stands in it.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The entries whose names cover the byte `offset` of the glossary itself.
    pub fn in_glossary(glossary: &Glossary, offset: usize) -> Vec<Self> {
        let covers = |place: &Place| (place.start as usize..=place.end as usize).contains(&offset);
        glossary
            .entries()
            .map(|entry| entry.place)
            .filter(covers)
            .map(|place| Self { source: glossary.source.clone(), place })
            .collect()
    }
}

/// The entries that the term at the byte `offset` stands for.
pub fn entries_at(analysis: &Analysis, offset: usize) -> Vec<EntryId> {
    let mention = analysis.mention_at(offset);
    let entries = mention.map(|mention| mention.entries(&analysis.lexicon)).unwrap_or_default();
    entries.into_iter().map(|at| EntryId::new(analysis, at)).collect()
}

/// The bytes of all mentions of `wanted` in a document, whatever its lexicon.
pub fn references(analysis: &Analysis, wanted: &[EntryId]) -> Vec<Range<usize>> {
    let glossaries = analysis.lexicon.glossaries();
    let mut entries = Vec::new();
    for (index, ranked) in glossaries.iter().enumerate() {
        let places: Vec<Place> =
            wanted.iter().filter(|id| id.source == ranked.glossary.source).map(|id| id.place).collect();
        if places.is_empty() {
            continue;
        }
        let found =
            (0..ranked.glossary.len()).filter(|&entry| places.contains(&ranked.glossary.head(entry).place));
        entries.extend(found.map(|entry| EntryRef { glossary: index as u16, entry: entry as u32 }));
    }
    mentions_of(analysis, &entries)
}

/// The bytes of all mentions that stand for one of `entries`.
pub(super) fn mentions_of(analysis: &Analysis, entries: &[EntryRef]) -> Vec<Range<usize>> {
    let stands_for = |mention: &&crate::matching::Mention| {
        mention.entries(&analysis.lexicon).iter().any(|entry| entries.contains(entry))
    };
    analysis.mentions().iter().filter(stands_for).map(crate::matching::Mention::range).collect()
}
