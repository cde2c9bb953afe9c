//! Files that are written as a whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes beside the file and renames, so that nobody ever reads half of it. Makes its folder, if there is none.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    static DRAFTS: AtomicU32 = AtomicU32::new(0);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let draft = path.with_extension(format!("{}-{number}.tmp", std::process::id()));
    let written = write(&draft, text).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // There is nothing to save in it, and the first error says more than a second one would.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
