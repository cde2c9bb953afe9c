//! `glossator check`: findings in a tree, for people and for CI.

mod baseline;
mod diff;
mod excerpt;
mod explained;
mod fix;
mod github;
mod hit;
mod report;
mod sarif;
mod scan;
mod shard;
mod text;
mod unused;

use std::collections::HashSet;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;

use anyhow::Result;

use self::baseline::Baseline;
use self::diff::Changes;
use self::report::Format;
use self::scan::{Checked, Outcome, Problems};
use self::shard::Shard;
use super::options::{Color, Policy, Sources, as_usage};
use super::origin::absolute;
use super::output::{self, Out};
use super::summary::Summary;
use super::tree::{File, Tree};
use super::workspace::Workspaces;
use super::{Exit, parallel, progress};
use crate::messages::{Check as Message, Locale};
use crate::settings::Level;

/// Find undefined jargon, outdated terms and faults in glossaries.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag")]
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

    /// Report only what stands on lines that have changed since this git commit, branch or tag.
    #[arg(long, value_name = "BASE")]
    diff: Option<String>,

    /// Leave out what this file accepts.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write what is found to the file that `--baseline` names, so that it is accepted from now on.
    #[arg(long, requires = "baseline", conflicts_with_all = ["diff", "shard", "fix", "stdin"])]
    write_baseline: bool,

    /// Check one part of the files, the same on every machine: all parts together are the whole.
    #[arg(long, value_name = "K/N")]
    shard: Option<Shard>,

    /// Write preferred spellings into the files.
    #[arg(long)]
    fix: bool,

    /// Check what standard input says.
    #[arg(long, conflicts_with_all = ["paths", "diff", "shard", "fix"])]
    stdin: bool,

    /// The path as which standard input is checked.
    #[arg(long, value_name = "PATH", requires = "stdin", default_value = "<stdin>")]
    stdin_path: PathBuf,

    /// Name every binary file that is skipped.
    #[arg(long)]
    verbose: bool,
}

const EXAMPLES: &str = "\
Examples:
  glossator check
  glossator check --rule deprecated-term=error --ignore ACME docs deploy
  glossator check --format json | jq -r .text | sort | uniq -c
  glossator check --diff origin/main --format github
  glossator check --baseline glossator.baseline.json --write-baseline

Exit code: 0 if nothing was found, 1 if something was, 2 if a path is missing or nothing could be checked.";

fn fail_on(text: &str) -> Result<Level, String> {
    match text.parse().map_err(as_usage)? {
        Level::Off => {
            Err("`off` is no severity to fail on: use `hint`, `information`, `warning` or `error`".to_owned())
        }
        level => Ok(level),
    }
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut workspaces = Workspaces::checking(&args.sources, &args.policy)?;
    let paths = if args.paths.is_empty() { &[PathBuf::from(".")][..] } else { &args.paths };
    let mut tree = if args.stdin {
        Tree::of_input(args.stdin_path.clone(), &mut workspaces)
    } else {
        Tree::new(paths, &mut workspaces)
    };
    let locale = tree.locale(&args.sources);
    let changes = args.diff.as_ref().map(|base| Changes::new(base, paths, locale)).transpose()?;
    let baseline =
        args.baseline.as_ref().map(|file| baseline(file, args.write_baseline, locale)).transpose()?;
    tree.keep(|file| {
        args.shard.is_none_or(|shard| shard.holds(&file.path))
            && changes.as_ref().is_none_or(|changes| changes.touch(&file.path))
    });
    let mut summary = Summary::new(locale, args.verbose);
    summary.begin(&tree);
    let mut job = Job { args, workspaces, tree, changes, locale };
    let mut files = job.check(&mut summary);
    if let (Some(baseline), true) = (&baseline, args.write_baseline) {
        let (file, count) = (baseline.shown(), baseline.write(&files)?);
        output::raw_note(&Message::BaselineWritten { file, count }.text(locale));
        return Ok(job.exit(&summary, &[]));
    }
    if args.fix {
        job.leave_accepted(baseline.as_ref(), &mut files, &mut summary);
        let fixed = fix::fix(&files, |path, error| summary.not_fixed(path, error));
        if fixed > 0 {
            summary.fixed = fixed;
            summary.again();
            files = job.check(&mut summary);
            job.leave_accepted(baseline.as_ref(), &mut files, &mut summary);
        }
    } else {
        job.leave_accepted(baseline.as_ref(), &mut files, &mut summary);
    }
    files.retain(|file| !file.hits.is_empty());
    summary.findings = Some(files.iter().map(|file| file.hits.len()).sum());
    report::write(&mut Out::new(args.color), args.format, &files, locale)?;
    job.workspaces.finish();
    summary.settings = job.workspaces.settings_problems();
    summary.show();
    Ok(job.exit(&summary, &files))
}

