//! `glossator coverage`: which jargon a tree uses, and how much of it is explained.

mod count;
mod report;
mod table;

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;

use anyhow::Result;
use clap::ValueEnum;

use self::count::Tally;
use super::options::{Color, Policy, Sources};
use super::output::Out;
use super::summary::Summary;
use super::tree::Tree;
use super::workspace::Workspaces;
use super::{Exit, elsewhere, parallel, progress};
use crate::messages::{Check as Message, Locale};

/// Tell which jargon is used, how much of it is explained, and by which glossary.
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

    /// In which form the result is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// When to use colour.
    #[arg(long, value_enum, default_value_t)]
    color: Color,

    /// How many files are read at a time [default: one for each core].
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,

    /// How many terms are listed, for people.
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,

    /// Exit with 1 if fewer terms are explained, in percent.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    min: Option<f64>,

    /// Name every binary file that is skipped.
    #[arg(long)]
    verbose: bool,
}

/// In which form the result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object, with all terms.
    Json,
    /// For a page or a pull request.
    Markdown,
}

const EXAMPLES: &str = "\
Examples:
  glossator coverage
  glossator coverage --format markdown docs > coverage.md
  glossator coverage --min 90

A term counts once, however often it is used. Comments and prose are looked at, code is not.
Exit code: 0, 1 below `--min`, 2 if a path is missing or nothing could be read.";

fn percent(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (0.0..=100.0).contains(number));
    number.ok_or_else(|| "a percentage is a number from 0 to 100".to_owned())
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut workspaces = Workspaces::checking(&args.sources, &args.policy)?;
    let paths = if args.paths.is_empty() { &[PathBuf::from(".")][..] } else { &args.paths };
    let tree = Tree::new(paths, &mut workspaces);
    let locale = tree.locale(&args.sources);
    let mut summary = Summary::new(locale, args.verbose);
    summary.begin(&tree);
    let threads = args.threads.unwrap_or_else(parallel::default_threads);
    let mut tally = count(&tree, &mut summary, threads, locale);
    let explained = elsewhere::search(tally.wanted(), &tree, &mut workspaces, threads);
    tally.take_explained(&explained);
    let usage = tally.usage();
    report::write(&mut Out::new(args.color), args, &usage, summary.files, locale)?;
    for (path, problems) in workspaces.glossary_problems() {
        workspaces.show_problems(&path, &problems);
    }
    workspaces.finish();
    summary.settings = workspaces.settings_problems();
    summary.show();
    let is_low = args.min.is_some_and(|min| usage.terms().percent() < min);
    Ok(match (summary.has_failed(), is_low) {
        (true, _) => Exit::Failed,
        (_, true) => Exit::Found,
        _ => Exit::Ok,
    })
}

/// What all files use. Files that cannot be read are named.
fn count(tree: &Tree, summary: &mut Summary, threads: NonZero<usize>, locale: Locale) -> Tally {
    let done = AtomicUsize::new(0);
    let line = |done| Message::Progress { done, total: tree.files.len() }.text(locale);
    let read = || parallel::map(&tree.files, threads, &done, |file| Some((file, count::file(file))));
    let mut tally = Tally::default();
    for (file, uses) in progress::show(&done, line, read) {
        match uses {
            Ok(uses) => {
                summary.files += 1;
                tally.add(file, uses);
            }
            Err(skip) => summary.skip(&file.path, &skip, locale),
        }
    }
    tally
}
