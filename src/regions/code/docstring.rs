//! Docstrings: a triple-quoted string that stands as a statement of its own is a comment.

use crate::regions::RegionKind;
use crate::regions::lexer::{Escape, Scanner, text_end};

/// A triple-quoted string of Python or Julia.
pub(crate) fn triple(scanner: &mut Scanner<'_, '_>) -> bool {
    let quotes = &scanner.bytes[scanner.pos..scanner.pos + 3];
    let end = text_end(scanner.bytes, scanner.pos + 3, quotes, Escape::After(b'\\'), true);
    let start = ends_statement(scanner.bytes, end).then(|| statement_start(scanner)).flatten();
    if let Some(start) = start {
        scanner.pos = start;
    }
    scanner.emit(if start.is_some() { RegionKind::Comment } else { RegionKind::String }, end);
    true
}

/// Elixir's `@doc """…"""`, and any other triple-quoted string.
pub(crate) fn elixir(scanner: &mut Scanner<'_, '_>) -> bool {
    let before = scanner.bytes[scanner.from..scanner.pos].trim_ascii_end();
    let before = before.strip_suffix(b"~S").or(before.strip_suffix(b"~s")).unwrap_or(before).trim_ascii_end();
    let documents = [&b"@doc"[..], b"@moduledoc", b"@typedoc"].iter().any(|word| before.ends_with(word));
    let quotes = &scanner.bytes[scanner.pos..scanner.pos + 3];
    let end = text_end(scanner.bytes, scanner.pos + 3, quotes, Escape::After(b'\\'), true);
    scanner.emit(if documents { RegionKind::Comment } else { RegionKind::String }, end);
    true
}

fn ends_statement(bytes: &[u8], end: usize) -> bool {
    let next = bytes[end..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
    next.is_none_or(|byte| matches!(byte, b'\n' | b'#' | b';'))
}

/// Where a statement begins that is but the string at the position, with its prefix: nothing else stands before it on
/// its line, and the line before leaves nothing open.
fn statement_start(scanner: &Scanner<'_, '_>) -> Option<usize> {
    let before = &scanner.bytes[scanner.from..scanner.pos];
    let prefix =
        before.iter().rev().take(2).take_while(|byte| matches!(byte, b'r' | b'R' | b'u' | b'U')).count();
    let before = &before[..before.len() - prefix];
    let indent = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let mut end = scanner.pos - prefix - indent;
    if end > scanner.from && scanner.bytes[end - 1] != b'\n' {
        return None;
    }
    for region in scanner.sink.backwards() {
        end = scanner.from + scanner.bytes[scanner.from..end].trim_ascii_end().len();
        let is_line_comment = scanner.bytes[region.start as usize] == b'#';
        if region.end as usize != end || region.kind != RegionKind::Comment || !is_line_comment {
            break;
        }
        end = region.start as usize;
    }
    let last = scanner.bytes[scanner.from..end].trim_ascii_end().last();
    let is_open = last.is_some_and(|byte| b"=([{,\\+-*/%<>&|^~.".contains(byte));
    (!is_open).then_some(scanner.pos - prefix)
}
