//! Jargon: what in a document reads like a term of art, and why. Deterministic and offline; knows nothing of LSP or of files.

mod acronyms;
mod expansions;
mod kinds;
mod lines;
mod not_acronyms;
mod rare;

use std::ops::Range;

pub use expansions::{EXPANSION_REACH, Expansion, expansions};

use crate::glossary::{self, KNOWN_NAMES};
use crate::matching::{EntryRef, Found, Lexicon, Mention, Source, inner_capital};
use crate::regions::Group;
use crate::text::Change;

/// Why something reads like a term of art: the rule that found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// It has the shape of an acronym (`mTLS`, `eBPF`, `P99`).
    Acronym,
    /// It is the name of a product or project.
    Tool,
    /// It is a known term of art.
    Term,
    /// It has the shape of a kind of API resource (`ServiceMonitor`).
    Kind,
    /// Everyday language does not have the word (`quiesce`).
    Rare,
}

impl Sign {
    /// The rule's name, as it stands in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acronym => "acronym",
            Self::Tool => "tool",
            Self::Term => "term",
            Self::Kind => "kind",
            Self::Rare => "rare-word",
        }
    }
}

/// A place that reads like a term of art, and that no mention covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Byte offset from 0.
    pub start: u32,
    /// Byte offset from 0, exclusive.
    pub end: u32,
    /// Why it is one.
    pub sign: Sign,
}

impl Candidate {
    /// The bytes of the candidate.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same in a newer version of the text, which differs before it.
    #[must_use]
    pub fn moved(&self, change: &Change) -> Self {
        Self { start: change.moved(self.start), end: change.moved(self.end), ..*self }
    }
}

/// All candidates in the comments and the prose of `source` outside of what `found` explains, in ascending order and without overlap,
/// in the lines `within` (bytes). With `rare_words`, words are among them that everyday language does not have.
pub fn candidates(
    source: &Source<'_>,
    lexicon: &Lexicon,
    found: &Found,
    rare_words: bool,
    within: Range<usize>,
) -> Vec<Candidate> {
    let text = source.text;
    let mut candidates = known(lexicon, &found.known);
    let has_kinds = source.language.group() == Group::Infra;
    let is_taken = |word: &Range<usize>| !is_free(&found.explained, word) || !is_free(&found.known, word);
    let is_shaped = |word: &Range<usize>| {
        let surface = &text[word.clone()];
        (acronyms::has_shape(surface) || has_kinds && kinds::has_shape(surface)) && !is_taken(word)
    };
    let shaped = |line: Range<usize>| runs_with_inner_capitals(text, line).filter(is_shaped);
    let may_have_jargon = |line: Range<usize>| rare_words || shaped(line).next().is_some();
    lines::each(source, within, may_have_jargon, |line, shouts| {
        for word in shaped(line.clone()) {
            let (start, end) = (word.start, word.end);
            let sign = if !shouts && acronyms::is_acronym(text, start, end) {
                Sign::Acronym
            } else if has_kinds && kinds::is_kind(text, start, end) {
                Sign::Kind
            } else {
                continue;
            };
            if !is_defined(lexicon, &text[word]) {
                candidates.push(Candidate { start: start as u32, end: end as u32, sign });
            }
        }
        if rare_words && !shouts {
            let rare = rare::words(text, line).filter(|word| !is_taken(word));
            candidates.extend(rare.map(|word| Candidate {
                start: word.start as u32,
                end: word.end as u32,
                sign: Sign::Rare,
            }));
        }
    });
    candidates.sort_by_key(|candidate| candidate.start);
    candidates
}

/// Whether a glossary explains a term that is written just so, though not in such a place: nobody can say that it is undefined.
fn is_defined(lexicon: &Lexicon, surface: &str) -> bool {
    lexicon.spelled(surface).into_iter().any(|at| lexicon.is_written(at, surface))
}

/// Terms that are known to be such and that no glossary in force explains: names of products and projects, and terms of packs that are
/// off.
fn known(lexicon: &Lexicon, mentions: &[Mention]) -> Vec<Candidate> {
    let is_name = |at: &EntryRef| lexicon.glossary(*at).source == glossary::Source::Pack(KNOWN_NAMES);
    let candidate = |mention: &Mention| {
        let is_tool = mention.entries(lexicon).iter().any(is_name);
        let sign = if is_tool { Sign::Tool } else { Sign::Term };
        Candidate { start: mention.start, end: mention.end, sign }
    };
    mentions.iter().filter(|mention| mention.kind.is_running_text()).map(candidate).collect()
}

/// The runs of letters and digits in `line` that have a capital in them, as all jargon has that is told by its shape.
fn runs_with_inner_capitals(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = line.start;
    std::iter::from_fn(move || {
        let capital = at + inner_capital(&text.as_bytes()[at..line.end])?;
        let (before, after) = (&text[at..capital], &text[capital..line.end]);
        let is_other = |c: char| !c.is_alphanumeric();
        let start = at + before.trim_end_matches(char::is_alphanumeric).len();
        at = capital + after.find(is_other).unwrap_or(after.len());
        Some(start..at)
    })
}

fn is_free(mentions: &[Mention], word: &Range<usize>) -> bool {
    let next = mentions.partition_point(|mention| mention.end as usize <= word.start);
    mentions.get(next).is_none_or(|mention| mention.start as usize >= word.end)
}
