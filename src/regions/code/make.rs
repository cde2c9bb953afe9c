//! Makefiles, whose recipes are shell and whose other lines know no quotes.

use crate::regions::RegionKind;
use crate::regions::lexer::{Escape, Scanner, line_end, text_end};
use crate::text::next_line;

/// At the end of a line: whether the next one belongs to a recipe.
pub(crate) fn line_break(scanner: &mut Scanner<'_, '_>) -> bool {
    scanner.pos += 1;
    scanner.in_recipe = scanner.peek(0) == Some(b'\t');
    true
}

/// `#`, at any place but behind a backslash; in a recipe only where the shell would see a comment.
pub(crate) fn comment(scanner: &mut Scanner<'_, '_>) -> bool {
    let before = scanner.before();
    let plain = match before {
        Some(byte) if scanner.in_recipe => byte.is_ascii_whitespace() || b";&|@".contains(&byte),
        Some(byte) => !b"\\$".contains(&byte),
        None => true,
    };
    if !plain {
        return false;
    }
    let mut end = line_end(scanner.bytes, scanner.pos);
    while scanner.bytes[..end].ends_with(b"\\") && end < scanner.bytes.len() {
        end = line_end(scanner.bytes, next_line(scanner.bytes, end));
    }
    scanner.emit(RegionKind::Comment, end);
    true
}

/// A string in a recipe.
pub(crate) fn string(scanner: &mut Scanner<'_, '_>) -> bool {
    if !scanner.in_recipe {
        return false;
    }
    let quote = [scanner.bytes[scanner.pos]];
    let end = text_end(scanner.bytes, scanner.pos + 1, &quote, Escape::After(b'\\'), false);
    scanner.emit(RegionKind::String, end);
    true
}
