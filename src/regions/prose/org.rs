//! Org documents: blocks of code, comments, verbatim text.

use super::lines::Line;
use crate::regions::RegionKind::{self, Code, Comment};
use crate::regions::lexer::is_word;
use crate::regions::sink::Sink;

/// Finds the regions of an Org document. The default kind is prose.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let mut start = 0;
    while let Some(line) = Line::at(bytes, start) {
        let text = line.trimmed(bytes);
        start = line.next;
        if begins(text, b"#+begin_src") || begins(text, b"#+begin_example") {
            start = block(sink, Code, line);
        } else if begins(text, b"#+begin_comment") {
            start = block(sink, Comment, line);
        } else if text == b"#" || text.starts_with(b"# ") {
            sink.push(Comment, line.text, line.end);
        } else if text.starts_with(b"#+title:") || text.starts_with(b"#+TITLE:") {
            sink.push(Code, line.text, line.text + 8);
        } else if text.starts_with(b"#+") || text.starts_with(b": ") || begins(text, b":properties:") {
            sink.push(Code, line.text, line.end);
        } else {
            verbatim(sink, line.text, line.end);
        }
    }
}

fn block(sink: &mut Sink<'_>, kind: RegionKind, first: Line) -> usize {
    let bytes = sink.bytes();
    let (mut end, mut start) = (first.end, first.next);
    while let Some(line) = Line::at(bytes, start) {
        (end, start) = (line.end, line.next);
        if begins(line.trimmed(bytes), b"#+end_") {
            break;
        }
    }
    sink.push(kind, first.text, end);
    start
}

/// `~code~` and `=verbatim=`.
fn verbatim(sink: &mut Sink<'_>, start: usize, end: usize) {
    let bytes = sink.bytes();
    let mut pos = start;
    while let Some(at) = memchr::memchr2(b'~', b'=', &bytes[pos..end]) {
        let open = pos + at;
        pos = open + 1;
        let is_open = open == start || !is_word(bytes[open - 1]);
        let close = memchr::memchr(bytes[open], &bytes[pos..end]).map(|length| pos + length);
        // Without a partner on the line, no other one of its kind has one either.
        let Some(close) = close else { continue };
        if is_open && close > pos && !bytes[pos].is_ascii_whitespace() {
            sink.push(Code, open, close + 1);
            pos = close + 1;
        }
    }
}

fn begins(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn blocks_and_verbatim() {
        check(
            "org",
            r"#+TITLE: A title
# a comment
* Heading with ~code~ and =verbatim= but a = b
#+BEGIN_SRC sh
echo
#+END_SRC
",
            &expect![[r##"
            code        "#+TITLE:"
            comment     "# a comment"
            code        "~code~"
            code        "=verbatim="
            code        "#+BEGIN_SRC sh\necho\n#+END_SRC"
        "##]],
        );
    }
}
