//! Documents under all the names, languages, line ends and units of columns that editors give them.

use serde_json::{Value, json};

use super::positions::Encoding;
use super::support::{Editor, Setup};

const DOCKERFILE: &str = "\
//- /Dockerfile
# one con$0tainer
FROM alpine
";

#[test]
fn names_with_brackets_blanks_and_accents_are_served() {
    let fixture = "//- /[id].yaml\n# con$0tainer\n//- /a b.yaml\n# con$0tainer\n//- /é.yaml\n# con$0tainer\n//- /100%.yaml\n# con$0tainer\n";
    let mut editor = Setup::new(fixture).start();
    for path in ["[id].yaml", "a b.yaml", "é.yaml", "100%.yaml"] {
        editor.open(path);
        assert_eq!(editor.marked(path, &editor.hover(path).range), "# [container]");
        editor.edit(path, 0..0, "# é\n");
        assert_eq!(editor.marked(path, &editor.hover(path).range), "# [container]");
        editor.close(path);
    }
}

#[test]
fn a_name_may_be_escaped_or_not() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let plain = format!("{}/[id] é.yaml", editor.uri(""));
    let plain = plain.replace("//[", "/[");
    editor.open_text(&plain, "yaml", "# con$0tainer");
    editor.hover(&plain);
    let escaped = plain.replace('[', "%5B").replace(']', "%5D").replace(' ', "%20").replace('é', "%C3%A9");
    let at = json!({ "textDocument": { "uri": escaped }, "position": { "line": 0, "character": 4 } });
    assert!(editor.hover_once(at).is_some(), "{escaped} is {plain}");
}

#[test]
fn a_drive_letter_may_be_spelled_in_any_way_and_is_given_back_as_it_came() {
    let mut editor = Setup::new(DOCKERFILE).folders(&[]).start();
    editor.open_text("file:///c%3A/team/compose.yaml", "yaml", "# con$0tainer\n# container");
    editor.hover("file:///c%3A/team/compose.yaml");
    let spellings =
        ["file:///C:/team/compose.yaml", "file:///c:/team/compose.yaml", "file:///C%3A/team/compose.yaml"];
    for uri in spellings {
        let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 4 } });
        assert!(editor.hover_once(at.clone()).is_some(), "{uri}");
        let mut params = at;
        params["context"] = json!({ "includeDeclaration": false });
        let references = editor.request("textDocument/references", params);
        assert_eq!(references[0]["uri"], "file:///c%3A/team/compose.yaml", "asked as {uri}");
    }
    let change = json!({ "textDocument": { "uri": spellings[0], "version": 2 }, "contentChanges": [{ "text": "# nothing" }] });
    editor.notify("textDocument/didChange", change);
    assert!(editor.hover_once(editor.at_cursor("file:///c%3A/team/compose.yaml")).is_none());
}

#[test]
fn a_text_that_has_no_file_yet_is_served() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:Untitled-1", "dockerfile", "# con$0tainer");
    assert_eq!(
        editor.marked("untitled:Untitled-1", &editor.hover("untitled:Untitled-1").range),
        "# [container]"
    );
}

#[test]
fn the_old_side_of_a_comparison_is_not_served() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.settle();
    for uri in ["git:/work/Dockerfile?%7B%7D", "gitlens://a/Dockerfile", "output:extension-output-1"] {
        editor.open_text(uri, "dockerfile", "# con$0tainer");
        assert!(editor.hover_once(editor.at_cursor(uri)).is_none(), "{uri}");
        editor.edit(uri, 0..0, "# é\n");
        editor.close(uri);
    }
}

#[test]
fn a_cell_of_a_notebook_is_served_as_what_it_is() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let uri = "vscode-notebook-cell:/work/a.ipynb#W0sZmlsZQ%3D%3D";
    editor.open_text(uri, "python", "# one Kuber$0netes\n");
    assert_eq!(editor.marked(uri, &editor.hover(uri).range), "# one [Kubernetes]");
}

