//! The library on real folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// A workspace on the disk, and the library of it.
struct Workspace {
    folder: tempfile::TempDir,
    library: Library,
}

impl Workspace {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = Self { folder, library: Library::default() };
        for (path, text) in files {
            workspace.write(path, text);
        }
        workspace.library.set_folders(vec![workspace.folder.path().to_owned()]);
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn refresh(&mut self, path: &str) -> bool {
        let path = self.path(path);
        let by_name = is_glossary(&path) && self.library.refresh(&path);
        by_name || self.library.refresh_known(&path)
    }

    /// The names that hold for a document, in order.
    fn names(&self, document: &str) -> Vec<String> {
        let glossaries = self.library.glossaries_for(&self.path(document));
        glossaries
            .iter()
            .flat_map(|glossary| glossary.entries())
            .map(|entry| entry.name().to_owned())
            .collect()
    }

    fn problems(&self) -> Vec<String> {
        let show = |(path, problems): (&Path, &[Problem])| {
            let path = path.strip_prefix(self.folder.path()).unwrap_or(path).display().to_string();
            let problems = problems.iter().filter(|problem| problem.code != "missing-definition");
            problems
                .map(|problem| format!("{path}:{}: {}", problem.line + 1, problem.code))
                .collect::<Vec<_>>()
        };
        self.library.problems().flat_map(show).collect()
    }
}

#[test]
fn the_nearest_folder_comes_first_and_siblings_do_not_count() {
    let workspace = Workspace::new(&[
        ("glossary.yml", "terms: [top]"),
        ("a/glossary.yml", "terms: [in a]"),
        ("a/b/.glossary/x.yml", "terms: [in b]"),
        ("ab/glossary.yml", "terms: [in ab]"),
        ("a/b/z.glossary.csv", "name,definition\nalso in b,x\n"),
    ]);
    assert_eq!(workspace.names("a/b/c/Dockerfile"), ["in b", "also in b", "in a", "top"]);
    assert_eq!(workspace.names("a/x"), ["in a", "top"]);
    assert_eq!(workspace.names("abc/x"), ["top"]);
    assert!(workspace.library.glossaries_for(Path::new("/elsewhere/x")).is_empty());
}

#[test]
fn a_broken_file_keeps_its_last_good_content() {
    let mut workspace =
        Workspace::new(&[("glossary.yml", "terms: [one]"), ("a/glossary.yml", "terms: [two]")]);
    workspace.write("glossary.yml", "terms: [other, {");
    assert!(workspace.refresh("glossary.yml"));
    assert_eq!(workspace.names("a/x"), ["two", "one"]);
    assert_eq!(workspace.problems(), ["glossary.yml:1: syntax"]);
    workspace.write("glossary.yml", "terms: \0");
    assert!(workspace.refresh("glossary.yml"));
    assert_eq!(workspace.names("x"), ["one"]);
    assert_eq!(workspace.problems(), ["glossary.yml:1: binary"]);
    workspace.write("glossary.yml", "terms: [mended]");
    assert!(workspace.refresh("glossary.yml"));
    assert_eq!(workspace.names("x"), ["mended"]);
    assert!(workspace.problems().is_empty());
}

#[test]
fn a_file_that_is_broken_from_the_start_gives_what_can_be_read() {
    let mut workspace = Workspace::new(&[("glossary.yml", "terms: [one, {")]);
    assert_eq!(workspace.names("x"), ["one"]);
    workspace.write("glossary.yml", "terms: [one, two, {");
    workspace.refresh("glossary.yml");
    assert_eq!(workspace.names("x"), ["one", "two"]);
}

#[test]
fn created_changed_and_deleted() {
    let mut workspace = Workspace::new(&[(".gitignore", "ignored/")]);
    assert!(workspace.names("x").is_empty());
    workspace.write("glossary.yml", "terms: [one]");
    workspace.write("ignored/glossary.yml", "terms: [no]");
    workspace.write("notes.yml", "terms: [no]");
    assert!(workspace.refresh("glossary.yml"));
    assert!(!workspace.refresh("glossary.yml"));
    assert!(!workspace.refresh("ignored/glossary.yml"));
    assert!(!workspace.refresh("notes.yml"));
    assert_eq!(workspace.names("ignored/x"), ["one"]);
    fs::remove_file(workspace.path("glossary.yml")).unwrap();
    assert!(workspace.refresh("glossary.yml"));
    assert!(workspace.names("x").is_empty());
    workspace.write(".gitignore", "");
    assert!(workspace.refresh(".gitignore"));
    assert_eq!(workspace.names("ignored/x"), ["no"]);
    fs::remove_dir_all(workspace.path("ignored")).unwrap();
    assert!(workspace.refresh("ignored"));
    assert!(workspace.names("ignored/x").is_empty());
}

#[test]
fn a_rescan_reads_what_has_changed() {
    let mut workspace = Workspace::new(&[("glossary.yml", "terms: [one]"), ("lists/x.yml", "terms: [x]")]);
    assert!(!workspace.library.rescan());
    workspace.write("glossary.yml", "{terms: [another], imports: [lists/x.yml]}");
    assert!(workspace.library.rescan());
    assert_eq!(workspace.names("x"), ["another", "x"]);
    workspace.write("lists/x.yml", "terms: [longer]");
    assert!(workspace.library.rescan());
    assert_eq!(workspace.names("x"), ["another", "longer"]);
}

