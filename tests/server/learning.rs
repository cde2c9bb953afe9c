//! What helps a reader to learn: the page that explains a file, terms that are known, acronyms that are written out.

use std::fs;
use std::ops::Range;

use serde_json::{Value, json};

use super::fixtures::path_of;
use super::support::{Editor, INVALID_PARAMS, Setup};

const REQUEST_FAILED: i64 = -32803;

const FILES: &str = "\
//- /team.glossary.yml
name: team
terms:
  - name: frobnicator
    abbreviation: FRB
    category: Machines
    definition: The *box* that frobs.
    fr:
      name: frobnicateur
      definition: La boîte qui frobe.
  - name: grommet
    definition: A ring in a hole.
//- /notes.md
The FRB has a grommet.

An XQZ turns each grommet of the frobnicators.
";

/// An editor that knows all of what this is about.
fn setup() -> Setup {
    Setup::new(FILES)
        .options(json!({ "packs": "none", "inlayHint": true }))
        .with("capabilities/experimental", json!({ "glossatorChanged": true }))
        .with("capabilities/textDocument/inlayHint", json!({}))
        .with("capabilities/workspace/inlayHint", json!({ "refreshSupport": true }))
        .with("capabilities/window/showDocument", json!({ "support": true }))
        .with(
            "capabilities/textDocument/codeAction/codeActionLiteralSupport",
            json!({ "codeActionKind": { "valueSet": ["quickfix", "source"] } }),
        )
}

fn open(setup: Setup) -> Editor {
    let mut editor = setup.start();
    editor.open("notes.md");
    editor.until("a finding", |editor| (!editor.diagnostics("notes.md").is_empty()).then_some(()));
    editor
}

fn command(name: &str, argument: &str) -> Value {
    json!({ "command": name, "arguments": [argument] })
}

fn execute(editor: &Editor, name: &str, argument: &str) -> Value {
    editor.request("workspace/executeCommand", command(name, argument))
}

/// The names of the terms that the reader knows.
fn known(editor: &Editor) -> Vec<String> {
    let params = json!({ "textDocument": { "uri": editor.uri("notes.md") } });
    let listed = editor.request("glossator/terms", params);
    let known = listed["terms"].as_array().unwrap().iter().filter(|term| term["known"] == true);
    known.map(|term| term["name"].as_str().unwrap().to_owned()).collect()
}

/// The document with its inlay hints.
fn hinted(editor: &Editor) -> String {
    let mut text = editor.document("notes.md").text.clone();
    let range = editor.encoding.range(&text, 0..text.len());
    let params = json!({ "textDocument": { "uri": editor.uri("notes.md") }, "range": range });
    let hints = editor.request("textDocument/inlayHint", params);
    for hint in hints.as_array().into_iter().flatten().rev() {
        let at = editor.encoding.offset(&text, &hint["position"]);
        text.insert_str(at, &format!(" {}", hint["label"].as_str().unwrap()));
    }
    text
}

/// What is offered with the cursor at `at`.
fn titles(editor: &Editor, at: &str, context: Value) -> Vec<String> {
    let at = editor.document("notes.md").text.find(at).unwrap();
    titles_in(editor, at..at, context)
}

fn titles_in(editor: &Editor, selected: Range<usize>, context: Value) -> Vec<String> {
    let range = editor.encoding.range(&editor.document("notes.md").text, selected);
    let mut context = context;
    context["diagnostics"] = json!([]);
    let uri = editor.uri("notes.md");
    let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
    let actions = editor.request("textDocument/codeAction", params);
    actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap().to_owned()).collect()
}

/// The page that explains the document, with the folders of this test taken out of its links.
fn page(editor: &Editor) -> String {
    let answer = execute(editor, "glossator.explainFile", &editor.uri("notes.md"));
    let text = fs::read_to_string(path_of(answer["uri"].as_str().unwrap())).unwrap();
    text.replace(&editor.uri(""), "WORK/")
}

