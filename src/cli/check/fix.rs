//! `--fix`: writes what should stand in the place of a finding, and nothing else.

use std::fs;
use std::io;
use std::path::Path;

use super::scan::Checked;
use crate::disk::replace;

/// Fixes the findings that have a replacement, and says how many. `refused` is told of files that cannot be written.
pub(super) fn fix(files: &[Checked], refused: impl Fn(&Path, &io::Error)) -> usize {
    let mut fixed = 0;
    for file in files.iter().filter(|file| file.hits.iter().any(|hit| hit.replacement.is_some())) {
        match fix_file(file) {
            Ok(count) => fixed += count,
            Err(error) => refused(&file.path, &error),
        }
    }
    fixed
}

/// How many findings were fixed in a file.
fn fix_file(file: &Checked) -> io::Result<usize> {
    let bytes = fs::read(&file.path)?;
    let mut result = Vec::with_capacity(bytes.len() + 64);
    let (mut at, mut count) = (0, 0);
    for hit in &file.hits {
        let Some(replacement) = &hit.replacement else { continue };
        // The file may have changed since it was checked.
        let is_there = hit.bytes.start >= at && bytes.get(hit.bytes.clone()) == Some(hit.text.as_bytes());
        if is_there {
            result.extend_from_slice(&bytes[at..hit.bytes.start]);
            result.extend_from_slice(replacement.as_bytes());
            at = hit.bytes.end;
            count += 1;
        }
    }
    if count > 0 {
        result.extend_from_slice(&bytes[at..]);
        replace(&file.path, &result)?;
    }
    Ok(count)
}
