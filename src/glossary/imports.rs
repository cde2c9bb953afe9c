//! What `imports` lead to: files of the workspace, and nothing else unless it is allowed.

use std::path::{Component, Path, PathBuf};

use super::content::Import;
use super::problem::{Problem, Severity};
use crate::messages::Glossary as Message;

/// The folders whose files may be imported.
#[derive(Debug)]
pub(super) struct Bounds<'a> {
    pub(super) folders: &'a [PathBuf],
    /// Whether any other file may be imported too.
    pub(super) allow_outside: bool,
}

/// The file that an import of the glossary at `from` names, or why there is none.
pub(super) fn resolve(import: &Import, from: &Path, bounds: &Bounds<'_>) -> Result<PathBuf, Box<Problem>> {
    let target = &import.target;
    let problem = |severity, code, message| {
        let problem = Problem::new(import.place, severity, code, message);
        Err(Box::new(problem))
    };
    if target.contains("://") {
        let message = Message::ImportNotFetched { target: target.clone() };
        return problem(Severity::Hint, "import-not-fetched", message);
    }
    let path = plain(&from.parent().unwrap_or(Path::new("")).join(target));
    if !bounds.allow_outside && !bounds.contain(&path) {
        let message = Message::ImportOutside { target: target.clone() };
        return problem(Severity::Error, "import-outside", message);
    }
    if !path.is_file() {
        let message = Message::ImportMissing { target: target.clone() };
        return problem(Severity::Error, "import-missing", message);
    }
    Ok(path)
}

impl Bounds<'_> {
    /// Whether a path lies in one of the folders, by its name and, where it is there, by what its links lead to.
    fn contain(&self, path: &Path) -> bool {
        let real = path.canonicalize().ok();
        let holds = |folder: &PathBuf| {
            let real_folder = folder.canonicalize().ok();
            let is_real_inside =
                real.as_ref().zip(real_folder).is_none_or(|(path, folder)| path.starts_with(folder));
            path.starts_with(folder) && is_real_inside
        };
        self.folders.iter().any(holds)
    }
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            // There is nothing above the root.
            Component::ParentDir if out.has_root() => {}
            _ => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_their_dots() {
        for (path, expected) in
            [("/a/./b/../c", "/a/c"), ("/../a", "/a"), ("../a", "../a"), ("a/../../b", "../b")]
        {
            assert_eq!(plain(Path::new(path)), Path::new(expected), "{path}");
        }
    }
}
