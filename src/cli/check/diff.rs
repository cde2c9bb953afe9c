//! Which lines have changed since a git base. The one place where another program is run: `git`, without a shell.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, Result, bail, ensure};

use super::hit::Hit;
use crate::cli::output;
use crate::messages::{Check as Message, Locale};

/// What has changed, by the path of the file as it is given or walked.
#[derive(Debug, Default)]
pub(super) struct Changes {
    files: HashMap<PathBuf, Lines>,
}

/// Lines of a file as it is now, from 1, both ends counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lines {
    All,
    Some(Vec<(u32, u32)>),
}

impl Changes {
    /// What has changed in `paths` between the commit in which `base` and `HEAD` part and the working tree, new files included.
    pub(super) fn new(base: &str, paths: &[PathBuf], locale: Locale) -> Result<Self> {
        let mut changes = Self::default();
        let folder = |path: &PathBuf| match path.parent() {
            Some(folder) if !path.is_dir() => folder.to_owned(),
            _ => path.clone(),
        };
        let folders: BTreeSet<PathBuf> = paths.iter().filter(|path| path.exists()).map(folder).collect();
        for folder in &folders {
            let git = Git { folder, locale };
            let commit = git.base(base)?;
            changes.take_diff(folder, &git.prefix()?, &git.diff(&commit)?);
            changes.take_new(folder, &git.new_files()?);
        }
        Ok(changes)
    }

    /// Whether anything in the file at `path` has changed.
    pub(super) fn touch(&self, path: &Path) -> bool {
        self.files.contains_key(&lossy(path))
    }

    /// Whether a line of `hit` in the file at `path` has changed.
    pub(super) fn hold(&self, path: &Path, hit: &Hit) -> bool {
        match self.files.get(&lossy(path)) {
            None => false,
            Some(Lines::All) => true,
            Some(Lines::Some(ranges)) => {
                let next = ranges.partition_point(|&(_, last)| last < hit.range.line);
                ranges.get(next).is_some_and(|&(first, _)| first <= hit.range.end_line)
            }
        }
    }

    /// Takes what `git diff --unified=0` says of files below `folder`, whose path in the repository is `prefix`.
    fn take_diff(&mut self, folder: &Path, prefix: &str, diff: &str) {
        let mut current: Option<PathBuf> = None;
        // Lines of a file's content that are still to come: they may look like anything.
        let mut content = 0;
        for line in diff.split('\n') {
            if content > 0 {
                // `\ No newline at end of file` is none of them.
                content -= usize::from(!line.starts_with('\\'));
            } else if let Some(name) = line.strip_prefix("+++ ") {
                let name = file_name(name);
                current = name.and_then(|name| name.strip_prefix(prefix).map(|name| folder.join(name)));
            } else if let Some((removed, added)) = hunk(line) {
                content = (removed.1 + added.1) as usize;
                if let (Some(path), true) = (&current, added.1 > 0) {
                    self.add(path.clone(), (added.0, added.0 + added.1 - 1));
                }
            }
        }
    }

    fn add(&mut self, path: PathBuf, range: (u32, u32)) {
        if let Lines::Some(ranges) = self.files.entry(path).or_insert(Lines::Some(Vec::new())) {
            ranges.push(range);
        }
    }

    /// Takes the names of files below `folder` that git does not know yet, with a NUL after each.
    fn take_new(&mut self, folder: &Path, names: &str) {
        let names = names.split('\0').filter(|name| !name.is_empty());
        self.files.extend(names.map(|name| (folder.join(name), Lines::All)));
    }
}

/// Git hands out names as bytes, and we compare them as text.
fn lossy(path: &Path) -> PathBuf {
    PathBuf::from(path.to_string_lossy().into_owned())
}

/// The name in a line `+++ b/name`; none for `/dev/null`.
fn file_name(name: &str) -> Option<String> {
    // A name with blanks is followed by a tab.
    let name = name.trim_end_matches(['\t', '\r']);
    let plain = match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(quoted) => unquote(quoted),
        None => name.to_owned(),
    };
    plain.strip_prefix("b/").map(ToOwned::to_owned)
}

