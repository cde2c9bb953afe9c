//! `glossator schema`: the JSON schema of glossaries, or of the settings.

use std::io::Write;

use anyhow::Result;
use serde_json::{Value, json};

use super::Exit;
use super::options::Color;
use super::output::Out;
use crate::glossary;
use crate::settings::{Settings, TABLE};

/// Print the JSON schema of glossary files, for editors that check YAML and complete it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  glossator schema > .vscode/glossary.schema.json")]
pub(super) struct Args {
    /// The schema of the settings in glossator.toml instead.
    #[arg(long)]
    settings: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut out = Out::new(Color::Never);
    if args.settings {
        serde_json::to_writer_pretty(&mut out, &settings_schema())?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", glossary::SCHEMA.trim_end())?;
    }
    out.flush()?;
    Ok(Exit::Ok)
}

fn settings_schema() -> Value {
    let defaults = serde_json::to_value(Settings::default()).unwrap_or_default();
    let properties: serde_json::Map<String, Value> = TABLE
        .iter()
        .map(|setting| {
            let mut schema = kind_schema(setting.kind);
            schema["description"] = json!(setting.about);
            schema["default"] = defaults[setting.name].clone();
            (setting.name.to_owned(), schema)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "glossator.toml",
        "description": "Settings of glossator, in glossator.toml at the root of a workspace.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The schema of a type as the settings table writes it: `string`, `boolean`, `string[]`, `string | string[]`.
fn kind_schema(kind: &str) -> Value {
    let one = |kind: &str| match kind.strip_suffix("[]") {
        Some(item) => json!({ "type": "array", "items": { "type": item } }),
        None => json!({ "type": kind }),
    };
    match kind.split(" | ").collect::<Vec<_>>()[..] {
        [kind] => one(kind),
        ref kinds => json!({ "anyOf": kinds.iter().map(|kind| one(kind)).collect::<Vec<_>>() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_of_json_schema() {
        assert_eq!(kind_schema("boolean"), json!({"type": "boolean"}));
        let either = json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]});
        assert_eq!(kind_schema("string | string[]"), either);
        for setting in &TABLE {
            let schema = kind_schema(setting.kind).to_string();
            let is_known = |kind: &str| ["string", "boolean", "array", "integer", "object"].contains(&kind);
            let kinds: Vec<&str> =
                schema.split("\"type\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(!kinds.is_empty() && kinds.iter().all(|kind| is_known(kind)), "{}", setting.name);
        }
    }
}
