//! Workspaces in one string: `//- /path` starts a file, `$0` marks the cursor.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A file of a fixture.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
    /// The cursor's byte, if the file has one.
    pub(crate) cursor: Option<usize>,
}

/// Splits a fixture into its files.
pub(crate) fn files(fixture: &str) -> Vec<File> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in fixture.split_inclusive('\n') {
        match (line.strip_prefix("//- /"), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => {
                assert!(line.trim().is_empty(), "a fixture starts with `//- /path`, not {line:?}");
            }
        }
    }
    files
        .into_iter()
        .map(|(path, marked)| {
            let (text, cursor) = cursor(&marked);
            File { path, text, cursor }
        })
        .collect()
}

/// A text without its `$0`, and where that stood.
pub(crate) fn cursor(marked: &str) -> (String, Option<usize>) {
    let cursor = marked.find("$0");
    (marked.replacen("$0", "", 1), cursor)
}

/// A folder on disk that is gone when the test is over, with a cache folder of its own beside it.
pub(crate) struct Workspace {
    home: TempDir,
}

impl Workspace {
    pub(crate) fn new() -> Self {
        let home = tempfile::Builder::new().prefix("glossator-").tempdir().unwrap();
        fs::create_dir(home.path().join("work")).unwrap();
        Self { home }
    }

    pub(crate) fn root(&self) -> PathBuf {
        // Where the temporary folder is a link (macOS), the server sees the folder behind it.
        self.home.path().canonicalize().unwrap().join("work")
    }

    pub(crate) fn cache(&self) -> PathBuf {
        self.home.path().join("cache")
    }

    /// Where the user's data is kept.
    pub(crate) fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn delete(&self, path: &str) {
        fs::remove_file(self.root().join(path)).unwrap();
    }
}

/// The `file:` URI of a path, escaped as most editors do it.
pub(crate) fn uri_of(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.to_str().unwrap().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(byte as char);
            }
            _ => write!(uri, "%{byte:02X}").unwrap(),
        }
    }
    uri
}

/// The path of a `file:` URI.
pub(crate) fn path_of(uri: &str) -> PathBuf {
    let path = uri.split('#').next().unwrap().strip_prefix("file://").unwrap();
    PathBuf::from(percent_encoding::percent_decode_str(path).decode_utf8().unwrap().into_owned())
}
