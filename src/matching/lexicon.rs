//! The lexicon: all glossaries that hold for a document, compiled for matching.

use std::sync::{Arc, OnceLock};

use aho_corasick::AhoCorasick;

use super::draft::Draft;
use super::fold;
use super::rules::Rule;
use super::scopes::Scopes;
use super::word_table::{WordId, WordTable};
use super::words::Words;
use crate::glossary::Glossary;
use crate::glossary::entry::{Entry, Form, Head, Status};

/// A glossary in a lexicon, with its precedence.
#[derive(Clone)]
pub struct Ranked {
    /// The glossary.
    pub glossary: Arc<Glossary>,
    /// Lower beats higher: where two glossaries explain one spelling, the reader sees the one of the lower rank.
    pub rank: u16,
}

impl Ranked {
    /// Own glossaries, best first, each of its own rank, and after them the packs, all of one rank. `known` are glossaries of terms
    /// that are known to be such, but that nobody explains.
    pub fn in_order(
        own: Vec<Arc<Glossary>>,
        packs: impl IntoIterator<Item = Arc<Glossary>>,
        known: impl IntoIterator<Item = Arc<Glossary>>,
    ) -> Vec<Self> {
        let last = own.len() as u16;
        let own = own.into_iter().zip(0..).map(|(glossary, rank)| Self { glossary, rank });
        let packs = packs.into_iter().map(|glossary| Self { glossary, rank: last });
        let known = known.into_iter().map(|glossary| Self { glossary, rank: KNOWN });
        own.chain(packs).chain(known).collect()
    }

    /// Whether it explains its terms, and does not just know them.
    pub fn explains(&self) -> bool {
        self.rank != KNOWN
    }
}

/// The rank of glossaries whose terms are known and not explained.
const KNOWN: u16 = u16::MAX;

/// An entry of a lexicon: the glossary's index in [`Lexicon::glossaries`] and the entry's index in that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryRef {
    /// Index of the glossary.
    pub glossary: u16,
    /// Index of the entry in its glossary.
    pub entry: u32,
}

/// What a spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) entry: EntryRef,
    pub(super) rule: u32,
}

/// A sequence of words that is a spelling: its targets, as ranges of [`Lexicon::targets`].
#[derive(Clone, Copy)]
pub(super) struct Pattern {
    pub(super) start: u32,
    /// From here on they are only known to be terms.
    pub(super) known: u32,
    pub(super) end: u32,
    /// Whether a finding may come of it.
    pub(super) telling: bool,
}

/// All glossaries that hold for a document, compiled for matching. Immutable, shared by all documents that it holds for.
#[derive(Default)]
pub struct Lexicon {
    pub(super) glossaries: Vec<Ranked>,
    pub(super) words: WordTable,
    /// Word → pattern of the spellings that consist of that word alone.
    pub(super) singles: Vec<Option<u32>>,
    /// For each word, whether a telling pattern is not there without it.
    pub(super) telling: Vec<bool>,
    /// The spellings of several words, over word numbers written as characters.
    pub(super) phrases: Option<AhoCorasick>,
    /// The automaton's pattern → pattern.
    pub(super) phrase_patterns: Vec<u32>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) targets: Vec<Target>,
    pub(super) rules: Vec<Rule>,
    /// Sets of neighbours that deny a spelling, by the index that rules give; each in order.
    pub(super) denied: Vec<Box<[WordId]>>,
    pub(super) scopes: Scopes,
    /// Made when completion first asks for it.
    pub(super) names: OnceLock<Vec<Name>>,
}

/// A spelling that completion may offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, folded, with blanks between them.
    folded: Box<str>,
    /// As the glossary writes it.
    pub text: Box<str>,
    /// BCP 47 tag.
    pub language: Box<str>,
    /// Whether it is the entry's name in its language.
    pub preferred: bool,
    /// What it stands for.
    pub entry: EntryRef,
}

impl Lexicon {
    /// Compiles `glossaries`, in time linear in their spellings.
    pub fn new(glossaries: Vec<Ranked>) -> Self {
        let mut draft = Draft::new();
        let mut by_rank: Vec<(usize, &Ranked)> = glossaries.iter().enumerate().collect();
        by_rank.sort_by_key(|(_, ranked)| ranked.rank);
        for (index, ranked) in by_rank {
            for at in 0..ranked.glossary.len() {
                let entry = EntryRef { glossary: index as u16, entry: at as u32 };
                draft.add(entry, &ranked.glossary.forms(at));
            }
        }
        draft.compile(glossaries)
    }

    /// The glossaries, in the order in which they were given.
    pub fn glossaries(&self) -> &[Ranked] {
        &self.glossaries
    }

    /// Those that explain their terms.
    pub fn explaining(&self) -> impl Iterator<Item = &Glossary> {
        self.glossaries.iter().filter(|ranked| ranked.explains()).map(|ranked| &*ranked.glossary)
    }

    /// Decodes an entry.
    pub fn entry(&self, at: EntryRef) -> Entry {
        self.glossaries
            .get(at.glossary as usize)
            .map(|ranked| ranked.glossary.entry(at.entry as usize))
            .unwrap_or_default()
    }

    /// Whether a finding may come of the pattern: some entry does not explain it where no other does, or says not to use it.
    pub(super) fn is_telling(&self, pattern: u32) -> bool {
        self.patterns[pattern as usize].telling
    }

    /// Whether there is a telling pattern that is not there without the word. Far cheaper than to look for patterns.
    pub(super) fn may_be_telling(&self, word: WordId) -> bool {
        self.telling.get(word as usize).is_some_and(|is_telling| *is_telling)
    }

