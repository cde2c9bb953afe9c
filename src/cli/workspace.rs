//! What holds for a path: its settings, the reader's language and the lexicon. Made once for all files that share them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, bail};

use super::options::{Policy, Sources, unknown_pack};
use super::origin::{Marks, Origin, absolute, shown};
use super::{files, output};
use crate::analysis::Checks;
use crate::features::health;
use crate::glossary::{self, Glossary, Library, Problem};
use crate::matching::{Lexicon, Ranked};
use crate::messages::{Command as Message, Locale, Setting as SettingMessage};
use crate::settings::{Level, Settings};
use crate::text::LineIndex;

/// More problems in glossaries than this are counted, not shown.
const MAX_PROBLEMS: usize = 40;

/// All workspaces that the paths of one command lie in.
pub(super) struct Workspaces<'s> {
    sources: &'s Sources,
    /// What the flags say of findings; none for a command that looks for none.
    policy: Option<&'s Policy>,
    here: PathBuf,
    /// Folders below which all belongs together, where nothing else says so: the current one, and those that the user names.
    bases: Vec<PathBuf>,
    packs: Vec<Arc<Glossary>>,
    names: Arc<Glossary>,
    by_folder: HashMap<PathBuf, Arc<Workspace>>,
    by_origin: HashMap<Origin, Arc<Workspace>>,
    marks: Marks,
    lexicons: Lexicons,
    problems: Problems,
    settings_problems: usize,
}

/// Lexicons by the addresses of the glossaries that they are made of, shared by all workspaces: most have the packs alone.
type Lexicons = Arc<Mutex<HashMap<Vec<usize>, Arc<Lexicon>>>>;

/// A folder whose files share settings.
pub(super) struct Workspace {
    /// The language of the explanations, a BCP 47 tag.
    pub(super) language: String,
    pub(super) settings: Settings,
    /// What is looked for in its files.
    pub(super) checks: Checks,
    /// The folder in which glossaries are looked for, and in which all belongs together.
    pub(super) root: Option<PathBuf>,
    library: Library,
    packs: Vec<Arc<Glossary>>,
    /// Glossaries of terms that are known, and that nobody explains.
    known: Vec<Arc<Glossary>>,
    here: PathBuf,
    /// The folder that globs in the settings start from.
    base: PathBuf,
    lexicons: Lexicons,
}

impl<'s> Workspaces<'s> {
    /// Fails if a glossary that the user names is not there.
    pub(super) fn new(sources: &'s Sources) -> Result<Self> {
        if let Some(path) = sources.glossary.iter().find(|path| !path.is_file()) {
            let setting = sources.language.as_deref().unwrap_or("auto");
            let message = Message::NoGlossary { file: path.display().to_string() };
            bail!(message.text(Locale::of(&reader_language(setting))));
        }
        let here = std::env::current_dir().unwrap_or_default();
        Ok(Self {
            sources,
            policy: None,
            bases: vec![here.clone()],
            here,
            packs: glossary::packs().iter().map(|pack| Arc::new(pack.glossary())).collect(),
            names: Arc::new(glossary::known_names()),
            by_folder: HashMap::new(),
            by_origin: HashMap::new(),
            marks: Marks::default(),
            lexicons: Lexicons::default(),
            problems: Problems::default(),
            settings_problems: 0,
        })
    }

    /// As [`Self::new`], for a command that looks for findings: it reports what is wrong with glossaries itself.
    pub(super) fn checking(sources: &'s Sources, policy: &'s Policy) -> Result<Self> {
        Ok(Self { policy: Some(policy), ..Self::new(sources)? })
    }

    /// Takes a folder that the user names: what is below it belongs together.
    pub(super) fn add_base(&mut self, folder: &Path) {
        self.bases.push(absolute(folder));
    }

    /// The workspace of the current folder.
    pub(super) fn here(&mut self) -> Arc<Workspace> {
        self.of_folder(Path::new("."))
    }

