//! Findings in the form that was asked for.

use std::io::{self, Write};

use clap::ValueEnum;

use super::hit::Hit;
use super::scan::Checked;
use super::text;
use crate::cli::output::Out;
use crate::cli::records;

/// In which form findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, each with its line.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// Writes the findings of all files.
pub(super) fn write(out: &mut Out, format: Format, files: &[Checked]) -> io::Result<()> {
    for file in files {
        let path = file.path.to_string_lossy();
        match format {
            Format::Text => text::write(out, &path, file)?,
            Format::Json => json(out, &path, &file.hits)?,
        }
    }
    out.flush()
}

fn json(out: &mut Out, path: &str, hits: &[Hit]) -> io::Result<()> {
    for hit in hits {
        let record = records::Finding {
            path,
            range: hit.range,
            byte_start: hit.bytes.start,
            byte_end: hit.bytes.end,
            code: hit.code,
            severity: hit.level.name(),
            text: &hit.text,
            entry: hit.entry.as_deref(),
            message: &hit.message,
            region: hit.region,
            rule: hit.rule,
        };
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
