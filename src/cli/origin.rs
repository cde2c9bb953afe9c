//! Where the settings and the glossaries for a folder are, and how paths are shown.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::settings::SETTINGS_FILE;

/// Where the settings and the glossaries of a workspace come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Origin {
    /// The folder in which glossaries are looked for.
    pub(super) root: Option<PathBuf>,
    /// The nearest `glossator.toml`.
    pub(super) settings: Option<PathBuf>,
}

impl Origin {
    /// Glossaries are looked for where the version control begins, settings in the nearest folder that has some. Without version
    /// control, the folder with the settings counts or, in a tree that has neither, the one of `bases` (the current folder and
    /// those that the user names); but never a whole home.
    pub(super) fn of(folder: &Path, bases: &[PathBuf], marks: &mut Marks) -> Self {
        let mut nearest =
            |is_marked: fn(Mark) -> bool| folder.ancestors().find(|ancestor| is_marked(marks.of(ancestor)));
        let settings = nearest(|mark| mark.settings);
        let root = nearest(|mark| mark.git).or(settings).or_else(|| {
            let fallback =
                bases.iter().find(|base| folder.starts_with(base)).map_or(folder, PathBuf::as_path);
            let is_whole_home =
                fallback.parent().is_none() || std::env::home_dir().is_some_and(|home| home == fallback);
            (!is_whole_home).then_some(fallback)
        });
        Self { root: root.map(Path::to_owned), settings: settings.map(|folder| folder.join(SETTINGS_FILE)) }
    }

    /// The folder that globs start from: that of the settings or, without any, the root.
    pub(super) fn base(&self) -> PathBuf {
        let folder = self.settings.as_deref().and_then(Path::parent).or(self.root.as_deref());
        folder.unwrap_or(Path::new("")).to_owned()
    }
}

/// What marks a folder as one in which something begins.
#[derive(Clone, Copy)]
struct Mark {
    git: bool,
    settings: bool,
}

/// The marks of all folders that were asked for: a tree has thousands of folders, and they share their ancestors.
#[derive(Default)]
pub(super) struct Marks(HashMap<PathBuf, Mark>);

impl Marks {
    fn of(&mut self, folder: &Path) -> Mark {
        if let Some(known) = self.0.get(folder) {
            return *known;
        }
        let has = |name| folder.join(name).exists();
        let mark = Mark { git: has(".git"), settings: has(SETTINGS_FILE) };
        self.0.insert(folder.to_owned(), mark);
        mark
    }
}

/// The path from the root. Symbolic links stay, so that it is the path that people know, unless `..` leads through them.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let has_parents = absolute.components().any(|component| component == Component::ParentDir);
    if !has_parents {
        return absolute;
    }
    let (folder, name) = match (absolute.parent(), absolute.file_name()) {
        (Some(folder), Some(name)) => (folder, Path::new(name)),
        _ => (&*absolute, Path::new("")),
    };
    folder.canonicalize().map_or_else(|_| absolute.clone(), |folder| folder.join(name))
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
    fn glossaries_are_looked_for_in_the_repository_and_settings_nearby() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        for path in ["repo/.git", "repo/service/src", "team/docs", "loose/notes"] {
            std::fs::create_dir_all(at(path)).unwrap();
        }
        std::fs::write(at("repo/service/glossator.toml"), "").unwrap();
        std::fs::write(at("team/glossator.toml"), "").unwrap();
        let check = |path: &str, here: &str, root: &str, settings: Option<&str>| {
            let expected = Origin { root: Some(at(root)), settings: settings.map(at) };
            assert_eq!(Origin::of(&at(path), &[at(here)], &mut Marks::default()), expected, "{path}");
        };
        check("repo/service/src", "loose", "repo", Some("repo/service/glossator.toml"));
        check("team/docs", "team/docs", "team", Some("team/glossator.toml"));
        check("loose/notes", "loose", "loose", None);
        check("loose/notes", "team", "loose/notes", None);
        assert_eq!(Origin::of(Path::new("/"), &["/".into()], &mut Marks::default()).root, None);
    }
}
