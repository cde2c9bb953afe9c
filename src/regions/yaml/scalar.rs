//! YAML's keys, quoted scalars and block scalars.

use super::{Name, Owner, Reader, is_blank};
use crate::regions::RegionKind::{Code, Comment, Value};
use crate::regions::lexer::{after_line, escaped, find, line_end};
use crate::regions::roles::Role;

/// The bytes that matter on the way to a key's colon.
const MAY_END_NAME: [bool; 256] = {
    let mut table = [false; 256];
    table[b':' as usize] = true;
    table[b'#' as usize] = true;
    table[b'{' as usize] = true;
    table
};

impl Reader<'_, '_> {
    /// The key at the position, if there is one on this line: text, a colon, and a blank or the end of the line.
    pub(super) fn find_name(&self, end: usize) -> Option<Name> {
        let quote = self.bytes[self.pos];
        if !matches!(quote, b'"' | b'\'') {
            return self.find_plain_name(end);
        }
        let close = quoted_name_end(&self.bytes[..end], self.pos + 1, quote)?;
        let blanks = self.bytes[close..end].iter().take_while(|byte| is_blank(**byte)).count();
        let colon = close + blanks;
        let is_name = colon < end && self.bytes[colon] == b':' && self.is_blank_at(colon + 1, end);
        is_name.then_some(Name { start: self.pos + 1, end: close - 1, colon })
    }

    fn find_plain_name(&self, end: usize) -> Option<Name> {
        let start = self.pos;
        if matches!(self.bytes[start], b'[' | b'#' | b'|' | b'>') || self.at_flow_mapping() {
            return None;
        }
        let line = &self.bytes[..end];
        let mut pos = start;
        loop {
            pos += line.get(pos..)?.iter().position(|byte| MAY_END_NAME[usize::from(*byte)])?;
            match line[pos] {
                b':' if self.is_blank_at(pos + 1, end) => {
                    let length = line[start..pos].trim_ascii_end().len();
                    return Some(Name { start, end: start + length, colon: pos });
                }
                b'#' if pos > start && is_blank(line[pos - 1]) => return None,
                b'{' if line[pos..].starts_with(b"{{") => pos = find(line, pos, b"}}")? + 1,
                _ => {}
            }
            pos += 1;
        }
    }

    fn at_flow_mapping(&self) -> bool {
        self.bytes[self.pos] == b'{' && !self.at_template()
    }

    /// Reads a scalar in quotes, which may go on on lines that are indented by more than `indent`.
    pub(super) fn quoted(&mut self, indent: Option<usize>, owner: Owner) {
        let quote = self.bytes[self.pos];
        let inside = self.pos + 1;
        if let Some(close) = self.quoted_end(inside, quote, indent) {
            self.scalar(inside, close - 1, owner);
            self.pos = close;
            self.rest_of_line(line_end(self.bytes, close));
        } else {
            // It is being typed: what stands on the next line is no part of it.
            let end = line_end(self.bytes, inside);
            self.scalar(inside, end, owner);
            self.pos = after_line(self.bytes, end);
        }
    }

    /// Right behind the closing quote of a scalar whose inside begins at `inside`, and all of whose lines are indented
    /// by more than `indent`.
    pub(super) fn quoted_end(&self, inside: usize, quote: u8, indent: Option<usize>) -> Option<usize> {
        let mut pos = inside;
        loop {
            match self.bytes.get(pos)? {
                b'\\' if quote == b'"' => pos += escaped(self.bytes, pos),
                b'\n' if self.is_outside(pos + 1, indent) => return None,
                byte if *byte != quote => pos += 1,
                _ if quote == b'\'' && self.bytes.get(pos + 1) == Some(&quote) => pos += 2,
                _ => return Some(pos + 1),
            }
        }
    }

    /// Whether a line ends all that is indented by more than `indent`.
    pub(super) fn is_outside(&self, line: usize, indent: Option<usize>) -> bool {
        let Some(indent) = indent else { return self.is_document_marker(line) };
        let blanks = self.bytes[line..].iter().take_while(|byte| is_blank(**byte)).count();
        let is_empty = matches!(self.bytes.get(line + blanks), None | Some(b'\r' | b'\n'));
        !is_empty && blanks <= indent
    }

