//! Haskell's `--`, which is a comment unless it is part of an operator such as `-->` or `|--`.

use crate::regions::RegionKind;
use crate::regions::lexer::{Scanner, line_end};

pub(crate) fn comment(scanner: &mut Scanner<'_, '_>) -> bool {
    let rest = &scanner.bytes[scanner.pos..];
    let dashes = rest.iter().take_while(|byte| **byte == b'-').count();
    let is_operator = |byte: &u8| b"!#$%&*+./<=>?@\\^|~:".contains(byte);
    if rest.get(dashes).is_some_and(is_operator) || scanner.before().is_some_and(|byte| is_operator(&byte)) {
        // Passed over as a whole, lest the rest of its dashes be taken for a comment.
        scanner.pos += dashes;
        return true;
    }
    scanner.emit(RegionKind::Comment, line_end(scanner.bytes, scanner.pos));
    true
}
