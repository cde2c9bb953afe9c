//! Markdown glossaries, in the shapes in which teams write them:
//!
//! - `**Term (Expansion)** – definition`, as list items or at the start of lines; the headings are categories;
//! - the same without the stars, where a whole list looks so (only in a file that is a glossary by its name);
//! - a heading is a term, and the text below it the definition (only in a file that is a glossary by its name);
//! - `Term` / `: definition` lists;
//! - a table with a column for the term and one for the definition;
//! - one term a file, its name being the `title` of the front matter.

mod definition;
mod front_matter;
mod outline;

use std::ops::Range;

use super::content::Read;
use super::draft::{Draft, yield_sides};
use super::positions::Positions;
use super::table::{self, Cell, is_header};
use definition::{clean, labelled, separated, split_plain};
use front_matter::{FrontMatter, front_matter};
use outline::{Heading, Lead, Outline, Piece, outline};

/// What bold text at the start of a line often is, when it is no term.
const REMARKS: &[&str] = &[
    "note",
    "notes",
    "nb",
    "warning",
    "tip",
    "important",
    "attention",
    "remarque",
    "exemple",
    "exemples",
    "example",
    "examples",
    "todo",
    "source",
    "sources",
    "aliases",
    "alias",
    "synonyms",
    "synonymes",
    "also known as",
    "see also",
    "voir aussi",
    "astuce",
    "caution",
    "info",
];
/// Titles of documents, not of terms.
const DOCUMENTS: &[&str] = &[
    "glossary",
    "glossaire",
    "lexique",
    "terminolog",
    "vocabul",
    "definitions",
    "définitions",
    "terms",
    "termes",
];
/// So many paragraphs below a heading are its definition.
const MAX_PARAGRAPHS: usize = 4;
/// Bold text begins a list if no more than its signs (`10. **`, `- [**`) stand before it.
const MAX_SIGNS: usize = 10;
/// Longer bold text is a sentence.
const MAX_TITLE: usize = 160;

/// Reads a Markdown glossary. `by_name` says whether the file's name alone says that it is one.
pub fn read(text: &str, by_name: bool) -> Read {
    let positions = Positions::new(text);
    let front = front_matter(text, &positions);
    let outline = outline(text, front.end);
    let document = Document::new(text, &outline);
    let mut read = Read { name: title(&front, &outline), ..Read::default() };
    let mut stated = front.language.clone();
    for (_, term) in document.terms(by_name, front) {
        match term {
            Term::Draft(draft) => draft.add_to(&mut read, &positions),
            Term::Table(rows, category) => {
                let language = table::rows_to_entries(&mut read, &positions, rows, category.as_deref());
                stated = stated.or(language);
            }
        }
    }
    yield_sides(&mut read);
    read.finish(stated)
}

fn title(front: &FrontMatter, outline: &Outline) -> Option<String> {
    let heading = || outline.headings.iter().find(|heading| heading.level == 1).map(|heading| &heading.title);
    front.title.as_ref().or_else(heading).map(|title| title.text.clone()).filter(|title| !title.is_empty())
}

/// What stands at one place: a term, or a table of terms under its category.
enum Term {
    Draft(Box<Draft>),
    Table(Vec<Vec<Cell>>, Option<String>),
}

/// A term and the source of its definition.
struct Found {
    title: Piece,
    definition: Range<usize>,
    level: u8,
}

struct Document<'a> {
    text: &'a str,
    outline: &'a Outline,
    /// Whether there is one heading of the first level: the document's title.
    is_titled: bool,
    /// The heading that each heading stands under.
    parents: Vec<Option<usize>>,
}

impl<'a> Document<'a> {
    fn new(text: &'a str, outline: &'a Outline) -> Self {
        let is_titled = outline.headings.iter().filter(|heading| heading.level == 1).count() == 1;
        let mut open: Vec<usize> = Vec::new();
        let mut parents = Vec::new();
        for (index, heading) in outline.headings.iter().enumerate() {
            open.retain(|&above| {
                outline.headings.get(above).is_some_and(|above| above.level < heading.level)
            });
            parents.push(open.last().copied());
            open.push(index);
        }
        Self { text, outline, is_titled, parents }
    }

