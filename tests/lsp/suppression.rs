//! Findings that a curator does not want to hear of, in the editor.

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

#[test]
fn a_finding_can_be_ignored_where_it_stands_and_in_the_file() {
    let text = "河湾\n\n来源:甲 作者:乙 日期:2021-03-02\n\n河水\u{200B}涨了。\n";
    let workspace = Workspace::corpus(&format!("//- a.txt\n{text}"));
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    let is_invisible = |it: &Value| it["code"] == "text/invisible-character";
    let found = client.diagnostics("a.txt", 1);
    let range = found.iter().find(|it| is_invisible(it)).expect("found")["range"].clone();
    let uri = client.uri("a.txt");
    let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().expect("a list");
    for (title, line) in [
        ("Ignore “text/invisible-character” here", "<!-- variorum-ignore text/invisible-character -->"),
        ("Ignore “text/invisible-character” in this file", "<!-- variorum-ignore-file text/invisible-character -->"),
    ] {
        let action = actions.iter().find(|it| it["title"] == title).unwrap_or_else(|| panic!("{actions:?}"));
        assert_eq!(action["isPreferred"], false);
        let edit = &action["edit"]["documentChanges"][0]["edits"][0];
        assert_eq!(edit["newText"], format!("{line}\n"));
        let at = edit["range"]["start"]["line"].as_u64().expect("a line") as usize;
        let mut lines: Vec<_> = text.lines().collect();
        lines.insert(at, line);
        let version = client.replace("a.txt", &lines.join("\n"));
        let left = client.diagnostics("a.txt", version);
        assert!(!left.iter().any(is_invisible), "{left:?}");
    }
}

#[test]
fn in_a_long_seed_that_is_worked_out_when_it_is_chosen() {
    let long = "河水涨了，渡口的石阶淹了三级，船夫把缆绳又收了一圈。\n\n".repeat(2000);
    let text = format!("---\ntitle: 河\u{200B}湾\nauthor: 乙\ndate: 2021-03-02\n---\n\n河水\u{200B}涨了。\n\n{long}");
    let workspace = Workspace::corpus(&format!("//- a.md\n{text}"));
    let mut can = capabilities();
    can["textDocument"]["codeAction"]["resolveSupport"] = json!({ "properties": ["edit"] });
    can["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.md");
    client.diagnostics("a.md", 1);
    let offered = |client: &mut Client, line: usize| {
        let (start, end) = (json!({ "line": line, "character": 0 }), json!({ "line": line, "character": 20 }));
        let range = json!({ "start": start, "end": end });
        let uri = client.uri("a.md");
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
        let actions = client.request("textDocument/codeAction", params);
        let here = actions
            .as_array()
            .expect("a list")
            .iter()
            .find(|it| it["title"] == "Ignore “text/invisible-character” here");
        here.expect("offered").clone()
    };
    let action = offered(&mut client, 6);
    assert!(action.get("edit").is_none(), "{action}");
    assert_eq!(action["diagnostics"][0]["code"], "text/invisible-character");
    let chosen = client.request("codeAction/resolve", action);
    let edit = &chosen["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["newText"], "<!-- variorum-ignore text/invisible-character -->\n");
    assert_eq!(edit["range"]["start"], json!({ "line": 6, "character": 0 }));
    // Nothing is found there.
    let mut action = offered(&mut client, 1);
    action["data"]["wanted"]["ignore"]["at"] = json!(0);
    let id = client.send_request("codeAction/resolve", action);
    let answer = client.response(id);
    assert_eq!(answer["error"]["code"], -32803, "{answer}");
    assert!(answer["error"]["message"].as_str().is_some_and(|it| it.contains("cannot be suppressed here")), "{answer}");
}
