//! One file → its findings.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::hit::{self, Hit};
use crate::analysis::{Analysis, Fault, Finding, key};
use crate::cli::files::{self, Content, Skip};
use crate::cli::origin::absolute;
use crate::cli::tree::File;
use crate::glossary::{self, Problem, Source, is_glossary};
use crate::messages::Locale;
use crate::regions;

/// What was found in a file, without its text.
#[derive(Debug)]
pub(super) struct Checked {
    /// As given or walked.
    pub(super) path: PathBuf,
    /// The folder in which expansions elsewhere explain its terms.
    pub(super) root: Option<PathBuf>,
    /// The language in which it is reported.
    pub(super) locale: Locale,
    pub(super) hits: Vec<Hit>,
    /// The short forms that its text explains, as they are compared.
    pub(super) expanded: Vec<String>,
    /// The entries that it mentions, if anyone wants to know.
    pub(super) used: Vec<Entry>,
}

/// An entry of a glossary: the glossary's address and the entry's index.
pub(super) type Entry = (usize, u32);

/// What came of one file.
pub(super) enum Outcome {
    /// It was read.
    Checked(Checked),
    /// It was not.
    Skipped(PathBuf, Skip, Locale),
}

/// What is wrong with the glossaries of all workspaces, by file.
pub(super) type Problems = BTreeMap<PathBuf, Vec<Problem>>;

/// Checks a file.
pub(super) fn file(file: &File, problems: &Problems) -> Outcome {
    outcome(file, problems, files::read(&file.path, file.workspace.settings.max_file_size))
}

/// Checks what `input` says as if it stood in `file`.
pub(super) fn input(file: &File, input: impl Read) -> Outcome {
    let content = files::read_from(input, 0, file.workspace.settings.max_file_size);
    let mut problems = Problems::new();
    if let (true, Ok(content)) = (is_glossary(&file.path), &content) {
        // What was read from the disk is another version.
        problems.insert(absolute(&file.path), glossary::read(&file.path, &content.text).problems);
    }
    outcome(file, &problems, content)
}

fn outcome(file: &File, problems: &Problems, content: Result<Content, Skip>) -> Outcome {
    let locale = Locale::of(&file.workspace.language);
    match content {
        Ok(content) => Outcome::Checked(check(file, problems, content, locale)),
        Err(skip) => Outcome::Skipped(file.path.clone(), skip, locale),
    }
}

fn check(file: &File, problems: &Problems, content: Content, locale: Locale) -> Checked {
    let File { path, workspace, .. } = file;
    let shown = path.to_string_lossy();
    let language = regions::detect(None, &shown, &content.text);
    let lexicon = workspace.lexicon(path);
    let mut analysis = Analysis::new(content.text, language, &shown, lexicon, Some(&workspace.checks));
    if is_glossary(path) {
        leave_own(&mut analysis, &absolute(path));
    }
    let mut hits = hit::in_document(&analysis, content.offset, path, &workspace.settings.rules, locale);
    if let Some(problems) = problems_of(problems, path) {
        let hit = |problem| {
            hit::of_problem(
                problem,
                &analysis.text,
                content.offset,
                &analysis.lines,
                &workspace.settings.rules,
                locale,
            )
        };
        hits.extend(problems.iter().filter_map(hit));
        hits.sort_by_key(|hit| (hit.bytes.start, hit.bytes.end));
    }
    let used = if workspace.wants_unused() { used(&analysis, path) } else { Vec::new() };
    let expanded = analysis.expansions.iter().map(|expansion| key(&analysis.text[expansion.short.clone()]));
    let (root, expanded) = (workspace.root.clone(), expanded.collect());
    Checked { path: path.clone(), root, locale, hits, expanded, used }
}

/// What is wrong with the glossary at `path`, if it is one.
fn problems_of<'p>(problems: &'p Problems, path: &Path) -> Option<&'p Vec<Problem>> {
    if problems.is_empty() { None } else { problems.get(&absolute(path)) }
}

/// The entries of other files that the file at `path` mentions.
fn used(analysis: &Analysis, path: &Path) -> Vec<Entry> {
    let lexicon = &analysis.lexicon;
    let path = absolute(path);
    let entries = analysis.mentions().iter().flat_map(|mention| mention.entries(lexicon));
    let others =
        entries.filter(|&at| !matches!(&lexicon.glossary(at).source, Source::File(own) if *own == path));
    let mut used: Vec<Entry> =
        others.map(|at| (Arc::as_ptr(lexicon.glossary(at)) as usize, at.entry)).collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// A glossary has to name the spellings that it calls deprecated.
fn leave_own(analysis: &mut Analysis, path: &Path) {
    let Analysis { findings, lexicon, .. } = analysis;
    let is_own = |finding: &Finding| match &finding.fault {
        Fault::Undefined(_) => false,
        Fault::Discouraged { entry, .. } | Fault::Inconsistent { entry, .. } => {
            matches!(&lexicon.glossary(*entry).source, Source::File(source) if source == path)
        }
    };
    findings.retain(|finding| !is_own(finding));
}
