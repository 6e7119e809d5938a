//! The log file, the trace and the problem report. None of them contains text of a document.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::pipe::framed;
use crate::workspace::Workspace;

/// A session with a document, a malformed message, and a message that its handler refuses.
fn messages(uri: &str) -> Vec<Vec<u8>> {
    let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": "河水涨了，茶馆不开门。" });
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": "茶馆" } });
    let messages = [
        json!({ "id": 1, "method": "initialize", "params": { "capabilities": {}, "clientInfo": { "name": "Ed", "version": "7" } } }),
        json!({ "method": "initialized", "params": {} }),
        json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        json!({ "id": 2, "method": "textDocument/hover", "params": at }),
        json!({ "method": "workspace/didChangeConfiguration", "params": { "settings": { "rules": { "河水": "off" } } } }),
        json!({ "id": 3, "method": "shutdown" }),
        json!({ "method": "exit" }),
    ];
    let mut all: Vec<_> = messages
        .into_iter()
        .map(|mut message| {
            message["jsonrpc"] = json!("2.0");
            framed(&message)
        })
        .collect();
    let broken = "{\"method\": 河水涨了";
    all.insert(4, format!("Content-Length: {}\r\n\r\n{broken}", broken.len()).into_bytes());
    all
}

#[test]
fn a_log_file_tells_what_was_done_and_quotes_nothing() {
    let workspace = Workspace::corpus("");
    let log = workspace.path("server.log");
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(["lsp", "--log"]).arg(&log).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = command.spawn().expect("the server starts");
    let mut input = server.stdin.take().expect("a pipe");
    for message in messages(&crate::client::uri(&workspace.path("a.txt"))) {
        input.write_all(&message).expect("written");
    }
    server.stdout.take().expect("a pipe").read_to_string(&mut String::new()).expect("it ends");
    let mut complaints = String::new();
    server.stderr.take().expect("a pipe").read_to_string(&mut complaints).expect("it ends");
    assert_eq!(server.wait().expect("it ends").code(), Some(0));
    let told = fs::read_to_string(&log).expect("a log");
    for wanted in
        ["serves Ed 7", "initialize: answered in", "textDocument/didOpen: taken", "hover: refused (-32602)", "shutdown"]
    {
        assert!(told.contains(wanted), "{wanted} is missing: {told}");
    }
    assert!(told.contains("a message was not understood"), "{told}");
    assert!(!told.contains('河') && !told.contains('茶'), "{told}");
    assert!(complaints.contains("not JSON") && !told.contains("not JSON"), "standard error tells more: {complaints}");
}

#[test]
fn a_log_that_cannot_be_written_stops_nobody() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let output = command.args(["lsp", "--log", "/nowhere/at/all/log"]).stdin(Stdio::null()).output().expect("it runs");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(complaints.contains("no log is written"), "{complaints}");
}

#[test]
fn a_client_that_asks_is_told_of_each_message_and_not_of_what_is_in_it() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
    let is_trace = |message: &Value| message["method"] == "$/logTrace";
    client.hover("a.txt", [0, 0]);
    assert!(!client.drain_notifications().iter().any(is_trace), "nobody has asked");
    client.notify("$/setTrace", json!({ "value": "messages" }));
    client.open(&workspace, "a.txt");
    let opened = client.wait_for(is_trace);
    assert_eq!(opened["params"], json!({ "message": "textDocument/didOpen: taken" }));
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.hover("a.txt", [0, 0]);
    let hovered = client.wait_for(is_trace);
    assert!(hovered["params"]["message"].as_str().is_some_and(|it| it.starts_with("textDocument/hover: answered in")));
    assert!(hovered["params"]["verbose"].as_str().is_some_and(|it| it.starts_with("request ")), "{hovered}");
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.hover("a.txt", [0, 0]);
    assert!(
        !client.drain_notifications().iter().any(|message| message.to_string().contains('河') && is_trace(message))
    );
}

#[test]
fn a_report_of_a_problem_has_numbers_and_settings_and_no_text() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。\n//- b.txt\n茶馆不开门。");
    let mut client = Client::start(&workspace, capabilities(), accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    let report = client.request("variorum/problemReport", Value::Null);
    let text = report["text"].as_str().expect("a text");
    let version = format!("Variorum: {}", env!("CARGO_PKG_VERSION"));
    for wanted in [
        version.as_str(),
        "Editor: does not say",
        "Columns: UTF-16",
        "Diagnostics: pushed",
        "Folder 1: a corpus that says so, 2 seeds, an index, all read",
        "Open documents: 1, the longest of 15 bytes",
        "Complaints: ",
    ] {
        assert!(text.contains(wanted), "{wanted} is missing: {text}");
    }
    assert!(!text.contains('河') && !text.contains('茶'), "{text}");
    assert!(!text.contains(workspace.root().to_str().expect("a path")), "{text}");
}
