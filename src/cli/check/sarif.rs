//! Findings as SARIF 2.1.0, which code scanning services read: one run, with the rules that were in force.

use std::collections::BTreeMap;
use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::hit::Hit;
use super::scan::Checked;
use crate::features::rules;
use crate::messages::Locale;
use crate::settings::{Code, Level};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What a path in a URI need not quote.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    partial_fingerprints: BTreeMap<&'static str, String>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    byte_offset: usize,
    byte_length: usize,
}

/// What SARIF has no place for.
#[derive(Serialize)]
struct Properties<'a> {
    rule: &'a str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
}

/// Writes all findings. `locale` is that of the rules' descriptions.
pub(super) fn write(out: &mut impl Write, files: &[Checked], locale: Locale) -> io::Result<()> {
    let mut ids: Vec<&'static str> = Code::ALL.map(Code::name).into();
    let mut results = Vec::new();
    for file in files {
        let uri = uri(&file.path.to_string_lossy());
        let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
        for hit in &file.hits {
            let rule_index = ids.iter().position(|id| *id == hit.code).unwrap_or_else(|| {
                ids.push(hit.code);
                ids.len() - 1
            });
            let fingerprint = hit.fingerprint();
            let ordinal = seen.entry(fingerprint).or_default();
            *ordinal += 1;
            results.push(finding(hit, rule_index, &uri, format!("{fingerprint:016x}:{ordinal}")));
        }
    }
    let rule = |id| Rule { id, short_description: Text { text: rules::about(id, locale) } };
    let driver = Driver {
        name: "glossator",
        version: env!("CARGO_PKG_VERSION"),
        rules: ids.into_iter().map(rule).collect(),
    };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    out.write_all(b"\n")
}

fn finding<'a>(hit: &'a Hit, rule_index: usize, uri: &str, fingerprint: String) -> Finding<'a> {
    let range = hit.range;
    let region = Region {
        start_line: range.line,
        start_column: range.column,
        end_line: range.end_line,
        end_column: range.end_column,
        byte_offset: hit.bytes.start,
        byte_length: hit.bytes.len(),
    };
    let physical_location = Physical { artifact_location: Artifact { uri: uri.to_owned() }, region };
    Finding {
        rule_id: hit.code,
        rule_index,
        level: match hit.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Information | Level::Hint | Level::Off => "note",
        },
        message: Text { text: hit.message.to_string() },
        locations: [Location { physical_location }],
        partial_fingerprints: BTreeMap::from([("glossator/v1", fingerprint)]),
        properties: Properties { rule: hit.rule, severity: hit.level.name(), entry: hit.entry.as_deref() },
    }
}

/// A path as a URI: relative, as services want it, unless the path is absolute.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let quoted = utf8_percent_encode(path.strip_prefix("./").unwrap_or(&path), KEPT).to_string();
    let has_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    match (has_drive, path.starts_with('/')) {
        (true, _) => format!("file:///{quoted}"),
        (_, true) => format!("file://{quoted}"),
        _ => quoted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("./docs/é #1.md"), "docs/%C3%A9%20%231.md");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
    }
}
