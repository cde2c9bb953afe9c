//! Entries that no file of the tree mentions, if the settings want to hear of them.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::hit;
use super::scan::{Checked, Entry};
use crate::cli::files;
use crate::cli::origin::absolute;
use crate::cli::tree::Tree;
use crate::cli::workspace::Workspaces;
use crate::features::health;
use crate::glossary::Source;
use crate::text::LineIndex;

/// Adds to the findings in each glossary the entries that no other file mentions. Glossaries that hold for files outside of the tree are left
/// alone: those may mention them.
pub(super) fn add(files: &mut [Checked], tree: &Tree, workspaces: &Workspaces<'_>) {
    let wanting: Vec<_> = workspaces.all().into_iter().filter(|workspace| workspace.wants_unused()).collect();
    if wanting.is_empty() {
        return;
    }
    let used: HashSet<Entry> = files.iter_mut().flat_map(|file| std::mem::take(&mut file.used)).collect();
    let is_walked = |root: &PathBuf| tree.walked.iter().any(|folder| root.starts_with(folder));
    for file in files {
        let path = absolute(&file.path);
        let Some(workspace) = wanting.iter().rfind(|workspace| workspace.holds(&path)) else { continue };
        let is_it = |source: &Source| matches!(source, Source::File(own) if *own == path);
        let Some(glossary) = workspace.own().find(|glossary| is_it(&glossary.source)) else { continue };
        if !glossary.root.as_ref().is_some_and(is_walked) {
            continue;
        }
        let address = Arc::as_ptr(glossary) as usize;
        let problems = health::unused(glossary, &|at| used.contains(&(address, at as u32)));
        let Ok(content) = files::read(&file.path, workspace.settings.max_file_size) else { continue };
        let (lines, rules) = (LineIndex::new(&content.text), &workspace.settings.rules);
        let locale = file.locale;
        let hit = |problem| hit::of_problem(problem, &content.text, content.offset, &lines, rules, locale);
        file.hits.extend(problems.iter().filter_map(hit));
        file.hits.sort_by_key(|hit| (hit.bytes.start, hit.bytes.end));
    }
}
