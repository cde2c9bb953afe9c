//! Markdown: front matter, fences, indented code, code spans, links, HTML.
//!
//! A lexer over lines and paragraphs that follows `CommonMark` where that matters for words, and never fails.

use super::inline;
use super::lines::Line;
use crate::regions::RegionKind::{Code, Comment, Value};
use crate::regions::lexer::find;
use crate::regions::sink::Sink;

/// Finds the regions of a Markdown document. The default kind is prose.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let mut reader =
        Reader { bytes, sink, pos: 0, paragraph: None, after_blank: true, in_code: false, lists: Vec::new() };
    reader.front_matter();
    while let Some(line) = Line::at(bytes, reader.pos) {
        reader.line(line);
    }
    reader.end_paragraph(bytes.len());
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    pos: usize,
    /// Where the text begins in which a code span may still find its end.
    paragraph: Option<usize>,
    after_blank: bool,
    /// Whether the last line was indented code.
    in_code: bool,
    /// How far the text of the current list item is indented, and of those that it stands in before it.
    lists: Vec<usize>,
}

impl Reader<'_, '_> {
    /// Settings between two lines of `---` or `+++` at the very top.
    fn front_matter(&mut self) {
        let begin = if self.bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let Some(first) = Line::at(self.bytes, begin) else { return };
        let mark = first.trimmed(self.bytes);
        if first.text != first.start || !matches!(mark, b"---" | b"+++") {
            return;
        }
        let mut start = first.next;
        while let Some(line) = Line::at(self.bytes, start) {
            if line.trimmed(self.bytes) == mark {
                self.sink.push(Value, begin, line.end);
                self.pos = line.next;
                return;
            }
            start = line.next;
        }
    }

    fn line(&mut self, line: Line) {
        let margin = line.indent(self.bytes);
        let is_quoted = self.bytes.get(line.text) == Some(&b'>');
        let line = self.without_quote_marks(line);
        let text = line.trimmed(self.bytes);
        let was_blank = std::mem::replace(&mut self.after_blank, text.is_empty());
        self.pos = line.next;
        if text.is_empty() {
            return self.end_paragraph(line.start);
        }
        if was_blank {
            self.leave_lists(margin);
        }
        // In a quotation, one blank belongs to the mark.
        let indent = line.indent(self.bytes);
        let is_indented = indent >= if is_quoted { 5 } else { self.list_indent() + 4 };
        if is_indented && self.paragraph.is_none() && (was_blank || self.in_code) {
            self.in_code = true;
            return self.sink.push(Code, line.text, line.end);
        }
        self.in_code = false;
        if let Some(mark) = fence(text) {
            self.end_paragraph(line.start);
            return self.fenced(line, mark);
        }
        if text.starts_with(b"<!--") {
            self.end_paragraph(line.start);
            return self.comment(line);
        }
        self.text(line, text, indent, is_quoted);
    }

    /// The line, from behind the `>` of a quotation on.
    fn without_quote_marks(&self, line: Line) -> Line {
        let mut line = line;
        while line.text < line.end && self.bytes[line.text] == b'>' {
            let rest = Line::at(self.bytes, line.text + 1);
            match rest.filter(|_| line.text + 1 < line.end) {
                Some(rest) => line = rest,
                None => return Line { text: line.end, ..line },
            }
        }
        line
    }

    /// A line of prose: a heading and a list's item begin a paragraph, any other goes on with it.
    fn text(&mut self, line: Line, text: &[u8], indent: usize, is_quoted: bool) {
        let item = marker_width(text);
        if item > 0 && !is_quoted {
            self.leave_lists(indent);
            self.lists.push(indent + item);
        }
        if item > 0 || text[0] == b'#' {
            self.end_paragraph(line.start);
        }
        if let Some(length) = definition(text) {
            self.end_paragraph(line.start);
            self.sink.push(Code, line.text + length, line.text + text.len());
            return;
        }
        self.paragraph = self.paragraph.or(Some(line.text));
        if text[0] == b'#' {
            self.end_paragraph(line.end);
        } else if item > 0 {
            self.fence_in_item(line, item);
        }
    }

    fn list_indent(&self) -> usize {
        self.lists.last().copied().unwrap_or(0)
    }

