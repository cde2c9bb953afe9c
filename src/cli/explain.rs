//! `glossator explain`: what a term means, or the word in a place of a file.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, ensure};

use super::files::Places;
use super::options::{Format, Look, Sources};
use super::output::{self, Out};
use super::workspace::{Workspace, Workspaces, source_path};
use super::{Exit, card, files, records, suggest};
use crate::analysis::Analysis;
use crate::features::Reader;
use crate::features::card::{not_to_confuse, text_for};
use crate::matching::{EntryRef, Lexicon, Mention};
use crate::messages::{Command as Message, Locale};
use crate::regions;
use crate::text::MAX_BYTES;
use crate::text::{Encoding, Position};

/// Explain a term, or the word in a place of a file.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Terms, `FILE:LINE:COLUMN`, or `FILE:LINE` for all terms of a line. Lines and columns count from 1.
    #[arg(required = true, value_name = "TERM|FILE:LINE:COL")]
    subjects: Vec<String>,

    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  glossator explain load balancer
  glossator explain --language fr Dockerfile:3:8
  glossator explain --format json HPA

Exit code: 0 if all is explained, 1 if something is not known, 2 if a file cannot be read.";

/// A place in a file; counted from 1.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    path: PathBuf,
    line: u32,
    column: Option<u32>,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut explainer = Explainer {
        workspaces: Workspaces::new(&args.sources)?,
        format: args.look.format,
        out: Out::new(args.look.color),
        explained: 0,
    };
    let mut exit = Exit::Ok;
    for subject in subjects(args, &mut explainer.workspaces) {
        let found = match place(&subject) {
            Some(place) => explainer.place(&place)?,
            None => explainer.term(&subject)?,
        };
        if !found {
            exit = Exit::Found;
        }
    }
    explainer.out.flush()?;
    explainer.workspaces.finish();
    Ok(exit)
}

/// Several words that are one term are one subject, with or without quotes.
fn subjects(args: &Args, workspaces: &mut Workspaces<'_>) -> Vec<String> {
    let joined = args.subjects.join(" ");
    let is_one = args.subjects.len() > 1
        && args.subjects.iter().all(|subject| place(subject).is_none())
        && !workspaces.here().lexicon_here().spelled(&joined).is_empty();
    if is_one { vec![joined] } else { args.subjects.clone() }
}

/// Reads `FILE:LINE:COLUMN` or `FILE:LINE`. What looks like it but names no file may be a term, such as `localhost:80`.
fn place(subject: &str) -> Option<Place> {
    let (rest, last) = subject.rsplit_once(':')?;
    let last: u32 = last.parse().ok()?;
    let with_column = rest.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
    let place = match with_column {
        Some((path, line)) => Place { path: path.into(), line, column: Some(last) },
        None => Place { path: rest.into(), line: last, column: None },
    };
    let is_path = place.path.exists() || rest.contains(['/', '\\', '.']) || place.column.is_some();
    is_path.then_some(place)
}

struct Explainer<'a> {
    workspaces: Workspaces<'a>,
    format: Format,
    out: Out,
    explained: usize,
}

