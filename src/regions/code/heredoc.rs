//! Heredocs: strings that begin on the next line and end with a line of their own.

use memchr::memchr;

use crate::regions::RegionKind;
use crate::regions::lexer::{Scanner, is_word, line_end};
use crate::text::next_line;

/// A heredoc that a line has announced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heredoc {
    /// Where its delimiter stands in the document.
    pub(crate) word: (usize, usize),
    /// Whether blanks may stand before the closing delimiter.
    pub(crate) indented: bool,
    /// What its body is.
    pub(crate) kind: RegionKind,
}

/// How a language writes the announcement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `<<EOF`, `<<-EOF`, `<<"EOF"`, and a blank between is fine.
    Shell,
    /// `<<EOF`, `<<-EOF`, `<<~EOF`, with capitals or quotes, so that it is not taken for a shift.
    Script,
    /// `<<<EOT`, indented or not.
    Php,
}

pub(crate) fn shell(scanner: &mut Scanner<'_, '_>) -> bool {
    announce(scanner, Style::Shell)
}

pub(crate) fn script(scanner: &mut Scanner<'_, '_>) -> bool {
    announce(scanner, Style::Script)
}

pub(crate) fn php(scanner: &mut Scanner<'_, '_>) -> bool {
    announce(scanner, Style::Php)
}

fn announce(scanner: &mut Scanner<'_, '_>, style: Style) -> bool {
    let Some((heredoc, end)) = announcement(scanner.bytes, scanner.pos, style) else { return false };
    scanner.expect_heredoc(heredoc);
    scanner.pos = end;
    true
}

/// Reads `<<EOF` at `start`; the heredoc and the end of the announcement.
pub(crate) fn announcement(bytes: &[u8], start: usize, style: Style) -> Option<(Heredoc, usize)> {
    let mut pos = start + if style == Style::Php { 3 } else { 2 };
    let mark = bytes.get(pos).copied()?;
    if mark == b'<' {
        return None;
    }
    let mut indented = style == Style::Php;
    if matches!(mark, b'-' | b'~') && style != Style::Php {
        indented = true;
        pos += 1;
    }
    let blanks = bytes[pos..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    if style != Style::Script || bytes.get(pos + blanks).is_some_and(|byte| b"\"'".contains(byte)) {
        pos += blanks;
    }
    if style == Style::Shell && bytes.get(pos) == Some(&b'\\') {
        pos += 1;
    }
    let quote = bytes.get(pos).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let word = pos + usize::from(quote.is_some());
    let end = word + bytes[word.min(bytes.len())..].iter().take_while(|byte| is_delimiter(**byte)).count();
    let first = bytes.get(word).copied().filter(|_| end > word)?;
    let fits = match style {
        // A shift: `1 << 2`.
        Style::Shell | Style::Php => !first.is_ascii_digit(),
        Style::Script => {
            quote.is_some() || ((first.is_ascii_uppercase() || indented) && !follows_a_value(bytes, start))
        }
    };
    let closed = quote.is_none_or(|quote| bytes.get(end) == Some(&quote));
    let after = end + usize::from(quote.is_some());
    (fits && closed).then_some((Heredoc { word: (word, end), indented, kind: RegionKind::String }, after))
}

fn is_delimiter(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.')
}

/// Whether something that can be shifted stands right before: `BIT<<SHIFT`, `class << Self`.
fn follows_a_value(bytes: &[u8], start: usize) -> bool {
    bytes[..start].last().is_some_and(|byte| is_word(*byte) || matches!(byte, b')' | b']'))
}

/// Reads the bodies of the announced heredocs, one after the other, from the next line on.
pub(crate) fn read_bodies(scanner: &mut Scanner<'_, '_>) {
    let mut start = next_line(scanner.bytes, scanner.pos.min(scanner.bytes.len()));
    for heredoc in std::mem::take(&mut scanner.heredocs) {
        if scanner.patience == 0 {
            break;
        }
        match body_end(scanner.bytes, start, &heredoc) {
            Some(body) => {
                scanner.sink.push(heredoc.kind, start, before_line_break(scanner.bytes, start, body));
                start = line_end(scanner.bytes, body);
                scanner.pos = start;
                start = next_line(scanner.bytes, start);
            }
            // It was something else, or it is being typed: the file must not vanish in it.
            None => scanner.patience -= 1,
        }
    }
}

/// The end of the text that ends with the line before `end`.
pub(crate) fn before_line_break(bytes: &[u8], start: usize, end: usize) -> usize {
    let text = &bytes[start..end];
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    start + text.strip_suffix(b"\r").unwrap_or(text).len()
}

/// Where the line with the closing delimiter begins.
pub(crate) fn body_end(bytes: &[u8], start: usize, heredoc: &Heredoc) -> Option<usize> {
    let word = &bytes[heredoc.word.0..heredoc.word.1];
    let mut line = start;
    while line < bytes.len() {
        let end = memchr(b'\n', &bytes[line..]).map_or(bytes.len(), |at| line + at);
        if closes(&bytes[line..end], word, heredoc.indented) {
            return Some(line);
        }
        line = end + 1;
    }
    None
}

fn closes(line: &[u8], word: &[u8], indented: bool) -> bool {
    let line = if indented { line.trim_ascii_start() } else { line };
    // PHP and Ruby let an expression go on behind the delimiter: `EOT;`, `EOF)`.
    line.strip_prefix(word).is_some_and(|rest| !rest.first().is_some_and(|byte| is_delimiter(*byte)))
}
