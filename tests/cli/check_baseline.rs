//! `glossator check --baseline`: what is there today is accepted, what is new is not.

use std::fs;

use expect_test::expect;

use super::{check_in, folder, run, shown};

fn tree() -> tempfile::TempDir {
    folder(&[
        ("glossator.toml", "packs = \"none\"\n"),
        ("glossary.yml", "terms:\n  - {name: allowlist, definition: x, deprecated: [whitelist]}\n"),
        ("docs/a.md", "A whitelist for the lamp.\nThe CRR.\n"),
        ("b.md", "Another whitelist.\n"),
    ])
}

const WRITE: &str = "check --baseline base.json --write-baseline";
const CHECK: &str = "check --format github --baseline base.json";

#[test]
fn what_is_there_today_is_accepted() {
    let folder = tree();
    check_in(
        folder.path(),
        CHECK,
        expect![[r#"
        ! glossator: base.json: there is no such baseline; `--write-baseline` makes one of what is found today
        exit code Some(2)
    "#]],
    );
    check_in(
        folder.path(),
        WRITE,
        expect![[r#"
            ! base.json: accepted findings: 3
        "#]],
    );
    expect![[r#"
        {"version": 1, "findings": [
        {"path":"b.md","code":"deprecated-term","text":"whitelist","context":"af22267fa698e2ca"},
        {"path":"docs/a.md","code":"deprecated-term","text":"whitelist","context":"e659fd991260d03a"},
        {"path":"docs/a.md","code":"undefined-jargon","text":"CRR","context":"cf70d22262062b1a"}
        ]}
    "#]]
    .assert_eq(&fs::read_to_string(folder.path().join("base.json")).unwrap());
    check_in(
        folder.path(),
        CHECK,
        expect![[r#"
            ! 5 files checked, 0 findings, 3 accepted by the baseline
        "#]],
    );
    let from_below = run(&folder.path().join("docs"), &["check", "--baseline", "../base.json"]);
    assert_eq!(from_below.status.code(), Some(0), "{}", shown(&from_below));
}

#[test]
fn lines_may_move_and_be_edited_and_new_findings_count() {
    let folder = tree();
    run(folder.path(), &WRITE.split(' ').collect::<Vec<_>>());
    let text = "A new whitelist.\n\n\nThe good old CRR.\n\nA whitelist for the lamp.\nAn XQV.\n";
    fs::write(folder.path().join("docs/a.md"), text).unwrap();
    check_in(
        folder.path(),
        CHECK,
        expect![[r#"
            ::warning file=docs/a.md,line=1,endLine=1,col=7,endColumn=15,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`
            ::notice file=docs/a.md,line=7,endLine=7,col=4,endColumn=6,title=undefined-jargon::`XQV` reads as an acronym, and no glossary explains it
            ! 5 files checked, 2 findings, 3 accepted by the baseline
            exit code Some(1)
        "#]],
    );
}

#[test]
fn what_is_gone_is_told_and_taken_out() {
    let folder = tree();
    run(folder.path(), &WRITE.split(' ').collect::<Vec<_>>());
    fs::write(folder.path().join("docs/a.md"), "The CRR.\n").unwrap();
    check_in(
        folder.path(),
        CHECK,
        expect![[r#"
            ! 5 files checked, 0 findings, 2 accepted by the baseline, 1 finding of the baseline is gone (`--write-baseline` takes it out)
        "#]],
    );
    check_in(
        folder.path(),
        &format!("{CHECK} b.md"),
        expect![[r#"
        ! 1 file checked, 0 findings, 1 accepted by the baseline
    "#]],
    );
    check_in(
        folder.path(),
        &format!("{WRITE} docs"),
        expect![[r#"
            ! base.json: accepted findings: 2
        "#]],
    );
    fs::remove_file(folder.path().join("b.md")).unwrap();
    check_in(
        folder.path(),
        &format!("{WRITE} docs"),
        expect![[r#"
            ! base.json: accepted findings: 1
        "#]],
    );
    check_in(
        folder.path(),
        &format!("{CHECK} --fix"),
        expect![[r#"
            ! 4 files checked, 0 findings, 1 accepted by the baseline
        "#]],
    );
}

#[test]
fn a_file_that_is_no_baseline_is_refused() {
    let folder = tree();
    fs::write(folder.path().join("base.json"), "{\"version\": 1,\n \"findings\": [1]}").unwrap();
    check_in(
        folder.path(),
        CHECK,
        expect![[r#"
        ! glossator: base.json is no baseline that this version can read: invalid type: integer `1`, expected struct Accepted at line 2 column 15; `--write-baseline` writes it anew once it is removed
        exit code Some(2)
    "#]],
    );
    fs::write(folder.path().join("base.json"), "{\"version\": 9, \"findings\": []}").unwrap();
    check_in(
        folder.path(),
        CHECK,
        expect![[r#"
        ! glossator: base.json is no baseline that this version can read: version 9; `--write-baseline` writes it anew once it is removed
        exit code Some(2)
    "#]],
    );
    assert_eq!(run(folder.path(), &["check", "--write-baseline"]).status.code(), Some(2));
}
