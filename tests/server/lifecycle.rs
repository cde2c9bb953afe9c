//! How a session begins and ends.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::{INVALID_PARAMS, PARSE_ERROR, SERVER_NOT_INITIALIZED, Setup};
use super::wire::Reply;

const DOCKERFILE: &str = "\
//- /Dockerfile
# one con$0tainer
FROM alpine
";

#[test]
fn the_server_says_who_it_is() {
    let editor = Setup::new(DOCKERFILE).start();
    assert_eq!(
        editor.result["serverInfo"],
        json!({ "name": "glossator", "version": env!("CARGO_PKG_VERSION") })
    );
    let version = concat!("glossator ", env!("CARGO_PKG_VERSION"));
    editor.await_message("window/logMessage", |params| {
        params["message"].as_str().unwrap().contains(version).then_some(())
    });
}

#[test]
fn shutdown_and_exit_end_it_with_code_0_though_stdin_stays_open() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let code = editor.end_with(|editor| {
        editor.request("shutdown", Value::Null);
        editor.notify("exit", Value::Null);
    });
    assert_eq!(code, 0);
}

// Some editors show everything on standard error as errors: what fails because the session is over is none.
#[test]
fn a_session_that_ends_as_it_begins_leaves_no_complaints() {
    for _ in 0..10 {
        let mut editor = Setup::new(DOCKERFILE).reply(Reply::Never).start();
        editor.open("Dockerfile");
    }
    for _ in 0..10 {
        let mut editor = Setup::new(DOCKERFILE).start();
        assert_eq!(editor.end_with(|editor| editor.wire.close_stdin()), 0);
    }
}

#[test]
fn a_client_that_writes_all_before_it_reads_is_answered() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    let reading = editor.wire.hold_reading();
    let hovers: Vec<(i64, Value)> = (0..3_000)
        .map(|_| editor.new_request("textDocument/hover", editor.at_cursor("Dockerfile")))
        .collect();
    let (ids, messages): (Vec<i64>, Vec<Value>) = hovers.into_iter().unzip();
    editor.wire.send_burst(messages);
    drop(reading);
    for id in ids {
        assert!(!editor.answer(id).unwrap().is_null());
    }
}

#[test]
fn exit_alone_ends_it_with_code_1() {
    let mut editor = Setup::new(DOCKERFILE).start();
    assert_eq!(editor.end_with(|editor| editor.notify("exit", Value::Null)), 1);
}

#[test]
fn exit_before_initialize_ends_it_with_code_1() {
    let mut editor = Setup::new(DOCKERFILE).start_silent();
    assert_eq!(editor.end_with(|editor| editor.notify("exit", Value::Null)), 1);
}

#[test]
fn the_end_of_input_is_a_normal_end() {
    let mut editor = Setup::new(DOCKERFILE).start();
    assert_eq!(editor.end_with(|editor| editor.wire.close_stdin()), 0);
}

#[test]
fn the_end_of_input_before_anything_was_said_is_a_normal_end() {
    let mut editor = Setup::new(DOCKERFILE).start_silent();
    assert_eq!(editor.end_with(|editor| editor.wire.close_stdin()), 0);
}

#[test]
fn the_end_of_input_during_work_is_a_normal_end() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open_text("untitled:long", "markdown", &"a container in a pod\n".repeat(50_000));
    editor.may_warn();
    let code = editor.end_with(|editor| {
        editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": "untitled:long" } }));
        editor.wire.close_stdin();
    });
    assert_eq!(code, 0);
}

#[test]
#[cfg(target_os = "linux")]
fn the_server_does_not_outlive_its_editor() {
    let mut parent = Command::new("sleep").arg("600").spawn().unwrap();
    let mut editor = Setup::new(DOCKERFILE).with("processId", json!(parent.id())).start();
    editor.may_warn();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    parent.kill().unwrap();
    parent.wait().unwrap();
    let died = Instant::now();
    editor.end_with(|_| {});
    assert!(died.elapsed() < Duration::from_secs(15), "alive for {:?}", died.elapsed());
}

