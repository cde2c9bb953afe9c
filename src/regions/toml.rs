//! TOML: tables, keys, values, comments.

use super::RegionKind::{Code, Comment, Prose, Value};
use super::lexer::{Escape, line_end, text_end};
use super::roles::{self, Role};
use super::sink::Sink;
use super::{KeyId, RegionKind};
use crate::text::next_line;

/// How deep arrays and inline tables may be nested. What lies deeper belongs to the deepest key.
const MAX_DEPTH: usize = 64;

/// The key that a value belongs to, and what the value is.
#[derive(Clone, Copy)]
struct Owner {
    key: Option<KeyId>,
    kind: RegionKind,
}

/// An open bracket in a value.
#[derive(Clone, Copy)]
struct Level {
    is_table: bool,
    parent: Owner,
}

/// Finds the regions of a TOML file. The default kind is value.
pub(super) fn read(sink: &mut Sink<'_>) {
    let mut reader = Reader { bytes: sink.bytes(), sink, pos: 0, table: None };
    if reader.bytes.starts_with("\u{feff}".as_bytes()) {
        reader.pos = 3;
    }
    while reader.pos < reader.bytes.len() {
        reader.line();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    pos: usize,
    table: Option<KeyId>,
}

impl Reader<'_, '_> {
    /// Reads a table's header, a key with its value, or a comment.
    fn line(&mut self) {
        self.skip_blanks();
        match self.bytes.get(self.pos) {
            None => return,
            Some(b'[') => self.header(),
            Some(b'#' | b'\n') => {}
            Some(_) => {
                let owner = self.keys(self.table);
                if self.bytes.get(self.pos) == Some(&b'=') {
                    self.pos += 1;
                    self.value(owner);
                }
            }
        }
        self.rest_of_line();
    }

    /// `[servers.alpha]`, `[[products]]`.
    fn header(&mut self) {
        while self.bytes.get(self.pos) == Some(&b'[') {
            self.pos += 1;
        }
        self.table = self.keys(None).key;
        while self.bytes.get(self.pos) == Some(&b']') {
            self.pos += 1;
        }
    }

    fn rest_of_line(&mut self) {
        let end = line_end(self.bytes, self.pos);
        if let Some(at) = memchr::memchr(b'#', &self.bytes[self.pos..end]) {
            self.sink.push(Comment, self.pos + at, end);
        }
        self.pos = next_line(self.bytes, end);
    }

    /// Reads a dotted key up to what ends it.
    fn keys(&mut self, parent: Option<KeyId>) -> Owner {
        let mut owner = Owner { key: parent, kind: Value };
        loop {
            self.skip_blanks();
            let start = self.pos;
            let (from, to) = self.key_part();
            if self.pos > start {
                let key = self.sink.key(from, to, owner.key);
                owner = Owner { key, kind: kind(&self.bytes[from..to.max(from)]) };
            }
            self.skip_blanks();
            if self.bytes.get(self.pos) != Some(&b'.') {
                return owner;
            }
            self.pos += 1;
        }
    }

    /// Passes over one part of a dotted key; where its text is, without quotes.
    fn key_part(&mut self) -> (usize, usize) {
        let start = self.pos;
        let quote = self.bytes.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let Some(quote) = quote else {
            let is_part = |byte: &u8| !b".=[]{},#\"' \t\r\n".contains(byte);
            self.pos += self.bytes[start..].iter().take_while(|byte| is_part(byte)).count();
            return (start, self.pos);
        };
        self.pos = text_end(self.bytes, start + 1, &[quote], Escape::After(b'\\'), false);
        let is_closed = self.pos > start + 1 && self.bytes[self.pos - 1] == quote;
        (start + 1, self.pos - usize::from(is_closed))
    }

    /// Reads a value, up to the end of its line or of its last bracket.
    fn value(&mut self, owner: Owner) {
        let mut owner = owner;
        let mut levels: Vec<Level> = Vec::new();
        while let Some(&byte) = self.bytes.get(self.pos) {
            let level = levels.last().copied();
            match byte {
                b'\n' if level.is_none() || self.is_statement(self.pos + 1) => return,
                b'#' if level.is_none() => return,
                b'#' => self.comment(),
                b'[' | b'{' => {
                    // Beyond the limit, a bracket is one more item.
                    if levels.len() < MAX_DEPTH {
                        levels.push(Level { is_table: byte == b'{', parent: owner });
                    }
                    self.pos += 1;
                    owner = self.item(levels.last(), owner);
                }
                b']' | b'}' => {
                    self.pos += 1;
                    levels.pop();
                    if levels.is_empty() {
                        return;
                    }
                }
                b',' => {
                    self.pos += 1;
                    owner = self.item(level.as_ref(), owner);
                }
                b'"' | b'\'' => self.string(owner),
                b' ' | b'\t' | b'\r' | b'\n' | b'=' => self.pos += 1,
                _ => self.bare(owner),
            }
        }
    }

    /// The owner of the item that begins here; in an inline table, its key is read.
    fn item(&mut self, level: Option<&Level>, owner: Owner) -> Owner {
        let Some(level) = level else { return owner };
        self.pos += self.bytes[self.pos..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if !level.is_table
            || matches!(self.bytes.get(self.pos), None | Some(b'}' | b'#' | b'{' | b'[' | b','))
        {
            return level.parent;
        }
        self.keys(level.parent.key)
    }

    fn comment(&mut self) {
        let end = line_end(self.bytes, self.pos);
        self.sink.push(Comment, self.pos, end);
        self.pos = end;
    }

    fn string(&mut self, owner: Owner) {
        let start = self.pos;
        let quote = self.bytes[start];
        let triple = [quote; 3];
        let lines = self.bytes[start..].starts_with(&triple);
        let close = if lines { &triple[..] } else { &triple[..1] };
        let escape = if quote == b'"' { Escape::After(b'\\') } else { Escape::None };
        let inside = start + close.len();
        let end = text_end(self.bytes, inside, close, escape, lines);
        let is_closed = end >= inside + close.len() && self.bytes[..end].ends_with(close);
        let text_end = if is_closed { end - close.len() } else { end };
        self.sink.push_keyed(owner.kind, inside, text_end, owner.key);
        self.pos = end;
    }

    fn bare(&mut self, owner: Owner) {
        let start = self.pos;
        let is_part = |byte: &u8| !b",[]{}#=\"' \t\r\n".contains(byte);
        self.pos += self.bytes[start..].iter().take_while(|byte| is_part(byte)).count();
        self.sink.push_keyed(owner.kind, start, self.pos, owner.key);
    }

    /// Whether a statement begins on the line at `line`, although a bracket is open: it is being typed.
    fn is_statement(&self, line: usize) -> bool {
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let line = &self.bytes[line..];
        let name = line.iter().take_while(|byte| is_name(byte)).count();
        name > 0 && line[name..].iter().find(|byte| !matches!(byte, b' ' | b'\t')) == Some(&b'=')
    }

    fn skip_blanks(&mut self) {
        while matches!(self.bytes.get(self.pos), Some(b' ' | b'\t' | b'\r')) {
            self.pos += 1;
        }
    }
}

fn kind(name: &[u8]) -> RegionKind {
    match roles::role(name) {
        Role::Data => Value,
        Role::People => Prose,
        Role::Script => Code,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn tables_keys_and_values() {
        check(
            "toml",
            r#"# top
title = "An example"
[package.metadata."docs.rs"]
all-features = true # why
[[bin]]
dependencies = { serde = { version = "1", features = ["derive"] }, "a b".c = 'd' }
text = '''
several # lines
'''
list = [
  "one", # comment
  2,
]
description = """For
people"""
"#,
            &expect![[r##"
            comment     "# top"
            key         "title"  (title)
            prose       "An example"  (title)
            key         "package"  (package)
            key         "metadata"  (package › metadata)
            key         "docs.rs"  (package › metadata › docs.rs)
            key         "all-features"  (package › metadata › docs.rs › all-features)
            value       "true"  (package › metadata › docs.rs › all-features)
            comment     "# why"
            key         "bin"  (bin)
            key         "dependencies"  (bin › dependencies)
            key         "serde"  (bin › dependencies › serde)
            key         "version"  (bin › dependencies › serde › version)
            value       "1"  (bin › dependencies › serde › version)
            key         "features"  (bin › dependencies › serde › features)
            value       "derive"  (bin › dependencies › serde › features)
            key         "a b"  (bin › dependencies › a b)
            key         "c"  (bin › dependencies › a b › c)
            value       "d"  (bin › dependencies › a b › c)
            key         "text"  (bin › text)
            value       "\nseveral # lines\n"  (bin › text)
            key         "list"  (bin › list)
            value       "one"  (bin › list)
            comment     "# comment"
            value       "2"  (bin › list)
            key         "description"  (bin › description)
            prose       "For\npeople"  (bin › description)
        "##]],
        );
    }

    #[test]
    fn what_is_being_typed() {
        check(
            "toml",
            r#"list = ["a", "b"
next = 1
half
= 2
[table
a = "open
b = {c = 1
d = 2
"#,
            &expect![[r#"
            key         "list"  (list)
            value       "a"  (list)
            value       "b"  (list)
            key         "next"  (next)
            value       "1"  (next)
            key         "half"  (half)
            value       "2"
            key         "table"  (table)
            key         "a"  (table › a)
            value       "open"  (table › a)
            key         "b"  (table › b)
            key         "c"  (table › b › c)
            value       "1"  (table › b › c)
            key         "d"  (table › d)
            value       "2"  (table › d)
        "#]],
        );
    }
}
