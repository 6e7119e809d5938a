//! The start and the end of a session, and malformed messages.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use variorum::lsp::Ending;

use crate::client::{Client, accept_all, capabilities, never_answer};
use crate::pipe::framed;
use crate::workspace::Workspace;

#[test]
fn a_session_begins_and_ends() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let client = Client::indexed(&workspace);
    assert_eq!(client.capabilities["positionEncoding"], "utf-16");
    assert_eq!(client.capabilities["hoverProvider"], true);
    assert!(client.capabilities.get("diagnosticProvider").is_none(), "the client does not pull");
}

#[test]
fn the_position_encoding_is_agreed_upon() {
    let workspace = Workspace::other("");
    for (offered, taken) in [
        (json!(["utf-32", "utf-8", "utf-16"]), "utf-32"),
        (json!(["utf-32"]), "utf-32"),
        (json!(["utf-16", "utf-32"]), "utf-16"),
        (json!(["ebcdic"]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let mut can = capabilities();
        can["general"]["positionEncodings"] = offered.clone();
        let client = Client::start(&workspace, can, accept_all);
        assert_eq!(client.capabilities["positionEncoding"], taken, "{offered}");
    }
}

#[test]
fn exit_without_shutdown_is_abrupt() {
    let mut client = Client::start(&Workspace::other(""), capabilities(), accept_all);
    assert_eq!(client.exit(), Ending::Abrupt);
}

#[test]
fn exit_before_initialize_ends_too() {
    assert_eq!(Client::connect(accept_all).exit(), Ending::Abrupt);
}

#[test]
fn malformed_messages_are_answered_and_the_next_ones_understood() {
    let mut client = Client::start(&Workspace::other(""), capabilities(), accept_all);
    for (bytes, code) in [
        (&b"Content-Length: 5\r\n\r\n{\"a\":"[..], -32700),
        (b"Content-Length: twelve\r\n\r\n", -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"Content-Length: 24\r\n\r\n{\"method\":7,\"id\":\"seven\"}", -32700),
    ] {
        client.write(bytes);
        let complaint = client.wait_for(|message| message.get("error").is_some());
        assert_eq!(complaint["error"]["code"], code, "{}: {complaint}", String::from_utf8_lossy(bytes));
        // The last message is a byte longer than its header says; that byte is skipped too.
    }
    assert_eq!(client.request("textDocument/hover", client.at("a.txt", [0, 0])), Value::Null);
}

#[test]
fn unknown_methods_are_refused_and_unknown_notifications_ignored() {
    let mut client = Client::start(&Workspace::other(""), capabilities(), accept_all);
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.notify("variorum/unheardOf", json!({}));
    let id = client.send_request("variorum/unheardOf", json!({}));
    assert_eq!(client.response(id)["error"]["code"], -32601);
}

#[test]
fn messages_may_come_many_at_once_or_in_pieces_with_any_header() {
    let mut client = Client::start(&Workspace::other(""), capabilities(), accept_all);
    let hover = |id: i64| {
        let params = json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 0 } });
        json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": params })
    };
    let together: Vec<u8> = (101..=140).flat_map(|id| framed(&hover(id))).collect();
    client.write(&together);
    for byte in framed(&hover(141)) {
        client.write(&[byte]);
    }
    let body = hover(142).to_string();
    client.write(format!("X-Test: 1\r\ncontent-length: {}\r\n\r\n{body}", body.len()).as_bytes());
    for id in 101..=142 {
        assert_eq!(client.result(id), Value::Null);
    }
}

#[test]
fn requests_before_initialize_are_refused() {
    let mut client = Client::connect(accept_all);
    let id = client.send_request("textDocument/hover", json!({}));
    assert_eq!(client.response(id)["error"]["code"], -32002);
    assert_eq!(client.exit(), Ending::Abrupt);
}

#[test]
fn a_client_that_answers_nothing_is_served_all_the_same() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::start(&workspace, capabilities(), never_answer);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.hover("a.txt", [0, 1]);
}

fn server() -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().expect("the server starts")
}

/// Runs the server on some messages, with its input held open, and returns its exit code.
fn exit_code(messages: &[Value]) -> Option<i32> {
    let mut server = server();
    let mut input = server.stdin.take().expect("a pipe");
    for message in messages {
        input.write_all(&framed(message)).expect("written");
    }
    let mut said = String::new();
    server.stdout.take().expect("a pipe").read_to_string(&mut said).expect("its output ends");
    let code = server.wait().expect("it ends").code();
    drop(input);
    code
}

#[test]
fn exit_ends_the_process_with_its_input_still_open() {
    let initialize = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    let initialized = json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} });
    let shutdown = json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" });
    let exit = json!({ "jsonrpc": "2.0", "method": "exit" });
    let begin = [initialize, initialized];
    assert_eq!(exit_code(&[&begin[..], &[shutdown, exit.clone()]].concat()), Some(0));
    assert_eq!(exit_code(&[&begin[..], &[exit]].concat()), Some(1));
}

#[test]
fn the_process_ends_when_the_one_that_started_it_is_gone() {
    let mut editor = Command::new("sleep").arg("1000").spawn().expect("a process");
    let mut server = server();
    let mut input = server.stdin.take().expect("a pipe");
    let params = json!({ "capabilities": {}, "processId": editor.id() });
    let initialize = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params });
    input.write_all(&framed(&initialize)).expect("written");
    let mut output = server.stdout.take().expect("a pipe");
    output.read_exact(&mut [0; 100]).expect("answered");
    assert_eq!(server.try_wait().expect("it can be asked"), None, "the editor is there");
    editor.kill().expect("killed");
    editor.wait().expect("it ends");
    assert_eq!(server.wait().expect("it ends").code(), Some(1));
    drop(input);
}

#[test]
fn the_process_ends_when_its_input_does() {
    let mut server = server();
    drop(server.stdin.take());
    assert_eq!(server.wait().expect("it ends").code(), Some(1));
}
