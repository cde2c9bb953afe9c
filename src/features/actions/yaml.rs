//! Additions to YAML that leave everything else as it is: comments, indentation, line ends, block or flow style.

use super::Replacement;
use super::layout::{line_end, line_start, line_stop, written_end};
use crate::glossary::positions::Positions;
use crate::glossary::tree::{self, Node, Value};

/// The root of a YAML text; `None` if the text is broken. A text without content has a root that is null.
pub(super) fn root(text: &str) -> Option<Node> {
    let mut problems = Vec::new();
    let mut tree = tree::parse(text, &Positions::new(text), &mut problems);
    if tree.broken || tree.roots.len() > 1 {
        return None;
    }
    let end = text.len() as u32;
    Some(tree.roots.pop().unwrap_or(Node {
        start: end,
        end,
        value: Value::Scalar(String::new(), tree::Style::Plain),
    }))
}

/// The key and the value of `name` in a mapping.
pub(super) fn pair<'n>(node: &'n Node, name: &str) -> Option<(&'n Node, &'n Node)> {
    let Value::Mapping(pairs) = &node.value else { return None };
    let found = pairs.iter().find(|(key, _)| key.scalar() == Some(name))?;
    Some((&found.0, &found.1))
}

/// Whether a list or mapping is written with brackets.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    text[node.start as usize..].starts_with(['[', '{'])
}

/// The end of what is written of a node, without the blanks and comments after it.
fn end(text: &str, node: &Node) -> usize {
    let written = || {
        let range = node.start as usize..node.end as usize;
        range.start + text.get(range).map_or(0, |written| written.trim_end().len())
    };
    if matches!(node.value, Value::Scalar(..)) {
        return written();
    }
    if is_flow(text, node) {
        return closing(text, node).map_or_else(written, |at| at + 1);
    }
    last_end(text, node).unwrap_or_else(written)
}

/// The end of the last part of a list or a mapping.
fn last_end(text: &str, node: &Node) -> Option<usize> {
    match &node.value {
        Value::Scalar(..) => None,
        Value::Sequence(items) => items.last().map(|last| end(text, last)),
        Value::Mapping(pairs) => pairs.last().map(|(key, value)| {
            if value.is_null() { end(text, key).max(value.end as usize) } else { end(text, value) }
        }),
    }
}

/// Where the bracket stands that closes a list or a mapping.
fn closing(text: &str, node: &Node) -> Option<usize> {
    let mut at = last_end(text, node).unwrap_or(node.start as usize + 1);
    loop {
        let rest = text[at..].trim_start_matches([' ', '\t', '\r', '\n', ',']);
        at = text.len() - rest.len();
        if !rest.starts_with('#') {
            return rest.starts_with([']', '}']).then_some(at);
        }
        at = line_stop(text, at);
    }
}

/// A mapping to be added: keys and values, the values as they are written.
pub(super) type Fields<'f> = [(&'f str, String)];

/// Adds a mapping at the end of the list `list`, which is the value of `key` (`None` for the root of the file).
pub(super) fn push(text: &str, key: Option<&Node>, list: &Node, fields: &Fields<'_>) -> Option<Replacement> {
    match &list.value {
        Value::Sequence(items) if is_flow(text, list) => {
            let written: Vec<String> = fields.iter().map(|(key, value)| format!("{key}: {value}")).collect();
            push_flow(text, list, items, &format!("{{{}}}", written.join(", ")))
        }
        Value::Sequence(items) => {
            let (indent, gap) = dash(text, items.first()?)?;
            let last = items.last()?;
            let is_airy = items.len() > 1 && is_after_blank_line(text, last);
            Some(push_block(text, end(text, last), &indent, &gap, is_airy, fields))
        }
        _ if list.is_null() => {
            let key = key?;
            let indent = &text[line_start(text, key.start as usize)..key.start as usize];
            let indent: String = indent.chars().map(|_| ' ').collect();
            Some(push_block(text, key.end as usize, &format!("{indent}  "), " ", false, fields))
        }
        _ => None,
    }
}

/// The indentation of an item's dash, and what stands between the dash and the item.
fn dash(text: &str, item: &Node) -> Option<(String, String)> {
    let start = item.start as usize;
    let before = &text[..start];
    let at = before.rfind('-')?;
    let gap = &before[at + 1..];
    let indent = &text[line_start(text, at)..at];
    let is_plain = gap.trim().is_empty() && indent.trim().is_empty();
    let gap = if gap.contains('\n') { " " } else { gap };
    is_plain.then(|| (indent.to_owned(), gap.to_owned()))
}

