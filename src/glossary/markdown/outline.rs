//! What a Markdown document consists of, as far as glossaries go: headings, paragraphs, what stands first in bold,
//! definition lists and tables, each with its bytes.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::glossary::table::Cell;

/// The parts of a document, each list in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) headings: Vec<Heading>,
    /// Paragraphs and lists that stand directly in the document.
    pub(super) blocks: Vec<Block>,
    pub(super) leads: Vec<Lead>,
    /// List items that stand in no other.
    pub(super) items: Vec<Range<usize>>,
    /// `Term` / `: definition`.
    pub(super) pairs: Vec<(Piece, Range<usize>)>,
    pub(super) tables: Vec<Table>,
}

/// Text and where its source stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

impl Piece {
    /// Without its first `length` bytes.
    pub(super) fn without_front(&self, length: usize) -> Self {
        let text = self.text.get(length..).unwrap_or_default().to_owned();
        let start = if self.is_as_written() { self.range.start + length } else { self.range.start };
        Self { text, range: start..self.range.end }
    }

    /// Without its last `length` bytes.
    pub(super) fn without_end(&self, length: usize) -> Self {
        let text = self.text.get(..self.text.len().saturating_sub(length)).unwrap_or_default().to_owned();
        let end = if self.is_as_written() { self.range.end - length } else { self.range.end };
        Self { text, range: self.range.start..end }
    }

    /// Whether the text has no marks and no `&amp;` in its source.
    fn is_as_written(&self) -> bool {
        self.range.len() == self.text.len()
    }
}

#[derive(Debug)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) title: Piece,
    /// With its signs.
    pub(super) range: Range<usize>,
}

#[derive(Debug)]
pub(super) struct Block {
    pub(super) range: Range<usize>,
    /// Whether it may be part of a definition: a paragraph or a list.
    pub(super) is_text: bool,
}

/// Bold text with which a line begins, in a paragraph or list item.
#[derive(Debug)]
pub(super) struct Lead {
    pub(super) title: Piece,
    /// With its stars, and the link that it may stand in.
    pub(super) outer: Range<usize>,
    /// What it stands in ends here.
    pub(super) end: usize,
    /// What it stands in begins here.
    pub(super) container: usize,
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) start: usize,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Reads the Markdown that begins at byte `from`.
pub(super) fn outline(text: &str, from: usize) -> Outline {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_DEFINITION_LIST | Options::ENABLE_HEADING_ATTRIBUTES;
    let body = text.get(from..).unwrap_or_default();
    let mut walker = Walker::default();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        walker.take(&event, range.start + from..range.end + from);
    }
    walker.outline
}

/// Text that is being gathered.
#[derive(Debug, Default)]
struct Gathered {
    text: String,
    range: Option<Range<usize>>,
}

impl Gathered {
    fn add(&mut self, text: &str, range: Range<usize>) {
        self.text.push_str(text);
        let start = self.range.as_ref().map_or(range.start, |before| before.start);
        self.range = Some(start..range.end);
    }

    fn piece(self) -> Piece {
        let whole = Piece { text: self.text, range: self.range.unwrap_or_default() };
        let front = whole.text.len() - whole.text.trim_start().len();
        let piece = whole.without_front(front);
        piece.without_end(piece.text.len() - piece.text.trim_end().len())
    }
}

/// The bold text that is being read at the start of a line.
#[derive(Debug)]
struct Bold {
    title: Gathered,
    outer: Range<usize>,
}

#[derive(Debug, Default)]
struct Walker {
    outline: Outline,
    /// How many blocks the current one stands in.
    depth: usize,
    /// The list items and paragraphs that are open.
    containers: Vec<Range<usize>>,
    /// Whether nothing has been read of the innermost list item.
    new_item: bool,
    /// Whether nothing but signs has been read of the current line.
    new_line: bool,
    /// The outermost link or emphasis since the line's start.
    wrapper: Option<Range<usize>>,
    bold: Option<Bold>,
    /// The heading, definition title or table cell that is being read.
    gathered: Option<Gathered>,
    /// The title of a definition that has not come yet.
    term: Option<Piece>,
    /// How many definitions, tables and quotations are open: bold text begins no term there.
    quiet: usize,
}

