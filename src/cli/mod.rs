//! The command line: the same engine in a terminal and in CI. One file for each command.
//!
//! Results go to standard output; notes, problems and summaries to standard error. Exit codes are those of [`Exit`].

mod annotate;
mod card;
mod check;
mod completions;
mod coverage;
mod elsewhere;
mod excerpt;
mod explain;
mod export;
mod files;
mod gloss;
mod hash;
mod init;
mod mark;
mod options;
mod origin;
mod output;
mod parallel;
mod progress;
mod records;
mod schema;
mod sentence;
mod suggest;
mod summary;
mod tree;
mod workspace;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command tells the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Ok = 0,
    /// What was asked for is not there, or what should not be there is.
    Found = 1,
    /// The command could not do all that it was asked for.
    Failed = 2,
}

/// Explains the words in the files that you have open.
#[derive(Debug, Parser)]
#[command(name = "glossator", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  glossator explain HPA                 what a term means
  glossator explain Dockerfile:12:8     what the word in that place means
  glossator annotate docker-compose.yml a file with its terms explained
  glossator check                       undefined jargon and outdated terms below this folder
  glossator init                        a glossary for your own terms";

#[derive(Debug, Subcommand)]
enum Command {
    Lsp(Lsp),
    Explain(explain::Args),
    Annotate(annotate::Args),
    Check(check::Args),
    Coverage(coverage::Args),
    Export(export::Args),
    Init(init::Args),
    Schema(schema::Args),
    Completions(completions::Args),
}

/// Serve an editor, over standard input and output.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example, for Neovim:\n  vim.lsp.config('glossator', { cmd = { 'glossator', 'lsp' } })"
)]
struct Lsp {
    /// Accepted because many editors pass it; there is no other transport.
    #[arg(long)]
    stdio: bool,
}

/// Reads the command line, does what it says and returns the exit code.
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Lsp(_) => return crate::server::run(),
        Command::Explain(args) => explain::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    let exit = match done {
        Ok(exit) => exit,
        // Whoever reads our output (`| head`) has read enough.
        Err(error) if is_broken_pipe(&error) => Exit::Ok,
        Err(error) => {
            output::note(&format!("{error:#}"));
            Exit::Failed
        }
    };
    ExitCode::from(exit as u8)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let is_pipe = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
        let in_json = |error: &serde_json::Error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe);
        cause.downcast_ref().is_some_and(is_pipe) || cause.downcast_ref().is_some_and(in_json)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_an_example() {
        for command in Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("Example") && help.contains("glossator"), "{}", command.get_name());
        }
    }
}
