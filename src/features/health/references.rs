//! `see` that leads nowhere.

use std::collections::HashSet;
use std::sync::Arc;

use super::Tell;
use crate::analysis::key;
use crate::glossary::{Entry, Glossary, Library, Place, Problem, Severity};
use crate::messages::Glossary as Message;

/// Less alike than this (0 to 1), a name is no suggestion.
const MIN_LIKENESS: f64 = 0.7;

/// Looks for entries that name others which no glossary of the library has, nor any of the `packs`.
pub(super) fn check(library: &Library, packs: &[Arc<Glossary>], tell: &mut Tell<'_>) {
    let named: Vec<(&Arc<Glossary>, Entry)> = library
        .iter()
        .flat_map(|glossary| glossary.entries().map(move |entry| (glossary, entry)))
        .filter(|(_, entry)| !entry.see.is_empty())
        .collect();
    if named.is_empty() {
        return;
    }
    let names: HashSet<String> =
        library.iter().chain(packs).flat_map(|glossary| spellings(glossary)).collect();
    for (glossary, entry) in &named {
        for target in entry.see.iter().filter(|target| !names.contains(&key(target))) {
            let name = target.clone();
            let message = match nearest(&key(target), library) {
                Some(near) => Message::DanglingSeeNear { name, near },
                None => Message::DanglingSee { name },
            };
            let place = place(glossary, entry, target);
            tell(glossary, Problem::new(place, Severity::Warning, "dangling-see", message));
        }
    }
}

fn spellings(glossary: &Glossary) -> Vec<String> {
    (0..glossary.len())
        .flat_map(|at| glossary.forms(at).forms.into_iter().map(|form| key(form.text)).collect::<Vec<_>>())
        .collect()
}

/// Where the entry names the other one: the first place behind its own name, or else the entry.
fn place(glossary: &Glossary, entry: &Entry, target: &str) -> Place {
    let mut places = glossary.references.iter().filter(|reference| reference.target == target);
    let behind = places.find(|reference| reference.place.start > entry.place.start);
    behind.map_or(entry.place, |reference| reference.place)
}

/// The name in the team's own glossaries that is most like `wanted`.
fn nearest(wanted: &str, library: &Library) -> Option<String> {
    let names = library.iter().flat_map(|glossary| {
        (0..glossary.len()).map(|at| glossary.head(at).name().to_owned()).collect::<Vec<_>>()
    });
    let likeness = |name: &String| strsim::normalized_damerau_levenshtein(&key(name), wanted);
    let best = names.map(|name| (likeness(&name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= MIN_LIKENESS).then_some(best.1)
}
