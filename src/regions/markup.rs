//! XML and HTML: tags, attributes, text, comments, and the scripts and styles between them.

use memchr::{memchr, memchr2};

use super::RegionKind::{self, Code, Comment, Prose};
use super::languages::syntax;
use super::lexer::{self, Rule, block_end, find, is_word, line_end};
use super::roles::{self, Role};
use super::sink::Sink;

/// Finds the regions of an XML file. The default kind is value: text and attributes are.
pub(super) fn xml(sink: &mut Sink<'_>) {
    read(sink, false);
}

/// Finds the regions of an HTML file, or of a template for one. The default kind is code.
pub(super) fn html(sink: &mut Sink<'_>) {
    read(sink, true);
}

fn read(sink: &mut Sink<'_>, is_html: bool) {
    let bytes = sink.bytes();
    let mut reader =
        Reader { bytes, sink, is_html, pos: 0, text_kind: if is_html { Some(Prose) } else { None } };
    while reader.pos < bytes.len() {
        reader.node();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    is_html: bool,
    pos: usize,
    /// What text is in the current element, unless it is of the default kind.
    text_kind: Option<RegionKind>,
}

impl Reader<'_, '_> {
    fn node(&mut self) {
        let rest = &self.bytes[self.pos..];
        if rest.starts_with(b"<!--") {
            let end = block_end(self.bytes, self.pos + 4, b"-->");
            self.emit(Comment, end);
        } else if rest.starts_with(b"<![CDATA[") {
            self.pos = block_end(self.bytes, self.pos, b"]]>");
        } else if rest.starts_with(b"<?") {
            self.emit(Code, block_end(self.bytes, self.pos, b"?>"));
        } else if rest.starts_with(b"<%") {
            self.emit(Code, block_end(self.bytes, self.pos, b"%>"));
        } else if rest.starts_with(b"<!") {
            self.emit(Code, block_end(self.bytes, self.pos, b">"));
        } else if rest[0] == b'<'
            && rest.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/')
        {
            self.tag();
        } else {
            self.text();
        }
    }

    fn emit(&mut self, kind: RegionKind, end: usize) {
        self.sink.push(kind, self.pos, end);
        self.pos = end;
    }

    /// Reads text up to the next tag.
    fn text(&mut self) {
        let start = self.pos;
        let end = memchr(b'<', &self.bytes[start + 1..]).map_or(self.bytes.len(), |at| start + 1 + at);
        if !self.is_html {
            self.text_run(start, end);
            self.pos = end;
            return;
        }
        let mut from = start;
        while let Some(at) = memchr(b'{', &self.bytes[from..end]) {
            let open = from + at;
            let close: &[u8] = match self.bytes.get(open + 1) {
                Some(b'{') if self.bytes[open..].starts_with(b"{{!--") => b"--}}",
                Some(b'{') => b"}}",
                Some(b'%') => b"%}",
                Some(b'#') if self.bytes[..end].get(open + 2).is_some_and(u8::is_ascii_whitespace) => b"#}",
                _ => b"}",
            };
            let is_comment = close == b"#}" || close == b"--}}";
            self.text_run(start.max(from), open);
            // One that is not closed before the next tag ends there.
            from = find(&self.bytes[..end], open + 1, close).map_or(end, |at| at + close.len());
            self.sink.push(if is_comment { Comment } else { Code }, open, from);
        }
        self.text_run(from, end);
        self.pos = end;
    }

    fn text_run(&mut self, start: usize, end: usize) {
        let text = &self.bytes[start..end];
        let (Some(kind), true) = (self.text_kind, text.iter().any(|byte| is_word(*byte))) else { return };
        let blanks = text.len() - text.trim_ascii_start().len();
        self.sink.push(kind, start + blanks, start + text.trim_ascii_end().len());
    }

    /// Reads a tag, and the script or style that it may begin.
    fn tag(&mut self) {
        let start = self.pos;
        let is_end = self.bytes[start + 1] == b'/';
        let name_start = start + 1 + usize::from(is_end);
        let is_part = |byte: &u8| is_word(*byte) || matches!(byte, b'-' | b':' | b'.');
        let name_end = name_start + self.bytes[name_start..].iter().take_while(|byte| is_part(byte)).count();
        let name = &self.bytes[name_start..name_end];
        let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        self.pos = name_end;
        self.attributes(start);
        self.text_kind = self.kind_within(local, is_end);
        let is_empty = self.bytes[..self.pos].ends_with(b"/>");
        if self.is_html && !is_end && !is_empty {
            self.embedded(local, start);
        }
    }

    fn kind_within(&self, name: &[u8], is_end: bool) -> Option<RegionKind> {
        if !self.is_html {
            return (!is_end && roles::role(name) == Role::People).then_some(Prose);
        }
        let is_code =
            [&b"code"[..], b"pre", b"kbd", b"samp", b"tt"].iter().any(|tag| tag.eq_ignore_ascii_case(name));
        if is_code && !is_end { Some(Code) } else { Some(Prose) }
    }

    /// Reads attributes up to the end of the tag that begins at `start`.
    fn attributes(&mut self, start: usize) {
        let mut code = start;
        while let Some(&byte) = self.bytes.get(self.pos) {
            match byte {
                b'>' => {
                    self.pos += 1;
                    break;
                }
                // The tag is being typed.
                b'<' => break,
                b'"' | b'\'' => {
                    let end = self.quoted(byte);
                    if self.is_html {
                        self.sink.push(RegionKind::String, self.pos, end);
                    } else {
                        self.sink.push(Code, code, self.pos + 1);
                        code = end.saturating_sub(1);
                    }
                    self.pos = end;
                }
                b'{' if self.is_html => self.pos = self.expression_end(),
                _ => self.pos += 1,
            }
        }
        if !self.is_html {
            self.sink.push(Code, code, self.pos);
        }
    }

    /// Right behind the attribute's value that begins at the position.
    fn quoted(&self, quote: u8) -> usize {
        match memchr(quote, &self.bytes[self.pos + 1..]) {
            Some(at) => self.pos + at + 2,
            None => line_end(self.bytes, self.pos + 1),
        }
    }

    /// Right behind the expression in braces on this line, or just the brace.
    fn expression_end(&self) -> usize {
        let line = line_end(self.bytes, self.pos);
        let mut depth = 0_u32;
        let mut pos = self.pos;
        // A line may be long, and its braces may all be open.
        let limit = line.min(self.pos + 512);
        while let Some(at) = memchr2(b'{', b'}', &self.bytes[pos..limit]) {
            pos += at + 1;
            if self.bytes[pos - 1] == b'{' {
                depth += 1;
            } else {
                depth -= 1;
                if depth == 0 {
                    return pos;
                }
            }
        }
        self.pos + 1
    }

    /// Reads what stands in `<script>` and `<style>` by the rules of those languages.
    fn embedded(&mut self, name: &[u8], tag: usize) {
        let (close, rules): (&[u8], &'static [Rule]) = if name.eq_ignore_ascii_case(b"script") {
            (b"</script", if self.is_json(tag) { &[] } else { syntax::JAVASCRIPT })
        } else if name.eq_ignore_ascii_case(b"style") {
            (b"</style", syntax::SCSS)
        } else {
            return;
        };
        let end = find_ignoring_case(self.bytes, self.pos, close).unwrap_or(self.bytes.len());
        lexer::lex(self.sink, self.pos..end, rules);
        self.pos = end;
    }

    /// Whether the tag that ends at the position says that its script holds data or a template.
    fn is_json(&self, tag: usize) -> bool {
        let tag = &self.bytes[tag..self.pos];
        find(tag, 0, b"json").is_some()
            || find(tag, 0, b"text/x-").is_some()
            || find(tag, 0, b"text/template").is_some()
    }
}

fn find_ignoring_case(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let mut pos = from;
    loop {
        pos = find(bytes, pos, &what[..2])?;
        if bytes.get(pos..pos + what.len()).is_some_and(|here| here.eq_ignore_ascii_case(what)) {
            return Some(pos);
        }
        pos += 1;
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn xml_files() {
        check(
            "xml",
            r#"<?xml version="1.0"?>
<!-- a comment -->
<project xmlns="x"><description>For people</description>
  <version>1.0</version><empty a='b'/><![CDATA[ <raw> ]]></project>
"#,
            &expect![[r#"
            code        "<?xml version=\"1.0\"?>"
            comment     "<!-- a comment -->"
            code        "<project xmlns=\""
            code        "\">"
            code        "<description>"
            prose       "For people"
            code        "</description>"
            code        "<version>"
            code        "</version>"
            code        "<empty a='"
            code        "'/>"
            code        "</project>"
        "#]],
        );
    }

    #[test]
    fn web_pages() {
        check(
            "html",
            r#"<!DOCTYPE html>
<h1 class="big">A title</h1> <!-- hidden -->
<p>Text with <code>code()</code>, a {{ template }} and more
<style>a { color: red } /* why */</style>
<script>
  // what it does
  let x = "y";
</script>
{# gone #}
<scr"#,
            &expect![[r#"
            code        "<!DOCTYPE html>"
            string      "\"big\""
            prose       "A title"
            comment     "<!-- hidden -->"
            prose       "Text with"
            code        "code()"
            prose       ", a"
            code        "{{ template }}"
            prose       "and more"
            comment     "/* why */"
            comment     "// what it does"
            string      "\"y\""
            comment     "{# gone #}"
        "#]],
        );
    }

    #[test]
    fn components() {
        check(
            "vue",
            r#"<template>
  <b :title="x > 1">Hello {{ name }}</b>
</template>
<script lang="ts">
const a = 1 // one
</script>
"#,
            &expect![[r#"
            string      "\"x > 1\""
            prose       "Hello"
            code        "{{ name }}"
            string      "\"ts\""
            comment     "// one"
        "#]],
        );
    }
}
