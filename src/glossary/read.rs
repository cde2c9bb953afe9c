//! Any glossary's text, by its file's name, to entries and problems. Touches no file.

use std::path::Path;

use super::content::Read;
use super::load::MAX_BYTES;
use super::names;
use super::problem::LoadError;
use super::{markdown, native, table};

/// Reads the text of the glossary at `path`. Never fails: what is wrong is among the problems.
pub fn read(path: &Path, text: &str) -> Read {
    if text.len() as u64 > MAX_BYTES {
        let error = LoadError::TooLarge { path: path.to_owned(), size: text.len() as u64, limit: MAX_BYTES };
        return Read { broken: true, problems: vec![error.problem()], ..Read::default() };
    }
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "md" | "markdown" => markdown::read(text, names::is_glossary(path)),
        "csv" => table::read(text, b','),
        "tsv" => table::read(text, b'\t'),
        _ => native::read(text),
    }
}
