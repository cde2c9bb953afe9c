//! A lexicon in the making: spellings as sequences of folded words that have no numbers yet.

use std::collections::hash_map::Entry as Slot;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashMap;

use super::fold;
use super::lexicon::{EntryRef, Lexicon, Pattern, Ranked, Target, word_char};
use super::rules::{Rule, Shared, has_written_punctuation};
use super::scopes::Scopes;
use super::word_table::{WordId, WordTable};
use super::words::{Words, is_unspaced};
use crate::glossary::entry::{Condition, Forms};

/// A joined spelling (`loadbalancer` for `load balancer`) shorter than this would be taken for another word.
const MIN_JOINED: usize = 6;
/// Spellings of more words than this are not joined.
const MAX_JOINED_WORDS: usize = 4;

/// Spellings, and the conditions under which they hold.
pub(super) struct Draft {
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
    /// Sets of neighbours that deny a spelling, each set once: many spellings share one.
    denied: Vec<Vec<u32>>,
    denied_index: FxHashMap<Vec<u32>, u32>,
    scopes: Scopes,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            interned: FxHashMap::default(),
            surfaces: Vec::new(),
            flat: Vec::new(),
            spellings: Vec::new(),
            rules: Vec::new(),
            rule_index: FxHashMap::default(),
            denied: vec![Vec::new()],
            denied_index: FxHashMap::from_iter([(Vec::new(), 0)]),
            scopes: Scopes::new(),
        }
    }

    /// Adds the spellings of an entry.
    pub(super) fn add(&mut self, entry: EntryRef, forms: &Forms<'_>) {
        let conditions: Vec<Shared> =
            forms.conditions.iter().map(|condition| self.shared(condition)).collect();
        for form in &forms.forms {
            let Some(condition) = conditions.get(form.condition as usize) else { continue };
            let rule = self.rule(Rule::new(form, condition));
            self.add_spelling(form.text, Target { entry, rule });
        }
    }

    fn shared(&mut self, condition: &Condition<'_>) -> Shared {
        let mut denied: Vec<u32> =
            condition.unless.iter().map(|word| self.intern(fold::fold(word), word)).collect();
        denied.sort_unstable();
        denied.dedup();
        let next = self.denied.len() as u32;
        let unless = *self.denied_index.entry(denied).or_insert_with_key(|denied| {
            self.denied.push(denied.clone());
            next
        });
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

    /// Numbers the words and builds the automaton.
    pub(super) fn compile(self, glossaries: Vec<Ranked>) -> Lexicon {
        let Self { interned, surfaces, mut flat, spellings, rules, denied, scopes, .. } = self;
        let mut folded = vec![String::new(); surfaces.len()];
        for (word, index) in interned {
            folded[index as usize] = word;
        }
        let words = WordTable::new(&folded, &surfaces, &weights(&flat, &spellings, surfaces.len()));
        drop(surfaces);
        let numbers: Vec<WordId> =
            folded.iter().map(|word| words.id_of_folded(word).unwrap_or_default()).collect();
        drop(folded);
        for word in &mut flat {
            *word = numbers[*word as usize];
        }
        let numbered = |denied: Vec<u32>| {
            let mut denied: Box<[WordId]> = denied.into_iter().map(|word| numbers[word as usize]).collect();
            denied.sort_unstable();
            denied
        };
        let denied = denied.into_iter().map(numbered).collect();
        let mut lexicon = Lexicon {
            glossaries,
            singles: vec![None; words.len()],
            telling: vec![false; words.len()],
            words,
            rules,
            denied,
            scopes,
            ..Lexicon::default()
        };
        lexicon.index(&flat, &spellings);
        lexicon
    }
}

/// How often each word stands in a spelling of several words, doubled; one more if it stands in any.
fn weights(flat: &[u32], spellings: &[(u32, Target)], words: usize) -> Vec<u32> {
    let mut weights = vec![0; words];
    for words in sequences(flat, spellings) {
        for &word in words {
            let weight = &mut weights[word as usize];
            *weight = (*weight | 1) + if words.len() > 1 { 2 } else { 0 };
        }
    }
    weights
}

/// The words of each spelling.
fn sequences<'f>(flat: &'f [u32], spellings: &'f [(u32, Target)]) -> impl Iterator<Item = &'f [u32]> {
    let starts = std::iter::once(0).chain(spellings.iter().map(|&(end, _)| end as usize));
    starts.zip(spellings).map(|(start, &(end, _))| &flat[start..end as usize])
}

impl Lexicon {
    /// Makes patterns of spellings: the same words are one pattern, whatever they stand for.
    fn index(&mut self, flat: &[WordId], spellings: &[(u32, Target)]) {
        let mut numbers: FxHashMap<&[WordId], u32> = FxHashMap::default();
        let mut patterns: Vec<&[WordId]> = Vec::new();
        let mut all: Vec<(u32, Target)> = Vec::with_capacity(spellings.len());
        for (words, &(_, target)) in sequences(flat, spellings).zip(spellings) {
            let pattern = *numbers.entry(words).or_insert_with(|| {
                patterns.push(words);
                patterns.len() as u32 - 1
            });
            all.push((pattern, target));
        }
        // Those of one pattern stay in the order of their rank.
        all.sort_by_key(|&(pattern, _)| pattern);
        all.dedup();
        let mut phrases = Vec::new();
        for (of_pattern, words) in all.chunk_by(|a, b| a.0 == b.0).zip(patterns) {
            let pattern = self.add_pattern(of_pattern.iter().map(|&(_, target)| target));
            // Those with high numbers stand in few spellings.
            if let Some(&rarest) = words.iter().max().filter(|_| self.is_telling(pattern)) {
                self.telling[rarest as usize] = true;
            }
            if let &[word] = words {
                self.singles[word as usize] = Some(pattern);
            } else {
                phrases.push(words.iter().map(|&word| word_char(word)).collect::<String>());
                self.phrase_patterns.push(pattern);
            }
        }
        self.phrases = build_automaton(&phrases);
        self.targets.shrink_to_fit();
        self.patterns.shrink_to_fit();
    }

    /// `targets` are in the order of their rank, and so the explained ones come first.
    fn add_pattern(&mut self, targets: impl Iterator<Item = Target>) -> u32 {
        let start = self.targets.len();
        self.targets.extend(targets);
        let targets = &self.targets[start..];
        let explained = targets.iter().filter(|target| self.explains(target.entry)).count();
        let pattern = Pattern {
            start: start as u32,
            known: (start + explained) as u32,
            end: self.targets.len() as u32,
            telling: self.may_be_found(targets, explained),
        };
        self.patterns.push(pattern);
        self.patterns.len() as u32 - 1
    }

    /// Whether a finding may come of the `targets` of a pattern, of which the first are `explained`.
    fn may_be_found(&self, targets: &[Target], explained: usize) -> bool {
        let rule = |target: &Target| &self.rules[target.rule as usize];
        let (explained, known) = targets.split_at(explained);
        explained.iter().any(|target| rule(target).is_discouraged())
            || !known.is_empty() && !explained.iter().any(|target| rule(target).holds_everywhere())
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
    if words.len() < 2 || has_written_punctuation(text) || text.contains(is_unspaced) {
        return None;
    }
    let letters: usize = words.iter().map(|word| word.len()).sum();
    let is_camel = || text.chars().all(char::is_alphanumeric);
    let is_joinable = words.len() <= MAX_JOINED_WORDS && letters >= MIN_JOINED || is_camel();
    is_joinable.then(|| words.concat())
}