#[test]
fn a_closed_document_is_forgotten() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    let at = editor.at_cursor("Dockerfile");
    editor.close("Dockerfile");
    assert!(editor.hover_once(at.clone()).is_none());
    assert_eq!(editor.request("textDocument/completion", at), Value::Null);
    editor.open_text("Dockerfile", "dockerfile", "# another con$0tainer");
    assert_eq!(editor.marked("Dockerfile", &editor.hover("Dockerfile").range), "# another [container]");
}

#[test]
fn opening_twice_takes_the_newer_text() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    editor.open_text("Dockerfile", "dockerfile", "FROM a\n# now a po$0d\n");
    assert_eq!(editor.marked("Dockerfile", &editor.hover("Dockerfile").range), "# now a [pod]");
}

#[test]
fn every_language_id_that_editors_give_is_understood() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let dockerfile = "FROM alpine\n# one Kuber$0netes\n";
    let yaml = "services: # one Kuber$0netes\n  web: {}\n";
    let cases = [
        ("dockerfile", dockerfile),
        ("docker", dockerfile),
        ("Dockerfile", dockerfile),
        ("dockercompose", yaml),
        ("yaml.docker-compose", yaml),
        ("yaml", yaml),
        ("yaml.ansible", yaml),
        ("ansible", yaml),
        ("helm", yaml),
        ("yaml.helm-values", yaml),
        ("markdown", "one Kuber$0netes\n"),
        ("plaintext", "one Kuber$0netes\n"),
        ("shellscript", "ls # one Kuber$0netes\n"),
        ("sh", "ls # one Kuber$0netes\n"),
        ("python", "x = 1  # one Kuber$0netes\n"),
        ("klingon", "one Kuber$0netes\n"),
        ("", "one Kuber$0netes\n"),
    ];
    for (number, (language, text)) in cases.into_iter().enumerate() {
        let uri = format!("untitled:text-{number}");
        editor.open_text(&uri, language, text);
        let hover = editor.hover(&uri);
        assert!(editor.marked(&uri, &hover.range).contains("[Kubernetes]"), "{language}");
    }
}

#[test]
fn a_file_that_is_opened_by_itself_is_served() {
    let mut editor = Setup::new(DOCKERFILE).folders(&[]).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
}

#[test]
fn an_older_editor_may_name_the_root_alone() {
    let fixture = "//- /team.glossary.yml\nterms: [{name: frobnicator, definition: Ours.}]\n//- /Dockerfile\n# frob$0nicator\n";
    let mut editor = Setup::new(fixture).without_folders().start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "Ours.");
}

#[test]
fn each_kind_of_line_end_counts_once() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let text = "# a\r\n# b\r# c\n\r# d\u{b}\u{c}\u{85}\u{2028}\u{2029}\n# con$0tainer\r\n";
    editor.open_text("untitled:ends", "dockerfile", text);
    let hover = editor.hover("untitled:ends");
    assert_eq!(hover.range["start"], json!({ "line": 5, "character": 2 }));
    let first_line = 0..5;
    editor.edit("untitled:ends", first_line, "");
    assert_eq!(editor.hover("untitled:ends").range["start"], json!({ "line": 4, "character": 2 }));
}

#[test]
fn a_byte_order_mark_is_a_character_like_any_other() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:bom", "dockerfile", "\u{feff}# con$0tainer\r\n# another\r\n");
    let hover = editor.hover("untitled:bom");
    assert_eq!(hover.range["start"], json!({ "line": 0, "character": 3 }));
}

#[test]
fn a_glossary_with_a_byte_order_mark_is_read() {
    let fixture = "//- /team.glossary.yml\n\u{feff}terms:\r\n  - name: frobnicator\r\n    definition: Ours.\r\n//- /Dockerfile\n# frob$0nicator\n";
    let mut editor = Setup::new(fixture).start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "Ours.");
    let definition = editor.request("textDocument/definition", editor.at_cursor("Dockerfile"));
    let range = json!({ "start": { "line": 1, "character": 10 }, "end": { "line": 1, "character": 21 } });
    assert_eq!(definition[0]["targetSelectionRange"], range);
}

