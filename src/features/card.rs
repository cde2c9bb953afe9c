//! The card: an entry, explained to a reader.

use super::markdown::{code, escape, plain, sanitize};
use super::{Locate, Reader};
use crate::glossary::entry::{Entry, LocalText};
use crate::glossary::{Glossary, Source};
use crate::matching::{EntryRef, Lexicon};
use crate::messages::{Card, Locale};

/// No more “see also” links than this.
const MAX_SEE: usize = 4;
/// Definitions are cut after this many characters.
const MAX_DEFINITION: usize = 1200;

/// A line break in Markdown that does not begin a paragraph.
const HARD_BREAK: &str = "  \n";

fn locale(reader: &Reader) -> Locale {
    Locale::of(&reader.language)
}

/// What the entry says to this reader: in their language, else in English, else in whatever language it has a definition in.
pub fn text_for<'e>(entry: &'e Entry, language: &str) -> Option<&'e LocalText> {
    let defined = |text: &&LocalText| text.definition.is_some();
    entry
        .text(language)
        .filter(defined)
        .or_else(|| entry.text("en").filter(defined))
        .or_else(|| entry.texts.iter().find(defined))
        .or_else(|| entry.texts.first())
}

/// The card of `at`, in Markdown or plain text as the reader's editor takes it.
pub fn card(lexicon: &Lexicon, at: EntryRef, reader: &Reader, locate: &Locate<'_>) -> String {
    let entry = lexicon.entry(at);
    let glossary = lexicon.glossary(at);
    if reader.markdown {
        markdown_card(lexicon, glossary, &entry, reader, locate)
    } else {
        plain_card(&entry, reader)
    }
}

fn markdown_card(
    lexicon: &Lexicon,
    glossary: &Glossary,
    entry: &Entry,
    reader: &Reader,
    locate: &Locate<'_>,
) -> String {
    let locale = locale(reader);
    let mut parts = vec![format!(
        "### {}",
        other_name(entry).map_or_else(
            || escape(entry.name()),
            |other| format!("{} · {}", escape(entry.name()), escape(other))
        )
    )];
    let text = text_for(entry, &reader.language);
    if let Some(expansion) = text.and_then(|text| text.expansion.as_deref()) {
        parts.push(format!("*{}*", escape(expansion)));
    }
    match text.and_then(|text| text.definition.as_deref()) {
        Some(definition) => parts.push(sanitize(&shorten(definition))),
        None => parts.push(format!("*{}*", Card::NoDefinition.text(locale))),
    }
    if let Some(example) = example(entry, text) {
        parts.push(code(example));
    }
    let footer = footer(lexicon, glossary, entry, reader, locate);
    if !footer.is_empty() {
        parts.push(footer);
    }
    parts.join("\n\n")
}

/// The entry's name in the other language, if that differs.
pub(super) fn other_name(entry: &Entry) -> Option<&str> {
    let other = entry.texts.get(1)?;
    (!other.name.is_empty() && other.name != entry.name()).then_some(other.name.as_str())
}

fn example<'e>(entry: &'e Entry, text: Option<&'e LocalText>) -> Option<&'e str> {
    let own = text.and_then(|text| text.examples.first());
    own.or_else(|| entry.texts.iter().find_map(|text| text.examples.first())).map(String::as_str)
}

