//! The README's examples for CI, run as they are written, on a repository with a change that is fine and one that is not.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The block of the README that begins with `# name`.
fn example(name: &str) -> String {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let mut blocks = readme.split("```yml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.find(|block| block.starts_with(&format!("# {name}\n"))).unwrap().to_owned()
}

/// The lines below the line `key` that are indented deeper than it, without that indentation.
fn below(block: &str, key: &str) -> String {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = block.lines().skip_while(|line| line.trim_start() != key);
    let outer = depth(lines.next().unwrap());
    lines.take_while(|line| depth(line) > outer).flat_map(|line| [line.trim(), "\n"]).collect()
}

fn bash(folder: &Path, script: &str, environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new("bash");
    command.args(["-e", "-c", script]).current_dir(folder).envs(environment.iter().copied());
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_BASE_REF"] {
        if !environment.iter().any(|(name, _)| *name == variable) {
            command.env_remove(variable);
        }
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap()
}

/// Runs in `folder` what must work.
fn prepare(folder: &Path, script: &str) -> String {
    let output = bash(folder, script, &[("BINARY", env!("CARGO_BIN_EXE_glossator"))]);
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A release's archive, and a clone of a repository with the branches `main`, `good` and `bad`.
fn world() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    prepare(
        folder.path(),
        r#"
        mkdir glossator-v1 bin origin
        cp "$BINARY" glossator-v1/glossator
        echo "not yours" > glossator-v1/README.md
        tar -czf release.tar.gz glossator-v1
        cd origin
        git init -q -b main
        git config user.name a && git config user.email a@b.c
        printf 'packs = "none"\n' > glossator.toml
        printf 'terms:\n  - {name: allowlist, definition: x, deprecated: [whitelist]}\n' > glossary.yml
        printf 'An old whitelist.\n' > README.md
        git add . && git commit -qm one
        git checkout -qb good && printf 'The allowlist.\n' > new.md && git add . && git commit -qm good
        git checkout -qb bad main && printf 'The whitelist.\n' > new.md && git add . && git commit -qm bad
        cd .. && git clone -q origin clone
        "#,
    );
    folder
}

/// Runs `script` on a branch. The clone is as clean afterwards as it was before.
fn on_branch(world: &Path, branch: &str, script: &str, environment: &[(&str, &str)]) -> Output {
    let clone = world.join("clone");
    prepare(&clone, &format!("git checkout -q --detach origin/{branch}"));
    let url = format!("file://{}", world.join("release.tar.gz").display());
    let bin = world.join("bin").display().to_string();
    let base = prepare(&clone, "git rev-parse origin/main");
    let more = [
        ("GLOSSATOR_URL", &*url),
        ("RUNNER_TEMP", &*bin),
        ("CI_BUILDS_DIR", &*bin),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", &*base),
    ];
    let output = bash(&clone, script, &[environment, &more].concat());
    assert_eq!(prepare(&clone, "git status --porcelain"), "");
    output
}

fn stdout(output: &Output) -> String {
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_github_example_works_as_written() {
    let script = below(&example(".github/workflows/glossator.yml"), "- run: |");
    let world = world();
    let run = |branch| on_branch(world.path(), branch, &script, &[("GITHUB_BASE_REF", "main")]);
    let bad = run("bad");
    assert!(stdout(&bad).starts_with("::warning file=new.md,line=1,"), "{}", stdout(&bad));
    assert_eq!((bad.status.code(), stdout(&bad).lines().count()), (Some(1), 1));
    let good = run("good");
    assert_eq!((good.status.code(), &*stdout(&good)), (Some(0), ""));
}

#[test]
fn the_gitlab_example_works_as_written() {
    let script: String = below(&example(".gitlab-ci.yml"), "script:")
        .lines()
        .flat_map(|line| [line.strip_prefix("- ").unwrap(), "\n"])
        .collect();
    let world = world();
    let run = |branch| on_branch(world.path(), branch, &script, &[]);
    let bad = run("bad");
    assert!(stdout(&bad).contains("--> ./new.md:1:5"), "{}", stdout(&bad));
    assert_eq!(bad.status.code(), Some(1));
    assert_eq!(run("good").status.code(), Some(0));
}

/// pre-commit appends the names of the staged files to `entry`.
#[test]
fn the_hook_checks_the_files_that_it_is_given() {
    let hooks = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml")).unwrap();
    let value =
        |key: &str| hooks.lines().find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(key));
    let id = value("id: ").unwrap();
    assert!(example(".pre-commit-config.yaml").contains(&format!("- id: {id}\n")));
    let arguments = value("entry: ").unwrap().strip_prefix("glossator ").unwrap().to_owned();
    let world = world();
    let script = format!("\"$RUNNER_TEMP\"/glossator {arguments} new.md glossary.yml");
    prepare(world.path(), "cp \"$BINARY\" bin/glossator");
    assert_eq!(on_branch(world.path(), "bad", &script, &[]).status.code(), Some(1));
    assert_eq!(on_branch(world.path(), "good", &script, &[]).status.code(), Some(0));
}
