//! The lexicon: all glossaries that hold for a document, compiled for matching.

use std::collections::hash_map::Entry as Slot;
use std::sync::{Arc, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::fold;
use super::rules::{Denied, Rule, Shared, denied};
use super::scopes::Scopes;
use super::word_table::{WordId, WordTable};
use super::words::{Words, is_unspaced};
use crate::glossary::Glossary;
use crate::glossary::entry::{Condition, Entry, Form, Forms, Head, Status};

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

/// All glossaries that hold for a document, compiled for matching. Immutable, shared by all documents that it holds for.
#[derive(Default)]
pub struct Lexicon {
    glossaries: Vec<Ranked>,
    pub(super) words: WordTable,
    /// Word → pattern of the spellings that consist of that word alone.
    singles: Vec<Option<u32>>,
    /// The spellings of several words, over word numbers written as characters.
    phrases: Option<AhoCorasick>,
    /// The automaton's pattern → pattern.
    phrase_patterns: Vec<u32>,
    /// Pattern → its targets, as a range.
    patterns: Vec<(u32, u32)>,
    targets: Vec<Target>,
    pub(super) rules: Vec<Rule>,
    pub(super) scopes: Scopes,
    /// Whether some glossary only knows its terms.
    pub(super) has_known: bool,
    /// Made when completion first asks for it.
    names: OnceLock<Vec<Name>>,
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

/// A joined spelling (`loadbalancer` for `load balancer`) shorter than this would be taken for another word.
const MIN_JOINED: usize = 6;
/// Spellings of more words than this are not joined.
const MAX_JOINED_WORDS: usize = 4;

impl Lexicon {
    /// Compiles `glossaries`, in time linear in their spellings.
    pub fn new(glossaries: Vec<Ranked>) -> Self {
        let mut draft = Draft { scopes: Scopes::new(), ..Draft::default() };
        for (index, ranked) in glossaries.iter().enumerate() {
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
        let (start, end) = self.patterns[pattern as usize];
        &self.targets[start as usize..end as usize]
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
fn word_char(word: WordId) -> char {
    let code = if word < 0xD7FF { word + 1 } else { word + 0x801 };
    // Beyond 1.1 million distinct words, further ones match nothing.
    char::from_u32(code).unwrap_or('\0')
}

/// A lexicon in the making: spellings as sequences of folded words that have no numbers yet.
#[derive(Default)]
struct Draft {
    /// Folded word → its index in `surfaces`.
    interned: FxHashMap<String, u32>,
    /// For each folded word, a surface that it comes from.
    surfaces: Vec<String>,
    /// Words of all spellings, one after the other.
    flat: Vec<u32>,
    /// End in `flat`, and what the spelling stands for.
    spellings: Vec<(u32, Target)>,
    rules: Vec<Rule>,
    rule_index: FxHashMap<Rule, u32>,
    unless: FxHashSet<Denied>,
    scopes: Scopes,
}

impl Draft {
    fn add(&mut self, entry: EntryRef, forms: &Forms<'_>) {
        let conditions: Vec<Shared> =
            forms.conditions.iter().map(|condition| self.shared(condition)).collect();
        for form in &forms.forms {
            let Some(condition) = conditions.get(form.condition as usize) else { continue };
            let rule = self.rule(Rule::new(form, condition));
            self.add_spelling(form.text, Target { entry, rule });
        }
    }

    /// A condition, with what many have in common kept once.
    fn shared(&mut self, condition: &Condition<'_>) -> Shared {
        let own = denied(&condition.unless);
        let unless = self.unless.get(&own).map_or(own, Arc::clone);
        self.unless.insert(Arc::clone(&unless));
        Shared { case: condition.case, scope: self.scopes.index(&condition.scope), unless }
    }

    fn rule(&mut self, rule: Rule) -> u32 {
        match self.rule_index.entry(rule) {
            Slot::Occupied(slot) => *slot.get(),
            Slot::Vacant(slot) => {
                let index = self.rules.len() as u32;
                self.rules.push(slot.key().clone());
                slot.insert(index);
                index
            }
        }
    }

    fn add_spelling(&mut self, text: &str, target: Target) {
        let words: Vec<&str> = Words::new(text).map(|range| &text[range]).collect();
        if words.is_empty() {
            return;
        }
        for word in &words {
            let index = self.intern(fold::fold(word), word);
            self.flat.push(index);
        }
        self.spellings.push((self.flat.len() as u32, target));
        if let Some(joined) = joined(text, &words) {
            let index = self.intern(fold::fold(&joined), &joined.to_lowercase());
            self.flat.push(index);
            self.spellings.push((self.flat.len() as u32, target));
        }
    }

    fn intern(&mut self, folded: String, surface: &str) -> u32 {
        let next = self.surfaces.len() as u32;
        match self.interned.entry(folded) {
            Slot::Occupied(slot) => *slot.get(),
            Slot::Vacant(slot) => {
                slot.insert(next);
                self.surfaces.push(surface.to_owned());
                next
            }
        }
    }

    fn compile(self, glossaries: Vec<Ranked>) -> Lexicon {
        let Self { interned, surfaces, mut flat, spellings, rules, scopes, .. } = self;
        let mut folded = vec![String::new(); surfaces.len()];
        for (word, index) in interned {
            folded[index as usize] = word;
        }
        let words = WordTable::new(&folded, &surfaces, &in_phrases(&flat, &spellings, surfaces.len()));
        drop(surfaces);
        for word in &mut flat {
            *word = words.id_of_folded(&folded[*word as usize]).unwrap_or_default();
        }
        drop(folded);
        let mut lexicon = Lexicon {
            has_known: glossaries.iter().any(|ranked| !ranked.explains()),
            glossaries,
            singles: vec![None; words.len()],
            words,
            rules,
            scopes,
            ..Lexicon::default()
        };
        lexicon.index(&flat, &spellings);
        lexicon
    }
}

/// How often each word stands in a spelling of several words.
fn in_phrases(flat: &[u32], spellings: &[(u32, Target)], words: usize) -> Vec<u32> {
    let mut counts = vec![0; words];
    for words in sequences(flat, spellings).filter(|words| words.len() > 1) {
        for &word in words {
            counts[word as usize] += 1;
        }
    }
    counts
}

/// The words of each spelling.
fn sequences<'f>(flat: &'f [u32], spellings: &'f [(u32, Target)]) -> impl Iterator<Item = &'f [u32]> {
    let starts = std::iter::once(0).chain(spellings.iter().map(|&(end, _)| end as usize));
    starts.zip(spellings).map(|(start, &(end, _))| &flat[start..end as usize])
}

impl Lexicon {
    /// Makes patterns of spellings: the same words are one pattern, whatever they stand for.
    fn index(&mut self, flat: &[WordId], spellings: &[(u32, Target)]) {
        let mut all: Vec<(&[WordId], Target)> =
            sequences(flat, spellings).zip(spellings).map(|(words, &(_, target))| (words, target)).collect();
        // A fixed order makes results the same from run to run.
        all.sort_unstable_by_key(|&(words, target)| {
            (words, self.rank(target.entry), target.entry, target.rule)
        });
        let mut phrases = Vec::new();
        for of_pattern in all.chunk_by(|a, b| a.0 == b.0) {
            let pattern = self.patterns.len() as u32;
            let start = self.targets.len() as u32;
            let mut targets: Vec<Target> = of_pattern.iter().map(|&(_, target)| target).collect();
            targets.dedup();
            self.targets.extend(targets);
            self.patterns.push((start, self.targets.len() as u32));
            match of_pattern[0].0 {
                &[word] => self.singles[word as usize] = Some(pattern),
                words => {
                    phrases.push(words.iter().map(|&word| word_char(word)).collect::<String>());
                    self.phrase_patterns.push(pattern);
                }
            }
        }
        self.phrases = build_automaton(&phrases);
        self.targets.shrink_to_fit();
        self.patterns.shrink_to_fit();
    }
}

fn build_automaton(phrases: &[String]) -> Option<AhoCorasick> {
    if phrases.is_empty() {
        return None;
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        // Only the root is dense: memory matters more than the last tenth of speed.
        .dense_depth(1)
        .prefilter(false)
        .build(phrases);
    match automaton {
        Ok(automaton) => Some(automaton),
        Err(error) => {
            tracing::warn!("{} phrases are too many to match: {error}", phrases.len());
            None
        }
    }
}

/// The spelling written as one word, if people may write it so.
fn joined(text: &str, words: &[&str]) -> Option<String> {
    let is_camel = !text.contains(|c: char| !c.is_alphanumeric());
    let has_punctuation = text.contains(['/', '.', '+', '#', '&', ',']);
    let letters: usize = words.iter().map(|word| word.len()).sum();
    let is_joinable = words.len() > 1
        && !has_punctuation
        && !text.contains(is_unspaced)
        && (is_camel || words.len() <= MAX_JOINED_WORDS && letters >= MIN_JOINED);
    is_joinable.then(|| words.concat())
}
