//! Code actions, each made as an editor makes it: the result can be read, the finding is gone, and nothing else has changed.

use serde_json::{Value, json};

use super::fixtures::path_of;
use super::positions::Encoding;
use super::support::{Editor, Setup};

const NOTES: &str = "\
//- /notes.py
#!/usr/bin/env python3
# We count XQZ here.
value = 1
";

/// An editor that knows all of code actions.
fn setup(fixture: &str) -> Setup {
    Setup::new(fixture)
        .options(json!({ "packs": "none" }))
        .with("capabilities/textDocument/codeAction/isPreferredSupport", json!(true))
        .with(
            "capabilities/textDocument/codeAction/codeActionLiteralSupport",
            json!({ "codeActionKind": { "valueSet": ["quickfix", "source"] } }),
        )
        .with("capabilities/workspace/applyEdit", json!(true))
        .with(
            "capabilities/workspace/workspaceEdit",
            json!({ "documentChanges": true, "resourceOperations": ["create"] }),
        )
        .with("capabilities/window/showDocument", json!({ "support": true }))
}

fn open(setup: Setup, name: &str) -> Editor {
    let mut editor = setup.start();
    editor.open(name);
    editor.until("a finding", |editor| (!editor.diagnostics(name).is_empty()).then_some(()));
    editor
}

/// The actions for the first finding at `text`, with the finding as the editor shows it.
fn actions(editor: &Editor, name: &str, text: &str, only: Option<&str>) -> Vec<Value> {
    let document = &editor.document(name).text;
    let at = document.find(text).unwrap();
    let range = editor.encoding.range(document, at..at);
    let mut context = json!({ "diagnostics": editor.diagnostics(name) });
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({ "textDocument": { "uri": editor.uri(name) }, "range": range, "context": context });
    // While glossaries are being read there is no answer yet.
    editor.until("an answer", |editor| {
        editor.request("textDocument/codeAction", params.clone()).as_array().cloned()
    })
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn named<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"] == title);
    found.unwrap_or_else(|| panic!("no {title:?} in {:?}", titles(actions)))
}

/// The edits of each document, in either form.
fn edits(edit: &Value) -> Vec<(String, Vec<Value>)> {
    if let Some(changes) = edit["changes"].as_object() {
        return changes.iter().map(|(uri, edits)| (uri.clone(), edits.as_array().unwrap().clone())).collect();
    }
    let changes = edit["documentChanges"].as_array().unwrap().iter();
    let edits = changes.filter(|change| change.get("kind").is_none()).map(|change| {
        (
            change["textDocument"]["uri"].as_str().unwrap().to_owned(),
            change["edits"].as_array().unwrap().clone(),
        )
    });
    edits.collect()
}

fn edited(text: &str, encoding: Encoding, edits: &[Value]) -> String {
    let mut changed = text.to_owned();
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| encoding.offset(text, &edit["range"]["start"]));
    for edit in edits.iter().rev() {
        let (start, end) =
            (encoding.offset(text, &edit["range"]["start"]), encoding.offset(text, &edit["range"]["end"]));
        changed.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    changed
}

/// Makes an edit as editors do: in what is open, else on disk. Returns what stands in the document afterwards.
fn apply(editor: &mut Editor, edit: &Value) -> String {
    let mut last = String::new();
    for (uri, edits) in edits(edit) {
        if editor.is_open(&uri) {
            last = edited(&editor.document(&uri).text, editor.encoding, &edits);
            editor.replace(&uri, &last);
        } else {
            let path = path_of(&uri);
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            last = edited(&text, editor.encoding, &edits);
            let root = editor.workspace.root();
            editor.write_outside(path.strip_prefix(root).unwrap().to_str().unwrap(), &last);
        }
    }
    last
}

fn is_clean(editor: &Editor, name: &str) {
    editor.until("no findings", |editor| editor.diagnostics(name).is_empty().then_some(()));
}

#[test]
fn what_can_be_done_about_a_term_that_nobody_explains() {
    let editor = open(setup(NOTES), "notes.py");
    let offered = actions(&editor, "notes.py", "XQZ", None);
    assert_eq!(
        titles(&offered),
        [
            "Define “XQZ” in glossary.yml",
            "Ignore “XQZ” in this file",
            "Ignore “XQZ” in this workspace",
            "Explain why “XQZ” is flagged",
        ]
    );
    for action in &offered {
        assert_eq!(action["kind"], "quickfix");
        assert_eq!(action["diagnostics"], json!(editor.diagnostics("notes.py")));
    }
    assert_eq!(offered[0]["isPreferred"], true);
    assert!(actions(&editor, "notes.py", "value", None).is_empty());
    assert!(actions(&editor, "notes.py", "XQZ", Some("refactor")).is_empty());
    assert_eq!(actions(&editor, "notes.py", "XQZ", Some("quickfix")).len(), offered.len());
}

