//! The apostrophe: character literals, and all else that it stands for.

use crate::regions::RegionKind;
use crate::regions::lexer::{Escape, Scanner, is_word, text_end};

/// The longest escape in a character literal, such as `\u{10FFFF}`.
const MAX_ESCAPE: usize = 16;

/// A character literal such as `'a'` or `'\n'`; not a lifetime (`'a`), type variable, symbol or digit separator.
pub(crate) fn literal(scanner: &mut Scanner<'_, '_>) -> bool {
    let rest = &scanner.bytes[scanner.pos + 1..];
    let length = match rest.first() {
        // The escaped character may itself be an apostrophe.
        Some(b'\\') => rest.iter().take(MAX_ESCAPE).skip(2).position(|byte| *byte == b'\'').map(|at| at + 2),
        Some(b'\'' | b'\n') | None => None,
        Some(lead) => Some(char_len(*lead)).filter(|length| rest.get(*length) == Some(&b'\'')),
    };
    let Some(length) = length else { return false };
    scanner.emit(RegionKind::String, scanner.pos + length + 2);
    true
}

/// A string in MATLAB, where the apostrophe behind a value transposes it.
pub(crate) fn not_transposed(scanner: &mut Scanner<'_, '_>) -> bool {
    if scanner.before().is_some_and(|byte| is_word(byte) || b")]}'.".contains(&byte)) {
        return false;
    }
    let end = text_end(scanner.bytes, scanner.pos + 1, b"'", Escape::Doubled, false);
    scanner.emit(RegionKind::String, end);
    true
}

/// How many bytes the character takes that begins with `lead`.
fn char_len(lead: u8) -> usize {
    match lead {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}
