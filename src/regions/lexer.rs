//! The table-driven lexer: finds comments and string literals by a language's rules.
//!
//! A rule says by which bytes a token opens and how it ends. The lexer skips every byte that opens nothing by one
//! look into a table, which is what makes it fast; all else happens once a token.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::RegionKind;
use super::code::heredoc::{self, Heredoc};
use super::code::interpolation;
use super::sink::Sink;

/// One kind of token.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    open: &'static [u8],
    at: At,
    body: Body,
}

/// Where a token may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Anywhere,
    /// After a blank or a separator of commands: `$#` and `${x#y}` hold no shell comment.
    Word,
    /// Not right after a letter, digit or underscore: `foldl'` holds no character literal.
    NotAfterWord,
    /// With only blanks before it on its line.
    LineStart,
    /// With so many bytes before it on its line.
    Column(usize),
}

/// What a token is, and how it ends.
#[derive(Clone, Copy)]
enum Body {
    LineComment,
    BlockComment { close: &'static [u8], nested: bool },
    Text { close: &'static [u8], escape: Escape, lines: bool },
    Interpolated { close: &'static [u8], opener: &'static [u8], lines: bool },
    Skip(usize),
    Special(Special),
}

/// A token that no table can describe. Either moves `pos` past it, or says `false` and leaves all as it is.
pub(super) type Special = fn(&mut Scanner<'_, '_>) -> bool;

/// How the closing quote is written inside of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// Not at all.
    None,
    /// After this byte, mostly a backslash.
    After(u8),
    /// Twice.
    Doubled,
}

impl Rule {
    const fn new(open: &'static str, body: Body) -> Self {
        Self { open: open.as_bytes(), at: At::Anywhere, body }
    }

    /// The rule, held to certain places.
    pub(super) const fn at(self, at: At) -> Self {
        Self { at, ..self }
    }
}

/// A comment to the end of the line.
pub(super) const fn line(open: &'static str) -> Rule {
    Rule::new(open, Body::LineComment)
}

/// A comment that its first closing marker ends.
pub(super) const fn block(open: &'static str, close: &'static str) -> Rule {
    Rule::new(open, Body::BlockComment { close: close.as_bytes(), nested: false })
}

/// A comment that may hold others.
pub(super) const fn nested(open: &'static str, close: &'static str) -> Rule {
    Rule::new(open, Body::BlockComment { close: close.as_bytes(), nested: true })
}

/// A string on one line, with backslashes.
pub(super) const fn quoted(quote: &'static str) -> Rule {
    text(quote, quote, Escape::After(b'\\'), false)
}

/// A string over any number of lines, with backslashes.
pub(super) const fn quoted_lines(quote: &'static str) -> Rule {
    text(quote, quote, Escape::After(b'\\'), true)
}

/// A string over any number of lines, without escapes.
pub(super) const fn raw(open: &'static str, close: &'static str) -> Rule {
    text(open, close, Escape::None, true)
}

/// A string of any sort.
pub(super) const fn text(open: &'static str, close: &'static str, escape: Escape, lines: bool) -> Rule {
    Rule::new(open, Body::Text { close: close.as_bytes(), escape, lines })
}

/// A string with backslashes in which `opener` begins code, up to the bracket that closes it.
pub(super) const fn interpolated(quote: &'static str, opener: &'static str, lines: bool) -> Rule {
    Rule::new(quote, Body::Interpolated { close: quote.as_bytes(), opener: opener.as_bytes(), lines })
}

/// Bytes that open nothing, although another rule would say so; `length` of them are passed over.
pub(super) const fn skip(open: &'static str, length: usize) -> Rule {
    Rule::new(open, Body::Skip(length))
}

/// A token that only code can describe.
pub(super) const fn special(open: &'static str, read: Special) -> Rule {
    Rule::new(open, Body::Special(read))
}

/// How often a look ahead may fail in one document before it is no longer tried. It keeps the lexer linear.
const PATIENCE: u32 = 16;

/// The lexer at work.
pub(super) struct Scanner<'s, 't> {
    pub(super) sink: &'s mut Sink<'t>,
    /// The document up to the end of the range that is lexed; positions count from the document's start.
    pub(super) bytes: &'t [u8],
    pub(super) from: usize,
    pub(super) pos: usize,
    /// Heredocs whose bodies begin on the next line.
    pub(super) heredocs: Vec<Heredoc>,
    pub(super) patience: u32,
    /// Up to here on its line, a slash is known to open no regular expression.
    pub(super) no_regex_before: usize,
    /// Whether the line belongs to a recipe of a Makefile.
    pub(super) in_recipe: bool,
    stop: usize,
}

/// Puts the comments and strings of `range` into `sink`. Of several rules that fit, the first one holds.
pub(super) fn lex(sink: &mut Sink<'_>, range: Range<usize>, rules: &'static [Rule]) {
    let bytes = &sink.bytes()[..range.end];
    let has_mark = range.start == 0 && bytes.starts_with("\u{feff}".as_bytes());
    let from = if has_mark { 3 } else { range.start };
    let mut scanner = Scanner {
        bytes,
        from,
        pos: from,
        heredocs: Vec::new(),
        patience: PATIENCE,
        no_regex_before: 0,
        in_recipe: false,
        stop: bytes.len(),
        sink,
    };
    scanner.run(rules);
}

/// For each byte, which rules begin with it.
fn opening_bytes(rules: &[Rule]) -> [u32; 256] {
    debug_assert!(rules.len() <= 32, "one bit a rule");
    let mut table = [0; 256];
    for (bit, rule) in rules.iter().enumerate() {
        table[usize::from(rule.open[0])] |= 1 << bit;
    }
    table
}

impl Scanner<'_, '_> {
    fn run(&mut self, rules: &'static [Rule]) {
        let table = opening_bytes(rules);
        loop {
            self.scan(rules, &table);
            if self.heredocs.is_empty() {
                return;
            }
            self.stop = self.bytes.len();
            heredoc::read_bodies(self);
        }
    }

