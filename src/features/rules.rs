//! What each rule is about: for reports that list the rules, and as a page that a finding leads to.

use crate::messages::{Locale, Rule as Message};
use crate::settings::Rules;

/// The rules as a Markdown page, each under a heading of its own.
pub fn page(locale: Locale) -> String {
    let mut parts = vec!["# glossator".to_owned(), Message::HowToSet.text(locale)];
    for code in Rules::codes() {
        parts.push(format!("## {code}"));
        parts.push(format!("{}.", about(code, locale)));
    }
    parts.join("\n\n") + "\n"
}

/// The line of the [`page`], from 0, under which it tells of the rule `code`; `None` if it does not.
pub fn line(code: &str) -> Option<usize> {
    // Title and introduction come first; each part is one line, and an empty one after it.
    Rules::codes().position(|known| known == code).map(|at| 4 + 4 * at)
}

/// What the rule `code` looks for.
pub fn about(code: &str, locale: Locale) -> String {
    message(code).text(locale)
}

fn message(code: &str) -> Message {
    match code {
        "undefined-jargon" => Message::UndefinedJargon,
        "deprecated-term" => Message::DeprecatedTerm,
        "forbidden-term" => Message::ForbiddenTerm,
        "inconsistent-spelling" => Message::InconsistentSpelling,
        "rare-word" => Message::RareWord,
        "alias-bomb" => Message::AliasBomb,
        "bad-alias" => Message::BadAlias,
        "bad-link" => Message::BadLink,
        "binary" => Message::Binary,
        "conflicting-status" => Message::ConflictingStatus,
        "dangling-see" => Message::DanglingSee,
        "duplicate-key" => Message::DuplicateKey,
        "duplicate-name" => Message::DuplicateName,
        "empty-definition" => Message::EmptyDefinition,
        "import-cycle" => Message::ImportCycle,
        "import-missing" => Message::ImportMissing,
        "import-not-fetched" => Message::ImportNotFetched,
        "import-outside" => Message::ImportOutside,
        "missing-definition" => Message::MissingDefinition,
        "missing-name" => Message::MissingName,
        "missing-translation" => Message::MissingTranslation,
        "not-utf-8" => Message::NotUtf8,
        "shared-spelling" => Message::SharedSpelling,
        "syntax" => Message::Syntax,
        "too-deep" => Message::TooDeep,
        "too-large" => Message::TooLarge,
        "too-many-nodes" => Message::TooManyNodes,
        "too-many-spellings" => Message::TooManySpellings,
        "undefined-in-definition" => Message::UndefinedInDefinition,
        "unknown-key" => Message::UnknownKey,
        "unknown-language" => Message::UnknownLanguage,
        "unknown-region" => Message::UnknownRegion,
        "unknown-value" => Message::UnknownValue,
        "unreadable" => Message::Unreadable,
        "unused-entry" => Message::UnusedEntry,
        "wrong-type" => Message::WrongType,
        _ => Message::Other { code: code.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_each_rule_where_it_is_said_to_be() {
        let page = page(Locale::French);
        let lines: Vec<&str> = page.lines().collect();
        for code in Rules::codes() {
            assert_eq!(lines[line(code).unwrap()], format!("## {code}"));
        }
        assert_eq!(line("no-rule"), None);
    }

    #[test]
    fn every_rule_that_can_be_set_is_described() {
        let nameless: Vec<_> =
            Rules::codes().filter(|code| matches!(message(code), Message::Other { .. })).collect();
        assert!(nameless.is_empty(), "describe them in src/messages/rules.rs: {nameless:?}");
    }
}
