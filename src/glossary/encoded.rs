//! Entries as bytes: a hundred thousand of them stay small, and those of a pack are ready when the program starts.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Forms, Head, Link, LocalText};

/// What is encoded after an entry's [`Head`] and [`Forms`].
#[derive(Serialize, Deserialize)]
struct Rest<'e> {
    #[serde(borrow)]
    texts: Vec<Text<'e>>,
    category: Option<&'e str>,
    context: Option<&'e str>,
    see: Vec<&'e str>,
    links: Vec<Link>,
    meta: Vec<(&'e str, &'e str)>,
}

/// A [`LocalText`] without what the head says of it.
#[derive(Serialize, Deserialize)]
struct Text<'e> {
    expansion: Option<&'e str>,
    definition: Option<&'e str>,
    #[serde(borrow)]
    examples: Vec<&'e str>,
}

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
            encode(entry, &mut bytes);
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
        decode(self.encoded(index)).unwrap_or_default()
    }

    /// The beginning of the entry with this number; an empty one if there is none.
    pub fn head(&self, index: usize) -> Head<'_> {
        postcard::take_from_bytes(self.encoded(index)).map(|(head, _)| head).unwrap_or_default()
    }

    /// The spellings of the entry with this number; none if there is no such entry.
    pub fn forms(&self, index: usize) -> Forms<'_> {
        let after_head = postcard::take_from_bytes::<Head<'_>>(self.encoded(index)).map(|(_, rest)| rest);
        let forms = after_head.and_then(postcard::take_from_bytes);
        forms.map(|(forms, _)| forms).unwrap_or_default()
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

fn encode(entry: &Entry, bytes: &mut Vec<u8>) {
    let head = Head {
        place: entry.place,
        names: entry.texts.iter().map(|text| (&*text.language, &*text.name)).collect(),
    };
    let rest = Rest {
        texts: entry.texts.iter().map(text_of).collect(),
        category: entry.category.as_deref(),
        context: entry.context.as_deref(),
        see: entry.see.iter().map(String::as_str).collect(),
        links: entry.links.clone(),
        meta: entry.meta.iter().map(|(key, value)| (&**key, &**value)).collect(),
    };
    // Writing to memory does not fail; if it ever did, an empty entry would stand here.
    for part in
        [postcard::to_stdvec(&head), postcard::to_stdvec(&Forms::of(entry)), postcard::to_stdvec(&rest)]
    {
        bytes.extend(part.unwrap_or_default());
    }
}

fn text_of(text: &LocalText) -> Text<'_> {
    Text {
        expansion: text.expansion.as_deref(),
        definition: text.definition.as_deref(),
        examples: text.examples.iter().map(String::as_str).collect(),
    }
}

fn decode(bytes: &[u8]) -> postcard::Result<Entry> {
    let (head, bytes) = postcard::take_from_bytes::<Head<'_>>(bytes)?;
    let (forms, bytes) = postcard::take_from_bytes::<Forms<'_>>(bytes)?;
    let rest: Rest<'_> = postcard::from_bytes(bytes)?;
    let owned = |text: &str| text.to_owned();
    let texts = head.names.iter().zip(&rest.texts).map(|(&(language, name), text)| LocalText {
        language: owned(language),
        name: owned(name),
        expansion: text.expansion.map(owned),
        definition: text.definition.map(owned),
        examples: text.examples.iter().copied().map(owned).collect(),
    });
    Ok(Entry {
        place: head.place,
        texts: texts.collect(),
        spellings: forms.spellings(),
        category: rest.category.map(owned),
        context: rest.context.map(owned),
        see: rest.see.into_iter().map(owned).collect(),
        links: rest.links,
        meta: rest.meta.into_iter().map(|(key, value)| (owned(key), owned(value))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Link, LocalText, Spelling};
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
        assert_eq!((head.place, head.name(), head.name_in("fr")), (place, "réseau", "réseau"));
        assert_eq!(entries.head(1), Head::default());
        assert_eq!(entries.get(0), entry);
    }

    #[test]
    fn spellings_share_their_conditions() {
        let spelling = |text: &str, unless: &str| Spelling {
            text: text.to_owned(),
            unless: vec![unless.to_owned()],
            ..Spelling::default()
        };
        let spellings = vec![spelling("a", "x"), spelling("b", "y"), spelling("c", "x")];
        let entry = Entry { spellings: spellings.clone(), ..Entry::default() };
        let entries = Entries::new([&entry]);
        let forms = entries.forms(0);
        assert_eq!(forms.conditions.len(), 2);
        assert_eq!(forms.spellings(), spellings);
    }
}