#[test]
fn a_definition_starts_the_glossary_where_there_is_none() {
    let mut editor = open(setup(NOTES), "notes.py");
    let offered = actions(&editor, "notes.py", "XQZ", None);
    let action = named(&offered, "Define “XQZ” in glossary.yml");
    let glossary = editor.uri("glossary.yml");
    assert_eq!(action["edit"]["documentChanges"][0]["kind"], "create");
    assert_eq!(action["command"]["command"], "glossator.show");
    let text = apply(&mut editor, &action["edit"]);
    assert_eq!(text, "terms:\n  - name: XQZ\n    definition: To be defined.\n");
    is_clean(&editor, "notes.py");
    assert!(editor.diagnostics("glossary.yml").is_empty());

    let command =
        json!({ "command": action["command"]["command"], "arguments": action["command"]["arguments"] });
    editor.request("workspace/executeCommand", command);
    let shown = editor.await_message("window/showDocument", |params| Some(params.clone()));
    assert_eq!(shown["uri"], glossary);
    let start = editor.encoding.offset(&text, &shown["selection"]["start"]);
    assert!(text[start..].starts_with("To be defined."));
}

#[test]
fn a_definition_goes_into_the_nearest_glossary() {
    let far = "# Far\nterms:\n  - name: frobnicator\n    definition: Ours.\n";
    let near = "# Near\n\nterms:\n- name: gizmo # a comment\n  definition: Ours.\n\n# The end\n";
    let fixture =
        format!("//- /glossary.yml\n{far}//- /a/words.glossary.yml\n{near}//- /a/notes.py\n# The XQZ.\n");
    let mut editor = open(setup(&fixture), "a/notes.py");
    let offered = actions(&editor, "a/notes.py", "XQZ", None);
    let action = named(&offered, "Define “XQZ” in a/words.glossary.yml");
    let changed = apply(&mut editor, &action["edit"]);
    let added = "- name: XQZ\n  definition: To be defined.\n";
    assert_eq!(changed, near.replace("\n\n# The end", &format!("\n{added}\n# The end")));
    is_clean(&editor, "a/notes.py");
    assert!(editor.diagnostics("a/words.glossary.yml").is_empty());
}

#[test]
fn a_definition_goes_into_what_the_editor_has_not_saved_yet() {
    let fixture = format!("{NOTES}//- /glossary.yml\nterms:\n  - name: gizmo\n    definition: Ours.\n");
    let mut editor = open(setup(&fixture), "notes.py");
    editor.open("glossary.yml");
    editor.replace("glossary.yml", "terms:\n  - name: gadget\n    definition: Ours.\n");
    let title = "Define “XQZ” in glossary.yml";
    let offered = actions(&editor, "notes.py", "XQZ", None);
    let changed = apply(&mut editor, &named(&offered, title)["edit"]);
    assert!(changed.contains("gadget") && changed.ends_with("To be defined.\n"), "{changed}");
    is_clean(&editor, "notes.py");
}

#[test]
fn a_short_form_that_the_text_explains_is_defined_by_its_long_form() {
    let fixture = "//- /notes.py\n# The quorum xenon zone (QXZ) is XQZ.\n";
    let mut editor = open(setup(fixture), "notes.py");
    let offered = actions(&editor, "notes.py", "QXZ", None);
    let action = named(&offered, "Define “QXZ” in glossary.yml");
    let changed = apply(&mut editor, &action["edit"]);
    assert_eq!(
        changed,
        "terms:\n  - name: quorum xenon zone\n    abbreviation: QXZ\n    definition: To be defined.\n"
    );
    editor.until("an explanation", |editor| {
        let at = editor.document("notes.py").text.find("QXZ").unwrap();
        editor.hover_once(editor.at("notes.py", at)).filter(|hover| hover.text.contains("To be defined."))
    });
}

#[test]
fn a_spelling_can_be_added_to_an_entry_that_is_like_it() {
    let glossary = "terms:\n  - name: quorum xenon zone # ours\n    definition: Ours.\n";
    let fixture = format!("//- /notes.py\n# The QXZ.\n//- /glossary.yml\n{glossary}");
    let mut editor = open(setup(&fixture), "notes.py");
    let offered = actions(&editor, "notes.py", "QXZ", None);
    let action = named(&offered, "Add “QXZ” as another spelling of “quorum xenon zone”");
    let changed = apply(&mut editor, &action["edit"]);
    assert_eq!(changed, glossary.replace("# ours\n", "# ours\n    aliases: [QXZ]\n"));
    is_clean(&editor, "notes.py");
}

