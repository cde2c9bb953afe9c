//! The words around a place, on its line: what shows that another sense is meant.

use std::ops::Range;

use super::word_table::{WordId, WordTable};
use super::words::Words;
use crate::lookalikes::line_at;

/// How far, in words, a neighbour may be.
const DISTANCE: usize = 4;
/// A longer line is read in windows of this many bytes, so that a place costs the same in any line.
const MAX_LINE: usize = 512;

/// The words of the line that was asked about last: many places of a line are asked about in a row.
#[derive(Default)]
pub(super) struct Neighbours {
    window: Range<usize>,
    words: Vec<(Range<usize>, Option<WordId>)>,
    buffer: String,
}

impl Neighbours {
    /// Whether one of the words near `start..end` (bytes of `text`) is in `denied`, which is in order.
    pub(super) fn any_in(
        &mut self,
        denied: &[WordId],
        table: &WordTable,
        text: &str,
        start: usize,
        end: usize,
    ) -> bool {
        if !(self.window.contains(&start) && end <= self.window.end) {
            self.read(table, text, start, end);
        }
        let before = self.words.partition_point(|(word, _)| word.end <= start);
        let after = self.words.partition_point(|(word, _)| word.start < end);
        let near = self.words[before.saturating_sub(DISTANCE)..before]
            .iter()
            .chain(&self.words[after..(after + DISTANCE).min(self.words.len())]);
        near.filter_map(|(_, id)| *id).any(|id| denied.binary_search(&id).is_ok())
    }

    fn read(&mut self, table: &WordTable, text: &str, start: usize, end: usize) {
        let line = line_at(text, start);
        let (from, to) = if line.len() <= MAX_LINE {
            (line.start, line.end.max(end))
        } else {
            let (from, to) = (start.saturating_sub(MAX_LINE / 2), (end + MAX_LINE / 2).min(text.len()));
            (
                text.floor_char_boundary(from).max(line.start),
                text.ceil_char_boundary(to).min(line.end.max(end)),
            )
        };
        self.window = if line.len() <= MAX_LINE { from..to } else { start..end };
        self.words.clear();
        for word in Words::new(&text[from..to]) {
            let word = from + word.start..from + word.end;
            let id = table.id(&text[word.clone()], &mut self.buffer);
            self.words.push((word, id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(word: &str) -> (WordTable, WordId) {
        let words = [word.to_owned()];
        let table = WordTable::new(&words, &words, &[1]);
        let id = table.id_of_folded(word).unwrap();
        (table, id)
    }

    #[test]
    fn four_words_on_each_side_are_near() {
        let text = "one two three four five place six seven eight nine ten\nother";
        let at = text.find("place").unwrap();
        for (word, expected) in [
            ("two", true),
            ("one", false),
            ("nine", true),
            ("ten", false),
            ("other", false),
            ("place", false),
        ] {
            let (table, id) = table(word);
            let is_near = Neighbours::default().any_in(&[id], &table, text, at, at + 5);
            assert_eq!(is_near, expected, "{word}");
        }
    }

    #[test]
    fn plurals_count_as_their_singulars() {
        let (table, id) = table("image");
        assert!(Neighbours::default().any_in(&[id], &table, "some Images of place", 15, 20));
    }
}
