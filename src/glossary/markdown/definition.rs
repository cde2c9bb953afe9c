//! From the source of a definition to its text: what separates it from the term, and lines with a label of their own.

use super::outline::Piece;

/// Signs between a term and its definition.
const SEPARATORS: &[char] = &['–', '—', '―', ':', '：', '=', '→', '⇒'];
/// A term without stars is no longer than so many characters.
const MAX_PLAIN: usize = 80;
/// Labels of lines that list other spellings.
const ALIASES: &[&str] = &[
    "aliases",
    "alias",
    "also known as",
    "aka",
    "a.k.a.",
    "synonyms",
    "synonym",
    "synonymes",
    "synonyme",
    "aussi appelé",
    "aussi appelée",
    "autres noms",
    "abbreviation",
    "abréviation",
];
/// Labels of lines that name other terms.
const SEE: &[&str] = &["see", "see also", "related", "related terms", "voir", "voir aussi"];

/// Splits `**Term** (Expansion) – definition` where the bold text ends: the term, and how many bytes of `rest` stand before
/// the definition. The separator may be the last sign of the bold text.
pub(super) fn separated(title: &Piece, rest: &str) -> Option<(Piece, usize)> {
    let title = super::unnumbered(title);
    let bare =
        title.text.trim_end_matches(|c: char| c.is_whitespace() || c == '-' || SEPARATORS.contains(&c));
    if bare.len() < title.text.len() {
        return Some((title.without_end(title.text.len() - bare.len()), 0));
    }
    let (inside, after) = parenthesis(rest.trim_start());
    let signs = after.trim_start();
    let spaced = rest.starts_with(char::is_whitespace) || signs.len() < after.len();
    let mut definition = signs.trim_start_matches(SEPARATORS);
    if definition.len() == signs.len() {
        definition = signs.trim_start_matches('-');
        let is_dash = spaced && definition.len() < signs.len() && definition.starts_with(char::is_whitespace);
        if !is_dash {
            return None;
        }
    }
    let text = inside.map_or_else(|| title.text.clone(), |inside| format!("{} {inside}", title.text));
    Some((Piece { text, range: title.range }, rest.len() - definition.len()))
}

/// Splits the source of a list item, `- Term (Expansion) – definition`: the length of what stands before the term, the term,
/// and the definition.
pub(super) fn split_plain(item: &str) -> Option<(usize, &str, &str)> {
    let (marker, body) = item.split_once(char::is_whitespace)?;
    let line = body.lines().next()?;
    let is_end = |(offset, sign): &(usize, char)| {
        let after = line.get(offset + sign.len_utf8()..).unwrap_or_default();
        let before = line.get(..*offset).unwrap_or_default();
        let spaced = after.starts_with(char::is_whitespace);
        let closed = before.matches('(').count() == before.matches(')').count();
        closed && spaced && (*sign == ':' || before.ends_with(char::is_whitespace))
    };
    let mut signs =
        line.char_indices().take(MAX_PLAIN).filter(|(_, sign)| matches!(sign, '–' | '—' | '-' | ':'));
    let (end, sign) = signs.find(is_end)?;
    let title = line.get(..end)?;
    let before = item.len() - body.len() + (title.len() - title.trim_start().len());
    let is_term = !marker.is_empty() && title.contains(char::is_alphanumeric);
    is_term.then_some((before, title.trim(), body.get(end + sign.len_utf8()..)?))
}

/// A parenthesis at the start, and what follows it.
fn parenthesis(text: &str) -> (Option<&str>, &str) {
    let mut depth = 0_usize;
    for (offset, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '\n' => return (None, text),
            _ => {}
        }
        if depth == 0 {
            let end = if character == ')' { offset + 1 } else { 0 };
            return (
                text.get(..end).filter(|inside| !inside.is_empty()),
                text.get(end..).unwrap_or_default(),
            );
        }
    }
    (None, text)
}

/// The text without comments, site generators' shortcodes, and the indentation of the list that it stands in.
pub(super) fn clean(source: &str) -> String {
    let source = replaced(source, "<!--", "-->", |_| String::new());
    let source = ["{{<", "{{%"].into_iter().zip([">}}", "%}}"]).fold(source, |source, (open, close)| {
        replaced(&source, open, close, |inside| {
            attribute(inside, "text").or(attribute(inside, "term_id")).unwrap_or_default()
        })
    });
    let lines: Vec<&str> = source.trim().lines().collect();
    let blanks = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let inner = lines.iter().skip(1).filter(|line| !line.trim().is_empty());
    let indent = inner.map(blanks).min().unwrap_or(0);
    let dedented = lines.iter().enumerate().map(|(index, line)| {
        let line = if index == 0 { line } else { line.get(indent..).unwrap_or_default() };
        line.trim_end_matches('\r')
    });
    dedented.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn replaced(source: &str, open: &str, close: &str, with: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((inside, behind)) = after.split_once(close) else { break };
        out.push_str(before);
        out.push_str(&with(inside));
        rest = behind;
    }
    out + rest
}

/// `name="value"` in a shortcode.
fn attribute(inside: &str, name: &str) -> Option<String> {
    let (_, after) = inside.split_once(&format!("{name}=\""))?;
    after.split_once('"').map(|(value, _)| value.to_owned())
}

/// A definition, and what lines of it list under a label.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    pub(super) text: String,
    pub(super) aliases: Vec<String>,
    pub(super) see: Vec<String>,
}

/// Takes the lines `Aliases: a, b` and `See also: c` out of a definition.
pub(super) fn labelled(definition: &str) -> Labelled {
    let mut out = Labelled::default();
    let mut kept = Vec::new();
    for line in definition.lines() {
        let plain: String = line.chars().filter(|c| !matches!(c, '*' | '_' | '`')).collect();
        let (label, list) = plain.split_once([':', '：']).unwrap_or_default();
        let label = label.trim().trim_start_matches(['-', '+', ' ']).to_lowercase();
        let items = list.split([',', ';', '|']).map(|item| item.trim().trim_end_matches('.').to_owned());
        let items = items.filter(|item| !item.is_empty());
        if ALIASES.contains(&label.as_str()) {
            out.aliases.extend(items);
        } else if SEE.contains(&label.as_str()) && !list.contains("](") {
            out.see.extend(items);
        } else {
            kept.push(line);
        }
    }
    kept.join("\n").trim().clone_into(&mut out.text);
    out
}
