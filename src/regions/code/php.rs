//! PHP: programs between stretches of HTML.

use memchr::memmem;

use crate::regions::RegionKind;
use crate::regions::languages::syntax;
use crate::regions::lexer::{self, Scanner, block_end, find, line_end};
use crate::regions::sink::Sink;

/// Reads a file, which begins as HTML.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let start = html(sink, bytes, 0);
    lexer::lex(sink, start..bytes.len(), syntax::PHP);
}

/// `?>`: HTML up to the next program.
pub(crate) fn close_tag(scanner: &mut Scanner<'_, '_>) -> bool {
    scanner.pos = html(scanner.sink, scanner.bytes, scanner.pos + 2);
    true
}

/// A comment that ends with its line, or with the program.
pub(crate) fn line_comment(scanner: &mut Scanner<'_, '_>) -> bool {
    let end = line_end(scanner.bytes, scanner.pos);
    let close = memmem::find(&scanner.bytes[scanner.pos..end], b"?>");
    scanner.emit(RegionKind::Comment, close.map_or(end, |at| scanner.pos + at));
    true
}

/// Finds the comments of the HTML that begins at `from`, and where the program begins.
fn html(sink: &mut Sink<'_>, bytes: &[u8], from: usize) -> usize {
    let mut pos = from;
    while let Some(open) = find(bytes, pos, b"<") {
        let rest = &bytes[open..];
        if rest.starts_with(b"<?") && !rest.starts_with(b"<?xml") {
            return open + 2;
        }
        pos = open + 1;
        if rest.starts_with(b"<!--") {
            pos = block_end(bytes, open + 4, b"-->");
            sink.push(RegionKind::Comment, open, pos);
        }
    }
    bytes.len()
}
