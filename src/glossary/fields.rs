//! Takes typed values out of the tree; a value of another type is a problem at its place, and the rest is read on.

use super::content::Read;
use super::entry::{Case, Place, Scope, Status};
use super::keys;
use super::language;
use super::positions::Positions;
use super::problem::{Severity, Text};
use super::tree::{Node, Value};

/// A reader of one file, and what it has read so far.
pub(super) struct Fields<'a> {
    pub(super) positions: &'a Positions<'a>,
    pub(super) read: Read,
}

/// The pairs of a mapping whose keys are known.
pub(super) type Pairs<'n> = Vec<(&'n str, &'n Node)>;

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

    pub(super) fn wrong_type(&mut self, node: &Node, what: &str, wanted: &str) {
        let kind = node.kind();
        self.error(node, "wrong-type", format!("{what} must be {wanted}, and this is {kind}"));
    }

    /// The pairs of a mapping. Keys that are not `known` are hints; keys without a value are as good as absent.
    pub(super) fn pairs<'n>(&mut self, node: &'n Node, what: &str, known: &[&str]) -> Option<Pairs<'n>> {
        let pairs = self.all_pairs(node, what)?;
        Some(self.known(pairs, what, known))
    }

    /// The pairs of a term: those with known keys, and the blocks for one language each.
    pub(super) fn pairs_and_blocks<'n>(&mut self, node: &'n Node) -> Option<(Pairs<'n>, Pairs<'n>)> {
        let pairs = self.all_pairs(node, "A term")?;
        let is_block = |key: &str| language::is_tag(key) && !keys::TERM.contains(&key);
        let (blocks, own) = pairs.into_iter().partition::<Vec<_>, _>(|(key, value)| {
            let looks_so =
                matches!(value.value, Value::Mapping(_)) || key.scalar().is_some_and(|key| key.len() == 2);
            looks_so && key.scalar().is_some_and(is_block)
        });
        let blocks = blocks.into_iter().filter(|(_, value)| !value.is_null());
        let blocks = blocks.filter_map(|(key, value)| Some((key.scalar()?, value))).collect();
        Some((self.known(own, "A term", keys::TERM), blocks))
    }

    fn all_pairs<'n>(&mut self, node: &'n Node, what: &str) -> Option<Vec<(&'n Node, &'n Node)>> {
        if let Value::Mapping(pairs) = &node.value {
            return Some(pairs.iter().map(|(key, value)| (key, value)).collect());
        }
        self.wrong_type(node, what, "a mapping (`key: value`)");
        None
    }

    fn known<'n>(&mut self, pairs: Vec<(&'n Node, &'n Node)>, what: &str, known: &[&str]) -> Pairs<'n> {
        let mut kept = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            match key.scalar() {
                Some(name) if known.contains(&name) => kept.push((name, value)),
                // By custom, such keys hold what others name by alias.
                Some(name) if name.starts_with("x-") => {}
                _ => self.unknown_key(key, what, known),
            }
        }
        kept
    }

    fn unknown_key(&mut self, key: &Node, what: &str, known: &[&str]) {
        let Some(name) = key.scalar() else {
            return self.hint(
                key,
                "unknown-key",
                format!("{what} has keys of plain text only; this one is ignored"),
            );
        };
        let advice = match keys::meant(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if known.len() > 10 => "`glossator schema` lists those that it has".to_owned(),
            None => format!("it has {}", known.join(", ")),
        };
        self.hint(key, "unknown-key", format!("{what} has no key `{name}`, so it is ignored; {advice}"));
    }

    /// Text, trimmed; nothing if it is empty.
    pub(super) fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        if node.is_null() {
            return None;
        }
        let Some(text) = node.scalar() else {
            self.wrong_type(node, what, "text");
            return None;
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The text of a spelling: on one line, its blanks reduced to one each.
    pub(super) fn spelling(&mut self, node: &Node, what: &str) -> Option<String> {
        let text = self.text(node, what)?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, node: &Node, what: &str) -> Vec<String> {
        node.items().iter().filter_map(|item| self.text(item, what)).collect()
    }

    /// A mapping of text to text.
    pub(super) fn meta(&mut self, node: &Node) -> Vec<(String, String)> {
        if node.is_null() {
            return Vec::new();
        }
        let pairs = self.all_pairs(node, "`meta`").unwrap_or_default();
        let text = |fields: &mut Self, (key, value): (&Node, &Node)| {
            Some((key.scalar()?.trim().to_owned(), fields.text(value, "A value of `meta`")?))
        };
        pairs.into_iter().filter_map(|pair| text(self, pair)).collect()
    }

    pub(super) fn scope(&mut self, node: &Node) -> Option<Scope> {
        let mut scope = Scope::default();
        for (key, value) in self.pairs(node, "`scope`", keys::SCOPE)? {
            let texts = self.texts(value, &format!("`{key}`"));
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
            self.warning(node, "unknown-region", format!("There is no region `{other}`; there are {known}"));
        }
        texts
    }

    pub(super) fn case(&mut self, node: &Node) -> Option<Case> {
        let choices =
            [("smart", Case::Smart), ("sensitive", Case::Sensitive), ("insensitive", Case::Insensitive)];
        self.choice(node, "`case`", &choices)
    }

    pub(super) fn status(&mut self, node: &Node) -> Option<Status> {
        let choices = [
            ("preferred", Status::Preferred),
            ("admitted", Status::Admitted),
            ("deprecated", Status::Deprecated),
            ("forbidden", Status::Forbidden),
        ];
        self.choice(node, "`status`", &choices)
    }

    fn choice<T: Copy>(&mut self, node: &Node, what: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node, what)?;
        let choice = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(&text));
        if choice.is_none() {
            let names: Vec<&str> = choices.iter().map(|&(name, _)| name).collect();
            self.error(node, "unknown-value", format!("{what} is one of {}, not `{text}`", names.join(", ")));
        }
        choice.map(|&(_, value)| value)
    }
}
