//! `glossator init`: a starter glossary.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::options::{Color, language};
use super::output::Out;
use super::{Exit, workspace};
use crate::glossary;
use crate::messages::{Command as Message, Locale};

/// Write a starter glossary that explains itself.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  glossator init\n  glossator init --language fr docs/")]
pub(super) struct Args {
    /// The folder that it is for, or the file to write.
    #[arg(default_value = ".")]
    path: PathBuf,

    /// Language of the glossary, `en` or `fr` [default: as the environment says].
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
}

/// What a glossary is called, unless the user calls it something else.
const NAME: &str = "glossary.yml";

pub(super) fn run(args: &Args) -> Result<Exit> {
    let language = workspace::reader_language(args.language.as_deref().unwrap_or("auto"));
    let locale = Locale::of(&language);
    let path = target(&args.path, locale)?;
    let text = glossary::starter(&language);
    write_new(&path, text, locale)?;
    let mut out = Out::new(Color::Auto);
    write!(out, "{}", next_steps(&path, text, locale))?;
    out.flush()?;
    Ok(Exit::Ok)
}

/// The file to write. One that nothing would ever find is refused.
fn target(path: &Path, locale: Locale) -> Result<PathBuf> {
    if path.is_dir() {
        return Ok(if path == Path::new(".") { NAME.into() } else { path.join(NAME) });
    }
    let shown = path.display().to_string();
    let is_yaml = path.extension().is_some_and(|extension| extension == "yml" || extension == "yaml");
    ensure!(is_yaml, Message::NoFolderNorYaml { path: shown }.text(locale));
    let folder = folder(path);
    ensure!(folder.is_dir(), Message::NoFolder { folder: folder.display().to_string() }.text(locale));
    if !glossary::is_glossary(path) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = NAME.to_owned();
        bail!(Message::NoGlossaryName { path: shown, name, stem }.text(locale));
    }
    Ok(path.to_owned())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file that is not there yet, in whole or not at all.
fn write_new(path: &Path, text: &str, locale: Locale) -> Result<()> {
    let shown = || path.display().to_string();
    let cannot_write = || Message::CannotWrite { path: shown() }.text(locale);
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!(Message::Exists { path: shown() }.text(locale))
        }
        Err(error) => return Err(error).with_context(cannot_write),
    };
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a glossary is worse than none; that it cannot be written is what the user must know.
        let _ = fs::remove_file(path);
    }
    written.with_context(cannot_write)
}

fn next_steps(path: &Path, text: &str, locale: Locale) -> String {
    let read = glossary::read(path, text);
    let sample = read.entries.first().map_or("API", |entry| entry.name()).to_owned();
    let (path, folder) = (path.display().to_string(), folder(path).display().to_string());
    Message::NextSteps { path, sample, folder }.text(locale)
}