#[test]
#[cfg(target_os = "linux")]
fn an_editor_in_another_container_is_not_missed() {
    // No process has this number here.
    let mut editor = Setup::new(DOCKERFILE).with("processId", json!(i32::MAX)).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    assert!(editor.wire.wait_for_end(Duration::from_secs(7)).is_none(), "the server has ended");
}

#[test]
fn nothing_is_served_before_initialize() {
    let mut editor = Setup::new(DOCKERFILE).start_silent();
    assert_eq!(editor.error("textDocument/hover", json!({})), SERVER_NOT_INITIALIZED);
    editor.notify("textDocument/didOpen", json!({}));
    editor.initialize();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
}

#[test]
fn parameters_of_the_wrong_shape_harm_nobody_else() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    assert_eq!(editor.error("textDocument/hover", json!({ "position": "here" })), INVALID_PARAMS);
    assert_eq!(editor.error("textDocument/hover", json!([1, 2])), INVALID_PARAMS);
    editor.notify("textDocument/didChange", json!({ "textDocument": 1 }));
    editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "type": 99 }] }));
    assert!(editor.hover_once(editor.at_cursor("Dockerfile")).is_some());
}

// The framework reads nothing more after a message that is not JSON: the session ends, but it is not left hanging.
#[test]
fn a_message_that_is_not_json_is_answered_with_an_error() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    editor.may_warn();
    editor.expect_error_without_id();
    let code = editor.end_with(|editor| editor.wire.send_raw(b"Content-Length: 9\r\n\r\n{\"broken\""));
    assert_eq!(code, 1, "editors start a server again that has failed");
    let traffic = editor.wire.traffic.all();
    let error = &traffic.last().unwrap().body["error"];
    assert_eq!(error["code"], PARSE_ERROR, "{error}");
}

#[test]
fn newer_editors_may_use_words_that_we_do_not_know() {
    let mut editor = Setup::new(DOCKERFILE)
        .with("trace", json!("compact"))
        .with("capabilities/general/positionEncodings", json!(["utf-7", "utf-32"]))
        .with("capabilities/textDocument/hover/contentFormat", json!(["asciidoc", "plaintext"]))
        .with("capabilities/textDocument/documentSymbol/symbolKind", json!({ "valueSet": [1, 2, 999] }))
        .with("capabilities/textDocument/completion/completionItemKind", json!({ "valueSet": [1, 999] }))
        .with("capabilities/workspace/workspaceEdit/resourceOperations", json!(["create", "transmute"]))
        .with("capabilities/workspace/workspaceEdit/failureHandling", json!("shrug"))
        .with("capabilities/future", json!({ "anything": true }))
        .start();
    assert_eq!(editor.result["capabilities"]["positionEncoding"], "utf-32");
    editor.open("Dockerfile");
    assert_eq!(editor.hover("Dockerfile").kind, "plaintext");
}

#[test]
fn an_editor_that_says_nothing_of_itself_is_served() {
    let mut editor =
        Setup::new(DOCKERFILE).with("capabilities", json!({})).with("locale", Value::Null).start();
    assert!(
        editor.result["capabilities"].get("positionEncoding").is_none(),
        "it named none, so it is not told one"
    );
    editor.open("Dockerfile");
    assert!(editor.hover("Dockerfile").text.contains("isolated"));
}

#[test]
fn a_second_initialize_is_refused() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.may_warn();
    editor.error("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
}

#[test]
fn after_shutdown_nothing_is_served() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.request("shutdown", Value::Null);
    editor.error("textDocument/hover", editor.at_cursor("Dockerfile"));
    let code = editor.end_with(|editor| editor.notify("exit", Value::Null));
    assert_eq!(code, 0);
}

#[test]
fn starting_touches_no_file_of_the_workspace() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    let files: Vec<_> =
        std::fs::read_dir(editor.workspace.root()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["Dockerfile"]);
}
