//! Glossaries as tables: CSV, TSV, and the tables of a Markdown document.
//!
//! A first row that names columns (`name` or `term`, `definition`, `aliases`, `category`, `language`, `name_fr`, …) says what is
//! what; without one, the first column is the name and the second the definition.

use std::ops::Range;

use super::content::Read;
use super::draft::{Draft, Other, yield_sides};
use super::entry::Link;
use super::language;
use super::positions::Positions;
use super::problem::Severity;
use crate::messages::Format as Message;

/// One field of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Its text, unescaped and trimmed.
    pub(super) text: String,
    /// Byte offset of the text, without its quotes.
    pub(super) start: usize,
    /// Byte offset of its end.
    pub(super) end: usize,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Expansion,
    Aliases,
    Definition,
    Example,
    Category,
    Language,
    See,
    Link,
    /// One of the first four, in another language.
    Other(String, Box<Column>),
    Unknown,
}

/// Reads CSV or TSV.
pub(super) fn read(text: &str, delimiter: u8) -> Read {
    let positions = Positions::new(text);
    let mut read = Read::default();
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let base = text.len() - body.len();
    let delimiter = if delimiter == b',' { likely_delimiter(body) } else { delimiter };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let start = base + reader.position().byte() as usize;
        match reader.read_record(&mut record) {
            Ok(true) => {
                let end = base + reader.position().byte() as usize;
                rows.push(cells(text, start, end, &record));
            }
            Ok(false) => break,
            Err(error) => {
                let place = positions.place(start as u32, start as u32);
                read.problem(place, Severity::Error, "syntax", Message::BadRow { error: error.to_string() });
                read.broken = true;
                break;
            }
        }
    }
    let stated = rows_to_entries(&mut read, &positions, rows, None);
    yield_sides(&mut read);
    read.finish(stated)
}

/// French spreadsheets write semicolons into their CSV files.
fn likely_delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |wanted: u8| first.bytes().filter(|&byte| byte == wanted).count();
    [b';', b'\t'].into_iter().find(|&other| count(other) > count(b',')).unwrap_or(b',')
}

/// The fields of a row with their places. The reader tells where a row is, and the fields follow one another in it.
fn cells(text: &str, start: usize, end: usize, record: &csv::StringRecord) -> Vec<Cell> {
    // The reader leaves the second sign of a line end to the next row.
    let mut at = end - text.get(start..end).map_or(0, |row| row.trim_start_matches(['\r', '\n']).len());
    let cells = record.iter().map(|field| {
        let trimmed = field.trim();
        let rest = text.get(at..end).unwrap_or_default();
        // A quote is written twice within quotes; such a field is not found as it stands.
        let doubled = || trimmed.replace('"', "\"\"");
        let find = |field: &str| rest.find(field).map(|offset| (at + offset, at + offset + field.len()));
        let (from, until) = find(trimmed).or_else(|| find(&doubled())).unwrap_or((at, at));
        at = until;
        Cell { text: trimmed.to_owned(), start: from, end: until }
    });
    cells.collect()
}

/// Adds the entries of a table; returns the language that it states.
pub(super) fn rows_to_entries(
    read: &mut Read,
    positions: &Positions<'_>,
    mut rows: Vec<Vec<Cell>>,
    category: Option<&str>,
) -> Option<String> {
    rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let columns = match rows.first().and_then(|row| header(row)) {
        Some(columns) => {
            rows.remove(0);
            columns
        }
        None => vec![Column::Name, Column::Definition],
    };
    let mut stated = None;
    for row in rows {
        let language = add_row(read, positions, &columns, row, category);
        stated = stated.or(language);
    }
    stated
}

/// What the columns hold, if this row names them.
pub(super) fn is_header(row: &[Cell]) -> bool {
    header(row).is_some()
}

fn header(row: &[Cell]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = row.iter().map(|cell| column(&cell.text)).collect();
    let has_name = columns.iter().any(|column| match column {
        Column::Name => true,
        Column::Other(_, column) => **column == Column::Name,
        _ => false,
    });
    let known = columns.iter().filter(|column| **column != Column::Unknown).count();
    (has_name && (known > 1 || row.len() == 1)).then_some(columns)
}

