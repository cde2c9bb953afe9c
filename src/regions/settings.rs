//! Files of one setting a line: INI, systemd units, Java properties, dotenv.

use super::RegionKind::{Code, Comment, Prose, Value};
use super::lexer::line_end;
use super::roles::{self, Role};
use super::sink::Sink;
use super::{KeyId, RegionKind};
use crate::text::next_line;

/// How a format differs from the others.
#[allow(clippy::struct_excessive_bools, reason = "independent properties of a format")]
struct Style {
    /// What a comment begins with, at the start of a line.
    comments: &'static [u8],
    /// What a comment begins with, behind a value and a blank.
    inline_comments: &'static [u8],
    separators: &'static [u8],
    has_sections: bool,
    /// Whether an indented line without a separator goes on with the value above.
    folds: bool,
    /// Whether a backslash at the end of a line goes on with the value.
    continues: bool,
    /// Whether values in quotes may have several lines.
    quotes: bool,
}

const INI: Style = Style {
    comments: b";#",
    inline_comments: b";#",
    separators: b"=:",
    has_sections: true,
    folds: true,
    continues: true,
    quotes: false,
};

pub(super) fn ini(sink: &mut Sink<'_>) {
    read(sink, &INI);
}

pub(super) fn systemd(sink: &mut Sink<'_>) {
    read(sink, &Style { inline_comments: b"", separators: b"=", ..INI });
}

pub(super) fn properties(sink: &mut Sink<'_>) {
    read(sink, &Style { comments: b"#!", inline_comments: b"", has_sections: false, folds: false, ..INI });
}

pub(super) fn dotenv(sink: &mut Sink<'_>) {
    let style = Style {
        comments: b"#",
        inline_comments: b"#",
        separators: b"=",
        has_sections: false,
        folds: false,
        continues: false,
        quotes: true,
    };
    read(sink, &style);
}