/// The baseline in `file`, which need not be there if it is to be written.
fn baseline(file: &Path, is_to_write: bool, locale: Locale) -> Result<Baseline> {
    if is_to_write && !file.exists() { Ok(Baseline::empty(file)) } else { Baseline::read(file, locale) }
}

struct Job<'a> {
    args: &'a Args,
    workspaces: Workspaces<'a>,
    tree: Tree,
    /// What has changed, if that alone is asked for.
    changes: Option<Changes>,
    locale: Locale,
}

impl Job<'_> {
    /// The findings in the files of the tree.
    fn check(&mut self, summary: &mut Summary) -> Vec<Checked> {
        let problems = self.workspaces.glossary_problems();
        let threads = self.args.threads.unwrap_or_else(parallel::default_threads);
        let outcomes = self.scan(&problems, threads);
        let mut files = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            match outcome {
                Outcome::Checked(file) => files.push(file),
                Outcome::Skipped(path, skip, locale) => summary.skip(&path, &skip, locale),
            }
        }
        summary.files = files.len();
        self.show_other_problems(&problems, &files);
        if self.is_whole() {
            unused::add(&mut files, &self.tree, &self.workspaces);
        }
        explained::leave_out(&mut files, &self.tree, &mut self.workspaces, threads);
        files
    }

    /// Whether all files of the tree are checked.
    fn is_whole(&self) -> bool {
        !self.args.stdin && self.args.shard.is_none() && self.changes.is_none()
    }

    fn scan(&self, problems: &Problems, threads: NonZero<usize>) -> Vec<Outcome> {
        let files = &self.tree.files;
        if self.args.stdin {
            return files.iter().map(|file| scan::input(file, io::stdin().lock())).collect();
        }
        let done = AtomicUsize::new(0);
        let line = |done| Message::Progress { done, total: files.len() }.text(self.locale);
        let scan = |file: &File| {
            let mut outcome = scan::file(file, problems);
            if let (Some(changes), Outcome::Checked(checked)) = (&self.changes, &mut outcome) {
                checked.hits.retain(|hit| changes.hold(&file.path, hit));
            }
            Some(outcome)
        };
        progress::show(&done, line, || parallel::map(files, threads, &done, scan))
    }

    /// Shows what is wrong with glossaries that are not among the checked files.
    fn show_other_problems(&mut self, problems: &Problems, files: &[Checked]) {
        if problems.is_empty() {
            return;
        }
        let others = self.tree.others.iter().map(|file| absolute(&file.path));
        let known: HashSet<PathBuf> = files.iter().map(|file| absolute(&file.path)).chain(others).collect();
        for (path, problems) in problems.iter().filter(|(path, _)| !known.contains(*path)) {
            self.workspaces.show_problems(path, problems);
        }
    }

    fn leave_accepted(&self, baseline: Option<&Baseline>, files: &mut [Checked], summary: &mut Summary) {
        let Some(baseline) = baseline else { return };
        let (accepted, gone) = baseline.leave_out(files);
        summary.accepted = accepted;
        // Among the lines that have changed, most of what is accepted is not looked for.
        summary.gone = if self.changes.is_none() { gone } else { 0 };
    }

    fn exit(&self, summary: &Summary, files: &[Checked]) -> Exit {
        // A part of a tree may well be nothing but pictures.
        let is_part = !self.tree.others.is_empty() && self.tree.missing.is_empty();
        let mut levels = files.iter().flat_map(|file| &file.hits).map(|hit| hit.level);
        if summary.has_failed() && !is_part {
            Exit::Failed
        } else if levels.any(|level| level >= self.args.fail_on) {
            Exit::Found
        } else {
            Exit::Ok
        }
    }
}
