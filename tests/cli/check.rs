//! `glossator check`: what is found, in each format, and what the exit code says.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use expect_test::expect;
use serde_json::Value;

use super::{check_in, folder, glossator, objects, run, shown};

const GLOSSARY: &str = "\
terms:
  - name: allowlist
    definition: Who may come in.
    deprecated: [{name: whitelist, reason: it is no colour}]
    forbidden: [blacklist]
";

/// A tree of which every part has something to say.
fn tree() -> tempfile::TempDir {
    folder(&[
        ("glossator.toml", "packs = \"none\"\n"),
        ("glossary.yml", GLOSSARY),
        ("docs/a.md", "# Whitelists\n\nÉté : the blacklist of the CRR.\n"),
        ("docs/b.md", "A zonal ledger query (ZLQ).\n"),
        ("run.sh", "# The ZLQ and the CRR.\nCRR=1\n"),
        ("out/c.md", "A whitelist.\n"),
        (".gitignore", "out\n"),
    ])
}

#[test]
fn findings_are_shown_with_their_lines() {
    check_in(
        tree().path(),
        "check",
        expect![[r#"
            warning[deprecated-term]: `Whitelists` is deprecated for “allowlist”: use `allowlist`. it is no colour
             --> ./docs/a.md:1:3
              |
            1 | # Whitelists
              |   ^^^^^^^^^^

            error[forbidden-term]: `blacklist` must not be used for “allowlist”: use `allowlist`
             --> ./docs/a.md:3:11
              |
            3 | Été : the blacklist of the CRR.
              |           ^^^^^^^^^

            information[undefined-jargon]: `CRR` reads as an acronym, and no glossary explains it
             --> ./docs/a.md:3:28
              |
            3 | Été : the blacklist of the CRR.
              |                            ^^^

            information[undefined-jargon]: `CRR` reads as an acronym, and no glossary explains it
             --> ./run.sh:1:19
              |
            1 | # The ZLQ and the CRR.
              |                   ^^^

            ! 6 files checked, 4 findings
            exit code Some(1)
        "#]],
    );
}

#[test]
fn people_are_told_in_their_language() {
    check_in(
        tree().path(),
        "check --language fr docs/a.md gone.md",
        expect![[r#"
            avertissement[deprecated-term] : `Whitelists` est déconseillé pour « allowlist » : écrivez plutôt `allowlist`. it is no colour
             --> docs/a.md:1:3
              |
            1 | # Whitelists
              |   ^^^^^^^^^^

            erreur[forbidden-term] : `blacklist` est à proscrire pour « allowlist » : écrivez plutôt `allowlist`
             --> docs/a.md:3:11
              |
            3 | Été : the blacklist of the CRR.
              |           ^^^^^^^^^

            à savoir[undefined-jargon] : `CRR` a l’air d’un sigle, et aucun glossaire ne l’explique
             --> docs/a.md:3:28
              |
            3 | Été : the blacklist of the CRR.
              |                            ^^^

            ! gone.md: aucun fichier ni dossier de ce nom
            ! 1 fichier vérifié, 3 constats, 1 chemin introuvable
            exit code Some(2)
        "#]],
    );
}

#[test]
fn programs_get_one_object_a_finding() {
    check_in(
        tree().path(),
        "check --format json docs run.sh",
        expect![[r#"
            {"path":"docs/a.md","line":1,"column":3,"end_line":1,"end_column":13,"byte_start":2,"byte_end":12,"code":"deprecated-term","severity":"warning","text":"Whitelists","entry":"allowlist","message":"`Whitelists` is deprecated for “allowlist”: use `allowlist`. it is no colour","region":"prose","rule":"deprecated-term"}
            {"path":"docs/a.md","line":3,"column":11,"end_line":3,"end_column":20,"byte_start":26,"byte_end":35,"code":"forbidden-term","severity":"error","text":"blacklist","entry":"allowlist","message":"`blacklist` must not be used for “allowlist”: use `allowlist`","region":"prose","rule":"forbidden-term"}
            {"path":"docs/a.md","line":3,"column":28,"end_line":3,"end_column":31,"byte_start":43,"byte_end":46,"code":"undefined-jargon","severity":"information","text":"CRR","entry":null,"message":"`CRR` reads as an acronym, and no glossary explains it","region":"prose","rule":"acronym"}
            {"path":"run.sh","line":1,"column":19,"end_line":1,"end_column":22,"byte_start":18,"byte_end":21,"code":"undefined-jargon","severity":"information","text":"CRR","entry":null,"message":"`CRR` reads as an acronym, and no glossary explains it","region":"comment","rule":"acronym"}
            ! 3 files checked, 4 findings
            exit code Some(1)
        "#]],
    );
}

#[test]
fn byte_offsets_are_those_of_the_file() {
    let folder = tree();
    fs::write(folder.path().join("docs/bom.md"), "\u{feff}é whitelist\r\n").unwrap();
    let findings = objects(&run(folder.path(), &["check", "--format", "json"]));
    assert!(findings.iter().any(|finding| finding["path"] == "./docs/bom.md"), "{findings:?}");
    for finding in findings {
        let bytes = fs::read(folder.path().join(finding["path"].as_str().unwrap())).unwrap();
        let at = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        let text = std::str::from_utf8(&bytes[at("byte_start")..at("byte_end")]).unwrap();
        assert_eq!(finding["text"], text);
    }
}

#[test]
fn workflows_get_annotations() {
    check_in(
        tree().path(),
        "check --format github",
        expect![[r#"
            ::warning file=docs/a.md,line=1,endLine=1,col=3,endColumn=12,title=deprecated-term::`Whitelists` is deprecated for “allowlist”: use `allowlist`. it is no colour
            ::error file=docs/a.md,line=3,endLine=3,col=11,endColumn=19,title=forbidden-term::`blacklist` must not be used for “allowlist”: use `allowlist`
            ::notice file=docs/a.md,line=3,endLine=3,col=28,endColumn=30,title=undefined-jargon::`CRR` reads as an acronym, and no glossary explains it
            ::notice file=run.sh,line=1,endLine=1,col=19,endColumn=21,title=undefined-jargon::`CRR` reads as an acronym, and no glossary explains it
            ! 6 files checked, 4 findings
            exit code Some(1)
        "#]],
    );
}

#[test]
fn sarif_is_valid() {
    let folder = tree();
    fs::write(folder.path().join("docs/é #1.md"), "whitelist whitelist\n").unwrap();
    fs::write(folder.path().join("broken.glossary.yml"), "terms:\n  - name: a\n    nmae: b\n").unwrap();
    let output = run(folder.path(), &["check", "--format", "sarif"]);
    let sarif: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut schema: Value = serde_json::from_str(include_str!("../sarif/sarif-schema-2.1.0.json")).unwrap();
    // Not every engine takes this pattern, and we do not write the property.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"] = false.into();
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&sarif).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let mut fingerprints = Vec::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        fingerprints.push((&result["locations"][0]["physicalLocation"], &result["partialFingerprints"]));
    }
    let uris: Vec<_> = fingerprints.iter().map(|(at, _)| at["artifactLocation"]["uri"].as_str()).collect();
    assert!(uris.contains(&Some("docs/%C3%A9%20%231.md")), "{uris:?}");
    let twice: Vec<_> = fingerprints
        .iter()
        .filter(|(at, _)| at["artifactLocation"]["uri"] == "docs/%C3%A9%20%231.md")
        .collect();
    assert_eq!(twice.len(), 2);
    assert_ne!(twice[0].1, twice[1].1, "two findings of one line");

    let clean = super::run(folder.path(), &["check", "--format", "sarif", "docs/b.md"]);
    assert!(validator.is_valid(&serde_json::from_slice(&clean.stdout).unwrap()));
}

#[test]
fn output_is_the_same_whatever_the_threads() {
    let folder = tree();
    for number in 0..60 {
        let text = format!("The whitelist of QWX{number} and the ZQV.\n");
        fs::write(folder.path().join(format!("docs/{number}.md")), text).unwrap();
    }
    for format in ["text", "json", "sarif", "github"] {
        let of =
            |threads: &str| shown(&run(folder.path(), &["check", "--format", format, "--threads", threads]));
        let one = of("1");
        assert!(one.matches("whitelist").count() >= 60, "{one}");
        assert_eq!(of("2"), one);
        assert_eq!(of("7"), one);
    }
}

#[test]
fn a_file_is_checked_once_however_often_it_is_named() {
    let folder = tree();
    let paths = |paths: &[&str]| {
        let args: Vec<&str> =
            ["check", "--format", "json"].into_iter().chain(paths.iter().copied()).collect();
        let findings = objects(&run(folder.path(), &args));
        findings
            .iter()
            .map(|finding| finding["path"].as_str().unwrap().replace('\\', "/"))
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(&["run.sh", ".", "./run.sh"]), ["./docs/a.md", "./docs/a.md", "./docs/a.md", "run.sh"]);
    assert_eq!(paths(&["out/c.md"]), ["out/c.md"], "a file that is named is checked, ignored or not");
}

/// What elsewhere in the workspace is explained is not undefined, checked or not.
#[test]
fn expansions_elsewhere_count() {
    let folder = tree();
    check_in(
        folder.path(),
        "check --format github run.sh",
        expect![[r#"
        ::notice file=run.sh,line=1,endLine=1,col=19,endColumn=21,title=undefined-jargon::`CRR` reads as an acronym, and no glossary explains it
        ! 1 file checked, 1 finding
        exit code Some(1)
    "#]],
    );
    check_in(
        folder.path(),
        "check --format github --no-workspace --packs none run.sh",
        expect![[r#"
        ::notice file=run.sh,line=1,endLine=1,col=7,endColumn=9,title=undefined-jargon::`ZLQ` reads as an acronym, and no glossary explains it
        ::notice file=run.sh,line=1,endLine=1,col=19,endColumn=21,title=undefined-jargon::`CRR` reads as an acronym, and no glossary explains it
        ! 1 file checked, 2 findings
        exit code Some(1)
    "#]],
    );
    fs::write(folder.path().join("glossator.toml"), "packs = \"none\"\nexclude = [\"docs/**\"]\n").unwrap();
    check_in(
        folder.path(),
        "check --format github run.sh",
        expect![[r#"
        ::notice file=run.sh,line=1,endLine=1,col=7,endColumn=9,title=undefined-jargon::`ZLQ` reads as an acronym, and no glossary explains it
        ::notice file=run.sh,line=1,endLine=1,col=19,endColumn=21,title=undefined-jargon::`CRR` reads as an acronym, and no glossary explains it
        ! 1 file checked, 2 findings
        exit code Some(1)
    "#]],
    );
}

#[test]
fn shards_together_are_the_whole() {
    let folder = tree();
    for number in 0..30 {
        fs::write(
            folder.path().join(format!("{number}.md")),
            format!("A whitelist, an XQ{number}V, the ZLQ.\n"),
        )
        .unwrap();
        let explained = format!("An extra quest {number} visitor (XQ{number}V).\n");
        fs::write(folder.path().join(format!("docs/x{number}.md")), explained).unwrap();
    }
    let lines = |args: &[&str]| {
        let args: Vec<&str> = ["check", "--format", "json"].into_iter().chain(args.iter().copied()).collect();
        let output = String::from_utf8(run(folder.path(), &args).stdout).unwrap();
        output.lines().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    for base in [&[][..], &["--no-workspace", "--packs", "none", "--glossary", "glossary.yml"]] {
        let mut whole = lines(base);
        let shard = |shard: &str| lines(&[base, &["--shard", shard]].concat());
        let parts = [shard("1/3"), shard("2/3"), shard("3/3")];
        assert!(parts.iter().all(|part| !part.is_empty() && part.len() < whole.len()));
        let mut union = parts.concat();
        whole.sort();
        union.sort();
        assert_eq!(union, whole);
    }
}

#[test]
fn rules_and_terms_are_set_by_flags() {
    let folder = tree();
    check_in(
        folder.path(),
        "check --format github --rule deprecated-term=off --rule forbidden-term=hint --ignore crr",
        expect![[r#"
            ::notice file=docs/a.md,line=3,endLine=3,col=11,endColumn=19,title=forbidden-term::`blacklist` must not be used for “allowlist”: use `allowlist`
            ! 6 files checked, 1 finding
            exit code Some(1)
        "#]],
    );
    check_in(
        folder.path(),
        "check --rule forbiden-term=off",
        expect![[r#"
        ! error: invalid value 'forbiden-term=off' for '--rule <CODE=LEVEL>': `forbiden-term` is no rule: did you mean `forbidden-term`?
        ! 
        ! For more information, try '--help'.
        exit code Some(2)
    "#]],
    );
    check_in(
        folder.path(),
        "check --rule forbidden-term=loud",
        expect![[r#"
        ! error: invalid value 'forbidden-term=loud' for '--rule <CODE=LEVEL>': `loud` is no severity: use `off`, `hint`, `information`, `warning` or `error`
        ! 
        ! For more information, try '--help'.
        exit code Some(2)
    "#]],
    );
    check_in(
        folder.path(),
        "check --fail-on off",
        expect![[r#"
        ! error: invalid value 'off' for '--fail-on <LEVEL>': `off` is no severity to fail on: use `hint`, `information`, `warning` or `error`
        ! 
        ! For more information, try '--help'.
        exit code Some(2)
    "#]],
    );
}

#[test]
fn the_exit_code_depends_on_the_severity_that_fails() {
    let folder = tree();
    let code = |args: &[&str]| {
        let args: Vec<&str> = ["check"].into_iter().chain(args.iter().copied()).collect();
        run(folder.path(), &args).status.code()
    };
    assert_eq!(code(&["docs/b.md"]), Some(0));
    assert_eq!(code(&["run.sh"]), Some(1), "information is a finding too");
    assert_eq!(code(&["run.sh", "--fail-on", "warning"]), Some(0));
    assert_eq!(code(&["docs", "--fail-on", "error"]), Some(1));
    assert_eq!(code(&["docs", "--fail-on", "error", "--rule", "forbidden-term=warning"]), Some(0));
}

#[test]
fn what_is_wrong_with_a_glossary_is_a_finding_of_its_file() {
    let folder = folder(&[
        (
            "glossator.toml",
            "packs = \"none\"\n[rules]\n\"missing-definition\" = \"error\"\n\"unknown-key\" = \"off\"\n",
        ),
        ("glossary.yml", "terms:\n  - name: order\n    definiton: A purchase.\n  - definition: Nameless.\n"),
        ("docs/a.md", "An order.\n"),
    ]);
    check_in(
        folder.path(),
        "check",
        expect![[r#"
        error[missing-definition]: `order` has no definition: say what it is with `definition:`
         --> ./glossary.yml:2:11
          |
        2 |   - name: order
          |           ^^^^^

        error[missing-name]: This term has no name, so it is left out: add `name:`
         --> ./glossary.yml:4:5
          |
        4 |   - definition: Nameless.
          |     ^

        ! 3 files checked, 2 findings
        exit code Some(1)
    "#]],
    );
    check_in(
        folder.path(),
        "check docs",
        expect![[r#"
            ! glossary.yml:2:11: `order` has no definition: say what it is with `definition:`
            ! glossary.yml:4:5: This term has no name, so it is left out: add `name:`
            ! 1 file checked, 0 findings
        "#]],
    );
}

#[test]
fn what_cannot_be_read_is_named_and_counted() {
    let folder = folder(&[
        ("glossator.toml", "packs = \"none\"\nmaxFileSize = 40\nexclude = [\"vendor/**\"]\nhovr = true\n"),
        ("good.md", "An order.\n"),
        ("logo.png", "a\0b"),
        ("long.md", "A text that is longer than the settings allow it to be.\n"),
        ("vendor/x.md", "A QWX.\n"),
    ]);
    fs::write(folder.path().join("latin1.md"), b"caf\xe9").unwrap();
    check_in(
        folder.path(),
        "check",
        expect![[r#"
            ! glossator.toml:4:1: unknown setting `hovr`: did you mean `hover`?
            ! ./glossator.toml: has 68 bytes, more than the 40 that are read: skipped
            ! ./latin1.md: is not UTF-8 (line 1 has a byte that does not fit): skipped; save it as UTF-8
            ! ./logo.png: is a binary file: skipped
            ! ./long.md: has 56 bytes, more than the 40 that are read: skipped
            ! 1 file checked, 0 findings, 4 files skipped, 1 file excluded by the settings, 1 setting that cannot be used
        "#]],
    );
    check_in(
        folder.path(),
        "check logo.png gone.md",
        expect![[r#"
        ! glossator.toml:4:1: unknown setting `hovr`: did you mean `hover`?
        ! gone.md: there is no such file or folder
        ! logo.png: is a binary file: skipped
        ! 0 files checked, 0 findings, 1 file skipped, 1 path not found, 1 setting that cannot be used
        exit code Some(2)
    "#]],
    );
    check_in(
        folder.path(),
        "check --language fr logo.png vendor/x.md",
        expect![[r#"
            ! glossator.toml:4:1: réglage inconnu `hovr` : vouliez-vous dire `hover` ?
            ! vendor/x.md: est exclu par les réglages : non vérifié
            ! logo.png: est un fichier binaire : laissé de côté
            ! 0 fichier vérifié, 0 constat, 1 fichier laissé de côté, 1 fichier exclu par les réglages, 1 réglage inutilisable
            exit code Some(2)
        "#]],
    );
    check_in(
        folder.path(),
        "check vendor/x.md",
        expect![[r#"
            ! glossator.toml:4:1: unknown setting `hovr`: did you mean `hover`?
            ! vendor/x.md: is excluded by the settings: not checked
            ! 0 files checked, 0 findings, 1 file excluded by the settings, 1 setting that cannot be used
        "#]],
    );
    check_in(
        folder.path(),
        "check good.md gone.md",
        expect![[r#"
        ! glossator.toml:4:1: unknown setting `hovr`: did you mean `hover`?
        ! gone.md: there is no such file or folder
        ! 1 file checked, 0 findings, 1 path not found, 1 setting that cannot be used
        exit code Some(2)
    "#]],
    );
}

#[test]
fn a_tree_of_pictures_is_counted_unless_the_user_wants_to_see_all() {
    let folder = folder(&[("a.md", "text\n")]);
    for number in 0..30 {
        fs::write(folder.path().join(format!("{number}.png")), "\0").unwrap();
    }
    let lines = |args: &[&str]| shown(&run(folder.path(), args)).lines().count();
    assert_eq!(lines(&["check"]), 20 + 2);
    assert_eq!(lines(&["check", "--verbose"]), 30 + 1);
}

#[test]
fn standard_input_is_checked_as_a_file() {
    let folder = tree();
    let check = |path: Option<&str>, text: &str| {
        let mut command = glossator(folder.path());
        command.args(["check", "--format", "github", "--stdin"]);
        command.args(path.map(|path| ["--stdin-path", path]).into_iter().flatten());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        shown(&child.wait_with_output().unwrap())
    };
    expect![[r#"
        ::warning file=<stdin>,line=1,endLine=1,col=3,endColumn=11,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`. it is no colour
        ! 1 file checked, 1 finding
        exit code Some(1)
    "#]].assert_eq(&check(None, "A whitelist.\n"));
    expect![[r#"
        ::warning file=new/x.py,line=1,endLine=1,col=26,endColumn=34,title=deprecated-term::`whitelist` is deprecated for “allowlist”: use `allowlist`. it is no colour
        ! 1 file checked, 1 finding
        exit code Some(1)
    "#]].assert_eq(&check(Some("new/x.py"), "whitelist = 1 # a ZLQ, a whitelist\n"));
    expect![[r#"
        ::notice file=glossary.yml,line=2,endLine=2,col=11,endColumn=11,title=missing-definition::`x` has no definition: say what it is with `definition:`
        ! 1 file checked, 1 finding
        exit code Some(1)
    "#]].assert_eq(&check(Some("glossary.yml"), "terms:\n  - name: x\n"));
    let conflict = run(folder.path(), &["check", "--stdin", "docs"]);
    assert_eq!(conflict.status.code(), Some(2));
}

#[test]
fn preferred_spellings_are_written_and_nothing_else() {
    let folder = tree();
    let path = folder.path().join("docs/a.md");
    fs::write(&path, "\u{feff}# Whitelists\r\n\tÉté: a white-\r\nlist, `whitelist`\rWHITELIST whitelist")
        .unwrap();
    check_in(
        folder.path(),
        "check --fix docs/a.md docs/b.md",
        expect![[r#"
        ! 2 files checked, 0 findings, 3 fixed
    "#]],
    );
    let fixed = fs::read_to_string(&path).unwrap();
    assert_eq!(fixed, "\u{feff}# Allowlists\r\n\tÉté: a white-\r\nlist, `whitelist`\rALLOWLIST allowlist");
    let glossary = run(folder.path(), &["check", "--fix", "--rule", "inconsistent-spelling=warning", "."]);
    assert_eq!(
        fs::read_to_string(folder.path().join("glossary.yml")).unwrap(),
        GLOSSARY,
        "{}",
        shown(&glossary)
    );
    assert_eq!(fs::read_dir(folder.path().join("docs")).unwrap().count(), 2, "nothing is left beside them");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_fixed_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tree();
    fs::set_permissions(folder.path().join("docs/a.md"), fs::Permissions::from_mode(0o444)).unwrap();
    check_in(
        folder.path(),
        "check --format github --fix docs/a.md",
        expect![[r#"
            ::warning file=docs/a.md,line=1,endLine=1,col=3,endColumn=12,title=deprecated-term::`Whitelists` is deprecated for “allowlist”: use `allowlist`. it is no colour
            ::error file=docs/a.md,line=3,endLine=3,col=11,endColumn=19,title=forbidden-term::`blacklist` must not be used for “allowlist”: use `allowlist`
            ::notice file=docs/a.md,line=3,endLine=3,col=28,endColumn=30,title=undefined-jargon::`CRR` reads as an acronym, and no glossary explains it
            ! docs/a.md: cannot be written, so nothing in it was fixed: it is read-only
            ! 1 file checked, 3 findings
            exit code Some(1)
        "#]],
    );
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let folder = tree();
    fs::write(folder.path().join("a.md"), "\u{1b}]0;title\u{7} whitelist\n").unwrap();
    let output = run(folder.path(), &["check", "a.md"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("whitelist"));
    assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7));
}

#[test]
fn the_current_folder_is_checked_where_no_path_is_named() {
    let folder = tree();
    let here = |path: &Path| run(path, &["check", "--format", "json"]).stdout;
    assert_eq!(here(folder.path()), run(folder.path(), &["check", "--format", "json", "."]).stdout);
    assert!(!here(&folder.path().join("docs")).is_empty());
}
