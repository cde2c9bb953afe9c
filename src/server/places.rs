//! Where a glossary entry can be opened: a file of the workspace, or a pack's file in the user's cache folder.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tower_lsp_server::gen_lsp_types::{Location, Range, Uri};

use super::session::Session;
use super::{convert, uri};
use crate::features::rules;
use crate::glossary::entry::Place;
use crate::glossary::{Glossary, Source, pack_files, pack_source};
use crate::messages::Locale;
use crate::text::LineIndex;

/// The folder with the packs' files, once they have been written.
#[derive(Default)]
pub(super) struct Places {
    packs: OnceLock<PathBuf>,
}

impl Places {
    /// Writes the packs' files, if they are not there yet. Without a place to write them, pack entries just have no link.
    pub(super) fn write_packs(&self) {
        let write = || {
            let folder = pack_files::write()?;
            for locale in [Locale::English, Locale::French] {
                pack_files::write_page(&rules_page(&folder, locale), &rules::page(locale))?;
            }
            Ok(folder)
        };
        let written: io::Result<PathBuf> = write();
        match written {
            Ok(folder) => {
                let _ = self.packs.set(folder);
            }
            Err(error) => tracing::warn!(
                "the packs’ files cannot be written, so that their entries cannot be opened: {error}"
            ),
        }
    }

    /// The URI of the page about the rules, in the reader's language.
    pub(super) fn rules(&self, locale: Locale) -> Option<String> {
        Some(uri::from_path(&rules_page(self.packs.get()?, locale)))
    }

    /// Our folder in the user's cache.
    pub(super) fn cache(&self) -> Option<&Path> {
        self.packs.get()?.parent()
    }

    /// Whether a file is one that we have written, to be read and not to be mended.
    pub(super) fn is_ours(&self, path: &Path) -> bool {
        self.cache().is_some_and(|folder| path.starts_with(folder))
    }

    fn path(&self, glossary: &Glossary) -> Option<PathBuf> {
        match &glossary.source {
            Source::Pack(name) => Some(self.packs.get()?.join(format!("{name}.yml"))),
            Source::File(path) => Some(path.clone()),
        }
    }

    /// The URI of the glossary's file.
    pub(super) fn uri(&self, glossary: &Glossary) -> Option<String> {
        Some(uri::from_path(&self.path(glossary)?))
    }

    /// A link to `place`, with its line as editors understand it.
    pub(super) fn link(&self, glossary: &Glossary, place: Place) -> Option<String> {
        Some(format!("{}#L{}", self.uri(glossary)?, place.line + 1))
    }
}

fn rules_page(folder: &Path, locale: Locale) -> PathBuf {
    folder.join(format!("rules.{}.md", locale.tag()))
}

impl Session {
    /// `place` as a location. Takes the glossary's text, since columns depend on what stands before the name: the editor's, whose
    /// spelling of the URI is kept too, before the file's.
    pub(super) fn location(&self, glossary: &Glossary, place: Place) -> Option<Location> {
        let path = self.places.path(glossary)?;
        let path_uri = uri::from_path(&path);
        let open = self.state().documents.get_mut(&path_uri).map(|open| (open.uri.clone(), open.text()));
        let (uri, text) = open.unwrap_or_else(|| (path_uri, saved_text(glossary)));
        let range =
            if text.is_char_boundary(place.start as usize) && text.is_char_boundary(place.end as usize) {
                let bytes = place.start as usize..place.end as usize;
                convert::range(&text, &LineIndex::new(&text), self.profile().encoding, bytes)
            } else {
                Range {
                    start: convert::lsp_position(by_character(place)),
                    end: convert::lsp_position(by_character(place)),
                }
            };
        Some(Location { uri: Uri::from(uri), range })
    }
}

impl Session {
    /// As [`Session::location`], but for a glossary that is not open without a look at its file: just
    /// the start of the name, with its column in characters. For what is computed with every key stroke.
    pub(super) fn quick_location(&self, glossary: &Glossary, place: Place) -> Option<Location> {
        let uri = self.places.uri(glossary)?;
        if self.state().documents.get_mut(&uri).is_some() {
            return self.location(glossary, place);
        }
        let start = convert::lsp_position(by_character(place));
        Some(Location { uri: Uri::from(uri), range: Range { start, end: start } })
    }
}

fn saved_text(glossary: &Glossary) -> Arc<str> {
    match &glossary.source {
        Source::Pack(name) => pack_source(name).unwrap_or_default().into(),
        Source::File(path) => std::fs::read_to_string(path).unwrap_or_default().into(),
    }
}

/// Where the file cannot be read again: the column in characters, right but for text beyond the Basic Multilingual Plane.
fn by_character(place: Place) -> crate::text::Position {
    crate::text::Position { line: place.line, column: place.column }
}
