//! reStructuredText: literal blocks, directives, comments, roles.

use memchr::memchr;

use super::lines::{Line, block_end};
use crate::regions::RegionKind::{Code, Comment};
use crate::regions::lexer::find;
use crate::regions::sink::Sink;

/// Directives whose content is not prose.
const CODE_DIRECTIVES: &[&[u8]] = &[
    b"code-block",
    b"code",
    b"sourcecode",
    b"parsed-literal",
    b"math",
    b"literalinclude",
    b"doctest",
    b"testcode",
    b"testsetup",
    b"testoutput",
    b"testcleanup",
    b"highlight",
    b"toctree",
    b"include",
    b"image",
    b"graphviz",
    b"prompt",
    b"raw",
    b"productionlist",
    b"ipython",
    b"plot",
    b"index",
    b"autosummary",
    b"tabularcolumns",
    b"module",
    b"currentmodule",
    b"automodule",
    b"autoclass",
    b"autofunction",
    b"contents",
    b"default-role",
    b"mermaid",
    b"uml",
    b"jupyter-execute",
    b"bibliography",
    b"digraph",
    b"role",
    b"sectnum",
    b"highlightlang",
];

/// Finds the regions of a reStructuredText document. The default kind is prose.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let mut start = 0;
    // Where the current paragraph begins: inline markup may go on on its next line.
    let mut paragraph = None;
    while let Some(line) = Line::at(bytes, start) {
        let text = line.trimmed(bytes);
        let is_directive = text.starts_with(b".. ") || text == b"..";
        let is_code = is_directive || text.starts_with(b">>> ") || text.starts_with(b"... ");
        if is_code || line.is_blank() {
            if let Some(begin) = paragraph.take() {
                inline(sink, begin, line.start);
            }
        } else {
            paragraph = paragraph.or(Some(line.text));
        }
        start = line.next;
        if is_directive {
            start = explicit(sink, line);
        } else if is_code {
            sink.push(Code, line.text, line.end);
        } else if text.ends_with(b"::") {
            inline(sink, paragraph.take().unwrap_or(line.text), line.end);
            start = literal(sink, line.indent(bytes), line.next);
        }
    }
    inline(sink, paragraph.unwrap_or(bytes.len()), bytes.len());
}

/// Reads the literal block that may follow a paragraph; where to go on.
fn literal(sink: &mut Sink<'_>, indent: usize, start: usize) -> usize {
    let bytes = sink.bytes();
    let after_blank = Line::at(bytes, start).is_some_and(|line| line.is_blank());
    if !after_blank {
        return start;
    }
    let (end, next) = block_end(bytes, start, indent);
    push_block(sink, Code, start, end);
    next
}

/// Reads what `..` begins: a directive, a target, a footnote or a comment; where to go on.
fn explicit(sink: &mut Sink<'_>, line: Line) -> usize {
    let bytes = sink.bytes();
    let text = line.trimmed(bytes).get(3..).unwrap_or_default();
    let text = text.trim_ascii_start();
    let begin = line.text + line.trimmed(bytes).len() - text.len();
    let indent = line.indent(bytes);
    if let Some(length) = directive_name(text) {
        return directive(sink, line, begin, &text[..length]);
    }
    match text.first() {
        Some(b'_' | b'|') => sink.push(Code, line.text, line.end),
        Some(b'[') => {
            let close = memchr(b']', text).map_or(line.end, |at| begin + at + 1);
            sink.push(Code, line.text, close);
            inline(sink, close, line.end);
        }
        // An empty comment only sets apart what follows.
        None if Line::at(bytes, line.next).is_none_or(|next| next.is_blank()) => {
            sink.push(Comment, line.text, line.end);
        }
        _ => {
            let (end, next) = block_end(bytes, line.next, indent);
            sink.push(Comment, line.text, end.max(line.end));
            return next.max(line.next);
        }
    }
    line.next
}

/// How long the name is in `name:: argument`.
fn directive_name(text: &[u8]) -> Option<usize> {
    let is_part =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'.' | b':');
    let length = text.iter().take_while(|byte| is_part(byte)).count();
    let name = text[..length].strip_suffix(b"::")?;
    (!name.is_empty()).then_some(name.len())
}

