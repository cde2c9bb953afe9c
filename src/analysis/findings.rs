//! Mentions + candidates for jargon + settings → findings.

use std::collections::{HashMap, HashSet};

use super::directives::Directives;
use super::finding::{Fault, Finding, key, sign_code};
use super::running::{Needs, Running};
use super::spelling;
use crate::jargon::Candidate;
use crate::matching::{Lexicon, Mention, Source, Wanted};
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

    /// What must be looked for. One spelling of an entry can be told from the others, and a rare word from one that is explained, only by
    /// all mentions.
    pub(super) fn needs(&self) -> Needs {
        let is_on = |code| self.level(code) != Level::Off;
        let rare_words = is_on(Code::RareWord);
        let all = rare_words || is_on(Code::InconsistentSpelling);
        Needs { mentions: if all { Wanted::All } else { Wanted::Telling }, rare_words }
    }

    /// The level of findings with this code.
    pub(super) fn level(&self, code: Code) -> Level {
        self.levels[code as usize]
    }
}

/// Finds all that `checks` ask for in a document, in ascending order: undefined jargon once a term, wrong spellings wherever they stand.
pub(super) fn find(
    source: &Source<'_>,
    lexicon: &Lexicon,
    running: &Running,
    checks: &Checks,
) -> Vec<Finding> {
    let directives = Directives::read(source.text, source.regions);
    let mut findings = undefined(source, running, checks, &directives);
    findings.extend(misspelled(source, lexicon, &running.found.explained, checks));
    findings.retain(|finding| !directives.is_off(finding.start as usize));
    findings.sort_by_key(|finding| finding.start);
    findings
}

/// Undefined jargon, where each term stands first.
fn undefined(
    source: &Source<'_>,
    running: &Running,
    checks: &Checks,
    directives: &Directives,
) -> Vec<Finding> {
    let text = source.text;
    let mut seen: HashSet<String> =
        running.expansions.iter().map(|expansion| key(&text[expansion.short.clone()])).collect();
    seen.extend(directives.ignored.iter().cloned());
    let finding = |candidate: &Candidate| {
        let level = checks.level(sign_code(candidate.sign));
        let term = key(&text[candidate.range()]);
        let is_off = directives.is_off(candidate.range().start);
        let is_wanted =
            level != Level::Off && !is_off && !checks.ignored.contains(&term) && seen.insert(term);
        is_wanted.then(|| Finding {
            start: candidate.start,
            end: candidate.end,
            kind: source.regions.at(candidate.range().start).kind,
            level,
            fault: Fault::Undefined(candidate.sign),
        })
    };
    running.candidates.iter().filter_map(finding).collect()
}

/// Mentions by a spelling that is not to be used, in text that people read.
fn misspelled(source: &Source<'_>, lexicon: &Lexicon, mentions: &[Mention], checks: &Checks) -> Vec<Finding> {
    let wants_one = checks.level(Code::InconsistentSpelling) != Level::Off;
    let mut decoded = HashMap::new();
    let read = mentions.iter().filter(|mention| mention.kind.is_running_text());
    let mut fault = |mention: &Mention| {
        if !wants_one && !mention.may_be_discouraged(lexicon) {
            return None;
        }
        let at = *mention.entries(lexicon).first()?;
        let entry = decoded.entry(at).or_insert_with(|| lexicon.entry(at));
        let surface = &source.text[mention.range()];
        spelling::discouraged(at, entry, surface)
            .or_else(|| wants_one.then(|| spelling::inconsistent(at, entry, lexicon, surface)).flatten())
    };
    let finding = |(mention, fault): (&Mention, Fault)| {
        let mut finding =
            Finding { start: mention.start, end: mention.end, kind: mention.kind, level: Level::Off, fault };
        finding.level = checks.level(finding.code());
        (finding.level != Level::Off).then_some(finding)
    };
    read.filter_map(|mention| Some((mention, fault(mention)?))).filter_map(finding).collect()
}
