//! Completion: terms in the words that are being typed.

use std::ops::Range;

use super::Reader;
use super::style::Style;
use crate::analysis::Analysis;
use crate::matching::{EntryRef, Name, Words, fold, is_word};
use crate::regions::{Group, RegionKind};

/// More items than this are noise; typing on narrows them.
const MAX_ITEMS: usize = 50;
/// How many words before the cursor may belong to one term.
const MAX_WORDS: usize = 4;
/// How much text, in bytes on either side, shows in which language somebody writes.
const LANGUAGE_WINDOW: usize = 2000;

/// A term that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is inserted, and shown.
    pub text: String,
    /// What the editor filters by: as typed so far, it is a prefix of it.
    pub filter: String,
    /// The entry's name, where that is not what is inserted.
    pub detail: Option<String>,
    /// What is explained.
    pub entry: EntryRef,
}

/// The items and what they replace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// Bytes from the start of the term to the cursor.
    pub replace: Range<usize>,
    /// Likeliest first.
    pub items: Vec<Item>,
    /// Whether typing on may bring more.
    pub incomplete: bool,
}

/// The terms that begin with what stands before the byte `offset`.
pub fn completion(analysis: &Analysis, offset: usize, reader: &Reader) -> Completion {
    let region = analysis.regions().at(offset.saturating_sub(1));
    let is_text = matches!(
        region.kind,
        RegionKind::Comment | RegionKind::Prose | RegionKind::Value | RegionKind::String
    );
    let starts = term_starts(&analysis.text, offset, is_text);
    let typed_language = typed_language(&analysis.text, offset, reader);
    for start in starts {
        let typed = &analysis.text[start..offset];
        let names = analysis.lexicon.names_with_prefix(&folded_words(typed));
        if names.is_empty() {
            continue;
        }
        let mut names: Vec<&Name> = names.iter().collect();
        let rank = |name: &Name| {
            analysis.lexicon.glossaries().get(usize::from(name.entry.glossary)).map(|ranked| ranked.rank)
        };
        let goes_on =
            |name: &Name| name.text.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
        names.sort_by_key(|name| {
            let is_foreign = *name.language != *typed_language;
            (is_foreign, rank(name), !goes_on(name), !name.preferred, name.text.len())
        });
        return build(analysis, start..offset, &names, is_text);
    }
    Completion { replace: offset..offset, ..Completion::default() }
}

fn build(analysis: &Analysis, replace: Range<usize>, names: &[&Name], is_text: bool) -> Completion {
    let typed = &analysis.text[replace.clone()];
    let style = Style::of(typed, fallback_style(analysis));
    let mut items: Vec<Item> = Vec::new();
    let mut incomplete = false;
    for name in names {
        let is_natural = is_text && !is_identifier(typed, &name.text);
        let text = if is_natural { name.text.to_string() } else { in_style(&name.text, style, typed) };
        let is_new = !items.iter().any(|item| item.text == text || item.entry == name.entry && !is_text);
        if !is_new {
            continue;
        }
        if items.len() == MAX_ITEMS {
            incomplete = true;
            break;
        }
        let own_name = analysis.lexicon.head(name.entry).name().to_owned();
        let detail = (own_name != text).then_some(own_name);
        items.push(Item { filter: filter(typed, &text), text, detail, entry: name.entry });
    }
    Completion { replace, items, incomplete }
}

/// Whether what is typed in prose or a value is an identifier: its words are joined as the natural spelling does not join them.
fn is_identifier(typed: &str, natural: &str) -> bool {
    let is_joined = typed.contains(['_', '-']) || Words::new(typed).count() > 1;
    let is_prefix = natural.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
    is_joined && !is_prefix && !typed.contains(' ')
}

/// Editors filter by what is typed, letter by letter: where the term is written otherwise (accents, joints), what is typed goes first.
fn filter(typed: &str, text: &str) -> String {
    let is_prefix = text.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
    if is_prefix { text.to_owned() } else { format!("{typed} {text}") }
}

fn fallback_style(analysis: &Analysis) -> Style {
    match analysis.language.id() {
        "python" | "rust" | "ruby" | "sql" | "terraform" | "c" => Style::Snake,
        "dockerfile" | "shellscript" => Style::Kebab,
        _ if analysis.language.group() == Group::Prose => Style::Kebab,
        _ => Style::Camel,
    }
}

/// `text` in the identifier's style. One word is left as it is but for its first letters, which are as typed.
fn in_style(text: &str, style: Style, typed: &str) -> String {
    let words: Vec<&str> = Words::new(text).map(|range| &text[range]).collect();
    if words.len() > 1 {
        return style.join(&words);
    }
    match text.get(..typed.len()) {
        Some(start) if start.eq_ignore_ascii_case(typed) => format!("{typed}{}", &text[typed.len()..]),
        _ => text.to_owned(),
    }
}

fn folded_words(text: &str) -> String {
    let words: Vec<String> = Words::new(text).map(|range| fold(&text[range])).collect();
    words.join(" ")
}

/// Where the term that ends at `offset` may start: in text up to some words back, farthest first; in code at the identifier's start.
fn term_starts(text: &str, offset: usize, is_text: bool) -> Vec<usize> {
    let line_start = text[..offset].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &text[line_start..offset];
    let belongs = |c: char| is_word(c) || matches!(c, '_' | '-');
    let mut starts = Vec::new();
    let mut end = line.len();
    for _ in 0..if is_text { MAX_WORDS } else { 1 } {
        let start = line[..end]
            .char_indices()
            .rev()
            .take_while(|&(_, c)| belongs(c))
            .last()
            .map_or(end, |(at, _)| at);
        if start == end {
            break;
        }
        starts.push(line_start + start);
        let Some(before) = line[..start].strip_suffix(' ') else { break };
        end = before.len();
    }
    starts.reverse();
    starts
}

/// The language of the text around `offset`, told by its commonest little words.
fn typed_language(text: &str, offset: usize, reader: &Reader) -> String {
    const FRENCH: [&str; 14] =
        ["le", "la", "les", "des", "une", "et", "est", "pour", "dans", "que", "qui", "sur", "du", "avec"];
    const ENGLISH: [&str; 12] =
        ["the", "of", "and", "is", "to", "for", "with", "this", "that", "are", "be", "it"];
    let from = text.floor_char_boundary(offset.saturating_sub(LANGUAGE_WINDOW));
    let to = text.ceil_char_boundary((offset + LANGUAGE_WINDOW).min(text.len()));
    let window = &text[from..to];
    let (mut french, mut english) = (0, 0);
    for word in Words::new(window).map(|range| fold(&window[range])) {
        french += usize::from(FRENCH.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    match french.cmp(&english) {
        std::cmp::Ordering::Greater => "fr".to_owned(),
        std::cmp::Ordering::Less => "en".to_owned(),
        std::cmp::Ordering::Equal => reader.language.split('-').next().unwrap_or("en").to_owned(),
    }
}
