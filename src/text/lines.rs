//! Lines of a text, and byte offset ↔ position in UTF-8, UTF-16 and UTF-32.

use std::ops::Range;

use super::Change;

/// The unit in which a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A line and a column, both from 0; what a column counts is said by an [`Encoding`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line from 0.
    pub line: u32,
    /// Column from 0, in units of the encoding in use.
    pub column: u32,
}

/// Where the lines of one text start.
///
/// A line ends with `\n`, `\r\n` or `\r` and with nothing else (LSP 3.17, “Text Documents”).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`, in time linear in its length.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(starts_after(text, 0..text.len()));
        starts.shrink_to_fit();
        Self { starts }
    }

    /// Indexes `text`, a newer version of the text that this index is of: only the lines of `change` are read.
    #[must_use]
    pub fn changed(&self, change: &Change, text: &str) -> Self {
        let before = self.starts.partition_point(|&start| (start as usize) < change.start).max(1);
        let after = self.starts.partition_point(|&start| start as usize <= change.old_end);
        let mut starts = Vec::with_capacity(self.starts.len() + 1);
        starts.extend_from_slice(&self.starts[..before]);
        // The byte before the change may be the first half of a `\r\n` in one of the versions.
        starts.extend(starts_after(text, change.start.saturating_sub(1)..change.new_end));
        starts.extend(self.starts[after..].iter().map(|&start| change.moved(start)));
        Self { starts }
    }

    /// The number of lines; a text that ends with a line end has an empty last line.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The line, from 0, that the byte `offset` lies on.
    pub fn line_at(&self, offset: usize) -> u32 {
        (self.starts.partition_point(|&start| start as usize <= offset).max(1) - 1) as u32
    }

    /// The bytes of `line` without its line end, as a range. A line past the end is empty, at the text's end.
    pub fn line_range(&self, text: &str, line: u32) -> Range<usize> {
        let Some(&start) = self.starts.get(line as usize) else {
            return text.len()..text.len();
        };
        let start = start as usize;
        let next = self.starts.get(line as usize + 1).map_or(text.len(), |&next| next as usize);
        start..start + text[start..next].trim_end_matches(['\n', '\r']).len()
    }

    /// The byte offset of `position` in `text`. What lies past the end of a line or of the text is clamped to it; a column
    /// in the middle of a character is clamped to the character's start.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let range = self.line_range(text, position.line);
        let line = &text[range.clone()];
        let wanted = position.column as usize;
        if encoding == Encoding::Utf8 || line.is_ascii() {
            let mut column = wanted.min(line.len());
            while !line.is_char_boundary(column) {
                column -= 1;
            }
            return range.start + column;
        }
        let mut seen = 0;
        for (at, c) in line.char_indices() {
            seen += encoding.width(c);
            if seen > wanted {
                return range.start + at;
            }
        }
        range.end
    }

    /// The position of the byte `offset` in `text`. An offset past the end is clamped, one inside a character moves to its start.
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_at(offset);
        let before = &text[self.starts[line as usize] as usize..offset];
        let column = match encoding {
            Encoding::Utf8 => before.len(),
            _ if before.is_ascii() => before.len(),
            _ => before.chars().map(|c| encoding.width(c)).sum(),
        };
        Position { line, column: column as u32 }
    }
}

/// Where the line of the byte `at` starts. Only `\n` ends a line here.
pub fn line_start(bytes: &[u8], at: usize) -> usize {
    memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1)
}

/// Where the line after that of the byte `at` starts, or the end of `bytes`. Only `\n` ends a line here.
pub fn next_line(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1)
}

/// Where lines start after the line ends that lie in the bytes `within` of `text`.
fn starts_after(text: &str, within: Range<usize>) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes();
    let is_end = move |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    let ends = memchr::memchr2_iter(b'\n', b'\r', &bytes[within.clone()]);
    ends.map(move |at| within.start + at).filter(is_end).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn lines_end_as_the_protocol_says_and_nowhere_else() {
        let text = "a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i";
        let lines = LineIndex::new(text);
        let shown: Vec<_> = (0..lines.len() as u32).map(|line| &text[lines.line_range(text, line)]).collect();
        assert_eq!(shown, ["a", "b", "c", "d\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i"]);
    }

    #[test]
    fn columns_count_in_the_agreed_unit() {
        let text = "é𝄞x";
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(text, 6, Encoding::Utf8), at(0, 6));
        assert_eq!(lines.position(text, 6, Encoding::Utf16), at(0, 3));
        assert_eq!(lines.position(text, 6, Encoding::Utf32), at(0, 2));
        assert_eq!(lines.offset(text, at(0, 3), Encoding::Utf16), 6);
    }

    #[test]
    fn positions_outside_the_text_are_clamped() {
        let text = "ab\r\n𝄞";
        let lines = LineIndex::new(text);
        assert_eq!(lines.offset(text, at(0, 99), Encoding::Utf16), 2);
        assert_eq!(lines.offset(text, at(1, 1), Encoding::Utf16), 4, "the middle of a surrogate pair");
        assert_eq!(lines.offset(text, at(9, 9), Encoding::Utf16), text.len());
        assert_eq!(lines.position(text, 99, Encoding::Utf16), at(1, 2));
    }

    proptest! {
        #[test]
        fn a_changed_index_is_as_if_made_anew(old in "[aé\r\n]{0,12}", new in "[aé\r\n]{0,12}") {
            let changed = LineIndex::new(&old).changed(&Change::between(&old, &new), &new);
            prop_assert_eq!(changed, LineIndex::new(&new));
        }
    }
}
