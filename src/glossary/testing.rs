//! What tests compare: a glossary's entries and problems, written out.

use std::fmt::Write as _;

use super::content::Read;
use super::entry::{Case, Entry, Scope, Spelling, Status};

/// Writes a reading out: for each entry a line with its place and name, then what it says; last the problems.
pub(super) fn show(read: &Read) -> String {
    let mut out = format!("{} {}\n", read.language, read.name.as_deref().unwrap_or_default());
    for entry in &read.entries {
        show_entry(&mut out, entry);
    }
    for import in &read.imports {
        let _ =
            writeln!(out, "import {}:{} {}", import.place.line + 1, import.place.column + 1, import.target);
    }
    for problem in &read.problems {
        let (line, column, severity) = (problem.line + 1, problem.column + 1, problem.severity);
        let _ = writeln!(
            out,
            "{line}:{column} {severity:?} {}: {}",
            problem.code,
            problem.message.text(crate::messages::Locale::English)
        );
    }
    out.lines().map(str::trim_end).fold(String::new(), |all, line| all + line + "\n")
}

fn show_entry(out: &mut String, entry: &Entry) {
    let (line, column) = (entry.place.line + 1, entry.place.column + 1);
    let _ = write!(out, "{line}:{column} {}", entry.name());
    for (label, value) in [("in", &entry.context), ("under", &entry.category)] {
        let _ = value.as_ref().map_or(Ok(()), |value| write!(out, ", {label} {value}"));
    }
    out.push('\n');
    for text in &entry.texts {
        let _ = write!(out, "    {}: {}", text.language, text.name);
        let _ = text.expansion.as_ref().map_or(Ok(()), |long| write!(out, " ({long})"));
        let _ = writeln!(out, " = {}", text.definition.as_deref().unwrap_or("?"));
        for example in &text.examples {
            let _ = writeln!(out, "        e.g. {example}");
        }
    }
    let spellings: Vec<String> = entry.spellings.iter().map(show_spelling).collect();
    let _ = writeln!(out, "    {}", spellings.join(" | "));
    for link in &entry.links {
        let _ = writeln!(out, "    link {} {}", link.url, link.title.as_deref().unwrap_or_default());
    }
    if !entry.see.is_empty() {
        let _ = writeln!(out, "    see {}", entry.see.join(", "));
    }
    for (key, value) in &entry.meta {
        let _ = writeln!(out, "    {key}: {value}");
    }
}

fn show_spelling(spelling: &Spelling) -> String {
    let mut out = format!("{}:{}", spelling.language, spelling.text);
    out.push_str(match spelling.status {
        Status::Preferred => "*",
        Status::Admitted => "",
        Status::Deprecated => " deprecated",
        Status::Forbidden => " forbidden",
    });
    out.push_str(match spelling.case {
        Case::Smart => "",
        Case::Sensitive => " sensitive",
        Case::Insensitive => " insensitive",
    });
    let Scope { languages, regions, keys, paths } = &spelling.scope;
    let lists = [
        ("", languages),
        ("region ", regions),
        ("key ", keys),
        ("path ", paths),
        ("unless ", &spelling.unless),
    ];
    for (label, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        let _ = write!(out, " [{label}{}]", list.join(","));
    }
    let _ = spelling.reason.as_ref().map_or(Ok(()), |reason| write!(out, " ({reason})"));
    out
}
