//! When a spelling that was found stands for its entry: case, written form, neighbours. Scopes are in `scopes`.

use super::gap::{self, Gap};
use super::words::Words;
use super::{common, fold};
use crate::glossary::entry::{Case, Form, Status};

/// How far around a place, in bytes, capitals are counted.
const REACH: usize = 96;
/// The share of capitals, in percent, from which a spelling reads as an acronym.
const ACRONYM_PERCENT: usize = 75;

/// The conditions of one spelling. Most spellings of a glossary share one of a few.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Rule {
    case: CaseRule,
    /// The spelling as written, where that matters: for its case or for its punctuation.
    written: Option<Box<str>>,
    /// Index into [`Scopes`](super::scopes::Scopes); 0 holds everywhere.
    scope: u32,
    /// Index into [`Lexicon::denied`](super::lexicon::Lexicon::denied); 0 denies nothing.
    unless: u32,
    /// Whether the spelling is deprecated or forbidden.
    discouraged: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum CaseRule {
    #[default]
    Any,
    /// Capitals, since the folded word is an everyday one.
    Capitals,
    AsWritten,
}

/// The place that a rule is asked about.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether some gap in it is one that only a spelling written so has.
    pub(super) has_written_gap: bool,
}

impl Rule {
    pub(super) fn new(form: &Form<'_>, shared: &Shared) -> Self {
        let text = form.text.trim();
        let case = match shared.case {
            Case::Sensitive => CaseRule::AsWritten,
            Case::Smart if reads_as_acronym(text) && common::is_common(&fold::fold(text)) => {
                CaseRule::Capitals
            }
            Case::Smart | Case::Insensitive => CaseRule::Any,
        };
        let needs_writing = case == CaseRule::AsWritten || has_written_punctuation(text);
        Self {
            case,
            written: needs_writing.then(|| text.into()),
            scope: shared.scope,
            unless: shared.unless,
            discouraged: matches!(form.status, Status::Deprecated | Status::Forbidden),
        }
    }

    pub(super) fn is_discouraged(&self) -> bool {
        self.discouraged
    }

    /// Whether the spelling stands for its entry wherever it is.
    pub(super) fn holds_everywhere(&self) -> bool {
        self.case == CaseRule::Any && self.written.is_none() && self.scope == 0 && self.unless == 0
    }

    pub(super) fn scope(&self) -> u32 {
        self.scope
    }

    /// How many bytes of punctuation the spelling has before and after its words (`.NET`, `C++`).
    pub(super) fn margins(&self) -> (usize, usize) {
        let Some(written) = &self.written else { return (0, 0) };
        let start = written.find(char::is_alphanumeric).unwrap_or(0);
        let end = written
            .rfind(char::is_alphanumeric)
            .and_then(|at| written[at..].chars().next().map(|c| at + c.len_utf8()));
        (start, written.len() - end.unwrap_or(written.len()))
    }

    pub(super) fn unless(&self) -> u32 {
        self.unless
    }

    /// Whether case and writing allow the spelling at `place`.
    pub(super) fn allows(&self, place: &Place<'_>) -> bool {
        self.allows_case(place) && self.allows_writing(place)
    }

    fn allows_case(&self, place: &Place<'_>) -> bool {
        self.case != CaseRule::Capitals
            || (is_capitals(&place.text[place.start..place.end]) && stands_free(place) && !shouts(place))
    }

    fn allows_writing(&self, place: &Place<'_>) -> bool {
        let Some(written) = &self.written else { return !place.has_written_gap };
        let (before, after) = self.margins();
        let Some(start) = place.start.checked_sub(before) else { return false };
        let Some(surface) = place.text.get(start..place.end + after) else { return false };
        written_alike(written, surface, self.case == CaseRule::AsWritten)
    }
}

/// What several spellings have in common.
pub(super) struct Shared {
    pub(super) case: Case,
    /// Index into [`Scopes`](super::scopes::Scopes).
    pub(super) scope: u32,
    /// Index into [`Lexicon::denied`](super::lexicon::Lexicon::denied).
    pub(super) unless: u32,
}

/// The rest of the line before and after `place`, within reach and at character boundaries.
fn neighbourhood<'t>(place: &Place<'t>) -> (&'t str, &'t str) {
    let text = place.text;
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((place.end + REACH).min(text.len()));
    let before = &text[from..place.start];
    let after = &text[place.end..to];
    let before = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
    let after = after.find(['\n', '\r']).map_or(after, |at| &after[..at]);
    (before, after)
}

fn reads_as_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    letters > 0 && capitals * 100 >= letters * ACRONYM_PERCENT
}

/// Whether the spelling has punctuation that it does not go without (`CI/CD`, `C++`).
pub(super) fn has_written_punctuation(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'/' | b'.' | b'+' | b'#' | b'&' | b','))
}

/// Whether `surface` is in capitals, but for a plural s.
fn is_capitals(surface: &str) -> bool {
    let surface = surface.strip_suffix('s').filter(|rest| rest.len() > 1).unwrap_or(surface);
    !surface.chars().any(char::is_lowercase)
}

/// Whether the word is not part of an identifier, as `BASE` is in `BASE_IMAGE` or `BASE=1`.
fn stands_free(place: &Place<'_>) -> bool {
    let before = place.text[..place.start].bytes().next_back();
    let after = place.text[place.end..].bytes().next();
    !matches!(before, Some(b'_' | b'$' | b'{' | b'%')) && !matches!(after, Some(b'_' | b'=' | b'(' | b'}'))
}

/// Whether the line around the word is in capitals too, so that its capitals say nothing.
fn shouts(place: &Place<'_>) -> bool {
    let (before, after) = neighbourhood(place);
    let letters = || before.chars().chain(after.chars()).filter(|c| c.is_alphabetic());
    let all = letters().count();
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    all >= 6 && capitals * 10 >= all * 7
}

/// Compares a written form with the text: the words one by one, and the gaps that have punctuation of their own to the letter.
fn written_alike(written: &str, surface: &str, with_case: bool) -> bool {
    let mut ours = Words::new(written);
    let mut theirs = Words::new(surface);
    let (mut our_end, mut their_end) = (0, 0);
    loop {
        match (ours.next(), theirs.next()) {
            (Some(our), Some(their)) => {
                if !gaps_alike(&written[our_end..our.start], &surface[their_end..their.start])
                    || with_case && !same_word(&written[our.clone()], &surface[their.clone()])
                {
                    return false;
                }
                (our_end, their_end) = (our.end, their.end);
            }
            (None, None) => return gaps_alike(&written[our_end..], &surface[their_end..]),
            // One is written as one word: fine if nothing but case was at stake.
            _ => {
                return !has_written_punctuation(written)
                    && written.eq_ignore_ascii_case(surface)
                    && !with_case;
            }
        }
    }
}

fn same_word(ours: &str, theirs: &str) -> bool {
    theirs == ours || theirs.strip_suffix('s') == Some(ours)
}

fn gaps_alike(ours: &str, theirs: &str) -> bool {
    if has_written_punctuation(ours) {
        return ours.trim() == theirs.trim();
    }
    matches!(gap::classify(theirs), Gap::Joint | Gap::LineBreak { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_keep_their_punctuation() {
        assert!(written_alike("CI/CD", "ci/cd", false));
        assert!(!written_alike("CI/CD", "CI-CD", false));
        assert!(written_alike("C++", "c++", false));
        assert!(written_alike("extract, transform, load", "Extract, transform, load", false));
        assert!(written_alike("CI/CD pipeline", "CI/CD\n# pipelines", false));
        assert!(!written_alike("Flux", "flux", true));
    }
}
