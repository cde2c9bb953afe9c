//! YAML (and so JSON) as a tree whose every node knows its bytes in the source.
//!
//! The reader is forgiving where that is safe: after a syntax error the tree holds what came before it. It is strict
//! where it must be: aliases are copied, so nesting, the number of nodes and their size are bounded.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span};

use super::positions::Positions;
use super::problem::{Problem, Severity};
use super::surrogates::{Joined, joined};
use crate::messages::{Format as Message, Part};

/// How deep lists and mappings may nest.
pub const MAX_DEPTH: usize = 64;
/// How many nodes a file may have once its aliases are copied.
pub const MAX_NODES: usize = 1_000_000;
/// How many bytes the copies that aliases make may have.
pub const MAX_COPIED_BYTES: usize = 64 << 20;

/// So many keys are sooner compared than hashed.
const FEW: usize = 16;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset of the end.
    pub end: u32,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text; numbers, booleans and null are text too, as written.
    Scalar(String, Style),
    /// A list.
    Sequence(Vec<Node>),
    /// Pairs in the order of the file; no key that is text occurs twice.
    Mapping(Vec<(Node, Node)>),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// After `|` or `>`.
    Block,
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is written here: an absent value, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(text, Style::Plain) if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// What the node is, in words.
    pub fn kind(&self) -> Part {
        match &self.value {
            Value::Scalar(..) if self.is_null() => Part::Empty,
            Value::Scalar(..) => Part::Text,
            Value::Sequence(_) => Part::List,
            Value::Mapping(_) => Part::Mapping,
        }
    }

    /// The items of a list; one value that is no list stands for a list of it.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Sequence(items) => items,
            Value::Scalar(..) if self.is_null() => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The bytes of the content, without its quotes.
    pub fn inner(&self) -> (u32, u32) {
        match self.value {
            Value::Scalar(_, Style::Quoted) if self.end >= self.start + 2 => (self.start + 1, self.end - 1),
            _ => (self.start, self.end),
        }
    }

    fn depth(&self) -> usize {
        let deepest = |nodes: &mut dyn Iterator<Item = &Node>| nodes.map(Node::depth).max().unwrap_or(0) + 1;
        match &self.value {
            Value::Scalar(..) => 1,
            Value::Sequence(items) => deepest(&mut items.iter()),
            Value::Mapping(pairs) => deepest(&mut pairs.iter().flat_map(|(key, value)| [key, value])),
        }
    }
}

/// What a text holds.
#[derive(Debug, Default)]
pub struct Tree {
    /// The root of each YAML document in the text.
    pub roots: Vec<Node>,
    /// Whether the text could not be read to its end.
    pub broken: bool,
}

/// Reads a text; what is wrong with it goes to `problems`.
pub fn parse(text: &str, positions: &Positions<'_>, problems: &mut Vec<Problem>) -> Tree {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let joined = joined(body);
    let mut builder = Builder {
        positions,
        problems,
        joined: &joined,
        skipped: usize::from(body.len() < text.len()),
        stack: Vec::new(),
        anchors: HashMap::new(),
        roots: Vec::new(),
        nodes: 0,
        copied: 0,
    };
    let mut parser = Parser::new_from_str(&joined.text);
    let mut broken = false;
    while let Some(event) = parser.next_event() {
        let more = match event {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => builder.syntax_error(&error),
        };
        if !more {
            broken = true;
            break;
        }
    }
    builder.close_all();
    Tree { roots: builder.roots, broken }
}

/// A list or mapping that is still being read.
struct Open {
    anchor: usize,
    start: u32,
    nodes_before: usize,
    items: Items,
}

enum Items {
    Sequence(Vec<Node>),
    Mapping(Vec<(Node, Node)>, Option<Node>),
}

/// A node that an alias may name, and how many nodes it has.
struct Anchored {
    node: Node,
    nodes: usize,
}

struct Builder<'a> {
    positions: &'a Positions<'a>,
    problems: &'a mut Vec<Problem>,
    joined: &'a Joined<'a>,
    /// Characters in front of what the parser sees: the byte order mark.
    skipped: usize,
    stack: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    roots: Vec<Node>,
    nodes: usize,
    copied: usize,
}

