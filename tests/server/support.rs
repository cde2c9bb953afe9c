//! An editor that does what a test says: opens, edits, asks, and at the end holds the server to the protocol.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::thread;
use std::time::{Duration, Instant};

use globset::{Glob, GlobMatcher};
use serde_json::{Value, json};

use super::fixtures::{self, Workspace};
use super::manners;
use super::positions::Encoding;
use super::wire::{Answers, From, LIMIT, Message, Reply, Wire};

/// The error codes of the protocol.
pub(crate) const PARSE_ERROR: i64 = -32700;
pub(crate) const METHOD_NOT_FOUND: i64 = -32601;
pub(crate) const INVALID_PARAMS: i64 = -32602;
pub(crate) const INTERNAL_ERROR: i64 = -32603;
pub(crate) const SERVER_NOT_INITIALIZED: i64 = -32002;
pub(crate) const REQUEST_CANCELLED: i64 = -32800;

/// What an editor that knows all of the protocol says of itself.
fn every_capability() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "synchronization": { "didSave": true },
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "definition": { "linkSupport": true },
            "documentLink": { "tooltipSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "completion": {
                "completionItem": {
                    "documentationFormat": ["markdown", "plaintext"],
                    "resolveSupport": { "properties": ["documentation", "detail"] }
                },
                "contextSupport": true
            },
            "publishDiagnostics": { "versionSupport": true }
        },
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "workspaceFolders": true
        }
    })
}

/// What a test says about the editor before it starts.
pub(crate) struct Setup {
    fixture: String,
    initialize: Value,
    folders: Vec<&'static str>,
    answers: Answers,
    has_cache: bool,
}

impl Setup {
    /// An editor with every capability on a workspace with these files.
    pub(crate) fn new(fixture: &str) -> Self {
        let initialize = json!({ "processId": null, "locale": "en", "workspaceFolders": null, "capabilities": every_capability() });
        let answers = Answers { reply: Reply::Now, settings: json!({}) };
        Self { fixture: fixture.to_owned(), initialize, folders: vec![""], answers, has_cache: true }
    }

    /// Sets a key of `initialize`: `locale`, `capabilities/textDocument/hover/contentFormat`, …; `null` takes it away.
    pub(crate) fn with(mut self, path: &str, value: Value) -> Self {
        let (parents, key) = path.rsplit_once('/').unwrap_or(("", path));
        let mut at = &mut self.initialize;
        for parent in parents.split('/').filter(|parent| !parent.is_empty()) {
            at = at.as_object_mut().unwrap().entry(parent).or_insert_with(|| json!({}));
        }
        let at = at.as_object_mut().unwrap();
        if value.is_null() {
            at.remove(key)
        } else {
            at.insert(key.to_owned(), value)
        };
        self
    }

    pub(crate) fn locale(self, locale: &str) -> Self {
        self.with("locale", json!(locale))
    }

    pub(crate) fn encodings(self, names: &[&str]) -> Self {
        self.with("capabilities/general/positionEncodings", json!(names))
    }

    /// The settings that the editor sends with `initialize`.
    pub(crate) fn options(self, options: Value) -> Self {
        self.with("initializationOptions", options)
    }

    /// The settings that the editor gives when it is asked.
    pub(crate) fn settings(mut self, settings: Value) -> Self {
        self.answers.settings = json!({ "glossator": settings });
        self
    }

    pub(crate) fn reply(mut self, reply: Reply) -> Self {
        self.answers.reply = reply;
        self
    }

