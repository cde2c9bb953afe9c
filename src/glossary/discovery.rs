//! Finds the glossaries under a folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::entry::Place;
use super::names::{self, FOLDER};
use super::problem::{Problem, Severity};
use crate::messages::File as Message;

/// Folders deeper than this are not looked into.
const MAX_DEPTH: usize = 32;
/// So many files and folders are looked at.
const MAX_SEEN: usize = 1_000_000;
/// So many glossaries are taken.
const MAX_FILES: usize = 10_000;
/// Folders of other people's files.
const SKIPPED: &[&str] = &["node_modules", "target", ".git"];

/// What was found under a folder.
#[derive(Debug, Default)]
pub struct Discovery {
    /// The glossaries, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// What could not be looked at.
    pub problems: Vec<(PathBuf, Problem)>,
}

/// Finds the glossaries under `folder`. `.gitignore` is respected; hidden folders other than `.glossary` are not looked into,
/// and neither are links to folders, so that none leads in circles or out of the workspace.
pub fn discover(folder: &Path) -> Discovery {
    walk(folder, |_| true)
}

/// Whether [`discover`] would find `path` under `folder`. Looks at nothing beside the way to it.
pub(super) fn would_find(folder: &Path, path: &Path) -> bool {
    let path = path.to_owned();
    let wanted = path.clone();
    names::is_glossary(&path)
        && path.starts_with(folder)
        && walk(folder, move |step| wanted.starts_with(step)).files.contains(&path)
}

fn walk(folder: &Path, wanted: impl Fn(&Path) -> bool + Send + Sync + 'static) -> Discovery {
    let mut found = Discovery::default();
    let walker = WalkBuilder::new(folder)
        .hidden(false)
        .require_git(false)
        .max_depth(Some(MAX_DEPTH))
        .filter_entry(move |entry| wanted(entry.path()) && is_looked_into(entry))
        .build();
    for (seen, step) in walker.enumerate() {
        if seen >= MAX_SEEN || found.files.len() >= MAX_FILES {
            found.problem(folder, Message::TooMuch { count: seen });
            break;
        }
        match step {
            Ok(entry) => found.take(folder, &entry),
            Err(error) => {
                found.problem(&path_of(&error).unwrap_or_else(|| folder.to_owned()), message(&error));
            }
        }
    }
    found.files.sort();
    found
}

impl Discovery {
    fn take(&mut self, folder: &Path, entry: &DirEntry) {
        let Some(kind) = entry.file_type() else { return };
        if kind.is_dir() || !names::is_glossary(entry.path()) {
            return;
        }
        // A link may name a file elsewhere in the folder, but none outside.
        if kind.is_symlink() && !leads_inside(folder, entry.path()) {
            return self.problem(entry.path(), Message::LeadsOut);
        }
        self.files.push(entry.path().to_owned());
    }

    fn problem(&mut self, path: &Path, message: Message) {
        let problem = Problem::new(Place::default(), Severity::Warning, "unreadable", message);
        self.problems.push((path.to_owned(), problem));
    }
}

fn is_looked_into(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    entry.depth() == 0 || !is_folder || !is_skipped(entry.file_name())
}

fn is_skipped(folder: &OsStr) -> bool {
    let name = folder.to_string_lossy();
    SKIPPED.contains(&name.as_ref()) || (name.starts_with('.') && name != FOLDER)
}

/// Whether both ends of a link are in the folder.
fn leads_inside(folder: &Path, path: &Path) -> bool {
    let end = path.canonicalize().ok().filter(|end| end.is_file());
    end.zip(folder.canonicalize().ok()).is_some_and(|(end, folder)| end.starts_with(folder))
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn message(error: &ignore::Error) -> Message {
    Message::NotSearched { error: error.io_error().map_or_else(|| error.to_string(), ToString::to_string) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn workspace(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    fn found(folder: &Path) -> Vec<String> {
        let files = discover(folder).files;
        let relative = files.iter().map(|path| path.strip_prefix(folder).unwrap().display().to_string());
        relative.map(|path| path.replace('\\', "/")).collect()
    }

    #[test]
    fn glossaries_are_found_by_name() {
        let folder = workspace(&[
            "GLOSSARY.md",
            "a/b/team.glossary.yml",
            "a/.glossary/x/words.csv",
            "docs/glossaire.md",
            "a/README.md",
            ".hidden/glossary.yml",
            "node_modules/p/glossary.yml",
            "target/glossary.yml",
            ".git/glossary.yml",
            "a/.glossary/notes.txt",
        ]);
        assert_eq!(
            found(folder.path()),
            ["GLOSSARY.md", "a/.glossary/x/words.csv", "a/b/team.glossary.yml", "docs/glossaire.md"]
        );
    }

    #[test]
    fn what_git_ignores_is_not_found() {
        let folder = workspace(&["old/glossary.yml", "new/glossary.yml", "new/x.glossary.yml"]);
        fs::write(folder.path().join(".gitignore"), "old/\nx.*\n").unwrap();
        assert_eq!(found(folder.path()), ["new/glossary.yml"]);
        assert!(would_find(folder.path(), &folder.path().join("new/glossary.yml")));
        assert!(!would_find(folder.path(), &folder.path().join("old/glossary.yml")));
        assert!(!would_find(folder.path(), &folder.path().join("new/none.glossary.yml")));
    }

    #[test]
    fn a_folder_that_is_not_there() {
        let folder = workspace(&[]);
        let discovery = discover(&folder.path().join("none"));
        assert!(discovery.files.is_empty());
        assert_eq!(discovery.problems.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_neither_in_circles_nor_out() {
        use std::os::unix::fs::symlink;
        let outside = workspace(&["glossary.yml"]);
        let folder = workspace(&["a/words.yml"]);
        let link = |from: &str, to: &Path| symlink(to, folder.path().join(from)).unwrap();
        link("a/loop", folder.path());
        link("glossary.yml", &folder.path().join("a/words.yml"));
        link("x.glossary.yml", &outside.path().join("glossary.yml"));
        link("y.glossary.yml", Path::new("y.glossary.yml"));
        assert_eq!(found(folder.path()), ["glossary.yml"]);
        assert_eq!(discover(folder.path()).problems.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn an_unreadable_folder_is_told_and_the_rest_found() {
        use std::os::unix::fs::PermissionsExt;
        let folder = workspace(&["a/glossary.yml", "b/glossary.yml"]);
        let closed = folder.path().join("a");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let is_closed = fs::read_dir(&closed).is_err();
        let discovery = discover(folder.path());
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
        // Root may read everything.
        if is_closed {
            assert_eq!(discovery.files, [folder.path().join("b/glossary.yml")]);
            assert_eq!(discovery.problems[0].0, closed);
        }
    }
}
