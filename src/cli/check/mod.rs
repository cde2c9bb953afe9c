//! `glossator check`: findings in a tree, for people and for CI.

mod excerpt;
mod hit;
mod report;
mod scan;
mod summary;
mod text;

use std::collections::HashSet;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;

use anyhow::Result;

use self::report::Format;
use self::scan::{Checked, Explained};
use self::summary::Summary;
use super::options::{Color, Policy, Sources};
use super::origin::absolute;
use super::output::Out;
use super::tree::Tree;
use super::workspace::{Workspaces, reader_language};
use super::{Exit, parallel};
use crate::messages::Locale;
use crate::settings::Level;

/// Find undefined jargon, outdated terms and faults in glossaries.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, and folders with all that is in them; `.gitignore` is respected [default: the current folder].
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    policy: Policy,

    /// In which form findings are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// When to use colour.
    #[arg(long, value_enum, default_value_t)]
    color: Color,

    /// How many files are checked at a time [default: one for each core].
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,

    /// The least severity for which the exit code is 1; all findings are shown.
    #[arg(long, value_name = "LEVEL", default_value = "hint", value_parser = fail_on)]
    fail_on: Level,

    /// Name every file that is skipped.
    #[arg(long)]
    verbose: bool,
}

const EXAMPLES: &str = "\
Examples:
  glossator check
  glossator check --rule deprecated-term=error --ignore ACME docs deploy
  glossator check --format json | jq -r .text | sort | uniq -c

Exit code: 0 if nothing was found, 1 if something was, 2 if a path is missing or nothing could be checked.";

fn fail_on(text: &str) -> Result<Level, String> {
    match text.parse()? {
        Level::Off => {
            Err("`off` is no severity to fail on: use `hint`, `information`, `warning` or `error`".to_owned())
        }
        level => Ok(level),
    }
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut workspaces = Workspaces::checking(&args.sources, &args.policy)?;
    let paths = if args.paths.is_empty() { &[PathBuf::from(".")][..] } else { &args.paths };
    let tree = Tree::new(paths, &mut workspaces);
    let mut summary = Summary::new(locale(args, &tree), args.verbose);
    let mut files = check(args, &mut workspaces, &tree, &mut summary);
    files.retain(|file| !file.hits.is_empty());
    summary.findings = files.iter().map(|file| file.hits.len()).sum();
    report::write(&mut Out::new(args.color), args.format, &files)?;
    summary.show();
    Ok(exit(&summary, &files, args.fail_on))
}

/// The language of what is said of no file in particular.
fn locale(args: &Args, tree: &Tree) -> Locale {
    match tree.files.first() {
        Some(file) => Locale::of(&file.workspace.language),
        None => Locale::of(&reader_language(args.sources.language.as_deref().unwrap_or("auto"))),
    }
}

/// The findings in the files of `tree`.
fn check(args: &Args, workspaces: &mut Workspaces<'_>, tree: &Tree, summary: &mut Summary) -> Vec<Checked> {
    let problems = workspaces.glossary_problems();
    let threads = args.threads.unwrap_or_else(parallel::default_threads);
    let done = AtomicUsize::new(0);
    let outcomes = parallel::map(&tree.files, threads, &done, |file| Some(scan::file(file, &problems)));
    tree.missing.iter().for_each(|path| summary.not_found(path));
    tree.refused.iter().for_each(|path| summary.refused(path));
    tree.errors.iter().for_each(|error| summary.error(error));
    summary.excluded = tree.excluded;
    summary.settings = workspaces.settings_problems();
    let mut files: Vec<Checked> = outcomes.into_iter().filter_map(|outcome| summary.take(outcome)).collect();
    let checked: HashSet<PathBuf> = if problems.is_empty() {
        HashSet::new()
    } else {
        files.iter().map(|file| absolute(&file.path)).collect()
    };
    for (path, problems) in problems.iter().filter(|(path, _)| !checked.contains(*path)) {
        workspaces.show_problems(path, problems);
    }
    let mut explained = Explained::default();
    files.iter_mut().for_each(|file| explained.add(file));
    files.iter_mut().for_each(|file| explained.leave_out(file));
    files
}

fn exit(summary: &Summary, files: &[Checked], fail_on: Level) -> Exit {
    let failed = summary.missing > 0 || summary.skipped > 0 && summary.files == 0;
    let found = files.iter().flat_map(|file| &file.hits).any(|hit| hit.level >= fail_on);
    match (failed, found) {
        (true, _) => Exit::Failed,
        (_, true) => Exit::Found,
        _ => Exit::Ok,
    }
}
