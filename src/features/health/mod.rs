//! The health of glossaries: what is wrong between the entries of all files, and what the team's settings ask of each entry.
//!
//! What a file can tell of itself alone is found when it is read; this is what takes the other files and the settings.

mod references;
mod spellings;
mod translations;
mod usage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use usage::unused;

use crate::analysis::{Fault, Finding};
use crate::glossary::{Glossary, Library, Problem, Source, is_glossary};
use crate::regions::RegionKind;
use crate::settings::{Level, Rules, Settings};

/// Problems by the file that they are in.
pub type Problems = BTreeMap<PathBuf, Vec<Problem>>;

/// What is wrong with each glossary of `library` beside what it says itself: its own problems come first, in the order of the file.
/// `packs` are all that there are; `settings` are those of the file at a path.
pub fn problems<'s>(
    library: &Library,
    packs: &[Arc<Glossary>],
    settings: &dyn Fn(&Path) -> &'s Settings,
) -> Problems {
    let mut problems: Problems =
        library.problems().map(|(path, problems)| (path.to_owned(), problems.to_vec())).collect();
    let mut tell = |glossary: &Glossary, problem: Problem| {
        if let Some(path) = path(glossary) {
            problems.entry(path.to_owned()).or_default().push(problem);
        }
    };
    references::check(library, packs, &mut tell);
    spellings::check(library, &mut tell);
    for glossary in library.iter() {
        let Some(path) = path(glossary) else { continue };
        translations::check(glossary, &settings(path).required_languages, &mut tell);
    }
    problems
}

/// Takes a problem of a glossary.
type Tell<'a> = dyn FnMut(&Glossary, Problem) + 'a;

fn path(glossary: &Glossary) -> Option<&Path> {
    match &glossary.source {
        Source::File(path) => Some(path),
        Source::Pack(_) => None,
    }
}

/// The code of a finding in the document at `path`, and its level: jargon in what a glossary says is a fault of that glossary. No level if
/// the rules do not want to hear of it.
pub fn code_of(finding: &Finding, path: Option<&Path>, rules: &Rules) -> (&'static str, Level) {
    let is_jargon = matches!(finding.fault, Fault::Undefined(_));
    if is_jargon && finding.kind != RegionKind::Comment && path.is_some_and(is_glossary) {
        let code = "undefined-in-definition";
        return (code, rules.set(code).unwrap_or(finding.level));
    }
    (finding.code().name(), finding.level)
}
