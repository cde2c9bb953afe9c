//! Standard output and standard error: colour, width, and text that is safe to show on a terminal.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::options::Color;

/// The name of a term or of a file.
pub(super) const NAME: Style = AnsiColor::Cyan.on_default().bold();
/// A term in its line.
pub(super) const MARK: Style = AnsiColor::Cyan.on_default().underline();
/// What is of less weight: line numbers, labels, rules.
pub(super) const FAINT: Style = Style::new().dimmed();
/// A name's long form.
pub(super) const ITALIC: Style = Style::new().italic();

/// No style.
pub(super) const PLAIN: Style = Style::new();

/// Text wider than this tires the eye, however wide the terminal is.
const MAX_WIDTH: usize = 100;
const MIN_WIDTH: usize = 30;
/// Where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 80;
/// Big writes, so that a pipe costs few system calls.
const BUFFER: usize = 64 << 10;

/// Standard output.
pub(super) struct Out {
    writer: BufWriter<AutoStream<StdoutLock<'static>>>,
    /// Whether terms are marked by colour.
    pub(super) color: bool,
    /// Whether somebody reads along.
    pub(super) terminal: bool,
    /// How wide text may be.
    pub(super) width: usize,
}

impl Out {
    /// Standard output with colour as asked for.
    pub(super) fn new(color: Color) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let choice = match color {
            Color::Auto => AutoStream::choice(&stdout),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let color = choice != ColorChoice::Never;
        // What we write without colour has nothing to be taken out; looking for it would cost time.
        let choice = if color { choice } else { ColorChoice::AlwaysAnsi };
        let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
        Self {
            writer: BufWriter::with_capacity(BUFFER, AutoStream::new(stdout.lock(), choice)),
            color,
            terminal,
            width: if terminal { width.clamp(MIN_WIDTH, MAX_WIDTH) } else { DEFAULT_WIDTH },
        }
    }

    /// `text` in `style`, where there is colour.
    pub(super) fn paint<T: Display>(&self, style: Style, text: T) -> Painted<T> {
        Painted { style: self.color.then_some(style), text }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Text with a style.
pub(super) struct Painted<T> {
    style: Option<Style>,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.style {
            Some(style) => write!(f, "{style}{}{style:#}", self.text),
            None => self.text.fmt(f),
        }
    }
}

/// Tells the user something that is no result.
pub(super) fn note(message: &str) {
    raw_note(&format!("glossator: {message}"));
}

/// A line on standard error as it is: a place and a message, or a summary.
pub(super) fn raw_note(line: &str) {
    // Where standard error is closed, there is nobody to tell.
    let _ = writeln!(anstream::stderr().lock(), "{}", visible(line));
}

/// `text` with its control characters made visible: a file that is shown must not steer the terminal.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match c {
        c if !steers(c) => c,
        '\u{7f}' => '\u{2421}',
        c if c.is_ascii() => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(picture).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_do_not_steer_the_terminal() {
        assert_eq!(visible("a\tb\n"), "a\tb\n");
        assert_eq!(visible("\u{1b}[2J\r\u{7f}\u{9b}"), "␛[2J␍␡\u{fffd}");
    }
}
