//! The rules that every handler keeps: order, no waiting for the client, answers in any case.

use std::ops::Range;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::{Editor, INTERNAL_ERROR, METHOD_NOT_FOUND, REQUEST_CANCELLED, Setup};
use super::wire::Reply;

/// Random numbers without a dependency (xorshift64*): a seed that fails once fails always.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }
}

/// 龘 counts wherever it stands, so that its places in the editor's copy are those that the server must find.
const GLOSSARY: &str = "\
//- /chinese.glossary.yml
terms:
  - name: 龘
    definition: What the edits leave behind.
";
const EDITS_IN_A_BURST: usize = 5_000;
const PIECES: [&str; 14] = [
    "龘",
    "容",
    "器",
    "a",
    " word ",
    "é",
    "🐳",
    "\n",
    "\r\n",
    "\r",
    "one\ntwo\r\nthree",
    "👩‍👩‍👧",
    "\u{2028}",
    "# 龘 🐳龘é\r\n",
];

#[test]
fn a_burst_of_edits_leaves_the_same_text_on_both_sides_in_utf_8() {
    bursts("utf-8", 0..6);
}

#[test]
fn a_burst_of_edits_leaves_the_same_text_on_both_sides_in_utf_16() {
    bursts("utf-16", 6..14);
}

#[test]
fn a_burst_of_edits_leaves_the_same_text_on_both_sides_in_utf_32() {
    bursts("utf-32", 14..20);
}

fn bursts(encoding: &str, seeds: Range<u64>) {
    let mut editor = Setup::new(GLOSSARY).encodings(&[encoding]).start();
    for seed in seeds {
        burst(&mut editor, seed);
    }
}

fn burst(editor: &mut Editor, seed: u64) {
    let mut random = Random::new(seed + 1);
    let name = format!("burst-{seed}.txt");
    editor.open_text(&name, "plaintext", "first line\r\n# 龘\nlast line");
    let mut messages: Vec<Value> = Vec::with_capacity(EDITS_IN_A_BURST);
    for _ in 0..EDITS_IN_A_BURST {
        messages.push(random_edit(editor, &name, &mut random));
    }
    let end = editor.document(&name).text.len();
    messages.push(editor.edit_message(&name, end..end, "\n龘"));
    editor.wire.send_burst(messages);

    let text = editor.document(&name).text.clone();
    let places: Vec<Value> = text
        .match_indices("龘")
        .map(|(at, found)| editor.encoding.range(&text, at..at + found.len()))
        .collect();
    let last = text.len() - "龘".len();
    let hover = editor.until("a hover after the burst", |editor| editor.hover_once(editor.at(&name, last)));
    assert_eq!(hover.range, places[places.len() - 1], "seed {seed}");
    let highlights = editor.request("textDocument/documentHighlight", editor.at(&name, last));
    let found: Vec<Value> =
        highlights.as_array().unwrap().iter().map(|highlight| highlight["range"].clone()).collect();
    assert_eq!(found, places, "seed {seed}: {text:?}");
    editor.close(&name);
}

/// An insertion, a replacement or a deletion; short texts grow and long ones shrink.
fn random_edit(editor: &mut Editor, name: &str, random: &mut Random) -> Value {
    let text = &editor.document(name).text;
    let start = place(text, random.below(text.len() + 1));
    let longest = if text.len() > 600 { 80 } else { 12 };
    let end = place(text, (start + random.below(longest)).min(text.len())).max(start);
    let piece = PIECES[random.below(PIECES.len())];
    editor.edit_message(name, start..end, piece)
}

/// A byte at or before `offset` that a position can name: not inside a character, nor between `\r` and `\n`.
fn place(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) || text[..offset].ends_with('\r') && text[offset..].starts_with('\n')
    {
        offset -= 1;
    }
    offset
}

const DOCKERFILE: &str = "\
//- /Dockerfile
# one con$0tainer
FROM alpine
";

#[test]
fn hovers_are_answered_while_the_editor_keeps_its_settings_to_itself() {
    let mut editor = Setup::new(DOCKERFILE).reply(Reply::Never).start();
    editor.open("Dockerfile");
    assert!(editor.hover("Dockerfile").text.contains("container"));
    talk_on(&mut editor);
}

