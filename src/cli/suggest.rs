//! “Did you mean”, for a term that no glossary has.

use crate::glossary::Glossary;
use crate::matching::{Lexicon, fold};
use crate::messages::{Command as Message, Locale};

/// No more suggestions than this for a term that is not known.
const MAX_SUGGESTIONS: usize = 3;
/// Less alike than this (0 to 1), a name is no suggestion.
const MIN_LIKENESS: f64 = 0.7;

/// Says that `term` is not known, and what may have been meant.
pub(super) fn unknown(term: &str, lexicon: &Lexicon, locale: Locale) -> String {
    let term = term.to_owned();
    let message = match &suggestions(&term, lexicon)[..] {
        [] => Message::UnknownTerm { term },
        names => Message::UnknownTermNear { term, names: format!("`{}`", names.join("`, `")) },
    };
    message.text(locale)
}

/// The spellings most like `term`, one for each entry.
fn suggestions(term: &str, lexicon: &Lexicon) -> Vec<String> {
    let wanted = fold(term);
    let mut likely: Vec<(f64, String)> = Vec::new();
    for entry in lexicon.explaining().flat_map(Glossary::entries) {
        let likeness = |text: &str| strsim::normalized_damerau_levenshtein(&fold(text), &wanted);
        let best = entry
            .spellings
            .iter()
            .map(|spelling| (likeness(&spelling.text), &spelling.text))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((likeness, text)) = best
            && likeness >= MIN_LIKENESS
            && !likely.iter().any(|(_, known)| known == text)
        {
            likely.push((likeness, text.clone()));
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    likely.into_iter().take(MAX_SUGGESTIONS).map(|(_, text)| text).collect()
}
