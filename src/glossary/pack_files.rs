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
            disk::replace_read_only(&path, pack.source().as_bytes())?;
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
    if has_length(path, text.len()) { Ok(()) } else { disk::replace_read_only(path, text.as_bytes()) }
}

fn has_length(path: &Path, length: usize) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() == length as u64)
}

/// Tells versions of the packs apart (FNV-1a over lengths and ends: a changed pack nearly always changes its length).
fn fingerprint() -> u64 {
    packs()
        .iter()
        .flat_map(|pack| pack.source_len.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
