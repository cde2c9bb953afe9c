//! Entries as bytes: a hundred thousand of them stay small, and those of a pack are ready when the program starts.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Forms, Head, Link, LocalText};

/// What is encoded apart from an entry's [`Head`] and [`Forms`].
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

/// Entries, each decoded when it is asked for: names and spellings at once, which a lexicon reads, and texts apart from them, which a reader
/// asks for one at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// Head and forms of each entry.
    forms: Bytes,
    /// Texts, in blocks of [`Entries::block`] entries.
    texts: Bytes,
    /// How many entries a block of texts has: if more than one, it is deflated.
    block: usize,
}

/// Pieces of bytes, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    /// The pieces.
    pub bytes: Cow<'static, [u8]>,
    /// Where each piece ends.
    pub ends: Cow<'static, [u32]>,
}

impl Bytes {
    /// Pieces that were written before.
    pub const fn from_static(bytes: &'static [u8], ends: &'static [u32]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), ends: Cow::Borrowed(ends) }
    }

    fn new(pieces: impl Iterator<Item = Vec<u8>>) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for piece in pieces {
            bytes.extend(piece);
            ends.push(bytes.len() as u32);
        }
        Self { bytes: bytes.into(), ends: ends.into() }
    }

    /// The piece with this number; empty if there is none.
    fn get(&self, index: usize) -> &[u8] {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(index).copied());
        range.and_then(|(start, end)| self.bytes.get(start as usize..end as usize)).unwrap_or_default()
    }
}

/// How many entries of a pack have their texts in one block.
pub const PACK_BLOCK: usize = 8;

impl Entries {
    /// Encodes entries.
    pub fn new<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let entries: Vec<&Entry> = entries.into_iter().collect();
        Self {
            forms: Bytes::new(entries.iter().map(|entry| encode_forms(entry))),
            texts: Bytes::new(entries.iter().map(|entry| encode_texts(entry))),
            block: 1,
        }
    }

    /// Encodes the entries of a pack: names and spellings, and texts, deflated.
    pub fn pack(entries: &[Entry]) -> (Bytes, Bytes) {
        let block = |entries: &[Entry]| {
            let texts: Vec<u8> = entries.iter().flat_map(encode_texts).collect();
            miniz_oxide::deflate::compress_to_vec(&texts, 9)
        };
        let forms = Bytes::new(entries.iter().map(encode_forms));
        (forms, Bytes::new(entries.chunks(PACK_BLOCK).map(block)))
    }

    /// The entries of a pack that were encoded before.
    pub const fn of_pack(forms: Bytes, texts: Bytes) -> Self {
        Self { forms, texts, block: PACK_BLOCK }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.forms.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.forms.ends.is_empty()
    }

    /// The entry with this number; an empty one if there is none.
    pub fn get(&self, index: usize) -> Entry {
        let block = self.block.max(1);
        let texts = self.texts(index / block);
        let mut texts = &*texts;
        for _ in 0..index % block {
            texts = postcard::take_from_bytes::<Rest<'_>>(texts).map(|(_, after)| after).unwrap_or_default();
        }
        decode(self.forms.get(index), texts).map(|(entry, _)| entry).unwrap_or_default()
    }

    /// The beginning of the entry with this number; an empty one if there is none.
    pub fn head(&self, index: usize) -> Head<'_> {
        postcard::take_from_bytes(self.forms.get(index)).map(|(head, _)| head).unwrap_or_default()
    }

    /// The spellings of the entry with this number; none if there is no such entry.
    pub fn forms(&self, index: usize) -> Forms<'_> {
        let after_head = postcard::take_from_bytes::<Head<'_>>(self.forms.get(index)).map(|(_, rest)| rest);
        after_head.and_then(postcard::from_bytes).unwrap_or_default()
    }

    /// A block of texts.
    fn texts(&self, block: usize) -> Cow<'_, [u8]> {
        let bytes = self.texts.get(block);
        if self.block <= 1 {
            return bytes.into();
        }
        // What `pack` deflated inflates again.
        miniz_oxide::inflate::decompress_to_vec(bytes).unwrap_or_default().into()
    }

    /// All entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = Entry> + '_ {
        let block = self.block.max(1);
        (0..self.texts.ends.len()).flat_map(move |at| {
            let texts = self.texts(at);
            let mut rest = &*texts;
            let mut entries = Vec::with_capacity(block);
            for index in at * block..((at + 1) * block).min(self.len()) {
                let (entry, after) = decode(self.forms.get(index), rest).unwrap_or_default();
                entries.push(entry);
                rest = after;
            }
            entries
        })
    }
}

fn encode_forms(entry: &Entry) -> Vec<u8> {
    let head = Head {
        place: entry.place,
        names: entry.texts.iter().map(|text| (&*text.language, &*text.name)).collect(),
    };
    // Writing to memory does not fail; if it ever did, an empty entry would stand here.
    let mut bytes = postcard::to_stdvec(&head).unwrap_or_default();
    bytes.extend(postcard::to_stdvec(&Forms::of(entry)).unwrap_or_default());
    bytes
}

fn encode_texts(entry: &Entry) -> Vec<u8> {
    let rest = Rest {
        texts: entry.texts.iter().map(text_of).collect(),
        category: entry.category.as_deref(),
        context: entry.context.as_deref(),
        see: entry.see.iter().map(String::as_str).collect(),
        links: entry.links.clone(),
        meta: entry.meta.iter().map(|(key, value)| (&**key, &**value)).collect(),
    };
    postcard::to_stdvec(&rest).unwrap_or_default()
}

fn text_of(text: &LocalText) -> Text<'_> {
    Text {
        expansion: text.expansion.as_deref(),
        definition: text.definition.as_deref(),
        examples: text.examples.iter().map(String::as_str).collect(),
    }
}

/// The entry with these forms whose texts `texts` begins with, and what comes after them.
fn decode<'t>(forms: &[u8], texts: &'t [u8]) -> postcard::Result<(Entry, &'t [u8])> {
    let (head, forms) = postcard::take_from_bytes::<Head<'_>>(forms)?;
    let forms: Forms<'_> = postcard::from_bytes(forms)?;
    let (rest, after) = postcard::take_from_bytes::<Rest<'_>>(texts)?;
    let owned = |text: &str| text.to_owned();
    let texts = head.names.iter().zip(&rest.texts).map(|(&(language, name), text)| LocalText {
        language: owned(language),
        name: owned(name),
        expansion: text.expansion.map(owned),
        definition: text.definition.map(owned),
        examples: text.examples.iter().copied().map(owned).collect(),
    });
    let entry = Entry {
        place: head.place,
        texts: texts.collect(),
        spellings: forms.spellings(),
        category: rest.category.map(owned),
        context: rest.context.map(owned),
        see: rest.see.into_iter().map(owned).collect(),
        links: rest.links,
        meta: rest.meta.into_iter().map(|(key, value)| (owned(key), owned(value))).collect(),
    };
    Ok((entry, after))
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
    fn the_entries_of_a_pack_come_back_as_they_were() {
        let entry = |at: usize| Entry { category: Some(at.to_string()), ..Entry::default() };
        let all: Vec<Entry> = (0..2 * PACK_BLOCK + 3).map(entry).collect();
        let (forms, texts) = Entries::pack(&all);
        let entries = Entries::of_pack(forms, texts);
        assert_eq!(entries.iter().collect::<Vec<_>>(), all);
        for at in [0, 1, PACK_BLOCK - 1, PACK_BLOCK, 2 * PACK_BLOCK + 2] {
            assert_eq!(entries.get(at), all[at]);
        }
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
