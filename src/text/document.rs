//! An open document: its content under versioned, incremental edits.

use std::sync::Arc;

use ropey::Rope;

use super::{Encoding, LineIndex, Position};

/// One change of a document's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in the columns of the agreed encoding; `None` replaces the whole content.
    pub range: Option<(Position, Position)>,
    /// What stands there afterwards.
    pub text: String,
}

/// A document's content and version.
///
/// Edits go to a rope, so that a key stroke in a long file costs microseconds; readers get one contiguous string a version.
#[derive(Clone, Debug)]
pub struct Document {
    rope: Rope,
    version: i32,
    flat: Option<Arc<str>>,
}

impl Document {
    /// A document with the content `text`.
    pub fn new(text: &str, version: i32) -> Self {
        Self { rope: Rope::from_str(text), version, flat: None }
    }

    /// The version that the editor gave with the last change.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// The length of the content in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether the content is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Applies `edits` in order, each to the result of the one before it, and takes over `version`.
    ///
    /// Positions outside the content are clamped, and the ends of a range that stand in the wrong order are swapped: an editor
    /// that lags behind must not bring the server down.
    pub fn apply(&mut self, edits: &[Edit], encoding: Encoding, version: i32) {
        for edit in edits {
            self.apply_one(edit, encoding);
        }
        self.version = version;
        self.flat = None;
    }

    fn apply_one(&mut self, edit: &Edit, encoding: Encoding) {
        let Some((from, to)) = edit.range else {
            self.rope = Rope::from_str(&edit.text);
            return;
        };
        let (a, b) = (self.char_at(from, encoding), self.char_at(to, encoding));
        let (start, end) = (a.min(b), a.max(b));
        self.rope.remove(start..end);
        self.rope.insert(start, &edit.text);
    }

    /// The char index of a position, clamped as [`LineIndex::offset`] does.
    fn char_at(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_char(line);
        let slice = self.rope.line(line);
        let wanted = position.column as usize;
        let column = match encoding {
            Encoding::Utf8 => slice.byte_to_char(wanted.min(slice.len_bytes())),
            Encoding::Utf16 => slice.utf16_cu_to_char(wanted.min(slice.len_utf16_cu())),
            Encoding::Utf32 => wanted.min(slice.len_chars()),
        };
        start + column.min(length_without_line_end(slice))
    }

    /// The content as one string, made at most once a version.
    pub fn text(&mut self) -> Arc<str> {
        let rope = &self.rope;
        Arc::clone(self.flat.get_or_insert_with(|| flatten(rope)))
    }

    /// The lines of the content.
    pub fn line_index(&mut self) -> LineIndex {
        LineIndex::new(&self.text())
    }
}

fn flatten(rope: &Rope) -> Arc<str> {
    let mut text = String::with_capacity(rope.len_bytes());
    for chunk in rope.chunks() {
        text.push_str(chunk);
    }
    text.into()
}

fn length_without_line_end(line: ropey::RopeSlice<'_>) -> usize {
    let mut length = line.len_chars();
    while length > 0 && matches!(line.char(length - 1), '\n' | '\r') {
        length -= 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What an edit means, as naively as can be: on a vector of lines' characters.
    fn naive_offset(text: &str, position: Position, encoding: Encoding) -> usize {
        let mut lines = vec![];
        let mut start = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let ends = c == '\n' || (c == '\r' && chars.peek().map(|&(_, c)| c) != Some('\n'));
            if ends {
                lines.push((start, at + 1));
                start = at + 1;
            }
        }
        lines.push((start, text.len()));
        let Some(&(start, end)) = lines.get(position.line as usize) else { return text.len() };
        let line = text[start..end].trim_end_matches(['\r', '\n']);
        let mut column = 0;
        for (at, c) in line.char_indices() {
            column += match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if column > position.column as usize {
                return start + at;
            }
        }
        start + line.len()
    }

    fn naive_apply(text: &str, edit: &Edit, encoding: Encoding) -> String {
        let Some((from, to)) = edit.range else { return edit.text.clone() };
        let (a, b) = (naive_offset(text, from, encoding), naive_offset(text, to, encoding));
        format!("{}{}{}", &text[..a.min(b)], edit.text, &text[a.max(b)..])
    }

    fn texts() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("a"),
                Just("b c"),
                Just("\n"),
                Just("\r\n"),
                Just("\r"),
                Just("é"),
                Just("漢"),
                Just("🦀"),
                Just("e\u{301}"),
                Just("\u{2028}"),
                Just("\u{b}")
            ],
            0..24,
        )
        .prop_map(|parts| parts.concat())
    }

    fn positions() -> impl Strategy<Value = Position> {
        (0u32..8, 0u32..20).prop_map(|(line, column)| Position { line, column })
    }

    fn edits() -> impl Strategy<Value = Edit> {
        (proptest::option::weighted(0.9, (positions(), positions())), texts())
            .prop_map(|(range, text)| Edit { range, text })
    }

    fn encodings() -> impl Strategy<Value = Encoding> {
        prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16), Just(Encoding::Utf32)]
    }

    proptest! {
        #[test]
        fn edits_agree_with_the_naive_model(start in texts(), edits in proptest::collection::vec(edits(), 1..12), encoding in encodings()) {
            let mut document = Document::new(&start, 1);
            let mut model = start;
            for (i, edit) in edits.iter().enumerate() {
                document.apply(std::slice::from_ref(edit), encoding, i32::try_from(i).unwrap());
                model = naive_apply(&model, edit, encoding);
                prop_assert_eq!(&*document.text(), model.as_str());
            }
        }

        #[test]
        fn offsets_and_positions_are_each_others_inverse(text in texts(), encoding in encodings()) {
            let lines = LineIndex::new(&text);
            for (at, _) in text.char_indices() {
                let position = lines.position(&text, at, encoding);
                let is_in_line_end = !lines.line_range(&text, position.line).contains(&at);
                if !is_in_line_end {
                    prop_assert_eq!(lines.offset(&text, position, encoding), at);
                }
            }
        }

        #[test]
        fn any_position_has_an_offset(text in texts(), position in positions(), encoding in encodings()) {
            let offset = LineIndex::new(&text).offset(&text, position, encoding);
            prop_assert_eq!(offset, naive_offset(&text, position, encoding));
        }
    }
}
