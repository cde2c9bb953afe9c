//! Any glossary's text, by its file's name, to entries and problems. Touches no file.

use std::path::Path;

use super::content::Read;
use super::names;
use super::{markdown, native, table};

/// Reads the text of the glossary at `path`. Never fails: what is wrong is among the problems.
pub fn read(path: &Path, text: &str) -> Read {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "md" | "markdown" => markdown::read(text, names::is_glossary(path)),
        "csv" => table::read(text, b','),
        "tsv" => table::read(text, b'\t'),
        _ => native::read(text),
    }
}
