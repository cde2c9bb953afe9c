//! The program as people run it: arguments in; output, messages and exit code out.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "tests may fail, and own what they expect"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use expect_test::{Expect, expect};
use serde_json::{Value, json};

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

#[test]
fn explain_shows_a_card() {
    check(
        "explain Orders",
        expect![[r#"
            order · commande

              What a customer asked for and we accepted, e.g. three lamps. It never changes
              afterwards: a correction is a new order.

              Example  order_id: 4711
              See      customer
              Link     The sales handbook https://shop.example/handbook
              Source   shop.yml:5:11
        "#]],
    );
    check(
        "explain --language fr commande",
        expect![[r#"
            order · commande

              Ce qu’un client a demandé et que nous avons accepté. Elle ne change plus
              ensuite.

              Example  order_id: 4711
              See      customer
              Link     The sales handbook https://shop.example/handbook
              Source   shop.yml:5:11
        "#]],
    );
}

#[test]
fn several_words_are_one_term_if_there_is_one() {
    check(
        "explain load balancer",
        expect![[r#"
            load balancer

              Spreads requests over our two web servers.

              Source   shop.yml:24:11
        "#]],
    );
    check(
        "explain SKU nonsense",
        expect![[r#"
            stock keeping unit
              SKU

              The smallest thing that we count in stock.

              Source   shop.yml:17:11
            ! glossator: `nonsense` is in no glossary: define it in a glossary.yml (`glossator init` writes one)
            exit code Some(1)
        "#]],
    );
}

#[test]
fn an_unknown_term_brings_suggestions() {
    check(
        "explain custommer",
        expect![[r#"
            ! glossator: `custommer` is in no glossary: did you mean `customer`?
            exit code Some(1)
        "#]],
    );
    check(
        "explain zzz",
        expect![[r#"
            ! glossator: `zzz` is in no glossary: define it in a glossary.yml (`glossator init` writes one)
            exit code Some(1)
        "#]],
    );
}

#[test]
fn explain_finds_the_word_in_a_place() {
    check(
        "explain Dockerfile:5:5",
        expect![[r#"
            load balancer

              Spreads requests over our two web servers.

              Source   shop.yml:24:11
        "#]],
    );
    check(
        "explain Dockerfile:1:1",
        expect![[r#"
            ! glossator: Dockerfile:1:1: no term here; on this line: `orders` in column 19, `SKU` in column 40
            exit code Some(1)
        "#]],
    );
    check(
        "explain Dockerfile:2",
        expect![[r#"
            ! glossator: Dockerfile:2: no term on this line
            exit code Some(1)
        "#]],
    );
    check(
        "explain Dockerfile:99",
        expect![[r#"
            ! glossator: Dockerfile has 5 lines: there is no line 99
            exit code Some(2)
        "#]],
    );
    check(
        "explain Dockerfile:0:1",
        expect![[r#"
            ! glossator: Dockerfile: lines and columns count from 1
            exit code Some(2)
        "#]],
    );
    check(
        "explain nowhere.yml:1:1",
        expect![[r#"
            ! glossator: nowhere.yml: there is no such file or folder
            exit code Some(2)
        "#]],
    );
}

#[test]
fn explain_json_is_one_object() {
    check(
        "explain --format json order",
        expect![[r#"
            {"text":"order","range":null,"entries":[{"name":"order","language":"en","definition":"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.","spellings":["order","commande"],"category":"Sales","source":{"path":"shop.yml","line":5,"column":11}}]}
        "#]],
    );
    check(
        "explain --format json Dockerfile:4:8",
        expect![[r#"
            {"text":"load\n# balancer","range":{"line":4,"column":7,"end_line":5,"end_column":11},"entries":[{"name":"load balancer","language":"en","definition":"Spreads requests over our two web servers.","spellings":["load balancer"],"category":null,"source":{"path":"shop.yml","line":24,"column":11}}]}
        "#]],
    );
}

#[test]
fn columns_count_characters() {
    check(
        "explain --format json notes.md:3",
        expect![[r#"
            {"text":"order","range":{"line":3,"column":3,"end_line":3,"end_column":8},"entries":[{"name":"order","language":"en","definition":"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.","spellings":["order","commande"],"category":"Sales","source":{"path":"shop.yml","line":5,"column":11}}]}
            {"text":"SKU","range":{"line":3,"column":23,"end_line":3,"end_column":26},"entries":[{"name":"stock keeping unit","language":"en","definition":"The smallest thing that we count in stock.","spellings":["stock keeping unit","SKU"],"category":null,"source":{"path":"shop.yml","line":17,"column":11}}]}
            {"text":"order","range":{"line":3,"column":42,"end_line":3,"end_column":47},"entries":[{"name":"order","language":"en","definition":"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.","spellings":["order","commande"],"category":"Sales","source":{"path":"shop.yml","line":5,"column":11}}]}
        "#]],
    );
}

#[test]
fn annotate_explains_each_term_once_a_file() {
    check(
        "annotate Dockerfile plain.txt ./notes.md",
        expect![[r#"
            Dockerfile
               1 │ # The shop: takes orders, one line per SKU.
                 │                   ~~~~~~               ~~~
                 │   order: What a customer asked for and we accepted, e.g. three lamps.
                 │   stock keeping unit (SKU): The smallest thing that we count in stock.
               3 │ RUN ./build --with-load-balancer
                 │                    ~~~~~~~~~~~~~
                 │   load balancer: Spreads requests over our two web servers.
               4 │ # The load
                 │       ~~~~
               5 │ # balancer goes before it. Every order has a customer.
                 │   ~~~~~~~~                       ~~~~~       ~~~~~~~~
                 │   customer: A person who has ordered at least once.

            plain.txt: no terms
            ./notes.md
               3 │ L’order n°7 : 注文 → le SKU « lampe » ; é𝄞 order.
                 │   ~~~~~                 ~~~                ~~~~~
                 │   order: What a customer asked for and we accepted, e.g. three lamps.
                 │   stock keeping unit (SKU): The smallest thing that we count in stock.
               5 │ 	Tab	before an order
                 │ 	   	          ~~~~~

            ! 3 files, 10 mentions, 4 distinct terms
        "#]],
    );
}

#[test]
fn annotate_marks_terms_with_colour_if_asked() {
    check(
        "annotate --color always windows.py",
        expect![[r#"
            [1m[36mwindows.py[0m
            [2m   1 │[0m # An [4m[36morder[0m
            [2m     │[0m   [1m[36morder[0m: What a customer asked for and we accepted, e.g. three lamps.
            [2m   2 │[0m # and its [4m[36mSKU[0m
            [2m     │[0m   [1m[36mstock keeping unit (SKU)[0m: The smallest thing that we count in stock.

            ! 1 file, 2 mentions, 2 distinct terms
        "#]],
    );
}

#[test]
fn no_colour_without_a_terminal() {
    let output = annotate(Path::new(SAMPLES), &["windows.py"]);
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn annotate_json_is_one_object_a_mention() {
    check(
        "annotate --format json windows.py Dockerfile",
        expect![[r#"
            {"path":"windows.py","line":1,"column":6,"end_line":1,"end_column":11,"byte_start":8,"byte_end":13,"region":"comment","text":"order","entries":[{"name":"order","language":"en","pack":null}]}
            {"path":"windows.py","line":2,"column":11,"end_line":2,"end_column":14,"byte_start":25,"byte_end":28,"region":"comment","text":"SKU","entries":[{"name":"stock keeping unit","language":"en","pack":null}]}
            {"path":"Dockerfile","line":1,"column":19,"end_line":1,"end_column":25,"byte_start":18,"byte_end":24,"region":"comment","text":"orders","entries":[{"name":"order","language":"en","pack":null}]}
            {"path":"Dockerfile","line":1,"column":40,"end_line":1,"end_column":43,"byte_start":39,"byte_end":42,"region":"comment","text":"SKU","entries":[{"name":"stock keeping unit","language":"en","pack":null}]}
            {"path":"Dockerfile","line":3,"column":20,"end_line":3,"end_column":33,"byte_start":78,"byte_end":91,"region":"code","text":"load-balancer","entries":[{"name":"load balancer","language":"en","pack":null}]}
            {"path":"Dockerfile","line":4,"column":7,"end_line":5,"end_column":11,"byte_start":98,"byte_end":113,"region":"comment","text":"load\n# balancer","entries":[{"name":"load balancer","language":"en","pack":null}]}
            {"path":"Dockerfile","line":5,"column":34,"end_line":5,"end_column":39,"byte_start":136,"byte_end":141,"region":"comment","text":"order","entries":[{"name":"order","language":"en","pack":null}]}
            {"path":"Dockerfile","line":5,"column":46,"end_line":5,"end_column":54,"byte_start":148,"byte_end":156,"region":"comment","text":"customer","entries":[{"name":"customer","language":"en","pack":null}]}
            ! 2 files, 8 mentions, 4 distinct terms
        "#]],
    );
}

#[test]
fn byte_offsets_are_those_of_the_file() {
    for file in ["windows.py", "notes.md", "Dockerfile"] {
        let bytes = fs::read(Path::new(SAMPLES).join(file)).unwrap();
        let mentions = mentions(Path::new(SAMPLES), &[file]);
        assert!(mentions.len() > 1, "{file}");
        for mention in mentions {
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            let text = std::str::from_utf8(&bytes[at("byte_start")..at("byte_end")]).unwrap();
            assert_eq!(mention["text"], text, "{file}");
        }
    }
}

#[test]
fn a_folder_is_annotated_in_order_and_paths_are_as_given() {
    let folder = folder(&[
        ("b/z.md", "order"),
        ("b/a.md", "SKU"),
        (".github/x.yml", "# order"),
        ("out/x.md", "order"),
        (".gitignore", "out\n"),
    ]);
    let paths = |paths: &[&str]| -> Vec<String> {
        let mentions = mentions(folder.path(), paths);
        mentions.iter().map(|mention| mention["path"].as_str().unwrap().replace('\\', "/")).collect()
    };
    assert_eq!(paths(&["."]), ["./.github/x.yml", "./b/a.md", "./b/z.md"]);
    assert_eq!(paths(&["b/z.md", "b", "out/x.md"]), ["b/z.md", "b/a.md", "b/z.md", "out/x.md"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = folder(&[("good.md", "An order."), ("binary.bin", "a\0b")]);
    fs::write(folder.path().join("latin1.md"), b"caf\xe9").unwrap();
    let check =
        |paths: &[&str], expected: Expect| expected.assert_eq(&shown(&annotate(folder.path(), paths)));
    check(
        &["."],
        expect![[r#"
            ./good.md
               1 │ An order.
                 │    ~~~~~
                 │   order: What a customer asked for and we accepted, e.g. three lamps.

            ! ./binary.bin: is a binary file: skipped
            ! ./latin1.md: is not UTF-8 (line 1 has a byte that does not fit): skipped; save it as UTF-8
            ! 1 file, 1 mention, 1 distinct term, 2 skipped
        "#]],
    );
    check(
        &["missing.md", "good.md"],
        expect![[r#"
            good.md
               1 │ An order.
                 │    ~~~~~
                 │   order: What a customer asked for and we accepted, e.g. three lamps.

            ! missing.md: there is no such file or folder
            ! 1 file, 1 mention, 1 distinct term, 1 not found
            exit code Some(2)
        "#]],
    );
    check(
        &["latin1.md"],
        expect![[r#"
            ! latin1.md: is not UTF-8 (line 1 has a byte that does not fit): skipped; save it as UTF-8
            ! 0 files, 0 mentions, 0 distinct terms, 1 skipped
            exit code Some(2)
        "#]],
    );
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let folder = folder(&[("a.md", "\u{1b}]0;title\u{7} order")]);
    let output = annotate(folder.path(), &["a.md"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7));
}

#[test]
fn a_very_long_line_is_shown_in_part() {
    let text = format!("{} order {}", "x ".repeat(50_000), "y ".repeat(50_000));
    let folder = folder(&[("a.txt", &text)]);
    let output = annotate(folder.path(), &["a.txt"]);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.len() < 1000 && shown.contains(" order "), "{shown}");
}

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
fn wrong_arguments_say_what_is_right() {
    let message = shown(&run(Path::new(SAMPLES), &["explain", "--packs", "docker,dokcer", "x"]));
    assert!(message.contains("there is no pack `dokcer`: the packs are backend, "), "{message}");
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

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let script = format!("{} annotate --format json . | head -n 1", env!("CARGO_BIN_EXE_glossator"));
    let text = "A container, an image, a volume.\n".repeat(20_000);
    let folder = folder(&[("a.md", &text)]);
    let output = Command::new("bash")
        .args(["-c", &format!("set -o pipefail; {script}")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
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
            Wrote docs/glossary.yml. It holds for its folder and all below. Next:
              - replace its terms by your own; the comments in it say how
              - see one:         glossator explain "fenêtre de déploiement"
              - see your files:  glossator annotate docs
              - in your editor, hover over a term
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