    /// The terms in the order of the document.
    fn terms(&self, by_name: bool, front: FrontMatter) -> Vec<(usize, Term)> {
        let mut terms = self.tables();
        let mut found = self.pairs();
        let items = self.items();
        let is_listed = !terms.is_empty() || !found.is_empty();
        if !is_listed && items.is_empty() && self.is_page(&front) {
            return self.page(front).into_iter().collect();
        }
        let headings = if by_name && !is_listed { self.heading_terms(&items) } else { Vec::new() };
        if by_name && !is_listed && items.is_empty() && headings.is_empty() {
            found = self.plain_items();
        }
        // A document has one shape: that of most of its terms.
        if headings.len() > items.len() {
            let sections: Vec<usize> = headings.iter().map(|term| term.definition.end).collect();
            let starts: Vec<usize> = headings.iter().map(|term| term.title.range.start).collect();
            let inside = |at: usize| match starts.partition_point(|&start| start <= at).checked_sub(1) {
                Some(index) => sections.get(index).is_some_and(|&end| at < end),
                None => false,
            };
            found.extend(items.into_iter().filter(|item| !inside(item.title.range.start)));
            found.extend(headings);
        } else {
            found.extend(items);
        }
        terms.extend(found.into_iter().map(|found| (found.title.range.start, self.draft(found))));
        terms.sort_by_key(|(start, _)| *start);
        terms
    }

    fn tables(&self) -> Vec<(usize, Term)> {
        let named =
            self.outline.tables.iter().filter(|table| table.rows.first().is_some_and(|row| is_header(row)));
        named
            .map(|table| (table.start, Term::Table(table.rows.clone(), self.category(table.start, u8::MAX))))
            .collect()
    }

    fn pairs(&self) -> Vec<Found> {
        let pairs = self.outline.pairs.iter().map(|(title, range)| {
            let marker =
                self.slice(range).len() - self.slice(range).trim_start_matches([':', '~', ' ']).len();
            Found { title: title.clone(), definition: range.start + marker..range.end, level: u8::MAX }
        });
        pairs.collect()
    }

    /// The terms that stand in bold at the start of a line or list item.
    fn items(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut covered = 0;
        for (index, lead) in self.outline.leads.iter().enumerate() {
            let next = self.outline.leads.get(index + 1).filter(|next| next.container == lead.container);
            let end = next.map_or(lead.end, |next| next.outer.start);
            // A list below a term belongs to its definition.
            if lead.outer.start < covered {
                continue;
            }
            if let Some(item) = self.item(lead, end) {
                covered = end;
                found.push(item);
            }
        }
        found
    }

    fn item(&self, lead: &Lead, end: usize) -> Option<Found> {
        let rest = self.slice(&(lead.outer.end..end));
        let (title, at) = separated(&lead.title, rest)?;
        let bare = title.text.to_lowercase();
        let is_remark = REMARKS.contains(&bare.trim_matches(|c: char| !c.is_alphanumeric()));
        let is_term =
            !is_remark && title.text.contains(char::is_alphanumeric) && title.text.len() <= MAX_TITLE;
        is_term.then(|| Found { title, definition: lead.outer.end + at..end, level: u8::MAX })
    }

    /// The items of lists without bold text, `1. API (…) – definition`, if most of them look so.
    fn plain_items(&self) -> Vec<Found> {
        let item = |range: &Range<usize>| {
            let (before, title, after) = split_plain(self.slice(range))?;
            let start = range.start + before;
            let title = Piece { text: title.to_owned(), range: start..start + title.len() };
            Some(Found { title, definition: range.end - after.len()..range.end, level: u8::MAX })
        };
        let found: Vec<Found> = self.outline.items.iter().filter_map(item).collect();
        if found.len() * 4 > self.outline.items.len() * 3 { found } else { Vec::new() }
    }

    /// The headings that are terms: those of the level at which most have text below them.
    fn heading_terms(&self, items: &[Found]) -> Vec<Found> {
        let headings = &self.outline.headings;
        let is_category = |start: usize| {
            let next = items.partition_point(|item| item.title.range.start < start);
            items.get(next).is_some_and(|item| item.title.range.start < start + MAX_SIGNS)
        };
        let ends = headings.iter().skip(1).map(|next| next.range.start).chain([self.text.len()]);
        let candidate = |(heading, end): (&Heading, usize)| {
            let definition = self.text_below(heading.range.end, end)?;
            let is_term = !is_category(definition.start) && !self.is_document_title(heading);
            let (title, level) = (unnumbered(&heading.title), heading.level);
            (is_term && !title.text.is_empty()).then_some(Found { title, definition, level })
        };
        let candidates: Vec<Found> = headings.iter().zip(ends).filter_map(candidate).collect();
        let count = |level: u8| candidates.iter().filter(|term| term.level == level).count();
        let Some(level) = (1..=6).rev().max_by_key(|&level| count(level)) else { return Vec::new() };
        candidates.into_iter().filter(|term| term.level == level).collect()
    }

