//! Whether a spelling is one that the team wants.

use super::finding::Fault;
use crate::glossary::Source;
use crate::glossary::entry::{Entry, Spelling, Status};
use crate::matching::{EntryRef, Lexicon, letters};

/// What is wrong with `surface` if it is a deprecated or forbidden spelling of `entry`.
pub(super) fn discouraged(at: EntryRef, entry: &Entry, surface: &str) -> Option<Fault> {
    let surface_letters = letters(surface);
    let is_bad = |spelling: &&Spelling| matches!(spelling.status, Status::Deprecated | Status::Forbidden);
    let spelling = entry
        .spellings
        .iter()
        .filter(is_bad)
        .find(|spelling| alike(&letters(&spelling.text), &surface_letters))?;
    Some(Fault::Discouraged {
        entry: at,
        forbidden: spelling.status == Status::Forbidden,
        preferred: preferred(entry, &spelling.language).map(Into::into),
        reason: spelling.reason.as_deref().map(Into::into),
    })
}

/// What is wrong with `surface` if the entry is one of the team's own and `surface` is not its preferred spelling.
pub(super) fn inconsistent(at: EntryRef, entry: &Entry, lexicon: &Lexicon, surface: &str) -> Option<Fault> {
    if !matches!(lexicon.glossary(at).source, Source::File(_)) {
        return None;
    }
    let surface_letters = letters(surface);
    let spelling =
        entry.spellings.iter().find(|spelling| alike(&letters(&spelling.text), &surface_letters))?;
    let preferred = preferred(entry, &spelling.language)?;
    (!is_written(preferred, surface)).then(|| Fault::Inconsistent { entry: at, preferred: preferred.into() })
}

/// The spelling to use in that language: the entry's name.
fn preferred<'e>(entry: &'e Entry, language: &str) -> Option<&'e str> {
    let good = |spelling: &&Spelling| spelling.status == Status::Preferred;
    let mut preferred = entry.spellings.iter().filter(good);
    let own = preferred.clone().find(|spelling| spelling.language == language);
    own.or_else(|| preferred.next()).map(|spelling| spelling.text.as_str())
}

/// Whether `surface` is `preferred` as it may stand in a sentence: with a capital at its start, in the plural, over a line break.
fn is_written(preferred: &str, surface: &str) -> bool {
    let same = |ours: &str, theirs: &str| {
        ours == theirs || {
            let mut letters = ours.chars();
            let capital: String =
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            capital == theirs
        }
    };
    let surface: String = surface.split_whitespace().collect::<Vec<_>>().join(" ");
    let singulars = [
        Some(surface.as_str()),
        surface.strip_suffix('s'),
        surface.strip_suffix('x'),
        surface.strip_suffix("es"),
    ];
    singulars.into_iter().flatten().any(|surface| same(preferred, surface))
}

/// Whether two spellings, given by their letters, are one: in the singular or the plural.
fn alike(ours: &str, theirs: &str) -> bool {
    ours == theirs || theirs.strip_suffix('s') == Some(ours) || ours.strip_suffix('s') == Some(theirs)
}