#[test]
fn a_slip_of_the_finger_is_corrected() {
    let fixture = "//- /notes.py\n# The QXZAB and more.\n//- /glossary.yml\nterms: [{name: QXZZB, definition: Ours.}]\n";
    let mut editor = open(setup(fixture), "notes.py");
    let offered = actions(&editor, "notes.py", "QXZAB", None);
    let changed = apply(&mut editor, &named(&offered, "Did you mean “QXZZB”?")["edit"]);
    assert_eq!(changed, "# The QXZZB and more.\n");
    is_clean(&editor, "notes.py");
}

const DISCOURAGED: &str = "\
//- /notes.py
# A frobber, and another frobber.
frobber = 1  # The Gizmobox.
//- /glossary.yml
terms:
  - name: frobnicator
    definition: Ours.
    deprecated: [{name: frobber, reason: It frobs no more.}]
  - name: gizmo
    definition: Ours.
    forbidden: [gizmobox]
";

#[test]
fn the_preferred_spelling_is_used_here_everywhere_or_all_at_once() {
    let start = || {
        let setup = setup(DISCOURAGED)
            .with("capabilities/textDocument/publishDiagnostics/relatedInformation", json!(true))
            .with("capabilities/textDocument/publishDiagnostics/tagSupport", json!({ "valueSet": [1, 2] }));
        let editor = open(setup, "notes.py");
        assert_eq!(editor.diagnostics("notes.py").len(), 3, "{:?}", editor.diagnostics("notes.py"));
        editor
    };
    let mut editor = start();
    let first = &editor.diagnostics("notes.py")[0];
    assert_eq!(first["code"], "deprecated-term");
    assert_eq!(first["tags"], json!([2]));
    let related = &first["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], editor.uri("glossary.yml"));
    assert_eq!(related["location"]["range"]["start"], json!({ "line": 1, "character": 10 }));
    assert_eq!(related["message"], "“frobnicator” is defined here");

    let offered = actions(&editor, "notes.py", "frobber", None);
    let here = named(&offered, "Use the preferred spelling “frobnicator”");
    assert_eq!(here["isPreferred"], true);
    let changed = apply(&mut editor, &here["edit"]);
    assert_eq!(changed, "# A frobnicator, and another frobber.\nfrobber = 1  # The Gizmobox.\n");
    drop(editor);

    let mut editor = start();
    let offered = actions(&editor, "notes.py", "frobber", None);
    let changed = apply(&mut editor, &named(&offered, "Use “frobnicator” everywhere in this file")["edit"]);
    assert_eq!(changed, "# A frobnicator, and another frobnicator.\nfrobber = 1  # The Gizmobox.\n");
    drop(editor);

    let mut editor = start();
    for only in ["source.fixAll", "source", "source.fixAll.glossator"] {
        let mut offered = actions(&editor, "notes.py", "Gizmobox", Some(only));
        offered.retain(|action| action["title"] != "Explain this file");
        assert_eq!(titles(&offered), ["Use the preferred spellings everywhere in this file"]);
        assert_eq!(offered[0]["kind"], "source.fixAll.glossator");
    }
    let offered = actions(&editor, "notes.py", "frobber", Some("source.fixAll"));
    let changed = apply(&mut editor, &offered[0]["edit"]);
    assert_eq!(changed, "# A frobnicator, and another frobnicator.\nfrobber = 1  # The Gizmo.\n");
    is_clean(&editor, "notes.py");
}

#[test]
fn a_term_is_ignored_in_one_file() {
    let mut editor = open(setup(NOTES), "notes.py");
    let offered = actions(&editor, "notes.py", "XQZ", None);
    let changed = apply(&mut editor, &named(&offered, "Ignore “XQZ” in this file")["edit"]);
    assert_eq!(changed, "#!/usr/bin/env python3\n# glossator: ignore XQZ\n# We count XQZ here.\nvalue = 1\n");
    is_clean(&editor, "notes.py");
}

#[test]
fn a_term_is_ignored_in_the_workspace() {
    for (before, after) in [
        (None, "ignore = [\"XQZ\"]\n"),
        (
            Some("# Ours\nignore = [\n  \"ABCD\", # why\n]\n"),
            "# Ours\nignore = [\n  \"ABCD\",\n  \"XQZ\", # why\n]\n",
        ),
        (
            Some("packs = \"none\"\n\n# Rules\n[rules]\ninconsistent-spelling = \"off\"\n"),
            "packs = \"none\"\nignore = [\"XQZ\"]\n\n# Rules\n[rules]\ninconsistent-spelling = \"off\"\n",
        ),
    ] {
        let settings = before.map(|text| format!("//- /glossator.toml\n{text}")).unwrap_or_default();
        let mut editor = open(setup(&format!("{NOTES}{settings}")), "notes.py");
        let offered = actions(&editor, "notes.py", "XQZ", None);
        let changed = apply(&mut editor, &named(&offered, "Ignore “XQZ” in this workspace")["edit"]);
        assert_eq!(changed, after);
        is_clean(&editor, "notes.py");
        assert!(editor.diagnostics("glossator.toml").is_empty());
    }
}

#[test]
fn the_reason_is_told() {
    let editor = open(setup(NOTES), "notes.py");
    let offered = actions(&editor, "notes.py", "XQZ", None);
    let action = named(&offered, "Explain why “XQZ” is flagged");
    editor.request("workspace/executeCommand", action["command"].clone());
    let told = editor.await_message("window/showMessage", |params| Some(params.clone()));
    assert_eq!(told["type"], 3);
    let message = told["message"].as_str().unwrap();
    assert!(message.contains("`XQZ` reads as an acronym"), "{message}");
    assert!(message.contains("`undefined-jargon` under `rules`"), "{message}");
}

#[test]
fn titles_are_in_the_readers_language() {
    let mut editor = open(setup(NOTES).locale("fr"), "notes.py");
    let offered = actions(&editor, "notes.py", "XQZ", None);
    assert_eq!(
        titles(&offered),
        [
            "Définir «\u{202f}XQZ\u{202f}» dans glossary.yml",
            "Ignorer «\u{202f}XQZ\u{202f}» dans ce fichier",
            "Ignorer «\u{202f}XQZ\u{202f}» dans cet espace de travail",
            "Expliquer pourquoi «\u{202f}XQZ\u{202f}» est signalé",
        ]
    );
    let changed = apply(&mut editor, &offered[0]["edit"]);
    assert_eq!(changed, "language: fr\nterms:\n  - name: XQZ\n    definition: À définir.\n");
    is_clean(&editor, "notes.py");
}

#[test]
fn texts_that_are_no_files_have_fixes_too() {
    let mut editor = setup(NOTES).start();
    editor.open_text("untitled:one", "python", "# The XQZ.\n");
    editor.until("a finding", |editor| (!editor.diagnostics("untitled:one").is_empty()).then_some(()));
    let offered = actions(&editor, "untitled:one", "XQZ", None);
    assert_eq!(offered.len(), 4, "{:?}", titles(&offered));
    apply(&mut editor, &named(&offered, "Define “XQZ” in glossary.yml")["edit"]);
    is_clean(&editor, "untitled:one");
}

#[test]
fn editors_without_versions_and_new_files_get_plain_edits() {
    let setup = setup(NOTES).with("capabilities/workspace/workspaceEdit", Value::Null);
    let mut editor = open(setup, "notes.py");
    let offered = actions(&editor, "notes.py", "XQZ", None);
    for action in offered.iter().filter(|action| action.get("edit").is_some()) {
        assert!(action["edit"]["changes"].is_object(), "{action}");
    }
    apply(&mut editor, &offered[0]["edit"]);
    is_clean(&editor, "notes.py");
}

#[test]
fn editors_that_know_commands_alone_get_commands() {
    let setup =
        setup(NOTES).with("capabilities/textDocument/codeAction/codeActionLiteralSupport", Value::Null);
    let mut editor = open(setup, "notes.py");
    assert_eq!(editor.result["capabilities"]["codeActionProvider"], true);
    let offered = actions(&editor, "notes.py", "XQZ", None);
    assert!(offered.iter().all(|command| command["command"].is_string()), "{offered:?}");
    let command = named(&offered, "Ignore “XQZ” in this file");
    editor.request(
        "workspace/executeCommand",
        json!({ "command": command["command"], "arguments": command["arguments"] }),
    );
    let asked = editor.await_message("workspace/applyEdit", |params| Some(params.clone()));
    apply(&mut editor, &asked["edit"]);
    is_clean(&editor, "notes.py");
}

#[test]
fn commands_that_do_not_exist_are_refused() {
    let editor = setup(NOTES).start();
    for params in [json!({ "command": "rm" }), json!({ "command": "glossator.show" })] {
        assert_eq!(editor.error("workspace/executeCommand", params), super::support::INVALID_PARAMS);
    }
}

#[test]
fn fixes_can_be_switched_off() {
    let setup = setup(NOTES).options(json!({ "packs": "none", "codeAction": false }));
    let editor = open(setup, "notes.py");
    let at = json!({ "line": 1, "character": 11 });
    let params = json!({ "textDocument": { "uri": editor.uri("notes.py") }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] } });
    assert_eq!(editor.request("textDocument/codeAction", params), Value::Null);
}
