//! How a text is laid out, so that what is added looks like what is there.

use crate::text;

/// The line end that a text uses.
pub(super) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The byte at which the line of `offset` starts.
pub(super) fn line_start(content: &str, offset: usize) -> usize {
    text::line_start(content.as_bytes(), offset)
}

/// The byte at which the line of `offset` ends, before its line end.
pub(super) fn line_stop(text: &str, offset: usize) -> usize {
    let stop = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    if text[offset..stop].ends_with('\r') { stop - 1 } else { stop }
}

/// The end of what is written in a text, before the blank lines at its end.
pub(super) fn written_end(text: &str) -> usize {
    text.trim_end().len()
}
