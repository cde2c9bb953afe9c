//! `glossator check` on glossaries: what is wrong between files, and what the team's settings ask of each entry.

use expect_test::expect;

use super::{check_in, folder};

#[test]
fn references_that_lead_nowhere_are_shown_where_they_stand() {
    let team = "\
terms:
  - name: allowlist
    definition: Who may come in.
    see: [denylist, docker, gate-keepr, moat]
  - {name: gate-keeper, definition: Who asks for the word.}
";
    let other = "terms:\n  - {name: denylist, definition: Who may not.}\n";
    let tree = folder(&[("glossary.yml", team), ("deep/glossary.yml", other)]);
    check_in(
        tree.path(),
        "check",
        expect![[r#"
            warning[dangling-see]: No glossary has an entry `gate-keepr`: did you mean `gate-keeper`?
             --> ./glossary.yml:4:29
              |
            4 |     see: [denylist, docker, gate-keepr, moat]
              |                             ^^^^^^^^^^

            warning[dangling-see]: No glossary has an entry `moat`: write one, or remove the reference
             --> ./glossary.yml:4:41
              |
            4 |     see: [denylist, docker, gate-keepr, moat]
              |                                         ^^^^

            ! 2 files checked, 2 findings
            exit code Some(1)
        "#]],
    );
}

#[test]
fn two_files_of_one_folder_must_agree_and_a_nearer_one_may_differ() {
    let moat = "terms:\n  - {name: moat, aliases: [ditch], definition: A trench with water in it.}\n";
    let ditch = "terms:\n  - {name: ditch, definition: Where the water goes.}\n";
    let base = "imports: [base/words.yml]\nterms:\n  - {name: portal, definition: Ours.}\n";
    let imported = "terms:\n  - {name: portal, definition: Theirs.}\n";
    let tree = folder(&[
        ("a.glossary.yml", moat),
        ("b.glossary.yml", ditch),
        ("c.glossary.yml", base),
        ("base/words.yml", imported),
        ("deep/glossary.yml", ditch),
        ("glossator.toml", "packs = \"none\"\n"),
    ]);
    check_in(
        tree.path(),
        "check",
        expect![[r#"
            warning[shared-spelling]: `ditch` already stands for `moat` in a.glossary.yml, line 2: remove it from one of the two, or give each a `scope`
             --> ./b.glossary.yml:2:12
              |
            2 |   - {name: ditch, definition: Where the water goes.}
              |            ^^^^^

            ! 6 files checked, 1 finding
            exit code Some(1)
        "#]],
    );
}

#[test]
fn entries_are_defined_in_each_language_that_the_team_wants() {
    let glossary = "\
terms:
  - name: moat
    definition: A trench with water in it.
    fr: {name: douves, definition: Un fossé plein d’eau.}
  - {name: gate, definition: The way in.}
  - {name: wall, pt-BR: {definition: Muro.}}
";
    let settings =
        "packs = \"none\"\nrequiredLanguages = [\"en\", \"fr\"]\n[rules]\nmissing-translation = \"error\"\n";
    let tree = folder(&[("glossary.yml", glossary), ("glossator.toml", settings)]);
    check_in(
        tree.path(),
        "check",
        expect![[r#"
            error[missing-translation]: `gate` is not defined in `fr`, which the setting `requiredLanguages` asks for
             --> ./glossary.yml:5:12
              |
            5 |   - {name: gate, definition: The way in.}
              |            ^^^^

            error[missing-translation]: `wall` is not defined in `en`, `fr`, which the setting `requiredLanguages` asks for
             --> ./glossary.yml:6:12
              |
            6 |   - {name: wall, pt-BR: {definition: Muro.}}
              |            ^^^^

            ! 2 files checked, 2 findings
            exit code Some(1)
        "#]],
    );
}

#[test]
fn entries_that_nothing_mentions_are_told_on_request_of_a_whole_tree() {
    let glossary = "\
terms:
  - {name: moat, definition: Around the keep.}
  - {name: keep, definition: The strongest tower. It may have a moat.}
  - {name: gate, aliases: [gateway], definition: The way in.}
";
    let files = [
        ("glossary.yml", glossary),
        ("docs/a.md", "The gateway is open.\n"),
        ("glossator.toml", "packs = \"none\"\n"),
    ];
    let tree = folder(&files);
    check_in(
        tree.path(),
        "check",
        expect![[r#"
        ! 3 files checked, 0 findings
    "#]],
    );
    check_in(
        tree.path(),
        "check --rule unused-entry=hint",
        expect![[r#"
            hint[unused-entry]: `moat` is mentioned in no document that was checked
             --> ./glossary.yml:2:12
              |
            2 |   - {name: moat, definition: Around the keep.}
              |            ^^^^

            hint[unused-entry]: `keep` is mentioned in no document that was checked
             --> ./glossary.yml:3:12
              |
            3 |   - {name: keep, definition: The strongest tower. It may have a moat.}
              |            ^^^^

            ! 3 files checked, 2 findings
            exit code Some(1)
        "#]],
    );
    // What lies outside of `docs` may mention them.
    check_in(
        tree.path(),
        "check --rule unused-entry=hint docs glossary.yml",
        expect![[r#"
        ! 2 files checked, 0 findings
    "#]],
    );
}

#[test]
fn jargon_in_definitions_has_a_rule_of_its_own() {
    let glossary = "# For the QZX team.\nterms:\n  - {name: moat, definition: Around the XQZ.}\n";
    let tree = folder(&[("glossary.yml", glossary), ("glossator.toml", "packs = \"none\"\n")]);
    check_in(
        tree.path(),
        "check --rule undefined-in-definition=warning",
        expect![[r#"
        information[undefined-jargon]: `QZX` reads as an acronym, and no glossary explains it
         --> ./glossary.yml:1:11
          |
        1 | # For the QZX team.
          |           ^^^

        warning[undefined-in-definition]: `XQZ` reads as an acronym, and no glossary explains it
         --> ./glossary.yml:3:41
          |
        3 |   - {name: moat, definition: Around the XQZ.}
          |                                         ^^^

        ! 2 files checked, 2 findings
        exit code Some(1)
    "#]],
    );
    check_in(
        tree.path(),
        "check --rule undefined-in-definition=off --ignore QZX",
        expect![[r#"
        ! 2 files checked, 0 findings
    "#]],
    );
}
