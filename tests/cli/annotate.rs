//! `glossator annotate`.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};

use super::{SAMPLES, annotate, check, folder, mentions, shown};

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

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let script = format!("{} annotate --format json . | head -n 1", env!("CARGO_BIN_EXE_glossator"));
    let text = "A container, an image, a volume.\n".repeat(1_000);
    let folder = folder(&[("a.md", &text)]);
    let output = std::process::Command::new("bash")
        .args(["-c", &format!("set -o pipefail; {script}")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
