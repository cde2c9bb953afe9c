//! A new entry at the end of a glossary, in the shape that the glossary has.

use std::ops::Range;
use std::path::Path;

use super::Replacement;
use super::layout::{line_end, line_start, line_stop, written_end};
use super::yaml;
use crate::glossary::{self, Entry};

/// What is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The term, or its long form.
    pub name: String,
    /// The short form, if there is a long one.
    pub abbreviation: Option<String>,
    /// What stands in the place of the definition until somebody writes one.
    pub definition: String,
}

/// An entry that has been added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defined {
    /// What changes in the glossary.
    pub edit: Replacement,
    /// The bytes of the definition in the changed glossary: what is to be written next.
    pub definition: Range<usize>,
}

/// Adds `entry` to the glossary at `path` whose content is `text`; empty for one that is still to be made. `None` where the
/// format or the layout is beyond us, which is tried out: the changed text must read as the old one with the entry.
pub fn define(path: &Path, text: &str, entry: &NewEntry) -> Option<Defined> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    let before = glossary::read(path, text);
    let edit = match extension.as_str() {
        "yml" | "yaml" => in_yaml(text, entry)?,
        "md" | "markdown" => in_markdown(text, before.entries.last()?, entry)?,
        "csv" => in_table(text, b',', entry)?,
        "tsv" => in_table(text, b'\t', entry)?,
        _ => return None,
    };
    let changed = edit.applied_to(text);
    let after = glossary::read(path, &changed);
    let is_sound = !after.broken
        && after.problems.len() <= before.problems.len()
        && after.entries.len() == before.entries.len() + 1
        && before.entries.iter().zip(&after.entries).all(|(old, new)| old.name() == new.name())
        && after.entries.last().is_some_and(|added| says(added, entry));
    let at = edit.range.start + edit.text.rfind(&entry.definition)?;
    is_sound.then_some(Defined { edit, definition: at..at + entry.definition.len() })
}

/// Whether an entry stands for all that it should.
fn says(entry: &Entry, wanted: &NewEntry) -> bool {
    let stands_for = |text: &str| entry.spellings.iter().any(|spelling| spelling.text == text);
    stands_for(&wanted.name) && wanted.abbreviation.as_deref().is_none_or(stands_for)
}

fn in_yaml(text: &str, entry: &NewEntry) -> Option<Replacement> {
    let mut fields = vec![("name", yaml::scalar(&entry.name))];
    fields.extend(entry.abbreviation.as_ref().map(|short| ("abbreviation", yaml::scalar(short))));
    fields.push(("definition", yaml::scalar(&entry.definition)));
    let root = yaml::root(text)?;
    if root.is_null() {
        return Some(yaml::push_key(text, "terms", &fields));
    }
    if let Some(replacement) = yaml::push(text, None, &root, &fields) {
        return Some(replacement);
    }
    let own = yaml::pair(&root, "terms");
    let in_context = || {
        let (_, contexts) = yaml::pair(&root, "contexts")?;
        contexts.items().iter().rev().find_map(|context| yaml::pair(context, "terms"))
    };
    match own.or_else(in_context) {
        Some((key, list)) => yaml::push(text, Some(key), list, &fields),
        None if !yaml::is_flow(text, &root) => Some(yaml::push_key(text, "terms", &fields)),
        None => None,
    }
}

