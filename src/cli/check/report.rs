//! Findings in the form that was asked for.

use std::io::{self, Write};

use clap::ValueEnum;

use super::hit::Hit;
use super::scan::Checked;
use super::{github, sarif, text};
use crate::cli::output::Out;
use crate::cli::records;
use crate::messages::Locale;

/// In which form findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, each with its line.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
}

/// Writes the findings of all files. `locale` is that of what belongs to no file.
pub(super) fn write(out: &mut Out, format: Format, files: &[Checked], locale: Locale) -> io::Result<()> {
    if format == Format::Sarif {
        sarif::write(out, files, locale)?;
    }
    for file in files {
        let path = file.path.to_string_lossy();
        match format {
            Format::Text => text::write(out, &path, file)?,
            Format::Json => json(out, &path, &file.hits)?,
            Format::Github => github::write(out, &path, &file.hits)?,
            Format::Sarif => {}
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
