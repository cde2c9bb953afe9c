//! The map in `src/lib.rs`, held: who may name whom, who may speak LSP, who may touch files.

#![allow(clippy::unwrap_used)]

#[path = "architecture/source.rs"]
mod source;

use source::{Named, Source, sources};

/// What a module of `src` may name, beside itself. A module that is not here fails the tests: give it a row, and as
/// few names as it can do with.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("globs", &[]),
    ("disk", &[]),
    ("messages", &[]),
    ("lookalikes", &[]),
    ("settings", &["globs", "messages"]),
    ("regions", &["lookalikes", "text"]),
    ("glossary", &["disk", "messages"]),
    ("matching", &["globs", "lookalikes", "text", "regions", "glossary"]),
    ("jargon", &["lookalikes", "text", "regions", "glossary", "matching"]),
    (
        "analysis",
        &["lookalikes", "messages", "text", "regions", "glossary", "matching", "jargon", "settings"],
    ),
    ("features", &["messages", "text", "regions", "glossary", "matching", "jargon", "analysis", "settings"]),
    (
        "server",
        &[
            "disk", "globs", "messages", "text", "regions", "glossary", "matching", "jargon", "analysis",
            "features", "settings",
        ],
    ),
    // It starts the server and knows nothing else of it.
    (
        "cli",
        &[
            "disk", "globs", "messages", "text", "regions", "glossary", "matching", "jargon", "analysis",
            "features", "settings", "server",
        ],
    ),
];

/// Crates that speak the protocol or need its runtime.
const PROTOCOL_CRATES: [&str; 5] =
    ["tower_lsp_server", "tower_service", "gen_lsp_types", "lsp_types", "tokio"];

/// Where the file system and the environment may be touched; a name that ends in `/` stands for the folder.
const MAY_TOUCH_FILES: [&str; 9] = [
    "src/disk.rs",
    "src/server/",
    "src/cli/",
    "src/main.rs",
    "src/glossary/discovery.rs",
    "src/glossary/imports.rs",
    "src/glossary/library.rs",
    "src/glossary/load.rs",
    "src/glossary/pack_files.rs",
];

/// Methods of `Path` that ask the file system.
const FILE_METHODS: [&str; 9] = [
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "read_dir",
    "read_link",
    "symlink_metadata",
    "try_exists",
];

/// A longer file does more than one job.
const MAX_LINES: usize = 450;

#[test]
fn modules_name_only_those_to_their_left() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(place) = source.place() else { continue };
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == place) else {
            faults.push(format!(
                "{}: add a row for `{place}` to MAY_NAME in tests/architecture.rs",
                source.path
            ));
            continue;
        };
        for path in &source.paths {
            let [root, target, ..] = &path.segments[..] else { continue };
            if root == "crate" && target != place && !allowed.contains(&target.as_str()) {
                let remedy = "pass the data in, or move this code to the right (see the map in src/lib.rs)";
                faults.push(fault(&source, path, &format!("`{place}` must not name `{target}`: {remedy}")));
            }
        }
    }
    report(&faults);
}

#[test]
fn only_the_server_speaks_the_protocol() {
    let sources = sources();
    let others = sources.iter().filter(|source| source.place() != Some("server"));
    let faults: Vec<_> =
        others.flat_map(|source| named(source, is_protocol, "move it to src/server")).collect();
    report(&faults);
}

#[test]
fn files_are_touched_only_at_the_edges() {
    let sources = sources();
    let inner =
        sources.iter().filter(|source| !MAY_TOUCH_FILES.iter().any(|place| is_in(&source.path, place)));
    let remedy =
        "take the content as an argument, and let a file of MAY_TOUCH_FILES in tests/architecture.rs read it";
    let faults: Vec<_> = inner.flat_map(|source| named(source, touches_files, remedy)).collect();
    report(&faults);
}

#[test]
fn every_file_is_short_and_says_what_it_is_for() {
    let mut faults = Vec::new();
    for source in sources() {
        let path = &source.path;
        let lines = source.text.lines().count();
        if lines > MAX_LINES {
            faults.push(format!("{path}:{MAX_LINES}: {lines} lines: give one of its jobs a file of its own"));
        }
        if !source.text.starts_with("//! ") {
            faults.push(format!("{path}:1: begin with a `//!` line that says what the file is for"));
        }
    }
    report(&faults);
}

