//! `REM`, the comment of batch files and BASIC, which is a word.

use crate::regions::RegionKind;
use crate::regions::lexer::{Scanner, is_word, line_end};

/// `rem`, in any case, where a command may begin.
pub(crate) fn remark(scanner: &mut Scanner<'_, '_>) -> bool {
    let Some(word) = scanner.bytes.get(scanner.pos..scanner.pos + 3) else { return false };
    let ends = scanner.peek(3).is_none_or(|byte| byte.is_ascii_whitespace());
    if !word.eq_ignore_ascii_case(b"rem") || !ends || !at_command(scanner) {
        return false;
    }
    scanner.emit(RegionKind::Comment, line_end(scanner.bytes, scanner.pos));
    true
}

/// At the start of a line, perhaps behind `@`, a line number or a label; behind `&`, `else` and the like.
fn at_command(scanner: &Scanner<'_, '_>) -> bool {
    if scanner.at_line_start() {
        return true;
    }
    let before = scanner.bytes[scanner.from..scanner.pos].trim_ascii_end();
    let length = before.iter().rev().take(8).take_while(|byte| is_word(**byte)).count();
    let word = &before[before.len() - length..];
    let is_number = length > 0 && word.iter().all(u8::is_ascii_digit);
    is_number
        || word.eq_ignore_ascii_case(b"else")
        || before.last().is_some_and(|byte| b"@&|(:".contains(byte))
}
