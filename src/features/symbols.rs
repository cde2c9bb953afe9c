//! Symbols: the entries of a glossary, and the search for an entry in all glossaries.

use crate::glossary::Glossary;
use crate::glossary::entry::Place;
use crate::matching::fold;

/// An entry as an outline or a search shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The entry's name.
    pub name: String,
    /// The heading that it stands under, or its expansion.
    pub detail: String,
    /// Where its name stands in the glossary.
    pub place: Place,
}

/// The entries of `glossary`, in its order.
pub fn document_symbols(glossary: &Glossary) -> Vec<Symbol> {
    glossary
        .entries()
        .map(|entry| {
            let expansion = entry.texts.first().and_then(|text| text.expansion.clone());
            let detail = expansion.or(entry.category.clone()).or(entry.context.clone()).unwrap_or_default();
            Symbol { name: entry.name().to_owned(), detail, place: entry.place }
        })
        .collect()
}

/// The entries of `glossary` that have a spelling with `query` in it, whatever its case and accents; with how well they fit, best lowest.
pub fn search(glossary: &Glossary, query: &str) -> Vec<(u8, Symbol)> {
    let query = fold(query.trim());
    let fits = |spelling: &str| {
        let folded = fold(spelling);
        match folded.find(&query)? {
            0 if folded.len() == query.len() => Some(0),
            0 => Some(1),
            _ => Some(2),
        }
    };
    glossary
        .entries()
        .filter_map(|entry| {
            let fit = entry.spellings.iter().filter_map(|spelling| fits(&spelling.text)).min()?;
            let detail = entry.category.clone().or(entry.context.clone()).unwrap_or_default();
            Some((fit, Symbol { name: entry.name().to_owned(), detail, place: entry.place }))
        })
        .collect()
}
