//! An entry on its way from a format that has no rules of its own (Markdown, tables).

use std::collections::HashSet;
use std::ops::Range;

use super::content::{Read, add_spelling};
use super::entry::{Entry, Link, LocalText, Spelling, Status};
use super::positions::Positions;
use super::problem::Severity;
use super::written::written;
use crate::messages::Format as Message;

/// What a document says of one term.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// BCP 47 tag; empty: the glossary's own.
    pub(super) language: String,
    /// The term as it is written.
    pub(super) written: String,
    /// The bytes in which it is written.
    pub(super) range: Range<usize>,
    pub(super) expansion: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) definition: Option<String>,
    pub(super) examples: Vec<String>,
    pub(super) category: Option<String>,
    pub(super) see: Vec<String>,
    pub(super) links: Vec<Link>,
    /// What it says in other languages.
    pub(super) others: Vec<Other>,
}

/// What a document says of a term in another language.
#[derive(Debug, Default)]
pub(super) struct Other {
    pub(super) text: LocalText,
    pub(super) range: Range<usize>,
    pub(super) aliases: Vec<String>,
}

impl Draft {
    /// What the term says in this language.
    pub(super) fn other(&mut self, language: &str) -> &mut Other {
        let index = self.others.iter().position(|other| other.text.language == language);
        let index = index.unwrap_or_else(|| {
            let text = LocalText { language: language.to_owned(), ..LocalText::default() };
            self.others.push(Other { text, ..Other::default() });
            self.others.len() - 1
        });
        &mut self.others[index]
    }

    /// Where the term itself has no name, the first language that has one speaks for it.
    pub(super) fn lead_with_a_name(&mut self) {
        let index = self.others.iter().position(|other| !other.text.name.is_empty());
        if let (true, Some(index)) = (self.written.is_empty(), index) {
            let other = self.others.remove(index);
            (self.language, self.written, self.range) = (other.text.language, other.text.name, other.range);
            self.expansion = self.expansion.take().or(other.text.expansion);
            self.definition = self.definition.take().or(other.text.definition);
            self.aliases.extend(other.aliases);
            self.examples.extend(other.text.examples);
        }
    }

    /// Adds the entry that this is, if it has a name.
    pub(super) fn add_to(self, read: &mut Read, positions: &Positions<'_>) {
        let term = written(&self.written);
        let place = positions.place_of(&term.name, &self.range);
        if term.name.is_empty() {
            return read.problem(place, Severity::Error, "missing-name", Message::NoName);
        }
        if self.definition.is_none() && self.others.iter().all(|other| other.text.definition.is_none()) {
            let message = Message::UndefinedTerm { name: term.name.clone() };
            read.problem(place, Severity::Hint, "missing-definition", message);
        }
        let mut entry =
            Entry { category: self.category, see: self.see, links: self.links, place, ..Entry::default() };
        add(&mut entry, &term.name, &self.language, Status::Preferred);
        for form in self.expansion.iter().chain(&term.spellings).chain(&self.aliases) {
            add(&mut entry, form, &self.language, Status::Admitted);
        }
        entry.texts.push(LocalText {
            language: self.language,
            name: term.name,
            expansion: self.expansion.or(term.expansion),
            definition: self.definition,
            examples: self.examples,
        });
        for other in self.others {
            add_other(&mut entry, other);
        }
        read.entries.push(entry);
    }
}

fn add_other(entry: &mut Entry, other: Other) {
    let Other { mut text, aliases, .. } = other;
    let term = written(&text.name);
    add(entry, &term.name, &text.language, Status::Preferred);
    for form in text.expansion.iter().chain(&term.spellings).chain(&aliases) {
        add(entry, form, &text.language, Status::Admitted);
    }
    text.name = if term.name.is_empty() { entry.name().to_owned() } else { term.name };
    text.expansion = text.expansion.or(term.expansion);
    entry.texts.push(text);
}

fn add(entry: &mut Entry, text: &str, language: &str, status: Status) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        add_spelling(entry, Spelling { text, language: language.to_owned(), status, ..Spelling::default() });
    }
}

/// Of `A & B`, a side that is an entry of its own stands for that entry alone.
pub(super) fn yield_sides(read: &mut Read) {
    let names: HashSet<String> = read.entries.iter().map(|entry| entry.name().to_lowercase()).collect();
    for entry in &mut read.entries {
        let name = entry.name().to_lowercase();
        if [" & ", " / "].iter().any(|sign| name.contains(sign)) {
            let is_own = |text: &str| name != text && name.contains(text) && names.contains(text);
            entry.spellings.retain(|spelling| !is_own(&spelling.text.to_lowercase()));
        }
    }
}
