//! Spellings that entries of several files own.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::{Tell, path};
use crate::glossary::entry::Spelling;
use crate::glossary::{Entry, Glossary, Library, Problem, Severity, is_clash};
use crate::messages::Glossary as Message;

/// A spelling is compared with so many others of the same text at most.
const MAX_RIVALS: usize = 16;

/// A spelling with its entry and that one's glossary.
#[derive(Clone, Copy)]
struct Owned<'e> {
    glossary: &'e Glossary,
    entry: &'e Entry,
    spelling: &'e Spelling,
}

/// Looks for one spelling in several files that hold for the same folder. What stands in a nearer folder, or in a file that imports the
/// other, is there to take its place.
pub(super) fn check(library: &Library, tell: &mut Tell<'_>) {
    let mut by_folder: BTreeMap<Option<&Path>, Vec<&Arc<Glossary>>> = BTreeMap::new();
    for glossary in library.iter().filter(|glossary| !glossary.is_empty()) {
        by_folder.entry(glossary.root.as_deref()).or_default().push(glossary);
    }
    for glossaries in by_folder.values().filter(|glossaries| glossaries.len() > 1) {
        among(glossaries, library, tell);
    }
}

fn among(glossaries: &[&Arc<Glossary>], library: &Library, tell: &mut Tell<'_>) {
    let files: Vec<(&Glossary, Vec<Entry>)> =
        glossaries.iter().map(|glossary| (&***glossary, glossary.entries().collect())).collect();
    let mut owners: HashMap<String, Vec<Owned<'_>>> = HashMap::new();
    for (glossary, entries) in &files {
        for entry in entries {
            let mut told = false;
            for spelling in &entry.spellings {
                let own = Owned { glossary, entry, spelling };
                let same = owners.entry(spelling.text.to_lowercase()).or_default();
                let rival = same.iter().find(|other| !told && disagree(other, &own, library));
                if let Some(rival) = rival {
                    tell(glossary, problem(&own, rival));
                    told = true;
                }
                if same.len() < MAX_RIVALS {
                    same.push(own);
                }
            }
        }
    }
}

fn disagree(a: &Owned<'_>, b: &Owned<'_>, library: &Library) -> bool {
    let (Some(one), Some(other)) = (path(a.glossary), path(b.glossary)) else { return false };
    one != other
        && is_clash(a.entry, a.spelling, b.entry, b.spelling)
        && !library.leads_to(one, other)
        && !library.leads_to(other, one)
}

fn problem(own: &Owned<'_>, rival: &Owned<'_>) -> Problem {
    let file = path(rival.glossary).unwrap_or(Path::new(""));
    let file = rival.glossary.root.as_deref().and_then(|root| file.strip_prefix(root).ok()).unwrap_or(file);
    let (file, line) = (file.display().to_string(), rival.entry.place.line + 1);
    let name = rival.entry.name().to_owned();
    let (code, message) = if name.to_lowercase() == own.entry.name().to_lowercase() {
        ("duplicate-name", Message::DuplicateNameElsewhere { name, file, line })
    } else {
        let text = own.spelling.text.clone();
        ("shared-spelling", Message::SharedSpellingElsewhere { text, name, file, line })
    };
    Problem::new(own.entry.place, Severity::Warning, code, message)
}
