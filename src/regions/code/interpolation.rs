//! Strings that hold code which holds strings: `"${lookup("key")}"`.

use super::regex;
use crate::regions::lexer::{Escape, Scanner, escaped, find, line_end, text_end};

/// How deep code and strings may alternate. What lies deeper is read as plain text.
const MAX_DEPTH: usize = 32;

enum Frame {
    /// Code, and how many of its brackets are open.
    Code(u32),
    /// A string in code, and its quote.
    Text(u8),
}

/// Right behind the string whose inside begins at `from`.
pub(crate) fn end(
    scanner: &mut Scanner<'_, '_>,
    from: usize,
    close: &[u8],
    opener: &'static [u8],
    lines: bool,
) -> usize {
    let flat = text_end(scanner.bytes, from, close, Escape::After(b'\\'), lines);
    let holds_code = scanner.patience > 0 && find(&scanner.bytes[..flat], from, opener).is_some();
    if !holds_code {
        return flat;
    }
    if let Some(end) = Reader::new(scanner.bytes, from, close, opener, lines).end() {
        return end;
    }
    // The brackets do not match up: half-typed, or a language construct that we do not know.
    scanner.patience -= 1;
    flat
}

struct Reader<'a> {
    bytes: &'a [u8],
    pos: usize,
    close: &'a [u8],
    opener: &'static [u8],
    lines: bool,
    stack: Vec<Frame>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], pos: usize, close: &'a [u8], opener: &'static [u8], lines: bool) -> Self {
        Self { bytes, pos, close, opener, lines, stack: Vec::new() }
    }

    fn end(&mut self) -> Option<usize> {
        while let Some(&byte) = self.bytes.get(self.pos) {
            match self.stack.last() {
                None if byte == self.close[0] && self.bytes[self.pos..].starts_with(self.close) => {
                    return Some(self.pos + self.close.len());
                }
                _ if byte == b'\n' && !self.lines => return None,
                None => self.text(byte, None),
                Some(Frame::Text(quote)) => self.text(byte, Some(*quote)),
                Some(Frame::Code(depth)) => self.code(byte, *depth),
            }
        }
        None
    }

    fn text(&mut self, byte: u8, quote: Option<u8>) {
        if Some(byte) == quote {
            self.stack.pop();
        } else if self.begins_code(quote) {
            self.stack.push(Frame::Code(1));
            self.pos += self.opener.len() - 1;
        } else if byte == b'\\' && !(quote == Some(b'\'') && self.is_shell()) {
            self.pos += escaped(self.bytes, self.pos) - 1;
        }
        self.pos += 1;
    }

    fn code(&mut self, byte: u8, depth: u32) {
        let open = self.opener[self.opener.len() - 1];
        let close = if open == b'(' { b')' } else { b'}' };
        if byte == open {
            self.set_depth(depth + 1);
        } else if byte == close {
            self.set_depth(depth - 1);
        } else if matches!(byte, b'"' | b'\'' | b'`') && self.stack.len() < MAX_DEPTH {
            self.stack.push(Frame::Text(byte));
        } else if byte == b'\\' {
            self.pos += escaped(self.bytes, self.pos) - 1;
        } else if byte == b'/' && self.close == b"`" {
            self.pos = regex::literal_end(self.bytes, self.pos).unwrap_or(self.pos + 1);
            return;
        } else if byte == b'#' && self.is_shell() && self.bytes[self.pos - 1].is_ascii_whitespace() {
            // An apostrophe in a comment opens nothing.
            self.pos = line_end(self.bytes, self.pos);
            return;
        }
        self.pos += 1;
    }

    fn set_depth(&mut self, depth: u32) {
        self.stack.pop();
        if depth > 0 {
            self.stack.push(Frame::Code(depth));
        }
    }

    /// Whether code begins here, in the outer string or in one with that quote within its code.
    fn begins_code(&self, quote: Option<u8>) -> bool {
        let interpolates = |quote| quote == self.close[0] || (quote == b'"' && self.close[0] != b'`');
        self.bytes[self.pos..].starts_with(self.opener)
            && self.stack.len() < MAX_DEPTH
            && quote.is_none_or(interpolates)
    }

    fn is_shell(&self) -> bool {
        self.opener == b"$("
    }
}
