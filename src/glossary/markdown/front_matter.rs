//! The YAML in front of a Markdown document, as Hugo and its like have it.

use crate::glossary::entry::Link;
use crate::glossary::language;
use crate::glossary::positions::Positions;
use crate::glossary::tree::{self, Node, Value};

use super::outline::Piece;

/// What the front matter says, and where the document itself begins.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Byte offset of the first line after it.
    pub(super) end: usize,
    pub(super) title: Option<Piece>,
    pub(super) language: Option<String>,
    pub(super) expansion: Option<String>,
    pub(super) definition: Option<String>,
    pub(super) category: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) links: Vec<Link>,
}

/// Reads the front matter; a document without one begins at its first byte. What is odd in it is left to the tools that it
/// is written for.
pub(super) fn front_matter(text: &str, positions: &Positions<'_>) -> FrontMatter {
    let bom = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut front = FrontMatter { end: bom, ..FrontMatter::default() };
    let Some((yaml, end)) = fenced(text, bom) else { return front };
    front.end = end;
    let tree = tree::parse(yaml, positions, &mut Vec::new());
    if let Some(Value::Mapping(pairs)) = tree.roots.first().map(|root| &root.value) {
        for (key, value) in pairs {
            front.take(key.scalar().unwrap_or_default(), value);
        }
    }
    front
}

/// The text up to the line that ends the front matter, and where the next line begins.
fn fenced(text: &str, start: usize) -> Option<(&str, usize)> {
    let mut lines = text.get(start..)?.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = start + first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

impl FrontMatter {
    fn take(&mut self, key: &str, value: &Node) {
        let text = value.scalar().filter(|_| !value.is_null()).map(|text| text.trim().to_owned());
        let texts = || value.items().iter().filter_map(Node::scalar).map(|text| text.trim().to_owned());
        match key {
            "title" => self.title = text.map(|text| piece(text, value)),
            "lang" | "language" => {
                self.language = text.filter(|tag| language::is_tag(tag)).map(|tag| language::normal(&tag));
            }
            "full_name" => self.expansion = text,
            "short_description" => self.definition = text,
            "category" => self.category = text,
            // Hugo's own `aliases` are paths of old addresses, not spellings.
            "aliases" | "aka" => self.aliases.extend(texts().filter(|alias| !alias.starts_with('/'))),
            "full_link" => self.links.extend(text.filter(|url| url.starts_with("https://")).map(link)),
            _ => {}
        }
    }
}

fn piece(text: String, node: &Node) -> Piece {
    let (start, end) = node.inner();
    Piece { text, range: start as usize..end as usize }
}

fn link(url: String) -> Link {
    Link { title: None, url }
}