    /// The workspace of the file at `path`.
    pub(super) fn of_file(&mut self, path: &Path) -> Arc<Workspace> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        self.of_folder(folder.unwrap_or(Path::new(".")))
    }

    fn of_folder(&mut self, folder: &Path) -> Arc<Workspace> {
        if let Some(known) = self.by_folder.get(folder) {
            return Arc::clone(known);
        }
        let origin = if self.sources.no_workspace {
            Origin::default()
        } else {
            Origin::of(&absolute(&self.here.join(folder)), &self.bases, &mut self.marks)
        };
        let workspace = match self.by_origin.get(&origin) {
            Some(known) => Arc::clone(known),
            None => Arc::new(self.open(&origin)),
        };
        self.by_origin.insert(origin, Arc::clone(&workspace));
        self.by_folder.insert(folder.to_owned(), Arc::clone(&workspace));
        workspace
    }

    fn open(&mut self, origin: &Origin) -> Workspace {
        let settings = self.settings(origin.settings.as_deref());
        let mut library = Library::default();
        library.set_folders(origin.root.iter().cloned().collect());
        let team = origin.settings.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let named = self.sources.glossary.iter().map(|path| absolute(path));
        library.set_everywhere(named.chain(settings.glossaries.iter().map(|path| team.join(path))).collect());
        if self.policy.is_none() {
            for (path, problems) in library.problems() {
                self.problems.show(path, problems, Locale::of(&reader_language(&settings.language)));
            }
        }
        let packs = glossary::packs().iter().zip(&self.packs);
        let packs = packs.map(|(pack, glossary)| (settings.packs.contains(pack.name), Arc::clone(glossary)));
        let (packs, off): (Vec<_>, Vec<_>) = packs.partition(|(is_on, _)| *is_on);
        let of = |packs: Vec<(bool, Arc<Glossary>)>| packs.into_iter().map(|(_, glossary)| glossary);
        let known = of(off).chain([Arc::clone(&self.names)]).collect();
        Workspace {
            language: reader_language(&settings.language),
            checks: Checks::new(&settings),
            root: origin.root.clone(),
            packs: of(packs).collect(),
            known,
            settings,
            library,
            here: self.here.clone(),
            base: origin.base(),
            lexicons: Arc::clone(&self.lexicons),
        }
    }

    /// The settings: the team's file, and over them the flags.
    fn settings(&mut self, file: Option<&Path>) -> Settings {
        let mut settings = Settings::default();
        let faults = file.map(|path| overlay(&mut settings, path)).unwrap_or_default();
        if let Some(packs) = &self.sources.packs {
            settings.packs = packs.clone();
        }
        if let Some(language) = &self.sources.language {
            settings.language.clone_from(language);
        }
        let locale = Locale::of(&reader_language(&settings.language));
        for (place, message) in &faults {
            output::raw_note(&format!("{place}: {}", message.text(locale)));
        }
        self.settings_problems += faults.len();
        if let Some(policy) = self.policy {
            policy.apply(&mut settings);
        }
        settings
    }

    /// How many settings could not be used.
    pub(super) fn settings_problems(&self) -> usize {
        self.settings_problems
    }

    /// What is wrong with the glossaries, by the file that it is wrong in, as far as the settings want to hear of it.
    pub(super) fn glossary_problems(&self) -> BTreeMap<PathBuf, Vec<Problem>> {
        let mut all = BTreeMap::new();
        for workspace in self.all() {
            let settings = &workspace.settings;
            for (path, mut problems) in health::problems(&workspace.library, &self.packs, &|_| settings) {
                problems.retain(|problem| settings.rules.set(problem.code) != Some(Level::Off));
                if path.starts_with(&workspace.base) || !all.contains_key(&path) {
                    all.insert(path, problems);
                }
            }
        }
        all.retain(|_, problems| !problems.is_empty());
        all
    }

    /// All workspaces that files have been found in; what has settings of its own comes after what is around it.
    pub(super) fn all(&self) -> Vec<Arc<Workspace>> {
        let mut all: Vec<_> = self.by_origin.values().cloned().collect();
        all.sort_by(|a, b| a.base.cmp(&b.base));
        all
    }

    /// The language of what is said of no file in particular.
    pub(super) fn locale(&self) -> Locale {
        let own = self.all().first().map(|workspace| Locale::of(&workspace.language));
        let setting = self.sources.language.as_deref().unwrap_or("auto");
        own.unwrap_or_else(|| Locale::of(&reader_language(setting)))
    }

    /// Shows what is wrong with the glossary at `path`, once.
    pub(super) fn show_problems(&mut self, path: &Path, problems: &[Problem]) {
        self.problems.show(path, problems, self.locale());
    }

    /// Says how many problems were not shown. For the end of a command.
    pub(super) fn finish(&self) {
        if self.problems.hidden > 0 {
            let message = Message::MoreProblems { count: self.problems.hidden };
            output::note(&message.text(self.locale()));
        }
    }
}