    /// Ends the list items whose text is indented by more than `indent`.
    fn leave_lists(&mut self, indent: usize) {
        while self.list_indent() > indent {
            self.lists.pop();
        }
    }

    /// `- ```sh`: a fence right behind a list's marker.
    fn fence_in_item(&mut self, line: Line, item: usize) {
        let start = line.text + item;
        let Some(rest) = Line::at(self.bytes, start).filter(|_| start < line.end) else { return };
        if let Some(mark) = fence(rest.trimmed(self.bytes)) {
            self.paragraph = None;
            self.fenced(rest, mark);
        }
    }

    fn end_paragraph(&mut self, end: usize) {
        if let Some(start) = self.paragraph.take() {
            inline::markdown(self.sink, start, end);
        }
    }

    /// Reads a fenced block, from its first fence to its last, or the end of the document.
    fn fenced(&mut self, first: Line, mark: Fence) {
        let (mut end, mut start) = (first.end, first.next);
        while let Some(line) = Line::at(self.bytes, start) {
            let text = self.without_quote_marks(line).trimmed(self.bytes);
            (end, start) = (line.end, line.next);
            let length = text.iter().take_while(|byte| **byte == mark.byte).count();
            if length >= mark.length && length == text.len() {
                break;
            }
        }
        self.sink.push(Code, first.text, end);
        self.pos = start;
        self.after_blank = true;
    }

    /// Reads a comment that begins a line, over blank lines too; the rest of its last line is prose.
    fn comment(&mut self, line: Line) {
        let end = find(self.bytes, line.text, b"-->").map_or(self.bytes.len(), |at| at + 3);
        self.sink.push(Comment, line.text, end);
        self.pos = end;
        self.after_blank = true;
    }
}

/// The marks that enclose a block of code.
#[derive(Clone, Copy)]
struct Fence {
    byte: u8,
    length: usize,
}

fn fence(text: &[u8]) -> Option<Fence> {
    let byte = *text.first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = text.iter().take_while(|mark| **mark == byte).count();
    // ` ```code``` ` on one line is a code span.
    let is_span = byte == b'`' && text[length..].contains(&b'`');
    (length >= 3 && !is_span).then_some(Fence { byte, length })
}

/// How wide a list's marker is, with the blank behind it; 0 if there is none.
fn marker_width(text: &[u8]) -> usize {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let marker = match text.get(digits) {
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        _ => return 0,
    };
    match text.get(marker) {
        Some(b' ' | b'\t') => marker + 1,
        _ => 0,
    }
}

/// Where the target begins in `[name]: target`.
fn definition(text: &[u8]) -> Option<usize> {
    if text[0] != b'[' || text.get(1) == Some(&b'^') {
        return None;
    }
    let close =
        find(&text[..text.len().min(256)], 0, b"]").filter(|close| text.get(close + 1) == Some(&b':'))?;
    let blanks = text[close + 2..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    Some(close + 2 + blanks)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn front_matter_and_fences() {
        check(
            "markdown",
            r#"---
title: x
---
# A heading with `code`

Text, ``a ` b``, [a link](https://example.org "with a title") and <https://x.y>.

```sh
echo # no comment
```

    indented code

- item

  continued text
  - ~~~
    code
    ~~~

<!-- a

comment --> text
[ref]: https://example.org
> quoted `code`
> ```
> fenced
> ```
"#,
            &expect![[r#"
            value       "---\ntitle: x\n---"
            code        "`code`"
            code        "``a ` b``"
            code        "https://example.org"
            code        "<https://x.y>"
            code        "```sh\necho # no comment\n```"
            code        "indented code"
            code        "~~~\n    code\n    ~~~"
            comment     "<!-- a\n\ncomment -->"
            code        "https://example.org"
            code        "`code`"
            code        "```\n> fenced\n> ```"
        "#]],
        );
    }

    #[test]
    fn what_is_being_typed() {
        check(
            "markdown",
            r"A `lone backtick and ``two`` of them
and `the end` of [x](y

Another `paragraph
<b <i>bold</i> {{< shortcode >}} \`no code\`
```
open fence
",
            &expect![[r#"
            code        "`lone backtick and ``two`` of them\nand `"
            code        "y"
            code        "`paragraph\n<b <i>bold</i> {{< shortcode >}} \\`"
            code        "```\nopen fence"
        "#]],
        );
    }
}
