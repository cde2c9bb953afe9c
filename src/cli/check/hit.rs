//! A finding as it is reported: all that is shown of it, without the text that it stands in.

use std::path::Path;

use super::excerpt::Excerpt;
use crate::analysis::{Analysis, Fault, Finding, key};
use crate::cli::files::Places;
use crate::cli::hash::hash;
use crate::cli::records::Range;
use crate::features::diagnostics::level;
use crate::features::health;
use crate::features::replacement::replacement;
use crate::glossary::Problem;
use crate::messages::Locale;
use crate::settings::{Level, Rules};
use crate::text::{Encoding, LineIndex, Position};

/// So many bytes on either side of a finding, on its line, tell it from others of the same text.
const CONTEXT: usize = 40;

/// A finding as it is reported.
#[derive(Debug)]
pub(super) struct Hit {
    /// Lines and columns from 1.
    pub(super) range: Range,
    /// Bytes from the start of the file, from 0.
    pub(super) bytes: std::ops::Range<usize>,
    pub(super) code: &'static str,
    /// The rule within the code.
    pub(super) rule: &'static str,
    pub(super) level: Level,
    /// The role of the place; none in what is wrong with a glossary.
    pub(super) region: Option<&'static str>,
    /// What stands in the place.
    pub(super) text: Box<str>,
    /// The entry that it is about.
    pub(super) entry: Option<Box<str>>,
    pub(super) message: Box<str>,
    /// What should stand in the place.
    pub(super) replacement: Option<Box<str>>,
    /// For undefined jargon: what an expansion elsewhere is compared with.
    pub(super) wanted: Option<Box<str>>,
    /// A hash of what stands around it.
    pub(super) context: u64,
    /// Its line, for people.
    pub(super) excerpt: Excerpt,
}

impl Hit {
    /// A hash that stays when the line moves.
    pub(super) fn fingerprint(&self) -> u64 {
        hash([self.code, &key(&self.text), &format!("{:016x}", self.context)])
    }
}

/// The findings in the document at `path`. `offset` is how many bytes of the file come before its text.
pub(super) fn in_document(
    analysis: &Analysis,
    offset: usize,
    path: &Path,
    rules: &Rules,
    locale: Locale,
) -> Vec<Hit> {
    let mut places = Places::new(analysis);
    let hit = |finding: &Finding| {
        let (code, level) = health::code_of(finding, Some(path), rules);
        (level != Level::Off).then(|| Hit {
            code,
            level,
            ..of_finding(finding, analysis, offset, &mut places, locale)
        })
    };
    analysis.findings.iter().filter_map(hit).collect()
}

fn of_finding(
    finding: &Finding,
    analysis: &Analysis,
    offset: usize,
    places: &mut Places<'_>,
    locale: Locale,
) -> Hit {
    let bytes = finding.range();
    let Analysis { text: document, lines, lexicon, .. } = analysis;
    let text = &document[bytes.clone()];
    let entry = finding.entry().map(|entry| lexicon.head(entry).name().into());
    let is_undefined = matches!(finding.fault, Fault::Undefined(_));
    Hit {
        range: places.range(bytes.clone()),
        bytes: offset + bytes.start..offset + bytes.end,
        code: finding.code().name(),
        rule: finding.rule(),
        level: finding.level,
        region: Some(finding.kind.name()),
        text: text.into(),
        entry,
        message: finding.message(text, lexicon, locale).into(),
        replacement: replacement(finding, text, lexicon).map(Into::into),
        wanted: is_undefined.then(|| key(text).into()),
        context: context(document, lines, &bytes),
        excerpt: Excerpt::new(document, lines, &bytes),
    }
}

/// What is wrong with a glossary; none if the settings switch it off.
pub(super) fn of_problem(
    problem: &Problem,
    document: &str,
    offset: usize,
    lines: &LineIndex,
    rules: &Rules,
    locale: Locale,
) -> Option<Hit> {
    let level = level(problem, rules);
    if level == Level::Off {
        return None;
    }
    // The file may have changed since the glossary was read.
    let at = |offset: u32| document.floor_char_boundary(offset as usize);
    let bytes = at(problem.start)..at(problem.end.max(problem.start));
    let place = |offset| {
        let Position { line, column } = lines.position(document, offset, Encoding::Utf32);
        (line + 1, column + 1)
    };
    let ((line, column), (end_line, end_column)) = (place(bytes.start), place(bytes.end));
    Some(Hit {
        range: Range { line, column, end_line, end_column },
        bytes: offset + bytes.start..offset + bytes.end,
        code: problem.code,
        rule: problem.code,
        level,
        region: None,
        text: document[bytes.clone()].into(),
        entry: None,
        message: problem.message.text(locale).into(),
        replacement: None,
        wanted: None,
        context: context(document, lines, &bytes),
        excerpt: Excerpt::new(document, lines, &bytes),
    })
}

/// A hash of what stands around `bytes` on their first line.
fn context(document: &str, lines: &LineIndex, bytes: &std::ops::Range<usize>) -> u64 {
    let line = lines.line_range(document, lines.line_at(bytes.start));
    let start = document.ceil_char_boundary(bytes.start.saturating_sub(CONTEXT).max(line.start));
    let end = document.floor_char_boundary((bytes.end + CONTEXT).min(line.end)).max(start);
    hash([document[start..end].trim()])
}
