//! Diagnostics of documents: sent to editors that do not ask for them, given to those that do, never both.

use serde_json::{Value, json};

use super::fixtures::path_of;
use super::support::{Editor, Setup};
use super::wire::{From, Message};

const FILES: &str = "\
//- /notes.py
# We count XQZ and QZX here.
//- /other.py
# Nothing to say.
";

fn setup(fixture: &str) -> Setup {
    Setup::new(fixture)
}

/// An editor that asks.
fn pulling(fixture: &str) -> Setup {
    setup(fixture)
        .with("capabilities/textDocument/diagnostic", json!({ "dataSupport": true }))
        .with("capabilities/workspace/diagnostics", json!({ "refreshSupport": true }))
}

fn messages(diagnostics: &[Value]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            format!("{}: {}", diagnostic["code"].as_str().unwrap(), diagnostic["message"].as_str().unwrap())
        })
        .collect()
}

/// What has been sent of a document: version and number of diagnostics.
fn published(editor: &Editor, name: &str) -> Vec<(Value, usize)> {
    let uri = editor.uri(name);
    let all = editor.received("textDocument/publishDiagnostics");
    all.iter()
        .filter(|params| params["uri"] == uri)
        .map(|params| (params["version"].clone(), params["diagnostics"].as_array().unwrap().len()))
        .collect()
}

fn wait_for_version(editor: &Editor, name: &str, version: i64) -> Vec<Value> {
    let uri = editor.uri(name);
    editor.await_message("textDocument/publishDiagnostics", |params| {
        let is_it = params["uri"] == uri && params["version"] == version;
        is_it.then(|| params["diagnostics"].as_array().unwrap().clone())
    })
}

fn pull(editor: &Editor, name: &str, previous: Option<&Value>) -> Value {
    let mut params = json!({ "textDocument": { "uri": editor.uri(name) } });
    if let Some(previous) = previous {
        params["previousResultId"] = previous.clone();
    }
    editor.request("textDocument/diagnostic", params)
}

fn pull_workspace(editor: &Editor, previous: &[(&str, &Value)]) -> Value {
    let known: Vec<Value> =
        previous.iter().map(|(name, id)| json!({ "uri": editor.uri(name), "value": id })).collect();
    editor.request("workspace/diagnostic", json!({ "previousResultIds": known }))
}

#[test]
fn each_finding_says_what_it_is() {
    let mut editor =
        setup(FILES).with("capabilities/textDocument/publishDiagnostics/dataSupport", json!(true)).start();
    editor.open("notes.py");
    let found = wait_for_version(&editor, "notes.py", 1);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(editor.marked("notes.py", &found[0]["range"]), "# We count [XQZ] and QZX here.");
    let mut first = found[0].clone();
    first.as_object_mut().unwrap().remove("range");
    assert_eq!(
        first,
        json!({
            "severity": 3,
            "code": "undefined-jargon",
            "source": "glossator",
            "message": "`XQZ` reads as an acronym, and no glossary explains it",
            "data": { "rule": "acronym", "text": "XQZ", "preferred": null },
        })
    );
}

#[test]
fn every_version_gets_its_diagnostics_clean_or_not() {
    let mut editor = setup(FILES).start();
    editor.open("other.py");
    assert!(wait_for_version(&editor, "other.py", 1).is_empty());
    editor.edit("other.py", 0..0, "# XQZ\n");
    assert_eq!(wait_for_version(&editor, "other.py", 2).len(), 1);
    editor.edit("other.py", 0..6, "");
    assert!(wait_for_version(&editor, "other.py", 3).is_empty());
}

#[test]
fn a_burst_of_edits_is_checked_a_few_times_and_its_end_for_sure() {
    let text = format!("# {}", "word ".repeat(4_000));
    let mut editor = setup(&format!("//- /long.py\n{text}\n")).start();
    editor.open("long.py");
    wait_for_version(&editor, "long.py", 1);
    let edits: Vec<Value> = (0..500).map(|_| editor.edit_message("long.py", 2..2, "XQZ ")).collect();
    editor.wire.send_burst(edits);
    assert_eq!(wait_for_version(&editor, "long.py", 501).len(), 1);
    let versions: Vec<i64> =
        published(&editor, "long.py").iter().map(|(version, _)| version.as_i64().unwrap()).collect();
    assert!(versions.len() < 100, "{} of 500 versions were checked", versions.len());
    assert!(versions.is_sorted(), "{versions:?}");
}

