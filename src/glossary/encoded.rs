//! Entries as bytes: a hundred thousand of them stay small, and those of a pack are ready when the program starts.

use std::borrow::Cow;

use super::entry::{Entry, Head};

/// Entries, one after the other, each decoded when it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    bytes: Cow<'static, [u8]>,
    /// Where each entry ends.
    ends: Cow<'static, [u32]>,
}

impl Entries {
    /// Encodes entries.
    pub fn new<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for entry in entries {
            // Writing to memory does not fail; if it ever did, one empty entry would stand here.
            bytes.extend(postcard::to_stdvec(entry).unwrap_or_default());
            ends.push(bytes.len() as u32);
        }
        Self { bytes: bytes.into(), ends: ends.into() }
    }

    /// Entries that were encoded before.
    pub const fn from_static(bytes: &'static [u8], ends: &'static [u32]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), ends: Cow::Borrowed(ends) }
    }

    /// The encoded entries, and where each one ends.
    pub fn parts(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The entry with this number; an empty one if there is none.
    pub fn get(&self, index: usize) -> Entry {
        postcard::from_bytes(self.encoded(index)).unwrap_or_default()
    }

    /// The beginning of the entry with this number; an empty one if there is none.
    pub fn head(&self, index: usize) -> Head<'_> {
        postcard::take_from_bytes(self.encoded(index)).map(|(head, _)| head).unwrap_or_default()
    }

    fn encoded(&self, index: usize) -> &[u8] {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(index).copied());
        range.and_then(|(start, end)| self.bytes.get(start as usize..end as usize)).unwrap_or_default()
    }

    /// All entries, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Entry> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Link, LocalText};
    use super::*;

    #[test]
    fn entries_come_back_as_they_were() {
        let place = crate::glossary::entry::Place { start: 300, end: 301, line: 2, column: 70_000 };
        let category = Some("Réseau".to_owned());
        let all = [Entry::default(), Entry { place, category, ..Entry::default() }, Entry::default()];
        let entries = Entries::new(&all);
        assert_eq!(entries.iter().collect::<Vec<_>>(), all);
        assert_eq!(entries.get(3), Entry::default());
    }

    #[test]
    fn a_head_is_the_beginning_of_its_entry() {
        let text = LocalText {
            language: "fr".to_owned(),
            name: "réseau".to_owned(),
            definition: Some("Des fils.".to_owned()),
            ..LocalText::default()
        };
        let place = crate::glossary::entry::Place { start: 300, end: 301, line: 2, column: 70_000 };
        let entry = Entry { place, texts: vec![text], links: vec![Link::default()], ..Entry::default() };
        let entries = Entries::new([&entry]);
        let head = entries.head(0);
        assert_eq!((head.place, head.name(), head.texts[0].definition), (place, "réseau", Some("Des fils.")));
        assert_eq!(entries.head(1), Head::default());
    }
}
