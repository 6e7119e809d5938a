//! A client in memory. It exchanges JSON with the server over two pipes, answers the server's requests, and keeps responses and
//! notifications until the test asks for them.
//!
//! When it is dropped, it shuts the server down and checks that this worked, that every request was answered and every
//! response read, and that no unexpected notification arrived.

use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use variorum::lsp::{Ending, serve};

use crate::pipe::{Responder, Writer, framed, listen};
use crate::workspace::Workspace;

/// Longer than anything takes, so that a test fails instead of hanging.
const TOO_LONG: Duration = Duration::from_secs(120);

/// How many bytes the pipes hold: few, so that a side that does not read is noticed.
const PIPE: usize = 16 << 10;

pub(crate) struct Client {
    runtime: Runtime,
    writer: Writer,
    arrivals: UnboundedReceiver<Value>,
    server: Option<JoinHandle<std::io::Result<Ending>>>,
    /// While raised, nothing is read from the server.
    paused: Arc<AtomicBool>,
    answers: HashMap<i64, Value>,
    notifications: VecDeque<Value>,
    last_id: i64,
    versions: HashMap<String, i64>,
    pub(crate) capabilities: Value,
    root: String,
}

/// The capabilities of a client that gets diagnostics pushed.
pub(crate) fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true,
            "workspaceFolders": true,
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "workspaceEdit": { "documentChanges": true },
        },
        "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "definition": { "linkSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
        },
    })
}

