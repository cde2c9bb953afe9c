//! Takes typed values out of the tree; a value of another type is a problem at its place, and the rest is read on.

use super::content::Read;
use super::entry::{Case, Place, Scope, Status};
use super::keys;
use super::language;
use super::positions::Positions;
use super::problem::{Severity, Text};
use super::tree::{Node, Value};
use crate::messages::{Format as Message, Part};

/// A reader of one file, and what it has read so far.
pub(super) struct Fields<'a> {
    pub(super) positions: &'a Positions<'a>,
    pub(super) read: Read,
}

/// The pairs of a mapping whose keys are known.
pub(super) type Pairs<'n> = Vec<(&'static str, &'n Node)>;
/// The blocks of a term for one language each, by its tag.
pub(super) type Blocks<'n> = Vec<(&'n str, &'n Node)>;

impl Fields<'_> {
    pub(super) fn place(&self, node: &Node) -> Place {
        let (start, end) = node.inner();
        self.positions.place(start, end)
    }

    pub(super) fn error(&mut self, node: &Node, code: &'static str, message: impl Into<Text>) {
        self.read.problem(self.place(node), Severity::Error, code, message);
    }

    pub(super) fn warning(&mut self, node: &Node, code: &'static str, message: impl Into<Text>) {
        self.read.problem(self.place(node), Severity::Warning, code, message);
    }

    pub(super) fn hint(&mut self, node: &Node, code: &'static str, message: impl Into<Text>) {
        self.read.problem(self.place(node), Severity::Hint, code, message);
    }

    pub(super) fn wrong_type(&mut self, node: &Node, what: impl Into<Part>, wanted: Part) {
        let message = Message::WrongType { what: what.into(), wanted, kind: node.kind() };
        self.error(node, "wrong-type", message);
    }

    /// The pairs of a mapping. Keys that are not `known` are hints; keys without a value are as good as absent.
    pub(super) fn pairs<'n>(
        &mut self,
        node: &'n Node,
        what: impl Into<Part>,
        known: &[&'static str],
    ) -> Option<Pairs<'n>> {
        let what = what.into();
        let pairs = self.all_pairs(node, what.clone())?;
        Some(self.known(pairs, &what, known))
    }

    /// The pairs of a term: those with known keys, and the blocks for one language each.
    pub(super) fn pairs_and_blocks<'n>(&mut self, node: &'n Node) -> Option<(Pairs<'n>, Blocks<'n>)> {
        let pairs = self.all_pairs(node, Part::Term)?;
        let is_block = |key: &str| language::is_tag(key) && !keys::TERM.contains(&key);
        let (blocks, own) = pairs.into_iter().partition::<Vec<_>, _>(|(key, value)| {
            let looks_so =
                matches!(value.value, Value::Mapping(_)) || key.scalar().is_some_and(|key| key.len() == 2);
            looks_so && key.scalar().is_some_and(is_block)
        });
        let blocks = blocks.into_iter().filter(|(_, value)| !value.is_null());
        let blocks = blocks.filter_map(|(key, value)| Some((key.scalar()?, value))).collect();
        Some((self.known(own, &Part::Term, keys::TERM), blocks))
    }

    fn all_pairs<'n>(&mut self, node: &'n Node, what: impl Into<Part>) -> Option<Vec<(&'n Node, &'n Node)>> {
        if let Value::Mapping(pairs) = &node.value {
            return Some(pairs.iter().map(|(key, value)| (key, value)).collect());
        }
        self.wrong_type(node, what, Part::Pairs);
        None
    }

    fn known<'n>(
        &mut self,
        pairs: Vec<(&'n Node, &'n Node)>,
        what: &Part,
        known: &[&'static str],
    ) -> Pairs<'n> {
        let mut kept = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let name = key.scalar();
            match known.iter().find(|known| name == Some(**known)) {
                Some(name) => kept.push((*name, value)),
                // By custom, such keys hold what others name by alias.
                None if name.is_some_and(|name| name.starts_with("x-")) => {}
                None => self.hint(key, "unknown-key", unknown_key(name, what.clone(), known)),
            }
        }
        kept
    }

    /// Text, trimmed; nothing if it is empty.
    pub(super) fn text(&mut self, node: &Node, what: impl Into<Part>) -> Option<String> {
        if node.is_null() {
            return None;
        }
        let Some(text) = node.scalar() else {
            self.wrong_type(node, what, Part::Text);
            return None;
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The text of a spelling: on one line, its blanks reduced to one each.
    pub(super) fn spelling(&mut self, node: &Node, what: impl Into<Part>) -> Option<String> {
        let text = self.text(node, what)?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, node: &Node, what: impl Into<Part>) -> Vec<String> {
        let what = what.into();
        node.items().iter().filter_map(|item| self.text(item, what.clone())).collect()
    }

    /// A mapping of text to text.
    pub(super) fn meta(&mut self, node: &Node) -> Vec<(String, String)> {
        if node.is_null() {
            return Vec::new();
        }
        let pairs = self.all_pairs(node, "meta").unwrap_or_default();
        let text = |fields: &mut Self, (key, value): (&Node, &Node)| {
            Some((key.scalar()?.trim().to_owned(), fields.text(value, Part::MetaValue)?))
        };
        pairs.into_iter().filter_map(|pair| text(self, pair)).collect()
    }

    pub(super) fn scope(&mut self, node: &Node) -> Option<Scope> {
        let mut scope = Scope::default();
        for (key, value) in self.pairs(node, "scope", keys::SCOPE)? {
            let texts = self.texts(value, key);
            match key {
                "languages" => scope.languages = texts,
                "regions" => scope.regions = self.regions(value, texts),
                "keys" => scope.keys = texts,
                _ => scope.paths = texts,
            }
        }
        Some(scope)
    }

    fn regions(&mut self, node: &Node, texts: Vec<String>) -> Vec<String> {
        if let Some(other) = texts.iter().find(|text| !keys::REGIONS.contains(&text.as_str())) {
            let known = keys::REGIONS.join(", ");
            self.warning(node, "unknown-region", Message::UnknownRegion { name: other.clone(), known });
        }
        texts
    }

    pub(super) fn case(&mut self, node: &Node) -> Option<Case> {
        let choices =
            [("smart", Case::Smart), ("sensitive", Case::Sensitive), ("insensitive", Case::Insensitive)];
        self.choice(node, "case", &choices)
    }

    pub(super) fn status(&mut self, node: &Node) -> Option<Status> {
        let choices = [
            ("preferred", Status::Preferred),
            ("admitted", Status::Admitted),
            ("deprecated", Status::Deprecated),
            ("forbidden", Status::Forbidden),
        ];
        self.choice(node, "status", &choices)
    }

    fn choice<T: Copy>(&mut self, node: &Node, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node, key)?;
        let choice = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(&text));
        if choice.is_none() {
            let names: Vec<&str> = choices.iter().map(|&(name, _)| name).collect();
            let message = Message::UnknownValue { what: key.into(), known: names.join(", "), text };
            self.error(node, "unknown-value", message);
        }
        choice.map(|&(_, value)| value)
    }
}

/// What is said of a key that is not `known`; one that is no text has no `name`.
fn unknown_key(name: Option<&str>, what: Part, known: &[&str]) -> Message {
    let Some(name) = name.map(str::to_owned) else { return Message::KeyOfNoText { what } };
    match keys::meant(&name, known) {
        Some(near) => Message::UnknownKeyNear { what, near: near.to_owned(), name },
        None if known.len() > 10 => Message::UnknownKeyOfMany { what, name },
        None => Message::UnknownKey { what, name, known: known.join(", ") },
    }
}
