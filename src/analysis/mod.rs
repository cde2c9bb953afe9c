//! Analysis: what one version of a document contains, computed once and shared by every feature.

mod directives;
mod finding;
mod findings;
mod running;
mod spelling;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use finding::{Fault, Finding, key};
pub use findings::Checks;
use running::{Needs, Running};

use crate::jargon::{Candidate, Expansion};
use crate::lookalikes::legal_end;
use crate::matching::{self, Lexicon, Mention, Source, is_apostrophe, is_unspaced, is_word};
use crate::regions::{self, Language, Regions, Reread};
use crate::text::{Change, LineIndex};

/// One version of a document with the lexicon that holds for it. Immutable: a feature reads it without waiting for anyone.
pub struct Analysis {
    /// The content.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: LineIndex,
    /// Its language.
    pub language: Language,
    /// What the mentions stand for.
    pub lexicon: Arc<Lexicon>,
    path: Box<str>,
    /// Where the legal text ends that it begins with, a byte offset.
    legal: usize,
    /// Made when first asked for: findings need those in running text alone.
    mentions: OnceLock<Vec<Mention>>,
    /// What its reader should look at, in ascending order; empty without [`Checks`].
    pub findings: Vec<Finding>,
    /// The short forms that the text explains itself; empty without [`Checks`].
    pub expansions: Vec<Expansion>,
    /// What the next version may take over. Kept of documents that are edited only: it is as large as all else.
    kept: Option<(Regions, Running)>,
}

impl Analysis {
    /// Analyses `text`; `checks` says which findings are wanted, if any. `path` is matched by scopes that name paths; it may be empty.
    pub fn new(
        text: Arc<str>,
        language: Language,
        path: &str,
        lexicon: Arc<Lexicon>,
        checks: Option<&Checks>,
    ) -> Self {
        let lines = LineIndex::new(&text);
        let mut analysis = Self::unread(text, lines, language, path, lexicon);
        if let Some(checks) = checks {
            let (regions, running) = analysis.read(checks.needs());
            analysis.findings =
                findings::find(&analysis.source(&regions), &analysis.lexicon, &running, checks);
            analysis.expansions = running.expansions;
        }
        analysis
    }

    /// Analyses `text`, a newer version of the document: what has not changed is taken from this analysis.
    #[must_use]
    pub fn next(&self, text: Arc<str>, language: Language, checks: Option<&Checks>) -> Self {
        let change = Change::between(&self.text, &text);
        let lines = self.lines.changed(&change, &text);
        let mut next = Self::unread(text, lines, language, &self.path, Arc::clone(&self.lexicon));
        if let Some(checks) = checks {
            let is_alike =
                |kept: &&(Regions, Running)| self.language == language && kept.1.needs == checks.needs();
            let (regions, running) = match self.kept.as_ref().filter(is_alike) {
                Some(kept) => next.after(self, kept, &change),
                None => next.read(checks.needs()),
            };
            next.findings = findings::find(&next.source(&regions), &next.lexicon, &running, checks);
            next.expansions.clone_from(&running.expansions);
            next.kept = Some((regions, running));
        }
        next
    }

    fn unread(
        text: Arc<str>,
        lines: LineIndex,
        language: Language,
        path: &str,
        lexicon: Arc<Lexicon>,
    ) -> Self {
        Self {
            legal: legal_end(path, &text),
            text,
            lines,
            language,
            lexicon,
            path: path.into(),
            mentions: OnceLock::new(),
            findings: Vec::new(),
            expansions: Vec::new(),
            kept: None,
        }
    }

    fn read(&self, needs: Needs) -> (Regions, Running) {
        let regions = self.regions();
        let running = Running::new(&self.source(&regions), &self.lexicon, needs);
        (regions, running)
    }

