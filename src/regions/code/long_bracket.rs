//! Long brackets of Lua and `CMake`: `[==[ … ]==]`, `--[[ … ]]`, `#[[ … ]]`.

use crate::regions::RegionKind;
use crate::regions::lexer::Scanner;

/// `[[ … ]]` as a string.
pub(crate) fn string(scanner: &mut Scanner<'_, '_>) -> bool {
    bracket(scanner, 0, RegionKind::String)
}

/// `--[[ … ]]`.
pub(crate) fn lua_comment(scanner: &mut Scanner<'_, '_>) -> bool {
    bracket(scanner, 2, RegionKind::Comment)
}

/// `#[[ … ]]`.
pub(crate) fn cmake_comment(scanner: &mut Scanner<'_, '_>) -> bool {
    bracket(scanner, 1, RegionKind::Comment)
}

fn bracket(scanner: &mut Scanner<'_, '_>, marker: usize, kind: RegionKind) -> bool {
    let start = scanner.pos + marker;
    let rest = &scanner.bytes[start..];
    let level = rest.iter().skip(1).take_while(|byte| **byte == b'=').count();
    if rest.first() != Some(&b'[') || rest.get(level + 1) != Some(&b'[') {
        return false;
    }
    scanner.emit(kind, close(scanner.bytes, start + level + 2, level));
    true
}

/// Right behind the bracket of that level, or the end of the text.
fn close(bytes: &[u8], from: usize, level: usize) -> usize {
    let mut pos = from;
    while let Some(at) = memchr::memchr(b']', &bytes[pos..]) {
        pos += at + 1;
        let equals = bytes[pos..].iter().take_while(|byte| **byte == b'=').count();
        if equals == level && bytes.get(pos + level) == Some(&b']') {
            return pos + level + 1;
        }
        pos += equals;
    }
    bytes.len()
}
