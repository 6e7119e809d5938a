//! What no client should do and some clients do.
//!
//! This has been seen to break other servers, and is tested here:
//!
//! | what | test |
//! | --- | --- |
//! | thirty edits a second | `throughput::thirty_edits_a_second_with_requests_between_them_wedge_nothing` |
//! | versions that are each analysed to the end | `throughput::versions_that_come_faster_than_they_can_be_analysed_are_passed_over` |
//! | `exit` with the input left open; the exit code without `shutdown` | `lifecycle::exit_ends_the_process_with_its_input_still_open` |
//! | an editor that crashes | `lifecycle::the_process_ends_when_the_one_that_started_it_is_gone` |
//! | malformed JSON | `lifecycle::malformed_messages_are_answered_and_the_next_ones_understood` |
//! | messages in pieces, `content-length` in lower case | `lifecycle::messages_may_come_many_at_once_or_in_pieces_with_any_header` |
//! | a client that answers no request of the server | `lifecycle::a_client_that_answers_nothing_is_served_all_the_same` |
//! | a lone surrogate | [`a_lone_surrogate_is_one_character`] |
//! | a range that ends before its start, positions outside of the text | [`edits_that_make_no_sense_are_clamped_and_nothing_is_lost`], `sessions` |
//! | a client that stops reading | [`a_client_that_stops_reading_stops_nothing`], [`a_client_that_never_reads_again_can_still_say_exit`] |
//! | cancelled requests | [`cancelled_requests_are_answered_as_cancelled_or_done`]; that the work itself stops, `corpus/tests/mod.rs` and `rules/tests.rs` |
//! | an answer that comes too late (`ContentModified`) | `code_actions`, and `view/document.rs` in the server |
//! | stale findings | `sessions` |
//! | references that take all memory | `cargo bench --bench server`, "memory after the session" in `docs/performance.md` |

use serde_json::{Value, json};
use variorum::lsp::Ending;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

#[test]
fn edits_that_make_no_sense_are_clamped_and_nothing_is_lost() {
    let workspace = Workspace::corpus("//- a.txt\n---\ntitle: 河\n---\n");
    let mut client = Client::indexed(&workspace);
    client.open_with("a.txt", "一二𠮷四");
    let edit = |from: [i64; 2], to: [i64; 2], text: &str| {
        let at = |[line, character]: [i64; 2]| json!({ "line": line, "character": character });
        json!([{ "range": { "start": at(from), "end": at(to) }, "text": text }])
    };
    client.edit("a.txt", edit([0, 9_999_999_999], [77, 0], "五"));
    client.edit("a.txt", edit([0, 2], [0, -1], "两"));
    client.edit("a.txt", edit([0, 2], [0, 2], "个"));
    let version = client.edit("a.txt", json!([{ "text": "---\ntitle: 河\n---\n\u{FFFD}" }]));
    client.diagnostics("a.txt", version);
    let title = client.hover("a.txt", [1, 8]);
    assert!(title.contains("河"), "{title}");
}

#[test]
fn a_lone_surrogate_is_one_character() {
    let workspace = Workspace::corpus("//- a.txt\n\n");
    let mut client = Client::indexed(&workspace);
    let body = format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{}","languageId":"x","version":1,"text":"---\ntitle: 河\ud83d水\n---\n"}}}}}}"#,
        client.uri("a.txt")
    );
    client.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    let title = client.hover("a.txt", [1, 8]);
    assert!(title.contains("河\u{FFFD}水"), "{title}");
}

#[test]
fn a_client_that_stops_reading_stops_nothing() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    client.set_paused(true);
    let mut last = 0;
    let mut hovers = Vec::new();
    for number in 0..2_000 {
        last = client.replace("a.txt", &format!("河水涨了 {number} 次。{}", "x".repeat(100)));
        let params = client.at("a.txt", [0, 1]);
        hovers.push(client.send_request("textDocument/hover", params));
    }
    client.set_paused(false);
    for id in hovers {
        client.result_or_modified(id);
    }
    client.diagnostics("a.txt", last);
    let published = client.drain_notifications().len();
    assert!(published < 1_000, "{published} diagnostics waited, and only the latest were of use");
}

#[test]
fn a_client_that_never_reads_again_can_still_say_exit() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
    client.set_paused(true);
    let id = client.send_request("shutdown", Value::Null);
    for _ in 0..5_000 {
        client.send_request("textDocument/hover", json!({}));
    }
    assert_eq!(client.exit(), Ending::Orderly);
    let _ = id;
}

#[test]
fn cancelled_requests_are_answered_as_cancelled_or_done() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::start(&workspace, capabilities(), accept_all);
    client.open_with("a.txt", &"河水涨了，茶馆今天不开门。\n\n".repeat(2_000));
    let ids: Vec<_> = (0..100)
        .map(|_| {
            let params = client.at("a.txt", [0, 1]);
            let id = client.send_request("textDocument/hover", params);
            client.notify("$/cancelRequest", json!({ "id": id }));
            id
        })
        .collect();
    for id in ids {
        let answer = client.response(id);
        assert!(answer.get("result").is_some() || answer["error"]["code"] == -32800, "{answer}");
    }
    client.notify("$/cancelRequest", json!({ "id": "no such request" }));
}