#[test]
fn what_is_closed_has_no_diagnostics() {
    let mut editor = setup(FILES).start();
    for (name, language) in [("notes.py", "python"), ("untitled:one", "python")] {
        editor.open_text(name, language, "# The XQZ.");
        wait_for_version(&editor, name, 1);
        editor.close(name);
        editor.until("none", |editor| editor.diagnostics(name).is_empty().then_some(()));
        assert_eq!(published(&editor, name).last().unwrap(), &(Value::Null, 0));
    }
    editor.open("notes.py");
    editor.until("some again", |editor| (editor.diagnostics("notes.py").len() == 2).then_some(()));
}

#[test]
fn glossaries_and_settings_that_change_tell_at_once() {
    let mut editor = setup(FILES).start();
    editor.open("notes.py");
    editor.until("two", |editor| (editor.diagnostics("notes.py").len() == 2).then_some(()));
    editor.write_outside("glossary.yml", "terms: [{name: XQZ, definition: Ours.}]\n");
    let left = editor.until("one", |editor| {
        let found = editor.diagnostics("notes.py");
        (found.len() == 1).then_some(found)
    });
    assert_eq!(editor.marked("notes.py", &left[0]["range"]), "# We count XQZ and [QZX] here.");
    editor.set(json!({ "rules": { "undefined-jargon": "warning" } }));
    editor.until("a warning", |editor| (editor.diagnostics("notes.py")[0]["severity"] == 2).then_some(()));
    editor.set(json!({ "ignore": ["QZX"] }));
    editor.until("none", |editor| editor.diagnostics("notes.py").is_empty().then_some(()));
    editor.set(json!({ "language": "fr" }));
    editor.until("in French", |editor| {
        let found = editor.diagnostics("notes.py");
        found.first()?["message"].as_str()?.contains("a l’air d’un sigle").then_some(())
    });
    editor.set(json!({ "rules": { "undefined-jargon": "off" } }));
    editor.until("off", |editor| editor.diagnostics("notes.py").is_empty().then_some(()));
}

#[test]
fn some_documents_are_none_of_our_business() {
    let fixture = format!("{FILES}//- /glossator.toml\nexclude = [\"notes.py\"]\nmaxFileSize = 100\n");
    let mut editor = setup(&fixture).start();
    editor.open("notes.py");
    editor.open_text("long.py", "python", &"# The XQZ.\n".repeat(20));
    editor.open_text("git:/notes.py", "python", "# The XQZ.");
    editor.open_text("short.py", "python", "# The XQZ.");
    assert_eq!(wait_for_version(&editor, "short.py", 1).len(), 1);
    assert!(wait_for_version(&editor, "notes.py", 1).is_empty());
    assert!(wait_for_version(&editor, "long.py", 1).is_empty());
    assert!(published(&editor, "git:/notes.py").is_empty());
}

#[test]
fn a_glossary_has_one_list_of_its_own_faults_and_of_findings_in_it() {
    let fixture = "\
//- /team.glossary.yml
# The XQZ is not explained here.
terms: [{name: frobnicator, definition: Ours., colour: red}]
";
    let mut editor = setup(fixture).start();
    editor.open("team.glossary.yml");
    let both = |editor: &Editor| {
        let mut found = messages(&editor.diagnostics("team.glossary.yml"));
        found.sort();
        (found.len() == 2).then_some(found)
    };
    let found = editor.until("both", both);
    assert!(found[0].starts_with("undefined-jargon: `XQZ`"), "{found:?}");
    assert!(found[1].starts_with("unknown-key: "), "{found:?}");
    editor.set(json!({ "rules": { "unknown-key": "off" } }));
    editor.until("one", |editor| {
        (messages(&editor.diagnostics("team.glossary.yml")) == [found[0].clone()]).then_some(())
    });
    editor.set(json!({ "rules": { "unknown-key": "error" } }));
    editor.until("an error", |editor| {
        let found = editor.diagnostics("team.glossary.yml");
        found.iter().any(|found| found["code"] == "unknown-key" && found["severity"] == 1).then_some(())
    });
    // What is wrong with a glossary is shown whether it is open or not.
    editor.close("team.glossary.yml");
    editor.until("its own", |editor| {
        let found = messages(&editor.diagnostics("team.glossary.yml"));
        (found.len() == 1 && found[0].starts_with("unknown-key")).then_some(())
    });
}

