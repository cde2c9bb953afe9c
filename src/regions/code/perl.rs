//! Quotes with delimiters of one's own choice: Perl's `q{…}`, `s/…/…/`, Ruby's `%w[…]`, Elixir's `~r/…/`; and POD.

use super::regex;
use crate::regions::RegionKind;
use crate::regions::lexer::{Scanner, escaped, is_word, line_end};
use crate::text::next_line;

/// Perl's `q`, `qq`, `qw`, `qr`, `m`, `s`, `tr` and `y`.
pub(crate) fn quote_like(scanner: &mut Scanner<'_, '_>) -> bool {
    if scanner.patience == 0
        || scanner.before().is_some_and(|byte| is_word(byte) || b"$@%&>-{*".contains(&byte))
    {
        return false;
    }
    let rest = &scanner.bytes[scanner.pos..];
    let word = &rest[..rest.iter().take(3).take_while(|byte| byte.is_ascii_alphanumeric()).count()];
    let (parts, kind) = match word {
        b"q" | b"qq" | b"qw" => (1, Some(RegionKind::String)),
        b"m" | b"qr" => (1, None),
        b"s" | b"tr" | b"y" => (2, None),
        _ => return false,
    };
    let blanks = rest[word.len()..].iter().take_while(|byte| **byte == b' ').count();
    let open = word.len() + blanks;
    let Some(delimiter) = rest.get(open) else { return false };
    let delimiters: &[u8] = if blanks == 0 { b"/{([<|!#~'\"@%^" } else { b"/{([" };
    // `s,a,b,` is common, but `(x, y, z)` holds no quote.
    let is_comma = blanks == 0 && *delimiter == b',' && matches!(word, b"s" | b"m");
    (is_comma || delimiters.contains(delimiter)) && finish(scanner, open, parts, kind)
}

/// Ruby's `%w[…]`, `%q(…)`, `%(…)`, `%r{…}`.
pub(crate) fn percent(scanner: &mut Scanner<'_, '_>) -> bool {
    if scanner.patience == 0 || regex::follows_operand(scanner, regex::SCRIPT_WORDS) {
        return false;
    }
    let letter = usize::from(scanner.peek(1).is_some_and(|byte| b"wWiIqQrxs".contains(&byte)));
    let opens = scanner.peek(1 + letter).is_some_and(|byte| b"([{<|!/".contains(&byte));
    opens && finish(scanner, 1 + letter, 1, Some(RegionKind::String))
}

/// Elixir's `~s(…)`, `~r/…/`, `~w[…]`.
pub(crate) fn sigil(scanner: &mut Scanner<'_, '_>) -> bool {
    let rest = &scanner.bytes[scanner.pos + 1..];
    let letters = rest.iter().take(8).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let opens = rest.get(letters).is_some_and(|byte| b"([{<|/\"'".contains(byte));
    // `~S"""` is a string over several lines, and perhaps documentation.
    let is_heredoc = rest[letters..].starts_with(b"\"\"\"") || rest[letters..].starts_with(b"'''");
    let is_sigil = letters > 0 && opens && !is_heredoc && scanner.patience > 0;
    is_sigil && finish(scanner, 1 + letters, 1, Some(RegionKind::String))
}

/// Perl's documentation, from `=head1` at the start of a line to `=cut`.
pub(crate) fn pod(scanner: &mut Scanner<'_, '_>) -> bool {
    if !scanner.peek(1).is_some_and(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let mut end = line_end(scanner.bytes, scanner.pos);
    while !scanner.bytes[scanner.pos..end].starts_with(b"=cut") && end < scanner.bytes.len() {
        let next = next_line(scanner.bytes, end);
        end = line_end(scanner.bytes, next);
        if scanner.bytes[next..end].starts_with(b"=cut") {
            break;
        }
    }
    scanner.emit(RegionKind::Comment, end);
    true
}

/// The end of the program: what follows is data, but for documentation.
pub(crate) fn end_of_program(scanner: &mut Scanner<'_, '_>) -> bool {
    if !scanner.looking_at(b"__END__") && !scanner.looking_at(b"__DATA__") {
        return false;
    }
    while scanner.pos < scanner.bytes.len() {
        scanner.pos = next_line(scanner.bytes, scanner.pos);
        if scanner.peek(0) == Some(b'=') {
            pod(scanner);
        }
    }
    true
}

fn finish(scanner: &mut Scanner<'_, '_>, open: usize, parts: u32, kind: Option<RegionKind>) -> bool {
    let Some(end) = delimited_end(scanner.bytes, scanner.pos + open, parts) else {
        scanner.patience -= 1;
        return false;
    };
    match kind {
        Some(kind) => scanner.emit(kind, end),
        None => scanner.pos = end + regex::flags(&scanner.bytes[end..]),
    }
    true
}

/// Right behind the quote that opens at `open` and has that many parts.
fn delimited_end(bytes: &[u8], open: usize, parts: u32) -> Option<usize> {
    let delimiter = bytes[open];
    let end = part_end(bytes, open + 1, delimiter)?;
    if parts == 1 {
        return Some(end);
    }
    if closing(delimiter) == delimiter {
        return part_end(bytes, end, delimiter);
    }
    let second = end + bytes[end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    part_end(bytes, second + 1, *bytes.get(second)?)
}

fn part_end(bytes: &[u8], from: usize, open: u8) -> Option<usize> {
    let close = closing(open);
    let (mut pos, mut depth) = (from, 1_u32);
    while let Some(&byte) = bytes.get(pos) {
        if byte == b'\\' {
            pos += escaped(bytes, pos);
            continue;
        }
        pos += 1;
        if byte == close {
            depth -= 1;
            if depth == 0 {
                return Some(pos);
            }
        } else if byte == open {
            depth += 1;
        }
    }
    None
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        b'{' => b'}',
        b'<' => b'>',
        other => other,
    }
}
