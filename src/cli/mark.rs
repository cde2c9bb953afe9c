//! A file with its terms marked and explained, for people.

use std::collections::HashSet;
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;

use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use super::excerpt::{blanks, excerpt};
use super::gloss::{Gloss, Glosses};
use super::output::{FAINT, MARK, NAME, Out, PLAIN, visible};
use crate::analysis::Analysis;
use crate::matching::{EntryRef, is_word};
use crate::messages::Command as Message;

/// A line with terms.
#[derive(Default)]
struct Line {
    number: u32,
    /// Bytes of the text.
    marks: Vec<Range<usize>>,
    /// What is explained beneath it.
    entries: Vec<EntryRef>,
}

/// Writes the lines of the file that have terms, and beneath them each entry at its first mention.
pub(super) fn write(out: &mut Out, path: &str, analysis: &Analysis, glosses: &mut Glosses) -> io::Result<()> {
    let path = visible(path);
    if analysis.mentions().is_empty() {
        return writeln!(out, "{path}: {}", Message::NoTerms.text(glosses.locale()));
    }
    let heading = out.paint(NAME, &path);
    writeln!(out, "{heading}")?;
    let lines = lines(analysis);
    let digits = lines.last().map_or(1, |line| (line.number + 1).to_string().len()).max(4);
    for line in &lines {
        let number = out.paint(FAINT, format!("{:>digits$} │", line.number + 1));
        write!(out, "{number} ")?;
        let blank = format!("{:>digits$} │", "");
        source_line(out, analysis, line, &blank)?;
        for &entry in &line.entries {
            explain(out, &blank, &glosses.get(&analysis.lexicon, entry))?;
        }
    }
    writeln!(out)
}

fn lines(analysis: &Analysis) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut seen = HashSet::new();
    for mention in analysis.mentions() {
        let range = mention.range();
        let last = analysis.lines.line_at(range.end.saturating_sub(1));
        for number in analysis.lines.line_at(range.start)..=last {
            let in_line = analysis.lines.line_range(&analysis.text, number);
            let mut mark = in_line.start.max(range.start)..in_line.end.min(range.end);
            if mark.start > range.start {
                // The margin and the comment's prefix are no part of the term.
                mark.start += analysis.text[mark.clone()].find(is_word).unwrap_or(0);
            }
            if lines.last().is_none_or(|line| line.number != number) {
                lines.push(Line { number, ..Line::default() });
            }
            let Some(line) = lines.last_mut() else { continue };
            line.marks.push(mark);
            if number == last {
                let entries = mention.entries(&analysis.lexicon);
                line.entries.extend(entries.into_iter().filter(|&entry| seen.insert(entry)));
            }
        }
    }
    lines
}

/// The line itself, with colour; without it, a second line shows where the terms are.
fn source_line(out: &mut Out, analysis: &Analysis, line: &Line, blank: &str) -> io::Result<()> {
    let text = &*analysis.text;
    let whole = analysis.lines.line_range(text, line.number);
    let shown = excerpt(text, &whole, line.marks.first().map_or(whole.start, |mark| mark.start));
    let mut markers = String::new();
    if shown.start > whole.start {
        write!(out, "…")?;
        markers.push(' ');
    }
    let mut at = shown.start;
    for mark in line.marks.iter().filter(|mark| mark.start >= shown.start && mark.end <= shown.end) {
        // An elision or a blank at the line's start may precede the mark, never overlap the one before it.
        let start = mark.start.max(at);
        write!(out, "{}", visible(&text[at..start]))?;
        blanks(&mut markers, &visible(&text[at..start]));
        let term = visible(text[start..mark.end].trim_end());
        markers.push_str(&"~".repeat(term.width().max(1)));
        let painted = out.paint(MARK, &term);
        write!(out, "{painted}")?;
        at = start + text[start..mark.end].trim_end().len();
    }
    let rest = visible(&text[at..shown.end]);
    writeln!(out, "{}{}", rest.trim_end(), if shown.end < whole.end { "…" } else { "" })?;
    if !out.color {
        writeln!(out, "{blank} {markers}")?;
    }
    Ok(())
}

/// One entry beneath the line that has it first.
fn explain(out: &mut Out, blank: &str, gloss: &Rc<Gloss>) -> io::Result<()> {
    let text = format!("{}: {}", gloss.name, gloss.sentence);
    let text = visible(&text);
    // In a pipe, one explanation is one line; a terminal would break it at the margin.
    let width = if out.terminal { out.width.saturating_sub(blank.width() + 3) } else { usize::MAX };
    let rule = out.paint(FAINT, blank);
    for line in textwrap::wrap(&text, Options::new(width).subsequent_indent("  ")) {
        // A name so long that it is broken goes without its style.
        let (name, rest) =
            line.strip_prefix(&*visible(&gloss.name)).map_or(("", &*line), |rest| (&*gloss.name, rest));
        let name = out.paint(if name.is_empty() { PLAIN } else { NAME }, visible(name));
        writeln!(out, "{rule}   {name}{rest}")?;
    }
    Ok(())
}
