//! A file's text from the disk, within bounds.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

use super::content::Read;
use super::problem::LoadError;

/// A longer file is no glossary.
pub const MAX_BYTES: u64 = 32 << 20;

/// What a file looked like when it was read; a file that looks the same has not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
}

/// Reads the glossary at `path`.
///
/// # Errors
///
/// If the file cannot be read at all: it is missing, too large, binary or not UTF-8.
pub fn load_file(path: &Path) -> Result<Read, LoadError> {
    load_text(path).map(|text| super::read(path, &text))
}

/// Reads the text at `path`.
pub(super) fn load_text(path: &Path) -> Result<String, LoadError> {
    let unreadable = |error| LoadError::Unreadable { path: path.to_owned(), error };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(LoadError::Folder { path: path.to_owned() });
    }
    // Pipes and devices might never end.
    if !metadata.is_file() {
        return Err(LoadError::NotRegular { path: path.to_owned() });
    }
    let size = metadata.len();
    let too_large = |size| LoadError::TooLarge { path: path.to_owned(), size, limit: MAX_BYTES };
    if size > MAX_BYTES {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // The file may grow while it is read.
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        return Err(LoadError::Binary { path: path.to_owned(), offset });
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        LoadError::NotUtf8 { path: path.to_owned(), offset }
    })
}

/// What the file at `path` looks like now, if it is there.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some(Stamp { size: metadata.len(), modified: metadata.modified().ok() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("glossary.yml");
        fs::write(&path, bytes).unwrap();
        let message =
            load_file(&path).map_or_else(|error| error.to_string(), |read| format!("{:?}", read.problems));
        message.replace(&folder.path().display().to_string(), "")
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        assert_eq!(message(b"\xEF\xBB\xBFterms:\r\n- {name: a, definition: b}\r\n"), "[]");
        assert_eq!(
            message(b"terms: \0"),
            "/glossary.yml is a binary file, not a glossary (it has a NUL byte at offset 7)"
        );
        assert_eq!(message(b"caf\xE9"), "/glossary.yml is not UTF-8 (byte 3 does not fit): save it as UTF-8");
    }

    #[test]
    fn a_file_of_100_mb_is_not_even_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("glossary.yml");
        File::create(&path).unwrap().set_len(100_000_000).unwrap();
        assert!(matches!(load_file(&path), Err(LoadError::TooLarge { size: 100_000_000, .. })));
    }

    #[test]
    fn folders_and_missing_files_are_no_glossaries() {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            load_file(folder.path()).unwrap_err().to_string().ends_with("cannot be read: it is a folder")
        );
        let missing = load_file(&folder.path().join("x.yml")).unwrap_err();
        assert_eq!(missing.code(), "unreadable");
    }
}
