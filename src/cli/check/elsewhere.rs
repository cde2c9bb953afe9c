//! Expansions elsewhere: what another file of the workspace explains is no undefined jargon, whether that file is checked or not.

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, PoisonError};

use super::scan::Checked;
use crate::analysis::key;
use crate::cli::origin::absolute;
use crate::cli::tree::{File, Tree};
use crate::cli::workspace::Workspaces;
use crate::cli::{files, parallel};
use crate::jargon;

/// Terms by the folder in which they belong together.
type Terms = HashMap<Option<PathBuf>, HashSet<String>>;

/// Takes those terms out of the findings that some file of the workspace explains. Files that were not checked are read only
/// if there are terms left that they could explain.
pub(super) fn leave_out(
    files: &mut [Checked],
    tree: &Tree,
    workspaces: &mut Workspaces<'_>,
    threads: NonZero<usize>,
) {
    let mut explained = Terms::default();
    for file in files.iter_mut().filter(|file| !file.expanded.is_empty()) {
        explained.entry(file.root.clone()).or_default().extend(std::mem::take(&mut file.expanded));
    }
    filter(files, &explained);
    let wanted = wanted(files);
    if wanted.is_empty() {
        return;
    }
    let rest = rest(&wanted, tree, workspaces);
    let others: Vec<&File> = tree.others.iter().chain(&rest).collect();
    let found = search(&others, wanted, threads);
    filter(files, &found);
}

fn filter(files: &mut [Checked], explained: &Terms) {
    for file in files {
        let Some(known) = explained.get(&file.root) else { continue };
        file.hits.retain(|hit| !hit.wanted.as_deref().is_some_and(|term| known.contains(term)));
    }
}

fn wanted(files: &[Checked]) -> Terms {
    let mut wanted = Terms::default();
    for file in files {
        for term in file.hits.iter().filter_map(|hit| hit.wanted.as_deref()) {
            wanted.entry(file.root.clone()).or_default().insert(term.to_owned());
        }
    }
    wanted
}

/// The files of the workspaces that no path of the user's led to.
fn rest(wanted: &Terms, tree: &Tree, workspaces: &mut Workspaces<'_>) -> Vec<File> {
    let is_walked = |root: &Path| tree.walked.iter().any(|folder| root.starts_with(folder));
    let roots = wanted.keys().flatten().filter(|root| !is_walked(root));
    let mut rest = Tree::default();
    for root in roots {
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

/// Those of the `wanted` terms that `files` explain.
fn search(files: &[&File], wanted: Terms, threads: NonZero<usize>) -> Terms {
    let state = Mutex::new((wanted, Terms::default()));
    parallel::map(files, threads, &AtomicUsize::new(0), |file| {
        let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
        let root = &file.workspace.root;
        let is_sought = lock().0.get(root).is_some_and(|terms| !terms.is_empty());
        if is_sought {
            // A file that cannot be read explains nothing; where it is to be checked, that is said there.
            let content = files::read(&file.path, file.workspace.settings.max_file_size).ok()?;
            for expansion in jargon::expansions(&content.text) {
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
