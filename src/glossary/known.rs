//! Names of products and projects that are known to be names, though no glossary explains them.

use super::content::Read;
use super::entry::{Case, Entry, LocalText, Spelling, Status};
use super::store::{Glossary, Source};

/// One name a line; `NOTICE` says where they come from.
static NAMES: &str = include_str!("../../glossary/known-names.txt");

/// The pack that the names come in.
pub const KNOWN_NAMES: &str = "known-names";

/// The names, each an entry without a definition.
pub fn known_names() -> Glossary {
    let entries = NAMES.lines().map(entry).collect();
    let read = Read { language: "en".to_owned(), entries, ..Read::default() };
    Glossary::new(Source::Pack(KNOWN_NAMES), None, read)
}

fn entry(name: &str) -> Entry {
    let language = || "en".to_owned();
    let text = LocalText { language: language(), name: name.to_owned(), ..LocalText::default() };
    let spelling = Spelling {
        text: name.to_owned(),
        language: language(),
        // Many are everyday words otherwise: `LoopBack`, `A-Frame`.
        case: Case::Sensitive,
        status: Status::Preferred,
        ..Spelling::default()
    };
    Entry { texts: vec![text], spellings: vec![spelling], ..Entry::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_and_none_is_there_twice() {
        let folded: Vec<String> = NAMES.lines().map(str::to_lowercase).collect();
        assert!(folded.is_sorted_by(|a, b| a < b), "{:?}", folded.windows(2).find(|pair| pair[0] >= pair[1]));
        assert_eq!(known_names().len(), folded.len());
    }
}
