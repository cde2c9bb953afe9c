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
    if let Some(end) = end(scanner.bytes, scanner.pos + 1).or_else(|| extended_end(scanner)) {
        scanner.pos = end;
        return true;
    }
    // No other slash of this line is tried: each would be looked for up to the end of the line.
    scanner.no_regex_before = line_end(scanner.bytes, scanner.pos);
    false
}

/// Right behind the regular expression that begins at `start`, if one does: one that is an argument, and short. It serves
/// where only the brackets around it matter.
pub(crate) fn literal_end(bytes: &[u8], start: usize) -> Option<usize> {
    let before = bytes[..start].trim_ascii_end().last()?;
    let limit = bytes.len().min(start + 128);
    if b"(,=:[!&|?{;".contains(before) { end(&bytes[..limit], start + 1) } else { None }
}

/// Whether the token before the position is an operand, so that an operator must follow.
pub(crate) fn follows_operand(scanner: &Scanner<'_, '_>, words: &[&[u8]]) -> bool {
    let all = &scanner.bytes[scanner.from..scanner.pos];
    let before = all.trim_ascii_end();
    let Some(&last) = before.last() else { return false };
    // In Ruby and Perl, a line that is complete ends a statement.
    let is_script = words == SCRIPT_WORDS;
    if is_script && all[before.len()..].contains(&b'\n') {
        return false;
    }
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
            // With its flags: in Perl, the `s` of `/…/s, …` would begin a quote.
            b'/' if !in_class => return Some(pos + 1 + flags(&bytes[pos + 1..])),
            _ => {}
        }
        pos += 1;
    }
}

/// Right behind an expression whose slash ends its line, and that goes on on the next ones, as Ruby's and Perl's may.
fn extended_end(scanner: &mut Scanner<'_, '_>) -> Option<usize> {
    let next = scanner.peek(1)?;
    if !matches!(next, b'\n' | b'\r') || scanner.patience == 0 {
        return None;
    }
    let (mut pos, mut in_class) = (scanner.pos + 1, false);
    while let Some(byte) = scanner.bytes.get(pos) {
        match byte {
            b'\\' => pos += escaped(scanner.bytes, pos) - 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(pos + 1 + flags(&scanner.bytes[pos + 1..])),
            _ => {}
        }
        pos += 1;
    }
    scanner.patience -= 1;
    None
}

/// How many flags stand behind a regular expression.
pub(crate) fn flags(rest: &[u8]) -> usize {
    rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count()
}
