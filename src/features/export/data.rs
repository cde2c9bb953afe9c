//! The glossary as data, in all its languages: JSON of the shape of YAML glossaries, and a table.

use serde_json::{Map, Value, json};

use super::{Section, spellings};
use crate::glossary::entry::{Entry, LocalText, Spelling, Status};

/// The entries as JSON that is read as a glossary. Texts in `language` stand in the entries themselves, others under their tags.
///
/// # Errors
///
/// If the value cannot be written, which no entry brings about.
pub fn json(sections: &[Section], language: &str) -> serde_json::Result<String> {
    let terms = entries(sections).map(|entry| {
        let mut term = Map::new();
        // The first name is the entry's: it comes before those in other languages.
        if let Some(text) = entry.texts.iter().find(|text| text.language == language) {
            term.append(&mut block(entry, text));
        }
        put(&mut term, "category", entry.category.as_deref().into());
        put(&mut term, "see", entry.see.clone().into());
        put(&mut term, "links", entry.links.iter().map(|link| link.url.clone()).collect());
        for text in entry.texts.iter().filter(|text| text.language != language) {
            term.insert(text.language.clone(), block(entry, text).into());
        }
        Value::from(term)
    });
    let terms: Vec<Value> = terms.collect();
    let text = serde_json::to_string_pretty(&json!({ "language": language, "terms": terms }))?;
    Ok(text + "\n")
}

fn entries(sections: &[Section]) -> impl Iterator<Item = &Entry> {
    sections.iter().flat_map(|section| &section.entries)
}

fn block(entry: &Entry, text: &LocalText) -> Map<String, Value> {
    let mut block = Map::new();
    let aliases = spellings(entry, text, Status::Admitted).map(|spelling| spelling.text.clone());
    let discouraged = |status| {
        let with_reason = |spelling: &Spelling| match &spelling.reason {
            Some(reason) => json!({ "name": spelling.text, "reason": reason }),
            None => json!(spelling.text),
        };
        spellings(entry, text, status).map(with_reason).collect::<Value>()
    };
    put(&mut block, "name", text.name.as_str().into());
    put(&mut block, "expansion", text.expansion.as_deref().into());
    put(&mut block, "aliases", aliases.collect());
    put(&mut block, "deprecated", discouraged(Status::Deprecated));
    put(&mut block, "forbidden", discouraged(Status::Forbidden));
    put(&mut block, "definition", text.definition.as_deref().into());
    put(&mut block, "examples", text.examples.clone().into());
    block
}

/// Sets a key, unless there is nothing to say.
fn put(map: &mut Map<String, Value>, key: &str, value: Value) {
    let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    if !is_empty {
        map.insert(key.to_owned(), value);
    }
}

/// The entries as a table that is read as a glossary: a row each, with columns of its own for every other language.
///
/// # Errors
///
/// If the table cannot be written, which no entry brings about.
pub fn csv(sections: &[Section]) -> Result<String, csv::Error> {
    let mut languages: Vec<&str> = entries(sections)
        .flat_map(|entry| entry.texts.iter().skip(1))
        .map(|text| text.language.as_str())
        .collect();
    languages.sort_unstable();
    languages.dedup();
    let mut header: Vec<String> =
        ["language", "name", "expansion", "aliases", "definition", "category", "see", "link"]
            .map(str::to_owned)
            .into();
    for language in &languages {
        header.extend(
            ["name", "expansion", "aliases", "definition"].map(|column| format!("{column}_{language}")),
        );
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header)?;
    for entry in entries(sections) {
        let mut row = Vec::new();
        let own = entry.texts.first();
        row.push(own.map_or_else(String::new, |text| text.language.clone()));
        row.extend(cells(entry, own));
        row.push(entry.category.clone().unwrap_or_default());
        row.push(entry.see.join("|"));
        row.push(entry.links.first().map_or_else(String::new, |link| link.url.clone()));
        for language in &languages {
            row.extend(cells(entry, entry.texts.iter().skip(1).find(|text| text.language == *language)));
        }
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Name, expansion, aliases and definition.
fn cells(entry: &Entry, text: Option<&LocalText>) -> [String; 4] {
    let Some(text) = text else { return Default::default() };
    let aliases: Vec<&str> =
        spellings(entry, text, Status::Admitted).map(|spelling| spelling.text.as_str()).collect();
    [
        text.name.clone(),
        text.expansion.clone().unwrap_or_default(),
        aliases.join("|"),
        text.definition.clone().unwrap_or_default(),
    ]
}
