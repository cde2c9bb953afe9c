//! Entries that are not defined in every language that the team asks for.

use super::Tell;
use crate::glossary::{Entry, Glossary, Problem, Severity};
use crate::messages::Glossary as Message;

/// Looks for entries that lack a definition in one of the languages `wanted`. Those that have none at all are told of when they are read.
pub(super) fn check(glossary: &Glossary, wanted: &[String], tell: &mut Tell<'_>) {
    if wanted.is_empty() {
        return;
    }
    for entry in glossary.entries().filter(|entry| entry.texts.iter().any(|text| text.definition.is_some())) {
        let missing = wanted.iter().filter(|language| !is_defined(&entry, language)).cloned();
        let missing: Vec<String> = missing.collect();
        if !missing.is_empty() {
            let (name, languages) = (entry.name().to_owned(), missing.join("`, `"));
            let message = Message::MissingTranslation { name, languages };
            tell(glossary, Problem::new(entry.place, Severity::Warning, "missing-translation", message));
        }
    }
}

/// Whether the entry says something in `language`: for a tag without a region, in any region's.
fn is_defined(entry: &Entry, language: &str) -> bool {
    let serves = |own: &str| {
        let is_prefix = own.get(..language.len()).is_some_and(|start| start.eq_ignore_ascii_case(language));
        is_prefix && own[language.len()..].chars().next().is_none_or(|c| c == '-')
    };
    let is_there = |text: &crate::glossary::entry::LocalText| text.definition.is_some();
    entry.text(language).is_some_and(is_there)
        || entry.texts.iter().any(|text| is_there(text) && serves(&text.language))
}
