//! Search: the entries of all glossaries that fit what a reader types, best first.

use super::card::text_for;
use crate::glossary::{Glossary, Source};
use crate::matching::fold;

/// An entry that fits.
#[derive(Clone, Copy, Debug)]
pub struct Found<'g> {
    /// Its glossary.
    pub glossary: &'g Glossary,
    /// Its number there.
    pub index: usize,
}

/// How well an entry fits; best lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Spelling,
    Beginning,
    WordBeginning,
    Part,
    Definition,
}

/// The entries that `query` is or is part of, whatever its case and accents: of a spelling, or of the definition that a reader of
/// `language` sees. Without a query, all. Where two fit alike the team's own comes first, then the alphabet decides. No more than `limit`.
pub fn search<'g>(
    glossaries: impl IntoIterator<Item = &'g Glossary>,
    query: &str,
    language: &str,
    limit: usize,
) -> Vec<Found<'g>> {
    let query = fold(query.trim());
    let mut found = Vec::new();
    for glossary in glossaries {
        let is_pack = matches!(glossary.source, Source::Pack(_));
        for index in 0..glossary.len() {
            let Some(fit) = fit(glossary, index, &query, language) else { continue };
            let name = fold(glossary.head(index).name());
            found.push(((fit, is_pack, name), Found { glossary, index }));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}

fn fit(glossary: &Glossary, index: usize, query: &str, language: &str) -> Option<Fit> {
    if query.is_empty() {
        return Some(Fit::Spelling);
    }
    let of_spelling = |text: &str| {
        let folded = fold(text);
        let at = folded.find(query)?;
        let starts_word = folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        Some(match at {
            0 if folded.len() == query.len() => Fit::Spelling,
            0 => Fit::Beginning,
            _ if starts_word => Fit::WordBeginning,
            _ => Fit::Part,
        })
    };
    let best = glossary.forms(index).forms.iter().filter_map(|form| of_spelling(form.text)).min();
    best.or_else(|| {
        let entry = glossary.entry(index);
        let definition = text_for(&entry, language)?.definition.as_deref()?;
        fold(definition).contains(query).then_some(Fit::Definition)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::glossary::{pack, read};

    #[test]
    fn the_best_fit_comes_first_and_the_teams_own_before_the_packs() {
        let path = Path::new("/glossary.yml");
        let text = "\
terms:
  - {name: Übergabe, definition: Where a pod changes hands.}
  - {name: Pod, definition: A whale school.}
  - {name: whale pod, definition: The same.}
";
        let own = Glossary::new(Source::File(path.to_owned()), None, read(path, text));
        let pack = pack("kubernetes").unwrap().glossary();
        let names = |query: &str, limit| {
            let found = search([&pack, &own], query, "en", limit).into_iter();
            found.map(|found| found.glossary.head(found.index).name().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("ubergabe", 9), ["Übergabe"]);
        assert_eq!(names("pod", 2), ["Pod", "pod"]);
        assert_eq!(names("whale", 9), ["whale pod", "Pod"]);
        assert_eq!(names(" ", 3), ["Pod", "Übergabe", "whale pod"]);
        assert_eq!(names("no such word at all", 9), [""; 0]);
    }
}
