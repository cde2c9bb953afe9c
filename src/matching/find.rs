//! Text + lexicon → mentions.

use std::ops::Range;

use super::gap::{self, Gap};
use super::lexicon::{EntryRef, Lexicon};
use super::neighbours::Neighbours;
use super::rules::Place;
use super::word_table::WordId;
use super::words::Words;
use crate::lookalikes::{self, Line, Look};
use crate::regions::{Group, Language, Region, RegionKind, Regions};

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
}

impl<'a> Source<'a> {
    /// The keys that lead to `region`, the outermost first.
    fn key_path(&self, region: &Region) -> Vec<&'a str> {
        region.key.map(|key| self.regions.key_path(key, self.text)).unwrap_or_default()
    }
}

/// A place in a document where a spelling occurs and stands for some entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Byte offset from 0.
    pub start: u32,
    /// Byte offset from 0, exclusive.
    pub end: u32,
    /// The role of the place.
    pub kind: RegionKind,
    pattern: u32,
    /// One bit for each of the pattern's targets: whether it applies here.
    applies: u32,
}

impl Mention {
    /// The bytes of the mention.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The entries that the mention stands for. Where glossaries of several ranks explain it, those of the best rank.
    pub fn entries(&self, lexicon: &Lexicon) -> Vec<EntryRef> {
        let applying = self.targets(lexicon, true);
        let best = applying.first().map(|&entry| lexicon.rank(entry));
        applying.into_iter().filter(|&entry| Some(lexicon.rank(entry)) == best).collect()
    }

    /// Whether some entry that it stands for has a spelling that is not to be used, and this may be it.
    pub fn may_be_discouraged(&self, lexicon: &Lexicon) -> bool {
        let targets = lexicon.targets(self.pattern).iter().take(MAX_TARGETS).enumerate();
        targets
            .filter(|(at, _)| self.applies & (1 << at) != 0)
            .any(|(_, target)| lexicon.rules[target.rule as usize].is_discouraged())
    }

    /// Entries that have this spelling too in a document of this language, but not in this place: those that a reader may confuse
    /// with the ones that are meant. A word that is a key in many places (`name`) has too many senses to list.
    pub fn homonyms(&self, lexicon: &Lexicon, language: Language) -> Vec<EntryRef> {
        let applying = self.entries(lexicon);
        let (mut general, mut keys) = (Vec::new(), Vec::new());
        for (at, target) in lexicon.targets(self.pattern).iter().enumerate() {
            let applies = at < MAX_TARGETS && self.applies & (1 << at) != 0;
            let known = [&applying, &general, &keys].into_iter().any(|list| list.contains(&target.entry));
            let scope = lexicon.rules[target.rule as usize].scope();
            if !applies
                && !known
                && lexicon.explains(target.entry)
                && lexicon.scopes.holds_for_language(scope, language)
            {
                let list = if lexicon.scopes.names_keys(scope) { &mut keys } else { &mut general };
                list.push(target.entry);
            }
        }
        if general.len() + keys.len() <= MAX_HOMONYMS {
            general.append(&mut keys);
        }
        general.truncate(MAX_HOMONYMS);
        general
    }

    fn targets(&self, lexicon: &Lexicon, applying: bool) -> Vec<EntryRef> {
        let mut entries = Vec::new();
        for (at, target) in lexicon.targets(self.pattern).iter().enumerate() {
            let applies = at < MAX_TARGETS && self.applies & (1 << at) != 0;
            if applies == applying && !entries.contains(&target.entry) {
                entries.push(target.entry);
            }
        }
        entries
    }
}

/// More meanings of one spelling than a reader can choose from.
const MAX_TARGETS: usize = 32;
/// More other meanings than a reader wants to hear of.
const MAX_HOMONYMS: usize = 3;
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
    let mut finder = Finder {
        source,
        lexicon,
        scopes: vec![None; lexicon.scopes.len()],
        run: Vec::new(),
        candidates: Vec::new(),
        found: Found::default(),
        neighbours: Neighbours::default(),
        code_line: (0..0, false),
    };
    finder.scan();
    finder.found.explained.shrink_to_fit();
    finder.found
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
    /// For each scope of the lexicon, whether it holds for this document, as far as it has been asked.
    scopes: Vec<Option<bool>>,
    /// Known words in a row, joined so that they may form one spelling.
    run: Vec<Known>,
    candidates: Vec<Candidate>,
    found: Found,
    neighbours: Neighbours,
    /// The line of a comment that was classified last, and whether it is code.
    code_line: (Range<usize>, bool),
}

impl Finder<'_> {
    fn scan(&mut self) {
        let text = self.source.text;
        let mut buffer = String::new();
        for range in Words::new(text) {
            let Some(word) = self.lexicon.words.id(&text[range.clone()], &mut buffer) else {
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
        self.flush();
    }

    /// Turns the run of known words into mentions.
    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        self.collect_candidates();
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
        if self.lexicon.has_known {
            self.find_known(first);
        }
        self.run.clear();
    }

    /// Known terms in the run, between its explained mentions, which begin at `first`: a longer name must not hide what can be explained.
    fn find_known(&mut self, first: usize) {
        let mut free_from = 0;
        for at in 0..self.candidates.len() {
            let Candidate { words, pattern } = self.candidates[at].clone();
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
        if !targets.iter().any(|target| self.lexicon.explains(target.entry) == explained) {
            return None;
        }
        let (first, last) = (&self.run[words.start], &self.run[words.end - 1]);
        let (start, end) = (first.range.start, last.range.end);
        let region = self.source.regions.at(start);
        if region.kind == RegionKind::Keyword || !self.may_wrap(words, region.kind) {
            return None;
        }
        let place = Place {
            text: self.source.text,
            start,
            end,
            has_written_gap: self.run[words.start + 1..words.end]
                .iter()
                .any(|known| known.gap == Gap::Written),
        };
        let mut key_path = None;
        let mut applies = 0u32;
        let mut margins = (0, 0);
        for (at, target) in targets.iter().take(MAX_TARGETS).enumerate() {
            if self.lexicon.explains(target.entry) != explained {
                continue;
            }
            let rule = &self.lexicon.rules[target.rule as usize];
            let scope_holds = self.scope_holds(rule.scope())
                && self.lexicon.scopes.holds_at(rule.scope(), region.kind, || {
                    key_path.get_or_insert_with(|| self.source.key_path(&region))
                });
            if scope_holds && rule.allows(&place, &mut self.neighbours) {
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

    fn scope_holds(&mut self, scope: u32) -> bool {
        let Source { language, path, .. } = *self.source;
        let scopes = &self.lexicon.scopes;
        *self.scopes[scope as usize].get_or_insert_with(|| scopes.holds_for_document(scope, language, path))
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
        let written = surface.strip_suffix('s').unwrap_or(surface);
        !self.lexicon.targets(pattern).iter().any(|target| {
            let forms = self.lexicon.glossary(target.entry).forms(target.entry.entry as usize).forms;
            forms.iter().any(|form| form.text == surface || form.text == written)
        })
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
            let line = lookalikes::line_at(text, offset);
            let line = line.start.max(region.start as usize)..line.end.min(region.end as usize);
            let is_data = self.source.language.group() == Group::Infra;
            let body = lookalikes::body(&text[line.clone()]);
            self.code_line = (line, matches!(Line::of(body, is_data), Line::Code | Line::Order));
        }
        self.code_line.1
    }
}