fn column(title: &str) -> Column {
    let title = title.trim_matches(['*', '_', '`', ' ']).to_lowercase();
    plain_column(&title).or_else(|| other_column(&title)).unwrap_or(Column::Unknown)
}

fn plain_column(title: &str) -> Option<Column> {
    Some(match title {
        "name" | "term" | "terme" | "nom" | "word" | "mot" => Column::Name,
        "expansion" | "full name" | "full_name" | "abbreviation" | "acronym" | "acronyme" | "abréviation"
        | "nom complet" | "signification" => Column::Expansion,
        "aliases" | "alias" | "synonyms" | "synonymes" | "also known as" | "aka" | "variants" => {
            Column::Aliases
        }
        "definition" | "définition" | "description" | "meaning" | "explanation" | "explication" => {
            Column::Definition
        }
        "example" | "examples" | "exemple" | "exemples" => Column::Example,
        "category" | "catégorie" | "section" | "domain" | "domaine" | "theme" | "thème" => Column::Category,
        "language" | "lang" | "langue" => Column::Language,
        "see" | "see also" | "voir" | "voir aussi" | "related" => Column::See,
        "link" | "links" | "url" | "lien" | "liens" => Column::Link,
        _ => return None,
    })
}

/// `name_fr`, `Definition (FR)`, `fr_name`.
fn other_column(title: &str) -> Option<Column> {
    let (one, two) = title.split_once(['_', ' ', '-', '(', ':'])?;
    let (one, two) = (one.trim(), two.trim_matches(['(', ')', ' ']));
    let (name, tag) = if language::is_tag(two) { (one, two) } else { (two, one) };
    let inner = plain_column(name)?;
    let is_text = matches!(
        inner,
        Column::Name | Column::Expansion | Column::Aliases | Column::Definition | Column::Example
    );
    (is_text && language::is_tag(tag)).then(|| Column::Other(language::normal(tag), Box::new(inner)))
}

/// Adds the entry of a row; returns the language that the row states.
fn add_row(
    read: &mut Read,
    positions: &Positions<'_>,
    columns: &[Column],
    row: Vec<Cell>,
    category: Option<&str>,
) -> Option<String> {
    let first = row.first().map_or(0, |cell| cell.start);
    let mut draft = Draft { range: first..first, ..Draft::default() };
    draft.category = category.map(str::to_owned);
    for (column, cell) in columns.iter().zip(row) {
        if !cell.text.is_empty() {
            fill(&mut draft, column, cell);
        }
    }
    let stated = Some(draft.language.clone()).filter(|language| !language.is_empty());
    draft.lead_with_a_name();
    draft.add_to(read, positions);
    stated
}

fn fill(draft: &mut Draft, column: &Column, cell: Cell) {
    let range = cell.start..cell.end;
    match column {
        Column::Name => (draft.written, draft.range) = (cell.text, range),
        Column::Expansion => draft.expansion = Some(cell.text),
        Column::Aliases => draft.aliases = list(&cell.text),
        Column::Definition => draft.definition = Some(cell.text),
        Column::Example => draft.examples = vec![cell.text],
        Column::Category => draft.category = Some(cell.text),
        Column::Language if language::is_tag(&cell.text) => draft.language = language::normal(&cell.text),
        Column::See => draft.see = list(&cell.text),
        Column::Link if cell.text.starts_with("https://") || cell.text.starts_with("http://") => {
            draft.links = vec![Link { title: None, url: cell.text }];
        }
        Column::Other(tag, inner) => fill_other(draft.other(tag), inner, cell.text, range),
        Column::Language | Column::Link | Column::Unknown => {}
    }
}

fn fill_other(other: &mut Other, column: &Column, text: String, range: Range<usize>) {
    match column {
        Column::Name => (other.text.name, other.range) = (text, range),
        Column::Expansion => other.text.expansion = Some(text),
        Column::Aliases => other.aliases = list(&text),
        Column::Definition => other.text.definition = Some(text),
        _ => other.text.examples = vec![text],
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(['|', ';', '\n']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}