fn read(sink: &mut Sink<'_>, style: &Style) {
    let mut reader =
        Reader { bytes: sink.bytes(), sink, style, pos: 0, section: None, key: None, kind: Value };
    if reader.bytes.starts_with("\u{feff}".as_bytes()) {
        reader.pos = 3;
    }
    while reader.pos < reader.bytes.len() {
        reader.line();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    style: &'s Style,
    pos: usize,
    section: Option<KeyId>,
    /// The last key, and what its value is.
    key: Option<KeyId>,
    kind: RegionKind,
}

impl Reader<'_, '_> {
    fn line(&mut self) {
        let start = self.pos;
        let end = line_end(self.bytes, start);
        self.pos += self.bytes[start..end].iter().take_while(|byte| is_blank(**byte)).count();
        let text = &self.bytes[self.pos..end];
        match text.first() {
            None => {}
            Some(byte) if self.style.comments.contains(byte) => self.sink.push(Comment, self.pos, end),
            Some(b'[') if self.style.has_sections => self.section(end),
            Some(_) => match text.iter().position(|byte| self.style.separators.contains(byte)) {
                Some(separator) => return self.setting(separator, end),
                None if self.style.folds && self.pos > start => return self.value(end),
                None => {}
            },
        }
        self.pos = next_line(self.bytes, end);
    }

    fn section(&mut self, end: usize) {
        let inside = &self.bytes[self.pos + 1..end];
        let length = inside.iter().position(|byte| *byte == b']').unwrap_or(inside.len());
        self.section = self.sink.key(self.pos + 1, self.pos + 1 + length, None);
        self.key = self.section;
        self.pos += 1 + length;
        self.inline_comment(end);
    }

    fn setting(&mut self, separator: usize, end: usize) {
        let text = &self.bytes[self.pos..self.pos + separator];
        let exported = text.strip_prefix(b"export ").map_or(0, |_| b"export ".len());
        let name = text[exported..].trim_ascii_start();
        let start = self.pos + separator - name.len();
        let name = name.trim_ascii_end();
        self.key = self.sink.key(start, start + name.len(), self.section);
        self.kind = match roles::role(name) {
            Role::Data => Value,
            Role::People => Prose,
            Role::Script => Code,
        };
        self.pos += separator + 1;
        self.value(end);
    }

    /// Reads a value up to `end`, and the lines that go on with it.
    fn value(&mut self, end: usize) {
        self.pos += self.bytes[self.pos..end].iter().take_while(|byte| is_blank(**byte)).count();
        let quote =
            self.bytes[self.pos..end].first().filter(|byte| self.style.quotes && b"\"'".contains(byte));
        if let Some(quote) = quote
            && let Some(length) = memchr::memchr(*quote, &self.bytes[self.pos + 1..])
        {
            let close = self.pos + 1 + length;
            self.sink.push_keyed(self.kind, self.pos + 1, close, self.key);
            self.pos = close + 1;
            let end = line_end(self.bytes, self.pos);
            self.inline_comment(end);
            self.pos = next_line(self.bytes, end);
            return;
        }
        let text = &self.bytes[self.pos..end];
        let continued = self.style.continues && text.ends_with(b"\\");
        let stop = self.comment_in(end).unwrap_or(end);
        let text = self.bytes[self.pos..stop].trim_ascii_end();
        let text = if continued { text.strip_suffix(b"\\").unwrap_or(text).trim_ascii_end() } else { text };
        self.sink.push_keyed(self.kind, self.pos, self.pos + text.len(), self.key);
        self.sink.push(Comment, stop, end);
        self.pos = next_line(self.bytes, end);
        if continued && stop == end {
            self.continuation();
        }
    }

    /// Reads lines that a backslash has announced. Comments between them are comments.
    fn continuation(&mut self) {
        while self.pos < self.bytes.len() {
            let end = line_end(self.bytes, self.pos);
            let text = self.bytes[self.pos..end].trim_ascii();
            let start = end - self.bytes[self.pos..end].trim_ascii_start().len();
            let goes_on = text.ends_with(b"\\");
            let text = text.strip_suffix(b"\\").unwrap_or(text).trim_ascii_end();
            self.sink.push_keyed(self.kind, start, start + text.len(), self.key);
            self.pos = next_line(self.bytes, end);
            if !goes_on {
                return;
            }
        }
    }

    fn inline_comment(&mut self, end: usize) {
        if let Some(start) = self.comment_in(end) {
            self.sink.push(Comment, start, end);
        }
    }

    /// Where a comment begins between the position and `end`.
    fn comment_in(&self, end: usize) -> Option<usize> {
        let line = &self.bytes[..end];
        (self.pos..end)
            .find(|at| self.style.inline_comments.contains(&line[*at]) && *at > 0 && is_blank(line[*at - 1]))
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn ini_files() {
        check(
            "ini",
            r"; a comment
global = yes
[section one] # why
key = value ; not the value
url: http://example.org/#anchor
list =
    first
    second
description = For people
",
            &expect![[r##"
            comment     "; a comment"
            key         "global"  (global)
            value       "yes"  (global)
            key         "section one"  (section one)
            comment     "# why"
            key         "key"  (section one › key)
            value       "value"  (section one › key)
            comment     "; not the value"
            key         "url"  (section one › url)
            value       "http://example.org/#anchor"  (section one › url)
            key         "list"  (section one › list)
            value       "first"  (section one › list)
            value       "second"  (section one › list)
            key         "description"  (section one › description)
            prose       "For people"  (section one › description)
        "##]],
        );
    }

    #[test]
    fn a_name_begins_behind_all_that_is_blank() {
        check(
            "ini",
            "\r\u{c}é=ô\n",
            &expect![[r#"
            key         "é"  (é)
            value       "ô"  (é)
        "#]],
        );
        check(
            "dotenv",
            "export  é=ô\n",
            &expect![[r#"
            key         "é"  (é)
            value       "ô"  (é)
        "#]],
        );
    }

    #[test]
    fn systemd_units() {
        check(
            "systemd",
            r"[Unit]
Description=The web server
# no inline comments here
After=network.target;other
[Service]
ExecStart=/usr/bin/app \
    --port 80
",
            &expect![[r##"
            key         "Unit"  (Unit)
            key         "Description"  (Unit › Description)
            prose       "The web server"  (Unit › Description)
            comment     "# no inline comments here"
            key         "After"  (Unit › After)
            value       "network.target;other"  (Unit › After)
            key         "Service"  (Service)
            key         "ExecStart"  (Service › ExecStart)
            code        "/usr/bin/app"  (Service › ExecStart)
            code        "--port 80"  (Service › ExecStart)
        "##]],
        );
    }

    #[test]
    fn java_properties() {
        check(
            "properties",
            r"! old style
server.port=8080
spring.datasource.url: jdbc:x # part of it
long=one,\
     two
",
            &expect![[r#"
            comment     "! old style"
            key         "server.port"  (server.port)
            value       "8080"  (server.port)
            key         "spring.datasource.url"  (spring.datasource.url)
            value       "jdbc:x # part of it"  (spring.datasource.url)
            key         "long"  (long)
            value       "one,"  (long)
            value       "two"  (long)
        "#]],
        );
    }

    #[test]
    fn dotenv_files() {
        check(
            "dotenv",
            r#"# database
export DB_URL="postgres://x" # where
PASSWORD='a
b'
PLAIN=a#b
"#,
            &expect![[r##"
            comment     "# database"
            key         "DB_URL"  (DB_URL)
            value       "postgres://x"  (DB_URL)
            comment     "# where"
            key         "PASSWORD"  (PASSWORD)
            value       "a\nb"  (PASSWORD)
            key         "PLAIN"  (PLAIN)
            value       "a#b"  (PLAIN)
        "##]],
        );
    }
}