#[test]
fn an_editor_that_asks_gets_answers_and_nothing_else() {
    let fixture =
        format!("{FILES}//- /team.glossary.yml\nterms: [{{name: a, definition: b, colour: red}}]\n");
    let mut editor = pulling(&fixture).start();
    let provider = &editor.result["capabilities"]["diagnosticProvider"];
    assert_eq!(provider["workspaceDiagnostics"], true);
    assert_eq!(provider["interFileDependencies"], true);
    editor.open("notes.py");
    let report = pull(&editor, "notes.py", None);
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"].as_array().unwrap().len(), 2);
    let id = report["resultId"].clone();
    assert_eq!(pull(&editor, "notes.py", Some(&id)), json!({ "kind": "unchanged", "resultId": id }));
    editor.edit("notes.py", 0..0, "\n");
    let moved = pull(&editor, "notes.py", Some(&id));
    assert_eq!(moved["items"][0]["range"]["start"]["line"], 1);
    editor.edit("notes.py", 0..0, "# CRR");
    assert_eq!(pull(&editor, "notes.py", Some(&moved["resultId"]))["items"].as_array().unwrap().len(), 3);
    editor.close("notes.py");
    assert_eq!(pull(&editor, "notes.py", Some(&id))["items"], json!([]));
    assert!(editor.received("textDocument/publishDiagnostics").is_empty());
}

#[test]
fn an_editor_that_asks_is_told_when_to_ask_again() {
    let mut editor = pulling(FILES).start();
    editor.open("notes.py");
    let before = pull(&editor, "notes.py", None);
    let asked = editor.received("workspace/diagnostic/refresh").len();
    editor.set(json!({ "ignore": ["XQZ"] }));
    editor.until("a refresh", |editor| {
        (editor.received("workspace/diagnostic/refresh").len() > asked).then_some(())
    });
    let after = pull(&editor, "notes.py", Some(&before["resultId"]));
    assert_eq!(after["items"].as_array().unwrap().len(), 1, "{after}");
}

fn report_of<'r>(report: &'r Value, uri: &str) -> Option<&'r Value> {
    report["items"].as_array().unwrap().iter().find(|item| item["uri"] == uri)
}

#[test]
fn the_whole_workspace_is_reported_on_request() {
    let fixture =
        format!("{FILES}//- /team.glossary.yml\nterms: [{{name: a, definition: b, colour: red}}]\n");
    let mut editor = pulling(&fixture).start();
    editor.open("other.py");
    let report = pull_workspace(&editor, &[]);
    let (notes, other) = (editor.uri("notes.py"), editor.uri("other.py"));
    let glossary = editor.uri("team.glossary.yml");
    assert_eq!(report_of(&report, &other).unwrap()["version"], 1);
    assert_eq!(report_of(&report, &glossary).unwrap()["items"][0]["code"], "unknown-key");
    assert!(report_of(&report, &notes).is_none(), "files that are not open are left out: {report}");

    editor.set(json!({ "workspaceDiagnostics": true }));
    let known = report_of(&report, &glossary).unwrap()["resultId"].clone();
    let report = editor.until("all files", |editor| {
        let report = pull_workspace(editor, &[]);
        report_of(&report, &notes).is_some().then_some(report)
    });
    assert_eq!(report_of(&report, &notes).unwrap()["items"].as_array().unwrap().len(), 2);

    // The answer to who knows it all already waits for news.
    let params = json!({ "previousResultIds": [{ "uri": glossary, "value": known }, { "uri": "file:///gone", "value": "x" }] });
    let held = editor.ask("workspace/diagnostic", params);
    editor.edit("other.py", 0..0, "# XQZ\n");
    let report = editor.answer(held).unwrap();
    assert_eq!(report_of(&report, &glossary).unwrap()["kind"], "unchanged");
    assert_eq!(report_of(&report, &other).unwrap()["items"].as_array().unwrap().len(), 1);
    assert_eq!(report_of(&report, "file:///gone").unwrap()["items"], json!([]));
}