/// A name as git quotes it in C's way.
fn unquote(quoted: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = quoted.bytes().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let Some(escaped) = rest.next() else { break };
        bytes.push(match escaped {
            b'a' => 7,
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 11,
            b'f' => 12,
            b'r' => b'\r',
            b'0'..=b'7' => {
                let mut value = u32::from(escaped - b'0');
                while let Some(digit) = rest.next_if(|digit| (b'0'..=b'7').contains(digit)) {
                    value = value * 8 + u32::from(digit - b'0');
                }
                value as u8
            }
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Start and length of what a hunk removes and adds: `@@ -12,3 +12 @@`.
fn hunk(line: &str) -> Option<((u32, u32), (u32, u32))> {
    let (removed, rest) = line.strip_prefix("@@ -")?.split_once(" +")?;
    let (added, _) = rest.split_once(" @@")?;
    let range = |text: &str| match text.split_once(',') {
        Some((start, length)) => Some((start.parse().ok()?, length.parse().ok()?)),
        None => Some((text.parse().ok()?, 1)),
    };
    Some((range(removed)?, range(added)?))
}

/// The program `git` in a folder.
struct Git<'a> {
    folder: &'a Path,
    locale: Locale,
}

impl Git<'_> {
    /// The commit to compare with.
    fn base(&self, base: &str) -> Result<String> {
        let unknown = || Message::NoBase { base: base.to_owned() }.text(self.locale);
        ensure!(!base.starts_with('-') && !base.is_empty(), unknown());
        let known = self.run(&["rev-parse", "--is-inside-work-tree"])?;
        if !known.status.success() {
            let folder = std::path::absolute(self.folder).unwrap_or_default().display().to_string();
            bail!(Message::NoRepository { folder, error: said(&known) }.text(self.locale));
        }
        let commit = self.run(&["rev-parse", "--verify", "--quiet", &format!("{base}^{{commit}}")])?;
        ensure!(commit.status.success(), unknown());
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        let fork = self.run(&["merge-base", &commit, "HEAD"])?;
        if fork.status.success() {
            return Ok(String::from_utf8_lossy(&fork.stdout).trim().to_owned());
        }
        output::note(&Message::NoMergeBase { base: base.to_owned() }.text(self.locale));
        Ok(commit)
    }

    /// The path of the folder in its repository, with a slash after it unless it is empty.
    fn prefix(&self) -> Result<String> {
        let prefix = self.stdout(&["rev-parse", "--show-prefix"])?;
        Ok(prefix.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// The changed lines of the whole repository, without context: a file may have come from outside the folder.
    fn diff(&self, commit: &str) -> Result<String> {
        self.stdout(&[
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--find-renames",
            "--diff-filter=d",
            "--ignore-submodules",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            commit,
            "--",
        ])
    }

    /// The files in the folder that git does not know and does not ignore.
    fn new_files(&self) -> Result<String> {
        self.stdout(&["ls-files", "--others", "--exclude-standard", "-z"])
    }

    fn stdout(&self, args: &[&str]) -> Result<String> {
        let output = self.run(args)?;
        ensure!(output.status.success(), Message::GitFailed { error: said(&output) }.text(self.locale));
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn run(&self, args: &[&str]) -> Result<Output> {
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { self.folder };
        let mut command = Command::new("git");
        command.arg("-C").arg(folder).args(["-c", "core.quotePath=false"]).args(args);
        command.output().with_context(|| Message::NoGit.text(self.locale))
    }
}

/// The last line of what git says of a failure.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().lines().last().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_read_from_a_diff() {
        let diff = "diff --git a/x b/x\n--- a/x\n+++ b/d/x\n@@ -1 +1,2 @@ head\n-+++ b/no\n+--- a\n++++ b/never\n@@ -9,2 +10,0 @@\n-a\n-b\n\
                    diff --git \"a/\\303\\251 \\\"\" b/y\n--- /dev/null\n+++ \"b/d/\\303\\251 \\\"\"\n@@ -0,0 +1 @@\n+a\n\\ No newline at end of file\n\
                    --- a/z\n+++ b/d/with blank\t\n@@ -3 +7,3 @@\n-a\n+a\n+b\n+c\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n";
        let mut changes = Changes::default();
        changes.take_diff(Path::new("f"), "d/", diff);
        let lines = |name: &str| changes.files.get(&Path::new("f").join(name)).cloned();
        assert_eq!(lines("x"), Some(Lines::Some(vec![(1, 2)])));
        assert_eq!(lines("é \""), Some(Lines::Some(vec![(1, 1)])));
        assert_eq!(lines("with blank"), Some(Lines::Some(vec![(7, 9)])));
        assert_eq!(changes.files.len(), 3);
    }
}
