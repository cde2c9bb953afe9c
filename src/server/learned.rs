//! The terms that the reader knows: a file in the user's data folder that all editors share.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::disk;
use crate::messages::Learning;

/// What tells one version of the file from the next.
pub(super) type Stamp = (Option<SystemTime>, u64);

/// The ids of the terms that the reader knows.
pub(super) type Learned = BTreeSet<String>;

#[derive(Default, Serialize, Deserialize)]
struct Content {
    #[serde(default)]
    known: Learned,
    /// What a later version keeps there is not ours to lose.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// Where the terms are kept, there or not.
pub(super) fn file() -> Result<PathBuf, Learning> {
    let folder = disk::data_folder().ok_or(Learning::NoDataFolder)?;
    Ok(folder.join("glossator").join("known.json"))
}

/// The version of the file that is there; `None` if none is.
pub(super) fn stamp(file: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok(), metadata.len()))
}

/// The terms in the file; none where there is no file.
pub(super) fn read(file: &Path) -> Result<Learned, Learning> {
    content(file).map(|content| content.known)
}

fn content(file: &Path) -> Result<Content, Learning> {
    let broken = |reason: String| Learning::Broken { path: file.display().to_string(), reason };
    match fs::read_to_string(file) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| broken(error.to_string())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Content::default()),
        Err(error) => Err(broken(error.to_string())),
    }
}

/// Notes in the file that the reader knows a term, or does not. Returns all that they know, also of what other editors have noted.
pub(super) fn set(file: &Path, id: &str, is_known: bool) -> Result<Learned, Learning> {
    let failed = |error: io::Error| Learning::CannotWrite {
        path: file.display().to_string(),
        reason: error.to_string(),
    };
    let _lock = lock(file).map_err(failed)?;
    let mut content = content(file)?;
    let changes = if is_known { content.known.insert(id.to_owned()) } else { content.known.remove(id) };
    if changes {
        let text = serde_json::to_string_pretty(&content).map_err(|error| failed(error.into()))?;
        disk::replace(file, (text + "\n").as_bytes()).map_err(failed)?;
    }
    Ok(content.known)
}

/// Keeps other editors' servers from changing the file for as long as it is held. The file itself cannot be locked: it is replaced.
fn lock(file: &Path) -> io::Result<fs::File> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let lock = fs::File::create(file.with_extension("lock"))?;
    match lock.lock() {
        // On a file system without locks, two editors would have to write in the same millisecond.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(lock),
        locked => locked.map(|()| lock),
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn editors_that_write_at_once_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("glossator").join("known.json");
        let writers = 8;
        let write = |writer: usize| {
            let file = file.clone();
            move || (0..20).for_each(|term| drop(set(&file, &format!("{writer}/{term}"), true).unwrap()))
        };
        let threads: Vec<_> = (0..writers).map(|writer| thread::spawn(write(writer))).collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(read(&file).unwrap().len(), writers * 20);
        let left: Vec<_> =
            fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "the file and its lock: {left:?}");
    }

    #[test]
    fn what_is_broken_is_told_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("known.json");
        for broken in ["", "{\"known\": [\"docker/image\"", "[]", "{\"known\": \"docker/image\"}"] {
            fs::write(&file, broken).unwrap();
            assert!(matches!(set(&file, "a/b", true), Err(Learning::Broken { .. })), "{broken}");
            assert_eq!(fs::read_to_string(&file).unwrap(), broken);
        }
    }

    #[test]
    fn what_a_later_version_has_written_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("known.json");
        fs::write(&file, "{\"known\": [\"a/b\"], \"since\": {\"a/b\": \"2026\"}}").unwrap();
        set(&file, "a/c", true).unwrap();
        set(&file, "a/b", false).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(
            text,
            "{\n  \"known\": [\n    \"a/c\"\n  ],\n  \"since\": {\n    \"a/b\": \"2026\"\n  }\n}\n"
        );
    }
}
