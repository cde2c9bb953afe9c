//! The card in a terminal: an entry, explained to a person.

use std::io::{self, Write};

use textwrap::Options;

use super::output::{FAINT, ITALIC, NAME, Out, visible};
use super::workspace::source_path;
use crate::features::card::text_for;
use crate::features::markdown::plain;
use crate::glossary::entry::Entry;
use crate::matching::{EntryRef, Lexicon};
use crate::messages::{Card, Locale};

/// In front of each line but the name's.
const INDENT: &str = "  ";
/// As wide as the widest label and a blank.
const LABEL: usize = 9;

/// Writes the card of `at` for a reader of `language`.
pub(super) fn write(out: &mut Out, lexicon: &Lexicon, at: EntryRef, language: &str) -> io::Result<()> {
    let entry = lexicon.entry(at);
    let text = text_for(&entry, language);
    let locale = Locale::of(language);
    heading(out, &entry)?;
    if let Some(expansion) = text.and_then(|text| text.expansion.as_deref()) {
        let expansion = out.paint(ITALIC, visible(expansion));
        writeln!(out, "{INDENT}{expansion}")?;
    }
    writeln!(out)?;
    match text.and_then(|text| text.definition.as_deref()) {
        Some(definition) => paragraphs(out, &plain(definition))?,
        None => writeln!(out, "{INDENT}{}", Card::NoDefinition.text(locale))?,
    }
    writeln!(out)?;
    let examples = text.map(|text| &text.examples).filter(|examples| !examples.is_empty());
    let examples = examples
        .or_else(|| entry.texts.iter().map(|text| &text.examples).find(|examples| !examples.is_empty()));
    if let Some(example) = examples.and_then(|examples| examples.first()) {
        labelled(out, &Card::Example.text(locale), example)?;
    }
    if !entry.see.is_empty() {
        labelled(out, &Card::See.text(locale), &entry.see.join(", "))?;
    }
    for link in &entry.links {
        let shown =
            link.title.as_ref().map_or_else(|| link.url.clone(), |title| format!("{title} {}", link.url));
        labelled(out, &Card::Link.text(locale), &shown)?;
    }
    let path = source_path(lexicon.glossary(at));
    labelled(out, "Source", &format!("{path}:{}:{}", entry.place.line + 1, entry.place.column + 1))
}

/// The name and, where it differs, the name in the other language.
fn heading(out: &mut Out, entry: &Entry) -> io::Result<()> {
    let name = out.paint(NAME, visible(entry.name()));
    write!(out, "{name}")?;
    let other = entry.texts.get(1).map(|text| text.name.as_str()).unwrap_or_default();
    if !other.is_empty() && other != entry.name() {
        write!(out, " · {}", visible(other))?;
    }
    writeln!(out)
}

fn paragraphs(out: &mut Out, text: &str) -> io::Result<()> {
    let options = Options::new(out.width).initial_indent(INDENT).subsequent_indent(INDENT);
    for line in textwrap::wrap(&visible(text), options) {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn labelled(out: &mut Out, label: &str, text: &str) -> io::Result<()> {
    let indent = " ".repeat(INDENT.len() + LABEL);
    // Links and paths are never broken: people copy them.
    let options =
        Options::new(out.width).initial_indent(&indent).subsequent_indent(&indent).break_words(false);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    for (index, line) in textwrap::wrap(&visible(text.trim()), options).iter().enumerate() {
        let label = out.paint(FAINT, format!("{:LABEL$}", if index == 0 { label } else { "" }));
        writeln!(out, "{INDENT}{label}{}", line.trim_start())?;
    }
    Ok(())
}
