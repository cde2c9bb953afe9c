//! Which glossaries and settings hold.

use std::fs;

use expect_test::expect;
use serde_json::json;

use super::{check_in, folder, glossator, objects, run};

#[test]
fn the_packs_are_in_force_by_default() {
    let folder = folder(&[("Dockerfile", "# An image for the container\nFROM debian:13\n")]);
    let english = run(folder.path(), &["explain", "container"]);
    assert!(String::from_utf8(english.stdout).unwrap().starts_with("container · conteneur\n"));
    let mentions = objects(&run(folder.path(), &["annotate", "--format", "json", "Dockerfile"]));
    let container = json!([{"name": "container", "language": "en", "pack": "docker"}]);
    assert!(mentions.iter().any(|mention| mention["entries"] == container), "{mentions:?}");
    let none = run(folder.path(), &["explain", "--packs", "none", "container"]);
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn the_environment_tells_the_language_and_a_flag_overrules_it() {
    let folder = folder(&[("glossator.toml", "packs = \"docker\"\n")]);
    let language = |variables: &[(&str, &str)], flags: &[&str]| {
        let mut command = glossator(folder.path());
        command
            .args(["explain", "--format", "json", "container"])
            .args(flags)
            .envs(variables.iter().copied());
        objects(&command.output().unwrap())[0]["entries"][0]["language"].clone()
    };
    assert_eq!(language(&[], &[]), "en");
    assert_eq!(language(&[("LANG", "fr_FR.UTF-8")], &[]), "fr");
    assert_eq!(language(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")], &[]), "en");
    assert_eq!(language(&[("LANG", "fr_FR.UTF-8")], &["--language", "en"]), "en");
    fs::write(folder.path().join("glossator.toml"), "language = \"fr\"\n").unwrap();
    assert_eq!(language(&[], &[]), "fr");
    assert_eq!(language(&[], &["--no-workspace"]), "en");
}

#[test]
fn problems_in_settings_have_a_place() {
    let folder = folder(&[("glossator.toml", "packs = \"none\"\nhovr = true\n"), ("a.md", "text\n")]);
    check_in(
        folder.path(),
        "annotate a.md",
        expect![[r#"
            a.md: no terms
            ! glossator.toml:2:1: unknown setting `hovr`: did you mean `hover`?
            ! 1 file, 0 mentions, 0 distinct terms
        "#]],
    );
}

#[test]
fn excluded_files_are_left_out() {
    let folder =
        folder(&[("glossator.toml", "exclude = [\"vendor/**\"]\n"), ("a.md", "x\n"), ("vendor/b.md", "x\n")]);
    check_in(
        folder.path(),
        "annotate --packs none a.md vendor",
        expect![[r#"
            a.md: no terms
            ! 1 file, 0 mentions, 0 distinct terms, 1 excluded by the settings
        "#]],
    );
}

#[test]
fn glossaries_of_the_workspace_hold_and_the_nearest_comes_first() {
    let folder = folder(&[
        ("glossator.toml", "packs = \"none\"\nglossaries = [\"words/house.yml\"]\n"),
        (
            "glossary.yml",
            "terms:\n  - {name: order, definition: A purchase.}\n  - {name: lamp, definition: A light.}\n",
        ),
        ("kitchen/glossary.yml", "terms:\n  - {name: order, definition: A dish.}\n"),
        ("words/house.yml", "terms:\n  - {name: house, definition: The firm.}\n"),
        ("kitchen/menu.md", "The order for the lamp of the house.\n"),
        ("hall.md", "Another order.\n"),
    ]);
    check_in(
        folder.path(),
        "annotate kitchen/menu.md hall.md",
        expect![[r#"
            kitchen/menu.md
               1 │ The order for the lamp of the house.
                 │     ~~~~~         ~~~~        ~~~~~
                 │   order: A dish.
                 │   lamp: A light.
                 │   house: The firm.

            hall.md
               1 │ Another order.
                 │         ~~~~~
                 │   order: A purchase.

            ! 2 files, 4 mentions, 4 distinct terms
        "#]],
    );
    check_in(
        folder.path(),
        "explain --format json order",
        expect![[r#"
            {"text":"order","range":null,"entries":[{"name":"order","language":"en","definition":"A purchase.","spellings":["order"],"category":null,"source":{"path":"glossary.yml","line":2,"column":12}},{"name":"order","language":"en","definition":"A dish.","spellings":["order"],"category":null,"source":{"path":"kitchen/glossary.yml","line":2,"column":12}}]}
        "#]],
    );
    check_in(
        folder.path(),
        "explain --no-workspace --packs none order",
        expect![[r#"
            ! glossator: `order` is in no glossary: define it in a glossary.yml (`glossator init` writes one)
            exit code Some(1)
        "#]],
    );
}

#[test]
fn problems_in_glossaries_are_told_with_their_place() {
    let folder = folder(&[
        ("glossator.toml", "packs = \"none\"\n"),
        ("glossary.yml", "terms:\n  - name: order\n    definiton: A purchase.\n  - definition: Nameless.\n"),
        ("a.md", "An order.\n"),
    ]);
    check_in(
        folder.path(),
        "annotate a.md",
        expect![[r#"
            a.md
               1 │ An order.
                 │    ~~~~~
                 │   order: no definition yet

            ! glossary.yml:2:11: `order` has no definition: say what it is with `definition:`
            ! glossary.yml:3:5: A term has no key `definiton`, so it is ignored; did you mean `definition`?
            ! glossary.yml:4:5: This term has no name, so it is left out: add `name:`
            ! 1 file, 1 mention, 1 distinct term
        "#]],
    );
}
