//! `glossator export`: the glossaries in force, as a page or as data.

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;

use super::Exit;
use super::options::{Color, Sources};
use super::output::{self, Out};
use super::workspace::Workspaces;
use crate::features::export::{csv, html, json, markdown, sections};
use crate::messages::{Command as Message, Locale};

/// Write the glossaries in force as a page or as data, to standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// In which form.
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    sources: Sources,
}

const EXAMPLES: &str = "\
Examples:
  glossator export --format html > glossary.html
  glossator export --packs none --format csv
  glossator export --language fr --packs docker --no-workspace

All forms but html are read as glossaries again, without the conditions under which spellings hold.
Exit code: 0 if something was written, 1 if no glossary in force has a term.";

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// A page in the reader's language.
    #[default]
    Markdown,
    /// A page for browsers, in the reader's language.
    Html,
    /// All languages, in the shape of YAML glossaries.
    Json,
    /// All languages, a row for each term.
    Csv,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut workspaces = Workspaces::new(&args.sources)?;
    let workspace = workspaces.here();
    let language = &workspace.language;
    let lexicon = workspace.lexicon_here();
    let sections = sections(lexicon.explaining(), language);
    workspaces.finish();
    if sections.is_empty() {
        output::note(&Message::NothingToExport.text(Locale::of(language)));
        return Ok(Exit::Found);
    }
    let text = match args.format {
        Format::Markdown => markdown(&sections, language),
        Format::Html => html(&sections, language),
        Format::Json => json(&sections, language.split('-').next().unwrap_or(language))?,
        Format::Csv => csv(&sections)?,
    };
    let mut out = Out::new(Color::Never);
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Exit::Ok)
}
