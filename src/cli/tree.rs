//! The files that a command looks at: those that the user names and those in the folders that the user names, each once, in the
//! order of their paths.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files;
use super::options::Sources;
use super::origin::absolute;
use super::workspace::{Workspace, Workspaces, reader_language};
use crate::messages::Locale;

/// A file to look at.
pub(super) struct File {
    /// As given or walked.
    pub(super) path: PathBuf,
    /// What holds for it.
    pub(super) workspace: Arc<Workspace>,
    /// Whether the user named it, and not just a folder above it.
    pub(super) named: bool,
}

/// The files in the paths that the user gave.
#[derive(Default)]
pub(super) struct Tree {
    /// In the order of their paths.
    pub(super) files: Vec<File>,
    /// Files that [`Tree::keep`] has set aside.
    pub(super) others: Vec<File>,
    /// Named, and not there.
    pub(super) missing: Vec<PathBuf>,
    /// Named, and excluded by the settings.
    pub(super) refused: Vec<PathBuf>,
    /// How many files the settings exclude, named or not.
    pub(super) excluded: usize,
    /// What could not be looked into, and why.
    pub(super) errors: Vec<String>,
    /// Folders in which all files were looked for, as absolute paths.
    pub(super) walked: Vec<PathBuf>,
}

impl Tree {
    /// Looks for the files in `paths`.
    pub(super) fn new(paths: &[PathBuf], workspaces: &mut Workspaces<'_>) -> Self {
        let mut tree = Self::default();
        for path in paths {
            if path.is_dir() {
                tree.folder(path, workspaces);
            } else if path.exists() {
                tree.file(path.clone(), true, workspaces);
            } else {
                tree.missing.push(path.clone());
            }
        }
        if paths.len() > 1 {
            tree.keep_first();
        }
        tree.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        tree
    }

    /// A file that may not be there, whose text comes from elsewhere.
    pub(super) fn of_input(path: PathBuf, workspaces: &mut Workspaces<'_>) -> Self {
        let mut tree = Self::default();
        tree.file(path, true, workspaces);
        tree
    }

    /// The language of what is said of no file in particular.
    pub(super) fn locale(&self, sources: &Sources) -> Locale {
        match self.files.first() {
            Some(file) => Locale::of(&file.workspace.language),
            None => Locale::of(&reader_language(sources.language.as_deref().unwrap_or("auto"))),
        }
    }

    /// Sets the files aside that are not `wanted`.
    pub(super) fn keep(&mut self, wanted: impl Fn(&File) -> bool) {
        let (kept, others) = std::mem::take(&mut self.files).into_iter().partition(wanted);
        self.files = kept;
        self.others.extend::<Vec<File>>(others);
    }

    /// The files in `folder`, which the user did not name.
    pub(super) fn folder(&mut self, folder: &Path, workspaces: &mut Workspaces<'_>) {
        workspaces.add_base(folder);
        self.walked.push(absolute(folder));
        for path in files::walk(folder) {
            match path {
                Ok(path) => self.file(path, false, workspaces),
                Err(error) => self.errors.push(error.to_string()),
            }
        }
    }

    fn file(&mut self, path: PathBuf, named: bool, workspaces: &mut Workspaces<'_>) {
        let workspace = workspaces.of_file(&path);
        if !workspace.excludes(&path) {
            self.files.push(File { path, workspace, named });
            return;
        }
        self.excluded += 1;
        if named {
            self.refused.push(path);
        }
    }

    /// Leaves out what was given twice. A file that was ever named counts as named.
    fn keep_first(&mut self) {
        let mut places: HashMap<PathBuf, usize> = HashMap::new();
        let mut kept: Vec<File> = Vec::with_capacity(self.files.len());
        for file in self.files.drain(..) {
            let place = *places.entry(absolute(&file.path)).or_insert(kept.len());
            match kept.get_mut(place) {
                Some(first) => first.named |= file.named,
                None => kept.push(file),
            }
        }
        self.files = kept;
    }
}
