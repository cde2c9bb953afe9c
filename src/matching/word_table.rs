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
    /// From here on, words stand in no spelling: they are known as neighbours only.
    neighbours: WordId,
}

const FILTER_BITS: usize = 1 << 15;
/// Longer words are no words: base64, hashes, minified code. Looking them up would cost time in proportion to their length.
const MAX_WORD: usize = 64;

impl WordTable {
    /// Numbers the words `folded`, each with the surface it comes from and a weight: those of great weight get the lowest numbers, since
    /// these are the shortest as characters, and those of weight 0 are neighbours only. No word is there twice.
    pub(super) fn new(folded: &[String], surfaces: &[String], weights: &[u32]) -> Self {
        let mut order: Vec<usize> = (0..folded.len()).collect();
        // Shorter words first, so that a singular has its number before its plural asks for it.
        order.sort_by_key(|&at| folded[at].len());
        let mut table = Self { filter: vec![0; FILTER_BITS / 64], ..Self::default() };
        table.ids.reserve(folded.len());
        for &at in &order {
            table.add(&folded[at], &surfaces[at]);
        }
        for &at in &order {
            table.add_german(&folded[at], &surfaces[at]);
        }
        table.renumber(folded, weights);
        table.ids.shrink_to_fit();
        table
    }

    /// Gives the lowest numbers to the words of the greatest weight.
    fn renumber(&mut self, folded: &[String], weights: &[u32]) {
        let mut order: Vec<(u32, WordId)> = (0..self.count).map(|id| (0, id)).collect();
        for (word, weight) in folded.iter().zip(weights) {
            if let Some(&id) = self.ids.get(word.as_str()) {
                order[id as usize].0 += weight;
            }
        }
        order.sort_unstable_by_key(|&(weight, id)| (std::cmp::Reverse(weight), id));
        self.neighbours = order.partition_point(|&(weight, _)| weight > 0) as WordId;
        let mut new = vec![0; order.len()];
        for (number, &(_, id)) in order.iter().enumerate() {
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
        if surface.is_ascii() {
            return;
        }
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

    /// Whether some spelling has the word.
    pub(super) fn is_spelled(&self, word: WordId) -> bool {
        word < self.neighbours
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
        WordTable::new(&folded, &surfaces, &vec![1; words.len()])
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