#[test]
fn parts_of_the_answer_come_where_there_is_a_token_for_them() {
    let mut editor = pulling(FILES).settings(json!({ "workspaceDiagnostics": true })).start();
    editor.open("other.py");
    pull(&editor, "other.py", None);
    editor.until("all files", |editor| {
        let report = pull_workspace(editor, &[]);
        report_of(&report, &editor.uri("notes.py")).is_some().then_some(())
    });
    let params = json!({ "previousResultIds": [], "partialResultToken": "parts" });
    assert_eq!(editor.request("workspace/diagnostic", params)["items"], json!([]));
    let parts: Vec<Message> = editor
        .wire
        .traffic
        .all()
        .into_iter()
        .filter(|message| message.from == From::Server && message.body["params"]["token"] == "parts")
        .collect();
    let uris: Vec<String> = parts
        .iter()
        .flat_map(|part| part.body["params"]["value"]["items"].as_array().unwrap().clone())
        .map(|item| item["uri"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(uris, [editor.uri("other.py"), editor.uri("notes.py")]);
}

#[test]
fn what_another_file_explains_is_explained() {
    let fixture = "\
//- /notes.py
# We count XQZ and QZX here.
//- /docs/intro.md
The xenon quorum zone (XQZ) is ours.
//- /.gitignore
/old
//- /old/intro.md
The quorum zone xenon (QZX) is gone.
";
    let mut editor = setup(fixture).start();
    editor.open("notes.py");
    let left = editor.until("one", |editor| {
        let found = editor.diagnostics("notes.py");
        (found.len() == 1).then_some(found)
    });
    assert_eq!(editor.marked("notes.py", &left[0]["range"]), "# We count XQZ and [QZX] here.");
    // What is being written counts at once, what has been closed as it was saved.
    editor.open("docs/intro.md");
    editor.replace("docs/intro.md", "The quorum zone xenon (QZX) is ours.\n");
    editor.until("the other one", |editor| {
        let found = editor.diagnostics("notes.py");
        (found.len() == 1 && found != left).then_some(())
    });
    editor.close("docs/intro.md");
    editor.until("the first one", |editor| (editor.diagnostics("notes.py") == left).then_some(()));
    editor.open_text("untitled:one", "markdown", "The quorum zone xenon (QZX) is ours.\n");
    editor.until("none", |editor| editor.diagnostics("notes.py").is_empty().then_some(()));
    editor.close("untitled:one");
    editor.until("the first one", |editor| (editor.diagnostics("notes.py") == left).then_some(()));
}

#[test]
fn saved_files_count_as_they_are_now() {
    let mut editor = setup(FILES).start();
    editor.open("notes.py");
    editor.until("two", |editor| (editor.diagnostics("notes.py").len() == 2).then_some(()));
    editor.workspace.write("intro.md", "The xenon quorum zone (XQZ) is ours.\n");
    editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": editor.uri("intro.md") } }));
    editor.until("one", |editor| (editor.diagnostics("notes.py").len() == 1).then_some(()));
}

#[test]
fn the_code_of_a_diagnostic_leads_to_what_it_means() {
    let mut editor = setup(FILES)
        .with("locale", json!("fr"))
        .with("capabilities/textDocument/publishDiagnostics/codeDescriptionSupport", json!(true))
        .start();
    editor.open("notes.py");
    let link = editor.until("a link", |editor| {
        let first = editor.diagnostics("notes.py").first()?.clone();
        first["codeDescription"]["href"].as_str().map(str::to_owned)
    });
    let (page, line) = link.split_once("#L").unwrap();
    let page = std::fs::read_to_string(path_of(page)).unwrap();
    assert_eq!(page.lines().nth(line.parse::<usize>().unwrap() - 1), Some("## undefined-jargon"));
    assert!(page.contains("Un terme du métier qu’aucun glossaire en vigueur n’explique."));
}
