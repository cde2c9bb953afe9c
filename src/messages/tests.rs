//! The tables are complete, and their French is printed as French.

use super::*;

/// All tables, by name.
const TABLES: &[(&str, &[Row])] = &[
    ("actions", actions::ROWS),
    ("card", card::ROWS),
    ("check", check::ROWS),
    ("commands", commands::ROWS),
    ("coverage", coverage::ROWS),
    ("files", files::ROWS),
    ("findings", findings::ROWS),
    ("format", format::ROWS),
    ("glossary", glossary::ROWS),
    ("learning", learning::ROWS),
    ("parts", parts::ROWS),
    ("rules", rules::ROWS),
    ("settings", settings::ROWS),
    ("values", values::ROWS),
];

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next()).collect();
    names.sort_unstable();
    names
}

/// The text without what stands in it as code.
fn prose(text: &str) -> String {
    let prose: Vec<&str> = text.split('`').step_by(2).collect();
    prose.join("x")
}

#[test]
fn every_message_says_the_same_in_every_language() {
    for (table, rows) in TABLES {
        for (name, english, french) in *rows {
            assert_eq!(placeholders(english), placeholders(french), "{table}: {name}");
            // A name in code is the same in every language.
            let is_code = english.split('`').step_by(2).all(str::is_empty);
            assert!(is_code || english != french, "{table}: {name} is not translated");
        }
    }
}

#[test]
fn french_is_printed_as_french() {
    for (table, rows) in TABLES {
        for (name, _, french) in *rows {
            let prose = prose(french);
            for wrong in ["'", "\"", " ;", " !", " ?", " :", "« ", " »"] {
                assert!(!prose.contains(wrong), "{table}: {name}: “{wrong}” in “{french}”");
            }
        }
    }
}

#[test]
fn readers_are_spoken_to_in_their_language() {
    assert_eq!(Locale::of("fr_CA.UTF-8"), Locale::French);
    assert_eq!(Locale::of("fr"), Locale::French);
    assert_eq!(Locale::of("de-AT"), Locale::English);
    let message = Finding::UndefinedAcronym { text: "CRR".to_owned() };
    assert!(message.text(Locale::French).contains("`CRR` a l’air d’un sigle"));
}
