//! YAML: keys with their paths, scalars, block scalars, comments, templates.
//!
//! A lexer over lines with a stack of indentations, not a parser: a file that is being typed, or that a template makes
//! YAML of only later, is read as well as any other.

mod flow;
mod scalar;
#[cfg(test)]
mod tests;

use super::RegionKind::{Code, Comment, Prose, Value};
use super::dialect::Dialect;
use super::lexer::{after_line, find, line_end};
use super::roles::{self, Role};
use super::sink::Sink;
use super::{KeyId, RegionKind};

/// How deep keys may be nested. What lies deeper belongs to the deepest one.
const MAX_DEPTH: usize = 64;

/// A key that the following lines stand under.
#[derive(Clone, Copy)]
struct Frame {
    indent: usize,
    owner: Owner,
}

/// The key that a value belongs to, and what that says of the value.
#[derive(Clone, Copy)]
struct Owner {
    key: Option<KeyId>,
    role: Role,
}

impl Owner {
    const NONE: Self = Self { key: None, role: Role::Data };

    fn kind(self) -> RegionKind {
        match self.role {
            Role::Data => Value,
            Role::People => Prose,
            Role::Script => Code,
        }
    }
}

/// Finds the regions of a YAML file. The default kind is value.
pub(super) fn read(sink: &mut Sink<'_>, dialect: Dialect) {
    let bytes = sink.bytes();
    let mut reader = Reader {
        bytes,
        sink,
        dialect,
        pos: 0,
        stack: Vec::with_capacity(16),
        is_templated: memchr::memmem::find(bytes, b"{{").is_some(),
        no_close_after: bytes.len(),
    };
    if bytes.starts_with("\u{feff}".as_bytes()) {
        reader.pos = 3;
    }
    while reader.pos < bytes.len() {
        reader.line();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    dialect: Dialect,
    pos: usize,
    stack: Vec<Frame>,
    is_templated: bool,
    /// From here on, no template is closed.
    no_close_after: usize,
}

impl Reader<'_, '_> {
    /// Reads a line, and what follows of a scalar that begins on it.
    fn line(&mut self) {
        let start = self.pos;
        let end = line_end(self.bytes, start);
        self.skip_blanks();
        let here = self.bytes.get(self.pos..end).and_then(|line| line.first());
        match here {
            None => self.pos = after_line(self.bytes, end),
            Some(b'#') => self.comment(end),
            Some(b'-' | b'.') if self.pos == start && self.document_marker(end) => {}
            Some(b'%') if self.pos == start => self.pos = after_line(self.bytes, end),
            Some(b'{') if self.template_line() => {}
            Some(_) => self.entry(start, end),
        }
    }

    fn comment(&mut self, end: usize) {
        self.sink.push(Comment, self.pos, end);
        self.pos = after_line(self.bytes, end);
    }

    /// `---` and `...`, which end one document and begin the next.
    fn document_marker(&mut self, end: usize) -> bool {
        let line = &self.bytes[self.pos..end];
        let is_marker = line.starts_with(b"---") || line.starts_with(b"...");
        if !is_marker || line.get(3).is_some_and(|byte| !is_blank(*byte)) {
            return false;
        }
        self.stack.clear();
        self.pos += 3;
        self.value(end, None, Owner::NONE);
        true
    }

    /// A key with its value, a sequence's item, or a line of a plain scalar.
    fn entry(&mut self, start: usize, end: usize) {
        let mut indent = None;
        let mut in_sequence = false;
        while matches!(self.bytes[self.pos], b'-' | b'?' | b':') && self.is_blank_at(self.pos + 1, end) {
            in_sequence |= self.bytes[self.pos] == b'-';
            let column = self.pos - start;
            indent = Some(column);
            // A sequence may be indented no more than the key that it belongs to.
            self.close_keys(|frame| frame.indent > column);
            self.pos += 1;
            self.skip_blanks();
            if self.pos >= end {
                self.pos = after_line(self.bytes, end);
                return;
            }
        }
        self.skip_properties(end);
        if self.pos >= end {
            self.pos = after_line(self.bytes, end);
            return;
        }
        let column = self.pos - start;
        self.close_keys(|frame| frame.indent >= column);
        let parent = self.stack.last().map_or(Owner::NONE, |frame| frame.owner);
        let Some(name) = self.find_name(end) else {
            let indent = indent.or(self.stack.last().map(|frame| frame.indent));
            return self.value(end, indent, parent);
        };
        let owner = self.owner(&name, parent, in_sequence);
        if self.stack.len() < MAX_DEPTH {
            self.stack.push(Frame { indent: column, owner });
        }
        self.pos = name.colon + 1;
        self.value(end, Some(column), owner);
    }

    fn close_keys(&mut self, is_closed: impl Fn(&Frame) -> bool) {
        while self.stack.last().is_some_and(&is_closed) {
            self.stack.pop();
        }
    }

    /// Notes a key, and what its name says of its value.
    fn owner(&mut self, name: &Name, parent: Owner, in_sequence: bool) -> Owner {
        let text = &self.bytes[name.start..name.end];
        let mut role = roles::role(text);
        if matches!(text, b"name" | b"run-name") && self.names_are_titles(name, parent, in_sequence) {
            role = Role::People;
        } else if text == b"shell" && self.dialect == Dialect::GithubActions {
            role = Role::Data;
        }
        let key = self.sink.key(name.start, name.end, parent.key);
        Owner { key, role }
    }

    /// Whether the value of `name` is a title that people read, rather than an identifier.
    fn names_are_titles(&self, name: &Name, parent: Owner, in_sequence: bool) -> bool {
        match self.dialect {
            Dialect::GithubActions => {
                let parent = parent.key.and_then(|key| self.sink.key_text(key));
                !matches!(parent, Some("with" | "env"))
            }
            // Modules have an argument of that name: `apt: name=nginx`. A task's title has several words.
            Dialect::Ansible if in_sequence => {
                let value = &self.bytes[name.colon + 1..line_end(self.bytes, name.colon)];
                value.trim_ascii().iter().any(|byte| is_blank(*byte))
            }
            _ => false,
        }
    }

    /// Reads the value that begins at the position or on the lines below, which are indented by more than `indent`.
    fn value(&mut self, end: usize, indent: Option<usize>, owner: Owner) {
        self.skip_blanks();
        self.skip_properties(end);
        let Some(first) = self.bytes.get(self.pos..end).and_then(|rest| rest.first()) else {
            self.pos = after_line(self.bytes, end);
            return;
        };
        match first {
            b'#' if is_blank(self.bytes[self.pos.saturating_sub(1)]) => self.comment(end),
            b'|' | b'>' if self.is_block_header(end) => self.block_scalar(end, indent, owner),
            b'"' | b'\'' => self.quoted(indent, owner),
            b'[' | b'{' if !self.at_template() => self.flow(indent, owner),
            _ => self.plain(end, owner),
        }
    }

    /// Reads a scalar without quotes, up to a comment or the end of the line.
    fn plain(&mut self, end: usize, owner: Owner) {
        let text = &self.bytes[self.pos..end];
        let length = hash(text).unwrap_or(text.len());
        self.scalar(self.pos, self.pos + text[..length].trim_ascii_end().len(), owner);
        self.pos += length;
        self.rest_of_line(end);
    }

    /// Reads what may follow a value on its line: a comment.
    fn rest_of_line(&mut self, end: usize) {
        if self.pos < end {
            // A value may end at the position.
            let at = if self.bytes[self.pos] == b'#' { Some(0) } else { hash(&self.bytes[self.pos..end]) };
            if let Some(at) = at {
                self.sink.push(Comment, self.pos + at, end);
            }
        }
        self.pos = after_line(self.bytes, end);
    }

    /// Makes regions of a scalar, in which templates are code.
    fn scalar(&mut self, start: usize, end: usize, owner: Owner) {
        let kind = owner.kind();
        let mut from = start;
        while self.is_templated && kind != Code {
            let Some(open) = find(&self.bytes[..end], from, b"{{") else { break };
            let open = if open > from && self.bytes[open - 1] == b'$' { open - 1 } else { open };
            let close = find(&self.bytes[..end], open, b"}}").map_or(end, |at| at + 2);
            self.sink.push_keyed(kind, from, open, owner.key);
            self.sink.push_keyed(Code, open, close, owner.key);
            from = close;
        }
        self.sink.push_keyed(kind, from, end, owner.key);
    }

    /// Reads templates that have a line of their own: `{{- if … }}`, `{{/* … */}}`, `{% for … %}`. Where a template
    /// is but a part of a key or a value, as in `{{ $name }}: value`, it says `false`.
    fn template_line(&mut self) -> bool {
        let start = self.pos;
        while let Some((_, close)) = self.template() {
            self.pos = close;
            self.skip_blanks();
        }
        let (stop, end) = (self.pos, line_end(self.bytes, self.pos));
        self.pos = start;
        let has_text = stop < end && self.bytes[stop] != b'#';
        if stop == start || (has_text && line_end(self.bytes, start) == end) {
            return false;
        }
        while let Some((kind, close)) = self.template() {
            self.sink.push(kind, self.pos, close);
            self.pos = close;
            self.skip_blanks();
        }
        if has_text {
            let line = memchr::memrchr(b'\n', &self.bytes[..self.pos]).map_or(0, |at| at + 1);
            self.entry(line, end);
        } else {
            self.rest_of_line(end);
        }
        true
    }

    /// The template that begins at the position: what it is, and where it ends.
    fn template(&mut self) -> Option<(RegionKind, usize)> {
        let rest = &self.bytes[self.pos..];
        let close: &[u8] = match rest.get(..2)? {
            b"{{" => b"}}",
            b"{%" => b"%}",
            b"{#" => b"#}",
            _ => return None,
        };
        let inside = rest[2..].strip_prefix(b"-").unwrap_or(&rest[2..]).trim_ascii_start();
        let is_comment = close == b"#}" || inside.starts_with(b"/*");
        let end = if self.pos < self.no_close_after { find(self.bytes, self.pos + 2, close) } else { None };
        if end.is_none() {
            self.no_close_after = self.no_close_after.min(self.pos);
        }
        let end = end.map_or_else(|| line_end(self.bytes, self.pos), |at| at + 2);
        Some((if is_comment { Comment } else { Code }, end))
    }

    fn at_template(&self) -> bool {
        self.bytes[self.pos..].starts_with(b"{{") || self.bytes[self.pos..].starts_with(b"{%")
    }

    fn skip_blanks(&mut self) {
        while self.bytes.get(self.pos).is_some_and(|byte| is_blank(*byte)) {
            self.pos += 1;
        }
    }

    /// Passes over `&anchor` and `!tag`.
    #[inline]
    fn skip_properties(&mut self, end: usize) {
        while self.pos < end && matches!(self.bytes[self.pos], b'&' | b'!') {
            let length = self.bytes[self.pos..end].iter().take_while(|byte| !is_blank(**byte)).count();
            self.pos += length;
            self.skip_blanks();
        }
    }

    fn is_blank_at(&self, pos: usize, end: usize) -> bool {
        pos >= end || is_blank(self.bytes[pos])
    }
}

/// A key's name in the text, and the colon behind it.
struct Name {
    start: usize,
    end: usize,
    colon: usize,
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Where a comment begins in a line: at a hash behind a blank.
fn hash(line: &[u8]) -> Option<usize> {
    let mut from = 1;
    loop {
        let at = from + line.get(from..)?.iter().position(|byte| *byte == b'#')?;
        if is_blank(line[at - 1]) {
            return Some(at);
        }
        from = at + 1;
    }
}
