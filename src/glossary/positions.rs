//! Places in a glossary's source: byte offsets to lines and columns, and characters to bytes, each in constant time.

use std::cell::Cell;
use std::ops::Range;

use super::entry::Place;

/// One count of characters is kept for so many bytes.
const STRIDE: usize = 64;

/// Converts offsets in one text. A file of a single 10 MB line (JSON often is one) costs no more than any other.
pub struct Positions<'a> {
    /// Byte offset of every line's start.
    lines: Vec<u32>,
    /// How many characters start before byte `i * STRIDE`.
    characters: Vec<u32>,
    text: &'a str,
    /// A byte offset at which a character starts, and how many start before it.
    last: Cell<(u32, u32)>,
}

impl<'a> Positions<'a> {
    /// Counts the lines and characters of `text`.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        let mut characters = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0;
        for (offset, &byte) in bytes.iter().enumerate() {
            if offset % STRIDE == 0 {
                characters.push(count);
            }
            count += u32::from(starts_character(byte));
            if byte == b'\n' || (byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n')) {
                lines.push(offset as u32 + 1);
            }
        }
        Self { lines, characters, text, last: Cell::default() }
    }

    /// The place of the bytes from `start` to `end`; offsets past the text's end stand for its end, those inside a character
    /// for its start.
    pub fn place(&self, start: u32, end: u32) -> Place {
        let length = self.text.len() as u32;
        let (start, end) = (self.boundary(start.min(length)), self.boundary(end.min(length)));
        let end = end.max(start);
        let line = self.lines.partition_point(|&first| first <= start).saturating_sub(1);
        let first = self.lines.get(line).copied().unwrap_or(0);
        let column = self.characters_before(start) - self.characters_before(first);
        Place { start, end, line: line as u32, column }
    }

    /// The place of `name` within these bytes; all of them if it does not stand there as it is.
    pub fn place_of(&self, name: &str, range: &Range<usize>) -> Place {
        let start = self.text.get(range.clone()).and_then(|source| source.find(name));
        let range =
            start.map_or(range.clone(), |start| range.start + start..range.start + start + name.len());
        self.place(range.start as u32, range.end as u32)
    }

    /// The byte offset at which the character with this number (from 0) starts; the text's length if there is none.
    pub fn byte_of(&self, character: usize) -> u32 {
        let wanted = u32::try_from(character).unwrap_or(u32::MAX);
        let (mut count, mut offset) = self.start_before(wanted);
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(offset as usize) {
            if starts_character(byte) {
                if count == wanted {
                    break;
                }
                count += 1;
            }
            offset += 1;
        }
        self.last.set((count, offset));
        offset
    }

    /// How many characters start before a byte from which the wanted one is near: where the last search ended, if that is
    /// less than a stride before it, since most searches go on from there.
    fn start_before(&self, wanted: u32) -> (u32, u32) {
        let last = self.last.get();
        if wanted.checked_sub(last.0).is_some_and(|distance| distance < STRIDE as u32) {
            return last;
        }
        let block = self.characters.partition_point(|&before| before <= wanted).saturating_sub(1);
        (self.characters.get(block).copied().unwrap_or(0), (block * STRIDE) as u32)
    }

    /// Where the quoted text that starts here ends, if it is closed. (The YAML parser counts what follows to it.)
    pub fn quoted_end(&self, start: u32) -> Option<u32> {
        let quote = self.byte_at(start).filter(|byte| matches!(byte, b'"' | b'\''))?;
        let mut bytes = self.text.as_bytes().iter().enumerate().skip(start as usize + 1).peekable();
        while let Some((offset, &byte)) = bytes.next() {
            let is_doubled =
                quote == b'\'' && byte == quote && bytes.peek().is_some_and(|(_, next)| **next == quote);
            if is_doubled || (quote == b'"' && byte == b'\\') {
                bytes.next();
            } else if byte == quote {
                return Some(offset as u32 + 1);
            }
        }
        None
    }

    /// The byte at an offset.
    pub fn byte_at(&self, offset: u32) -> Option<u8> {
        self.text.as_bytes().get(offset as usize).copied()
    }

    fn boundary(&self, offset: u32) -> u32 {
        (0..=offset).rev().find(|&offset| self.text.is_char_boundary(offset as usize)).unwrap_or(0)
    }

    fn characters_before(&self, offset: u32) -> u32 {
        let offset = offset as usize;
        let block = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * STRIDE..offset).unwrap_or_default();
        let more = rest.iter().filter(|&&byte| starts_character(byte)).count() as u32;
        self.characters.get(block).copied().unwrap_or(0) + more
    }
}

/// Whether a character of UTF-8 starts with this byte.
fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_with_any_of_the_three_line_ends() {
        let positions = Positions::new("a\nb\r\nc\rd");
        let lines: Vec<u32> = [0, 2, 5, 7].iter().map(|&start| positions.place(start, start).line).collect();
        assert_eq!(lines, [0, 1, 2, 3]);
    }

    #[test]
    fn an_offset_past_the_end_stands_for_the_end() {
        let place = Positions::new("é").place(90, 99);
        assert_eq!(place, Place { start: 2, end: 2, line: 0, column: 1 });
    }

    proptest! {
        #[test]
        fn characters_and_bytes_agree(text in "(?s).{0,200}") {
            let positions = Positions::new(&text);
            for (number, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(positions.byte_of(number) as usize, offset);
                prop_assert_eq!(positions.characters_before(offset as u32) as usize, number);
            }
            for (number, (offset, _)) in text.char_indices().enumerate().collect::<Vec<_>>().into_iter().rev() {
                prop_assert_eq!(positions.byte_of(number) as usize, offset);
            }
            prop_assert_eq!(positions.byte_of(text.chars().count()) as usize, text.len());
        }
    }
}
