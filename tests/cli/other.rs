//! `init`, `schema`, `completions`, and arguments that are wrong.

use std::fs;
use std::path::Path;

use expect_test::expect;
use serde_json::Value;

use super::{SAMPLES, check_in, folder, run, shown};

#[test]
fn wrong_arguments_say_what_is_right() {
    let message = shown(&run(Path::new(SAMPLES), &["explain", "--packs", "docker,dokcer", "x"]));
    assert!(message.contains("there is no pack `dokcer`: the packs are architecture, "), "{message}");
    assert!(message.ends_with("exit code Some(2)\n"), "{message}");
    check_in(
        Path::new(SAMPLES),
        "explain --glossary gone.yml x",
        expect![[r#"
            ! glossator: --glossary gone.yml: there is no such file
            exit code Some(2)
        "#]],
    );
    assert_eq!(run(Path::new(SAMPLES), &[]).status.code(), Some(2));
    assert_eq!(run(Path::new(SAMPLES), &["annotate"]).status.code(), Some(2));
}

#[test]
fn settings_have_a_schema() {
    let output = run(Path::new(SAMPLES), &["schema", "--settings"]);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["properties"]["hover"]["type"], "boolean");
    assert_eq!(schema["properties"]["packs"]["default"], "default");
    assert_eq!(schema["properties"]["packs"]["anyOf"][1]["items"]["type"], "string");
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(Path::new(SAMPLES), &["completions", shell]);
        assert!(String::from_utf8(output.stdout).unwrap().contains("annotate"), "{shell}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let output = run(Path::new(SAMPLES), &["--version"]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        concat!("glossator ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn init_writes_a_glossary_that_works_and_overwrites_nothing() {
    let folder = folder(&[("a.md", "We keep our service level objective.\n")]);
    check_in(
        folder.path(),
        "init",
        expect![[r#"
            Wrote glossary.yml. It holds for its folder and all below. Next:
              - replace its terms by your own; the comments in it say how
              - see one:         glossator explain "deployment window"
              - see your files:  glossator annotate .
              - in your editor, hover over a term
        "#]],
    );
    check_in(
        folder.path(),
        "annotate --packs none a.md",
        expect![[r#"
            a.md
               1 │ We keep our service level objective.
                 │             ~~~~~~~~~~~~~~~~~~~~~~~
                 │   service level objective (SLO): What we promise about a service, as a number that is measured.

            ! 1 file, 1 mention, 1 distinct term
        "#]],
    );
    fs::write(folder.path().join("glossary.yml"), "terms: []").unwrap();
    check_in(
        folder.path(),
        "init",
        expect![[r#"
            ! glossator: glossary.yml exists already and is left as it is: add your terms to it, or name another file
            exit code Some(2)
        "#]],
    );
    assert_eq!(fs::read_to_string(folder.path().join("glossary.yml")).unwrap(), "terms: []");
}

#[test]
fn init_writes_where_and_in_the_language_it_is_told() {
    let folder = folder(&[("docs/a.md", "")]);
    check_in(
        folder.path(),
        "init --language fr docs",
        expect![[r#"
            docs/glossary.yml est écrit. Il vaut pour son dossier et tout ce qui est en dessous. Ensuite :
              - remplacez ses termes par les vôtres ; ses commentaires disent comment
              - voir un terme :    `glossator explain "fenêtre de déploiement"`
              - voir vos fichiers : `glossator annotate docs`
              - dans votre éditeur, survolez un terme
        "#]],
    );
    check_in(
        folder.path(),
        "init docs/terms.glossary.yml",
        expect![[r#"
            Wrote docs/terms.glossary.yml. It holds for its folder and all below. Next:
              - replace its terms by your own; the comments in it say how
              - see one:         glossator explain "deployment window"
              - see your files:  glossator annotate docs
              - in your editor, hover over a term
        "#]],
    );
    check_in(
        folder.path(),
        "init docs/terms.yml",
        expect![[r#"
            ! glossator: docs/terms.yml would not be found as a glossary: call it glossary.yml or terms.glossary.yml
            exit code Some(2)
        "#]],
    );
    check_in(
        folder.path(),
        "init nowhere",
        expect![[r#"
            ! glossator: there is no folder nowhere; for a file, give a name that ends with .yml
            exit code Some(2)
        "#]],
    );
    check_in(
        folder.path(),
        "init nowhere/glossary.yml",
        expect![[r#"
            ! glossator: there is no folder nowhere
            exit code Some(2)
        "#]],
    );
    let french = fs::read_to_string(folder.path().join("docs/glossary.yml")).unwrap();
    assert!(french.contains("\nlanguage: fr"), "{french}");
}

#[test]
fn glossaries_have_a_schema() {
    let output = run(Path::new(SAMPLES), &["schema"]);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(schema["properties"]["terms"].is_object());
}
