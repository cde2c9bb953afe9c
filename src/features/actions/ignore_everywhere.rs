//! A term that is never to be flagged in the workspace: an item of `ignore` in the team's settings file.

use super::Replacement;
use super::layout::{line_end, line_start, line_stop, written_end};
use crate::settings::Settings;

type Table = std::collections::BTreeMap<String, toml::Spanned<toml::Value>>;

/// Adds `term` to `ignore` in a `glossator.toml` with the content `text`; empty for one that is still to be made. `None` where
/// the file is broken.
pub fn ignore(text: &str, term: &str) -> Option<Replacement> {
    let table: Table = toml::from_str(text).ok()?;
    let item = serde_json::Value::from(term).to_string();
    let edit = match table.get("ignore") {
        Some(_) => add_item(text, &item)?,
        None => add_key(text, &item),
    };
    let (mut before, mut after) = (Settings::default(), Settings::default());
    let faults = before.overlay_toml(text).len();
    let is_sound = after.overlay_toml(&edit.applied_to(text)).len() == faults;
    before.ignore.push(term.to_owned());
    (is_sound && before == after).then_some(edit)
}

fn add_item(text: &str, item: &str) -> Option<Replacement> {
    #[derive(serde::Deserialize)]
    struct Ignored {
        ignore: toml::Spanned<Vec<toml::Spanned<String>>>,
    }
    let list = toml::from_str::<Ignored>(text).ok()?.ignore;
    let Some(last) = list.get_ref().last() else {
        return Some(Replacement::insert(list.span().start + 1, item.to_owned()));
    };
    let span = last.span();
    let start = line_start(text, span.start);
    let indent = &text[start..span.start];
    // An item on a line of its own is followed by one on another.
    let added = if indent.trim().is_empty() && start > list.span().start {
        format!(",{}{indent}{item}", line_end(text))
    } else {
        format!(", {item}")
    };
    Some(Replacement::insert(span.end, added))
}

/// Before the first table, since what follows a table's head belongs to the table.
fn add_key(text: &str, item: &str) -> Replacement {
    let newline = line_end(text);
    let head = text.lines().position(|line| line.starts_with('['));
    let root: usize = match head {
        Some(line) => text.split_inclusive('\n').take(line).map(str::len).sum(),
        None => text.len(),
    };
    let is_setting = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let has_settings = text[..root].lines().any(|line| is_setting(&line));
    if head.is_some() && !has_settings {
        return Replacement::insert(0, format!("ignore = [{item}]{newline}{newline}"));
    }
    // The comment above a table's head belongs to the table too.
    let mut end = written_end(&text[..root]);
    while head.is_some() && end > 0 && !is_setting(&&text[line_start(text, end)..line_stop(text, end)]) {
        end = written_end(&text[..line_start(text, end)]);
    }
    let lead = if end == 0 { "" } else { newline };
    let tail = if text[end..].is_empty() { newline } else { "" };
    Replacement::insert(end, format!("{lead}ignore = [{item}]{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_stays() {
        for (before, after) in [
            ("", "ignore = [\"CRR\"]\n"),
            ("# Ours.\nhover = true # yes\n", "# Ours.\nhover = true # yes\nignore = [\"CRR\"]\n"),
            ("ignore = [] # none\n", "ignore = [\"CRR\"] # none\n"),
            (
                "ignore = [\"A\", \"B\"] # two\nhover = true\n",
                "ignore = [\"A\", \"B\", \"CRR\"] # two\nhover = true\n",
            ),
            ("ignore = [\n  \"A\", # a\n]\n", "ignore = [\n  \"A\",\n  \"CRR\", # a\n]\n"),
            (
                "ignore = [\r\n  'A',\r\n  'B'\r\n]\r\n",
                "ignore = [\r\n  'A',\r\n  'B',\r\n  \"CRR\"\r\n]\r\n",
            ),
            (
                "hover = true\n\n# Rules.\n[rules]\ninconsistent-spelling = \"hint\"\n",
                "hover = true\nignore = [\"CRR\"]\n\n# Rules.\n[rules]\ninconsistent-spelling = \"hint\"\n",
            ),
            (
                "[rules]\ninconsistent-spelling = \"hint\"\n",
                "ignore = [\"CRR\"]\n\n[rules]\ninconsistent-spelling = \"hint\"\n",
            ),
        ] {
            let edit = ignore(before, "CRR").unwrap_or_else(|| panic!("not offered: {before}"));
            assert_eq!(edit.applied_to(before), after);
        }
        assert_eq!(ignore("hover = = true", "CRR"), None);
        assert_eq!(ignore("ignore = 3", "CRR"), None);
    }
}
