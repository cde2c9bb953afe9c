//! The packs as files in the user's cache folder, so that any editor can open what a pack says.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::packs;
use crate::disk;

/// Writes the packs' YAML into the cache folder, read-only, and returns the folder. Files that are there already are left alone.
///
/// # Errors
///
/// If there is no cache folder, or if nothing can be written there.
pub fn write() -> io::Result<PathBuf> {
    let cache = disk::cache_folder().ok_or_else(|| {
        io::Error::new(io::ErrorKind::NotFound, "there is no cache folder: set XDG_CACHE_HOME")
    })?;
    let folder =
        cache.join("glossator").join(format!("packs-{}-{:016x}", env!("CARGO_PKG_VERSION"), fingerprint()));
    for pack in packs() {
        let path = folder.join(format!("{}.yml", pack.name));
        if !has_length(&path, pack.source_len) {
            write_read_only(&path, &pack.source())?;
        }
    }
    Ok(folder)
}

/// Writes a page beside the packs' files, unless it is there already.
///
/// # Errors
///
/// If nothing can be written there.
pub fn write_page(path: &Path, text: &str) -> io::Result<()> {
    if has_length(path, text.len()) { Ok(()) } else { write_read_only(path, text) }
}

fn has_length(path: &Path, length: usize) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() == length as u64)
}

/// Writes a file that editors open, but do not let people change.
fn write_read_only(path: &Path, text: &str) -> io::Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    disk::replace(path, text.as_bytes())?;
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions)
}

/// Tells versions of the packs apart (FNV-1a over lengths and ends: a changed pack nearly always changes its length).
fn fingerprint() -> u64 {
    packs()
        .iter()
        .flat_map(|pack| pack.source_len.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_read_only_and_can_be_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.yml");
        write_read_only(&path, "one").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert!(fs::metadata(&path).unwrap().permissions().readonly());
        write_read_only(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
