//! Lines of a document, one after the other.

use crate::regions::lexer::line_end;
use crate::text::next_line;

/// A line, by offsets into its document.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) start: usize,
    /// Where its text begins, behind the blanks.
    pub(super) text: usize,
    /// Where it ends, without its line break.
    pub(super) end: usize,
    /// Where the next one begins.
    pub(super) next: usize,
}

impl Line {
    /// The line that begins at `start`, if that is not the end of the document.
    pub(super) fn at(bytes: &[u8], start: usize) -> Option<Self> {
        if start >= bytes.len() {
            return None;
        }
        let end = line_end(bytes, start);
        let blanks = bytes[start..end].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        Some(Self { start, text: start + blanks, end, next: next_line(bytes, end) })
    }

    /// Its text without blanks around it.
    pub(super) fn trimmed<'t>(&self, bytes: &'t [u8]) -> &'t [u8] {
        bytes[self.text..self.end].trim_ascii_end()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text >= self.end
    }

    /// How far its text is indented; a tab counts up to the next multiple of four.
    pub(super) fn indent(&self, bytes: &[u8]) -> usize {
        let blanks = &bytes[self.start..self.text];
        blanks.iter().fold(0, |column, byte| if *byte == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
    }
}

/// Where the block ends whose lines are blank or indented by more than `indent`, without blank lines at its end; and
/// where the line after its last one begins.
pub(super) fn block_end(bytes: &[u8], from: usize, indent: usize) -> (usize, usize) {
    let (mut end, mut next, mut start) = (from, from, from);
    while let Some(line) = Line::at(bytes, start) {
        if !line.is_blank() {
            if line.indent(bytes) <= indent {
                break;
            }
            (end, next) = (line.end, line.next);
        }
        start = line.next;
    }
    (end, next)
}
