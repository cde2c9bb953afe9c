//! Expansions that a text gives itself: “Horizontal Pod Autoscaler (HPA)”, “HPA (Horizontal Pod Autoscaler)”, “le répartiteur de charge (RDC)”.
//!
//! The method is that of Schwartz and Hearst (“A simple algorithm for identifying abbreviation definitions in biomedical text”, 2003): the
//! letters of the short form are looked for in the long form from the right, and the first one must begin a word.

use std::ops::Range;

use crate::lookalikes::body;
use crate::text::Change;

/// A short form that a text explains by its long form. Byte ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Where the short form stands.
    pub short: Range<usize>,
    /// Where the long form stands; it may go over line breaks.
    pub long: Range<usize>,
    /// Where the parenthesis stands that one of them is in.
    pub open: usize,
}

impl Expansion {
    /// The same in a newer version of the text, which differs before it.
    #[must_use]
    pub fn moved(&self, change: &Change) -> Self {
        let offset = |offset: usize| change.moved(offset as u32) as usize;
        let range = |range: &Range<usize>| offset(range.start)..offset(range.end);
        Self { short: range(&self.short), long: range(&self.long), open: offset(self.open) }
    }

    /// The long form on one line, without the marks of comments that it goes over.
    pub fn long_text(&self, text: &str) -> String {
        let lines = text[self.long.clone()].lines().enumerate();
        let words = lines.flat_map(|(at, line)| if at == 0 { line } else { body(line) }.split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A longer short form is none.
const MAX_SHORT: usize = 10;
/// How far from the parenthesis the long form may begin, in bytes.
const REACH: usize = 160;

/// How far from a parenthesis, in bytes, the text has a say in whether there is an expansion.
pub const EXPANSION_REACH: usize = 3 * REACH;

/// All expansions in `text` whose parentheses stand in the bytes `within`, in the order of these.
pub fn expansions(text: &str, within: Range<usize>) -> Vec<Expansion> {
    let mut found = Vec::new();
    for open in memchr::memchr_iter(b'(', &text.as_bytes()[within.clone()]) {
        let open = within.start + open;
        let limit = text.floor_char_boundary(open + 1 + REACH);
        let Some(length) = text[open + 1..limit].find(')') else { continue };
        let inside = trimmed(text, open + 1..open + 1 + length);
        found.extend(short_inside(text, open, inside.clone()).or_else(|| long_inside(text, open, inside)));
    }
    found
}

/// `long form (SHORT)`; what follows the short form after a comma or a semicolon does not count.
fn short_inside(text: &str, open: usize, inside: Range<usize>) -> Option<Expansion> {
    let content = &text[inside.clone()];
    let end = content.find([',', ';']).unwrap_or(content.len());
    let short = trimmed(text, inside.start..inside.start + end);
    if !is_short(&text[short.clone()]) {
        return None;
    }
    let from = text.floor_char_boundary(open.saturating_sub(2 * REACH));
    let end = from + before_link_target(&text[from..open]).trim_end().len();
    let from = text.floor_char_boundary(end.saturating_sub(REACH)).max(from);
    let before = &text[from..end];
    let from = from + before.rfind(['.', ';', ':', '(', ')', '!', '?']).map_or(0, |at| at + 1);
    let start = match_long(&text[short.clone()], &text[from..end])?;
    Some(Expansion { long: trimmed(text, from + start..end), short, open })
}

/// `SHORT (long form)`.
fn long_inside(text: &str, open: usize, inside: Range<usize>) -> Option<Expansion> {
    let from = text.floor_char_boundary(open.saturating_sub(2 * REACH));
    let before = before_link_target(&text[from..open]).trim_end();
    let before = before.trim_end_matches(['*', '`', '_']);
    let start = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '-'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let short = from + start..from + before.len();
    let content = &text[inside.clone()];
    if text[short.end..open].contains('\n')
        || !is_short(&text[short.clone()])
        || content.split_whitespace().count() < 2
    {
        return None;
    }
    let end = content.find([',', ';']).or_else(|| content.find("](")).unwrap_or(content.len());
    let long = content[..end].trim_start_matches('[');
    // The long form has nothing before it that does not belong to it.
    (match_long(&text[short.clone()], long)? == 0).then(|| Expansion {
        short,
        long: trimmed(text, inside.start..inside.start + end),
        open,
    })
}

/// `text` without the target of a Markdown link at its end: of `[term](target)`, `[term` is left.
fn before_link_target(text: &str) -> &str {
    let trimmed = text.trim_end();
    if !trimmed.ends_with(')') {
        return text;
    }
    let from = trimmed
        .rfind(char::is_whitespace)
        .unwrap_or(0)
        .max(trimmed.floor_char_boundary(trimmed.len().saturating_sub(REACH)));
    trimmed[from..].rfind("](").map_or(text, |at| &text[..from + at])
}

/// `range` without the blanks, quotes, brackets and emphasis around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let is_wrapping = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '`' | '*' | '_' | '[' | ']' | '“' | '”' | '«' | '»' | '#' | '/')
    };
    let content = &text[range.clone()];
    let start = range.start + (content.len() - content.trim_start_matches(is_wrapping).len());
    start..(start + text[start..range.end].trim_end_matches(is_wrapping).len())
}

/// Two to ten letters and digits with capitals: a short form.
fn is_short(text: &str) -> bool {
    if !(2..=MAX_SHORT).contains(&text.len()) {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '&' | '.'))
        && letters >= 2
        && capitals * 2 >= letters
        && text.starts_with(char::is_alphanumeric)
}

