//! JSON, with the comments and loose ends of JSONC and JSON5.

use super::RegionKind::{Code, Comment, Prose, Value};
use super::lexer::{Escape, block_end, is_word, line_end, text_end};
use super::roles::{self, Role};
use super::sink::Sink;
use super::{KeyId, RegionKind};

/// How deep objects may be nested. What lies deeper belongs to the deepest key.
const MAX_DEPTH: usize = 64;

/// An open bracket.
#[derive(Clone, Copy)]
struct Level {
    parent: Option<KeyId>,
    parent_kind: RegionKind,
    /// The key of the current value.
    key: Option<KeyId>,
    kind: RegionKind,
}

impl Level {
    fn under(key: Option<KeyId>, kind: RegionKind) -> Self {
        Self { parent: key, parent_kind: kind, key, kind }
    }
}

/// Finds the regions of a JSON file. The default kind is value.
pub(super) fn read(sink: &mut Sink<'_>) {
    let mut reader =
        Reader { bytes: sink.bytes(), sink, pos: 0, levels: vec![Level::under(None, Value)], deeper: 0 };
    while reader.pos < reader.bytes.len() {
        reader.token();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    pos: usize,
    levels: Vec<Level>,
    /// How many brackets are open beyond those that are looked at.
    deeper: usize,
}

impl Reader<'_, '_> {
    fn token(&mut self) {
        match self.bytes[self.pos] {
            b'"' | b'\'' => self.string(),
            b'{' | b'[' => self.open(),
            b'}' | b']' => self.close(),
            b',' => self.next_item(),
            b'/' if matches!(self.bytes.get(self.pos + 1), Some(b'/' | b'*')) => self.comment(),
            b'#' => self.comment(),
            byte if is_word(byte) || byte == b'$' => self.word(),
            _ => self.pos += 1,
        }
    }

    fn level(&self) -> Level {
        self.levels.last().copied().unwrap_or(Level::under(None, Value))
    }

    fn open(&mut self) {
        self.pos += 1;
        if self.levels.len() < MAX_DEPTH {
            let level = self.level();
            self.levels.push(Level::under(level.key, level.kind));
        } else {
            self.deeper += 1;
        }
    }

    fn close(&mut self) {
        self.pos += 1;
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if self.levels.len() > 1 {
            self.levels.pop();
        }
    }

    fn next_item(&mut self) {
        self.pos += 1;
        if let Some(level) = self.levels.last_mut() {
            (level.key, level.kind) = (level.parent, level.parent_kind);
        }
    }

    fn comment(&mut self) {
        let end = if self.bytes[self.pos..].starts_with(b"/*") {
            block_end(self.bytes, self.pos + 2, b"*/")
        } else {
            line_end(self.bytes, self.pos)
        };
        self.sink.push(Comment, self.pos, end);
        self.pos = end;
    }

    fn string(&mut self) {
        let quote = self.bytes[self.pos];
        let inside = self.pos + 1;
        let end = text_end(self.bytes, inside, &[quote], Escape::After(b'\\'), false);
        let is_closed = end > inside && self.bytes[end - 1] == quote;
        self.pos = end;
        self.scalar(inside, end - usize::from(is_closed));
    }

    /// `true`, `12`, or a key of JSON5 without quotes.
    fn word(&mut self) {
        let start = self.pos;
        let is_part = |byte: &u8| is_word(*byte) || matches!(byte, b'$' | b'.' | b'-' | b'+');
        self.pos += self.bytes[start..].iter().take_while(|byte| is_part(byte)).count();
        let end = self.pos;
        if self.at_colon() {
            self.scalar(start, end);
        }
    }

    /// A scalar is a key if a colon follows, else a value.
    fn scalar(&mut self, start: usize, end: usize) {
        let level = self.level();
        if !self.at_colon() {
            return self.sink.push_keyed(level.kind, start, end, level.key);
        }
        let key = self.sink.key(start, end, level.parent);
        let kind = match roles::role(&self.bytes[start..end]) {
            Role::Data => Value,
            Role::People => Prose,
            Role::Script => Code,
        };
        if let Some(level) = self.levels.last_mut() {
            (level.key, level.kind) = (key, kind);
        }
    }

    fn at_colon(&self) -> bool {
        self.bytes[self.pos..].trim_ascii_start().first() == Some(&b':')
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn keys_and_values() {
        check(
            "json",
            r#"{
  // a comment
  "name": "app", "private": true,
  "description": "What it is \"for\".",
  "scripts": {"test": "jest", 'single': ['a', {b: "c"}]}, /* block */
  "files": ["x", "y",],
  "open": "typed
  "next": 1
}"#,
            &expect![[r#"
            comment     "// a comment"
            key         "name"  (name)
            value       "app"  (name)
            key         "private"  (private)
            key         "description"  (description)
            prose       "What it is \\\"for\\\"."  (description)
            key         "scripts"  (scripts)
            key         "test"  (scripts › test)
            value       "jest"  (scripts › test)
            key         "single"  (scripts › single)
            value       "a"  (scripts › single)
            key         "b"  (scripts › single › b)
            value       "c"  (scripts › single › b)
            comment     "/* block */"
            key         "files"  (files)
            value       "x"  (files)
            value       "y"  (files)
            key         "open"  (open)
            value       "typed"  (open)
            key         "next"  (next)
        "#]],
        );
    }
}
