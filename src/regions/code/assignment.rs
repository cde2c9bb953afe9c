//! Strings that are assigned and meant for people: `description = "…"` in Terraform, and what reads as a sentence.

use memchr::memrchr;

use crate::lookalikes::is_stopword;
use crate::regions::lexer::{self, Rule, is_word};
use crate::regions::roles::{self, Role};
use crate::regions::sink::Sink;
use crate::regions::{Region, RegionKind};

/// How far a name is looked for. No name that we know is as long.
const MAX_NAME: usize = 64;

/// Reads a file by its rules, and makes prose of such strings.
pub(crate) fn read(sink: &mut Sink<'_>, rules: &'static [Rule]) {
    let bytes = sink.bytes();
    lexer::lex(sink, 0..bytes.len(), rules);
    sink.change(|region| {
        if region.kind == RegionKind::String && is_for_people(bytes, *region) {
            region.kind = RegionKind::Prose;
        }
    });
}

fn is_for_people(bytes: &[u8], region: Region) -> bool {
    let start = region.start as usize;
    let before = &bytes[..start];
    let name = if before.ends_with(b"\n") { heredoc_name(before) } else { assigned_name(before) };
    match name.map(roles::role) {
        Some(Role::People) => true,
        Some(Role::Data) => std::str::from_utf8(&bytes[start..region.end as usize]).is_ok_and(is_sentence),
        _ => false,
    }
}

/// Whether words are held together as only sentences and captions are: `List of CIDR blocks`, `Nom du cluster`. A command line is not.
fn is_sentence(text: &str) -> bool {
    let text = text.trim_matches('"');
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.iter().filter(|word| {
        let inner = word.trim_matches(['(', ')', '.', ',', ':', ';', '!', '?']);
        !inner.is_empty() && inner.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    });
    let joining = words.iter().filter(|word| {
        let elided =
            word.split_once(['\'', '’']).is_some_and(|(before, after)| before.len() == 1 && after.len() > 1);
        elided || is_stopword(word)
    });
    let needed = if text.starts_with(|c: char| c.is_uppercase() || c == '(') { 1 } else { 2 };
    words.len() >= 3 && joining.count() >= needed && plain.count() * 4 >= words.len() * 3
}

/// The name before `=` or `:` at the end of `before`.
fn assigned_name(before: &[u8]) -> Option<&[u8]> {
    let before = trim_blanks(before);
    let before = trim_blanks(before.strip_suffix(b"=").or(before.strip_suffix(b":"))?);
    let before = before.strip_suffix(b"\"").unwrap_or(before);
    let length =
        before.iter().rev().take(MAX_NAME).take_while(|byte| is_word(**byte) || **byte == b'-').count();
    Some(&before[before.len() - length..])
}

/// The name to which the heredoc is assigned that the line before announces.
fn heredoc_name(before: &[u8]) -> Option<&[u8]> {
    let line_end = before.len() - 1;
    let line = &before[memrchr(b'\n', &before[..line_end]).map_or(0, |at| at + 1)..];
    let mark = line.windows(2).position(|pair| pair == b"<<")?;
    assigned_name(&line[..mark])
}

fn trim_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    &text[..text.len() - blanks]
}
