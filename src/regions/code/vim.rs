//! Vim script, where the double quote begins both strings and comments.

use memchr::memchr;

use crate::regions::RegionKind;
use crate::regions::lexer::{Escape, Scanner, line_end, text_end};

/// `"`: a comment where a statement may begin, else a string if one closes on the line, else a comment.
pub(crate) fn double_quote(scanner: &mut Scanner<'_, '_>) -> bool {
    let end = line_end(scanner.bytes, scanner.pos);
    let inside = scanner.pos + 1;
    let closes = memchr(b'"', &scanner.bytes[inside..end]).is_some();
    if scanner.at_line_start() || (!closes && scanner.before().is_some_and(|byte| byte.is_ascii_whitespace()))
    {
        scanner.emit(RegionKind::Comment, end);
        return true;
    }
    let string = text_end(scanner.bytes, inside, b"\"", Escape::After(b'\\'), false);
    if closes {
        scanner.emit(RegionKind::String, string);
    }
    closes
}

/// `'`: a string, if it closes on the line; `'t` is an option or a mark.
pub(crate) fn single_quote(scanner: &mut Scanner<'_, '_>) -> bool {
    let end = line_end(scanner.bytes, scanner.pos);
    let inside = scanner.pos + 1;
    let closes = memchr(b'\'', &scanner.bytes[inside..end]).is_some();
    if closes {
        scanner.emit(RegionKind::String, text_end(scanner.bytes, inside, b"'", Escape::Doubled, false));
    }
    closes
}
