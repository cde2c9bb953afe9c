//! Glosses: entries in a line each.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::{records, sentence};
use crate::features::card::text_for;
use crate::features::markdown::plain;
use crate::glossary::Source;
use crate::matching::{EntryRef, Lexicon};
use crate::messages::{Command as Message, Locale};

/// An entry in short, in the reader's language.
pub(super) struct Gloss {
    /// Its name, with the expansion.
    pub(super) name: String,
    /// The first sentence of its definition.
    pub(super) sentence: String,
    /// The entry, as programs read it.
    pub(super) record: records::Meaning,
}

/// The glosses of the lexicon that was asked for last: most files of a folder share theirs.
#[derive(Default)]
pub(super) struct Glosses {
    language: String,
    lexicon: Option<Arc<Lexicon>>,
    by_entry: HashMap<EntryRef, Rc<Gloss>>,
}

impl Glosses {
    /// Takes the language of the reader.
    pub(super) fn read_by(&mut self, language: &str) {
        if self.language != language {
            language.clone_into(&mut self.language);
            self.by_entry.clear();
        }
    }

    /// The language in which the reader is spoken to.
    pub(super) fn locale(&self) -> Locale {
        Locale::of(&self.language)
    }

    /// The gloss of `entry`.
    pub(super) fn get(&mut self, lexicon: &Arc<Lexicon>, entry: EntryRef) -> Rc<Gloss> {
        if self.lexicon.as_ref().is_none_or(|known| !Arc::ptr_eq(known, lexicon)) {
            self.lexicon = Some(Arc::clone(lexicon));
            self.by_entry.clear();
        }
        Rc::clone(
            self.by_entry.entry(entry).or_insert_with(|| Rc::new(Gloss::new(lexicon, entry, &self.language))),
        )
    }
}

impl Gloss {
    fn new(lexicon: &Lexicon, at: EntryRef, language: &str) -> Self {
        let entry = lexicon.entry(at);
        let glossary = lexicon.glossary(at);
        let text = text_for(&entry, language);
        let own = text.map_or(entry.name(), |text| &text.name);
        let name = match text.and_then(|text| text.expansion.as_deref()) {
            Some(expansion) => format!("{own} ({expansion})"),
            None => own.to_owned(),
        };
        let definition = text.and_then(|text| text.definition.as_deref()).map(plain);
        let pack = match glossary.source {
            Source::Pack(name) => Some(name),
            Source::File(_) => None,
        };
        Self {
            name,
            sentence: definition.map_or_else(
                || Message::NotDefined.text(Locale::of(language)),
                |text| sentence::first(&text),
            ),
            record: records::Meaning {
                name: entry.name().to_owned(),
                language: text.map_or_else(|| glossary.language.clone(), |text| text.language.clone()),
                pack,
            },
        }
    }
}