impl Workspace {
    /// Whether the settings want to hear of entries that nothing mentions.
    pub(super) fn wants_unused(&self) -> bool {
        self.settings.rules.set("unused-entry").is_some_and(|level| level != Level::Off)
    }

    /// The team's own glossaries.
    pub(super) fn own(&self) -> impl Iterator<Item = &Arc<Glossary>> {
        self.library.iter()
    }

    /// Whether what holds for the file at `path` is said here.
    pub(super) fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.base)
    }

    /// Whether the settings leave the file at `path` out.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        if self.settings.exclude.is_empty() {
            return false;
        }
        let path = absolute(&self.here.join(path));
        self.settings.exclude.matches(path.strip_prefix(&self.base).unwrap_or(&path))
    }

    /// The lexicon that holds for the file at `path`.
    pub(super) fn lexicon(&self, path: &Path) -> Arc<Lexicon> {
        self.compile(self.library.glossaries_for(&absolute(&self.here.join(path))))
    }

    /// The lexicon with all that holds anywhere in the workspace, what holds in the current folder first: for a term without a place.
    pub(super) fn lexicon_here(&self) -> Arc<Lexicon> {
        let mut glossaries = self.library.glossaries_for(&self.here.join("untitled"));
        for glossary in self.library.iter() {
            if !glossaries.iter().any(|known| Arc::ptr_eq(known, glossary)) {
                glossaries.push(Arc::clone(glossary));
            }
        }
        self.compile(glossaries)
    }

    /// The lexicon of `own` glossaries and the packs, made once.
    fn compile(&self, own: Vec<Arc<Glossary>>) -> Arc<Lexicon> {
        let key = own.iter().chain(&self.packs).map(|glossary| Arc::as_ptr(glossary) as usize).collect();
        // Whoever else needs a lexicon waits: most likely for this one.
        let mut lexicons = self.lexicons.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            Arc::new(Lexicon::new(Ranked::in_order(
                own,
                self.packs.iter().cloned(),
                self.known.iter().cloned(),
            )))
        };
        Arc::clone(lexicons.entry(key).or_insert_with(make))
    }
}

/// Shows each file's problems once.
#[derive(Default)]
struct Problems {
    seen: HashSet<PathBuf>,
    shown: usize,
    hidden: usize,
}

impl Problems {
    fn show(&mut self, path: &Path, problems: &[Problem], locale: Locale) {
        if !self.seen.insert(path.to_owned()) {
            return;
        }
        let shown = shown(path);
        for problem in problems {
            if self.shown == MAX_PROBLEMS {
                self.hidden += 1;
                continue;
            }
            self.shown += 1;
            let (line, column) = (problem.line + 1, problem.column + 1);
            output::raw_note(&format!("{shown}:{line}:{column}: {}", problem.message.text(locale)));
        }
    }
}

/// Lays a file over the settings; returns what is wrong with it, by place.
fn overlay(settings: &mut Settings, path: &Path) -> Vec<(String, SettingMessage)> {
    let shown = shown(path);
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return vec![(shown, SettingMessage::Unreadable { error: error.to_string() })],
    };
    let mut faults = Vec::new();
    for problem in settings.overlay_toml(&text) {
        let start = problem.range.map_or(0, |range| range.start);
        let (line, column) = files::place(&LineIndex::new(&text), &text, start);
        faults.push((format!("{shown}:{line}:{column}"), problem.message));
    }
    let unknown = unknown_pack(&settings.packs);
    faults.extend(unknown.map(|why| (shown, SettingMessage::BadValue { name: "packs".to_owned(), why })));
    faults
}

/// The language that the settings name or, for `auto`, the environment.
pub(super) fn reader_language(setting: &str) -> String {
    if setting != "auto" {
        return setting.to_owned();
    }
    let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(value);
    locale.and_then(|locale| locale_language(&locale)).unwrap_or_else(|| "en".to_owned())
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
