//! `glossator completions`: what a shell needs to complete our commands and flags.

use std::io::Write;

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

use super::options::Color;
use super::output::Out;
use super::{Cli, Exit};

/// Print what a shell needs to complete commands and flags.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example, for bash:\n  glossator completions bash > ~/.local/share/bash-completion/completions/glossator"
)]
pub(super) struct Args {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "glossator", &mut script);
    let mut out = Out::new(Color::Never);
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Ok)
}
