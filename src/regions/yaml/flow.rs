//! YAML's flow style: `[a, b]` and `{key: value}`, over any number of lines.

use super::{MAX_DEPTH, Owner, Reader, is_blank};
use crate::regions::RegionKind::{Code, Comment};
use crate::regions::lexer::{find, line_end};

/// A bracket that is open.
struct Level {
    /// To whom the items of the bracket belong.
    parent: Owner,
    /// To whom the current value belongs: the last key, or the parent.
    owner: Owner,
}

/// The brackets that are open.
struct Levels {
    known: Vec<Level>,
    /// How many more there are, beyond those that are looked at.
    deeper: usize,
}

impl Levels {
    fn owner(&self) -> Owner {
        self.known.last().map_or(Owner::NONE, |level| level.owner)
    }

    fn open(&mut self, parent: Owner) {
        if self.known.len() < MAX_DEPTH {
            self.known.push(Level { parent, owner: parent });
        } else {
            self.deeper += 1;
        }
    }

    /// Closes a bracket; whether it was the last one.
    fn close(&mut self) -> bool {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.known.pop();
        }
        self.known.is_empty()
    }

    fn next_item(&mut self) {
        if let Some(level) = self.known.last_mut() {
            level.owner = level.parent;
        }
    }

    fn set_owner(&mut self, owner: Owner) {
        if let Some(level) = self.known.last_mut() {
            level.owner = owner;
        }
    }
}

impl Reader<'_, '_> {
    /// Reads a flow collection, up to its last bracket or a line that is not indented by more than `indent`.
    pub(super) fn flow(&mut self, indent: Option<usize>, owner: Owner) {
        let mut levels = Levels { known: Vec::new(), deeper: 0 };
        levels.open(owner);
        self.pos += 1;
        while let Some(&byte) = self.bytes.get(self.pos) {
            match byte {
                b'\n' => {
                    self.pos += 1;
                    if self.leaves_flow(indent) {
                        return;
                    }
                }
                b'#' if self.bytes[self.pos - 1].is_ascii_whitespace() => {
                    let end = line_end(self.bytes, self.pos);
                    self.sink.push(Comment, self.pos, end);
                    self.pos = end;
                }
                b'{' if self.at_template() => self.flow_template(&levels),
                b'[' | b'{' => {
                    levels.open(levels.owner());
                    self.pos += 1;
                }
                b']' | b'}' => {
                    self.pos += 1;
                    if levels.close() {
                        return self.rest_of_line(line_end(self.bytes, self.pos));
                    }
                }
                b',' => {
                    levels.next_item();
                    self.pos += 1;
                }
                b'"' | b'\'' => self.flow_quoted(byte, indent, &mut levels),
                b' ' | b'\t' | b'\r' | b':' => self.pos += 1,
                _ => self.flow_plain(&mut levels),
            }
        }
    }

    /// Whether the line at the position is no part of the collection: brackets that are being typed stay open.
    fn leaves_flow(&self, indent: Option<usize>) -> bool {
        let text = self.bytes[self.pos..].iter().find(|byte| !is_blank(**byte));
        !matches!(text, Some(b']' | b'}' | b',' | b'#')) && self.is_outside(self.pos, indent)
    }

    fn flow_template(&mut self, levels: &Levels) {
        let line = line_end(self.bytes, self.pos);
        let end = find(&self.bytes[..line], self.pos, b"}}").map_or(line, |at| at + 2);
        self.sink.push_keyed(Code, self.pos, end, levels.owner().key);
        self.pos = end;
    }

    fn flow_quoted(&mut self, quote: u8, indent: Option<usize>, levels: &mut Levels) {
        let inside = self.pos + 1;
        let line = line_end(self.bytes, inside);
        let close = self.quoted_end(inside, quote, indent);
        let (end, after) = close.map_or((line, line), |close| (close - 1, close));
        self.pos = after;
        self.flow_scalar(inside, end, levels);
    }

    fn flow_plain(&mut self, levels: &mut Levels) {
        let start = self.pos;
        while let Some(&byte) = self.bytes.get(self.pos) {
            let next = self.bytes.get(self.pos + 1);
            let stops = match byte {
                b',' | b'[' | b']' | b'{' | b'}' | b'\n' => true,
                b':' => next.is_none_or(|byte| byte.is_ascii_whitespace() || b",[]{}".contains(byte)),
                b'#' => self.pos > start && is_blank(self.bytes[self.pos - 1]),
                _ => false,
            };
            if stops {
                break;
            }
            self.pos += 1;
        }
        let length = self.bytes[start..self.pos].trim_ascii_end().len();
        self.flow_scalar(start, start + length, levels);
        // A byte that stops a scalar without being part of it must not stop the reader.
        self.pos = self.pos.max(start + 1);
    }

    /// A scalar is a key if a colon follows, else a value.
    fn flow_scalar(&mut self, start: usize, end: usize, levels: &mut Levels) {
        self.skip_blanks();
        if self.bytes.get(self.pos) != Some(&b':') {
            return self.scalar(start, end, levels.owner());
        }
        let parent = levels.known.last().map_or(Owner::NONE, |level| level.parent);
        let key = self.sink.key(start, end, parent.key);
        let role = crate::regions::roles::role(&self.bytes[start..end]);
        levels.set_owner(Owner { key, role });
    }
}
