//! Mentions + candidates for jargon + settings → findings.

use std::collections::HashSet;

use super::finding::{Fault, Finding, key};
use crate::jargon::{self, Expansion, Sign};
use crate::matching::{Mention, Source};
use crate::settings::{Code, Level, Settings};

/// What findings depend on beside the document and its lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checks {
    levels: [Level; Code::ALL.len()],
    ignored: HashSet<String>,
}

impl Checks {
    /// The checks that `settings` ask for.
    pub fn new(settings: &Settings) -> Self {
        Self {
            levels: Code::ALL.map(|code| settings.rules.level(code)),
            ignored: settings.ignore.iter().map(|term| key(term)).collect(),
        }
    }

    fn level(&self, code: Code) -> Level {
        self.levels[code as usize]
    }
}

/// The findings in a document, in ascending order: undefined jargon once a term, discouraged spellings wherever they stand.
pub(super) fn find(
    source: &Source<'_>,
    mentions: &[Mention],
    expansions: &[Expansion],
    checks: &Checks,
) -> Vec<Finding> {
    let mut seen: HashSet<String> =
        expansions.iter().map(|expansion| key(&source.text[expansion.short.clone()])).collect();
    let mut findings = Vec::new();
    for candidate in jargon::candidates(source, mentions) {
        let code = if candidate.sign == Sign::Rare { Code::RareWord } else { Code::UndefinedJargon };
        let level = checks.level(code);
        let term = key(&source.text[candidate.range()]);
        if level == Level::Off || checks.ignored.contains(&term) || !seen.insert(term) {
            continue;
        }
        findings.push(Finding {
            start: candidate.start,
            end: candidate.end,
            kind: source.regions.at(candidate.range().start).kind,
            level,
            fault: Fault::Undefined(candidate.sign),
        });
    }
    findings
}
