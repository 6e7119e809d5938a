//! A client that does what an editor does and measures the time.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The time after which an answer counts as missing.
const TIMEOUT: Duration = Duration::from_secs(600);

/// A running server and its client.
pub(super) struct Client {
    child: Child,
    stdin: Arc<Mutex<ChildStdin>>,
    incoming: Receiver<(Instant, Value)>,
    last: u64,
}

impl Client {
    /// Starts a server for a corpus, with its index below `cache`.
    pub(super) fn start(corpus: &Path, cache: &Path) -> Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .arg("lsp")
            .env("VARIORUM_CACHE_DIR", cache)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let piped = || std::io::Error::other("no pipe");
        let stdin = Arc::new(Mutex::new(child.stdin.take().ok_or_else(piped)?));
        let stdout = child.stdout.take().ok_or_else(piped)?;
        let (sender, incoming) = channel();
        let answers = Arc::clone(&stdin);
        thread::spawn(move || listen(BufReader::new(stdout), &answers, &sender));
        let mut client = Self { child, stdin, incoming, last: 0 };
        let uri = uri_of(corpus);
        client.request(
            "initialize",
            &json!({
                "processId": null,
                "locale": "en",
                "capabilities": {
                    "window": { "workDoneProgress": true },
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
                        "codeAction": {
                            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } },
                            "resolveSupport": { "properties": ["edit"] },
                            "dataSupport": true,
                        },
                    },
                },
                "workspaceFolders": [{ "uri": uri, "name": "corpus" }],
            }),
        )?;
        client.notify("initialized", &json!({}))?;
        Ok(client)
    }

    /// Sends a notification.
    pub(super) fn notify(&self, method: &str, params: &Value) -> Result<()> {
        send(&self.stdin, &json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Sends a request and waits for the answer. Also returns how long it took.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> Result<(Duration, Value)> {
        let (id, asked) = self.ask(method, params)?;
        let (answered, answer) = self.answer_to(id)?;
        Ok((answered - asked, answer))
    }

    /// Sends a request and cancels it at once. Returns the time until the server answered the cancellation.
    pub(super) fn take_back(&mut self, method: &str, params: &Value) -> Result<Duration> {
        let (id, _) = self.ask(method, params)?;
        let taken_back = Instant::now();
        self.notify("$/cancelRequest", &json!({ "id": id }))?;
        Ok(self.answer_to(id)?.0 - taken_back)
    }

    fn ask(&mut self, method: &str, params: &Value) -> Result<(u64, Instant)> {
        self.last += 1;
        let asked = Instant::now();
        send(&self.stdin, &json!({ "jsonrpc": "2.0", "id": self.last, "method": method, "params": params }))?;
        Ok((self.last, asked))
    }

    fn answer_to(&mut self, id: u64) -> Result<(Instant, Value)> {
        self.wait(TIMEOUT, |message| message.get("method").is_none() && message["id"] == id)
            .ok_or_else(|| std::io::Error::other("no answer"))
    }

    /// Waits for a message and drops those before it. Returns `None` if it does not arrive in time.
    pub(super) fn wait(&mut self, at_most: Duration, is_wanted: impl Fn(&Value) -> bool) -> Option<(Instant, Value)> {
        let end = Instant::now() + at_most;
        loop {
            let left = end.checked_duration_since(Instant::now())?;
            let (at, message) = self.incoming.recv_timeout(left).ok()?;
            if is_wanted(&message) {
                return Some((at, message));
            }
        }
    }

    /// Opens a document.
    pub(super) fn open(&self, uri: &str, text: &str) -> Result<()> {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }))
    }

    /// Closes a document.
    pub(super) fn close(&self, uri: &str) -> Result<()> {
        self.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }))
    }

    /// A line of `/proc/<pid>/status` in bytes, or 0 if there is no such file.
    pub(super) fn memory(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or_default() * 1024
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.request("shutdown", &Value::Null);
        let _ = self.notify("exit", &Value::Null);
        let _ = self.child.wait();
    }
}

/// The URI of a file.
pub(super) fn uri_of(path: &Path) -> String {
    url::Url::from_file_path(path).map(String::from).unwrap_or_default()
}

fn send(stdin: &Mutex<ChildStdin>, message: &Value) -> Result<()> {
    let body = message.to_string();
    let mut stdin = stdin.lock().unwrap_or_else(PoisonError::into_inner);
    write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    stdin.flush()
}

/// Reads the server's messages, answers its requests, and passes the rest on with their times of arrival.
fn listen(mut stdout: BufReader<ChildStdout>, stdin: &Mutex<ChildStdin>, sender: &Sender<(Instant, Value)>) {
    while let Some(message) = read(&mut stdout) {
        let at = Instant::now();
        if message.get("method").is_some() && message.get("id").is_some() {
            let items = message["params"]["items"].as_array().map(Vec::len);
            let result = items.map_or(Value::Null, |items| Value::Array(vec![Value::Null; items]));
            let _ = send(stdin, &json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
        } else if sender.send((at, message)).is_err() {
            return;
        }
    }
}

fn read(stdout: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
