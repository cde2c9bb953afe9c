//! The words around a place, on its line: what shows that another sense is meant.

use std::ops::Range;

use super::fold;
use super::words::Words;
use crate::lookalikes::line_at;

/// How far, in words, a neighbour may be.
const DISTANCE: usize = 4;
/// A longer line is read in windows of this many bytes, so that a place costs the same in any line.
const MAX_LINE: usize = 512;

/// The words of the line that was asked about last, folded: many places of a line are asked about in a row.
#[derive(Default)]
pub(super) struct Neighbours {
    window: Range<usize>,
    words: Vec<Range<usize>>,
    /// Folded forms and possible singulars, one after the other.
    folded: String,
    /// For each form the index of its word, and where the form ends in `folded`.
    forms: Vec<(u32, u32)>,
}

impl Neighbours {
    /// Whether one of the words near `start..end` (bytes of `text`) is in `denied`, which is folded and in order.
    pub(super) fn any_in(&mut self, denied: &[Box<str>], text: &str, start: usize, end: usize) -> bool {
        if !(self.window.contains(&start) && end <= self.window.end) {
            self.read(text, start, end);
        }
        let before = self.words.partition_point(|word| word.end <= start);
        let after = self.words.partition_point(|word| word.start < end);
        let near = before.saturating_sub(DISTANCE)..(after + DISTANCE).min(self.words.len());
        let first = self.forms.partition_point(|&(word, _)| (word as usize) < near.start);
        let mut from = first.checked_sub(1).map_or(0, |last| self.forms[last].1);
        for &(word, to) in &self.forms[first..] {
            let word = word as usize;
            if word >= near.end {
                break;
            }
            let form = &self.folded[from as usize..to as usize];
            from = to;
            let is_inside = (before..after).contains(&word);
            if !is_inside && denied.binary_search_by(|denied| (**denied).cmp(form)).is_ok() {
                return true;
            }
        }
        false
    }

    fn read(&mut self, text: &str, start: usize, end: usize) {
        let line = line_at(text, start);
        let from = text.floor_char_boundary(line.start.max(start.saturating_sub(MAX_LINE / 2)));
        let to = text.ceil_char_boundary(line.end.min(end + MAX_LINE / 2).max(end));
        self.window = if line.len() <= MAX_LINE { from..to } else { start..end };
        self.words.clear();
        self.forms.clear();
        self.folded.clear();
        for word in Words::new(&text[from..to]) {
            let surface = &text[from..to][word.clone()];
            let index = self.words.len() as u32;
            self.words.push(from + word.start..from + word.end);
            fold::fold_into(surface, &mut self.folded);
            let start = self.forms.last().map_or(0, |&(_, end)| end as usize);
            self.forms.push((index, self.folded.len() as u32));
            if surface.ends_with(['s', 'x', 'S', 'X']) {
                let folded = self.folded[start..].to_owned();
                for singular in fold::singulars(&folded, surface) {
                    self.folded.push_str(&singular);
                    self.forms.push((index, self.folded.len() as u32));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_words_on_each_side_are_near() {
        let text = "one two three four five place six seven eight nine ten\nother";
        let at = text.find("place").unwrap();
        let mut neighbours = Neighbours::default();
        let mut is_near = |word: &str| neighbours.any_in(&[word.into()], text, at, at + 5);
        for (word, expected) in [
            ("two", true),
            ("one", false),
            ("nine", true),
            ("ten", false),
            ("other", false),
            ("place", false),
        ] {
            assert_eq!(is_near(word), expected, "{word}");
        }
    }

    #[test]
    fn plurals_count_as_their_singulars() {
        let text = "some Images of place";
        let mut neighbours = Neighbours::default();
        assert!(neighbours.any_in(&["image".into()], text, 15, 20));
    }
}