    fn scan(&mut self, rules: &'static [Rule], table: &[u32; 256]) {
        while self.pos < self.stop {
            let rest = &self.bytes[self.pos..self.stop];
            let Some(plain) = rest.iter().position(|byte| table[usize::from(*byte)] != 0) else {
                self.pos = self.stop;
                return;
            };
            self.pos += plain;
            let mut mask = table[usize::from(rest[plain])];
            let here = self.pos;
            while mask != 0 && !self.apply(&rules[mask.trailing_zeros() as usize]) {
                mask &= mask - 1;
            }
            if self.pos == here {
                self.pos += 1;
            }
        }
    }

    fn apply(&mut self, rule: &Rule) -> bool {
        if !self.looking_at(rule.open) || !self.may_begin(rule.at) {
            return false;
        }
        let inside = self.pos + rule.open.len();
        match rule.body {
            Body::LineComment => self.emit(RegionKind::Comment, line_end(self.bytes, self.pos)),
            Body::BlockComment { close, nested: false } => {
                self.emit(RegionKind::Comment, block_end(self.bytes, inside, close));
            }
            Body::BlockComment { close, nested: true } => {
                self.emit(RegionKind::Comment, nested_end(self.bytes, inside, rule.open, close));
            }
            Body::Text { close, escape, lines } => {
                self.emit(RegionKind::String, text_end(self.bytes, inside, close, escape, lines));
            }
            Body::Interpolated { close, opener, lines } => {
                let end = interpolation::end(self, inside, close, opener, lines);
                self.emit(RegionKind::String, end);
            }
            Body::Skip(length) => self.pos = (self.pos + length).min(self.bytes.len()),
            Body::Special(read) => return read(self),
        }
        true
    }

    fn may_begin(&self, at: At) -> bool {
        match at {
            At::Anywhere => true,
            At::Word => self.before().is_none_or(|byte| byte.is_ascii_whitespace() || b";&|".contains(&byte)),
            At::NotAfterWord => !self.before().is_some_and(is_word),
            At::LineStart => self.at_line_start(),
            At::Column(column) => self.at_column(column),
        }
    }

    /// Makes a region of all from `pos` to `end`, and goes on there.
    pub(super) fn emit(&mut self, kind: RegionKind, end: usize) {
        self.sink.push(kind, self.pos, end);
        self.pos = end;
    }