#[test]
fn an_editors_text_beats_the_file() {
    let mut workspace = Workspace::new(&[("glossary.yml", "terms: [saved]")]);
    let path = workspace.path("glossary.yml");
    assert!(workspace.library.set_overlay(&path, Some("terms: [typed]".into())));
    assert!(!workspace.library.set_overlay(&path, Some("terms: [typed]".into())));
    workspace.write("glossary.yml", "terms: [saved again]");
    assert!(!workspace.refresh("glossary.yml"));
    assert!(!workspace.library.rescan());
    assert_eq!(workspace.names("x"), ["typed"]);
    assert!(workspace.library.set_overlay(&path, None));
    assert_eq!(workspace.names("x"), ["saved again"]);
    assert!(!workspace.library.set_overlay(&workspace.path("notes.md"), Some("x".into())));
}

#[test]
fn imports_come_after_the_file_that_names_them() {
    let workspace = Workspace::new(&[
        ("a/glossary.yml", "{terms: [a], imports: [../lists/one.yml, ./two.csv]}"),
        ("glossary.yml", "terms: [top]"),
        ("lists/one.yml", "{terms: [one], imports: [three.yml]}"),
        ("lists/three.yml", "terms: [three]"),
        ("a/two.csv", "two,x"),
    ]);
    assert_eq!(workspace.names("a/x"), ["a", "one", "three", "two", "top"]);
    assert_eq!(workspace.names("lists/x"), ["top"]);
    assert!(workspace.problems().is_empty());
}

#[test]
fn imports_in_a_circle_are_harmless() {
    let workspace = Workspace::new(&[
        ("glossary.yml", "{terms: [a], imports: [b.yml, glossary.yml]}"),
        ("b.yml", "terms: [b]\nimports:\n  - glossary.yml"),
    ]);
    assert_eq!(workspace.names("x"), ["a", "b"]);
    assert_eq!(
        workspace.problems(),
        ["b.yml:3: import-cycle", "glossary.yml:1: import-cycle", "glossary.yml:1: import-cycle"]
    );
}

#[test]
fn what_cannot_be_imported_is_told_at_its_place() {
    let mut workspace = Workspace::new(&[(
        "glossary.yml",
        "terms: [a]\nimports:\n  - missing.yml\n  - https://example.org/g.yml\n  - ../../etc/passwd\n  - /etc/passwd\n  - .\n",
    )]);
    let told = [
        "3: import-missing",
        "4: import-not-fetched",
        "5: import-outside",
        "6: import-outside",
        "7: import-missing",
    ];
    assert_eq!(workspace.problems(), told.map(|told| format!("glossary.yml:{told}")));
    workspace.write("missing.yml", "terms: [found]");
    assert!(workspace.refresh("missing.yml"));
    assert_eq!(workspace.names("x"), ["a", "found"]);
    fs::remove_file(workspace.path("missing.yml")).unwrap();
    assert!(workspace.refresh("missing.yml"));
    assert_eq!(workspace.names("x"), ["a"]);
}

#[test]
fn imports_from_outside_need_leave() {
    let outside = Workspace::new(&[("shared.yml", "terms: [shared]")]);
    let import = format!("{{terms: [a], imports: ['{}']}}", outside.path("shared.yml").display());
    let mut workspace = Workspace::new(&[("glossary.yml", &import)]);
    assert_eq!(workspace.names("x"), ["a"]);
    assert_eq!(workspace.problems(), ["glossary.yml:1: import-outside"]);
    workspace.library.set_allow_outside(true);
    assert_eq!(workspace.names("x"), ["a", "shared"]);
    assert!(workspace.problems().is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_imports_outside() {
    let outside = Workspace::new(&[("shared.yml", "terms: [shared]")]);
    let workspace = Workspace::new(&[("glossary.yml", "terms: [a]")]);
    std::os::unix::fs::symlink(outside.path("shared.yml"), workspace.path("link.yml")).unwrap();
    workspace.write("glossary.yml", "{terms: [a], imports: [link.yml]}");
    let mut workspace = workspace;
    workspace.refresh("glossary.yml");
    assert_eq!(workspace.names("x"), ["a"]);
    assert_eq!(workspace.problems(), ["glossary.yml:1: import-outside"]);
}

#[test]
fn files_that_hold_everywhere_come_last() {
    let mut workspace = Workspace::new(&[
        ("a/glossary.yml", "terms: [a]"),
        ("team.yml", "terms: [team]"),
        ("more.yml", "terms: [more]"),
    ]);
    workspace.library.set_everywhere(vec![
        workspace.path("team.yml"),
        workspace.path("more.yml"),
        workspace.path("none.yml"),
    ]);
    assert_eq!(workspace.names("a/x"), ["a", "team", "more"]);
    assert_eq!(workspace.library.glossaries_for(Path::new("/elsewhere/x")).len(), 2);
    assert_eq!(workspace.problems(), ["none.yml:1: unreadable"]);
    workspace.library.set_everywhere(Vec::new());
    assert_eq!(workspace.names("a/x"), ["a"]);
    assert!(workspace.library.get(&workspace.path("team.yml")).is_none());
}

#[test]
fn folders_that_leave_take_their_glossaries_along() {
    let mut workspace = Workspace::new(&[("a/glossary.yml", "terms: [a]")]);
    let before = workspace.library.clone();
    workspace.library.set_folders(Vec::new());
    assert!(workspace.names("a/x").is_empty());
    assert_eq!(workspace.library.iter().count(), 0);
    assert_eq!(before.glossaries_for(&workspace.path("a/x")).len(), 1);
}

#[test]
fn a_library_may_be_made_on_one_thread_and_used_on_another() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Library>();
}
