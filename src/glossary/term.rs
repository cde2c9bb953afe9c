//! One term of the native format: from a node of the tree to an entry.

use super::content::{Context, Reference, add_spelling};
use super::entry::{Case, Entry, Link, LocalText, Place, Scope, Spelling, Status};
use super::fields::{Fields, Pairs};
use super::keys;
use super::language;
use super::problem::Severity;
use super::tree::{Node, Value};
use crate::messages::{Format as Message, Glossary, Part};

/// The rules that a spelling matches by.
#[derive(Clone, Debug, Default)]
struct Rules {
    case: Case,
    scope: Scope,
    unless: Vec<String>,
    status: Option<Status>,
    reason: Option<String>,
}

/// What a term says in one language, before the rules of the whole term are applied.
#[derive(Default)]
struct Block<'n> {
    /// Empty: the glossary's own.
    language: String,
    name: Option<(String, Place)>,
    abbreviation: Option<String>,
    expansion: Option<String>,
    definition: Option<String>,
    examples: Vec<String>,
    aliases: Option<&'n Node>,
    deprecated: Option<&'n Node>,
    forbidden: Option<&'n Node>,
}

impl Block<'_> {
    fn is_empty(&self) -> bool {
        let texts = [&self.abbreviation, &self.expansion, &self.definition];
        let lists = [self.aliases, self.deprecated, self.forbidden];
        self.name.is_none()
            && texts.iter().all(|text| text.is_none())
            && lists.iter().all(Option::is_none)
            && self.examples.is_empty()
    }
}

/// Reads a term. None if it has no name.
pub(super) fn entry(fields: &mut Fields<'_>, node: &Node, context: &Context) -> Option<Entry> {
    if node.is_null() {
        return None;
    }
    if let Value::Scalar(..) = node.value {
        return Some(bare(fields, node, context));
    }
    let (pairs, others) = fields.pairs_and_blocks(node)?;
    let mut entry = Entry { context: context.name.clone(), ..Entry::default() };
    about(fields, &mut entry, &pairs);
    let rules = rules(fields, &pairs, Rules::default(), context);
    let mut blocks = vec![block(fields, String::new(), &pairs)];
    for (tag, value) in others {
        if let Some(pairs) = fields.pairs(value, Part::Block, keys::BLOCK) {
            blocks.push(block(fields, language::normal(tag), &pairs));
        }
    }
    if blocks.len() > 1 && blocks.first().is_some_and(Block::is_empty) {
        blocks.remove(0);
    }
    let (name, place) = own_name(fields, node, &blocks)?;
    entry.place = place;
    for block in blocks {
        add_block(fields, &mut entry, block, &name, &rules);
    }
    if entry.texts.iter().all(|text| text.definition.is_none()) {
        fields.read.problem(place, Severity::Hint, "missing-definition", no_definition(&name));
    }
    Some(entry)
}

/// A term that is nothing but a name.
fn bare(fields: &mut Fields<'_>, node: &Node, context: &Context) -> Entry {
    let name = fields.spelling(node, Part::Term).unwrap_or_default();
    let place = fields.place(node);
    let rules = rules(fields, &Vec::new(), Rules::default(), context);
    let mut entry = Entry { context: context.name.clone(), place, ..Entry::default() };
    fields.read.problem(place, Severity::Hint, "missing-definition", no_definition(&name));
    add_block(
        fields,
        &mut entry,
        Block { name: Some((name.clone(), place)), ..Block::default() },
        &name,
        &rules,
    );
    entry
}

fn no_definition(name: &str) -> Glossary {
    Glossary::NoDefinition { name: name.to_owned() }
}

/// What holds for the entry in every language.
fn about(fields: &mut Fields<'_>, entry: &mut Entry, pairs: &Pairs<'_>) {
    for &(key, value) in pairs {
        match key {
            "category" => entry.category = fields.text(value, "category"),
            "see" => entry.see = see(fields, value),
            "links" => entry.links = links(fields, value),
            "meta" => entry.meta = fields.meta(value),
            _ => {}
        }
    }
}

