//! Strings whose closing mark depends on the opening one, or in which the backslash means nothing.

use crate::regions::RegionKind;
use crate::regions::lexer::{Escape, Scanner, block_end, is_word, line_end, text_end};

/// Rust's `"…"`, `r"…"`, `br##"…"##`.
pub(crate) fn rust(scanner: &mut Scanner<'_, '_>) -> bool {
    let before = &scanner.bytes[scanner.from..scanner.pos];
    let hashes = before.iter().rev().take_while(|byte| **byte == b'#').count();
    let letters = before.iter().rev().skip(hashes).take_while(|byte| is_word(**byte)).take(3).count();
    let prefix = &before[before.len() - hashes - letters..before.len() - hashes];
    let open = scanner.pos;
    if !matches!(prefix, b"r" | b"br" | b"cr") {
        return plain(scanner, true);
    }
    scanner.pos -= hashes + prefix.len();
    let end = hashed_end(scanner.bytes, open + 1, hashes);
    scanner.emit(RegionKind::String, end);
    true
}

/// Swift's `#"…"#`.
pub(crate) fn swift(scanner: &mut Scanner<'_, '_>) -> bool {
    let rest = &scanner.bytes[scanner.pos..];
    let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
    if rest.get(hashes) != Some(&b'"') {
        // Passed over as a whole: a line of hashes must not be counted from each of them.
        scanner.pos += hashes;
        return true;
    }
    scanner.emit(RegionKind::String, hashed_end(scanner.bytes, scanner.pos + hashes + 1, hashes));
    true
}

/// C++'s `R"mark(…)mark"`, and any other string.
pub(crate) fn cpp(scanner: &mut Scanner<'_, '_>) -> bool {
    let rest = &scanner.bytes[scanner.pos + 1..];
    // The standard allows sixteen characters.
    let mark = rest.iter().take(17).position(|byte| *byte == b'(').map(|length| &rest[..length]);
    match mark {
        Some(mark) if scanner.before() == Some(b'R') => {
            let close = [b")", mark, b"\""].concat();
            let end = block_end(scanner.bytes, scanner.pos + mark.len() + 2, &close);
            scanner.emit(RegionKind::String, end);
            true
        }
        _ => plain(scanner, false),
    }
}

/// C#'s `@"…""…"` and any other string.
pub(crate) fn csharp(scanner: &mut Scanner<'_, '_>) -> bool {
    let before = &scanner.bytes[scanner.from..scanner.pos];
    if !before.ends_with(b"@") && !before.ends_with(b"@$") {
        return plain(scanner, false);
    }
    let end = text_end(scanner.bytes, scanner.pos + 1, b"\"", Escape::Doubled, true);
    scanner.emit(RegionKind::String, end);
    true
}

/// The `"""…"""` of C# and Scala, with any number of quotes from three on.
pub(crate) fn quotes(scanner: &mut Scanner<'_, '_>) -> bool {
    let rest = &scanner.bytes[scanner.pos..];
    let length = rest.iter().take_while(|byte| **byte == b'"').count();
    let end = text_end(scanner.bytes, scanner.pos + length, &rest[..length], Escape::None, true);
    // Of more quotes than that, the last ones close it.
    let end = end + scanner.bytes[end..].iter().take_while(|byte| **byte == b'"').count();
    scanner.emit(RegionKind::String, end);
    true
}

/// Nix's `''…''`, in which `''$`, `'''` and `''\` do not close it.
pub(crate) fn nix(scanner: &mut Scanner<'_, '_>) -> bool {
    let mut pos = scanner.pos + 2;
    loop {
        pos = block_end(scanner.bytes, pos, b"''");
        match scanner.bytes.get(pos) {
            Some(b'$' | b'\'' | b'\\') => pos += 1,
            _ => break,
        }
    }
    scanner.emit(RegionKind::String, pos);
    true
}

/// Zig's `\\…`, a string up to the end of the line.
pub(crate) fn zig_line(scanner: &mut Scanner<'_, '_>) -> bool {
    let end = line_end(scanner.bytes, scanner.pos);
    scanner.emit(RegionKind::String, end);
    true
}

fn plain(scanner: &mut Scanner<'_, '_>, lines: bool) -> bool {
    let end = text_end(scanner.bytes, scanner.pos + 1, b"\"", Escape::After(b'\\'), lines);
    scanner.emit(RegionKind::String, end);
    true
}

/// Right behind the next quote that this many hashes follow.
fn hashed_end(bytes: &[u8], from: usize, hashes: usize) -> usize {
    let mut pos = from;
    while let Some(at) = memchr::memchr(b'"', &bytes[pos..]) {
        pos += at + 1;
        let found = bytes[pos..].iter().take(hashes).take_while(|byte| **byte == b'#').count();
        if found == hashes {
            return pos + hashes;
        }
    }
    bytes.len()
}