    /// The workspace's folders, instead of its root; none for a file that is opened by itself.
    pub(crate) fn folders(mut self, folders: &[&'static str]) -> Self {
        self.folders = folders.to_vec();
        self
    }

    /// An editor of before 2017, that knows of one root alone.
    pub(crate) fn without_folders(self) -> Self {
        self.with("workspaceFolders", Value::Null)
    }

    /// An editor that does not watch files for the server.
    pub(crate) fn without_watching(self) -> Self {
        self.with("capabilities/workspace/didChangeWatchedFiles", Value::Null)
    }

    /// A user without a folder that can be written to.
    pub(crate) fn without_cache(mut self) -> Self {
        self.has_cache = false;
        self
    }

    /// Starts the server, without a word to it.
    pub(crate) fn start_silent(self) -> Editor {
        let workspace = Workspace::new();
        if !self.has_cache {
            std::fs::write(workspace.cache(), "not a folder").unwrap();
        }
        for file in fixtures::files(&self.fixture) {
            workspace.write(&file.path, &file.text);
        }
        let mut initialize = self.initialize;
        let folder =
            |path: &str| json!({ "uri": fixtures::uri_of(&workspace.root().join(path)), "name": path });
        let folders: Vec<Value> = self.folders.iter().map(|path| folder(path)).collect();
        let root = folders.first().map_or(Value::Null, |folder| folder["uri"].clone());
        initialize["rootUri"] = json!(root.as_str().map(|root| root.trim_end_matches('/')));
        if initialize.get("workspaceFolders").is_some() {
            initialize["workspaceFolders"] = if folders.is_empty() { Value::Null } else { folders.into() };
        }
        let cursors = fixtures::files(&self.fixture);
        let cursors = cursors.into_iter().filter_map(|file| Some((file.path, file.cursor?))).collect();
        let wire = Wire::start(&workspace, self.answers);
        Editor {
            wire,
            workspace,
            initialize,
            result: Value::Null,
            encoding: Encoding::Utf16,
            cursors,
            documents: BTreeMap::new(),
            next_id: Cell::new(1),
            seen_errors: RefCell::default(),
            ending: Ending::Normal,
            may_warn: false,
        }
    }

    /// Starts the server and the session.
    pub(crate) fn start(self) -> Editor {
        let mut editor = self.start_silent();
        editor.initialize();
        editor
    }
}

/// A document as the editor has it.
#[derive(Clone)]
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) version: i64,
    pub(crate) cursor: Option<usize>,
}

/// How the session ends when the test is over.
#[derive(PartialEq, Eq)]
enum Ending {
    /// With `shutdown` and `exit`, and exit code 0.
    Normal,
    /// The test has seen to it.
    Done,
}

/// An editor with a server.
pub(crate) struct Editor {
    pub(crate) wire: Wire,
    pub(crate) workspace: Workspace,
    initialize: Value,
    /// The answer to `initialize`.
    pub(crate) result: Value,
    pub(crate) encoding: Encoding,
    cursors: BTreeMap<String, usize>,
    documents: BTreeMap<String, Document>,
    next_id: Cell<i64>,
    seen_errors: RefCell<BTreeSet<i64>>,
    ending: Ending,
    may_warn: bool,
}

/// The session.
impl Editor {
    pub(crate) fn initialize(&mut self) {
        self.result = self.request("initialize", self.initialize.clone());
        self.encoding = Encoding::named(self.result["capabilities"]["positionEncoding"].as_str());
        self.notify("initialized", json!({}));
    }

    /// The test expects warnings on standard error.
    pub(crate) fn may_warn(&mut self) {
        self.may_warn = true;
    }

    /// The test sends something that is not a message: an error without an id may come back.
    pub(crate) fn expect_error_without_id(&mut self) {
        self.seen_errors.borrow_mut().insert(manners::NO_ID);
    }

    /// Ends the session with these messages, and returns the exit code.
    pub(crate) fn end_with(&mut self, end: impl FnOnce(&Self)) -> i32 {
        end(self);
        self.ending = Ending::Done;
        let status = self.wire.wait_for_end(LIMIT);
        status.expect("the server goes on").code().expect("the server was killed")
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.wire.send(notification(method, params));
    }

    /// A message with a fresh id, to be sent in a burst.
    pub(crate) fn new_request(&self, method: &str, params: Value) -> (i64, Value) {
        let id = self.next_id.replace(self.next_id.get() + 1);
        let mut message = notification(method, params);
        message["id"] = id.into();
        (id, message)
    }

    /// Sends a request and goes on.
    pub(crate) fn ask(&self, method: &str, params: Value) -> i64 {
        let (id, message) = self.new_request(method, params);
        self.wire.send(message);
        id
    }

    /// Waits for the answer to a request: its result, or its error's code.
    pub(crate) fn answer(&self, id: i64) -> Result<Value, i64> {
        let is_answer = |message: &&Message| {
            message.from == From::Server && message.body.get("method").is_none() && message.body["id"] == id
        };
        let answer = self.wire.traffic.wait(LIMIT, |messages| {
            messages.iter().rev().find(is_answer).map(|message| message.body.clone())
        });
        let answer = answer.unwrap_or_else(|| panic!("request {id} was not answered"));
        match answer.get("error") {
            None => Ok(answer["result"].clone()),
            Some(error) => {
                self.seen_errors.borrow_mut().insert(id);
                Err(error["code"].as_i64().unwrap())
            }
        }
    }

