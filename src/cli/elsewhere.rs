//! Expansions elsewhere: what another file of the workspace explains is no undefined jargon, whether that file is looked at or not.

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, PoisonError};

use super::origin::absolute;
use super::tree::{File, Tree};
use super::workspace::Workspaces;
use super::{files, parallel};
use crate::analysis::key;
use crate::jargon;

/// Terms, as they are compared, by the folder in which they belong together.
pub(super) type Terms = HashMap<Option<PathBuf>, HashSet<String>>;

/// Those of the `wanted` terms that are explained in a file of their workspace that is not among `tree.files`.
pub(super) fn search(
    wanted: Terms,
    tree: &Tree,
    workspaces: &mut Workspaces<'_>,
    threads: NonZero<usize>,
) -> Terms {
    if wanted.is_empty() {
        return wanted;
    }
    let rest = rest(&wanted, tree, workspaces);
    let others: Vec<&File> = tree.others.iter().chain(&rest).collect();
    let state = Mutex::new((wanted, Terms::default()));
    parallel::map(&others, threads, &AtomicUsize::new(0), |file| {
        let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
        let root = &file.workspace.root;
        let is_sought = lock().0.get(root).is_some_and(|terms| !terms.is_empty());
        if is_sought {
            // A file that cannot be read explains nothing; where it is to be checked, that is said there.
            let content = files::read(&file.path, file.workspace.settings.max_file_size).ok()?;
            for expansion in jargon::expansions(&content.text, 0..content.text.len()) {
                let term = key(&content.text[expansion.short]);
                let (wanted, found) = &mut *lock();
                if wanted.get_mut(root).is_some_and(|terms| terms.remove(&term)) {
                    found.entry(root.clone()).or_default().insert(term);
                }
            }
        }
        None::<()>
    });
    state.into_inner().unwrap_or_else(PoisonError::into_inner).1
}

/// The files of the workspaces that no path of the user's led to.
fn rest(wanted: &Terms, tree: &Tree, workspaces: &mut Workspaces<'_>) -> Vec<File> {
    let is_walked = |root: &Path| tree.walked.iter().any(|folder| root.starts_with(folder));
    let mut rest = Tree::default();
    for root in wanted.keys().flatten().filter(|root| !is_walked(root)) {
        rest.folder(root, workspaces);
    }
    if rest.files.is_empty() {
        return rest.files;
    }
    let known: HashSet<PathBuf> =
        tree.files.iter().chain(&tree.others).map(|file| absolute(&file.path)).collect();
    rest.files.retain(|file| !known.contains(&file.path));
    rest.files
}
