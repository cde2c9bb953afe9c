//! Diagnostics: what an editor lists of a document's findings, and of what is wrong with a glossary or a settings file.

use std::ops::Range;
use std::path::Path;

use super::health;
use crate::analysis::{Analysis, Fault, key};
use crate::glossary::{Problem, Severity};
use crate::matching::EntryRef;
use crate::messages::Locale;
use crate::settings::{Level, Rules};

/// A line in the editor's list of problems.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnosis {
    /// Bytes of the document.
    pub range: Range<usize>,
    /// How severe it is; never [`Level::Off`].
    pub level: Level,
    /// The kind of finding, as settings name it.
    pub code: &'static str,
    /// What the reader is told.
    pub message: String,
    /// The entry that it is about, to be shown beside it.
    pub entry: Option<EntryRef>,
    /// Whether the place is to be struck through.
    pub is_outdated: bool,
    /// What fixes go by; `None` for what people must repair themselves.
    pub fix: Option<Fix>,
}

/// What fixes go by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// The rule that found it.
    pub rule: &'static str,
    /// What stands there.
    pub text: String,
    /// What should stand there, if that is known.
    pub preferred: Option<String>,
}

/// The findings of `analysis`, but for terms that are explained elsewhere: `is_explained` is asked with their [`key`]. `path` is that of
/// the document, if it has one.
pub fn of_analysis(
    analysis: &Analysis,
    path: Option<&Path>,
    rules: &Rules,
    is_explained: &dyn Fn(&str) -> bool,
    locale: Locale,
) -> Vec<Diagnosis> {
    let mut diagnoses = Vec::new();
    for finding in &analysis.findings {
        let text = &analysis.text[finding.range()];
        if matches!(finding.fault, Fault::Undefined(_)) && is_explained(&key(text)) {
            continue;
        }
        let (code, level) = health::code_of(finding, path, rules);
        if level == Level::Off {
            continue;
        }
        diagnoses.push(Diagnosis {
            range: finding.range(),
            level,
            code,
            message: finding.message(text, &analysis.lexicon, locale),
            entry: finding.entry(),
            is_outdated: matches!(finding.fault, Fault::Discouraged { .. }),
            fix: Some(Fix {
                rule: finding.rule(),
                text: text.to_owned(),
                preferred: finding.preferred().map(str::to_owned),
            }),
        });
    }
    diagnoses
}

/// What is wrong with a glossary or a settings file, as severe as `rules` want it.
pub fn of_problems(problems: &[Problem], rules: &Rules, locale: Locale) -> Vec<Diagnosis> {
    let shown = problems.iter().filter(|problem| level(problem, rules) != Level::Off);
    shown
        .map(|problem| Diagnosis {
            range: problem.start as usize..problem.end as usize,
            level: level(problem, rules),
            code: problem.code,
            message: problem.message.text(locale),
            entry: None,
            is_outdated: false,
            fix: None,
        })
        .collect()
}

/// How severe a problem is, as `rules` want it.
pub fn level(problem: &Problem, rules: &Rules) -> Level {
    rules.set(problem.code).unwrap_or(match problem.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Hint => Level::Information,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::analysis::Checks;
    use crate::glossary::Place;
    use crate::matching::Lexicon;
    use crate::messages::Format as Message;
    use crate::regions;
    use crate::settings::Settings;

    #[test]
    fn what_is_explained_elsewhere_is_left_out() {
        let text = "# The XQZ and the QZX.";
        let language = regions::detect(None, "a.py", text);
        let checks = Checks::new(&Settings::default());
        let analysis =
            Analysis::new(text.into(), language, "", Arc::new(Lexicon::new(Vec::new())), Some(&checks));
        let rules = Rules::default();
        let of = |is_explained| of_analysis(&analysis, None, &rules, is_explained, Locale::English);
        let found = of(&|term| term == key("XQZ"));
        assert!(found.iter().all(|diagnosis| !text[diagnosis.range.clone()].contains("XQZ")), "{found:?}");
        let all = of(&|_| false);
        assert_eq!(all.len(), found.len() + 1);
    }

    #[test]
    fn rules_decide_on_problems_too() {
        let problem = |code| Problem::new(Place::default(), Severity::Warning, code, Message::NoName);
        let problems = [problem("dangling-see"), problem("duplicate-name"), problem("unknown-key")];
        let mut settings = Settings::default();
        settings.overlay(&json!({ "rules": { "dangling-see": "error", "unknown-key": "off" } }));
        let levels: Vec<_> = of_problems(&problems, &settings.rules, Locale::English)
            .into_iter()
            .map(|diagnosis| (diagnosis.code, diagnosis.level))
            .collect();
        assert_eq!(levels, [("dangling-see", Level::Error), ("duplicate-name", Level::Warning)]);
    }
}