impl Builder<'_> {
    /// Takes the next event; false if reading must stop.
    fn take(&mut self, event: Event<'_>, span: Span) -> bool {
        let (start, end) = self.bytes(span);
        if self.nodes >= MAX_NODES {
            return self.stop(start, end, "too-many-nodes", Message::TooManyParts);
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let end = self.positions.quoted_end(start).unwrap_or(end);
                let node = Node { start, end, value: Value::Scalar(text.into_owned(), style_of(style)) };
                self.nodes += 1;
                self.finish(node, anchor, 1);
            }
            Event::SequenceStart(anchor, _) => {
                return self.open(anchor, start, end, Items::Sequence(Vec::new()));
            }
            Event::MappingStart(anchor, _) => {
                return self.open(anchor, start, end, Items::Mapping(Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Alias(anchor) => return self.copy(anchor, start, end),
            Event::DocumentEnd => self.anchors.clear(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
        true
    }

    fn open(&mut self, anchor: usize, start: u32, end: u32, items: Items) -> bool {
        if self.stack.len() >= MAX_DEPTH {
            return self.stop(start, end, "too-deep", Message::TooDeep { limit: MAX_DEPTH });
        }
        self.nodes += 1;
        self.stack.push(Open { anchor, start, nodes_before: self.nodes - 1, items });
        true
    }

    fn close(&mut self, end: u32) {
        let Some(open) = self.stack.pop() else { return };
        let value = match open.items {
            Items::Sequence(items) => Value::Sequence(items),
            Items::Mapping(pairs, _) => Value::Mapping(self.unique(pairs)),
        };
        // A block collection ends where the next token starts; what it holds says better where that is.
        let end =
            last_end(&value).map_or(end, |last| if self.opens_with_bracket(open.start) { end } else { last });
        let node = Node { start: open.start, end: end.max(open.start), value };
        self.finish(node, open.anchor, self.nodes - open.nodes_before);
    }

    fn close_all(&mut self) {
        while let Some(open) = self.stack.last_mut() {
            if let Items::Mapping(_, key) = &mut open.items {
                *key = None;
            }
            let start = open.start;
            self.close(start);
        }
    }

    /// A node is complete: it goes where it belongs.
    fn finish(&mut self, node: Node, anchor: usize, nodes: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored { node: node.clone(), nodes });
        }
        match self.stack.last_mut().map(|open| &mut open.items) {
            None => self.roots.push(node),
            Some(Items::Sequence(items)) => items.push(node),
            Some(Items::Mapping(pairs, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
        }
    }

    /// Puts a copy of the node that an alias names in its place.
    fn copy(&mut self, anchor: usize, start: u32, end: u32) -> bool {
        let Some(Anchored { node, nodes }) = self.anchors.get(&anchor) else {
            return self.stop(start, end, "bad-alias", Message::AliasInItself);
        };
        let bytes = (node.end - node.start) as usize;
        let too_deep = self.stack.len() + node.depth() > MAX_DEPTH;
        if too_deep || self.nodes + nodes > MAX_NODES || self.copied + bytes > MAX_COPIED_BYTES {
            return self.stop(start, end, "alias-bomb", Message::AliasBomb);
        }
        self.nodes += nodes;
        self.copied += bytes;
        let node = node.clone();
        self.finish(node, 0, 0);
        true
    }

    /// The pairs without those whose key has occurred before.
    fn unique(&mut self, pairs: Vec<(Node, Node)>) -> Vec<(Node, Node)> {
        let repeats = repeats(&pairs);
        if repeats.is_empty() {
            return pairs;
        }
        for &(index, start) in &repeats {
            let Some((key, _)) = pairs.get(index) else { continue };
            let line = self.positions.place(start, start).line + 1;
            let name = key.scalar().unwrap_or_default().to_owned();
            self.problem(key.start, key.end, "duplicate-key", Message::DuplicateKey { name, line });
        }
        let repeats: HashSet<usize> = repeats.into_iter().map(|(index, _)| index).collect();
        let kept = pairs.into_iter().enumerate().filter(|(index, _)| !repeats.contains(index));
        kept.map(|(_, pair)| pair).collect()
    }

    fn syntax_error(&mut self, error: &ScanError) -> bool {
        let start = self.byte(*error.marker());
        self.stop(start, start, "syntax", explain(error.info()))
    }

    fn stop(&mut self, start: u32, end: u32, code: &'static str, message: Message) -> bool {
        self.problem(start, end, code, message);
        false
    }

    fn problem(&mut self, start: u32, end: u32, code: &'static str, message: Message) {
        self.problems.push(Problem::new(self.positions.place(start, end), Severity::Error, code, message));
    }

    fn bytes(&self, span: Span) -> (u32, u32) {
        let start = self.byte(span.start);
        (start, self.byte(span.end).max(start))
    }

    /// The parser counts characters; the tree counts bytes.
    fn byte(&self, marker: Marker) -> u32 {
        self.positions.byte_of(self.joined.original(marker.index()) + self.skipped)
    }

    fn opens_with_bracket(&self, start: u32) -> bool {
        matches!(self.positions.byte_at(start), Some(b'[' | b'{'))
    }
}

/// The pairs whose key has occurred before, and where that was.
fn repeats(pairs: &[(Node, Node)]) -> Vec<(usize, u32)> {
    let keys =
        || pairs.iter().enumerate().filter_map(|(index, (key, _))| Some((index, key.start, key.scalar()?)));
    if pairs.len() <= FEW {
        let first = |text: &str| keys().find(|(_, _, other)| *other == text).map_or(0, |(_, start, _)| start);
        let repeats = keys().map(|(index, start, text)| (index, start, first(text)));
        return repeats
            .filter(|(_, start, first)| start != first)
            .map(|(index, _, first)| (index, first))
            .collect();
    }
    let mut seen = HashMap::new();
    let repeats = keys().filter_map(|(index, start, text)| {
        let first = *seen.entry(text).or_insert(start);
        (first != start).then_some((index, first))
    });
    repeats.collect()
}

fn last_end(value: &Value) -> Option<u32> {
    match value {
        Value::Scalar(..) => None,
        Value::Sequence(items) => items.last().map(|item| item.end),
        Value::Mapping(pairs) => pairs.last().map(|(_, value)| value.end),
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    }
}

/// The parser's message, with what usually helps.
fn explain(said: &str) -> Message {
    let error = said.to_owned();
    if said.contains("mapping values are not allowed") {
        Message::YamlColon { error }
    } else if said.contains("tab") {
        Message::YamlTab { error }
    } else if said.contains("quoted scalar") {
        Message::YamlQuote { error }
    } else if said.contains("unexpected character") {
        Message::YamlSign { error }
    } else {
        Message::Yaml { error }
    }
}