    /// The result of a request.
    pub(crate) fn request(&self, method: &str, params: Value) -> Value {
        self.answer(self.ask(method, params)).unwrap_or_else(|code| panic!("{method} failed with {code}"))
    }

    /// The code of the error that a request is answered with.
    pub(crate) fn error(&self, method: &str, params: Value) -> i64 {
        let answer = self.answer(self.ask(method, params));
        answer.err().unwrap_or_else(|| panic!("{method} did not fail"))
    }

    /// Waits until `check` says so: some changes reach the server by way of another thread.
    pub(crate) fn until<T>(&self, what: &str, mut check: impl FnMut(&Self) -> Option<T>) -> T {
        let deadline = Instant::now() + LIMIT;
        loop {
            if let Some(found) = check(self) {
                return found;
            }
            assert!(Instant::now() < deadline, "not in time: {what}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the server has sent with `method`, in the order of arrival.
    pub(crate) fn received(&self, method: &str) -> Vec<Value> {
        let messages = self.wire.traffic.all();
        let received = messages
            .into_iter()
            .filter(|message| message.from == From::Server && message.body["method"] == method);
        received.map(|message| message.body["params"].clone()).collect()
    }

    /// Waits for a message with `method` whose parameters `find` likes.
    pub(crate) fn await_message<T>(&self, method: &str, mut find: impl FnMut(&Value) -> Option<T>) -> T {
        let of_method = |message: &&Message| message.from == From::Server && message.body["method"] == method;
        let found = self.wire.traffic.wait(LIMIT, |messages| {
            messages.iter().filter(of_method).find_map(|message| find(&message.body["params"]))
        });
        found.unwrap_or_else(|| panic!("no {method} in time"))
    }

    /// Changes what the user has set, and says so.
    pub(crate) fn set(&self, settings: Value) {
        self.wire.answers.lock().unwrap().settings = json!({ "glossator": settings });
        self.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    }
}

/// Documents. Each is named by its path in the workspace, or by its URI.
impl Editor {
    pub(crate) fn uri(&self, name: &str) -> String {
        if name.contains(':') { name.to_owned() } else { fixtures::uri_of(&self.workspace.root().join(name)) }
    }

    pub(crate) fn is_open(&self, name: &str) -> bool {
        self.documents.contains_key(&self.uri(name))
    }

    pub(crate) fn document(&self, name: &str) -> &Document {
        self.documents.get(&self.uri(name)).unwrap_or_else(|| panic!("{name} is not open"))
    }

    /// Opens a file of the workspace.
    pub(crate) fn open(&mut self, path: &str) {
        self.open_as(path, language_of(path));
    }

    pub(crate) fn open_as(&mut self, path: &str, language: &str) {
        let text = std::fs::read_to_string(self.workspace.root().join(path)).unwrap();
        self.open_document(path, language, text, self.cursors.get(path).copied());
    }

    /// Opens a text that need not be a file; `$0` is its cursor.
    pub(crate) fn open_text(&mut self, name: &str, language: &str, marked: &str) {
        let (text, cursor) = fixtures::cursor(marked);
        self.open_document(name, language, text, cursor);
    }

    fn open_document(&mut self, name: &str, language: &str, text: String, cursor: Option<usize>) {
        let uri = self.uri(name);
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.documents.insert(uri, Document { text, version: 1, cursor });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn close(&mut self, name: &str) {
        let uri = self.uri(name);
        self.documents.remove(&uri);
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Writes an open document to disk.
    pub(crate) fn save(&self, path: &str) {
        self.workspace.write(path, &self.document(path).text);
        self.notify("textDocument/didSave", json!({ "textDocument": { "uri": self.uri(path) } }));
    }

    /// Replaces a range of bytes.
    pub(crate) fn edit(&mut self, name: &str, range: Range<usize>, text: &str) {
        let message = self.edit_message(name, range, text);
        self.wire.send(message);
    }

    /// Replaces a range of bytes in the editor's copy, and returns the message that says so.
    pub(crate) fn edit_message(&mut self, name: &str, range: Range<usize>, text: &str) -> Value {
        let (uri, encoding) = (self.uri(name), self.encoding);
        let document = self.documents.get_mut(&uri).unwrap();
        let change = json!({ "range": encoding.range(&document.text, range.clone()), "text": text });
        if let Some(cursor) = document.cursor.as_mut().filter(|cursor| **cursor >= range.end) {
            *cursor = *cursor + text.len() - range.len();
        }
        document.text.replace_range(range, text);
        document.version += 1;
        let identifier = json!({ "uri": uri, "version": document.version });
        notification(
            "textDocument/didChange",
            json!({ "textDocument": identifier, "contentChanges": [change] }),
        )
    }

    /// Replaces the whole text; `$0` moves the cursor.
    pub(crate) fn replace(&mut self, name: &str, marked: &str) {
        let uri = self.uri(name);
        let (text, cursor) = fixtures::cursor(marked);
        let version = self.documents[&uri].version + 1;
        self.documents.insert(uri.clone(), Document { text: text.clone(), version, cursor });
        let change = json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": [{ "text": text }] });
        self.notify("textDocument/didChange", change);
    }

    /// Writes a file as another program would, and tells the server if the editor watches files.
    pub(crate) fn write_outside(&self, path: &str, text: &str) {
        let kind = if self.workspace.root().join(path).exists() { 2 } else { 1 };
        self.workspace.write(path, text);
        self.tell_of_file(path, kind);
    }

    pub(crate) fn delete_outside(&self, path: &str) {
        self.workspace.delete(path);
        self.tell_of_file(path, 3);
    }

    /// Tells the server of a file, if it has asked for the like of it.
    fn tell_of_file(&self, path: &str, kind: u8) {
        let watches =
            &self.initialize["capabilities"]["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"];
        if *watches == true && self.watched().iter().any(|glob| glob.is_match(path)) {
            self.notify(
                "workspace/didChangeWatchedFiles",
                json!({ "changes": [{ "uri": self.uri(path), "type": kind }] }),
            );
        }
    }

    /// The globs that the server has registered.
    pub(crate) fn watched(&self) -> Vec<GlobMatcher> {
        let registrations = self.await_message("client/registerCapability", |params| {
            let registrations = params["registrations"].as_array()?;
            let of_files =
                |registration: &&Value| registration["method"] == "workspace/didChangeWatchedFiles";
            registrations.iter().find(of_files).cloned()
        });
        let watchers = registrations["registerOptions"]["watchers"].as_array().unwrap();
        let globs = watchers.iter().map(|watcher| watcher["globPattern"].as_str().unwrap());
        globs.map(|glob| Glob::new(glob).unwrap().compile_matcher()).collect()
    }

    /// The line of `range` with `[…]` around it.
    pub(crate) fn marked(&self, name: &str, range: &Value) -> String {
        mark(&self.document(name).text, self.encoding, range)
    }
}

/// `text` on the lines of `range`, with `[…]` around the range.
pub(crate) fn mark(text: &str, encoding: Encoding, range: &Value) -> String {
    let (start, end) = (encoding.offset(text, &range["start"]), encoding.offset(text, &range["end"]));
    let line_start = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line_end = text[end..].find(['\n', '\r']).map_or(text.len(), |at| end + at);
    format!("{}[{}]{}", &text[line_start..start], &text[start..end], &text[end..line_end])
}

/// An explanation as it was shown.
#[derive(Debug)]
pub(crate) struct Hover {
    /// `markdown` or `plaintext`.
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) range: Value,
}

impl Hover {
    pub(crate) fn new(result: &Value) -> Option<Self> {
        let contents = &result["contents"];
        let text = contents["value"].as_str()?.to_owned();
        Some(Self { kind: contents["kind"].as_str()?.to_owned(), text, range: result["range"].clone() })
    }

    /// The headings of its cards.
    pub(crate) fn cards(&self) -> Vec<&str> {
        self.text.lines().filter_map(|line| line.strip_prefix("### ")).collect()
    }
}

/// Requests at a place: the cursor of a document, or a byte of it.
impl Editor {
    pub(crate) fn cursor(&self, name: &str) -> usize {
        self.document(name).cursor.unwrap_or_else(|| panic!("{name} has no cursor"))
    }

    pub(crate) fn at(&self, name: &str, offset: usize) -> Value {
        let position = self.encoding.position(&self.document(name).text, offset);
        json!({ "textDocument": { "uri": self.uri(name) }, "position": position })
    }

    pub(crate) fn at_cursor(&self, name: &str) -> Value {
        self.at(name, self.cursor(name))
    }

    /// One hover, answered at once or not at all.
    pub(crate) fn hover_once(&self, at: Value) -> Option<Hover> {
        Hover::new(&self.request("textDocument/hover", at))
    }

    /// The hover at the cursor, once the glossaries have been read.
    pub(crate) fn hover(&self, name: &str) -> Hover {
        self.until(&format!("a hover in {name}"), |editor| editor.hover_once(editor.at_cursor(name)))
    }

    /// Waits until the hover at the cursor has `text`.
    pub(crate) fn hover_with(&self, name: &str, text: &str) -> Hover {
        let mut last = None;
        let deadline = Instant::now() + LIMIT;
        while Instant::now() < deadline {
            last = self.hover_once(self.at_cursor(name));
            match last {
                Some(hover) if hover.text.contains(text) => return hover,
                _ => thread::sleep(Duration::from_millis(20)),
            }
        }
        panic!("no hover with {text:?} in {name}, but {last:?}")
    }

    /// Waits until there is nothing to show at the cursor.
    pub(crate) fn no_hover(&self, name: &str) {
        self.until(&format!("nothing to show in {name}"), |editor| {
            editor.hover_once(editor.at_cursor(name)).is_none().then_some(())
        });
    }

    /// Waits until the packs are in force, so that an empty answer is meant.
    pub(crate) fn settle(&mut self) {
        self.settle_on("a Docker$0file");
    }

    /// Waits until there is something to say of what the cursor is on.
    pub(crate) fn settle_on(&mut self, marked: &str) {
        self.open_text("untitled:settle", "plaintext", marked);
        self.hover("untitled:settle");
        self.close("untitled:settle");
    }

    /// The diagnostics that a file has now.
    pub(crate) fn diagnostics(&self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        let published = self.received("textDocument/publishDiagnostics");
        let last = published.into_iter().rev().find(|params| params["uri"] == uri);
        last.map(|params| params["diagnostics"].as_array().unwrap().clone()).unwrap_or_default()
    }
}

fn notification(method: &str, params: Value) -> Value {
    let mut message = json!({ "jsonrpc": "2.0", "method": method });
    if !params.is_null() {
        message["params"] = params;
    }
    message
}

fn language_of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap();
    match name.rsplit('.').next().unwrap() {
        "Dockerfile" => "dockerfile",
        "yaml" | "yml" => "yaml",
        "md" => "markdown",
        "py" => "python",
        "rs" => "rust",
        "toml" => "toml",
        "sql" => "sql",
        "ts" => "typescript",
        _ => "plaintext",
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if thread::panicking() {
            self.wire.kill();
            eprintln!("standard error of the server:\n{}", self.wire.stderr());
            return;
        }
        if self.ending == Ending::Normal {
            let code = self.end_with(|editor| {
                editor.request("shutdown", Value::Null);
                editor.notify("exit", Value::Null);
            });
            assert_eq!(code, 0, "exit code after `shutdown` and `exit`");
        }
        let stderr = self.wire.stderr();
        assert!(self.may_warn || stderr.is_empty(), "the server wrote to standard error:\n{stderr}");
        let traffic = self.wire.traffic.all();
        keep_for_later(&traffic);
        manners::check(&traffic, &self.initialize["capabilities"], &self.seen_errors.borrow());
    }
}

/// Writes the traffic to the folder that the variable names, one line a message, for other programs to look at.
fn keep_for_later(traffic: &[Message]) {
    let Some(folder) = std::env::var_os("GLOSSATOR_TEST_TRAFFIC") else { return };
    let name = thread::current().name().unwrap_or("test").replace("::", "-");
    let line = |message: &Message| {
        let direction = if message.from == From::Client { "c>s" } else { "s>c" };
        json!({ "d": direction, "m": message.body }).to_string() + "\n"
    };
    let path = std::path::Path::new(&folder).join(format!("{name}.jsonl"));
    let lines: String = traffic.iter().map(line).collect();
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
    std::io::Write::write_all(&mut file, lines.as_bytes()).unwrap();
}
