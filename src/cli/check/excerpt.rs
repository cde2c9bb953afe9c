//! The line of a finding, as it is shown to people.

use std::ops::Range;

use crate::cli::excerpt::excerpt;
use crate::text::LineIndex;

/// The first line of a place, or a part of it if it is long.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// What is shown of the line.
    pub(super) text: Box<str>,
    /// Bytes of `text` that belong to the place.
    pub(super) mark: Range<usize>,
    /// Whether the line begins before what is shown.
    pub(super) is_cut_before: bool,
    /// Whether it ends after it.
    pub(super) is_cut_after: bool,
}

impl Excerpt {
    /// The line in `text` that `bytes` begin on.
    pub(super) fn new(text: &str, lines: &LineIndex, bytes: &Range<usize>) -> Self {
        let line = lines.line_range(text, lines.line_at(bytes.start));
        let start = bytes.start.min(line.end);
        let shown = excerpt(text, &line, start);
        let end = bytes.end.clamp(start, shown.end.max(start));
        Self {
            text: text[shown.clone()].into(),
            mark: start - shown.start..end - shown.start,
            is_cut_before: shown.start > line.start,
            is_cut_after: shown.end < line.end,
        }
    }
}