/// Continues what the last entry looks like: an item, a row, a definition list, or a heading.
fn in_markdown(text: &str, last: &Entry, entry: &NewEntry) -> Option<Replacement> {
    let newline = line_end(text);
    let start = line_start(text, last.place.start as usize);
    let line = &text[start..line_stop(text, start)];
    let NewEntry { name, abbreviation, definition } = entry;
    let title = match abbreviation {
        Some(short) => format!("{short} ({name})"),
        None => name.clone(),
    };
    let content = line.trim_start();
    let indent = &line[..line.len() - content.len()];
    let block_end = end_of_block(text, start);
    if content.starts_with('|') {
        let cells = content.trim().trim_matches('|').split('|').count();
        let rest = " |".repeat(cells.checked_sub(2)?);
        let name = abbreviation.as_ref().unwrap_or(name);
        return Some(Replacement::insert(
            line_stop(text, start),
            format!("{newline}{indent}| {name} | {definition} |{rest}"),
        ));
    }
    if content.starts_with('#') {
        let signs: String = content.chars().take_while(|&c| c == '#').collect();
        let added = format!("{newline}{newline}{signs} {title}{newline}{newline}{definition}");
        return Some(Replacement::insert(written_end(text), added));
    }
    if let Some(marker) = content.get(..2).filter(|marker| matches!(*marker, "- " | "* " | "+ ")) {
        let stars = if content.contains("**") { "**" } else { "" };
        let added = format!("{newline}{indent}{marker}{stars}{title}{stars} – {definition}");
        return Some(Replacement::insert(block_end, added));
    }
    if content.starts_with("**") {
        let added = format!("{newline}{newline}**{title}** – {definition}");
        return Some(Replacement::insert(block_end, added));
    }
    let next = text[line_stop(text, start)..].trim_start_matches(['\r', '\n']);
    next.starts_with(':')
        .then(|| Replacement::insert(block_end, format!("{newline}{newline}{title}{newline}: {definition}")))
}

/// The end of the paragraph or item that starts at `start`: before a blank line, another item or the text's end.
fn end_of_block(text: &str, start: usize) -> usize {
    let mut end = line_stop(text, start);
    while let Some(next) = text[end..].find('\n').map(|at| end + at + 1) {
        let stop = line_stop(text, next);
        let line = text[next..stop].trim_start();
        if line.is_empty() || line.starts_with(['-', '*', '+', '#', '|']) {
            break;
        }
        end = stop;
    }
    end
}

/// A row under the columns that the first row names; without names, the term and its definition.
fn in_table(text: &str, delimiter: u8, entry: &NewEntry) -> Option<Replacement> {
    let newline = line_end(text);
    let first = text.trim_start_matches('\u{FEFF}').lines().next()?;
    let delimiter = if delimiter == b',' && first.matches(';').count() > first.matches(',').count() {
        b';'
    } else {
        delimiter
    };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(first.as_bytes());
    let header = reader.records().next()?.ok()?;
    let is_header = header.iter().any(|column| kind(column) == "name");
    let cell = |(index, column): (usize, &str)| match (is_header, kind(column), index) {
        (true, "name", _) | (false, _, 0) => entry.abbreviation.as_ref().unwrap_or(&entry.name).clone(),
        (true, "expansion", _) => {
            entry.abbreviation.as_ref().map_or_else(String::new, |_| entry.name.clone())
        }
        (true, "definition", _) | (false, _, 1) => entry.definition.clone(),
        _ => String::new(),
    };
    let cells: Vec<String> =
        header.iter().enumerate().map(cell).map(|cell| field(&cell, delimiter)).collect();
    let row = cells.join(&char::from(delimiter).to_string());
    let end = written_end(text);
    let tail = if text[end..].is_empty() { newline } else { "" };
    Some(Replacement::insert(end, format!("{newline}{row}{tail}")))
}

fn kind(column: &str) -> &'static str {
    match column.trim().trim_matches('"').to_lowercase().as_str() {
        "name" | "term" | "terme" | "nom" => "name",
        "expansion" | "long form" | "forme longue" => "expansion",
        "definition" | "définition" | "description" => "definition",
        _ => "",
    }
}

