//! Text + lexicon → mentions.

use std::ops::Range;

use super::gap::{self, Gap};
use super::lexicon::Lexicon;
use super::mention::{MAX_TARGETS, Mention};
use super::neighbours::Neighbours;
use super::rules::Place;
use super::word_table::WordId;
use super::words::{Words, inner_capital, is_word};
use crate::lookalikes::{self, Line, Look};
use crate::regions::{Group, KeyId, Language, Region, RegionKind, Regions};

/// A document, as far as matching needs it.
pub struct Source<'a> {
    /// The content.
    pub text: &'a str,
    /// What is what in it.
    pub regions: &'a Regions,
    /// Its language.
    pub language: Language,
    /// Its path, for scopes that name paths; empty if it has none.
    pub path: &'a str,
    /// Where its licence header ends, a byte offset; 0 if it has none. Nothing in it is a mention.
    pub legal: usize,
}

/// Runs of known words are matched in pieces of this many, so that memory stays bounded whatever the input.
const MAX_RUN: usize = 4096;

/// The mentions in a document, in ascending order and without overlap: the longest spelling that applies wins.
#[derive(Debug, Default)]
pub struct Found {
    /// Those that some glossary explains.
    pub explained: Vec<Mention>,
    /// Those of terms that are only known to be such. None overlaps an explained one.
    pub known: Vec<Mention>,
}

/// All mentions in `source`.
pub fn find(source: &Source<'_>, lexicon: &Lexicon) -> Found {
    let mut finder = Finder::new(source, lexicon, Wanted::All);
    finder.scan(0..source.text.len());
    finder.finish()
}

/// Which mentions are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    All,
    /// Those that jargon and discouraged spellings are told by: known ones, those of spellings that are not to be used, those in the shape
    /// of jargon (see [`inner_capital`]), and what stands in a row with such.
    #[default]
    Telling,
}

/// The mentions in comments and prose, of most files the smaller part, in the bytes `within`: from one cut to another (see [`is_cut`]).
pub fn find_in_running_text(
    source: &Source<'_>,
    lexicon: &Lexicon,
    wanted: Wanted,
    within: Range<usize>,
) -> Found {
    let mut finder = Finder::new(source, lexicon, wanted);
    let mut stretch = 0..0;
    for region in source.regions.running_text(within) {
        if stretch.end < region.start {
            finder.scan(stretch);
            stretch = region.start..0;
        }
        stretch.end = region.end;
    }
    finder.scan(stretch);
    finder.finish()
}

/// Whether what is found before the byte `at`, where a line of `text` begins, and after it have nothing to do with each other, whatever the
/// lexicon: no mention goes over it, and no command.
pub fn is_cut(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c| !is_word(c)).len();
    let after = text[at..].find(is_word).map_or(text.len(), |length| at + length);
    before == 0
        || after == text.len()
        || gap::classify(&text[before..after]) == Gap::Break && !lookalikes::is_continued(text, at)
}

struct Known {
    range: Range<usize>,
    word: WordId,
    /// What is between the word before it and this one.
    gap: Gap,
}

#[derive(Clone)]
struct Candidate {
    words: Range<usize>,
    pattern: u32,
}

struct Finder<'a> {
    source: &'a Source<'a>,
    lexicon: &'a Lexicon,
    wanted: Wanted,
    /// The region that was asked for last, and its key path, if that was asked for.
    region: Region,
    key_path: Option<(Option<KeyId>, Vec<&'a str>)>,
    /// For each scope of the lexicon, whether it holds for this document, as far as it has been asked.
    scopes: Vec<Option<bool>>,
    /// Known words in a row, joined so that they may form one spelling.
    run: Vec<Known>,
    candidates: Vec<Candidate>,
    found: Found,
    neighbours: Neighbours,
    buffer: String,
    /// The line of a comment that was classified last, and whether it is code.
    code_line: (Range<usize>, bool),
}

impl<'a> Finder<'a> {
    fn new(source: &'a Source<'a>, lexicon: &'a Lexicon, wanted: Wanted) -> Self {
        Self {
            source,
            lexicon,
            wanted,
            region: source.regions.at(0),
            key_path: None,
            scopes: vec![None; lexicon.scopes.len()],
            run: Vec::new(),
            candidates: Vec::new(),
            found: Found::default(),
            neighbours: Neighbours::default(),
            buffer: String::new(),
            code_line: (0..0, false),
        }
    }

    fn finish(mut self) -> Found {
        self.flush();
        self.found.explained.shrink_to_fit();
        self.found
    }