fn directive(sink: &mut Sink<'_>, line: Line, begin: usize, name: &[u8]) -> usize {
    let bytes = sink.bytes();
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
    if CODE_DIRECTIVES.contains(&name) {
        let (end, next) = block_end(bytes, line.next, line.indent(bytes));
        sink.push(Code, line.text, end.max(line.end));
        return next.max(line.next);
    }
    let marker_end = begin + name.len() + 2;
    // Descriptions of programs: `.. function:: open(file)`.
    let describes_code = local.len() < name.len() || [&b"function"[..], b"class", b"method"].contains(&name);
    sink.push(Code, line.text, if describes_code { line.end } else { marker_end });
    inline(sink, marker_end, line.end);
    options(sink, line)
}

/// Reads `:name: value` lines right under a directive; where to go on.
fn options(sink: &mut Sink<'_>, first: Line) -> usize {
    let bytes = sink.bytes();
    let mut start = first.next;
    while let Some(line) = Line::at(bytes, start) {
        let text = line.trimmed(bytes);
        if !text.starts_with(b":")
            || line.indent(bytes) <= first.indent(bytes)
            || memchr(b':', &text[1..]).is_none()
        {
            break;
        }
        sink.push(Code, line.text, line.end);
        start = line.next;
    }
    start
}

/// ` ``code`` `, `` :role:`target` ``, and the URL in `` `text <url>`_ ``.
fn inline(sink: &mut Sink<'_>, start: usize, end: usize) {
    let bytes = sink.bytes();
    let mut pos = start;
    while let Some(at) = memchr(b'`', &bytes[pos..end]) {
        let open = pos + at;
        if bytes[open..end].starts_with(b"``") {
            let Some(close) = find(&bytes[..end], open + 2, b"``") else { return };
            sink.push(Code, open, close + 2);
            pos = close + 2;
            continue;
        }
        let Some(length) = memchr(b'`', &bytes[open + 1..end]) else { return };
        let close = open + 1 + length;
        let role = role_length(&bytes[start..open]);
        if role > 0 {
            sink.push(Code, open - role, close + 1);
        } else if let Some(at) = memchr(b'<', &bytes[open..close]) {
            sink.push(Code, open + at, close);
        }
        pos = close + 1;
    }
}

/// The length of `:role:` at the end of `before`.
fn role_length(before: &[u8]) -> usize {
    let is_part =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'.' | b':');
    let length = before.iter().rev().take(40).take_while(|byte| is_part(byte)).count();
    let role = &before[before.len() - length..];
    if length > 2 && role.starts_with(b":") && role.ends_with(b":") { length } else { 0 }
}

/// A block without the blanks before its first line's text.
fn push_block(sink: &mut Sink<'_>, kind: crate::regions::RegionKind, start: usize, end: usize) {
    let bytes = sink.bytes();
    if start < end {
        let blanks = bytes[start..end].len() - bytes[start..end].trim_ascii_start().len();
        sink.push(kind, start + blanks, end);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn blocks_and_roles() {
        check(
            "restructuredtext",
            r#"Title
=====

.. A comment
   of two lines.

Text with ``code``, :ref:`a role <target>` and `a link <https://x.y>`_,
and ``code over
two lines``::

   literal # text

.. note:: Mind this.

   More prose.

.. code-block:: python
   :linenos:

   print("x")

.. _target: https://x.y
.. [1] A footnote.

>>> doctest
"#,
            &expect![[r#"
            comment     ".. A comment\n   of two lines."
            code        "``code``"
            code        ":ref:`a role <target>`"
            code        "<https://x.y>"
            code        "``code over\ntwo lines``"
            code        "literal # text"
            code        ".. note::"
            code        ".. code-block:: python\n   :linenos:\n\n   print(\"x\")"
            code        ".. _target: https://x.y"
            code        ".. [1]"
            code        ">>> doctest"
        "#]],
        );
    }
}
