//! The page that explains a whole document: all its terms under their headings, each with its card and the lines that mention it.

use std::ops::Range;

use super::card::{card, heading};
use super::markdown::{escape, sanitize};
use super::terms::{Mentioned, terms};
use super::{Locate, Reader};
use crate::analysis::Analysis;
use crate::messages::{Learning, Locale};
use crate::text::Encoding;

/// A term in every line needs no link to each.
const MAX_LINES: usize = 20;

/// What is asked about.
pub struct Subject<'a> {
    /// The document's name, for people.
    pub name: &'a str,
    /// Its URI, if it is a file: only there can a link name a line.
    pub uri: Option<&'a str>,
    /// Where terms stand that nobody explains, each with what is said of it.
    pub undefined: &'a [(Range<usize>, String)],
}

/// The page, in Markdown. Headings come in the order of their first term.
pub fn page(analysis: &Analysis, subject: &Subject<'_>, reader: &Reader, locate: &Locate<'_>) -> String {
    let locale = Locale::of(&reader.language);
    let mut groups: Vec<(String, Vec<Mentioned>)> = Vec::new();
    for term in terms(analysis) {
        let heading = heading(&analysis.lexicon.entry(term.entry), analysis.lexicon.glossary(term.entry));
        match groups.iter_mut().find(|(other, _)| *other == heading) {
            Some((_, terms)) => terms.push(term),
            None => groups.push((heading, vec![term])),
        }
    }
    let mut parts = vec![format!("# {}", escape(subject.name))];
    if groups.is_empty() {
        parts.push(Learning::NoTerms.text(locale));
    }
    for (heading, terms) in groups {
        parts.push(format!("## {}", escape(&heading)));
        for Mentioned { entry, ranges } in terms {
            parts.push(card(&analysis.lexicon, entry, reader, locate));
            parts.push(lines(analysis, subject, ranges, locale));
        }
    }
    if !subject.undefined.is_empty() {
        parts.push(format!("## {}", Learning::Unexplained.text(locale)));
        let item = |(range, message): &(Range<usize>, String)| {
            let line = lines(analysis, subject, vec![range.clone()], locale);
            format!("- {} · {line}", sanitize(message))
        };
        parts.push(subject.undefined.iter().map(item).collect::<Vec<_>>().join("\n"));
    }
    parts.join("\n\n") + "\n"
}

fn lines(analysis: &Analysis, subject: &Subject<'_>, ranges: Vec<Range<usize>>, locale: Locale) -> String {
    let line =
        |range: Range<usize>| analysis.lines.position(&analysis.text, range.start, Encoding::Utf8).line + 1;
    let mut numbers: Vec<u32> = ranges.into_iter().map(line).collect();
    numbers.dedup();
    let link = |line: &u32| match subject.uri {
        Some(uri) => format!("[{line}](<{uri}#L{line}>)"),
        None => line.to_string(),
    };
    let shown: Vec<String> = numbers.iter().take(MAX_LINES).map(link).collect();
    let shown = shown.join(", ");
    match numbers.len() {
        0 | 1 => Learning::Line { line: shown },
        2..=MAX_LINES => Learning::Lines { lines: shown },
        count => Learning::AndMoreLines { lines: shown, count: count - MAX_LINES },
    }
    .text(locale)
}
