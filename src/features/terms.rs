//! Terms: what a document mentions, each entry once, first mention first; and what a list says of an entry.

use std::collections::HashMap;
use std::ops::Range;

use super::card::{other_name, shorten, text_for};
use super::markdown::plain;
use crate::analysis::Analysis;
use crate::glossary::entry::Entry;
use crate::matching::EntryRef;
use crate::messages::{Card, Locale};
use crate::regions::RegionKind;

/// An entry that a document mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// The entry.
    pub entry: EntryRef,
    /// The bytes of its mentions, in ascending order.
    pub ranges: Vec<Range<usize>>,
}

/// What a list says of an entry, in plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// In the glossary's own language.
    pub name: String,
    /// In the other language, if it differs.
    pub translation: Option<String>,
    /// The heading that it stands under.
    pub category: Option<String>,
    /// For this reader; never empty.
    pub definition: String,
    /// The long form of a short name, or the short form of a long one.
    pub expansion: Option<String>,
}

/// What comments and prose mention, and the keys and instructions that are terms themselves: values are mostly the team's own names.
pub fn terms(analysis: &Analysis) -> Vec<Mentioned> {
    let mut found: Vec<Mentioned> = Vec::new();
    let mut known: HashMap<EntryRef, usize> = HashMap::new();
    for mention in analysis.mentions.iter().filter(|mention| is_listed(mention.kind)) {
        for entry in mention.entries(&analysis.lexicon) {
            let at = *known.entry(entry).or_insert(found.len());
            if at == found.len() {
                found.push(Mentioned { entry, ranges: Vec::new() });
            }
            found[at].ranges.push(mention.range());
        }
    }
    found
}

fn is_listed(kind: RegionKind) -> bool {
    kind.is_running_text() || matches!(kind, RegionKind::Key | RegionKind::Instruction)
}

/// Sums `entry` up for a reader of `language`, a BCP 47 tag.
pub fn summary(entry: &Entry, language: &str) -> Summary {
    let text = text_for(entry, language);
    let definition = text.and_then(|text| text.definition.as_deref()).map(|text| plain(&shorten(text)));
    Summary {
        name: entry.name().to_owned(),
        translation: other_name(entry).map(str::to_owned),
        category: entry.category.clone().or_else(|| entry.context.clone()),
        definition: definition
            .filter(|definition| !definition.is_empty())
            .unwrap_or_else(|| Card::NoDefinition.text(Locale::of(language))),
        expansion: text.and_then(|text| text.expansion.clone()),
    }
}