fn see(fields: &mut Fields<'_>, node: &Node) -> Vec<String> {
    let mut names = Vec::new();
    for item in node.items() {
        if let Some(target) = fields.text(item, "see") {
            names.push(target.clone());
            let place = fields.place(item);
            fields.read.references.push(Reference { target, place });
        }
    }
    names
}

/// The rules that these pairs give; what they leave out is as in `rules`.
fn rules(fields: &mut Fields<'_>, pairs: &Pairs<'_>, mut rules: Rules, context: &Context) -> Rules {
    for &(key, value) in pairs.iter().filter(|(_, value)| !value.is_null()) {
        match key {
            "case" => rules.case = fields.case(value).unwrap_or(rules.case),
            "scope" => rules.scope = fields.scope(value).unwrap_or_default(),
            "unless" => rules.unless = fields.texts(value, "unless"),
            "status" => rules.status = fields.status(value).or(rules.status),
            "reason" => rules.reason = fields.text(value, "reason"),
            _ => {}
        }
    }
    // A scope's own paths are more exact than those of the context that it stands in.
    if rules.scope.paths.is_empty() {
        rules.scope.paths.clone_from(&context.paths);
    }
    rules
}

fn block<'n>(fields: &mut Fields<'_>, language: String, pairs: &Pairs<'n>) -> Block<'n> {
    let mut block = Block { language, ..Block::default() };
    for &(key, value) in pairs {
        match key {
            "name" => block.name = named(fields, value),
            "abbreviation" => block.abbreviation = fields.spelling(value, "abbreviation"),
            "expansion" => block.expansion = fields.spelling(value, "expansion"),
            "definition" => block.definition = definition(fields, value),
            "examples" => block.examples = fields.texts(value, Part::Example),
            "aliases" => block.aliases = Some(value),
            "deprecated" => block.deprecated = Some(value),
            "forbidden" => block.forbidden = Some(value),
            _ => {}
        }
    }
    block
}

fn named(fields: &mut Fields<'_>, node: &Node) -> Option<(String, Place)> {
    let name = fields.spelling(node, "name")?;
    Some((name, fields.place(node)))
}

fn definition(fields: &mut Fields<'_>, node: &Node) -> Option<String> {
    let text = fields.text(node, "definition");
    if text.is_none() && node.scalar().is_some() && !node.is_null() {
        fields.warning(node, "empty-definition", Glossary::EmptyDefinition);
    }
    text
}

/// The entry's name: its own, or else that of the first language that has one.
fn own_name(fields: &mut Fields<'_>, node: &Node, blocks: &[Block<'_>]) -> Option<(String, Place)> {
    let name = blocks.iter().find_map(|block| block.name.clone());
    if name.is_none() {
        let written = match &node.value {
            Value::Mapping(pairs) => pairs.iter().find(|(key, _)| key.scalar() == Some("name")),
            _ => None,
        };
        let (at, message) = match written {
            Some((key, value)) if value.is_null() && value.start < value.end => (key, Message::NameIsNull),
            Some((_, value)) if !value.is_null() && value.scalar().is_none() => return None,
            Some((key, _)) => (key, Message::EmptyName),
            None => (node, Message::NoNameKey),
        };
        let (start, _) = at.inner();
        let place = fields.positions.place(start, if written.is_some() { at.end } else { start });
        fields.read.problem(place, Severity::Error, "missing-name", message);
    }
    name
}

