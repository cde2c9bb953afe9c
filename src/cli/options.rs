//! Flags that several commands share, each declared once.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::glossary::pack_names;
use crate::messages::{BadValue, Locale};
use crate::settings::{Level, Packs, Rules, Settings};

/// What is explained, and to whom.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Sources {
    /// Packs in force: `default`, `none`, or names with commas between them.
    #[arg(long, value_name = "NAMES", value_parser = packs)]
    pub(super) packs: Option<Packs>,

    /// Language of the explanations, such as `en` or `fr` [default: as glossator.toml or the environment says].
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(super) language: Option<String>,

    /// A glossary that holds for all files; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) glossary: Vec<PathBuf>,

    /// Leave out the glossaries and the glossator.toml of the workspace.
    #[arg(long)]
    pub(super) no_workspace: bool,
}

/// What is found.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Policy {
    /// Severity of a rule: `off`, `hint`, `information`, `warning` or `error`; may be given several times.
    #[arg(long = "rule", value_name = "CODE=LEVEL", value_parser = rule)]
    rules: Vec<(String, Level)>,

    /// A term that is never flagged as undefined; may be given several times.
    #[arg(long, value_name = "TERM")]
    ignore: Vec<String>,
}

impl Policy {
    /// Lays the flags over `settings`.
    pub(super) fn apply(&self, settings: &mut Settings) {
        for (code, level) in &self.rules {
            settings.rules.insert(code.clone(), *level);
        }
        settings.ignore.extend(self.ignore.iter().cloned());
    }
}

fn rule(text: &str) -> Result<(String, Level), String> {
    let (code, level) =
        text.split_once('=').ok_or("a rule is set by its code and a level: `deprecated-term=hint`")?;
    Rules::check(code).map_err(as_usage)?;
    Ok((code.to_owned(), level.parse().map_err(as_usage)?))
}

/// A value that the command line refuses is told with the usage, which is in English.
#[allow(clippy::needless_pass_by_value, reason = "`map_err` gives it away")]
pub(super) fn as_usage(why: BadValue) -> String {
    why.text(Locale::English)
}

/// How results are written.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct Look {
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,

    /// When to use colour.
    #[arg(long, value_enum, default_value_t)]
    pub(super) color: Color,
}

/// In which form results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// When output has colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn packs(text: &str) -> Result<Packs, String> {
    let packs = Packs::parse(text);
    match unknown_pack(&packs) {
        Some(why) => Err(as_usage(why)),
        None => Ok(packs),
    }
}

/// What is wrong with a choice of packs, if it names one that does not exist.
pub(super) fn unknown_pack(packs: &Packs) -> Option<BadValue> {
    packs.unknown(&pack_names()).next()
}

/// Reads a BCP 47 tag.
pub(super) fn language(text: &str) -> Result<String, String> {
    let tag = text.replace('_', "-");
    let mut parts = tag.split('-');
    let is_language =
        |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_tag = parts.next().is_some_and(is_language)
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if is_tag || tag == "auto" {
        Ok(tag)
    } else {
        Err("a language is a tag such as `en`, `fr` or `pt-BR`".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_that_does_not_exist_is_refused_with_those_that_do() {
        assert_eq!(packs("none"), Ok(Packs::Only(Vec::new())));
        let message = packs("docker,dokcer").unwrap_err();
        assert!(message.starts_with("there is no pack `dokcer`: the packs are "), "{message}");
    }

    #[test]
    fn languages_are_tags() {
        assert_eq!(language("pt_BR"), Ok("pt-BR".to_owned()));
        assert!(language("french").is_err());
    }
}