    /// Reads the bytes of `stretch`. Words of one stretch and those of the next may be one spelling.
    fn scan(&mut self, stretch: Range<usize>) {
        let text = self.source.text;
        for word in Words::new(&text[stretch.clone()]) {
            let range = stretch.start + word.start..stretch.start + word.end;
            let known = self.lexicon.words.id(&text[range.clone()], &mut self.buffer);
            let Some(word) = known.filter(|&word| self.lexicon.words.is_spelled(word)) else {
                self.flush();
                continue;
            };
            let gap =
                self.run.last().map_or(Gap::Break, |last| gap::classify(&text[last.range.end..range.start]));
            if gap == Gap::Break || self.run.len() >= MAX_RUN {
                self.flush();
            }
            self.run.push(Known { range, word, gap });
        }
    }

    /// Turns the run of known words into mentions, if those are wanted.
    fn flush(&mut self) {
        let lexicon = self.lexicon;
        let all = self.wanted == Wanted::All || self.is_shaped_as_jargon();
        if all || self.run.iter().any(|known| lexicon.may_be_telling(known.word)) {
            self.collect_candidates();
            if all || self.candidates.iter().any(|candidate| lexicon.is_telling(candidate.pattern)) {
                self.find_mentions();
            }
        }
        self.run.clear();
    }

    /// Whether there is something in the shape of jargon in the run of known words, or in what touches it.
    fn is_shaped_as_jargon(&self) -> bool {
        let (Some(first), Some(last)) = (self.run.first(), self.run.last()) else { return false };
        let bytes = self.source.text.as_bytes();
        let around = first.range.start.saturating_sub(1)..(last.range.end + 1).min(bytes.len());
        inner_capital(&bytes[around]).is_some()
    }

    fn find_mentions(&mut self) {
        let first = self.found.explained.len();
        let mut free_from = 0;
        for at in 0..self.candidates.len() {
            let Candidate { words, pattern } = self.candidates[at].clone();
            if words.start < free_from {
                continue;
            }
            if let Some(mention) = self.accept(&words, pattern, true) {
                free_from = words.end;
                self.found.explained.push(mention);
            }
        }
        self.find_known(first);
    }

    /// Known terms in the run, between its explained mentions, which begin at `first`: a longer name must not hide what can be explained.
    fn find_known(&mut self, first: usize) {
        let mut free_from = 0;
        for at in 0..self.candidates.len() {
            let Candidate { words, pattern } = self.candidates[at].clone();
            if self.lexicon.explained(pattern) == self.lexicon.targets(pattern).len() {
                continue;
            }
            let is_taken = |mention: &Mention| {
                let (first, last) = (&self.run[words.start], &self.run[words.end - 1]);
                (mention.start as usize) < last.range.end && first.range.start < mention.end as usize
            };
            if words.start < free_from || self.found.explained[first..].iter().any(is_taken) {
                continue;
            }
            if let Some(mention) = self.accept(&words, pattern, false) {
                free_from = words.end;
                self.found.known.push(mention);
            }
        }
    }

    /// All spellings in the run, leftmost first and, of those, longest first.
    fn collect_candidates(&mut self) {
        self.candidates.clear();
        for (at, known) in self.run.iter().enumerate() {
            if let Some(pattern) = self.lexicon.single(known.word) {
                self.candidates.push(Candidate { words: at..at + 1, pattern });
            }
        }
        if self.run.len() > 1 {
            let words: Vec<WordId> = self.run.iter().map(|known| known.word).collect();
            let candidates = &mut self.candidates;
            self.lexicon.phrases(&words, |pattern, words| candidates.push(Candidate { words, pattern }));
            candidates.sort_by(|a, b| a.words.start.cmp(&b.words.start).then(b.words.end.cmp(&a.words.end)));
        }
    }

