//! The packs: glossaries that are embedded in the binary. `build.rs` reads their YAML, so that start-up parses nothing.

use super::encoded::{Bytes, Entries};
use super::store::{Glossary, Source};

/// A glossary that is embedded in the binary.
#[derive(Debug)]
pub struct Pack {
    /// Its file's name without the extension, such as `docker`.
    pub name: &'static str,
    /// What the file itself says that it is called, if anything.
    pub title: Option<&'static str>,
    /// BCP 47 tag of its own language.
    pub language: &'static str,
    /// The YAML that the entries' places refer to, deflated: it is needed only to be written to a file.
    deflated: &'static [u8],
    /// The length of the YAML in bytes.
    pub source_len: usize,
    /// Names and spellings, and where those of each entry end.
    forms: (&'static [u8], &'static [u32]),
    /// Texts, and where each block of them ends.
    texts: (&'static [u8], &'static [u32]),
}

impl Pack {
    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.forms.1.len()
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.forms.1.is_empty()
    }

    /// The YAML that the entries' places refer to.
    pub fn source(&self) -> String {
        // What `build.rs` deflated inflates again, and was text before.
        let bytes = miniz_oxide::inflate::decompress_to_vec(self.deflated).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The pack as a glossary that holds everywhere. Costs next to nothing: no entry is decoded.
    pub fn glossary(&self) -> Glossary {
        Glossary {
            source: Source::Pack(self.name),
            root: None,
            name: self.title.map(str::to_owned),
            language: self.language.to_owned(),
            contexts: Vec::new(),
            imports: Vec::new(),
            references: Vec::new(),
            problems: Vec::new(),
            entries: Entries::of_pack(
                Bytes::from_static(self.forms.0, self.forms.1),
                Bytes::from_static(self.texts.0, self.texts.1),
            ),
        }
    }
}

/// All packs, by name; all of them are in force unless the settings say otherwise.
pub fn packs() -> &'static [Pack] {
    PACKS
}

/// The names of all packs.
pub fn pack_names() -> Vec<&'static str> {
    PACKS.iter().map(|pack| pack.name).collect()
}

/// The pack of this name.
pub fn pack(name: &str) -> Option<&'static Pack> {
    PACKS.iter().find(|pack| pack.name == name)
}

/// The YAML of the pack of this name.
pub fn pack_source(name: &str) -> Option<String> {
    pack(name).map(Pack::source)
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::native;

    #[test]
    fn a_pack_holds_what_its_source_says() {
        for pack in packs() {
            let read = native::read(&pack.source());
            let glossary = pack.glossary();
            assert_eq!(glossary.language, read.language, "{}", pack.name);
            assert_eq!(glossary.entries().collect::<Vec<_>>(), read.entries, "{}", pack.name);
            assert!(!read.has_errors(), "{}: {:?}", pack.name, read.problems);
        }
    }

    #[test]
    fn packs_are_found_by_name() {
        for pack in packs() {
            assert_eq!(pack_source(pack.name).map(|source| source.len()), Some(pack.source_len));
        }
        assert!(pack("no such pack").is_none());
    }
}
