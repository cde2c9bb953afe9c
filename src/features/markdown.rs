//! Untrusted Markdown, made harmless; and Markdown taken out of a text altogether.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What is taken away may uncover more: there is no Markdown in HTML until the HTML is escaped, and a link's label may look like a link.
const MAX_LAYERS: usize = 6;

/// The Markdown of `text` without what a glossary must not bring into an editor: raw HTML, headings (a card's own structure), images,
/// and links that are not `https:`, `http:` or `mailto:` (an editor may run `command:` links).
pub fn sanitize(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_LAYERS {
        let clean = without_one_layer(&text);
        if clean == text {
            return clean;
        }
        text = clean;
    }
    escape(&text)
}

fn without_one_layer(text: &str) -> String {
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    let mut refused: Vec<(Range<usize>, usize, usize)> = Vec::new();
    let parser = Parser::new_ext(text, Options::empty());
    // A definition that is not used here could be used by the next card.
    let definitions =
        parser.reference_definitions().iter().filter(|(_, definition)| !is_harmless(&definition.dest));
    cuts.extend(definitions.map(|(_, definition)| (definition.span.clone(), String::new())));
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                cuts.push((range.clone(), text[range].replace('<', "&lt;")));
            }
            Event::Start(Tag::Heading { .. }) => cuts.push((heading_marks(text, &range), String::new())),
            Event::Start(Tag::Image { .. }) => refused.push((range.clone(), range.end, range.start)),
            Event::Start(Tag::Link { dest_url, .. }) if !is_harmless(&dest_url) => {
                refused.push((range.clone(), range.end, range.start));
            }
            Event::Text(_) | Event::Code(_) => {
                if let Some((outer, start, end)) = refused.last_mut()
                    && outer.contains(&range.start)
                {
                    *start = (*start).min(range.start);
                    *end = (*end).max(range.end);
                }
            }
            _ => {}
        }
    }
    for (outer, start, end) in refused {
        let label = if start < end { text[start..end].to_owned() } else { String::new() };
        cuts.push((outer, label));
    }
    replace(text, cuts)
}

fn is_harmless(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

/// The `#` marks at the start of a heading; a heading that is underlined is left with its line, which then is a rule.
fn heading_marks(text: &str, range: &Range<usize>) -> Range<usize> {
    let marks = text[range.clone()].len() - text[range.clone()].trim_start_matches(['#', ' ']).len();
    range.start..range.start + marks
}

fn replace(text: &str, mut cuts: Vec<(Range<usize>, String)>) -> String {
    cuts.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, instead) in cuts {
        if range.start < at {
            continue;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&instead);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// `text` with all that Markdown would read as markup escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// `text` as a code span, whatever backticks it has.
pub fn code(text: &str) -> String {
    let line = text.trim().replace(['\n', '\r'], " ");
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// The words of a Markdown text, without its markup.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak | Event::End(TagEnd::Item | TagEnd::CodeBlock) => out.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => out.push_str("\n\n"),
            Event::Start(Tag::Item) => out.push_str("- "),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_and_commands_do_not_get_through() {
        assert_eq!(sanitize("a <b onclick=x>bold</b> word"), "a &lt;b onclick=x>bold&lt;/b> word");
        assert_eq!(
            sanitize("see [this](command:run) and [that](https://x.org)"),
            "see this and [that](https://x.org)"
        );
        assert_eq!(sanitize("![pic](https://x.org/a.png) text"), "pic text");
        assert_eq!(sanitize("### A card\n\ntext"), "A card\n\ntext");
        assert_eq!(sanitize("plain *text* with `code`"), "plain *text* with `code`");
    }

    #[test]
    fn what_hides_under_something_else_does_not_get_through_either() {
        assert_eq!(sanitize("<script>x</script> [run](command:x) ![y](z)"), "&lt;script>x&lt;/script> run y");
        assert_eq!(sanitize("[[a](command:b)](command:c)"), "a");
        assert_eq!(sanitize("fine\n\n[x]: command:run").trim_end(), "fine");
        assert_eq!(sanitize("see [x]\n\n[x]: https://x.org\n"), "see [x]\n\n[x]: https://x.org\n");
        assert!(!sanitize(&"<div>[".repeat(40)).contains("<div"));
    }

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(
            plain("A *read-only* `template`:\n\n- one\n- two"),
            "A read-only template:\n\n- one\n- two"
        );
    }

    #[test]
    fn names_and_examples_are_shown_as_they_are() {
        assert_eq!(escape("snake_word *"), "snake\\_word \\*");
        assert_eq!(code("a `b`"), "`` a `b` ``");
    }
}
