//! Tables, for people: text in columns, or Markdown.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// A table, its head first. Columns after the first hold numbers, unless they are in `words`.
pub(super) struct Table {
    pub(super) title: String,
    pub(super) rows: Vec<Vec<String>>,
    /// Columns, from 0, that hold text.
    pub(super) words: &'static [usize],
}

impl Table {
    fn is_text(&self, column: usize) -> bool {
        column == 0 || self.words.contains(&column)
    }

    /// Writes the table in columns.
    pub(super) fn text(&self, out: &mut impl Write) -> io::Result<()> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| self.rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        writeln!(out, "{}\n", self.title)?;
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let blanks = " ".repeat(widths[column] - cell.width());
                let (before, after) = if self.is_text(column) { ("", &*blanks) } else { (&*blanks, "") };
                line.push_str("  ");
                line.extend([before, cell, after]);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)
    }

    /// Writes the table as Markdown.
    pub(super) fn markdown(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "## {}\n", self.title)?;
        for (at, row) in self.rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
            if at == 0 {
                let rule = |column| if self.is_text(column) { "---" } else { "---:" };
                let rules: Vec<&str> = (0..row.len()).map(rule).collect();
                writeln!(out, "|{}|", rules.join("|"))?;
            }
        }
        writeln!(out)
    }
}

/// `text` so that Markdown shows it as it is.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '&' | '#') {
            quoted.push('\\');
        }
        quoted.push(if c.is_control() { ' ' } else { c });
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_do_not_end_the_table() {
        assert_eq!(quoted("a|b\nc_d <x>"), "a\\|b c\\_d \\<x\\>");
    }
}
