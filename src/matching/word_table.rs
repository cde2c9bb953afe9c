//! The words that a lexicon knows, each with a number.

use rustc_hash::FxHashMap;

use super::fold;

/// The number of a known word.
pub(super) type WordId = u32;

/// Known words in folded form → their numbers. Singular and plural of a word share one number.
#[derive(Default)]
pub(super) struct WordTable {
    ids: FxHashMap<Box<str>, WordId>,
    /// One bit for each (first byte, second byte, length) that some known word has: most words of a document are unknown, and this
    /// says so without hashing them.
    filter: Vec<u64>,
    count: WordId,
}

const FILTER_BITS: usize = 1 << 15;
/// Longer words are no words: base64, hashes, minified code. Looking them up would cost time in proportion to their length.
const MAX_WORD: usize = 64;

impl WordTable {
    /// Numbers the words `folded`, each with the surface it comes from and how often phrases have it: words that phrases have often get
    /// the lowest numbers, since those are the shortest as characters. No word is there twice.
    pub(super) fn new(folded: &[String], surfaces: &[String], in_phrases: &[u32]) -> Self {
        let mut order: Vec<usize> = (0..folded.len()).collect();
        // Shorter words first, so that a singular has its number before its plural asks for it.
        order.sort_unstable_by_key(|&at| (folded[at].len(), &folded[at]));
        let mut table = Self { filter: vec![0; FILTER_BITS / 64], ..Self::default() };
        for &at in &order {
            table.add(&folded[at], &surfaces[at]);
        }
        for &at in &order {
            table.add_german(&folded[at], &surfaces[at]);
        }
        table.renumber(folded, in_phrases);
        table.ids.shrink_to_fit();
        table
    }

    /// Gives the lowest numbers to the words that phrases have most often.
    fn renumber(&mut self, folded: &[String], in_phrases: &[u32]) {
        let mut counts: Vec<(u32, WordId)> = (0..self.count).map(|id| (0, id)).collect();
        for (word, count) in folded.iter().zip(in_phrases) {
            if let Some(&id) = self.ids.get(word.as_str()) {
                counts[id as usize].0 += count;
            }
        }
        counts.sort_unstable_by_key(|&(count, id)| (std::cmp::Reverse(count), id));
        let mut new = vec![0; counts.len()];
        for (number, &(_, id)) in counts.iter().enumerate() {
            new[id as usize] = number as WordId;
        }
        for id in self.ids.values_mut() {
            *id = new[*id as usize];
        }
    }

    fn add(&mut self, folded: &str, surface: &str) {
        if self.ids.contains_key(folded) {
            return;
        }
        let of_singular =
            fold::singulars(folded, surface).find_map(|word| self.ids.get(word.as_str()).copied());
        if let Some(id) = of_singular {
            self.insert(folded, id);
            return;
        }
        let id = self.count;
        self.count += 1;
        self.insert(folded, id);
        if let Some(singular) = fold::likely_singular(folded, surface) {
            self.insert(&singular, id);
        }
    }

    fn add_german(&mut self, folded: &str, surface: &str) {
        if let (Some(spelled_out), Some(&id)) = (fold::fold_german(surface), self.ids.get(folded)) {
            self.insert(&spelled_out, id);
        }
    }

    fn insert(&mut self, folded: &str, id: WordId) {
        let bit = filter_bit(folded.as_bytes());
        self.filter[bit / 64] |= 1 << (bit % 64);
        self.ids.entry(folded.into()).or_insert(id);
    }

    /// How many numbers are in use.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The number of a word that is given in folded form.
    pub(super) fn id_of_folded(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded).copied()
    }

    /// The number of `surface`, a word as it stands in a document. `buffer` is scratch space.
    pub(super) fn id(&self, surface: &str, buffer: &mut String) -> Option<WordId> {
        if surface.len() > MAX_WORD {
            return None;
        }
        buffer.clear();
        fold::fold_into(surface, buffer);
        if let Some(id) = self.get(buffer) {
            return Some(id);
        }
        if matches!(buffer.as_bytes().last(), Some(b's' | b'x')) {
            return fold::singulars(buffer, surface).find_map(|word| self.get(&word));
        }
        if surface.is_ascii() {
            return None;
        }
        fold::fold_german(surface).and_then(|word| self.get(&word))
    }

    fn get(&self, folded: &str) -> Option<WordId> {
        let bit = filter_bit(folded.as_bytes());
        if self.filter[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        self.ids.get(folded).copied()
    }
}

fn filter_bit(folded: &[u8]) -> usize {
    let first = folded.first().copied().unwrap_or(0) as usize & 31;
    let second = folded.get(1).copied().unwrap_or(0) as usize & 31;
    first | second << 5 | (folded.len() & 31) << 10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(words: &[&str]) -> WordTable {
        let folded: Vec<String> = words.iter().map(|word| fold::fold(word)).collect();
        let surfaces: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        WordTable::new(&folded, &surfaces, &vec![0; words.len()])
    }

    fn same(words: &[&str], a: &str, b: &str) -> bool {
        let table = table(words);
        let id = |word| table.id(word, &mut String::new());
        id(a).is_some() && id(a) == id(b)
    }

    #[test]
    fn singular_and_plural_are_one_word() {
        assert!(same(&["caches", "cache"], "cache", "Caches"));
        assert!(same(&["microservices"], "microservice", "Microservices"));
        assert!(same(&["réseau"], "reseaux", "Réseau"));
        assert!(same(&["index"], "indices", "indexes"));
    }

    #[test]
    fn acronyms_in_s_are_not_plurals() {
        assert!(!same(&["HTTP"], "https", "http"));
        assert!(!same(&["AS"], "a", "as"));
    }

    #[test]
    fn german_words_may_be_spelled_out() {
        assert!(same(&["Auslöser"], "ausloeser", "auslöser"));
        assert!(same(&["Groesse"], "Größe", "groesse"));
    }
}
