//! What stands in a paragraph of Markdown: code spans, links, autolinks, HTML.

use crate::regions::RegionKind::{Code, Comment};
use crate::regions::lexer::find;
use crate::regions::sink::Sink;

/// Code spans with longer marks are taken for text.
const MAX_MARKS: usize = 32;

/// Finds the regions of a paragraph.
pub(super) fn markdown(sink: &mut Sink<'_>, start: usize, end: usize) {
    let bytes = &sink.bytes()[..end];
    let mut reader = Reader {
        bytes,
        sink,
        pos: start,
        last_marks: None,
        no_tag_end: false,
        no_comment_end: false,
        no_template_end: (b"", 0),
    };
    while let Some(at) =
        bytes[reader.pos..].iter().position(|byte| matches!(byte, b'`' | b']' | b'<' | b'{' | b'\\'))
    {
        reader.pos += at;
        reader.token();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    /// The document up to the end of the paragraph.
    bytes: &'t [u8],
    pos: usize,
    /// Where the last run of so many backticks begins; filled when a span has no end, so that none is looked for twice.
    last_marks: Option<[usize; MAX_MARKS]>,
    /// Whether no `>` follows any more.
    no_tag_end: bool,
    /// Whether no `-->` follows any more.
    no_comment_end: bool,
    /// Before that place, no template ends with those marks.
    no_template_end: (&'static [u8], usize),
}

impl Reader<'_, '_> {
    fn token(&mut self) {
        let rest = &self.bytes[self.pos..];
        match rest[0] {
            b'\\' => self.pos += 2.min(rest.len()),
            b'`' => self.code_span(),
            b']' => self.link_target(),
            b'<' => self.tag(),
            _ => self.template(),
        }
    }

    fn emit(&mut self, kind: crate::regions::RegionKind, end: usize) {
        self.sink.push(kind, self.pos, end);
        self.pos = end;
    }

    fn code_span(&mut self) {
        let length = marks(self.bytes, self.pos);
        match self.span_end(self.pos + length, length) {
            Some(end) => self.emit(Code, end),
            None => self.pos += length,
        }
    }

    /// Right behind the next run of exactly so many backticks.
    fn span_end(&mut self, from: usize, length: usize) -> Option<usize> {
        if length >= MAX_MARKS || self.last_marks.is_some_and(|last| last[length] < from) {
            return None;
        }
        let mut pos = from;
        while let Some(at) = memchr::memchr(b'`', &self.bytes[pos..]) {
            pos += at;
            let found = marks(self.bytes, pos);
            pos += found;
            if found == length {
                return Some(pos);
            }
        }
        self.note_last_marks(from);
        None
    }

    fn note_last_marks(&mut self, from: usize) {
        let mut last = [0; MAX_MARKS];
        let mut pos = from;
        while let Some(at) = memchr::memchr(b'`', &self.bytes[pos..]) {
            pos += at;
            let found = marks(self.bytes, pos);
            if let Some(place) = last.get_mut(found) {
                *place = pos;
            }
            pos += found;
        }
        self.last_marks = Some(last);
    }

    /// `](target "title")`: the target is code, the title is not.
    fn link_target(&mut self) {
        self.pos += 1;
        if self.bytes.get(self.pos) != Some(&b'(') {
            return;
        }
        self.pos += 1;
        let mut depth = 0_u32;
        let length = self.bytes[self.pos..].iter().position(|byte| match byte {
            b'(' => {
                depth += 1;
                false
            }
            b')' if depth > 0 => {
                depth -= 1;
                false
            }
            _ => *byte == b')' || byte.is_ascii_whitespace(),
        });
        let end = length.map_or(self.bytes.len(), |length| self.pos + length);
        self.emit(Code, end);
    }

    /// `<https://…>`, an HTML tag, or a comment.
    fn tag(&mut self) {
        let rest = &self.bytes[self.pos..];
        if rest.starts_with(b"<!--") && !self.no_comment_end {
            match find(self.bytes, self.pos, b"-->") {
                Some(at) => return self.emit(Comment, at + 3),
                None => self.no_comment_end = true,
            }
        }
        let begins =
            rest.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'));
        let end = if begins && !self.no_tag_end { memchr::memchr(b'>', rest) } else { None };
        self.no_tag_end |= begins && end.is_none();
        match end {
            Some(at) => self.emit(Code, self.pos + at + 1),
            None => self.pos += 1,
        }
    }

    /// `{{ … }}` and `{% … %}` of site generators.
    fn template(&mut self) {
        let close: &'static [u8] = match self.bytes.get(self.pos + 1) {
            Some(b'{') => b"}}",
            Some(b'%') => b"%}",
            _ => b"",
        };
        // They are short. What has been searched in vain is not searched again: a text may be full of braces.
        let limit = self.bytes.len().min(self.pos + 256);
        let (searched, vainly) = self.no_template_end;
        let from = if searched == close { vainly.max(self.pos) } else { self.pos };
        let end = if close.is_empty() { None } else { find(&self.bytes[..limit.max(from)], from, close) };
        if let Some(at) = end {
            return self.emit(Code, at + close.len());
        }
        self.no_template_end = (close, limit.saturating_sub(1));
        self.pos += 1;
    }
}

/// How many backticks stand here.
fn marks(bytes: &[u8], pos: usize) -> usize {
    bytes[pos..].iter().take_while(|byte| **byte == b'`').count()
}
