//! The native format, YAML or JSON: a superset of what Contextive reads.

use super::content::{Context, Import, Read};
use super::fields::Fields;
use super::keys;
use super::language;
use super::positions::Positions;
use super::term;
use super::tree::{self, Node, Value};
use crate::messages::{Format as Message, Part};

/// Reads a glossary in the native format.
pub fn read(text: &str) -> Read {
    let positions = Positions::new(text);
    let mut read = Read::default();
    let tree = tree::parse(text, &positions, &mut read.problems);
    read.broken = tree.broken;
    let mut fields = Fields { positions: &positions, read };
    let mut stated = None;
    for root in &tree.roots {
        let language = file(&mut fields, root);
        stated = stated.or(language);
    }
    fields.read.finish(stated)
}

/// Reads a YAML document; returns the language that it states.
fn file(fields: &mut Fields<'_>, root: &Node) -> Option<String> {
    if root.is_null() {
        return None;
    }
    if matches!(root.value, Value::Sequence(_)) {
        terms(fields, root, &Context::default());
        return None;
    }
    let mut stated = None;
    for (key, value) in fields.pairs(root, Part::Glossary, keys::FILE)? {
        match key {
            "name" => fields.read.name = fields.text(value, "name"),
            "language" => stated = tag(fields, value),
            "terms" => terms(fields, value, &Context::default()),
            "contexts" => contexts(fields, value),
            "imports" => imports(fields, value),
            _ => {}
        }
    }
    stated
}

fn tag(fields: &mut Fields<'_>, node: &Node) -> Option<String> {
    let text = fields.text(node, "language")?;
    if !language::is_tag(&text) {
        fields.warning(node, "unknown-language", Message::UnknownLanguage { text });
        return None;
    }
    Some(language::normal(&text))
}

fn contexts(fields: &mut Fields<'_>, node: &Node) {
    for item in node.items() {
        let Some(pairs) = fields.pairs(item, Part::Context, keys::CONTEXT) else { continue };
        let mut context = Context::default();
        let mut lists = Vec::new();
        for (key, value) in pairs {
            match key {
                "name" => context.name = fields.text(value, "name"),
                "domainVisionStatement" => context.vision = fields.text(value, "domainVisionStatement"),
                "paths" => context.paths = fields.texts(value, "paths"),
                "meta" => context.meta = fields.meta(value),
                _ => lists.push(value),
            }
        }
        for list in lists {
            terms(fields, list, &context);
        }
        fields.read.contexts.push(context);
    }
}

fn terms(fields: &mut Fields<'_>, node: &Node, context: &Context) {
    if matches!(node.value, Value::Mapping(_)) {
        return fields.wrong_type(node, "terms", Part::Terms);
    }
    let last = node.items().len().saturating_sub(1);
    for (index, item) in node.items().iter().enumerate() {
        let before = fields.read.problems.len();
        if let Some(entry) = term::entry(fields, item, context) {
            fields.read.entries.push(entry);
        }
        if fields.read.broken && index == last {
            forgive_missing(&mut fields.read, before);
        }
    }
}

/// The last term before a syntax error lacks what stands behind the error: that is no problem of its own.
fn forgive_missing(read: &mut Read, before: usize) {
    let told = read.problems.split_off(before);
    read.problems.extend(told.into_iter().filter(|problem| !problem.code.starts_with("missing-")));
}

fn imports(fields: &mut Fields<'_>, node: &Node) {
    for item in node.items() {
        if let Some(target) = fields.text(item, Part::Import) {
            let place = fields.place(item);
            fields.read.imports.push(Import { target, place });
        }
    }
}
