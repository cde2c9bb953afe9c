//! What is wrong between the entries of one file: a name that is there twice, a spelling that two entries own.

use std::collections::HashMap;

use super::content::MAX_SPELLINGS;
use super::entry::{Case, Entry, Scope, Spelling, Status};
use super::problem::{Problem, Severity};
use crate::messages::Glossary as Message;

/// A spelling is compared with so many others of the same text at most.
const MAX_RIVALS: usize = 16;

/// A spelling and the entry that owns it.
type Owned<'e> = (&'e Entry, &'e Spelling);

/// Finds what the entries of a file disagree on.
pub(super) fn check(entries: &[Entry], problems: &mut Vec<Problem>) {
    let mut owners: HashMap<String, Vec<Owned<'_>>> = HashMap::new();
    for entry in entries {
        problems.extend(conflict(entry));
        if entry.spellings.len() >= MAX_SPELLINGS {
            let message = Message::TooManySpellings { limit: MAX_SPELLINGS };
            problems.push(Problem::new(entry.place, Severity::Warning, "too-many-spellings", message));
        }
        let mut told = false;
        for spelling in &entry.spellings {
            let same = owners.entry(spelling.text.to_lowercase()).or_default();
            let mut others = same.iter();
            let rival = others.find(|(other, theirs)| {
                !std::ptr::eq(*other, entry) && is_clash(other, theirs, entry, spelling)
            });
            if let (Some((other, _)), false) = (rival, told) {
                problems.push(problem(entry, spelling, other));
                told = true;
            }
            if same.len() < MAX_RIVALS {
                same.push((entry, spelling));
            }
        }
    }
}

/// A spelling that is both fine and not to be used, in one language and by the same rules.
fn conflict(entry: &Entry) -> Option<Problem> {
    let bad = |spelling: &Spelling| matches!(spelling.status, Status::Deprecated | Status::Forbidden);
    let mut discouraged = entry.spellings.iter().filter(|spelling| bad(spelling));
    let both = discouraged.find(|one| {
        let mut fine = entry.spellings.iter().filter(|other| !bad(other));
        fine.any(|other| {
            (&one.text, &one.language, &one.scope) == (&other.text, &other.language, &other.scope)
        })
    })?;
    let message = Message::ConflictingStatus { text: both.text.clone() };
    Some(Problem::new(entry.place, Severity::Warning, "conflicting-status", message))
}

/// Whether one text could mean both entries. Contexts are there to give one word two meanings, and an entry with a
/// scope is the special case of one without: neither is a clash.
pub fn is_clash(other: &Entry, theirs: &Spelling, entry: &Entry, spelling: &Spelling) -> bool {
    let exact = theirs.case == Case::Sensitive && spelling.case == Case::Sensitive;
    entry.context == other.context
        && (!exact || theirs.text == spelling.text)
        && overlap(&theirs.scope, &spelling.scope)
}

fn overlap(a: &Scope, b: &Scope) -> bool {
    let common = |a: &[String], b: &[String]| match (a.is_empty(), b.is_empty()) {
        (true, true) => true,
        (false, false) => a.iter().any(|item| b.contains(item)),
        _ => false,
    };
    common(&a.languages, &b.languages)
        && common(&a.regions, &b.regions)
        && common(&a.keys, &b.keys)
        && common(&a.paths, &b.paths)
}

fn problem(entry: &Entry, spelling: &Spelling, other: &Entry) -> Problem {
    let (name, line) = (other.name().to_owned(), other.place.line + 1);
    let (code, message) = if name.to_lowercase() == entry.name().to_lowercase() {
        ("duplicate-name", Message::DuplicateName { name, line })
    } else {
        ("shared-spelling", Message::SharedSpelling { text: spelling.text.clone(), name, line })
    };
    Problem::new(entry.place, Severity::Warning, code, message)
}
