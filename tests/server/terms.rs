//! What an editor shows of a document's terms without a hover.

use serde_json::{Value, json};

use super::support::{Editor, Setup};

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
//- /near/glossary.yml
terms:
  - {name: slot, definition: One of two.}
  - {name: slot, definition: A time., aliases: [window], scope: {languages: [prose]}}
//- /compose.yaml
# é🐳 a grommet for the frobnicator, and XQZ
services:
  web:
    image: frobnicator # the frobnicators
    working_dir: /srv
//- /near/notes.md
Each slot has a window.
";

fn start() -> Editor {
    Setup::new(FILES).options(json!({ "packs": ["compose-keys"] })).start()
}

fn terms(editor: &Editor, name: &str) -> Value {
    editor.request("glossator/terms", json!({ "textDocument": { "uri": editor.uri(name) } }))
}

fn search(editor: &Editor, query: &str) -> Vec<Value> {
    let found = editor.request("glossator/search", json!({ "query": query }));
    found.as_array().unwrap().clone()
}

fn fields<'v>(list: &'v Value, field: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|item| item[field].as_str().unwrap()).collect()
}

#[test]
fn the_terms_of_a_document_come_in_the_order_of_their_first_mention() {
    let mut editor = start();
    editor.open("compose.yaml");
    let listed = terms(&editor, "compose.yaml");
    assert_eq!(listed["version"], 1);
    let names = fields(&listed["terms"], "name");
    assert_eq!(names[..2], ["grommet", "frobnicator"]);
    assert!(names.contains(&"working_dir"), "keys are terms: {names:?}");
    let frobnicator = &listed["terms"][1];
    let marked: Vec<String> = frobnicator["ranges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|range| editor.marked("compose.yaml", range))
        .collect();
    assert_eq!(
        marked,
        [
            "# é🐳 a grommet for the [frobnicator], and XQZ",
            "    image: frobnicator # the [frobnicators]", // and not the value before it
        ]
    );
    assert_eq!(
        *frobnicator,
        json!({
            "id": "team/frobnicator",
            "name": "frobnicator",
            "translation": "frobnicateur",
            "category": "Machines",
            "definition": "The box that frobs.",
            "expansion": "FRB",
            "ranges": frobnicator["ranges"],
            "source": {
                "uri": editor.uri("team.glossary.yml"),
                "range": { "start": { "line": 2, "character": 10 }, "end": { "line": 2, "character": 10 } },
            },
            "known": false,
        })
    );
    let undefined = &listed["undefined"];
    assert_eq!(fields(undefined, "text"), ["XQZ"]);
    assert!(undefined[0]["message"].as_str().unwrap().contains("XQZ"));
    assert_eq!(
        editor.marked("compose.yaml", &undefined[0]["range"]),
        "# é🐳 a grommet for the frobnicator, and [XQZ]"
    );
}

#[test]
fn an_id_is_the_same_in_every_session_and_for_one_entry_alone() {
    let ids = || {
        let mut editor = start();
        editor.open("near/notes.md");
        let listed = terms(&editor, "near/notes.md");
        fields(&listed["terms"], "id").iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(ids(), ["near/glossary.yml/slot", "near/glossary.yml/slot#2"]);
    assert_eq!(ids(), ids());
}

#[test]
fn definitions_are_in_the_readers_language() {
    let mut editor = Setup::new(FILES).locale("fr").start();
    editor.open("compose.yaml");
    let listed = terms(&editor, "compose.yaml");
    let definitions = fields(&listed["terms"], "definition");
    assert!(definitions.contains(&"La boîte qui frobe."), "{definitions:?}");
    assert!(fields(&listed["undefined"], "message")[0].contains("a l’air d’un sigle"), "{listed}");
    assert_eq!(search(&editor, "FROBNICATEUR")[0]["definition"], "La boîte qui frobe.");
}

#[test]
fn a_file_that_is_not_open_has_terms_too_and_what_is_no_file_has_none() {
    let editor = start();
    let listed = editor.until("terms", |editor| {
        let listed = terms(editor, "compose.yaml");
        (!listed["terms"].as_array().unwrap().is_empty()).then_some(listed)
    });
    assert_eq!(listed["version"], Value::Null);
    assert_eq!(fields(&listed["undefined"], "text"), ["XQZ"]);
    let nothing = json!({ "version": null, "terms": [], "undefined": [] });
    assert_eq!(terms(&editor, "missing.md"), nothing);
    assert_eq!(terms(&editor, "untitled:never-opened"), nothing);
}

#[test]
fn a_search_finds_the_best_first_and_without_a_query_all_the_teams_own() {
    let mut editor = start();
    editor.settle_on("grom$0met");
    let names = |query: &str| {
        let found = search(&editor, query);
        found.iter().map(|term| term["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("frb"), ["frobnicator"]);
    assert_eq!(names("ring in")[..1], ["grommet"]);
    assert_eq!(names("no such term"), [""; 0]);
    let all = names("");
    assert_eq!(all[..4], ["frobnicator", "grommet", "slot", "slot"]);
    assert!(all.len() > 90 && all.len() <= 200, "{}", all.len());
    let packs: Vec<String> = all[4..].iter().map(|name| name.to_lowercase()).collect();
    assert!(packs.is_sorted(), "{packs:?}");
    let found = search(&editor, "grommet");
    assert_eq!(found[0]["source"]["uri"], editor.uri("team.glossary.yml"));
    assert!(found[0].get("ranges").is_none());
    let pack =
        search(&editor, "working_dir").into_iter().find(|term| term["id"] == "compose-keys/working_dir");
    assert!(pack.unwrap()["source"]["uri"].as_str().unwrap().ends_with("/compose-keys.yml"));
}

/// Waits until a request of ours has been told of since.
fn changed(editor: &Editor, before: usize) {
    editor.until("glossator/changed", |editor| {
        (editor.received("glossator/changed").len() > before).then_some(())
    });
}

#[test]
fn an_editor_that_takes_it_is_told_when_terms_may_have_changed() {
    let mut editor =
        Setup::new(FILES).with("capabilities/experimental", json!({ "glossatorChanged": true })).start();
    editor.open("compose.yaml");
    changed(&editor, 0);
    assert_eq!(editor.received("glossator/changed")[0], json!({}));
    assert_eq!(fields(&terms(&editor, "compose.yaml")["undefined"], "text"), ["XQZ"]);
    let before = editor.received("glossator/changed").len();
    editor.write_outside("xqz.glossary.yml", "terms:\n  - {name: XQZ, definition: It.}\n");
    changed(&editor, before);
    editor.until("the new term", |editor| {
        let listed = terms(editor, "compose.yaml");
        (fields(&listed["terms"], "name").contains(&"XQZ") && listed["undefined"] == json!([])).then_some(())
    });
    let before = editor.received("glossator/changed").len();
    editor.set(json!({ "packs": "none" }));
    changed(&editor, before);
    editor.until("no keys", |editor| {
        (!fields(&terms(editor, "compose.yaml")["terms"], "name").contains(&"working_dir")).then_some(())
    });
}