fn field(text: &str, delimiter: u8) -> String {
    if text.contains([char::from(delimiter), '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(name: &str, text: &str, expected: &Expect) {
        let entry = NewEntry {
            name: "horizontal pod autoscaler".to_owned(),
            abbreviation: Some("HPA".to_owned()),
            definition: "To be defined.".to_owned(),
        };
        let defined = define(Path::new(name), text, &entry);
        let changed = defined.map_or_else(
            || "not offered".to_owned(),
            |defined| {
                let changed = defined.edit.applied_to(text);
                assert_eq!(changed[defined.definition], entry.definition);
                changed.replace('\r', "␍")
            },
        );
        expected.assert_eq(&changed);
    }

    #[test]
    fn a_list_goes_on_as_it_is_written() {
        check(
            "glossary.yml",
            "# Ours\nterms:\n- name: a # first\n  definition: >\n    Long.\n\n# About b\n-   name: b\n    definition: B.\n\n# The end.\n",
            &expect![[r"
                # Ours
                terms:
                - name: a # first
                  definition: >
                    Long.

                # About b
                -   name: b
                    definition: B.
                - name: horizontal pod autoscaler
                  abbreviation: HPA
                  definition: To be defined.

                # The end.
            "]],
        );
    }

    #[test]
    fn blank_lines_between_entries_and_windows_line_ends_are_kept() {
        check(
            "glossary.yml",
            "terms:\r\n  - name: a\r\n    definition: A.\r\n\r\n  - name: b\r\n    definition: B.\r\nimports: []\r\n",
            &expect![[r"
                terms:␍
                  - name: a␍
                    definition: A.␍
                ␍
                  - name: b␍
                    definition: B.␍
                ␍
                  - name: horizontal pod autoscaler␍
                    abbreviation: HPA␍
                    definition: To be defined.␍
                imports: []␍
            "]],
        );
    }

    #[test]
    fn flow_style_goes_on_in_flow_style() {
        check(
            "glossary.yml",
            "terms: [{name: a, definition: A.}] # all\n",
            &expect![[r"
                terms: [{name: a, definition: A.}, {name: horizontal pod autoscaler, abbreviation: HPA, definition: To be defined.}] # all
            "]],
        );
        check(
            "glossary.yml",
            "terms: [\n  {name: a, definition: A.},\n]\n",
            &expect![[r"
                terms: [
                  {name: a, definition: A.},
                  {name: horizontal pod autoscaler, abbreviation: HPA, definition: To be defined.},
                ]
            "]],
        );
    }

    #[test]
    fn files_without_terms_get_a_list() {
        let list = expect![[r"
            terms:
              - name: horizontal pod autoscaler
                abbreviation: HPA
                definition: To be defined.
        "]];
        check("glossary.yml", "", &list);
        check(
            "glossary.yml",
            "# Ours\nname: Words\n",
            &expect![[r"
                # Ours
                name: Words
                terms:
                  - name: horizontal pod autoscaler
                    abbreviation: HPA
                    definition: To be defined.
            "]],
        );
        check(
            "glossary.yml",
            "terms:\nname: Words\n",
            &expect![[r"
                terms:
                  - name: horizontal pod autoscaler
                    abbreviation: HPA
                    definition: To be defined.
                name: Words
            "]],
        );
    }

    #[test]
    fn contexts_of_contextive_are_entered() {
        check(
            "glossary.yml",
            "contexts:\n  - name: Shop\n    terms:\n      - name: a\n        definition: A.\n",
            &expect![[r"
                contexts:
                  - name: Shop
                    terms:
                      - name: a
                        definition: A.
                      - name: horizontal pod autoscaler
                        abbreviation: HPA
                        definition: To be defined.
            "]],
        );
    }

    #[test]
    fn markdown_goes_on_in_its_own_shape() {
        check(
            "glossary.md",
            "# Words\n\n- **SLO (Service Level Objective)** – What we\n  promise.\n\nThe end.\n",
            &expect![[r"
                # Words

                - **SLO (Service Level Objective)** – What we
                  promise.
                - **HPA (horizontal pod autoscaler)** – To be defined.

                The end.
            "]],
        );
        check(
            "glossary.md",
            "# Glossary\n\n## SLO\n\nWhat we promise.\n",
            &expect![[r"
                # Glossary

                ## SLO

                What we promise.

                ## HPA (horizontal pod autoscaler)

                To be defined.
            "]],
        );
    }

    #[test]
    fn tables_get_a_row() {
        check(
            "glossary.csv",
            "definition,name,expansion\nWhat we promise.,SLO,Service Level Objective\n",
            &expect![[r"
                definition,name,expansion
                What we promise.,SLO,Service Level Objective
                To be defined.,HPA,horizontal pod autoscaler
            "]],
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        check("glossary.yml", "terms: [{name: a", &expect!["not offered"]);
        check("glossary.json", "{\"terms\": []}", &expect!["not offered"]);
    }
}