    /// Whether the text goes on with `what`.
    pub(super) fn looking_at(&self, what: &[u8]) -> bool {
        self.bytes[self.pos..].starts_with(what)
    }

    /// The byte `ahead` of the position.
    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.pos + ahead).copied()
    }

    /// The byte before the position, unless it is the first one.
    pub(super) fn before(&self) -> Option<u8> {
        if self.pos > self.from { self.bytes.get(self.pos - 1).copied() } else { None }
    }

    /// Whether only blanks stand before the position on its line.
    pub(super) fn at_line_start(&self) -> bool {
        let before = &self.bytes[self.from..self.pos];
        let text = before.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | 0x0c));
        text.is_none_or(|byte| *byte == b'\n')
    }

    fn at_column(&self, column: usize) -> bool {
        let Some(start) = self.pos.checked_sub(column).filter(|start| *start >= self.from) else {
            return false;
        };
        let line = &self.bytes[start..self.pos];
        (start == self.from || self.bytes[start - 1] == b'\n') && !line.contains(&b'\n')
    }

    /// Lets the lexer come back at the end of this line, where the bodies of heredocs begin.
    pub(super) fn expect_heredoc(&mut self, heredoc: Heredoc) {
        if self.heredocs.is_empty() {
            self.stop = memchr(b'\n', &self.bytes[self.pos..]).map_or(self.bytes.len(), |at| self.pos + at);
        }
        self.heredocs.push(heredoc);
    }
}

/// Whether a byte is part of a word in most programming languages.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Where the line ends on which `from` is, without its line break.
pub(super) fn line_end(bytes: &[u8], from: usize) -> usize {
    let end = memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |at| from + at);
    if end > from && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

/// Where the line begins that follows the one that ends at `end`, as [`line_end`] tells it.
pub(super) fn after_line(bytes: &[u8], end: usize) -> usize {
    match bytes.get(end) {
        None => end,
        Some(b'\r') => (end + 2).min(bytes.len()),
        Some(_) => end + 1,
    }
}

/// Right behind the next `close`, or the end of the text.
pub(super) fn block_end(bytes: &[u8], from: usize, close: &[u8]) -> usize {
    find(bytes, from, close).map_or(bytes.len(), |at| at + close.len())
}

/// Where `what` next occurs.
pub(super) fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let mut from = from;
    loop {
        let at = from + memchr(what[0], bytes.get(from..)?)?;
        if bytes[at..].starts_with(what) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn nested_end(bytes: &[u8], from: usize, open: &[u8], close: &[u8]) -> usize {
    let (mut pos, mut depth) = (from, 1_u32);
    while let Some(at) = memchr2(open[0], close[0], &bytes[pos..]) {
        pos += at;
        if bytes[pos..].starts_with(close) {
            pos += close.len();
            depth -= 1;
            if depth == 0 {
                return pos;
            }
        } else if bytes[pos..].starts_with(open) {
            pos += open.len();
            depth += 1;
        } else {
            pos += 1;
        }
    }
    bytes.len()
}

/// Right behind the string whose inside begins at `from`. One that is not closed ends with its line, or, where it
/// may have several, with the text.
pub(super) fn text_end(bytes: &[u8], from: usize, close: &[u8], escape: Escape, lines: bool) -> usize {
    let escape_byte = if let Escape::After(byte) = escape { byte } else { close[0] };
    let mut pos = from;
    while pos < bytes.len() {
        let byte = bytes[pos];
        if byte == close[0] && bytes[pos..].starts_with(close) {
            pos += close.len();
            if escape != Escape::Doubled || !bytes[pos..].starts_with(close) {
                return pos;
            }
            pos += close.len();
        } else if byte == escape_byte && escape != Escape::Doubled && escape != Escape::None {
            pos += escaped(bytes, pos);
        } else if byte == b'\n' && !lines {
            return if bytes[pos - 1] == b'\r' { (pos - 1).max(from) } else { pos };
        } else {
            pos += 1;
        }
    }
    bytes.len()
}

/// How many bytes an escape at `pos` takes: a line break is one character, however it is written.
pub(super) fn escaped(bytes: &[u8], pos: usize) -> usize {
    if bytes[pos + 1..].starts_with(b"\r\n") { 3 } else { 2.min(bytes.len() - pos) }
}