fn is_after_blank_line(text: &str, item: &Node) -> bool {
    let start = line_start(text, item.start as usize);
    let above = text[..start].trim_end_matches([' ', '\t']);
    above.strip_suffix('\n').is_some_and(|above| above.trim_end_matches([' ', '\t', '\r']).ends_with('\n'))
}

fn push_block(
    text: &str,
    end: usize,
    indent: &str,
    gap: &str,
    is_airy: bool,
    fields: &Fields<'_>,
) -> Replacement {
    let newline = line_end(text);
    let mut added = if is_airy { newline.to_owned() } else { String::new() };
    for (index, (key, value)) in fields.iter().enumerate() {
        let lead = if index == 0 { format!("-{gap}") } else { " ".repeat(1 + gap.len()) };
        added.extend([newline, indent, &lead, key, ": ", value]);
    }
    Replacement::insert(line_stop(text, end), added)
}

fn push_flow(text: &str, list: &Node, items: &[Node], added: &str) -> Option<Replacement> {
    let close = closing(text, list)?;
    let Some(last) = items.last() else {
        return Some(Replacement::insert(list.start as usize + 1, added.to_owned()));
    };
    let last_end = end(text, last);
    let start = last.start as usize;
    let own_line = text[line_start(text, start)..start].trim().is_empty().then(|| line_start(text, start));
    let separator = match own_line {
        Some(line) => format!("{}{}", line_end(text), &text[line..start]),
        None => " ".to_owned(),
    };
    // A comma may stand after the last item already.
    match text[last_end..close].find(',') {
        Some(comma) if text[last_end..last_end + comma].trim().is_empty() => {
            Some(Replacement::insert(last_end + comma + 1, format!("{separator}{added},")))
        }
        _ => Some(Replacement::insert(last_end, format!(",{separator}{added}"))),
    }
}

/// Adds a scalar to the list of scalars that `key` of the mapping `node` has; makes the list, after the key `after`, if there is none.
pub(super) fn push_scalar(
    text: &str,
    node: &Node,
    key: &str,
    after: &str,
    value: &str,
) -> Option<Replacement> {
    let Some((_, list)) = pair(node, key) else {
        let (before, value_before) = pair(node, after)?;
        let at = end(text, value_before);
        if is_flow(text, node) {
            return Some(Replacement::insert(at, format!(", {key}: [{value}]")));
        }
        let column = before.start as usize - line_start(text, before.start as usize);
        let added = format!("{}{}{key}: [{value}]", line_end(text), " ".repeat(column));
        return Some(Replacement::insert(line_stop(text, at), added));
    };
    match &list.value {
        Value::Sequence(items) if is_flow(text, list) => push_flow(text, list, items, value),
        Value::Sequence(items) => {
            let (indent, gap) = dash(text, items.first()?)?;
            let at = line_stop(text, end(text, items.last()?));
            Some(Replacement::insert(at, format!("{}{indent}-{gap}{value}", line_end(text))))
        }
        Value::Scalar(..) if !list.is_null() => {
            let range = list.start as usize..end(text, list);
            let text = format!("[{}, {value}]", &text[range.clone()]);
            Some(Replacement { range, text })
        }
        _ => None,
    }
}

/// Adds a list under a new key at the end of the file.
pub(super) fn push_key(text: &str, key: &str, fields: &Fields<'_>) -> Replacement {
    let newline = line_end(text);
    let end = written_end(text);
    let lead = if end == 0 { "" } else { newline };
    let list = push_block("", 0, "  ", " ", false, fields).text.replace('\n', newline);
    let tail = if text[end..].is_empty() { newline } else { "" };
    Replacement::insert(end, format!("{lead}{key}:{list}{tail}"))
}

/// `text` as a scalar: plain where that is safe, else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    let is_safe =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/' | '.' | '+' | '’' | '(' | ')');
    let is_word = !matches!(
        text.to_lowercase().as_str(),
        "" | "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    let is_plain =
        text.starts_with(char::is_alphabetic) && text.chars().all(is_safe) && text.trim() == text && is_word;
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