#[test]
fn positions_outside_the_text_are_taken_as_the_nearest_inside() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:short", "dockerfile", "# a pod\n# a con$0tainer");
    editor.hover("untitled:short");
    let hover = |line: i64, character: i64| {
        let at = json!({ "textDocument": { "uri": "untitled:short" }, "position": { "line": line, "character": character } });
        editor.hover_once(at).map(|hover| editor.marked("untitled:short", &hover.range))
    };
    let (pod, container) = (Some("# a [pod]".to_owned()), Some("# a [container]".to_owned()));
    assert_eq!(hover(0, 4_000_000_000), pod, "past the end of the line");
    assert_eq!(hover(1, 999), container, "past the end of the last line");
    assert_eq!(hover(2, 0), container, "past the last line");
    assert_eq!(hover(4_000_000_000, 4_000_000_000), container);
}

#[test]
fn edits_outside_the_text_are_made_at_the_nearest_place_inside() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:short", "dockerfile", "# a pod\n# é");
    editor.settle();
    let position = |line: i64, character: i64| json!({ "line": line, "character": character });
    let edits = json!([
        // At the end of the first line.
        { "range": { "start": position(0, 999), "end": position(0, 9999) }, "text": " in 🐳" },
        // From the end to the start.
        { "range": { "start": position(9, 9), "end": position(1, 2) }, "text": "container" },
        // Into the middle of a surrogate pair: the character goes as a whole, or stays as a whole.
        { "range": { "start": position(0, 12), "end": position(0, 12) }, "text": "" },
    ]);
    let document = json!({ "uri": "untitled:short", "version": 2 });
    editor.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": edits }));
    let at = json!({ "textDocument": { "uri": "untitled:short" }, "position": position(1, 3) });
    let hover = editor.hover_once(at).unwrap();
    assert_eq!(hover.range, json!({ "start": position(1, 2), "end": position(1, 11) }));
}

#[test]
fn several_changes_in_one_message_apply_one_after_the_other() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:several", "dockerfile", "# one$0 two\n");
    editor.settle();
    let change = |start: i64, end: i64, text: &str| json!({ "range": { "start": { "line": 0, "character": start }, "end": { "line": 0, "character": end } }, "text": text });
    // `# x two`, `# x y`, then the whole text, then `# a container y`.
    let changes =
        json!([change(2, 5, "x"), change(4, 7, "y"), { "text": "# a y" }, change(4, 4, "container ")]);
    let document = json!({ "uri": "untitled:several", "version": 2 });
    editor.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    let at =
        json!({ "textDocument": { "uri": "untitled:several" }, "position": { "line": 0, "character": 6 } });
    let range = json!({ "start": { "line": 0, "character": 4 }, "end": { "line": 0, "character": 13 } });
    assert_eq!(editor.hover_once(at).unwrap().range, range);
}

#[test]
fn changes_of_documents_that_are_not_open_are_ignored() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let document = json!({ "uri": "untitled:never", "version": 2 });
    editor.notify(
        "textDocument/didChange",
        json!({ "textDocument": document, "contentChanges": [{ "text": "container" }] }),
    );
    editor.notify("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:never" } }));
    editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": "untitled:never" } }));
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
}

#[test]
fn versions_may_be_equal_or_fall() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    for (version, text) in [(1, "# a pod"), (1, "# a service mesh"), (-7, "# a container")] {
        let document = json!({ "uri": editor.uri("Dockerfile"), "version": version });
        editor.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        );
        let at = json!({ "textDocument": { "uri": editor.uri("Dockerfile") }, "position": { "line": 0, "character": 5 } });
        let hover = editor.hover_once(at).unwrap();
        let end = text.len();
        assert_eq!(
            hover.range,
            json!({ "start": { "line": 0, "character": 4 }, "end": { "line": 0, "character": end } }),
            "{text}"
        );
    }
}

