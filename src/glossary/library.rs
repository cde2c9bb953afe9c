//! All glossaries of a workspace: which there are, what they say now, and which hold for a document.
//!
//! Plain data without threads; whoever owns it calls it where waiting for files does no harm. A clone is cheap and is a
//! snapshot: the texts are shared.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::content::{Import, Read};
use super::discovery::{Discovery, discover, would_find};
use super::imports::{Bounds, resolve};
use super::load::{self, Stamp, load_text};
use super::names;
use super::problem::{Problem, Severity};
use super::store::{Glossary, Source};
use crate::messages::Glossary as Message;

/// Imports are followed to so many files.
const MAX_IMPORTED: usize = 1000;

/// The glossaries of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Library {
    folders: Vec<PathBuf>,
    /// Files that hold for every document, whatever folder they are in.
    everywhere: Vec<PathBuf>,
    /// Whether imports may name files outside the folders.
    allow_outside: bool,
    /// The files that discovery has found.
    found: BTreeSet<PathBuf>,
    /// All files that are read: those found, those that hold everywhere, and their imports.
    files: BTreeMap<PathBuf, Held>,
    /// What editors hold that is not saved yet.
    overlays: HashMap<PathBuf, Arc<str>>,
    /// What discovery could not look at.
    unseen: BTreeMap<PathBuf, Vec<Problem>>,
}

/// A file that is read.
#[derive(Clone, Debug)]
struct Held {
    /// What it last said without a syntax error, or else as much as could be read.
    glossary: Arc<Glossary>,
    /// Whether the glossary is all that the file said.
    is_whole: bool,
    /// What is wrong with the file as it is now.
    own: Arc<[Problem]>,
    /// That, and what is wrong with its imports.
    problems: Arc<[Problem]>,
    /// The files that it imports.
    imports: Arc<[PathBuf]>,
    /// What the file looked like; `None` for an editor's text.
    stamp: Option<Stamp>,
}

