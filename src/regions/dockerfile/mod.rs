//! Dockerfiles: instructions, their arguments, heredocs, comments and parser directives.

#[cfg(test)]
mod tests;

use memchr::memchr2;

use super::RegionKind::{Code, Comment, Instruction, Key, Keyword, Prose, Value};
use super::code::heredoc::{self, Heredoc, Style};
use super::lexer::line_end;
use super::sink::Sink;
use crate::text::next_line;

/// The instructions, and what their arguments are.
const INSTRUCTIONS: &[(&[u8], Arguments)] = &[
    (b"RUN", Arguments::Shell),
    (b"COPY", Arguments::Files),
    (b"FROM", Arguments::Image),
    (b"ENV", Arguments::Values),
    (b"ARG", Arguments::Values),
    (b"LABEL", Arguments::Labels),
    (b"WORKDIR", Arguments::Values),
    (b"CMD", Arguments::Shell),
    (b"ENTRYPOINT", Arguments::Shell),
    (b"EXPOSE", Arguments::Values),
    (b"USER", Arguments::Values),
    (b"VOLUME", Arguments::Values),
    (b"ADD", Arguments::Files),
    (b"SHELL", Arguments::Shell),
    (b"HEALTHCHECK", Arguments::Check),
    (b"ONBUILD", Arguments::Instruction),
    (b"STOPSIGNAL", Arguments::Values),
    (b"MAINTAINER", Arguments::Text),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Arguments {
    /// A command line, perhaps with heredocs.
    Shell,
    /// Paths, perhaps with heredocs.
    Files,
    /// An image, and perhaps `AS` and a name.
    Image,
    /// What follows the image of a line before.
    Stage,
    /// Names and values.
    Values,
    /// Names, and values for people.
    Labels,
    /// Text for people.
    Text,
    /// Flags, and perhaps `CMD` and a command line.
    Check,
    /// Another instruction.
    Instruction,
}

/// How many heredocs may turn out to have no end before no more are looked for. It keeps the reader linear.
const PATIENCE: u32 = 16;

/// Finds the regions of a Dockerfile. The default kind is code.
pub(super) fn read(sink: &mut Sink<'_>) {
    let mut reader =
        Reader { bytes: sink.bytes(), sink, pos: 0, escape: b'\\', patience: PATIENCE, heredocs: Vec::new() };
    if reader.bytes.starts_with("\u{feff}".as_bytes()) {
        reader.pos = 3;
    }
    reader.directives();
    while reader.pos < reader.bytes.len() {
        reader.line();
    }
}

struct Reader<'s, 't> {
    sink: &'s mut Sink<'t>,
    bytes: &'t [u8],
    pos: usize,
    /// What lets an instruction go on on the next line.
    escape: u8,
    /// How many more heredocs may turn out to have no end.
    patience: u32,
    heredocs: Vec<Heredoc>,
}

impl Reader<'_, '_> {
    /// `# syntax=…`, `# escape=…`, `# check=…`, which count only at the very top.
    fn directives(&mut self) {
        while self.pos < self.bytes.len() {
            let end = line_end(self.bytes, self.pos);
            let Some((name, value)) = directive(&self.bytes[self.pos..end]) else { return };
            if name.eq_ignore_ascii_case(b"escape") && value == b"`" {
                self.escape = b'`';
            }
            self.sink.push(Code, self.pos, end);
            self.pos = next_line(self.bytes, end);
        }
    }

    /// Reads a line on which an instruction may begin.
    fn line(&mut self) {
        self.skip_blanks();
        let end = line_end(self.bytes, self.pos);
        if self.bytes.get(self.pos) == Some(&b'#') {
            self.sink.push(Comment, self.pos, end);
        } else if let Some(arguments) = self.keyword(end) {
            return self.instruction(arguments);
        }
        self.pos = next_line(self.bytes, end);
    }

    /// Reads the keyword of an instruction.
    fn keyword(&mut self, end: usize) -> Option<Arguments> {
        let line = &self.bytes[self.pos..end];
        let word = &line[..line.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()];
        let (_, arguments) = INSTRUCTIONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word))?;
        if line.get(word.len()).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != self.escape) {
            return None;
        }
        self.sink.push(Instruction, self.pos, self.pos + word.len());
        self.pos += word.len();
        Some(*arguments)
    }

    /// Reads all lines of an instruction, from behind its keyword, and the heredocs that follow.
    fn instruction(&mut self, arguments: Arguments) {
        let mut arguments = arguments;
        // A quoted label may go on on the next line.
        let mut quote = None;
        loop {
            self.skip_blanks();
            let end = line_end(self.bytes, self.pos);
            let is_comment = self.bytes.get(self.pos) == Some(&b'#') && self.first_on_line();
            let is_blank = self.pos >= end;
            let continued = self.continuation(end);
            if is_comment {
                self.sink.push(Comment, self.pos, end);
            } else if !is_blank {
                arguments = self.arguments(arguments, continued.unwrap_or(end), &mut quote);
            }
            self.pos = next_line(self.bytes, end);
            let goes_on = is_comment || continued.is_some() || (is_blank && self.first_on_line_of(end));
            if !goes_on || self.pos >= self.bytes.len() {
                break;
            }
        }
        self.heredoc_bodies();
    }

    /// Where the text of a line ends that goes on on the next one.
    fn continuation(&self, end: usize) -> Option<usize> {
        let line = self.bytes[self.pos..end].trim_ascii_end();
        line.strip_suffix(&[self.escape]).map(|text| self.pos + text.trim_ascii_end().len())
    }

    /// Reads one line of arguments up to `end`; what the next line holds.
    fn arguments(&mut self, arguments: Arguments, end: usize, quote: &mut Option<u8>) -> Arguments {
        match arguments {
            Arguments::Shell => self.find_heredocs(end),
            Arguments::Files => {
                self.sink.push(Value, self.pos, end);
                self.find_heredocs(end);
            }
            Arguments::Image | Arguments::Stage => return self.image(end, arguments == Arguments::Stage),
            Arguments::Values => self.sink.push(Value, self.pos, end),
            Arguments::Text => self.sink.push(Prose, self.pos, end),
            Arguments::Labels => self.labels(end, quote),
            Arguments::Check => return self.check(end),
            Arguments::Instruction => match self.keyword(end) {
                Some(Arguments::Instruction) | None => return Arguments::Shell,
                Some(inner) => {
                    self.skip_blanks();
                    return self.arguments(inner, end, quote);
                }
            },
        }
        arguments
    }

    /// `golang:1.23 AS build`. `has_image` says whether a line before has named the image.
    fn image(&mut self, end: usize, has_image: bool) -> Arguments {
        let mut has_image = has_image;
        let mut value = self.pos;
        while let Some((start, word_end)) = next_word(self.bytes, self.pos, end) {
            let word = &self.bytes[start..word_end];
            if has_image && word.eq_ignore_ascii_case(b"as") {
                self.sink.push(Value, value, trimmed(self.bytes, value, start));
                self.sink.push(Keyword, start, word_end);
                value = next_word(self.bytes, word_end, end).map_or(end, |(start, _)| start);
            }
            has_image |= !word.starts_with(b"--");
            self.pos = word_end;
        }
        self.sink.push(Value, value, trimmed(self.bytes, value, end));
        if has_image { Arguments::Stage } else { Arguments::Image }
    }

    /// `--interval=30s CMD curl …`: what comes behind `CMD` is a command line.
    fn check(&mut self, end: usize) -> Arguments {
        let flags = self.pos;
        while let Some((start, word_end)) = next_word(self.bytes, self.pos, end) {
            let word = &self.bytes[start..word_end];
            if word.eq_ignore_ascii_case(b"cmd") {
                self.sink.push(Code, flags, trimmed(self.bytes, flags, start));
                self.sink.push(Instruction, start, word_end);
                return Arguments::Shell;
            }
            if !word.starts_with(b"--") {
                self.sink.push(Value, start, end);
                return Arguments::Check;
            }
            self.pos = word_end;
        }
        self.sink.push(Code, flags, end);
        Arguments::Check
    }

    /// `org.example.title="A title" other=value`, and the old `name value`.
    fn labels(&mut self, end: usize, quote: &mut Option<u8>) {
        if quote.is_some() {
            self.label_value(end, quote);
        }
        while let Some((start, word_end)) = next_word(self.bytes, self.pos, end) {
            let word = &self.bytes[start..word_end];
            let name = word.iter().position(|byte| *byte == b'=');
            let name_end = name.map_or(word_end, |at| start + at);
            self.sink.push(
                Key,
                unquoted(self.bytes, start, name_end).0,
                unquoted(self.bytes, start, name_end).1,
            );
            if name.is_none() {
                let value = next_word(self.bytes, word_end, end).map_or(end, |(start, _)| start);
                self.sink.push(Prose, value, end);
                self.pos = end;
                return;
            }
            self.pos = name_end + 1;
            self.label_value(end, quote);
        }
    }

    /// The value of a label, or the rest of one that `quote` has begun on a line before.
    fn label_value(&mut self, end: usize, quote: &mut Option<u8>) {
        if quote.is_none() {
            *quote = self.bytes.get(self.pos).copied().filter(|byte| matches!(byte, b'"' | b'\''));
            self.pos += usize::from(quote.is_some());
        }
        let start = self.pos;
        while self.pos < end {
            let byte = self.bytes[self.pos];
            if Some(byte) == *quote {
                *quote = None;
                self.sink.push(Prose, start, self.pos);
                self.pos += 1;
                return;
            }
            if quote.is_none() && byte.is_ascii_whitespace() {
                break;
            }
            self.pos += if byte == self.escape { 2 } else { 1 };
        }
        self.pos = self.pos.min(end);
        self.sink.push(Prose, start, self.pos);
    }

    fn find_heredocs(&mut self, end: usize) {
        while let Some(at) = crate::regions::lexer::find(&self.bytes[..end], self.pos, b"<<") {
            let here = heredoc::announcement(&self.bytes[..end], at, Style::Shell);
            let shift = self.bytes[at + 2..].iter().take_while(|byte| **byte == b'<').count();
            self.pos = here.map_or(at + 2 + shift, |(_, end)| end);
            self.heredocs.extend(here.map(|(heredoc, _)| Heredoc { kind: Code, ..heredoc }));
        }
    }

    fn heredoc_bodies(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            if self.patience == 0 {
                return;
            }
            let Some(end) = heredoc::body_end(self.bytes, self.pos, &heredoc) else {
                self.patience -= 1;
                continue;
            };
            self.heredoc_body(end);
            self.pos = next_line(self.bytes, end);
        }
    }

    /// The lines of a heredoc, of which comments stand out.
    fn heredoc_body(&mut self, end: usize) {
        let mut code = self.pos;
        while self.pos < end {
            let line = self.pos;
            self.skip_blanks();
            let line_end = line_end(self.bytes, self.pos);
            // The first line may name the interpreter.
            if self.bytes[self.pos] == b'#' && self.bytes.get(self.pos + 1) != Some(&b'!') {
                self.sink.push(Code, code, heredoc::before_line_break(self.bytes, code, line));
                self.sink.push(Comment, self.pos, line_end);
                code = next_line(self.bytes, line_end);
            }
            self.pos = next_line(self.bytes, line_end);
        }
        if code < end {
            self.sink.push(Code, code, heredoc::before_line_break(self.bytes, code, end));
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.bytes.get(self.pos), Some(b' ' | b'\t')) {
            self.pos += 1;
        }
    }

    fn first_on_line(&self) -> bool {
        self.first_on_line_of(self.pos)
    }

    fn first_on_line_of(&self, pos: usize) -> bool {
        let before = self.bytes[..pos].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
        before.is_none_or(|byte| *byte == b'\n')
    }
}

/// Splits `# name=value` where the name is a parser directive's.
fn directive(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = line.strip_prefix(b"#")?;
    let equals = memchr2(b'=', b'#', text)?;
    let (name, value) = (text[..equals].trim_ascii(), text.get(equals + 1..)?.trim_ascii());
    let known = [&b"syntax"[..], b"escape", b"check"].iter().any(|known| known.eq_ignore_ascii_case(name));
    (known && text[equals] == b'=').then_some((name, value))
}

fn next_word(bytes: &[u8], from: usize, end: usize) -> Option<(usize, usize)> {
    let start = from + bytes.get(from..end)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let length = bytes[start..end].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
    Some((start, start + length))
}

fn trimmed(bytes: &[u8], start: usize, end: usize) -> usize {
    start + bytes[start..end].trim_ascii_end().len()
}

fn unquoted(bytes: &[u8], start: usize, end: usize) -> (usize, usize) {
    match &bytes[start..end] {
        [b'"', .., b'"'] | [b'\'', .., b'\''] => (start + 1, end - 1),
        _ => (start, end),
    }
}
