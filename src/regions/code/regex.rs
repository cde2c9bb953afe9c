//! Regular expression literals: told apart from division by what stands before the slash.

use crate::regions::lexer::{Scanner, escaped, is_word, line_end};

/// Words of JavaScript that no operand ends with.
const JAVASCRIPT_WORDS: &[&[u8]] = &[
    b"await",
    b"case",
    b"default",
    b"delete",
    b"do",
    b"else",
    b"in",
    b"instanceof",
    b"new",
    b"of",
    b"return",
    b"throw",
    b"typeof",
    b"void",
    b"yield",
];

/// Words of Ruby, Perl and awk that no operand ends with.
pub(crate) const SCRIPT_WORDS: &[&[u8]] = &[
    b"and", b"cmp", b"do", b"else", b"elsif", b"eq", b"grep", b"if", b"in", b"join", b"map", b"ne", b"not",
    b"or", b"print", b"push", b"puts", b"return", b"split", b"then", b"unless", b"until", b"when", b"while",
    b"xor", b"yield",
];

/// The longest of those words.
const LONGEST_WORD: usize = 10;

pub(crate) fn javascript(scanner: &mut Scanner<'_, '_>) -> bool {
    literal(scanner, JAVASCRIPT_WORDS)
}

pub(crate) fn script(scanner: &mut Scanner<'_, '_>) -> bool {
    literal(scanner, SCRIPT_WORDS)
}

/// Passes over a regular expression. It is code, and so no region.
fn literal(scanner: &mut Scanner<'_, '_>, words: &[&[u8]]) -> bool {
    // `</b>` in JSX.
    if scanner.pos < scanner.no_regex_before
        || scanner.before() == Some(b'<')
        || follows_operand(scanner, words)
    {
        return false;
    }
    if let Some(end) = end(scanner.bytes, scanner.pos + 1) {
        scanner.pos = end;
        return true;
    }
    // No other slash of this line is tried: each would be looked for up to the end of the line.
    scanner.no_regex_before = line_end(scanner.bytes, scanner.pos);
    false
}

/// Whether the token before the position is an operand, so that an operator must follow.
pub(crate) fn follows_operand(scanner: &Scanner<'_, '_>, words: &[&[u8]]) -> bool {
    let before = scanner.bytes[scanner.from..scanner.pos].trim_ascii_end();
    let Some(&last) = before.last() else { return false };
    if !is_word(last) && last != b'$' {
        return b")]}\"'`".contains(&last);
    }
    let length = before.iter().rev().take(LONGEST_WORD + 1).take_while(|byte| is_word(**byte)).count();
    !words.contains(&&before[before.len() - length..])
}

fn end(bytes: &[u8], from: usize) -> Option<usize> {
    let (mut pos, mut in_class) = (from, false);
    loop {
        match bytes.get(pos)? {
            b'\n' => return None,
            b'\\' => pos += escaped(bytes, pos) - 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(pos + 1),
            _ => {}
        }
        pos += 1;
    }
}
