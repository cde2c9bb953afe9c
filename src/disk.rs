//! What the program writes: files as a whole or not at all, and the user's own folders.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Gives the file at `path` the content `bytes`: a temporary file beside it is written and then renamed, so that nobody ever reads half
/// of it. Makes its folder, if there is none. Permissions stay; a symbolic link still leads to the file.
///
/// # Errors
///
/// If it may not be written, or cannot be.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let permissions = fs::metadata(&path).ok().map(|metadata| metadata.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    rename_into(&path, bytes, |_| permissions)
}

/// The same, for a file that people may open but not change: whatever stood there gives way.
///
/// # Errors
///
/// If it cannot be written.
pub fn replace_read_only(path: &Path, bytes: &[u8]) -> io::Result<()> {
    rename_into(path, bytes, |mut permissions| {
        permissions.set_readonly(true);
        Some(permissions)
    })
}

/// Writes a draft beside `path` and renames it; `permissions` are asked for with those that it has by itself.
fn rename_into(
    path: &Path,
    bytes: &[u8],
    permissions: impl FnOnce(fs::Permissions) -> Option<fs::Permissions>,
) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = beside(path);
    let written = write(&draft, bytes, permissions).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // What cannot be removed was never made.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn beside(path: &Path) -> PathBuf {
    static DRAFTS: AtomicU32 = AtomicU32::new(0);
    let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{number}.tmp", std::process::id()));
    path.with_file_name(name)
}

fn write(
    path: &Path,
    bytes: &[u8],
    permissions: impl FnOnce(fs::Permissions) -> Option<fs::Permissions>,
) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions(file.metadata()?.permissions()) {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// The user's cache folder as each system has it: what is in it can be made again.
pub fn cache_folder() -> Option<PathBuf> {
    if cfg!(windows) {
        return folder("LOCALAPPDATA");
    }
    let usual = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(usual)))
}

/// The user's data folder as each system has it.
pub fn data_folder() -> Option<PathBuf> {
    if cfg!(windows) {
        return folder("APPDATA");
    }
    let usual = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/share" };
    folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(usual)))
}

/// A folder that the environment names; relative ones are to be ignored (XDG Base Directory Specification).
fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_nobody_may_change_is_replaced_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/pack.yml");
        for text in ["one", "two"] {
            replace_read_only(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert!(fs::metadata(&path).unwrap().permissions().readonly());
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(replace(&path, b"three").unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("run"), folder.path().join("link"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        symlink("run", &link).unwrap();
        replace(&link, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o755);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
