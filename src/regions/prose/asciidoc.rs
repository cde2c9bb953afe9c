//! `AsciiDoc`: listings, literal text, comments, attributes, macros.

use memchr::{memchr, memchr2};

use super::lines::Line;
use crate::regions::RegionKind::{self, Code, Comment};
use crate::regions::lexer::{find, is_word};
use crate::regions::sink::Sink;

/// Macros whose target stands between `:` and `[`.
const MACROS: &[&[u8]] =
    &[b"link", b"xref", b"image", b"include", b"video", b"audio", b"mailto", b"icon", b"kbd"];

/// Finds the regions of an `AsciiDoc` document. The default kind is prose.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let mut start = 0;
    while let Some(line) = Line::at(bytes, start) {
        start = line.next;
        let text = line.trimmed(bytes);
        if let Some(kind) = fence(text).filter(|_| line.text == line.start) {
            start = block(sink, kind, line, text);
        } else if text.starts_with(b"//") && line.text == line.start {
            sink.push(Comment, line.start, line.end);
        } else if is_attribute(text) || (text.starts_with(b"[") && text.ends_with(b"]")) {
            sink.push(Code, line.text, line.text + text.len());
        } else {
            inline(sink, line.text, line.end);
        }
    }
}

/// What a line of marks delimits.
fn fence(text: &[u8]) -> Option<RegionKind> {
    let mark = *text.first()?;
    if text.starts_with(b"```") {
        return Some(Code);
    }
    let is_fence = text.len() >= 4 && text.iter().all(|byte| *byte == mark);
    match mark {
        b'/' if is_fence => Some(Comment),
        b'-' | b'.' | b'+' if is_fence => Some(Code),
        _ => None,
    }
}

fn block(sink: &mut Sink<'_>, kind: RegionKind, first: Line, mark: &[u8]) -> usize {
    let bytes = sink.bytes();
    let mark = if mark.starts_with(b"```") { &mark[..3] } else { mark };
    let (mut end, mut start) = (first.end, first.next);
    while let Some(line) = Line::at(bytes, start) {
        (end, start) = (line.end, line.next);
        if line.trimmed(bytes) == mark {
            break;
        }
    }
    sink.push(kind, first.start, end);
    start
}

/// `:name: value`.
fn is_attribute(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b":") else { return false };
    let name = rest.iter().take_while(|byte| is_word(**byte) || matches!(byte, b'-' | b'!')).count();
    name > 0 && rest.get(name) == Some(&b':')
}

/// `` `code` `` and the targets of macros.
fn inline(sink: &mut Sink<'_>, start: usize, end: usize) {
    let bytes = sink.bytes();
    let mut pos = start;
    while let Some(at) = memchr2(b'`', b':', &bytes[pos..end]) {
        let here = pos + at;
        pos = here + 1;
        if bytes[here] == b'`' {
            let Some(length) = memchr(b'`', &bytes[pos..end]) else { continue };
            pos += length + 1;
            sink.push(Code, here, pos);
        } else if let Some(name) = macro_name(&bytes[start..here]) {
            let close = bytes[here..end].iter().position(u8::is_ascii_whitespace).map_or(end, |at| here + at);
            let stop = find(&bytes[..close], here, b"[").unwrap_or(close);
            sink.push(Code, here - name, stop);
            pos = stop.max(pos);
        }
    }
}

/// The length of the macro's name at the end of `before`.
fn macro_name(before: &[u8]) -> Option<usize> {
    let length = before.iter().rev().take(8).take_while(|byte| byte.is_ascii_alphabetic()).count();
    MACROS.contains(&&before[before.len() - length..]).then_some(length)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn blocks_and_macros() {
        check(
            "asciidoc",
            r"= Title
:toc: left
// a comment
[source,go]
----
code // here
----
Text with `code`, link:https://x.y[a link] and xref:other.adoc#id[there].
////
a long
comment
////
More: text.
",
            &expect![[r#"
            code        ":toc: left"
            comment     "// a comment"
            code        "[source,go]"
            code        "----\ncode // here\n----"
            code        "`code`"
            code        "link:https://x.y"
            code        "xref:other.adoc#id"
            comment     "////\na long\ncomment\n////"
        "#]],
        );
    }
}