    /// The mention of a spelling, if an entry applies there that explains it or, without `explained`, one that does not.
    fn accept(&mut self, words: &Range<usize>, pattern: u32, explained: bool) -> Option<Mention> {
        let targets = self.lexicon.targets(pattern);
        let split = self.lexicon.explained(pattern);
        let wanted = if explained { 0..split } else { split..targets.len() };
        if wanted.is_empty() {
            return None;
        }
        let (first, last) = (&self.run[words.start], &self.run[words.end - 1]);
        let (start, end) = (first.range.start, last.range.end);
        let region = self.region_at(start);
        let is_legal = start < self.source.legal && region.kind.is_running_text();
        if is_legal || region.kind == RegionKind::Keyword || !self.may_wrap(words, region.kind) {
            return None;
        }
        let has_written_gap =
            self.run[words.start + 1..words.end].iter().any(|known| known.gap == Gap::Written);
        let place = Place { text: self.source.text, start, end, has_written_gap };
        let mut applies = 0u32;
        let mut margins = (0, 0);
        let end_of_bits = wanted.end.min(MAX_TARGETS);
        for (at, target) in targets.iter().enumerate().take(end_of_bits).skip(wanted.start) {
            let rule = &self.lexicon.rules[target.rule as usize];
            let holds = self.scope_holds(rule.scope(), &region) && rule.allows(&place);
            if holds && !self.is_denied(rule.unless(), start..end) {
                applies |= 1 << at;
                margins = rule.margins();
            }
        }
        if applies == 0 {
            return None;
        }
        let mut kind = self.kind_at(start, end, &region)?;
        if kind.is_running_text() && self.is_identifier(start..end, pattern) {
            kind = RegionKind::Code;
        }
        let (start, end) = (start - margins.0, end + margins.1);
        Some(Mention { start: start as u32, end: end as u32, kind, pattern, applies })
    }

    fn region_at(&mut self, offset: usize) -> Region {
        if !(self.region.start as usize..self.region.end as usize).contains(&offset) {
            self.region = self.source.regions.at(offset);
        }
        self.region
    }

    fn scope_holds(&mut self, scope: u32, region: &Region) -> bool {
        let Source { regions, language, path, text, .. } = *self.source;
        let scopes = &self.lexicon.scopes;
        let holds_here = *self.scopes[scope as usize]
            .get_or_insert_with(|| scopes.holds_for_document(scope, language, path));
        holds_here
            && scopes.holds_at(scope, region.kind, || {
                if self.key_path.as_ref().is_none_or(|(key, _)| *key != region.key) {
                    let path = region.key.map(|key| regions.key_path(key, text)).unwrap_or_default();
                    self.key_path = Some((region.key, path));
                }
                self.key_path.as_ref().map_or(&[], |(_, path)| path)
            })
    }

    /// Whether one of the words around `place` shows another sense.
    fn is_denied(&mut self, denied: u32, place: Range<usize>) -> bool {
        let Lexicon { denied: sets, words, .. } = self.lexicon;
        let set = &sets[denied as usize];
        !set.is_empty() && self.neighbours.any_in(set, words, self.source.text, place.start, place.end)
    }

    /// A spelling goes over a line break only within text that people wrap, and over a comment prefix only in a comment.
    fn may_wrap(&self, words: &Range<usize>, kind: RegionKind) -> bool {
        self.run[words.start + 1..words.end].iter().all(|known| match known.gap {
            Gap::LineBreak { commented } => {
                let is_text = matches!(
                    kind,
                    RegionKind::Comment | RegionKind::Prose | RegionKind::Value | RegionKind::String
                );
                is_text
                    && (!commented || kind == RegionKind::Comment)
                    && self.source.regions.at(known.range.start).kind == kind
            }
            _ => true,
        })
    }

    /// Whether the surface is written as programs write names (`clusterIp`, `db_schema`), and no spelling is written just so.
    fn is_identifier(&self, surface: Range<usize>, pattern: u32) -> bool {
        let surface = &self.source.text[surface];
        if !lookalikes::is_identifier(surface) {
            return false;
        }
        !self.lexicon.targets(pattern).iter().any(|target| self.lexicon.is_written(target.entry, surface))
    }

    /// The role of a place: in a text for people, what is a name or commented out is code all the same. `None` for what is no words at all.
    fn kind_at(&mut self, start: usize, end: usize, region: &Region) -> Option<RegionKind> {
        let kind = region.kind;
        let look = lookalikes::look(self.source.text, start, end);
        match look {
            Look::Mask => None,
            _ if !kind.is_running_text() => Some(kind),
            Look::Code => Some(RegionKind::Code),
            Look::Words if kind == RegionKind::Comment && self.is_code_line(start, region) => {
                Some(RegionKind::Code)
            }
            Look::Words => Some(kind),
        }
    }

    fn is_code_line(&mut self, offset: usize, region: &Region) -> bool {
        if !self.code_line.0.contains(&offset) {
            let text = self.source.text;
            let whole = lookalikes::line_at(text, offset);
            let line = whole.start.max(region.start as usize)..whole.end.min(region.end as usize);
            let is_data = self.source.language.group() == Group::Infra;
            let body = lookalikes::body(&text[line.clone()]);
            let is_code = matches!(Line::of(body, is_data), Line::Code | Line::Order)
                || lookalikes::is_continued(text, whole.start);
            self.code_line = (line, is_code);
        }
        self.code_line.1
    }
}
