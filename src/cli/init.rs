//! `glossator init`: a starter glossary.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::Exit;

/// Write a starter glossary that explains itself.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  glossator init --language fr docs/")]
pub(super) struct Args {
    /// The folder that it is for, or the file to write [default: glossary.yml here].
    path: Option<PathBuf>,

    /// Language of the glossary: `en` or `fr`.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let _ = (&args.path, &args.language);
    bail!("`init` is not part of this build")
}
