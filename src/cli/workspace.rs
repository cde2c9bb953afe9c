//! What holds for a path: its settings, the reader's language and the lexicon. Made once for all files that share them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::options::{Sources, unknown_pack};
use super::output;
use crate::glossary::{self, Glossary};
use crate::matching::{Lexicon, Ranked};
use crate::settings::Settings;

/// The file with a workspace's settings.
const SETTINGS_FILE: &str = "glossator.toml";
/// Packs come after all that people write themselves.
const PACK_RANK: u16 = u16::MAX;

/// All workspaces that the paths of one command lie in.
pub(super) struct Workspaces<'s> {
    sources: &'s Sources,
    by_folder: HashMap<PathBuf, Rc<Workspace>>,
    by_settings: HashMap<Option<PathBuf>, Rc<Workspace>>,
}

/// A folder whose files share settings.
pub(super) struct Workspace {
    /// The language of the explanations, a BCP 47 tag.
    pub(super) language: String,
    lexicon: Arc<Lexicon>,
}

impl<'s> Workspaces<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, by_folder: HashMap::new(), by_settings: HashMap::new() }
    }

    /// The workspace of the current folder.
    pub(super) fn here(&mut self) -> Rc<Workspace> {
        self.of_folder(Path::new("."))
    }

    /// The workspace of the file at `path`.
    pub(super) fn of_file(&mut self, path: &Path) -> Rc<Workspace> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        self.of_folder(folder.unwrap_or(Path::new(".")))
    }

    /// The workspace of the files in `folder`.
    fn of_folder(&mut self, folder: &Path) -> Rc<Workspace> {
        if let Some(known) = self.by_folder.get(folder) {
            return Rc::clone(known);
        }
        let settings_file = if self.sources.no_workspace { None } else { nearest(folder, SETTINGS_FILE) };
        let workspace = match self.by_settings.get(&settings_file) {
            Some(known) => Rc::clone(known),
            None => Rc::new(Workspace::new(self.sources, settings_file.as_deref())),
        };
        self.by_settings.insert(settings_file, Rc::clone(&workspace));
        self.by_folder.insert(folder.to_owned(), Rc::clone(&workspace));
        workspace
    }
}

impl Workspace {
    fn new(sources: &Sources, settings_file: Option<&Path>) -> Self {
        let mut settings = Settings::default();
        if let Some(path) = settings_file {
            overlay(&mut settings, path);
        }
        if let Some(packs) = &sources.packs {
            settings.packs = packs.clone();
        }
        if let Some(language) = &sources.language {
            settings.language.clone_from(language);
        }
        let packs = glossary::packs().iter().filter(|pack| settings.packs.contains(pack.name));
        let glossaries =
            packs.map(|pack| Ranked { glossary: Arc::new(pack.glossary()), rank: PACK_RANK }).collect();
        Self { language: reader_language(&settings.language), lexicon: Arc::new(Lexicon::new(glossaries)) }
    }

    /// The lexicon that holds for the file at `path`.
    pub(super) fn lexicon(&self, _path: &Path) -> Arc<Lexicon> {
        Arc::clone(&self.lexicon)
    }
}

impl Workspace {
    /// The lexicon with all that holds anywhere in the workspace, for a term without a place.
    pub(super) fn lexicon_here(&self) -> Arc<Lexicon> {
        Arc::clone(&self.lexicon)
    }
}

/// The nearest file called `name` in `folder` or above it.
fn nearest(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().map(|ancestor| ancestor.join(name)).find(|path| path.exists())
}

fn overlay(settings: &mut Settings, path: &Path) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return output::note(&format!("{} cannot be read: {error}", path.display())),
    };
    for problem in settings.overlay_toml(&text) {
        let start = problem.range.map_or(0, |range| range.start);
        let lines = crate::text::LineIndex::new(&text);
        let (line, column) = super::files::place(&lines, &text, start);
        output::raw_note(&format!("{}:{line}:{column}: {}", path.display(), problem.message));
    }
    if let Some(message) = unknown_pack(&settings.packs) {
        output::raw_note(&format!("{}: {message}", path.display()));
    }
}

/// The language that the settings name or, for `auto`, the environment.
fn reader_language(setting: &str) -> String {
    if setting != "auto" {
        return setting.to_owned();
    }
    let set = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let variable = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set);
    variable.and_then(|name| locale_language(&std::env::var(name).ok()?)).unwrap_or_else(|| "en".to_owned())
}

/// The language of a POSIX locale: `fr_FR.UTF-8` is `fr-FR`, `C` is none.
fn locale_language(locale: &str) -> Option<String> {
    let tag = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    (!matches!(tag.as_str(), "" | "C" | "POSIX")).then_some(tag)
}

/// How the place of an entry is shown: a pack's as `glossator/docker.yml`, a file's as seen from the current folder.
pub(super) fn source_path(glossary: &Glossary) -> String {
    match &glossary.source {
        glossary::Source::Pack(name) => format!("glossator/{name}.yml"),
        glossary::Source::File(path) => shown(path),
    }
}

/// A path as seen from the current folder, where it is below that.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_languages() {
        assert_eq!(locale_language("fr_FR.UTF-8").as_deref(), Some("fr-FR"));
        assert_eq!(locale_language("de").as_deref(), Some("de"));
        assert_eq!(locale_language("C.UTF-8"), None);
    }
}