/// Where in `before` the long form of `short` begins, in bytes; it ends at the end of `before`.
fn match_long(short: &str, before: &str) -> Option<usize> {
    let singular = short.strip_suffix('s').filter(|stem| stem.len() > 1).unwrap_or(short);
    let wanted: Vec<char> = singular.chars().filter(|c| c.is_alphanumeric()).map(lower).collect();
    let long: Vec<(usize, char)> = before.char_indices().collect();
    let mut at = long.len();
    for (index, &letter) in wanted.iter().enumerate().rev() {
        loop {
            at = at.checked_sub(1)?;
            let begins = at == 0 || !long[at - 1].1.is_alphanumeric();
            if lower(long[at].1) == letter && (index > 0 || begins) {
                break;
            }
        }
    }
    let long = &before[long[at].0..];
    let words = long.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    // One word is enough if it is far longer: `CloudFormation (CFN)`.
    let is_long = words >= 2 || long.chars().count() >= 3 * wanted.len();
    let is_plausible =
        is_long && words <= (wanted.len() + 5).min(wanted.len() * 2) && !contains_word(long, singular);
    is_plausible.then_some(at).map(|at| before.char_indices().nth(at).map_or(0, |(offset, _)| offset))
}

/// Lower case, without an accent: `É` stands for `e` in a French acronym.
fn lower(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    std::iter::once(c).nfd().next().unwrap_or(c).to_lowercase().next().unwrap_or(c)
}

fn contains_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: &Expect) {
        let found: Vec<String> = expansions(text, 0..text.len())
            .into_iter()
            .map(|expansion| format!("{} = {}", &text[expansion.short.clone()], expansion.long_text(text)))
            .collect();
        expected.assert_eq(&found.join("; "));
    }

    #[test]
    fn short_forms_stand_after_their_long_forms_or_before_them() {
        check("the Horizontal Pod Autoscaler (HPA) scales", &expect!["HPA = Horizontal Pod Autoscaler"]);
        check("an SLO (service level objective) of 99 %", &expect!["SLO = service level objective"]);
        check(
            "uses custom resource definitions (CRDs, for short)",
            &expect!["CRDs = custom resource definitions"],
        );
        check("mutual TLS (mTLS)", &expect!["mTLS = mutual TLS"]);
        check("the CloudFormation (CFN) templates", &expect!["CFN = CloudFormation"]);
    }

    #[test]
    fn links_emphasis_and_line_breaks_do_not_hide_them() {
        check(
            "[Service Mesh Interface](https://smi-spec.io) (**SMI**)",
            &expect!["SMI = Service Mesh Interface"],
        );
        check(
            "**OPA** ([Open Policy Agent](https://openpolicyagent.org))",
            &expect!["OPA = Open Policy Agent"],
        );
        check("*Open Policy Agent* (`OPA`)", &expect!["OPA = Open Policy Agent"]);
        check("# the custom resource\n# definition (CRD) of", &expect!["CRD = custom resource definition"]);
    }

    #[test]
    fn french_too() {
        check("le fournisseur d'identité (FDI)", &expect!["FDI = fournisseur d'identité"]);
        check(
            "un système de gestion de base de données (SGBD)",
            &expect!["SGBD = système de gestion de base de données"],
        );
        check("le PRA (plan de reprise d’activité)", &expect!["PRA = plan de reprise d’activité"]);
        check("l’Élément Racine Unique (ERU)", &expect!["ERU = Élément Racine Unique"]);
    }

    #[test]
    fn other_parentheses_are_none() {
        for text in [
            "the image (see DNS)",
            "replicas (MAX)",
            "use TLS (or not)",
            "some words (NOT these)",
            "the list (A, B)",
            "an unclosed (HPA",
        ] {
            check(text, &expect![""]);
        }
    }
}