fn footer(
    lexicon: &Lexicon,
    glossary: &Glossary,
    entry: &Entry,
    reader: &Reader,
    locate: &Locate<'_>,
) -> String {
    let see: Vec<_> =
        entry.see.iter().take(MAX_SEE).map(|name| see_link(lexicon, name, reader, locate)).collect();
    let source = locate(glossary, entry.place);
    let name = escape(&source_name(glossary));
    let mut sources = vec![source.as_ref().map_or_else(|| name.clone(), |uri| format!("[{name}](<{uri}>)"))];
    for link in entry.links.iter().filter(|link| is_web(&link.url)) {
        let url = link.url.replace(['<', '>', '\n'], "");
        let title = link.title.as_deref().unwrap_or_else(|| host(&link.url));
        // Where entries cannot be opened from here, pages cannot either: they are written out.
        sources.push(if source.is_some() {
            format!("[{}](<{url}>)", escape(title))
        } else {
            format!("<{url}>")
        });
    }
    let see = (!see.is_empty()).then(|| format!("{} {}", Card::SeeAlso.text(locale(reader)), see.join(", ")));
    let lines: Vec<String> = see.into_iter().chain([sources.join(" · ")]).collect();
    lines.join(HARD_BREAK)
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn see_link(lexicon: &Lexicon, name: &str, reader: &Reader, locate: &Locate<'_>) -> String {
    // An entry of that very name, before those that have it as another spelling: `Service` is no Compose service.
    let spelled = lexicon.spelled(name).into_iter().map(|at| (at, lexicon.head(at)));
    let Some((at, head)) = spelled.min_by_key(|(_, head)| head.name() != name) else {
        return escape(name);
    };
    let shown = head.name_in(&reader.language);
    match locate(lexicon.glossary(at), head.place) {
        Some(uri) => format!("[{}](<{uri}>)", escape(shown)),
        None => escape(shown),
    }
}

/// How the reader is told where an entry comes from: the file's name, or the pack's.
pub fn source_name(glossary: &Glossary) -> String {
    match &glossary.source {
        Source::Pack(name) => format!("glossator/{name}"),
        Source::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

/// What an entry of `glossary` is listed under: its category, or else its context, or else the glossary.
pub(super) fn heading(entry: &Entry, glossary: &Glossary) -> String {
    let own = || glossary.name.clone().unwrap_or_else(|| source_name(glossary));
    entry.category.clone().or_else(|| entry.context.clone()).unwrap_or_else(own)
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

pub(super) fn shorten(definition: &str) -> String {
    match definition.char_indices().nth(MAX_DEFINITION) {
        Some((end, _)) => format!("{}…", definition[..end].trim_end()),
        None => definition.trim_end().to_owned(),
    }
}

fn plain_card(entry: &Entry, reader: &Reader) -> String {
    let locale = locale(reader);
    let text = text_for(entry, &reader.language);
    let mut name = other_name(entry)
        .map_or_else(|| entry.name().to_owned(), |other| format!("{} · {other}", entry.name()));
    if let Some(expansion) = text.and_then(|text| text.expansion.as_deref()) {
        name = format!("{name} ({expansion})");
    }
    let definition = text.and_then(|text| text.definition.as_deref());
    let mut lines = vec![
        name,
        definition.map_or_else(|| Card::NoDefinition.text(locale), |definition| plain(&shorten(definition))),
    ];
    lines.extend(example(entry, text).map(|example| format!("    {}", example.trim())));
    if !entry.see.is_empty() {
        let see: Vec<_> = entry.see.iter().take(MAX_SEE).cloned().collect();
        lines.push(format!("{} {}", Card::SeeAlso.text(locale), see.join(", ")));
    }
    lines.join("\n\n")
}

/// One line about entries that share the spelling but are not meant here.
pub fn not_to_confuse(lexicon: &Lexicon, entries: &[EntryRef], reader: &Reader) -> Option<String> {
    let names: Vec<String> = entries
        .iter()
        .map(|&at| {
            let entry = lexicon.entry(at);
            let category = entry.category.as_deref().or(entry.context.as_deref()).unwrap_or_default();
            match (reader.markdown, category.is_empty()) {
                (true, true) => format!("**{}**", escape(entry.name())),
                (true, false) => format!("**{}** ({})", escape(entry.name()), escape(category)),
                (false, true) => entry.name().to_owned(),
                (false, false) => format!("{} ({category})", entry.name()),
            }
        })
        .collect();
    (!names.is_empty()).then(|| format!("{} {}", Card::NotToConfuse.text(locale(reader)), names.join(", ")))
}
