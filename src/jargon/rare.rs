//! Rare words: neither everyday language has them nor what our packs are written in. Looked for on request alone, as many of them are
//! no terms of art.

use std::ops::Range;
use std::sync::LazyLock;

use crate::glossary;
use crate::lookalikes::{Look, look};
use crate::matching::{Words, fold, is_apostrophe, is_common};

/// Everyday words that no pack happens to use, folded, in order.
static EVERYDAY: &str = include_str!("everyday.txt");

/// Shorter words are everyday ones, or names.
const MIN_LETTERS: usize = 5;
/// A word is a form of another one if it begins as that does, but for as many letters at its end.
const MAX_ENDING: usize = 3;
/// What English and French put before a word.
const PREFIXES: [&str; 11] = ["un", "re", "non", "pre", "dis", "in", "mis", "sub", "over", "under", "de"];
/// The ending of French adverbs, and of nouns in both languages.
const ADVERB: &str = "ment";

/// The rare words in the bytes `line` of `text`.
pub(super) fn words(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let words =
        Words::new(&text[line.clone()]).map(move |word| line.start + word.start..line.start + word.end);
    words.filter(|word| {
        has_shape(&text[word.clone()])
            && stands_free(text, word)
            && look(text, word.start, word.end) == Look::Words
            && !is_everyday(&fold(&text[word.clone()]))
    })
}

/// Small letters alone, as capitals make a name; and more than one of them, unlike in `xxxxx`.
fn has_shape(word: &str) -> bool {
    let first = word.chars().next();
    word.chars().count() >= MIN_LETTERS
        && word.chars().all(char::is_lowercase)
        && word.chars().any(|c| Some(c) != first)
}

/// Whether the word is none of a name, of an expression or in quotes.
fn stands_free(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].chars().next_back();
    let mut after = text[word.end..].chars();
    let is_end = |c: Option<char>| c.is_none_or(char::is_whitespace);
    before.is_none_or(|c| c.is_whitespace() || c == '(' || is_apostrophe(c))
        && match after.next() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | ')') => is_end(after.next()),
            c => is_end(c),
        }
}

fn is_everyday(folded: &str) -> bool {
    let is_form = |word: &str| is_common(word) || is_form_of_known(word);
    let with_prefix =
        |prefix: &&str| folded.strip_prefix(prefix).is_some_and(|rest| rest.len() > 3 && is_form(rest));
    is_form(folded)
        || folded.strip_suffix(ADVERB).is_some_and(|stem| stem.len() > 3 && is_form(stem))
        || PREFIXES.iter().any(with_prefix)
}

fn is_form_of_known(word: &str) -> bool {
    let known = &*KNOWN;
    let next = known.partition_point(|known| **known < *word);
    let least = word.len().saturating_sub(MAX_ENDING).max(MIN_LETTERS);
    let is_alike = |known: &str| known == word || common_prefix(known, word) >= least;
    // Of words in order, the neighbours have the longest beginning in common.
    known[next.saturating_sub(1)..known.len().min(next + 1)].iter().any(|known| is_alike(known))
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

/// The words that the packs are written in, and everyday ones, folded, in order. Newcomers read the packs: they must be plain.
static KNOWN: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    let mut known: Vec<Box<str>> = EVERYDAY.lines().map(Into::into).collect();
    for pack in glossary::packs() {
        let source = pack.source();
        known.extend(Words::new(&source).map(|word| fold(&source[word]).into_boxed_str()));
        known.sort_unstable();
        known.dedup();
    }
    known
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text, 0..text.len()).map(|word| &text[word]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_of_neither_language_are_rare() {
        check("we quiesce the writers, then munge the rows", &["quiesce", "munge"]);
        check("on purge l’ondulateur", &["ondulateur"]);
    }

    #[test]
    fn forms_of_everyday_words_are_not() {
        check("unfortunately necessary, appropriately redistributed and reproducible", &[]);
        check("malheureusement nécessaire, habituellement redistribués", &[]);
    }

    #[test]
    fn names_and_quotations_are_not() {
        check("the `quiesce` call, \"quiesce\", quiesce_all, quiesce(), Quiesce and --quiesce, xxxxx", &[]);
    }

    #[test]
    fn the_list_is_sorted_and_has_no_word_of_the_common_ones() {
        assert!(EVERYDAY.lines().is_sorted_by(|a, b| a < b));
        let twice: Vec<&str> = EVERYDAY.lines().filter(|word| is_common(word)).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