    /// Decodes the beginning of an entry, far cheaper than all of it.
    pub fn head(&self, at: EntryRef) -> Head<'_> {
        self.glossaries
            .get(at.glossary as usize)
            .map(|ranked| ranked.glossary.head(at.entry as usize))
            .unwrap_or_default()
    }

    /// The glossary of an entry.
    pub fn glossary(&self, at: EntryRef) -> &Arc<Glossary> {
        &self.glossaries[at.glossary as usize].glossary
    }

    /// Whether the entry explains its term.
    pub(super) fn explains(&self, at: EntryRef) -> bool {
        self.glossaries.get(at.glossary as usize).is_some_and(Ranked::explains)
    }

    pub(super) fn rank(&self, at: EntryRef) -> u16 {
        self.glossaries.get(at.glossary as usize).map_or(u16::MAX, |ranked| ranked.rank)
    }

    /// How many patterns there are.
    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    /// Whether no glossary has a spelling.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    pub(super) fn targets(&self, pattern: u32) -> &[Target] {
        let Pattern { start, end, .. } = self.patterns[pattern as usize];
        &self.targets[start as usize..end as usize]
    }

    /// How many of the pattern's targets, from the first, are explained; the others are only known to be terms.
    pub(super) fn explained(&self, pattern: u32) -> usize {
        let Pattern { start, known, .. } = self.patterns[pattern as usize];
        (known - start) as usize
    }

    pub(super) fn single(&self, word: WordId) -> Option<u32> {
        self.singles.get(word as usize).copied().flatten()
    }

    /// Calls `found` with the pattern and the range of words, for each phrase in `words`.
    pub(super) fn phrases(&self, words: &[WordId], mut found: impl FnMut(u32, std::ops::Range<usize>)) {
        let Some(automaton) = &self.phrases else { return };
        let mut text = String::with_capacity(words.len() * 3);
        let mut starts = Vec::with_capacity(words.len() + 1);
        for &word in words {
            starts.push(text.len());
            text.push(word_char(word));
        }
        starts.push(text.len());
        let index_of = |offset: usize| starts.binary_search(&offset).unwrap_or_else(|at| at);
        for hit in automaton.find_overlapping_iter(&text) {
            found(self.phrase_patterns[hit.pattern().as_usize()], index_of(hit.start())..index_of(hit.end()));
        }
    }

    /// The spellings to offer whose folded words, with blanks between them, begin with `prefix`.
    pub fn names_with_prefix(&self, prefix: &str) -> &[Name] {
        let names = self.names.get_or_init(|| self.collect_names());
        let start = names.partition_point(|name| *name.folded < *prefix);
        let length = names[start..].partition_point(|name| name.folded.starts_with(prefix));
        if prefix.is_empty() { &[] } else { &names[start..start + length] }
    }

    fn collect_names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for (index, ranked) in self.glossaries.iter().enumerate().filter(|(_, ranked)| ranked.explains()) {
            for at in 0..ranked.glossary.len() {
                let forms = ranked.glossary.forms(at).forms;
                let at = EntryRef { glossary: index as u16, entry: at as u32 };
                let fine = |form: &&Form<'_>| matches!(form.status, Status::Preferred | Status::Admitted);
                names.extend(forms.iter().filter(fine).map(|form| Name::new(form, at)));
            }
        }
        names.sort_by(|a, b| a.folded.cmp(&b.folded).then_with(|| a.entry.cmp(&b.entry)));
        names
    }

    /// Whether the entry has a spelling that is written just as `surface` is, but for a plural s.
    pub fn is_written(&self, at: EntryRef, surface: &str) -> bool {
        let singular = surface.strip_suffix('s').unwrap_or(surface);
        let forms = self.glossary(at).forms(at.entry as usize).forms;
        forms.iter().any(|form| form.text == surface || form.text == singular)
    }

    /// All entries with the spelling `text`, whatever their scope, best rank first.
    pub fn spelled(&self, text: &str) -> Vec<EntryRef> {
        let mut buffer = String::new();
        let words: Option<Vec<WordId>> =
            Words::new(text).map(|word| self.words.id(&text[word], &mut buffer)).collect();
        let Some(words) = words else { return Vec::new() };
        let mut patterns = Vec::new();
        if let [word] = words[..] {
            patterns.extend(self.single(word));
        }
        self.phrases(&words, |pattern, range| {
            if range == (0..words.len()) {
                patterns.push(pattern);
            }
        });
        let mut entries: Vec<EntryRef> =
            patterns.iter().flat_map(|&pattern| self.targets(pattern)).map(|target| target.entry).collect();
        entries.retain(|&entry| self.explains(entry));
        entries.sort_by_key(|&entry| (self.rank(entry), entry));
        entries.dedup();
        entries
    }
}

impl Name {
    fn new(form: &Form<'_>, entry: EntryRef) -> Self {
        let text = form.text;
        let folded: Vec<String> = Words::new(text).map(|range| fold::fold(&text[range])).collect();
        Self {
            folded: folded.join(" ").into(),
            text: text.into(),
            language: form.language.into(),
            preferred: form.status == Status::Preferred,
            entry,
        }
    }
}

/// A word number as a character: numbers skip the surrogates.
pub(super) fn word_char(word: WordId) -> char {
    let code = if word < 0xD7FF { word + 1 } else { word + 0x801 };
    // Beyond 1.1 million distinct words, further ones match nothing.
    char::from_u32(code).unwrap_or('\0')
}
