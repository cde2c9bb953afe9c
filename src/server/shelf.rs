//! The shelf: the glossaries and settings in force, as one immutable value that the loader replaces.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::Checks;
use crate::features::identity;
use crate::glossary::{Glossary, Library, Source, packs};
use crate::matching::Ranked;
use crate::settings::Settings;

/// A workspace folder with its settings.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    pub(super) settings: Settings,
    /// What the settings ask for.
    pub(super) checks: Arc<Checks>,
}

/// The glossaries and settings in force.
#[derive(Default)]
pub(super) struct Shelf {
    /// Counts shelves: what was computed under another one is stale. 0 is the empty shelf before anything has been read.
    pub(super) generation: u64,
    pub(super) folders: Vec<Folder>,
    /// For documents outside all folders.
    pub(super) settings: Settings,
    /// What those ask for.
    pub(super) checks: Option<Arc<Checks>>,
    pub(super) library: Library,
    pub(super) packs: Vec<Arc<Glossary>>,
    /// Names that are known to be such and that nobody explains.
    pub(super) known: Option<Arc<Glossary>>,
}

impl Shelf {
    /// The settings for a document: those of the innermost folder that it lies in. One without a path belongs to the first folder.
    pub(super) fn settings_for(&self, path: Option<&Path>) -> &Settings {
        let folder = path.map_or_else(|| self.folders.first(), |path| self.folder_of(path));
        folder.map_or(&self.settings, |folder| &folder.settings)
    }

    pub(super) fn folder_of(&self, path: &Path) -> Option<&Folder> {
        let around = self.folders.iter().filter(|folder| path.starts_with(&folder.path));
        around.max_by_key(|folder| folder.path.components().count())
    }

    /// What is looked for in a document of `length` bytes; `None` where nothing is.
    pub(super) fn checks_for(&self, path: Option<&Path>, length: usize) -> Option<Arc<Checks>> {
        let settings = self.settings_for(path);
        let is_checked = settings.features.diagnostics
            && length as u64 <= settings.max_file_size
            && !path.is_some_and(|path| self.excludes(path));
        let folder = path.map_or_else(|| self.folders.first(), |path| self.folder_of(path));
        let checks = folder.map(|folder| &folder.checks).or(self.checks.as_ref());
        checks.filter(|_| is_checked).cloned()
    }

    /// Whether nothing is explained in the file at `path`. Globs hold within the workspace folder: where that lies is nobody's concern.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        match self.folder_of(path) {
            Some(folder) => folder.settings.exclude.matches(path.strip_prefix(&folder.path).unwrap_or(path)),
            None => self.settings.exclude.matches(path),
        }
    }

    /// The glossaries for a document, best first: the workspace's, nearest folder first, then the packs.
    pub(super) fn glossaries_for(&self, path: Option<&Path>) -> Vec<Ranked> {
        let settings = self.settings_for(path);
        let anywhere = self.folders.first().map(|folder| folder.path.join("untitled"));
        let path = path.or(anywhere.as_deref());
        if path.is_some_and(|path| self.excludes(path)) {
            return Vec::new();
        }
        let own = path.map(|path| self.library.glossaries_for(path)).unwrap_or_default();
        let packs = packs().iter().zip(&self.packs);
        let packs = packs.map(|(pack, glossary)| (settings.packs.contains(pack.name), Arc::clone(glossary)));
        let (chosen, off): (Vec<_>, Vec<_>) = packs.partition(|(is_on, _)| *is_on);
        let of = |packs: Vec<(bool, Arc<Glossary>)>| packs.into_iter().map(|(_, glossary)| glossary);
        Ranked::in_order(own, of(chosen), of(off).chain(self.known.clone()))
    }

    /// The glossary in the file at `path`.
    pub(super) fn glossary_at(&self, path: &Path) -> Option<Arc<Glossary>> {
        self.library.get(path)
    }

    /// The glossaries of the whole workspace, its own first, and then the packs that its first folder has switched on.
    pub(super) fn in_force(&self) -> impl Iterator<Item = &Arc<Glossary>> {
        let chosen = &self.settings_for(None).packs;
        let is_on =
            move |pack: &&Arc<Glossary>| matches!(pack.source, Source::Pack(name) if chosen.contains(name));
        self.library.iter().chain(self.packs.iter().filter(is_on))
    }

    /// The id of an entry, the same from run to run.
    pub(super) fn id(&self, glossary: &Glossary, index: usize) -> String {
        identity::id(glossary, index, self.home_of(glossary))
    }

    /// Whether some glossary has an entry with this id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.all().any(|glossary| identity::has(glossary, self.home_of(glossary), id))
    }

    /// The workspace folder of a glossary that is a file.
    fn home_of(&self, glossary: &Glossary) -> Option<&Path> {
        let Source::File(path) = &glossary.source else { return None };
        self.folder_of(path).map(|folder| folder.path.as_path())
    }

    /// All glossaries, the workspace's first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Glossary>> {
        self.library.iter().chain(&self.packs)
    }
}