    /// What [`read`](Self::read) gives, with the help of what is `kept` of the version `old`, from which `change` leads here.
    fn after(&self, old: &Self, kept: &(Regions, Running), change: &Change) -> (Regions, Running) {
        let (old_regions, running) = kept;
        let Reread { regions, changed } = old_regions.reread(&old.text, &self.text, self.language, change);
        let stretch = changed
            .filter(|_| self.legal == old.legal)
            .map(|changed| running::stretch(&old.text, &self.text, change, &changed))
            .filter(|stretch| stretch.len() <= self.text.len() / 2);
        let source = self.source(&regions);
        let running = match stretch {
            Some(stretch) => running.spliced(&source, &self.lexicon, change, &stretch),
            None => Running::new(&source, &self.lexicon, running.needs),
        };
        (regions, running)
    }

    /// Whether it was made from that of the version before.
    pub fn is_edited(&self) -> bool {
        self.kept.is_some()
    }

    /// All mentions, in ascending order, without overlap.
    pub fn mentions(&self) -> &[Mention] {
        self.mentions.get_or_init(|| {
            let find = |regions: &Regions| matching::find(&self.source(regions), &self.lexicon).explained;
            self.kept.as_ref().map_or_else(|| find(&self.regions()), |(regions, _)| find(regions))
        })
    }

    fn source<'a>(&'a self, regions: &'a Regions) -> Source<'a> {
        Source { text: &self.text, regions, language: self.language, path: &self.path, legal: self.legal }
    }

    /// The mention at the byte `offset`: the one that covers it; else the one that ends there, or before a possessive `’s` that ends
    /// there; else the first one of the identifier that covers it, as in `HealthCheckInterval`.
    pub fn mention_at(&self, offset: usize) -> Option<&Mention> {
        let offset = self.text.floor_char_boundary(offset);
        self.covering(offset).or_else(|| self.ending_at(offset)).or_else(|| self.in_identifier(offset))
    }

    fn covering(&self, offset: usize) -> Option<&Mention> {
        let next = self.mentions().partition_point(|mention| mention.end as usize <= offset);
        self.mentions().get(next).filter(|mention| mention.range().contains(&offset))
    }

    fn ending_at(&self, offset: usize) -> Option<&Mention> {
        if self.text[offset..].chars().next().is_some_and(is_word) {
            return None;
        }
        let before = &self.text[..offset];
        let possessive = before.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe));
        let ends = [Some(offset), possessive.map(str::len)];
        let last = self.mentions()
            [..self.mentions().partition_point(|mention| mention.start as usize <= offset)]
            .last()?;
        ends.contains(&Some(last.end as usize)).then_some(last)
    }

    fn in_identifier(&self, offset: usize) -> Option<&Mention> {
        let identifier = self.identifier(offset..offset);
        let first = self.mentions().partition_point(|mention| (mention.start as usize) < identifier.start);
        self.mentions().get(first).filter(|mention| mention.end as usize <= identifier.end)
    }

    /// All mentions in the identifier that `mention` lies in, that one first: `AnotherCombinedWord` may have several.
    pub fn mentions_around(&self, mention: &Mention) -> Vec<Mention> {
        let identifier = self.identifier(mention.range());
        let from = self.mentions().partition_point(|other| (other.start as usize) < identifier.start);
        let inside = self.mentions()[from..].iter().take_while(|other| other.end as usize <= identifier.end);
        std::iter::once(*mention).chain(inside.filter(|other| *other != mention).copied()).collect()
    }

    /// The letters, digits, `_` and `-` around `range`.
    fn identifier(&self, range: Range<usize>) -> Range<usize> {
        let belongs = |c: char| is_word(c) && !is_unspaced(c) || matches!(c, '_' | '-');
        let before = &self.text[..range.start];
        let after = &self.text[range.end..];
        let start = before
            .char_indices()
            .rev()
            .take_while(|&(_, c)| belongs(c))
            .last()
            .map_or(range.start, |(at, _)| at);
        let end = range.end + after.find(|c| !belongs(c)).unwrap_or(after.len());
        start..end
    }

    /// Every candidate for jargon that no glossary explains, each place of it, made anew: findings name a term once.
    pub fn candidates(&self) -> Vec<Candidate> {
        let regions = self.regions();
        let source = self.source(&regions);
        Running::new(&source, &self.lexicon, Needs::default()).candidates
    }

    /// The regions, made anew: only few features need them, and making them is cheaper than keeping them.
    pub fn regions(&self) -> Regions {
        regions::regions(&self.text, self.language)
    }
}
