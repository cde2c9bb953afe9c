//! Vim script, where the double quote begins both strings and comments.

use crate::regions::RegionKind;
use crate::regions::lexer::{Escape, Scanner, is_word, line_end, text_end};

/// From this length on, a failed look to the end of a line counts.
const LONG_LINE: usize = 1024;

/// Statements that are but a word: what follows is a comment, even if it holds quotes.
const WHOLE_STATEMENTS: &[&[u8]] = &[
    b"break",
    b"continue",
    b"else",
    b"endfor",
    b"endfunc",
    b"endfunction",
    b"endif",
    b"endtry",
    b"endwhile",
    b"finally",
    b"finish",
    b"try",
];

/// `"`: a comment where a statement may begin or end; else a string if one closes on the line, else a comment.
pub(crate) fn double_quote(scanner: &mut Scanner<'_, '_>) -> bool {
    let after_blank = scanner.before().is_some_and(|byte| byte.is_ascii_whitespace());
    let is_text = after_blank && scanner.peek(1) == Some(b' ');
    if scanner.at_line_start() || (is_text && follows_statement(scanner)) {
        return comment(scanner);
    }
    string(scanner, Escape::After(b'\\')) || (after_blank && comment(scanner))
}

/// `'`: a string, if it closes on the line; `'t` is an option or a mark.
pub(crate) fn single_quote(scanner: &mut Scanner<'_, '_>) -> bool {
    string(scanner, Escape::Doubled)
}

fn comment(scanner: &mut Scanner<'_, '_>) -> bool {
    scanner.emit(RegionKind::Comment, line_end(scanner.bytes, scanner.pos));
    true
}

fn string(scanner: &mut Scanner<'_, '_>, escape: Escape) -> bool {
    if scanner.patience == 0 {
        return false;
    }
    let quote = scanner.bytes[scanner.pos];
    let inside = scanner.pos + 1;
    let end = text_end(scanner.bytes, inside, &[quote], escape, false);
    let closes = end > inside && scanner.bytes[end - 1] == quote;
    if closes {
        scanner.emit(RegionKind::String, end);
    } else if end - inside > LONG_LINE {
        // On a long line, each of many quotes might be looked for up to its end.
        scanner.patience -= 1;
    }
    closes
}

/// Whether what stands before the position is complete: `endif " has("gui")`.
fn follows_statement(scanner: &Scanner<'_, '_>) -> bool {
    let before = scanner.bytes[scanner.from..scanner.pos].trim_ascii_end();
    let length = before.iter().rev().take(16).take_while(|byte| is_word(**byte)).count();
    WHOLE_STATEMENTS.contains(&&before[before.len() - length..])
}