impl Walker {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(*tag),
            Event::Text(text) | Event::Code(text) => self.text(text, range),
            Event::SoftBreak | Event::HardBreak => {
                self.text(" ", range);
                self.start_line();
            }
            Event::Rule if self.depth == 0 => self.outline.blocks.push(Block { range, is_text: false }),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } => return self.open_inline(tag, range),
            Tag::Image { .. } => return,
            Tag::Heading { level, .. } => self.open_heading(*level, &range),
            Tag::DefinitionListTitle | Tag::TableCell => self.gathered = Some(Gathered::default()),
            Tag::DefinitionListDefinition => self.open_definition(&range),
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.quiet += 1,
            Tag::Paragraph => self.open_paragraph(&range),
            Tag::Item => {
                if self.containers.is_empty() {
                    self.outline.items.push(range.clone());
                }
                self.containers.push(range.clone());
                self.new_item = true;
                self.start_line();
            }
            Tag::Table(_) => {
                self.quiet += 1;
                self.outline.tables.push(Table { start: range.start, rows: Vec::new() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = self.outline.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            _ => {}
        }
        if self.depth == 0 && !matches!(tag, Tag::Heading { .. }) {
            self.outline.blocks.push(Block { range, is_text: matches!(tag, Tag::Paragraph | Tag::List(_)) });
        }
        self.depth += 1;
    }

    fn open_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        self.gathered = Some(Gathered::default());
        self.outline.headings.push(Heading {
            level: level as u8,
            title: Piece::default(),
            range: range.clone(),
        });
    }

    fn open_definition(&mut self, range: &Range<usize>) {
        self.quiet += 1;
        if let Some(term) = self.term.take() {
            self.outline.pairs.push((term, range.clone()));
        }
    }

    /// What begins in a list item's first paragraph may go on to the item's end.
    fn open_paragraph(&mut self, range: &Range<usize>) {
        let item = self.containers.last().filter(|_| self.new_item);
        self.containers.push(item.unwrap_or(range).clone());
        self.start_line();
    }

    fn start_line(&mut self) {
        (self.new_line, self.wrapper) = (true, None);
    }

    fn open_inline(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if !self.new_line || self.containers.is_empty() || self.quiet > 0 {
            return;
        }
        if matches!(tag, Tag::Strong) {
            let outer = self.wrapper.take().unwrap_or(range);
            self.bold = Some(Bold { title: Gathered::default(), outer });
            self.new_line = false;
        } else if self.wrapper.is_none() {
            self.wrapper = Some(range);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.new_item = false;
        self.new_line &= !text.contains(char::is_alphanumeric);
        let gathered = self.bold.as_mut().map(|bold| &mut bold.title).or(self.gathered.as_mut());
        if let Some(gathered) = gathered {
            gathered.add(text, range);
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => return self.close_bold(),
            TagEnd::Emphasis | TagEnd::Link | TagEnd::Image => return,
            TagEnd::Heading(_) => {
                let title = self.gathered.take().unwrap_or_default().piece();
                self.outline
                    .headings
                    .last_mut()
                    .into_iter()
                    .for_each(|heading| heading.title = title.clone());
            }
            TagEnd::DefinitionListTitle => self.term = self.gathered.take().map(Gathered::piece),
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Paragraph | TagEnd::Item => {
                self.containers.pop();
                (self.new_item, self.new_line) = (false, false);
            }
            TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::DefinitionListDefinition => {
                self.quiet = self.quiet.saturating_sub(1);
            }
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn close_bold(&mut self) {
        let (Some(bold), Some(container)) = (self.bold.take(), self.containers.last()) else { return };
        self.outline.leads.push(Lead {
            title: bold.title.piece(),
            outer: bold.outer,
            end: container.end,
            container: container.start,
        });
    }

    fn close_cell(&mut self) {
        let Piece { text, range } = self.gathered.take().unwrap_or_default().piece();
        if let Some(row) = self.outline.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.push(Cell { text, start: range.start, end: range.end });
        }
    }
}
