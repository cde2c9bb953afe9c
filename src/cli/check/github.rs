//! Findings as annotations of a GitHub workflow: commands on standard output, which the runner shows at the changed lines.

use std::io::{self, Write};

use super::hit::Hit;
use crate::settings::Level;

/// Writes the findings of a file.
pub(super) fn write(out: &mut impl Write, path: &str, hits: &[Hit]) -> io::Result<()> {
    let path = path.replace('\\', "/");
    let path = property(path.strip_prefix("./").unwrap_or(&path));
    for hit in hits {
        let command = match hit.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Information | Level::Hint | Level::Off => "notice",
        };
        let range = hit.range;
        write!(out, "::{command} file={path},line={},endLine={}", range.line, range.end_line)?;
        if range.line == range.end_line {
            // The runner counts the last column in, and takes columns for places on one line alone.
            write!(out, ",col={},endColumn={}", range.column, range.end_column.max(range.column + 1) - 1)?;
        }
        writeln!(out, ",title={}::{}", property(hit.code), data(&hit.message))?;
    }
    Ok(())
}

/// A message, as workflow commands quote it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, as workflow commands quote it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_or_message_ends_the_command() {
        assert_eq!(data("50 %: a,\r\nb"), "50 %25: a,%0D%0Ab");
        assert_eq!(property("a,b: c%\n"), "a%2Cb%3A c%25%0A");
    }
}
