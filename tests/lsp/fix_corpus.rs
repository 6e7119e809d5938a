//! Fixing the whole corpus takes a while: how far it is, and stopping it.

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// A corpus of long seeds, in each of which something can be fixed.
fn corpus(seeds: usize, paragraphs: usize) -> Workspace {
    let workspace = Workspace::corpus("");
    for number in 0..seeds {
        let header = format!("---\ntitle: 河湾{number}\nauthor: 温小满\nsource: 河湾日报\ndate: 2021-03-02\n---\n\n");
        let paragraph = |n| format!("第{n}天的茶馆开在渡\u{200B}口的石阶旁边，第{number}位掌柜把门板卸下来。\n\n");
        workspace.write(&format!("{number}.md"), &(header + &(0..paragraphs).map(paragraph).collect::<String>()));
    }
    workspace
}

fn client(workspace: &Workspace) -> Client {
    let mut can = capabilities();
    can["workspace"]["applyEdit"] = json!(true);
    let mut client = Client::start(workspace, can, accept_all);
    client.wait_until_indexed();
    client
}

/// The next progress but that of reading the corpus.
fn progress(client: &mut Client) -> Value {
    let of_work = |message: &Value| {
        let token = message["params"]["token"].as_str().unwrap_or("a number");
        message["method"] == "$/progress" && !token.starts_with("variorum/index/")
    };
    client.wait_for(of_work)["params"].take()
}

#[test]
fn it_is_told_how_far_it_is_with_the_token_of_the_client() {
    let workspace = corpus(40, 2);
    let mut client = client(&workspace);
    let params = json!({ "command": "variorum.fixWorkspace", "workDoneToken": 7 });
    assert_eq!(client.request("workspace/executeCommand", params), Value::Null);
    let begin = progress(&mut client);
    assert_eq!(begin["token"], 7);
    let expected = json!({
        "kind": "begin", "title": "Variorum: looking for fixes in the corpus", "cancellable": true, "percentage": 0,
    });
    assert_eq!(begin["value"], expected);
    let mut last = 0;
    loop {
        let next = progress(&mut client)["value"].take();
        if next["kind"] == "end" {
            break;
        }
        let percent = next["percentage"].as_u64().expect("a number");
        assert!(last < percent && percent <= 100, "{percent} after {last}");
        last = percent;
    }
    let proposed = client.wait_for(|message| message["method"] == "workspace/applyEdit");
    assert_eq!(proposed["params"]["edit"]["documentChanges"].as_array().map(Vec::len), Some(40));
    client.wait_for(|message| message["method"] == "window/showMessage");
}

#[test]
fn it_can_be_stopped_by_its_progress() {
    let workspace = corpus(6, 2000);
    let mut client = client(&workspace);
    for token in [Some("of the client"), None] {
        let id = client.send_request(
            "workspace/executeCommand",
            json!({ "command": "variorum.fixWorkspace", "workDoneToken": token }),
        );
        let begin = progress(&mut client);
        assert_eq!(begin["value"]["cancellable"], true);
        assert!(token.is_none_or(|token| begin["token"] == token));
        client.notify("window/workDoneProgress/cancel", json!({ "token": begin["token"] }));
        // What was asked for is done, since it was to be stopped; what the server would propose the client would find.
        assert_eq!(client.result(id), Value::Null);
        while progress(&mut client)["value"]["kind"] != "end" {}
    }
}

#[test]
fn it_can_be_taken_back() {
    let workspace = corpus(6, 2000);
    let mut client = client(&workspace);
    let params = json!({ "command": "variorum.fixWorkspace", "workDoneToken": "x" });
    let id = client.send_request("workspace/executeCommand", params);
    progress(&mut client);
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.response(id)["error"]["code"], -32800);
    while progress(&mut client)["value"]["kind"] != "end" {}
}
