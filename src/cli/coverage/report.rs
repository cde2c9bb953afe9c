//! The result in the form that was asked for.

use std::io::{self, Write};

use serde::Serialize;

use super::count::{Share, Usage};
use super::table::Table;
use super::{Args, Format};
use crate::cli::output::{Out, visible};
use crate::messages::{Coverage as Message, Locale};

/// Writes what is used in `files` files.
pub(super) fn write(
    out: &mut Out,
    args: &Args,
    usage: &Usage,
    files: usize,
    locale: Locale,
) -> io::Result<()> {
    match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &record(usage, files))?;
            writeln!(out)?;
        }
        Format::Text => tables(usage, args.top, locale).iter().try_for_each(|table| table.text(out))?,
        Format::Markdown => {
            writeln!(out, "# {}\n", Message::Title { files }.text(locale))?;
            tables(usage, args.top, locale).iter().try_for_each(|table| table.markdown(out))?;
        }
    }
    out.flush()
}

fn tables(usage: &Usage, top: usize, locale: Locale) -> Vec<Table> {
    let say = |message: Message| message.text(locale);
    let shown = |text: &str| visible(text).into_owned();
    let table = |title, head: &[Message], words, rows: Vec<Vec<String>>| {
        let head = head.iter().map(|message| message.text(locale)).collect();
        Table { title: say(title), rows: [head].into_iter().chain(rows).collect(), words }
    };
    let source = |source: Option<&str>| source.map_or_else(|| say(Message::InText), shown);
    let glossaries = usage.by_glossary().into_iter();
    let glossaries =
        glossaries.map(|(name, terms, mentions)| vec![source(name), terms.to_string(), mentions.to_string()]);
    let undefined = usage.undefined.iter().take(top).map(|term| {
        let place = format!("{}:{}", shown(&term.path), term.line);
        vec![shown(&term.text), term.mentions.to_string(), term.files.to_string(), place]
    });
    let explained = usage.explained.iter().take(top).map(|term| {
        let source = source(term.source.as_deref());
        vec![shown(&term.name), term.mentions.to_string(), term.files.to_string(), source]
    });
    let frequent = [Message::Term, Message::Mentions, Message::Files];
    let with = |last| [&frequent[..], &[last]].concat();
    let tables = [
        (
            usage.terms().all(),
            table(
                Message::HowMuch,
                &[Message::Jargon, Message::Terms, Message::Share, Message::Mentions, Message::Share],
                &[],
                shares(usage.terms(), usage.mentions(), locale),
            ),
        ),
        (
            usage.explained.len(),
            table(
                Message::ByGlossary,
                &[Message::Glossary, Message::Terms, Message::Mentions],
                &[],
                glossaries.collect(),
            ),
        ),
        (
            usage.undefined.len(),
            table(Message::TopUndefined, &with(Message::First), &[3], undefined.collect()),
        ),
        (
            usage.explained.len(),
            table(Message::TopExplained, &with(Message::Glossary), &[3], explained.collect()),
        ),
    ];
    let mut tables = tables.into_iter();
    // The first one says that there is nothing, too.
    let first = tables.next().map(|(_, table)| table);
    first.into_iter().chain(tables.filter(|(count, _)| *count > 0).map(|(_, table)| table)).collect()
}

fn shares(terms: Share, mentions: Share, locale: Locale) -> Vec<Vec<String>> {
    let percent = |percent: f64| match locale {
        Locale::English => format!("{percent:.1} %"),
        Locale::French => format!("{percent:.1}\u{a0}%").replace('.', ","),
    };
    let row = |name: Message, count: usize, of_terms: f64, places: usize, of_places: f64| {
        vec![name.text(locale), count.to_string(), percent(of_terms), places.to_string(), percent(of_places)]
    };
    let (by_term, by_place) = (rounded(terms), rounded(mentions));
    vec![
        row(Message::Explained, terms.explained, by_term, mentions.explained, by_place),
        row(Message::Undefined, terms.undefined, 100.0 - by_term, mentions.undefined, 100.0 - by_place),
    ]
}

/// How much is explained, in percent, rounded down: what is shown as 90.0 passes `--min 90`.
fn rounded(share: Share) -> f64 {
    (share.percent() * 10.0).floor() / 10.0
}

#[derive(Serialize)]
struct Record<'a> {
    files: usize,
    terms: Counts,
    mentions: Counts,
    glossaries: Vec<GlossaryRecord<'a>>,
    /// Most frequent first.
    undefined: Vec<UndefinedRecord<'a>>,
    explained: Vec<ExplainedRecord<'a>>,
}

#[derive(Serialize)]
struct Counts {
    explained: usize,
    undefined: usize,
    percent: f64,
}

#[derive(Serialize)]
struct GlossaryRecord<'a> {
    /// None for what the text itself explains.
    path: Option<&'a str>,
    terms: usize,
    mentions: usize,
}

#[derive(Serialize)]
struct UndefinedRecord<'a> {
    text: &'a str,
    mentions: usize,
    files: usize,
    /// Where it stands first.
    path: &'a str,
    line: u32,
}

#[derive(Serialize)]
struct ExplainedRecord<'a> {
    name: &'a str,
    glossary: Option<&'a str>,
    mentions: usize,
    files: usize,
}

fn record(usage: &Usage, files: usize) -> Record<'_> {
    let counts = |share: Share| Counts {
        explained: share.explained,
        undefined: share.undefined,
        percent: rounded(share),
    };
    let glossaries = usage.by_glossary().into_iter();
    Record {
        files,
        terms: counts(usage.terms()),
        mentions: counts(usage.mentions()),
        glossaries: glossaries
            .map(|(path, terms, mentions)| GlossaryRecord { path, terms, mentions })
            .collect(),
        undefined: usage
            .undefined
            .iter()
            .map(|term| UndefinedRecord {
                text: &term.text,
                mentions: term.mentions,
                files: term.files,
                path: &term.path,
                line: term.line,
            })
            .collect(),
        explained: usage
            .explained
            .iter()
            .map(|term| ExplainedRecord {
                name: &term.name,
                glossary: term.source.as_deref(),
                mentions: term.mentions,
                files: term.files,
            })
            .collect(),
    }
}