/// Each with a two-byte letter, a character of the Basic Multilingual Plane and one beyond it, before, in and after the term.
const LINES: [&str; 6] = [
    "# é the container",
    "# 漢字 the container 漢",
    "# 🐳 the container 🐳",
    "\t# é漢🐳\u{301}👩‍👩‍👧 the container, é🐳",
    "# 🐳é漢 le dépôt d’images 🐳",
    "# l’🐳 « conteneur »",
];

#[test]
fn columns_are_right_in_every_unit_and_both_ways() {
    for (name, encoding) in
        [("utf-8", Encoding::Utf8), ("utf-16", Encoding::Utf16), ("utf-32", Encoding::Utf32)]
    {
        let mut editor = Setup::new(DOCKERFILE).encodings(&[name]).start();
        assert_eq!(editor.result["capabilities"]["positionEncoding"], name);
        assert_eq!(editor.encoding, encoding);
        editor.settle();
        for (number, line) in LINES.into_iter().enumerate() {
            let uri = format!("untitled:{number}");
            editor.open_text(&uri, "dockerfile", &format!("FROM a\r\n{line}\r\nRUN b"));
            every_column(&editor, &uri);
            // The edit's own columns are counted in the unit, too.
            let end = editor.document(&uri).text.find("\r\nRUN").unwrap();
            editor.edit(&uri, end..end, " 🐳 pod");
            every_column(&editor, &uri);
        }
    }
}

/// Hovers at each character: on a term and right behind it there is a hover, and its range is that term's.
fn every_column(editor: &Editor, uri: &str) {
    let text = editor.document(uri).text.clone();
    let mut terms = 0;
    for term in ["container", "conteneur", "dépôt d’images", "pod"] {
        for (start, _) in text.match_indices(term) {
            terms += 1;
            let end = start + term.len();
            let inside = (start..=end).filter(|&at| text.is_char_boundary(at));
            for at in inside {
                let hover = editor
                    .hover_once(editor.at(uri, at))
                    .unwrap_or_else(|| panic!("no hover at {at} in {text:?}"));
                assert_eq!(hover.range, editor.encoding.range(&text, start..end), "at {at} in {text:?}");
            }
        }
    }
    assert!(terms > 0, "no term in {text:?}");
    if let Some(emoji) = text.find('🐳') {
        assert!(editor.hover_once(editor.at(uri, emoji)).is_none(), "a hover on the emoji in {text:?}");
    }
}

#[test]
fn an_editor_that_knows_several_units_gets_bytes() {
    for (names, expected) in [
        (vec!["utf-16", "utf-8", "utf-32"], "utf-8"),
        (vec!["utf-32", "utf-16"], "utf-32"),
        (vec!["utf-16"], "utf-16"),
    ] {
        let editor = Setup::new(DOCKERFILE).encodings(&names).start();
        assert_eq!(editor.result["capabilities"]["positionEncoding"], expected, "{names:?}");
    }
}

#[test]
fn without_a_word_about_units_columns_are_utf_16() {
    let mut editor = Setup::new(DOCKERFILE).with("capabilities/general", Value::Null).start();
    assert!(editor.result["capabilities"].get("positionEncoding").is_none());
    editor.open_text("untitled:1", "dockerfile", "# 🐳 con$0tainer");
    assert_eq!(editor.hover("untitled:1").range["start"], json!({ "line": 0, "character": 5 }));
}

#[test]
fn ranges_in_indented_comments_start_at_the_word() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:tabs", "yaml", "a:\n\t\t  # \tthe con$0tainer\n");
    assert_eq!(editor.hover("untitled:tabs").range["start"], json!({ "line": 1, "character": 11 }));
}

#[test]
fn nothing_is_explained_where_there_is_no_term() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.settle();
    editor.open_text("untitled:empty", "yaml", "");
    assert!(editor.hover_once(editor.at("untitled:empty", 0)).is_none());
    editor.open_text("untitled:plain", "plaintext", "hello$0 there\n");
    assert!(editor.hover_once(editor.at_cursor("untitled:plain")).is_none());
    assert_eq!(editor.request("textDocument/definition", editor.at_cursor("untitled:plain")), Value::Null);
}