impl Explainer<'_> {
    fn term(&mut self, term: &str) -> Result<bool> {
        let workspace = self.workspaces.here();
        let lexicon = workspace.lexicon_here();
        let entries = lexicon.spelled(term);
        if entries.is_empty() {
            output::note(&suggest::unknown(term, &lexicon, Locale::of(&workspace.language)));
            return Ok(false);
        }
        self.write(term, None, &lexicon, &entries, &workspace)?;
        Ok(true)
    }

    fn place(&mut self, place: &Place) -> Result<bool> {
        let shown = place.path.display();
        let workspace = self.workspaces.of_file(&place.path);
        let locale = Locale::of(&workspace.language);
        let content = files::read(&place.path, MAX_BYTES as u64)
            .map_err(|skip| anyhow::anyhow!("{shown}: {}", skip.text(locale)))?;
        let language = regions::detect(None, &place.path.to_string_lossy(), &content.text);
        let path = place.path.to_string_lossy();
        let analysis = Analysis::new(content.text, language, &path, workspace.lexicon(&place.path), None);
        // What follows the last line end is no line to people.
        let lines = analysis.lines.len() as u32 - u32::from(analysis.text.ends_with(['\n', '\r']));
        ensure!(
            place.line > 0 && place.column != Some(0),
            Message::FromOne { file: shown.to_string() }.text(locale)
        );
        let no_line = || Message::NoLine { file: shown.to_string(), lines, line: place.line }.text(locale);
        ensure!(place.line <= lines, no_line());
        match place.column {
            Some(column) => self.at(&analysis, place, column, &workspace),
            None => self.on_line(&analysis, place, &workspace),
        }
    }

    fn at(&mut self, analysis: &Analysis, place: &Place, column: u32, workspace: &Workspace) -> Result<bool> {
        let position = Position { line: place.line - 1, column: column - 1 };
        let offset = analysis.lines.offset(&analysis.text, position, Encoding::Utf32);
        let Some(mention) = analysis.mention_at(offset).copied() else {
            output::note(&nothing_at(analysis, place, Locale::of(&workspace.language)));
            return Ok(false);
        };
        let mentions = match self.format {
            Format::Json => vec![mention],
            Format::Text => analysis.mentions_around(&mention),
        };
        self.mentions(analysis, &mentions, workspace)?;
        Ok(true)
    }

    fn on_line(&mut self, analysis: &Analysis, place: &Place, workspace: &Workspace) -> Result<bool> {
        let mentions = mentions_on(analysis, place.line);
        if mentions.is_empty() {
            output::note(&nothing_at(analysis, place, Locale::of(&workspace.language)));
            return Ok(false);
        }
        self.mentions(analysis, &mentions, workspace)?;
        Ok(true)
    }

    /// Explains mentions; for people, each entry once.
    fn mentions(&mut self, analysis: &Analysis, mentions: &[Mention], workspace: &Workspace) -> Result<()> {
        let mut seen = Vec::new();
        let mut places = Places::new(analysis);
        for mention in mentions {
            let mut entries = mention.entries(&analysis.lexicon);
            if self.format == Format::Text {
                entries.retain(|entry| !seen.contains(entry));
                seen.extend(&entries);
            }
            let text = &analysis.text[mention.range()];
            self.write(text, Some(places.range(mention.range())), &analysis.lexicon, &entries, workspace)?;
        }
        let reader = Reader { language: workspace.language.clone(), markdown: false };
        let homonyms =
            mentions.iter().flat_map(|mention| mention.homonyms(&analysis.lexicon, analysis.language));
        let homonyms: Vec<_> = homonyms.filter(|entry| !seen.contains(entry)).collect();
        if self.format == Format::Text
            && let Some(line) = not_to_confuse(&analysis.lexicon, &homonyms, &reader)
        {
            writeln!(self.out, "\n{}", output::visible(&line))?;
        }
        Ok(())
    }

    fn write(
        &mut self,
        text: &str,
        range: Option<records::Range>,
        lexicon: &Arc<Lexicon>,
        entries: &[EntryRef],
        workspace: &Workspace,
    ) -> Result<()> {
        if self.format == Format::Json {
            let entries = entries.iter().map(|&at| record(lexicon, at, &workspace.language)).collect();
            serde_json::to_writer(&mut self.out, &records::Explanation { text, range, entries })?;
            writeln!(self.out)?;
            return Ok(());
        }
        for &entry in entries {
            if self.explained > 0 {
                writeln!(self.out)?;
            }
            self.explained += 1;
            card::write(&mut self.out, lexicon, entry, &workspace.language)?;
        }
        Ok(())
    }
}

fn mentions_on(analysis: &Analysis, line: u32) -> Vec<Mention> {
    let line = analysis.lines.line_range(&analysis.text, line - 1);
    let touches = |mention: &&Mention| mention.range().start < line.end && line.start < mention.range().end;
    analysis.mentions().iter().filter(touches).copied().collect()
}

fn record(lexicon: &Lexicon, at: EntryRef, language: &str) -> records::Entry {
    let entry = lexicon.entry(at);
    let glossary = lexicon.glossary(at);
    let text = text_for(&entry, language);
    let mut spellings: Vec<String> = Vec::with_capacity(entry.spellings.len());
    for spelling in &entry.spellings {
        if !spellings.contains(&spelling.text) {
            spellings.push(spelling.text.clone());
        }
    }
    records::Entry {
        name: entry.name().to_owned(),
        language: text.map_or_else(|| glossary.language.clone(), |text| text.language.clone()),
        definition: text.and_then(|text| text.definition.clone()),
        spellings,
        category: entry.category.clone(),
        source: records::Source {
            path: source_path(glossary),
            line: entry.place.line + 1,
            column: entry.place.column + 1,
        },
    }
}

fn nothing_at(analysis: &Analysis, place: &Place, locale: Locale) -> String {
    let shown = place.path.display();
    let mut places = Places::new(analysis);
    let others: Vec<String> = mentions_on(analysis, place.line)
        .iter()
        .map(|mention| {
            let text = analysis.text[mention.range()].to_owned();
            Message::TermInColumn { text, column: places.range(mention.range()).column }.text(locale)
        })
        .collect();
    let message = match place.column {
        Some(column) if !others.is_empty() => Message::NoTermHere {
            place: format!("{shown}:{}:{column}", place.line),
            others: others.join(", "),
        },
        _ => Message::NoTermOnLine { place: format!("{shown}:{}", place.line) },
    };
    message.text(locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_from_terms() {
        let at = |path: &str, line, column| Some(Place { path: path.into(), line, column });
        assert_eq!(place("src/a.rs:3:8"), at("src/a.rs", 3, Some(8)));
        assert_eq!(place("compose.yml:12"), at("compose.yml", 12, None));
        assert_eq!(place("C:\\x.yml:1:2"), at("C:\\x.yml", 1, Some(2)));
        for term in ["HPA", "localhost:80", "a:b", "load balancer", "TCP/IP"] {
            assert_eq!(place(term), None, "{term}");
        }
    }
}
