//! Leaves out the terms that some file of the workspace explains.

use std::num::NonZero;

use super::scan::Checked;
use crate::cli::elsewhere::{Terms, search};
use crate::cli::tree::Tree;
use crate::cli::workspace::Workspaces;

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
    let found = search(wanted(files), tree, workspaces, threads);
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