#[test]
fn a_file_is_explained_on_a_page() {
    let editor = open(setup());
    assert_eq!(
        page(&editor),
        "\
# notes.md

## Machines

### frobnicator · frobnicateur

*FRB*

The *box* that frobs.

[team.glossary.yml](<WORK/team.glossary.yml#L3>)

Lines [1](<WORK/notes.md#L1>), [3](<WORK/notes.md#L3>)

## team

### grommet

A ring in a hole.

[team.glossary.yml](<WORK/team.glossary.yml#L10>)

Lines [1](<WORK/notes.md#L1>), [3](<WORK/notes.md#L3>)

## Not explained by any glossary

- `XQZ` reads as an acronym, and no glossary explains it · Line [3](<WORK/notes.md#L3>)
"
    );
}

#[test]
fn the_page_is_in_the_readers_language() {
    let editor = open(setup().locale("fr"));
    let page = page(&editor);
    for text in ["La boîte qui frobe.", "Lignes [1]", "## Ce qu’aucun glossaire n’explique", "Ligne [3]"]
    {
        assert!(page.contains(text), "{text} in {page}");
    }
}

#[test]
fn the_page_is_shown_and_is_no_text_of_the_workspace() {
    let mut editor = open(setup());
    let answer = execute(&editor, "glossator.explainFile", &editor.uri("notes.md"));
    let shown = editor.await_message("window/showDocument", |params| Some(params["uri"].clone()));
    assert_eq!(shown, answer["uri"]);
    // The page quotes the text, and must not be found at fault for it.
    let uri = answer["uri"].as_str().unwrap();
    let page = fs::read_to_string(path_of(uri)).unwrap() + "\nA quick zebra (QZB) and XQZ and ZZQ.\n";
    editor.open_text(uri, "markdown", &page);
    editor.open_text("untitled:other", "markdown", "A QZB and a ZZQ.");
    let found = editor.until("findings", |editor| {
        let found = editor.diagnostics("untitled:other");
        (!found.is_empty()).then_some(found)
    });
    assert_eq!(found.len(), 2, "nothing on the page explains a term: {found:?}");
    assert_eq!(editor.diagnostics(uri), Vec::<Value>::new());
}

#[test]
fn what_cannot_be_explained_is_refused() {
    let editor = open(setup());
    for uri in [editor.uri("missing.md"), "untitled:never-opened".to_owned()] {
        let params = command("glossator.explainFile", &uri);
        assert_eq!(editor.error("workspace/executeCommand", params), REQUEST_FAILED);
    }
    let params = json!({ "command": "glossator.explainFile", "arguments": [] });
    assert_eq!(editor.error("workspace/executeCommand", params), INVALID_PARAMS);
}

#[test]
fn a_reader_without_a_cache_folder_is_told_so() {
    let mut editor = setup().without_cache().start();
    editor.may_warn();
    editor.open("notes.md");
    let params = command("glossator.explainFile", &editor.uri("notes.md"));
    assert_eq!(editor.error("workspace/executeCommand", params), REQUEST_FAILED);
}

#[test]
fn a_term_that_is_known_is_marked_as_such_in_every_session() {
    let editor = open(setup());
    assert_eq!(known(&editor), [""; 0]);
    let before = editor.received("glossator/changed").len();
    assert_eq!(execute(&editor, "glossator.know", "team/grommet"), Value::Null);
    assert_eq!(known(&editor), ["grommet"]);
    editor.until("glossator/changed", |editor| {
        (editor.received("glossator/changed").len() > before).then_some(())
    });
    let kept = fs::read(known_file(&editor)).unwrap();

    let mut other = setup().start_silent();
    write_known(&other, &kept);
    other.initialize();
    other.open("notes.md");
    assert_eq!(known(&other), ["grommet"]);
    execute(&other, "glossator.forget", "team/grommet");
    assert_eq!(known(&other), [""; 0]);
    // A glossary that is gone must not keep its terms known.
    execute(&other, "glossator.forget", "gone/entry");
    let params = command("glossator.know", "gone/entry");
    assert_eq!(other.error("workspace/executeCommand", params), REQUEST_FAILED);
}

fn known_file(editor: &Editor) -> std::path::PathBuf {
    editor.workspace.data().join("glossator").join("known.json")
}

fn write_known(editor: &Editor, content: &[u8]) {
    let file = known_file(editor);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}

#[test]
fn what_another_editor_notes_is_seen_and_not_lost() {
    let editor = open(setup());
    write_known(&editor, br#"{ "known": ["team/frobnicator"] }"#);
    execute(&editor, "glossator.know", "team/grommet");
    assert_eq!(known(&editor), ["frobnicator", "grommet"]);
    write_known(&editor, br#"{ "known": ["team/grommet"] }"#);
    editor.until("the other editor’s terms", |editor| (known(editor) == ["grommet"]).then_some(()));
}

#[test]
fn a_list_that_is_broken_is_told_and_left_as_it_is() {
    let mut editor = setup().start_silent();
    let broken = br#"{ "known": ["team/gro"#;
    write_known(&editor, broken);
    editor.initialize();
    editor.open("notes.md");
    let said = editor.await_message("window/showMessage", |params| Some(params["message"].clone()));
    let said = said.as_str().unwrap();
    assert!(said.contains("known.json cannot be read") && said.contains("mend it or delete it"), "{said}");
    let params = command("glossator.know", "team/grommet");
    assert_eq!(editor.error("workspace/executeCommand", params), REQUEST_FAILED);
    assert_eq!(fs::read(known_file(&editor)).unwrap(), broken);
    assert_eq!(known(&editor), [""; 0]);
    // Mended, it holds again.
    write_known(&editor, br#"{ "known": ["team/grommet"] }"#);
    editor.until("the mended list", |editor| (known(editor) == ["grommet"]).then_some(()));
}

#[test]
fn acronyms_are_written_out_unless_the_reader_knows_them() {
    let editor = open(setup());
    assert_eq!(
        hinted(&editor),
        "The FRB (frobnicator) has a grommet.\n\nAn XQZ turns each grommet of the frobnicators.\n"
    );
    let before = editor.received("workspace/inlayHint/refresh").len();
    execute(&editor, "glossator.know", "team/frobnicator");
    assert!(!hinted(&editor).contains("(frobnicator)"));
    editor.until("a refresh", |editor| {
        (editor.received("workspace/inlayHint/refresh").len() > before).then_some(())
    });
    execute(&editor, "glossator.forget", "team/frobnicator");
    assert!(hinted(&editor).contains("(frobnicator)"));
}

#[test]
fn acronyms_are_not_written_out_unless_that_is_wanted() {
    let editor = open(setup().options(json!({ "packs": "none" })));
    assert_eq!(editor.result["capabilities"]["inlayHintProvider"], true);
    assert_eq!(hinted(&editor), editor.document("notes.md").text);
    let without = Setup::new(FILES).start();
    assert!(without.result["capabilities"].get("inlayHintProvider").is_none());
}

#[test]
fn actions_for_readers_do_not_light_up_every_line() {
    let editor = open(setup());
    let invoked = json!({ "triggerKind": 1 });
    assert_eq!(titles(&editor, "grommet", invoked.clone()), ["Explain this file", "I know “grommet”"]);
    assert_eq!(titles(&editor, "has", invoked), [""; 0]);
    assert_eq!(titles(&editor, "grommet", json!({ "triggerKind": 2 })), [""; 0]);
    assert_eq!(titles(&editor, "has", json!({ "only": ["source"] })), ["Explain this file"]);
    assert_eq!(titles(&editor, "grommet", json!({ "only": ["quickfix"] })), [""; 0]);
    execute(&editor, "glossator.know", "team/grommet");
    let again = titles(&editor, "grommet", json!({ "only": ["glossator.know"] }));
    assert_eq!(again, ["I do not know “grommet” any more"]);
}

#[test]
fn words_that_are_selected_can_be_defined() {
    let editor = open(setup());
    let select = |words: &str| {
        let at = editor.document("notes.md").text.find(words).unwrap();
        titles_in(&editor, at..at + words.len(), json!({ "triggerKind": 1, "only": ["quickfix"] }))
    };
    assert_eq!(select("turns each"), ["Define “turns each” in team.glossary.yml"]);
    assert_eq!(select("grommet"), [""; 0], "it is defined");
    assert_eq!(select("grommet.\n\nAn"), [""; 0], "no term has two lines");
    let of_finding = select("XQZ").into_iter().filter(|title| title.starts_with("Define")).count();
    assert_eq!(of_finding, 1, "what is flagged is offered once");
}

#[test]
fn an_editor_that_knows_commands_alone_has_them_too() {
    let literals = "capabilities/textDocument/codeAction/codeActionLiteralSupport";
    let editor = open(setup().with(literals, Value::Null));
    let text = &editor.document("notes.md").text;
    let at = text.find("grommet").unwrap();
    let params = json!({
        "textDocument": { "uri": editor.uri("notes.md") },
        "range": editor.encoding.range(text, at..at),
        "context": { "diagnostics": [], "triggerKind": 1 },
    });
    let commands = editor.request("textDocument/codeAction", params);
    let know = commands.as_array().unwrap().last().unwrap();
    assert_eq!((&know["command"], &know["arguments"]), (&json!("glossator.know"), &json!(["team/grommet"])));
    editor.request("workspace/executeCommand", know.clone());
    assert_eq!(known(&editor), ["grommet"]);
}
