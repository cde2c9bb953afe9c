//! The part of a line that is shown, and what is drawn below it.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Of a longer line (in bytes), only the part around its first term is shown.
const MAX_LINE: usize = 400;
/// How much of it is shown before the term.
const MARGIN: usize = 40;
/// How much of it is shown in all.
const EXCERPT: usize = 240;

/// As wide as `text`, tabs as tabs.
pub(super) fn blanks(markers: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\t' => markers.push('\t'),
            _ => markers.extend(std::iter::repeat_n(' ', c.width().unwrap_or(0))),
        }
    }
}

/// The part of `line`, as bytes of `text`, that is shown of it: all, or what stands around the place `first`.
pub(super) fn excerpt(text: &str, line: &Range<usize>, first: usize) -> Range<usize> {
    if line.len() <= MAX_LINE {
        return line.clone();
    }
    let near_start = first - line.start <= EXCERPT - MARGIN;
    let start = if near_start { line.start } else { boundary(text, first - MARGIN) };
    start..boundary(text, (start + EXCERPT).min(line.end))
}

/// The character boundary at `offset` or before it.
fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
