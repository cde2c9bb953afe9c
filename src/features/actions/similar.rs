//! Known spellings that an unknown one may stand for: by a slip of the finger, or as another way to write it.

use crate::analysis::key;
use crate::glossary::entry::Status;
use crate::matching::{EntryRef, Lexicon, Words, fold};

/// How many are suggested.
const MAX_SUGGESTIONS: usize = 3;
/// What is less alike is something else.
const MIN_LIKENESS: f64 = 0.75;

/// The spelling that was likely meant: as few letters away as a slip makes. Short words are too near to one another to tell.
pub fn meant(text: &str, lexicon: &Lexicon) -> Option<String> {
    let written = key(text);
    let limit = match written.chars().count() {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, String)> = None;
    each_spelling(lexicon, |_, spelling| {
        let known = key(spelling);
        if known.len().abs_diff(written.len()) > 2 * limit {
            return;
        }
        let distance = strsim::osa_distance(&known, &written);
        if (1..=limit).contains(&distance) && best.as_ref().is_none_or(|(least, _)| distance < *least) {
            best = Some((distance, spelling.to_owned()));
        }
    });
    best.map(|(_, spelling)| spelling)
}

/// The entries that `text` may be another spelling of, likeliest first, of those that `wants` takes. `long` is what the text itself
/// says that it stands for.
pub fn like(
    text: &str,
    long: Option<&str>,
    lexicon: &Lexicon,
    wants: &dyn Fn(EntryRef) -> bool,
) -> Vec<EntryRef> {
    let (written, long) = (key(text), long.map(key));
    let mut ranked: Vec<(EntryRef, f64)> = Vec::new();
    each_spelling(lexicon, |entry, spelling| {
        let known = key(spelling);
        let by_long = long.as_ref().map_or(0.0, |long| strsim::jaro_winkler(&known, long));
        let by_initials = if initials(spelling) == written { 0.99 } else { 0.0 };
        let likeness = strsim::jaro_winkler(&known, &written).max(by_long).max(by_initials);
        if likeness < MIN_LIKENESS || !wants(entry) {
            return;
        }
        match ranked.last_mut().filter(|(last, _)| *last == entry) {
            Some((_, best)) => *best = best.max(likeness),
            None => ranked.push((entry, likeness)),
        }
    });
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(MAX_SUGGESTIONS);
    ranked.into_iter().map(|(entry, _)| entry).collect()
}

/// The first letters of the words of a spelling of several words.
fn initials(spelling: &str) -> String {
    let firsts: Vec<String> = Words::new(spelling)
        .filter_map(|word| spelling[word].chars().next())
        .map(|c| fold(&c.to_string()))
        .collect();
    if firsts.len() > 1 { firsts.concat() } else { String::new() }
}

/// Calls `take` with each spelling that is explained and may be used, entry by entry.
fn each_spelling(lexicon: &Lexicon, mut take: impl FnMut(EntryRef, &str)) {
    for (index, ranked) in lexicon.glossaries().iter().enumerate().filter(|(_, ranked)| ranked.explains()) {
        for (at, entry) in ranked.glossary.entries().enumerate() {
            let entry_ref = EntryRef { glossary: index as u16, entry: at as u32 };
            for spelling in &entry.spellings {
                if matches!(spelling.status, Status::Preferred | Status::Admitted) {
                    take(entry_ref, &spelling.text);
                }
            }
        }
    }
}
