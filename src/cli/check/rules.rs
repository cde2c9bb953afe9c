//! What each rule is about, for reports that list the rules.

use crate::messages::{Locale, Rule as Message};

/// What the rule `code` looks for.
pub(super) fn about(code: &str, locale: Locale) -> String {
    message(code).text(locale)
}

fn message(code: &str) -> Message {
    match code {
        "undefined-jargon" => Message::UndefinedJargon,
        "deprecated-term" => Message::DeprecatedTerm,
        "forbidden-term" => Message::ForbiddenTerm,
        "inconsistent-spelling" => Message::InconsistentSpelling,
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
    use crate::settings::Rules;

    #[test]
    fn every_rule_that_can_be_set_is_described() {
        let nameless: Vec<_> =
            Rules::codes().filter(|code| matches!(message(code), Message::Other { .. })).collect();
        assert!(nameless.is_empty(), "describe them in src/messages/rules.rs: {nameless:?}");
    }
}