#[test]
fn settings_that_come_late_are_in_force_from_then_on() {
    let late = Duration::from_secs(2);
    let started = Instant::now();
    let setup = Setup::new(DOCKERFILE).settings(json!({ "language": "fr" }));
    let mut editor = setup.reply(Reply::After(late)).start();
    editor.open("Dockerfile");
    let hover = editor.hover("Dockerfile");
    // On a machine that is slow enough they are there.
    assert!(
        hover.text.contains("isolated") || started.elapsed() >= late,
        "in English until then: {}",
        hover.text
    );
    talk_on(&mut editor);
    editor.hover_with("Dockerfile", "conteneur");
}

/// More than a hundred notifications, many of which make the server ask for settings, and as many hovers, all at once.
fn talk_on(editor: &mut Editor) {
    let mut messages = Vec::new();
    let mut hovers = Vec::new();
    for round in 0..150 {
        messages.push(json!({ "jsonrpc": "2.0", "method": "workspace/didChangeConfiguration", "params": { "settings": null } }));
        messages.push(editor.edit_message("Dockerfile", 0..0, "# é\n"));
        let (id, hover) = editor.new_request("textDocument/hover", editor.at_cursor("Dockerfile"));
        messages.push(hover);
        hovers.push((id, round + 1));
    }
    editor.wire.send_burst(messages);
    for (id, line) in hovers {
        let hover = editor.answer(id).unwrap();
        // A hover that was overtaken by an edit may see the newer text, in which there is no term at the old place.
        assert!(hover.is_null() || hover["range"]["start"]["line"] == line, "{hover}");
    }
    assert!(editor.hover_once(editor.at_cursor("Dockerfile")).is_some());
}

#[test]
fn what_the_editor_has_given_up_is_answered_as_cancelled() {
    let mut editor = Setup::new(DOCKERFILE).start();
    for file in 0..400 {
        editor.workspace.write(&format!("many/{file}.md"), &"a container and a pod\n".repeat(50));
    }
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    let mut params = editor.at_cursor("Dockerfile");
    params["context"] = json!({ "includeDeclaration": true });
    let asked = Instant::now();
    let searches: Vec<i64> = (0..20).map(|_| editor.ask("textDocument/references", params.clone())).collect();
    for id in &searches {
        editor.notify("$/cancelRequest", json!({ "id": id }));
    }
    for id in searches {
        assert_eq!(editor.answer(id), Err(REQUEST_CANCELLED));
    }
    assert!(asked.elapsed() < Duration::from_secs(5), "cancelled only after {:?}", asked.elapsed());
    assert!(editor.hover_once(editor.at_cursor("Dockerfile")).is_some());
}

#[test]
fn many_requests_at_once_are_all_answered() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    let at = editor.at_cursor("Dockerfile");
    let document = json!({ "textDocument": at["textDocument"] });
    let mut asked = Vec::new();
    for _ in 0..100 {
        asked.push(editor.ask("textDocument/hover", at.clone()));
        asked.push(editor.ask("textDocument/definition", at.clone()));
        asked.push(editor.ask("textDocument/completion", at.clone()));
        asked.push(editor.ask("textDocument/documentHighlight", at.clone()));
        asked.push(editor.ask("textDocument/documentLink", document.clone()));
        asked.push(editor.ask("workspace/symbol", json!({ "query": "pod" })));
    }
    for id in asked {
        assert!(!editor.answer(id).unwrap().is_null());
    }
}

#[test]
fn cancelling_what_has_been_answered_does_no_harm() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    for id in [1, 2, 77_777] {
        editor.notify("$/cancelRequest", json!({ "id": id }));
    }
    editor.notify("$/cancelRequest", json!({ "id": "a string" }));
    assert!(editor.hover_once(editor.at_cursor("Dockerfile")).is_some());
}

#[test]
fn a_document_of_a_megabyte_is_explained_and_edited() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let text = "# the container é 🐳 is started here\nRUN echo 漢字 && true\n".repeat(18_000);
    assert!(text.len() > 1_000_000);
    editor.open_text("Dockerfile.long", "dockerfile", &text);
    explain_the_last_container(&mut editor, "Dockerfile.long");
}

#[test]
fn a_line_of_a_megabyte_is_explained_and_edited() {
    let mut editor = Setup::new(DOCKERFILE).start();
    let text = "é 🐳 a container, a secret c2VjcmV0c2VjcmV0c2VjcmV0; ".repeat(18_000);
    assert!(text.len() > 1_000_000);
    editor.open_text("untitled:line", "plaintext", &text);
    explain_the_last_container(&mut editor, "untitled:line");
}