/// Adds what a term says in one language.
fn add_block(fields: &mut Fields<'_>, entry: &mut Entry, block: Block<'_>, name: &str, rules: &Rules) {
    let own = block.name.is_some() || block.language.is_empty();
    let local_name = block.name.map_or_else(|| name.to_owned(), |(name, _)| name);
    let language = block.language;
    let status = rules.status;
    if own {
        add(entry, &local_name, &language, rules, status.unwrap_or(Status::Preferred));
    }
    let inherited = discouraged(status).unwrap_or_default();
    for form in [&block.abbreviation, &block.expansion].into_iter().flatten() {
        add(entry, form, &language, rules, inherited);
    }
    let lists = [
        (block.aliases, None),
        (block.deprecated, Some(Status::Deprecated)),
        (block.forbidden, Some(Status::Forbidden)),
    ];
    for (list, status) in lists {
        let items = list.map_or(&[][..], Node::items);
        for item in items {
            add_listed(fields, entry, item, &language, rules, status);
        }
    }
    entry.texts.push(LocalText {
        language,
        name: local_name,
        expansion: block.expansion.or(block.abbreviation),
        definition: block.definition,
        examples: block.examples,
    });
}

/// Adds an alias, or a spelling that is deprecated or forbidden: text, or a mapping with rules of its own.
fn add_listed(
    fields: &mut Fields<'_>,
    entry: &mut Entry,
    item: &Node,
    language: &str,
    inherited: &Rules,
    listed: Option<Status>,
) {
    let known = if listed.is_some() { keys::DISCOURAGED } else { keys::ALIAS };
    let status = |own: Option<Status>| listed.or(discouraged(own)).or(own).unwrap_or_default();
    if !matches!(item.value, Value::Mapping(_)) {
        if let Some(text) = fields.spelling(item, Part::Alias) {
            add(entry, &text, language, inherited, status(discouraged(inherited.status)));
        }
        return;
    }
    let Some(pairs) = fields.pairs(item, Part::Alias, known) else { return };
    let name = pairs.iter().find(|(key, _)| *key == "name");
    let Some(text) = name.and_then(|(_, node)| fields.spelling(node, "name")) else {
        return fields.error(item, "missing-name", Message::NamelessSpelling);
    };
    let context = Context { paths: inherited.scope.paths.clone(), ..Context::default() };
    let start = Rules { status: discouraged(inherited.status), ..inherited.clone() };
    let own = rules(fields, &pairs, start, &context);
    add(entry, &text, language, &own, status(own.status));
}

fn discouraged(status: Option<Status>) -> Option<Status> {
    status.filter(|status| matches!(status, Status::Deprecated | Status::Forbidden))
}

/// Adds a spelling that the entry does not have yet with the same rules, in whatever language.
fn add(entry: &mut Entry, text: &str, language: &str, rules: &Rules, status: Status) {
    let spelling = Spelling {
        text: text.to_owned(),
        language: language.to_owned(),
        case: rules.case,
        status,
        reason: rules.reason.clone().filter(|_| discouraged(Some(status)).is_some()),
        scope: rules.scope.clone(),
        unless: rules.unless.clone(),
    };
    add_spelling(entry, spelling);
}

fn links(fields: &mut Fields<'_>, node: &Node) -> Vec<Link> {
    let items = node.items();
    items.iter().filter_map(|item| link(fields, item)).collect()
}

fn link(fields: &mut Fields<'_>, node: &Node) -> Option<Link> {
    let mut link = Link::default();
    if let Value::Mapping(_) = node.value {
        for (key, value) in fields.pairs(node, Part::Link, keys::LINK)? {
            match key {
                "title" => link.title = fields.text(value, "title"),
                _ => link.url = fields.text(value, "url").unwrap_or_default(),
            }
        }
    } else {
        link.url = fields.text(node, Part::Link)?;
    }
    if link.url.is_empty() {
        fields.warning(node, "bad-link", Message::LinkWithoutUrl);
        return None;
    }
    let is_web = ["https://", "http://"].iter().any(|scheme| link.url.starts_with(scheme));
    if !is_web {
        fields.warning(node, "bad-link", Message::LinkElsewhere);
    }
    is_web.then_some(link)
}