/// The capabilities of a client that pulls diagnostics.
pub(crate) fn pull_capabilities() -> Value {
    let mut can = capabilities();
    can["textDocument"]["diagnostic"] = json!({});
    can["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    can
}

/// Answers every request of the server.
pub(crate) fn accept_all(method: &str, _: &Value) -> Option<Value> {
    Some(match method {
        "workspace/configuration" => json!([{}]),
        "workspace/applyEdit" => json!({ "applied": true }),
        "window/showDocument" => json!({ "success": true }),
        _ => Value::Null,
    })
}

/// Answers no request of the server.
pub(crate) fn never_answer(_: &str, _: &Value) -> Option<Value> {
    None
}

pub(crate) fn uri(path: &Path) -> String {
    url::Url::from_file_path(path).expect("an absolute path").to_string()
}

impl Client {
    /// A client of a server that has read the whole workspace.
    pub(crate) fn indexed(workspace: &Workspace) -> Self {
        let mut client = Self::start(workspace, capabilities(), accept_all);
        client.wait_until_indexed();
        client
    }

    /// A client that has sent `initialized`.
    pub(crate) fn start(workspace: &Workspace, capabilities: Value, responder: impl Responder) -> Self {
        Self::in_folder(workspace.root(), &capabilities, responder)
    }

    /// A client that has sent `initialized`, with any folder as its workspace.
    pub(crate) fn in_folder(folder: &Path, capabilities: &Value, responder: impl Responder) -> Self {
        Self::with_locale(folder, "en", capabilities, responder)
    }

    /// The same with a locale.
    pub(crate) fn with_locale(folder: &Path, locale: &str, capabilities: &Value, responder: impl Responder) -> Self {
        let mut client = Self::connect(responder);
        client.root = uri(folder);
        let folders = json!([{ "uri": client.root, "name": "corpus" }]);
        let params =
            json!({ "processId": null, "locale": locale, "capabilities": capabilities, "workspaceFolders": folders });
        client.capabilities = client.request("initialize", params)["capabilities"].take();
        client.notify("initialized", json!({}));
        client
    }

    /// A client that has sent nothing yet.
    pub(crate) fn connect(responder: impl Responder) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let (ours, theirs) = tokio::io::duplex(PIPE);
        let (input, output) = tokio::io::split(theirs);
        let server = runtime.spawn(serve(input, output));
        let (reader, writer) = tokio::io::split(ours);
        let writer = Arc::new(Mutex::new(writer));
        let (sender, arrivals) = unbounded_channel();
        let paused = Arc::new(AtomicBool::new(false));
        runtime.spawn(listen(reader, Arc::clone(&writer), sender, responder, Arc::clone(&paused)));
        Self {
            runtime,
            writer,
            arrivals,
            server: Some(server),
            paused,
            answers: HashMap::new(),
            notifications: VecDeque::new(),
            last_id: 0,
            versions: HashMap::new(),
            capabilities: Value::Null,
            root: String::new(),
        }
    }

    /// Stops reading, or resumes.
    pub(crate) fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::SeqCst);
    }

    /// Writes bytes as they are. Fails if the server does not read them.
    pub(crate) fn write(&self, bytes: &[u8]) {
        let writer = Arc::clone(&self.writer);
        let written = async { writer.lock().await.write_all(bytes).await };
        let written = self.runtime.block_on(async { tokio::time::timeout(TOO_LONG, written).await });
        written.expect("the server takes what it is sent").expect("the pipe is open");
    }

    pub(crate) fn send(&self, message: &Value) {
        self.write(&framed(message));
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request without waiting. Returns its id.
    pub(crate) fn send_request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params }));
        self.last_id
    }

    /// Waits for the response to a request, and returns it whole.
    pub(crate) fn response(&mut self, id: i64) -> Value {
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
            }
            self.receive();
        }
    }

    /// Sends a request that must succeed, and waits for its result.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send_request(method, params);
        self.result(id)
    }

    pub(crate) fn result(&mut self, id: i64) -> Value {
        let mut answer = self.response(id);
        assert!(answer.get("error").is_none(), "request {id} failed: {answer}");
        answer["result"].take()
    }

    /// Waits for the response to a request on a document that may have changed since: a result or `ContentModified`.
    pub(crate) fn result_or_modified(&mut self, id: i64) {
        let answer = self.response(id);
        assert!(answer.get("result").is_some() || answer["error"]["code"] == -32801, "{answer}");
    }

    /// Waits for the next notification for which `wanted` holds. Others before it are kept.
    pub(crate) fn wait_for(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            if let Some(at) = self.notifications.iter().position(&wanted) {
                return self.notifications.remove(at).expect("it is there");
            }
            self.receive();
        }
    }

    /// The notifications that have arrived so far and were not waited for.
    pub(crate) fn drain_notifications(&mut self) -> Vec<Value> {
        while let Ok(message) = self.arrivals.try_recv() {
            self.sort(message);
        }
        self.notifications.drain(..).collect()
    }

    fn receive(&mut self) {
        let arrivals = &mut self.arrivals;
        let message = self.runtime.block_on(async { tokio::time::timeout(TOO_LONG, arrivals.recv()).await });
        let message = message.expect("the server says something in time").expect("the server is there");
        self.sort(message);
    }

    fn sort(&mut self, message: Value) {
        match message["id"].as_i64() {
            Some(id) => drop(self.answers.insert(id, message)),
            None => self.notifications.push_back(message),
        }
    }

    pub(crate) fn wait_until_indexed(&mut self) {
        self.wait_for(|message| message["params"]["value"]["kind"] == "end");
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        let mut uri = url::Url::parse(&format!("{}/", self.root)).expect("a root");
        uri.path_segments_mut().expect("a path").pop_if_empty().extend(name.split('/'));
        uri.to_string()
    }

    /// Makes names relative to another folder than the workspace's.
    pub(crate) fn set_root(&mut self, folder: &Path) {
        self.root = uri(folder);
    }

    /// Opens a file with a text.
    pub(crate) fn open_with(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        self.versions.insert(uri.clone(), 1);
        let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Opens a file as it is on disk.
    pub(crate) fn open(&mut self, workspace: &Workspace, name: &str) {
        self.open_with(name, &workspace.read(name));
    }

    /// Sends an edit. Returns its version.
    pub(crate) fn edit(&mut self, name: &str, changes: Value) -> i64 {
        let uri = self.uri(name);
        let version = self.versions.get(&uri).copied().unwrap_or_default() + 1;
        self.versions.insert(uri.clone(), version);
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        version
    }

    pub(crate) fn replace(&mut self, name: &str, text: &str) -> i64 {
        self.edit(name, json!([{ "text": text }]))
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": self.uri(name) } }));
    }

    /// Notifies the server that a file has changed on disk.
    pub(crate) fn notify_changed_on_disk(&self, name: &str) {
        self.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": self.uri(name), "type": 2 }] }));
    }

    pub(crate) fn at(&self, name: &str, [line, character]: [usize; 2]) -> Value {
        json!({ "textDocument": { "uri": self.uri(name) }, "position": { "line": line, "character": character } })
    }

    /// The text of a hover as people see it, without the path of the workspace, or `nothing`.
    pub(crate) fn hover(&mut self, name: &str, at: [usize; 2]) -> String {
        let params = self.at(name, at);
        let hover = self.request("textDocument/hover", params);
        let text = hover["contents"]["value"].as_str().unwrap_or("nothing").replace(&self.root, "ROOT");
        text.replace('\u{200A}', "")
    }

    /// Waits for the diagnostics of a version of a file.
    pub(crate) fn diagnostics(&mut self, name: &str, version: i64) -> Vec<Value> {
        let uri = self.uri(name);
        let mut found = self.wait_for(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        serde_json::from_value(found["params"]["diagnostics"].take()).expect("a list")
    }

    /// Sends `exit` and waits for the server to end.
    pub(crate) fn exit(&mut self) -> Ending {
        self.notify("exit", Value::Null);
        self.wait_for_end()
    }

    /// Waits for the server to end.
    pub(crate) fn wait_for_end(&mut self) -> Ending {
        let server = self.server.take().expect("the server runs");
        let ended = self.runtime.block_on(async { tokio::time::timeout(TOO_LONG, server).await });
        ended.expect("the server ends").expect("the server does not panic").expect("the server could start")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() || self.server.is_none() {
            return;
        }
        let id = self.send_request("shutdown", Value::Null);
        assert_eq!(self.result(id), Value::Null);
        assert_eq!(self.exit(), Ending::Orderly);
        assert!(self.answers.is_empty(), "answers were left unread: {:?}", self.answers);
        let usual = ["textDocument/publishDiagnostics", "$/progress", "workspace/diagnostic/refresh"];
        let odd = |message: &Value| {
            message["unanswered"].is_null() && !message["method"].as_str().is_some_and(|method| usual.contains(&method))
        };
        let odd: Vec<_> = self.drain_notifications().into_iter().filter(odd).collect();
        assert!(odd.is_empty(), "the server said what nobody asked for: {odd:?}");
    }
}