#[test]
fn the_map_in_the_library_lists_every_module() {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).unwrap();
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.module.len() == 1) {
        let module = &source.module[0];
        if !map.contains(&format!("//! | [`{module}`] |")) {
            faults.push(format!("src/lib.rs:1: the map has no row for `{module}`"));
        }
    }
    report(&faults);
}

/// The faults of what `source` names and must not, tests apart.
fn named(source: &Source, is_fault: fn(&[String], bool) -> bool, remedy: &str) -> Vec<String> {
    let paths = source.paths.iter().map(|path| (path, false));
    let methods = source.methods.iter().map(|method| (method, true));
    paths
        .chain(methods)
        .filter(|(named, is_method)| !named.in_tests && is_fault(&named.segments, *is_method))
        .map(|(named, _)| {
            fault(source, named, &format!("`{}` does not belong here: {remedy}", named.segments.join("::")))
        })
        .collect()
}

fn is_protocol(segments: &[String], is_method: bool) -> bool {
    !is_method && PROTOCOL_CRATES.contains(&segments[0].as_str())
}

fn touches_files(segments: &[String], is_method: bool) -> bool {
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments[..] {
        [method] => is_method && FILE_METHODS.contains(&method),
        ["std", "fs" | "env" | "process" | "net", ..] | ["ignore", ..] => true,
        _ => false,
    }
}

fn is_in(path: &str, place: &str) -> bool {
    path == place || place.ends_with('/') && path.starts_with(place)
}

fn fault(source: &Source, named: &Named, message: &str) -> String {
    format!("{}:{}: {message}", source.path, named.line)
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The reader of source is itself worth a test: where it sees nothing, every rule holds.
#[test]
fn paths_are_seen_wherever_they_hide() {
    let text = r##"//! A file.
use crate::text::LineIndex;
use super::super::regions::{self, Language};
use std::{collections::HashMap, fs::{self as files, File}};
// use crate::comment;
const S: &str = r#"crate::string"#;
fn f<'a>(c: &'a str) -> char { crate::server::run(); c.exists(); '\'' }
#[cfg(test)]
mod tests {
    use super::*;
    fn g() { std::fs::read("x"); }
}
fn h() { ignore::WalkBuilder::new("."); }
"##;
    let source = Source::parse("src/matching/words.rs".to_owned(), text.to_owned());
    let seen: Vec<String> = source
        .paths
        .iter()
        .chain(&source.methods)
        .map(|named| {
            format!(
                "{}{} {}",
                named.line,
                if named.in_tests { " test" } else { "" },
                named.segments.join("::")
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            "2 crate::text::LineIndex",
            "3 crate::regions::self",
            "3 crate::regions::Language",
            "4 std::collections::HashMap",
            "4 std::fs::self",
            "4 std::fs::File",
            "7 crate::server::run",
            "10 test crate::matching::words::*",
            "11 test std::fs::read",
            "13 ignore::WalkBuilder::new",
            "7 exists",
        ]
    );
}

/// A code that cannot be set cannot be switched off.
#[test]
fn a_level_can_be_set_for_every_problem_of_a_glossary() {
    // Words with hyphens that are no codes.
    let others = ["known-names"];
    let is_code = |text: &str| {
        let mut parts = text.split('-');
        let is_part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        text.contains('-') && parts.all(is_part) && !others.contains(&text)
    };
    let mut found = 0;
    for source in sources() {
        let is_there =
            source.path.starts_with("src/glossary/") || source.path.starts_with("src/features/health/");
        if !is_there || source.path.ends_with("_tests.rs") {
            continue;
        }
        let text = source.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for code in text.split('"').filter(|text| is_code(text)).chain(["binary", "syntax", "unreadable"]) {
            assert!(
                glossator::settings::Rules::check(code).is_ok(),
                "{}: add `{code}` to GLOSSARY_CODES",
                source.path
            );
            found += 1;
        }
    }
    assert!(found > 30, "{found}");
}