fn explain_the_last_container(editor: &mut Editor, name: &str) {
    let at = editor.document(name).text.rfind("container").unwrap();
    let hover = editor.until("a hover", |editor| editor.hover_once(editor.at(name, at + 3)));
    let range = editor.encoding.range(&editor.document(name).text, at..at + "container".len());
    assert_eq!(hover.range, range);
    // One key stroke before it moves it.
    editor.edit(name, at..at, "🐳 ");
    let at = at + "🐳 ".len();
    let hover = editor.until("a hover", |editor| editor.hover_once(editor.at(name, at)));
    assert_eq!(hover.range, editor.encoding.range(&editor.document(name).text, at..at + "container".len()));
}

#[test]
fn an_answer_to_an_older_version_does_not_stick() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.settle();
    // Long enough to be analysed on another thread.
    let filler = "# nothing here\n".repeat(40_000);
    editor.open_text("untitled:long", "dockerfile", &format!("# container\n{filler}"));
    let stale = editor.ask("textDocument/hover", editor.at("untitled:long", 4));
    editor.edit("untitled:long", 2..11, "thing");
    let fresh = editor.ask("textDocument/hover", editor.at("untitled:long", 4));
    assert!(editor.answer(stale).is_ok());
    assert_eq!(editor.answer(fresh), Ok(Value::Null), "the text has no term any more");
    assert!(editor.hover_once(editor.at("untitled:long", 4)).is_none());
}

#[test]
fn an_answer_does_not_stick_though_the_editor_gives_a_version_twice() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.settle();
    let filler = "# nothing here\n".repeat(40_000);
    editor.open_text("untitled:long", "dockerfile", &format!("# container\n{filler}"));
    let at = editor.at("untitled:long", 4);
    let stale = editor.ask("textDocument/hover", at.clone());
    editor.close("untitled:long");
    editor.open_text("untitled:long", "dockerfile", &format!("# something\n{filler}"));
    assert!(editor.answer(stale).is_ok());
    assert!(editor.hover_once(at.clone()).is_none(), "this text has no term");
    assert!(editor.hover_once(at).is_none());
}

#[test]
fn requests_for_one_version_of_a_long_text_share_the_work() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.settle();
    editor.open_text("untitled:long", "dockerfile", &"# one container and a pod\n".repeat(8_000));
    let at = editor.at("untitled:long", 8);
    let mut hover_after_an_edit = |hovers: usize| {
        editor.edit("untitled:long", 0..0, "# é\n");
        let started = Instant::now();
        let asked: Vec<i64> = (0..hovers).map(|_| editor.ask("textDocument/hover", at.clone())).collect();
        for id in asked {
            assert!(editor.answer(id).is_ok());
        }
        started.elapsed()
    };
    hover_after_an_edit(1);
    let alone = hover_after_an_edit(1);
    let together = hover_after_an_edit(60);
    assert!(together < alone * 12 + Duration::from_secs(1), "{together:?} for sixty, {alone:?} for one");
}

#[test]
#[cfg(debug_assertions)]
fn a_request_that_fails_harms_no_other() {
    let mut editor = Setup::new(DOCKERFILE).start();
    editor.may_warn();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    for _ in 0..20 {
        assert_eq!(editor.error("glossator/fail", json!({})), INTERNAL_ERROR);
        assert!(editor.hover_once(editor.at_cursor("Dockerfile")).is_some());
    }
    let logged = editor.await_message("window/logMessage", |params| {
        (params["type"] == 1).then(|| params["message"].clone())
    });
    assert!(logged.as_str().unwrap().contains("asked to fail"), "{logged}");
}

#[test]
fn methods_that_are_not_served_are_refused_and_notifications_ignored() {
    let mut editor = Setup::new(DOCKERFILE).start();
    assert_eq!(editor.error("textDocument/rangeFormatting", json!({})), METHOD_NOT_FOUND);
    assert_eq!(editor.error("glossator/unknown", json!({})), METHOD_NOT_FOUND);
    assert_eq!(editor.error("$/unknown", json!({})), METHOD_NOT_FOUND);
    editor.notify("textDocument/unknown", json!({ "a": [1, 2, 3] }));
    editor.notify("$/unknown", json!({}));
    editor.notify("$/setTrace", json!({ "value": "verbose" }));
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
}
