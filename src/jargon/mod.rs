//! Jargon: what in a document reads like a term of art, and why. Deterministic and offline; knows nothing of LSP or of files.

mod acronyms;
mod expansions;

use std::ops::Range;

pub use expansions::{Expansion, expansions};

use crate::matching::{Mention, Source};

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
    /// It is a rare word.
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
            Self::Rare => "rare",
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
}

/// All candidates in the comments and the prose of `source` outside of `mentions`, in ascending order and without overlap.
pub fn candidates(source: &Source<'_>, mentions: &[Mention]) -> Vec<Candidate> {
    acronyms::find(source, mentions)
}
