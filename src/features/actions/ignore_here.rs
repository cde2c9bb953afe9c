//! A term that is not to be flagged in one file: a comment in the file itself.

use super::Replacement;
use super::layout::line_end;
use crate::regions::{self, Language, RegionKind};

/// What opens and closes a comment, in the order in which they are tried.
const COMMENTS: [(&str, &str); 9] = [
    ("// ", ""),
    ("# ", ""),
    ("-- ", ""),
    ("; ", ""),
    ("% ", ""),
    ("<!-- ", " -->"),
    ("/* ", " */"),
    ("(* ", " *)"),
    ("\" ", ""),
];

/// Adds a comment that has `term` ignored, as near to the top as the file allows. `None` where the language has no comments.
pub fn ignore(text: &str, language: Language, term: &str) -> Option<Replacement> {
    // Our lexer forgives comments in JSON, but its readers do not.
    if language.id() == "json" {
        return None;
    }
    let at = place(text, language);
    let newline = line_end(text);
    COMMENTS.iter().find_map(|(open, close)| {
        let comment = format!("{open}glossator: ignore {term}{close}");
        let lead = if at > 0 && !text[..at].ends_with('\n') { newline } else { "" };
        // Markdown takes a comment and the text right below it for one block.
        let gap = if language.default_kind() == RegionKind::Prose { newline } else { "" };
        let edit = Replacement::insert(at, format!("{lead}{comment}{newline}{gap}"));
        is_comment(&edit, text, language, at + lead.len() + open.len()).then_some(edit)
    })
}

/// Whether the language takes what is added for a comment, and everything else for what it was.
fn is_comment(edit: &Replacement, text: &str, language: Language, inside: usize) -> bool {
    let changed = edit.applied_to(text);
    let (before, after) = (regions::regions(text, language), regions::regions(&changed, language));
    let at = edit.range.start;
    let next = at + text[at..].len() - text[at..].trim_start().len();
    after.at(inside).kind == RegionKind::Comment
        && (next >= text.len() || after.at(next + edit.text.len()).kind == before.at(next).kind)
}

/// The first place where a comment may stand: after what must be first in its file.
fn place(text: &str, language: Language) -> usize {
    let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    if language.default_kind() == RegionKind::Prose {
        return front_matter(text, at);
    }
    for line in text[at..].split_inclusive('\n') {
        if !must_be_first(line.trim(), language) {
            break;
        }
        at += line.len();
    }
    at
}

/// The end of the YAML between two lines of dashes at the top of a page.
fn front_matter(text: &str, at: usize) -> usize {
    let mut lines = text[at..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return at };
    let mut end = at + first.len();
    for line in lines {
        end += line.len();
        if line.trim_end() == "---" {
            return end;
        }
    }
    at
}

fn must_be_first(line: &str, language: Language) -> bool {
    let lower = line.to_lowercase();
    let is_directive = |names: &[&str]| {
        let directive = lower.trim_start_matches('#').split('=').next().unwrap_or_default().trim();
        lower.starts_with('#') && lower.contains('=') && names.contains(&directive)
    };
    let starts = ["#!", "<?", "<!doctype", "@charset", "%yaml", "%tag"];
    starts.iter().any(|start| lower.starts_with(start))
        || lower.starts_with('#') && lower.contains("coding") && lower.contains([':', '='])
        || language.id() == "dockerfile" && is_directive(&["syntax", "escape", "check"])
        || line == "---" && language.is_a("yaml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_is_the_languages_own_and_stands_where_it_may() {
        for (name, before, after) in [
            (
                "a.py",
                "#!/usr/bin/python\n# coding: utf-8\nx = 1\n",
                "#!/usr/bin/python\n# coding: utf-8\n# glossator: ignore CRR\nx = 1\n",
            ),
            (
                "Dockerfile",
                "# syntax=docker/dockerfile:1\nFROM a\n",
                "# syntax=docker/dockerfile:1\n# glossator: ignore CRR\nFROM a\n",
            ),
            ("a.rs", "//! A file.\r\n", "// glossator: ignore CRR\r\n//! A file.\r\n"),
            ("a.sql", "select 1\n", "-- glossator: ignore CRR\nselect 1\n"),
            (
                "a.css",
                "@charset \"utf-8\";\na {}\n",
                "@charset \"utf-8\";\n/* glossator: ignore CRR */\na {}\n",
            ),
            ("a.yaml", "---\na: 1\n", "---\n# glossator: ignore CRR\na: 1\n"),
            ("a.sh", "#!/bin/sh", "#!/bin/sh\n# glossator: ignore CRR\n"),
        ] {
            let language = regions::detect(None, name, before);
            let edit = ignore(before, language, "CRR").unwrap_or_else(|| panic!("not offered: {name}"));
            assert_eq!(edit.applied_to(before), after, "{name}");
        }
        let json = "{\"a\": 1}";
        assert_eq!(ignore(json, regions::detect(None, "a.json", json), "CRR"), None);
    }
}
