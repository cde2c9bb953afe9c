//! What holds for every language and any text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{Language, Region, RegionKind, Regions, regions};

/// Pieces that open, close or split something in some language.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "''",
    "/*",
    "*/",
    "//",
    "/",
    "#",
    "#[[",
    "#|",
    "|#",
    "{-",
    "-}",
    "(*",
    "*)",
    "--",
    "--[[",
    "]]",
    "<<EOF",
    "EOF",
    "<<~A",
    "<<<",
    "<!--",
    "-->",
    "<?php",
    "?>",
    "<script>",
    "</script>",
    "<a b='",
    "{{",
    "}}",
    "{%",
    "%}",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "${",
    "$(",
    "#{",
    "\\(",
    "\\",
    "\\\\",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    ":",
    ": ",
    "- ",
    "? ",
    "|",
    ">",
    "|-2",
    "&a",
    "*b",
    "!c",
    "=",
    "=begin",
    "=cut",
    "__END__",
    "%w[",
    "q(",
    "s/",
    "m{",
    "r#",
    "R\"x(",
    "@\"",
    "~~~",
    "```",
    "---",
    "...",
    "::",
    ".. ",
    ".. code::",
    "FROM a AS b",
    "RUN ",
    "LABEL a=",
    "HEALTHCHECK ",
    "CMD",
    "ONBUILD ",
    "# syntax=",
    "# escape=`",
    "key",
    "description",
    "run",
    "é",
    "漢",
    "🦀",
    "\u{feff}",
    "\u{0}",
    "a",
    "1",
    "rem ",
    "%",
    ";",
    "$",
    "@",
    "~",
    "?",
    "!",
    ",",
    ".",
    "\\begin{verbatim}",
    "\\end{",
    "#+begin_src",
];

const SAMPLES: &[&str] = &[
    "FROM a:1 AS é\nRUN <<EOF cat <<-'B'\n# x\nEOF\n\tB\nLABEL a=\"b c\" \\\n # d\n  e='f'\n",
    "a: &x\n  b: |\n    # c\n    é\n  d: [1, {e: 'f', \"g\": h}]\n- i: >-\n    {{ j }}\n{{- if k }}\n# l\n",
    "def f():\n    r\"\"\"é\"\"\"\n    x = '''a''' # b\n",
    "fn f<'a>() { r##\"é\"##; 'b'; /* /* */ */ } // c\n",
    "const a = `b ${c({d: `é`})}`; /[/]\"/g; // e\n",
    "# A\n\n```sh\nb\n```\n\n- `c` [d](e) <f> \n\n      g\n<!-- é -->\n",
    "<a b=\"é\">c {{ d }}<script>// e\n</script><!-- f -->\n",
    "{\"a\": [\"é\", {b: 'c'}], // d\n \"description\": \"e\"}\n",
    "[a.\"é\"]\nb = \"\"\"c\n\"\"\" # d\ne = [{f = 'g'}, 1]\n",
];

fn assert_sound(text: &str, regions: &Regions) {
    let mut end = 0;
    for region in regions.iter() {
        assert!(region.start >= end && region.end > region.start, "{region:?} after {end}");
        assert!(
            text.get(region.start as usize..region.end as usize).is_some(),
            "{region:?} splits a character"
        );
        if let Some(key) = region.key {
            assert!(!regions.key_path(key, text).is_empty());
        }
        end = region.end;
    }
    assert!(end as usize <= text.len());
}

fn read_in_every_language(text: &str) {
    for language in Language::all() {
        assert_sound(text, &regions(text, language));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        read_in_every_language(&text);
    }

    #[test]
    fn any_mixture_of_marks_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        read_in_every_language(&pieces.concat());
    }

    #[test]
    fn any_cut_is_read(sample in prop::sample::select(SAMPLES), from in 0..120_usize, length in 0..120_usize) {
        let text: String = sample.chars().skip(from).take(length).collect();
        read_in_every_language(&text);
    }
}

/// A file of which every byte may open something takes about as long as any other.
#[test]
fn time_grows_with_the_text_only() {
    let openers = [
        "\"",
        "'",
        "#",
        "[",
        "{",
        "(*",
        "/*",
        "{-",
        "<<A\n",
        "<<A ",
        "\"${",
        "`${",
        "`",
        "```",
        "<!--",
        "<a ",
        "=/[",
        "](",
        "- ",
        "{{",
        "{%",
        "\\",
        "\"\\",
        " ",
        "\n",
        "'\n ",
        "a: \"\n ",
        "$(",
        "%w[",
        "q(",
        "R\"",
        "r#\"",
        "[[",
        "$",
        "~~~\n",
        "a: |\n",
        ": ",
        "\"\"\"\n",
        "#\n\"\"\"a\"\"\"\n",
        "<script>",
        "=a\n",
        "`` ` ",
        ".. a\n",
        "a::\n\n",
        "{a:",
        "LABEL \"",
    ];
    let languages = [
        "dockerfile",
        "yaml",
        "helm",
        "json",
        "toml",
        "ini",
        "dotenv",
        "shellscript",
        "terraform",
        "makefile",
        "html",
        "xml",
        "markdown",
        "restructuredtext",
        "asciidoc",
        "latex",
        "org",
        "python",
        "javascript",
        "rust",
        "ruby",
        "perl",
        "php",
        "lua",
        "cpp",
        "csharp",
        "swift",
        "nix",
        "elixir",
        "vim",
        "cmake",
        "haskell",
        "scala",
        "julia",
    ];
    for opener in openers {
        let text = opener.repeat(64 * 1024 / opener.len());
        for id in languages {
            let start = Instant::now();
            regions(&text, Language::by_id(id).unwrap());
            assert!(start.elapsed() < Duration::from_secs(2), "{id} takes long for {opener:?}");
        }
    }
}

#[test]
fn a_region_takes_sixteen_bytes() {
    assert_eq!(size_of::<Region>(), 16);
}

#[test]
fn kinds_are_found_by_name() {
    for kind in RegionKind::ALL {
        assert_eq!(RegionKind::by_name(kind.name()), Some(kind));
    }
    assert_eq!(RegionKind::by_name("banana"), None);
}

#[test]
fn every_offset_has_a_kind() {
    let language = Language::by_id("go").unwrap();
    let regions = regions("a // b\nc", language);
    let kind = |offset| regions.at(offset).kind;
    assert_eq!((kind(0), kind(2), kind(5)), (RegionKind::Code, RegionKind::Comment, RegionKind::Comment));
    assert_eq!((kind(6), kind(7), kind(900)), (RegionKind::Code, RegionKind::Code, RegionKind::Code));
    assert_eq!((regions.at(6).start, regions.at(6).end), (6, 8));
}

#[test]
fn a_value_knows_the_path_of_its_key() {
    let text = "services:\n  web:\n    ports:\n      - 80:80\n";
    let regions = regions(text, Language::by_id("compose").unwrap());
    let key = regions.at(text.find("80").unwrap()).key.unwrap();
    assert_eq!(regions.key_path(key, text), ["services", "web", "ports"]);
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let text = "\u{feff}# comment";
    let regions = regions(text, Language::by_id("python").unwrap());
    assert_eq!(regions.at(3).kind, RegionKind::Comment);
}