impl Library {
    /// Sets the workspace folders, and reads the glossaries in them.
    pub fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders.into_iter().map(|folder| folder.components().collect()).collect();
        self.rescan();
    }

    /// Sets the files that hold for every document; the first ones take precedence.
    pub fn set_everywhere(&mut self, files: Vec<PathBuf>) {
        if self.everywhere != files {
            self.everywhere = files;
            self.settle();
        }
    }

    /// Sets whether imports may name files outside the workspace folders.
    pub fn set_allow_outside(&mut self, allow: bool) {
        if self.allow_outside != allow {
            self.allow_outside = allow;
            self.settle();
        }
    }

    /// Looks for glossaries anew, and reads what is new or has changed. Whether anything has.
    pub fn rescan(&mut self) -> bool {
        let mut found = BTreeSet::new();
        let mut unseen: BTreeMap<PathBuf, Vec<Problem>> = BTreeMap::new();
        for folder in &self.folders {
            let Discovery { files, problems } = discover(folder);
            found.extend(files);
            for (path, problem) in problems {
                unseen.entry(path).or_default().push(problem);
            }
        }
        found.extend(self.overlays.keys().filter(|path| self.is_draft(path)).cloned());
        let changed = self.found != found || self.unseen != unseen;
        (self.found, self.unseen) = (found, unseen);
        self.recheck() | changed
    }

    /// Reads what has changed or is gone among the files that are known. Whether anything has.
    pub fn recheck(&mut self) -> bool {
        let before = self.found.len();
        let overlays = &self.overlays;
        self.found.retain(|path| overlays.contains_key(path) || path.exists());
        let mut changed = self.found.len() < before;
        let known: Vec<PathBuf> = self.files.keys().cloned().collect();
        for path in known {
            let held = self.files.get(&path);
            let is_stale = held.is_some_and(|held| held.stamp.is_some() && held.stamp != load::stamp(&path));
            changed |= is_stale && self.load(&path, None);
        }
        self.settle() | changed
    }

    /// A file that is a glossary by its name was created, changed or deleted. Whether that changes anything.
    pub fn refresh(&mut self, path: &Path) -> bool {
        let is_there = self.folders.iter().any(|folder| would_find(folder, path));
        let mut changed = if is_there { self.found.insert(path.to_owned()) } else { self.found.remove(path) };
        if !changed && self.files.contains_key(path) {
            changed = self.load(path, None);
        }
        self.settle() | changed
    }

    /// Any file or folder was created, changed or deleted: whether that changes anything, since it is imported or holds
    /// glossaries. (`.gitignore` decides on what is found.)
    pub fn refresh_known(&mut self, path: &Path) -> bool {
        let is_rule = path.file_name().is_some_and(|name| name == ".gitignore" || name == ".ignore");
        if is_rule || path.is_dir() || self.files.keys().any(|file| file.starts_with(path) && file != path) {
            return self.rescan();
        }
        let changed = self.files.contains_key(path) && self.load(path, None);
        let may_be_missed = self.everywhere.iter().any(|file| file == path) || self.is_imported(path);
        (changed || may_be_missed) && (self.settle() | changed)
    }

    /// Sets or removes an editor's unsaved text of a file, which beats what is saved. Whether that changes anything.
    pub fn set_overlay(&mut self, path: &Path, text: Option<Arc<str>>) -> bool {
        let is_new = self.overlays.get(path) != text.as_ref();
        match text {
            Some(text) => self.overlays.insert(path.to_owned(), text),
            None => self.overlays.remove(path),
        };
        if self.is_draft(path) {
            self.found.insert(path.to_owned());
        } else if !path.exists() {
            self.found.remove(path);
        }
        let changed = is_new && self.files.contains_key(path) && self.load(path, None);
        is_new && (self.settle() | changed)
    }

    /// Whether an editor holds a glossary that has never been saved.
    fn is_draft(&self, path: &Path) -> bool {
        let is_inside = || self.folders.iter().any(|folder| path.starts_with(folder));
        self.overlays.contains_key(path) && names::is_glossary(path) && is_inside() && !path.exists()
    }

    /// The glossaries that hold for the document at `path`: the nearest folder's first, then those that hold everywhere, each
    /// followed by its imports.
    pub fn glossaries_for(&self, path: &Path) -> Vec<Arc<Glossary>> {
        let depth = |file: &Path| names::root(file).map_or(0, |root| root.components().count());
        let holds = |file: &&PathBuf| names::root(file).is_some_and(|root| path.starts_with(root));
        let mut near: Vec<&PathBuf> = self.found.iter().filter(holds).collect();
        near.sort_by_key(|file| std::cmp::Reverse(depth(file)));
        let (mut seen, mut order) = (HashSet::new(), Vec::new());
        for file in near.into_iter().chain(&self.everywhere) {
            self.visit(file, &mut seen, &mut order);
        }
        order.into_iter().filter_map(|file| self.get(file)).filter(|glossary| !glossary.is_empty()).collect()
    }

    /// The glossary in the file at `path`.
    pub fn get(&self, path: &Path) -> Option<Arc<Glossary>> {
        self.files.get(path).map(|held| Arc::clone(&held.glossary))
    }

    /// All glossaries, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Glossary>> {
        self.files.values().map(|held| &held.glossary)
    }

    /// What is wrong with each file that is read, and with each path that could not be looked at.
    pub fn problems(&self) -> impl Iterator<Item = (&Path, &[Problem])> {
        let unseen = self.unseen.iter().map(|(path, problems)| (path.as_path(), problems.as_slice()));
        self.files.iter().map(|(path, held)| (path.as_path(), &*held.problems)).chain(unseen)
    }

    /// A file and what it imports, in depth, each once.
    fn visit<'a>(&'a self, file: &'a Path, seen: &mut HashSet<&'a Path>, order: &mut Vec<&'a Path>) {
        let mut stack = vec![file];
        while let Some(file) = stack.pop() {
            if seen.insert(file) {
                order.push(file);
                let imports = self.files.get(file).map(|held| &held.imports[..]).unwrap_or_default();
                stack.extend(imports.iter().rev().map(PathBuf::as_path));
            }
        }
    }

    /// Whether any file names this one, be it there or not.
    fn is_imported(&self, path: &Path) -> bool {
        let name = path.file_name();
        let targets = self.files.values().flat_map(|held| &held.glossary.imports);
        targets.map(|import| Path::new(&import.target).file_name()).any(|other| other == name)
    }

    /// Reads a file, from the editor or the disk. Whether that changes anything.
    fn load(&mut self, path: &Path, importer: Option<&Path>) -> bool {
        let overlay = self.overlays.get(path);
        let stamp = if overlay.is_some() { None } else { load::stamp(path) };
        let text = overlay.map_or_else(|| load_text(path).map(Into::into), |text| Ok(Arc::clone(text)));
        let read = match text {
            Ok(text) => super::read(path, &text),
            Err(error) => Read { broken: true, problems: vec![error.problem()], ..Read::default() },
        };
        let before = self.files.get(path);
        let root = self.root(path, importer);
        let is_whole = !read.broken;
        let mut glossary = Arc::new(Glossary::new(Source::File(path.to_owned()), root, read));
        let own = glossary.problems.as_slice().into();
        let last_good = before.filter(|before| before.is_whole && !is_whole);
        if let Some(last_good) = last_good {
            glossary = Arc::clone(&last_good.glossary);
        }
        let is_whole = is_whole || last_good.is_some();
        let held = Held { glossary, is_whole, problems: Arc::clone(&own), own, imports: [].into(), stamp };
        let is_same = before.is_some_and(|before| before.glossary == held.glossary && before.own == held.own);
        self.files.insert(path.to_owned(), held);
        !is_same
    }

    /// The folder that a file holds for: that of the importer, for a file that is only imported.
    fn root(&self, path: &Path, importer: Option<&Path>) -> Option<PathBuf> {
        if self.found.contains(path) {
            return names::root(path).map(Path::to_owned);
        }
        self.files.get(path).or_else(|| self.files.get(importer?))?.glossary.root.clone()
    }

    /// Reads what is not read yet, follows the imports, and forgets what nobody names. Whether that changes anything.
    fn settle(&mut self) -> bool {
        let mut changed = false;
        let mut queue: VecDeque<(PathBuf, Option<PathBuf>)> =
            self.found.iter().chain(&self.everywhere).map(|path| (path.clone(), None)).collect();
        let roots = queue.len();
        let mut reached = BTreeSet::new();
        while let Some((path, importer)) = queue.pop_front() {
            if reached.len() >= roots + MAX_IMPORTED || !reached.insert(path.clone()) {
                continue;
            }
            if !self.files.contains_key(&path) {
                changed |= self.load(&path, importer.as_deref());
            }
            let imports = self.follow(&path);
            queue.extend(imports.iter().map(|import| (import.clone(), Some(path.clone()))));
        }
        let before = self.files.len();
        self.files.retain(|path, _| reached.contains(path));
        changed | (self.files.len() < before) | self.tell_imports()
    }

    /// Notes the files that a file imports.
    fn follow(&mut self, path: &Path) -> Arc<[PathBuf]> {
        let bounds = Bounds { folders: &self.folders, allow_outside: self.allow_outside };
        let Some(held) = self.files.get_mut(path) else { return [].into() };
        let imports = held.glossary.imports.iter().filter_map(|import| resolve(import, path, &bounds).ok());
        held.imports = imports.collect();
        Arc::clone(&held.imports)
    }

    /// Adds what is wrong with the imports to what is wrong with each file. Whether that changes anything.
    fn tell_imports(&mut self) -> bool {
        let bounds = Bounds { folders: &self.folders, allow_outside: self.allow_outside };
        let mut told: Vec<(PathBuf, Vec<Problem>)> = Vec::new();
        for (path, held) in &self.files {
            let problem = |import: &Import| match resolve(import, path, &bounds) {
                Ok(target) => self.leads_to(&target, path).then(|| cycle(import)),
                Err(problem) => Some(*problem),
            };
            let problems: Vec<Problem> = held.glossary.imports.iter().filter_map(problem).collect();
            if held.problems.len() != held.own.len() || !problems.is_empty() {
                told.push((path.clone(), problems));
            }
        }
        let mut changed = false;
        for (path, problems) in told {
            let Some(held) = self.files.get_mut(&path) else { continue };
            let all: Arc<[Problem]> = held.own.iter().cloned().chain(problems).collect();
            changed |= held.problems != all;
            held.problems = all;
        }
        changed
    }

    /// Whether the imports of `from` lead to `to`.
    pub fn leads_to(&self, from: &Path, to: &Path) -> bool {
        let mut order = Vec::new();
        self.visit(from, &mut HashSet::new(), &mut order);
        order.contains(&to)
    }
}

fn cycle(import: &Import) -> Problem {
    let message = Message::ImportCycle { target: import.target.clone() };
    Problem::new(import.place, Severity::Hint, "import-cycle", message)
}
