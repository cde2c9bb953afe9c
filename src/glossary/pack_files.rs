//! The packs as files in the user's cache folder, so that any editor can open what a pack says.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::packs;

/// Writes the packs' YAML into the cache folder, read-only, and returns the folder. Files that are there already are left alone.
///
/// # Errors
///
/// If there is no cache folder, or if nothing can be written there.
pub fn write() -> io::Result<PathBuf> {
    let cache = cache_folder().ok_or_else(|| {
        io::Error::new(io::ErrorKind::NotFound, "there is no cache folder: set XDG_CACHE_HOME")
    })?;
    let folder =
        cache.join("glossator").join(format!("packs-{}-{:016x}", env!("CARGO_PKG_VERSION"), fingerprint()));
    fs::create_dir_all(&folder)?;
    for pack in packs() {
        let path = folder.join(format!("{}.yml", pack.name));
        let is_whole = fs::metadata(&path).is_ok_and(|metadata| metadata.len() == pack.source_len as u64);
        if !is_whole {
            replace(&path, &pack.source())?;
        }
    }
    Ok(folder)
}

/// Writes beside the file and renames, so that nobody ever reads half of it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let draft = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut file = fs::File::create(&draft)?;
    file.write_all(text.as_bytes())?;
    let mut permissions = file.metadata()?.permissions();
    permissions.set_readonly(true);
    file.set_permissions(permissions)?;
    drop(file);
    fs::rename(&draft, path)
}

/// Tells versions of the packs apart (FNV-1a over lengths and ends: a changed pack nearly always changes its length).
fn fingerprint() -> u64 {
    packs()
        .iter()
        .flat_map(|pack| pack.source_len.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The user's cache folder as each system has it.
fn cache_folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return variable("LOCALAPPDATA");
    }
    if let Some(folder) = variable("XDG_CACHE_HOME") {
        return Some(folder);
    }
    let home = variable("HOME")?;
    Some(if cfg!(target_os = "macos") { home.join("Library/Caches") } else { home.join(".cache") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.yml");
        replace(&path, "one").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert!(fs::metadata(&path).unwrap().permissions().readonly());
        replace(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
