//! The server's process and all that goes over its pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::fixtures::Workspace;

/// How long anything may take before a test fails. Long, since test machines are slow and shared.
pub(crate) const LIMIT: Duration = Duration::from_secs(90);

/// Who sent a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    Client,
    Server,
}

/// A message as it went over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) from: From,
    pub(crate) body: Value,
}

/// All messages so far, in the order of sending and of arrival.
#[derive(Default)]
pub(crate) struct Traffic {
    messages: Mutex<Vec<Message>>,
    arrived: Condvar,
}

impl Traffic {
    fn add(&self, from: From, body: Value) {
        self.messages.lock().unwrap().push(Message { from, body });
        self.arrived.notify_all();
    }

    pub(crate) fn all(&self) -> Vec<Message> {
        self.messages.lock().unwrap().clone()
    }

    /// Waits until `find` finds something among the messages; `None` if it does not in time.
    pub(crate) fn wait<T>(
        &self,
        limit: Duration,
        mut find: impl FnMut(&[Message]) -> Option<T>,
    ) -> Option<T> {
        let deadline = Instant::now() + limit;
        let mut messages = self.messages.lock().unwrap();
        loop {
            if let Some(found) = find(&messages) {
                return Some(found);
            }
            let left = deadline.checked_duration_since(Instant::now())?;
            messages = self.arrived.wait_timeout(messages, left).unwrap().0;
        }
    }
}

/// How the client answers a request of the server's.
#[derive(Clone)]
pub(crate) enum Reply {
    /// At once.
    Now,
    /// After a while.
    After(Duration),
    /// Not at all.
    Never,
}

/// What the client answers with.
#[derive(Clone)]
pub(crate) struct Answers {
    pub(crate) reply: Reply,
    /// The user's settings, by section.
    pub(crate) settings: Value,
}

/// A running server.
pub(crate) struct Wire {
    child: Child,
    stdin: Arc<Mutex<Option<ChildStdin>>>,
    stderr: Option<JoinHandle<String>>,
    pub(crate) traffic: Arc<Traffic>,
    pub(crate) answers: Arc<Mutex<Answers>>,
    reading: Arc<Mutex<()>>,
}

impl Wire {
    /// Starts the server with a cache folder of its own.
    pub(crate) fn start(workspace: &Workspace, answers: Answers) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_glossator"))
            .arg("lsp")
            .env("XDG_CACHE_HOME", workspace.cache())
            .env("LOCALAPPDATA", workspace.cache())
            .env("XDG_DATA_HOME", workspace.data())
            .env("APPDATA", workspace.data())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = Arc::new(Mutex::new(child.stdin.take()));
        let stdout = child.stdout.take().unwrap();
        let mut pipe = child.stderr.take().unwrap();
        let stderr = thread::spawn(move || {
            let mut text = Vec::new();
            let _ = pipe.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        });
        let traffic = Arc::new(Traffic::default());
        let answers = Arc::new(Mutex::new(answers));
        let reading = Arc::new(Mutex::new(()));
        let reader = Reader {
            stdin: Arc::clone(&stdin),
            traffic: Arc::clone(&traffic),
            answers: Arc::clone(&answers),
            reading: Arc::clone(&reading),
        };
        thread::spawn(move || reader.run(BufReader::new(stdout)));
        Self { child, stdin, stderr: Some(stderr), traffic, answers, reading }
    }

    /// The client reads nothing for as long as this is kept.
    pub(crate) fn hold_reading(&self) -> MutexGuard<'_, ()> {
        self.reading.lock().unwrap()
    }

    pub(crate) fn send(&self, body: Value) {
        send(&self.stdin, &self.traffic, [body]);
    }

    /// Sends many messages in one write.
    pub(crate) fn send_burst(&self, bodies: impl IntoIterator<Item = Value>) {
        send(&self.stdin, &self.traffic, bodies);
    }

    /// Sends bytes that need not be a message.
    pub(crate) fn send_raw(&self, bytes: &[u8]) {
        let mut stdin = self.stdin.lock().unwrap();
        stdin.as_mut().unwrap().write_all(bytes).unwrap();
        stdin.as_mut().unwrap().flush().unwrap();
    }

    pub(crate) fn close_stdin(&self) {
        *self.stdin.lock().unwrap() = None;
    }

    /// Waits for the end of the process; `None` if it goes on.
    pub(crate) fn wait_for_end(&mut self, limit: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            if Instant::now() > deadline {
                return None;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// What the server has written to standard error, once it has ended.
    pub(crate) fn stderr(&mut self) -> String {
        self.stderr.take().map(|thread| thread.join().unwrap()).unwrap_or_default()
    }

    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn send(stdin: &Mutex<Option<ChildStdin>>, traffic: &Traffic, bodies: impl IntoIterator<Item = Value>) {
    let mut stdin = stdin.lock().unwrap();
    let mut bytes = Vec::new();
    for body in bodies {
        let text = body.to_string();
        write!(bytes, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        // Recorded before it is passed on, so that no answer stands before its request.
        traffic.add(From::Client, body);
    }
    if let Some(stdin) = stdin.as_mut() {
        // A server that has ended takes nothing more; whoever waits for an answer will notice.
        let _ = stdin.write_all(&bytes).and_then(|()| stdin.flush());
    }
}

/// Reads what the server writes, and answers its requests.
struct Reader {
    stdin: Arc<Mutex<Option<ChildStdin>>>,
    traffic: Arc<Traffic>,
    answers: Arc<Mutex<Answers>>,
    reading: Arc<Mutex<()>>,
}

impl Reader {
    fn run(&self, mut stdout: BufReader<ChildStdout>) {
        while let Some(body) = read(&mut stdout) {
            if body.get("method").is_some() && body.get("id").is_some() {
                self.answer(&body);
            }
            self.traffic.add(From::Server, body);
            drop(self.reading.lock());
        }
    }

    fn answer(&self, request: &Value) {
        let Answers { reply, settings } = self.answers.lock().unwrap().clone();
        let answer = json!({ "jsonrpc": "2.0", "id": request["id"], "result": result(request, &settings) });
        let (stdin, traffic) = (Arc::clone(&self.stdin), Arc::clone(&self.traffic));
        match reply {
            // From another thread, since the server may not read before we do.
            Reply::Now => drop(thread::spawn(move || send(&stdin, &traffic, [answer]))),
            Reply::After(delay) => drop(thread::spawn(move || {
                thread::sleep(delay);
                send(&stdin, &traffic, [answer]);
            })),
            Reply::Never => {}
        }
    }
}

fn result(request: &Value, settings: &Value) -> Value {
    match request["method"].as_str().unwrap() {
        "workspace/configuration" => {
            let items = request["params"]["items"].as_array().unwrap();
            items.iter().map(|item| settings[item["section"].as_str().unwrap()].clone()).collect()
        }
        "workspace/applyEdit" => json!({ "applied": true }),
        "window/showDocument" => json!({ "success": true }),
        _ => Value::Null,
    }
}

fn read(stdout: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = Some(value.parse().unwrap()),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length.unwrap()];
    stdout.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
