//! Findings that a curator does not want to hear of, in the editor.

use serde_json::{Value, json};

use crate::client::Client;
use crate::workspace::Workspace;

#[test]
fn a_finding_can_be_ignored_where_it_stands_and_in_the_file() {
    let text = "河湾\n\n来源:甲 作者:乙 日期:2021-03-02\n\n河水\u{200B}涨了。\n";
    let workspace = Workspace::corpus(&format!("//- a.txt\n{text}"));
    let mut client = Client::of(&workspace);
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
