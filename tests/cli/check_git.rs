//! `glossator check --diff`: only what stands on lines that have changed.

use std::fs;
use std::path::Path;
use std::process::Command;

use expect_test::expect;

use super::{check_in, folder, glossator, run, shown};

/// Runs git in `folder`, with none of this machine's preferences.
fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@b.c"]).args(args);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with a branch `work` that has left `main`, which has gone on.
fn repository() -> tempfile::TempDir {
    let folder = folder(&[
        ("glossator.toml", "packs = \"none\"\n"),
        ("glossary.yml", "terms:\n  - {name: allowlist, definition: x, deprecated: [whitelist]}\n"),
        ("docs/old.md", "A whitelist.\n\nText.\n"),
        ("docs/explained.md", "A zonal ledger query (ZLQ).\n"),
        ("moved.md", "A whitelist.\nOne.\nTwo.\nThree.\nFour.\n"),
    ]);
    let at = folder.path();
    git(at, &["init", "-q", "-b", "main"]);
    git(at, &["add", "."]);
    git(at, &["commit", "-qm", "one"]);
    git(at, &["checkout", "-qb", "work"]);
    fs::write(at.join("docs/old.md"), "A whitelist.\n\nText, and a whitelist.\nA ZLQ, a CRR.\n").unwrap();
    git(at, &["mv", "moved.md", "docs/é \"moved\".md"]);
    fs::write(at.join("docs/é \"moved\".md"), "A whitelist.\nOne.\nTwo.\nThree.\nA whitelist.\n").unwrap();
    git(at, &["commit", "-qam", "two"]);
    git(at, &["checkout", "-q", "main"]);
    fs::write(at.join("docs/old.md"), "A whitelist, on main.\n\nText.\n").unwrap();
    git(at, &["commit", "-qam", "three"]);
    git(at, &["checkout", "-q", "work"]);
    folder
}

#[test]
fn only_changed_lines_count() {
    let folder = repository();
    fs::write(folder.path().join("docs/new.md"), "Not added yet: a whitelist.\n").unwrap();
    check_in(
        folder.path(),
        "check --format github --diff main",
        expect![[r#"
        ::warning file=docs/new.md,line=1,endLine=1,col=18,endColumn=26,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
        ::warning file=docs/old.md,line=3,endLine=3,col=13,endColumn=21,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
        ::warning file=docs/é "moved".md,line=5,endLine=5,col=3,endColumn=11,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
        ! 3 files checked, 3 findings
        exit code Some(1)
    "#]],
    );
    check_in(
        folder.path(),
        "check --format github --diff main docs/old.md",
        expect![[r#"
        ::warning file=docs/old.md,line=3,endLine=3,col=13,endColumn=21,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
        ! 1 file checked, 1 finding
        exit code Some(1)
    "#]],
    );
    check_in(
        &folder.path().join("docs"),
        "check --format github --diff main",
        expect![[r#"
            ::warning file=new.md,line=1,endLine=1,col=18,endColumn=26,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
            ::warning file=old.md,line=3,endLine=3,col=13,endColumn=21,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
            ::warning file=é "moved".md,line=5,endLine=5,col=3,endColumn=11,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
            ! 3 files checked, 3 findings
            exit code Some(1)
        "#]],
    );
    check_in(
        folder.path(),
        "check --diff HEAD docs/old.md",
        expect![[r#"
        ! 0 files checked, 0 findings
    "#]],
    );
}

#[test]
fn the_users_git_settings_change_nothing() {
    let repository = repository();
    let expected = shown(&run(repository.path(), &["check", "--diff", "main"]));
    let settings = "[diff]\nnoprefix = true\nexternal = false\nrelative = true\nrenames = false\ncontext = 9\n\
                    [color]\nui = always\n[core]\nquotePath = true\n";
    let home = folder(&[("config", settings)]);
    let mut command = glossator(repository.path());
    command.args(["check", "--diff", "main"]).env("GIT_CONFIG_GLOBAL", home.path().join("config"));
    assert!(expected.contains("whitelist"), "{expected}");
    assert_eq!(shown(&command.output().unwrap()), expected);
}

#[test]
fn a_base_that_cannot_be_compared_with_is_an_error() {
    let repository = repository();
    check_in(
        repository.path(),
        "check --diff gone",
        expect![[r#"
        ! glossator: `--diff gone`: there is no such commit, branch or tag here; fetch it first (in CI, check out the whole history)
        exit code Some(2)
    "#]],
    );
    check_in(
        repository.path(),
        "check --diff=--output=x",
        expect![[r#"
        ! glossator: `--diff --output=x`: there is no such commit, branch or tag here; fetch it first (in CI, check out the whole history)
        exit code Some(2)
    "#]],
    );
    let plain = folder(&[("a.md", "x\n")]);
    let message = shown(&run(plain.path(), &["check", "--diff", "main"]));
    assert!(
        message.contains("needs a git repository") && message.ends_with("exit code Some(2)\n"),
        "{message}"
    );
    let mut command = glossator(repository.path());
    let output =
        command.args(["check", "--diff", "main", "--language", "fr"]).env("PATH", "").output().unwrap();
    let message = shown(&output);
    assert!(
        message.contains("a besoin du programme") && message.ends_with("exit code Some(2)\n"),
        "{message}"
    );
}

#[test]
fn a_base_without_a_common_ancestor_is_compared_with_itself() {
    let folder = repository();
    git(folder.path(), &["checkout", "-q", "--orphan", "other"]);
    git(folder.path(), &["commit", "-qm", "alone"]);
    check_in(
        folder.path(),
        "check --format github --diff main docs/old.md",
        expect![[r#"
        ::warning file=docs/old.md,line=1,endLine=1,col=3,endColumn=11,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
        ::warning file=docs/old.md,line=3,endLine=3,col=13,endColumn=21,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
        ! glossator: `main` and `HEAD` have no common ancestor here (is the clone shallow?): comparing with `main` itself
        ! 1 file checked, 2 findings
        exit code Some(1)
    "#]],
    );
}
