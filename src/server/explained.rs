//! The short forms that some text of the workspace explains: what one file explains counts as explained in all of them.

use std::collections::HashMap;

use crate::analysis::key;
use crate::jargon::Expansion;

/// More terms than this are not kept: a workspace of generated files must not cost memory without end.
const MAX_TERMS: usize = 100_000;

/// The short forms by the [`key`](super::uri::key) of the document that explains them.
#[derive(Default)]
pub(super) struct Explained {
    by_document: HashMap<String, Box<[Box<str>]>>,
    /// How many documents explain each.
    counts: HashMap<Box<str>, u32>,
}

impl Explained {
    /// Whether some document explains a term, given by its [`key`].
    pub(super) fn contains(&self, term: &str) -> bool {
        self.counts.contains_key(term)
    }

    /// Sets what the document explains. Whether that changes what is explained at all.
    pub(super) fn set(&mut self, document: &str, terms: Vec<Box<str>>) -> bool {
        let before = self.by_document.get(document).map(|terms| &**terms).unwrap_or_default();
        if *before == *terms {
            return false;
        }
        let before = self.by_document.remove(document).unwrap_or_default();
        let mut changed = false;
        if !terms.is_empty() && self.counts.len() + terms.len() <= MAX_TERMS {
            for term in &terms {
                let count = self.counts.entry(term.clone()).or_default();
                changed |= *count == 0;
                *count += 1;
            }
            self.by_document.insert(document.to_owned(), terms.into());
        }
        for term in before {
            if let Some(count) = self.counts.get_mut(&term) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(&term);
                    changed = true;
                }
            }
        }
        changed
    }

    /// Forgets all documents but those that `keeps` wants.
    pub(super) fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        let gone: Vec<String> = self.by_document.keys().filter(|key| !keeps(key)).cloned().collect();
        for document in gone {
            self.set(&document, Vec::new());
        }
    }
}

/// The keys of the short forms in `expansions` of `text`, each once.
pub(super) fn terms(text: &str, expansions: &[Expansion]) -> Vec<Box<str>> {
    let mut terms: Vec<Box<str>> =
        expansions.iter().map(|expansion| key(&text[expansion.short.clone()]).into()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(terms: &[&str]) -> Vec<Box<str>> {
        terms.iter().map(|&term| term.into()).collect()
    }

    #[test]
    fn a_term_is_explained_for_as_long_as_one_document_explains_it() {
        let mut explained = Explained::default();
        assert!(explained.set("a", boxed(&["crr", "hpa"])));
        assert!(!explained.set("b", boxed(&["crr"])));
        assert!(!explained.set("a", boxed(&["hpa"])), "b still explains it");
        assert!(explained.contains("crr"));
        assert!(explained.set("b", Vec::new()));
        assert!(!explained.contains("crr") && explained.contains("hpa"));
        explained.retain(|document| document != "a");
        assert!(!explained.contains("hpa"));
    }
}