    fn is_document_marker(&self, line: usize) -> bool {
        let line = &self.bytes[line..];
        (line.starts_with(b"---") || line.starts_with(b"..."))
            && line.get(3).is_none_or(u8::is_ascii_whitespace)
    }

    /// Whether the position is at `|`, `>-`, `|2+` and the like, with nothing but a comment behind it.
    pub(super) fn is_block_header(&self, end: usize) -> bool {
        let rest = &self.bytes[self.pos + 1..end];
        let marks = rest.iter().take_while(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9')).count();
        let behind = &rest[marks..];
        let text = behind.trim_ascii_start();
        text.is_empty() || (text.len() < behind.len() && text[0] == b'#')
    }

    /// Reads a block scalar: all following lines that are indented by more than `indent`.
    pub(super) fn block_scalar(&mut self, end: usize, indent: Option<usize>, owner: Owner) {
        self.pos = end.min(self.pos + 1);
        let header = self.pos;
        self.rest_of_line(end);
        let body = self.pos;
        let (stop, after) = self.block_end(body, indent);
        self.pos = after;
        if self.has_comments(owner) {
            self.script(body.max(header), stop, owner);
        } else {
            let blanks = self.bytes[body..stop].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            self.scalar(body + blanks, stop, owner);
        }
    }

    /// Whether lines of a block scalar that begin with `#` are comments: in scripts, and in files such as `nginx.conf`.
    fn has_comments(&self, owner: Owner) -> bool {
        let name = owner.key.and_then(|key| self.sink.key_text(key)).unwrap_or_default().as_bytes();
        owner.role == Role::Script || (name.contains(&b'.') && !name.ends_with(b".md"))
    }

    /// Where the text of a block scalar ends, and where the next line after it begins.
    fn block_end(&self, body: usize, indent: Option<usize>) -> (usize, usize) {
        let (mut stop, mut after, mut line) = (body, body, body);
        let mut indent = indent;
        while line < self.bytes.len() {
            let end = line_end(self.bytes, line);
            let next = after_line(self.bytes, end);
            let text = self.bytes[line..end].trim_ascii();
            if !self.is_outside(line, indent) {
                if !text.is_empty() {
                    (stop, after) = (end, next);
                    // Of a document that is one scalar, only its first line tells the indentation.
                    indent =
                        indent.or((self.bytes[line..].iter().take_while(|byte| is_blank(**byte)).count())
                            .checked_sub(1));
                }
            } else if !(text.starts_with(b"{{") || text.starts_with(b"{%")) {
                break;
            }
            // Templates at the margin do not end the text, if more of it follows.
            line = next;
        }
        (stop, after)
    }

    /// The lines of a script, of which comments stand out.
    fn script(&mut self, start: usize, stop: usize, owner: Owner) {
        let kind = if owner.role == Role::Data { Value } else { Code };
        let mut from = None;
        let mut line = start;
        while line < stop {
            let end = line_end(self.bytes, line).min(stop);
            let blanks = self.bytes[line..end].iter().take_while(|byte| is_blank(**byte)).count();
            let text = line + blanks;
            let rest = &self.bytes[text..end];
            if rest.starts_with(b"#") && !rest.starts_with(b"#!") {
                self.code(from.take(), line, kind, owner);
                self.sink.push(Comment, text, end);
            } else if !rest.is_empty() && from.is_none() {
                from = Some(text);
            }
            line = after_line(self.bytes, end);
        }
        self.code(from, stop, kind, owner);
    }

    fn code(&mut self, from: Option<usize>, to: usize, kind: crate::regions::RegionKind, owner: Owner) {
        if let Some(from) = from {
            let length = self.bytes[from..to].trim_ascii_end().len();
            self.sink.push_keyed(kind, from, from + length, owner.key);
        }
    }
}

/// Right behind the closing quote of a key whose inside begins at `from`.
fn quoted_name_end(line: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut pos = from;
    loop {
        match line.get(pos)? {
            b'\\' if quote == b'"' => pos += escaped(line, pos),
            byte if *byte != quote => pos += 1,
            _ if quote == b'\'' && line.get(pos + 1) == Some(&quote) => pos += 2,
            _ => return Some(pos + 1),
        }
    }
}
