//! The program as people run it: arguments in; output, messages and exit code out.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "tests may fail, and own what they expect"
)]

#[path = "cli/annotate.rs"]
mod annotate;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/check_baseline.rs"]
mod check_baseline;
#[path = "cli/check_git.rs"]
mod check_git;
#[path = "cli/coverage.rs"]
mod coverage;
#[path = "cli/explain.rs"]
mod explain;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/french.rs"]
mod french;
#[path = "cli/health.rs"]
mod health;
#[path = "cli/other.rs"]
mod other;
#[path = "cli/workspace.rs"]
mod workspace;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use expect_test::Expect;
use serde_json::Value;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/shop");
/// The samples' own glossary and no packs: what packs say may change from day to day.
const SHOP: &str = "--packs none --glossary shop.yml";

/// `glossator`, in `folder`, in an environment without a language or colour.
fn glossator(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
    command.current_dir(folder).stdin(Stdio::null());
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    glossator(folder).args(args).output().unwrap()
}

/// Standard output, what stands on standard error, and the exit code.
fn shown(output: &Output) -> String {
    let mut shown = String::from_utf8(output.stdout.clone()).unwrap();
    for line in std::str::from_utf8(&output.stderr).unwrap().lines() {
        writeln!(shown, "! {line}").unwrap();
    }
    match output.status.code() {
        Some(0) => {}
        code => writeln!(shown, "exit code {code:?}").unwrap(),
    }
    if cfg!(windows) { shown.replace("glossator.exe", "glossator").replace('\\', "/") } else { shown }
}

/// Runs a command line in `folder`.
fn check_in(folder: &Path, command: &str, expected: Expect) {
    expected.assert_eq(&shown(&run(folder, &command.split(' ').collect::<Vec<_>>())));
}

/// Runs a command line in the folder of the samples, on their glossary.
fn check(command: &str, expected: Expect) {
    check_in(Path::new(SAMPLES), &format!("{command} {SHOP}"), expected);
}

/// Annotates paths in `folder`, on the samples' glossary.
fn annotate(folder: &Path, args: &[&str]) -> Output {
    let glossary = format!("{SAMPLES}/shop.yml");
    let always = ["annotate", "--packs", "none", "--glossary", &glossary];
    run(folder, &always.into_iter().chain(args.iter().copied()).collect::<Vec<_>>())
}

/// The mentions in paths in `folder`.
fn mentions(folder: &Path, paths: &[&str]) -> Vec<Value> {
    let args: Vec<&str> = ["--format", "json"].into_iter().chain(paths.iter().copied()).collect();
    objects(&annotate(folder, &args))
}

/// Standard output as JSON, one object a line.
fn objects(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