    /// The paragraphs and lists at the beginning of this stretch.
    fn text_below(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let first = self.outline.blocks.partition_point(|block| block.range.start < start);
        let blocks = self.outline.blocks.iter().skip(first).take(MAX_PARAGRAPHS);
        let mut texts = blocks.take_while(|block| block.is_text && block.range.start < end);
        let first = texts.next()?.range.clone();
        let end = texts.last().map_or(first.end, |block| block.range.end);
        Some(first.start..end)
    }

    fn is_document_title(&self, heading: &Heading) -> bool {
        heading.level == 1
            && self.is_titled
            && (self.outline.headings.len() > 1 || is_document(&heading.title.text))
    }

    /// Whether the document is about one term: it has a title, and begins with text about it.
    fn is_page(&self, front: &FrontMatter) -> bool {
        let heading = self.outline.headings.first().map_or(usize::MAX, |heading| heading.range.start);
        let begins_with_text =
            self.outline.blocks.first().is_some_and(|block| block.is_text && block.range.start < heading);
        front.title.as_ref().is_some_and(|title| !is_document(&title.text))
            && (begins_with_text || front.definition.is_some())
            && self.outline.headings.iter().all(|heading| heading.level > 1)
    }

    fn page(&self, front: FrontMatter) -> Option<(usize, Term)> {
        let title = front.title?;
        let end = self.outline.headings.first().map_or(self.text.len(), |heading| heading.range.start);
        let definition = self.text_below(front.end, end).unwrap_or_default();
        let level = u8::MAX;
        let start = title.range.start;
        let mut draft = self.plain_draft(Found { title, definition, level });
        draft.definition = front.definition.or(draft.definition);
        draft.category = front.category;
        draft.expansion = front.expansion;
        draft.aliases.extend(front.aliases);
        draft.links = front.links;
        Some((start, Term::Draft(Box::new(draft))))
    }

    fn draft(&self, found: Found) -> Term {
        let category = self.category(found.title.range.start, found.level);
        Term::Draft(Box::new(Draft { category, ..self.plain_draft(found) }))
    }

    fn plain_draft(&self, found: Found) -> Draft {
        let Found { title: Piece { text, range }, definition, .. } = found;
        let labelled = labelled(&clean(self.slice(&definition)));
        Draft {
            written: text,
            range,
            definition: Some(labelled.text).filter(|text| !text.is_empty()),
            aliases: labelled.aliases,
            see: labelled.see,
            ..Draft::default()
        }
    }

    /// The nearest heading above, of a higher level than `level`, that is more than the document's title or a letter.
    fn category(&self, at: usize, level: u8) -> Option<String> {
        let before = self.outline.headings.partition_point(|heading| heading.range.start < at);
        let mut index = before.checked_sub(1)?;
        let mut heading = self.outline.headings.get(index)?;
        while heading.level >= level {
            index = self.parents.get(index).copied().flatten()?;
            heading = self.outline.headings.get(index)?;
        }
        let title = unnumbered(&heading.title).text;
        let title = title.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_title = heading.level == 1 && self.is_titled;
        (!is_title && title.chars().count() > 1).then(|| title.to_owned())
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

fn is_document(title: &str) -> bool {
    let title = title.to_lowercase();
    DOCUMENTS.iter().any(|word| title.contains(word))
}

/// The title without a number (`1. Pod`) and without signs in front.
fn unnumbered(title: &Piece) -> Piece {
    let signless = title.text.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '.' | '(' | '@' | '#' | '/' | '$')
    });
    let digits = signless.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest =
        digits.strip_prefix(['.', ')']).filter(|rest| digits.len() < signless.len() && rest.starts_with(' '));
    title.without_front(title.text.len() - rest.unwrap_or(signless).trim_start().len())
}
