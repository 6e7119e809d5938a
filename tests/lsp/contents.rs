//! Documents that no file holds: a comparison and an apparatus, asked for by their addresses.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const STORY: &str = "\
//- page.html
<p>河湾的<b>茶馆</b>开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。</p>
<p>后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚。</p>
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。

后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚。
//- forum.txt
转贴

来源:渡口论坛 作者:老船 日期:2021-03-05

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。
";

fn able() -> Value {
    let mut able = capabilities();
    able["workspace"]["textDocumentContent"] = json!({ "dynamicRegistration": true });
    able["window"]["showDocument"] = json!({ "support": true });
    able
}

fn opened(able: Value) -> (Workspace, Client, Value) {
    let workspace = Workspace::corpus(STORY);
    let mut client = Client::start(&workspace, able, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    (workspace, client, place)
}

/// Chooses an action at a place, and gives the address of the document that the server has shown.
fn shown(client: &mut Client, place: &Value, title: &str) -> String {
    let range = json!({ "start": place["position"], "end": place["position"] });
    let params = json!({ "textDocument": place["textDocument"], "range": range, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params);
    let is_it = |it: &&Value| it["title"].as_str().is_some_and(|it| it.starts_with(title));
    let command = actions.as_array().expect("actions").iter().find(is_it).expect("it is offered")["command"].clone();
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    client.request("workspace/executeCommand", params);
    let shown = client.wait_for(|message| message["method"] == "window/showDocument");
    shown["params"]["uri"].as_str().expect("an address").to_owned()
}

fn text(client: &mut Client, uri: &str) -> String {
    let content = client.request("workspace/textDocumentContent", json!({ "uri": uri }));
    content["text"].as_str().expect("a text").to_owned()
}

/// Each line with where it leads.
fn check(client: &mut Client, uri: &str, expected: Expect) {
    let mut told = String::new();
    for (number, line) in text(client, uri).lines().enumerate() {
        let at = json!({ "textDocument": { "uri": uri }, "position": { "line": number, "character": 0 } });
        let found = client.request("textDocument/definition", at);
        let place = found["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).map(|file| {
            let start = &found["range"]["start"];
            format!("  ← {file} {}:{}", start["line"], start["character"])
        });
        told += &format!("{line}{}\n", place.unwrap_or_default());
    }
    expected.assert_eq(&told);
}

#[test]
fn a_comparison_is_a_document_whose_lines_lead_back() {
    let (_workspace, mut client, place) = opened(able());
    assert_eq!(client.capabilities["workspace"]["textDocumentContent"], json!({ "schemes": ["variorum"] }));
    let uri = shown(&mut client, &place, "Compare with “河湾茶馆”");
    assert!(uri.starts_with("variorum:/comparison/"), "{uri}");
    check(
        &mut client,
        &uri,
        expect![[r#"
        --- page.html
        +++ 河湾茶馆 · 河湾日报 · 2021-03-01 · daily.md  ← daily.md 1:7
        “-” is this seed, “+” the other; ⟦ ⟧ marks what differs. “Go to definition” opens a line in its file

        + Title: 河湾茶馆  ← daily.md 1:7
        + Publication date: 2021-03-01  ← daily.md 3:6
        + Source: 河湾日报  ← daily.md 2:8

          河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。  ← page.html 0:3
        - 掌柜的姓⟦闻⟧，烧水的炉子还是⟦⟧祖父留下来的，铜壶擦得能照见人。  ← page.html 0:40
        + 掌柜的姓⟦文⟧，烧水的炉子还是⟦他⟧祖父留下来的，铜壶擦得能照见人。  ← daily.md 6:30
        + 来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。  ← daily.md 8:0
          后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚。  ← page.html 1:3
    "#]],
    );
}

#[test]
fn an_apparatus_is_a_document_whose_lines_lead_back() {
    let (_workspace, mut client, place) = opened(able());
    let uri = shown(&mut client, &place, "Show how all seeds read");
    check(
        &mut client,
        &uri,
        expect![[r#"
        page.html  ← page.html 0:3
        2 seeds with all or part of it. Below each sentence: how they read differently, and which of them
           1  河湾茶馆 · 河湾日报 · 2021-03-01 · daily.md  ← daily.md 6:0
           2  转贴 · 渡口论坛 · 2021-03-05 · forum.txt  ← forum.txt 4:0

        河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。  ← page.html 0:3
        掌柜的姓⟦闻⟧，烧水的炉子还是⟦⟧祖父留下来的，铜壶擦得能照见人。  ← page.html 0:40
              闻] 文 1, 2  ← page.html 0:44
              (omitted)] 他 1  ← page.html 0:53
    "#]],
    );
}

#[test]
fn the_text_is_that_of_the_moment_and_the_client_is_told_to_ask_again() {
    let (workspace, mut client, place) = opened(able());
    let uri = shown(&mut client, &place, "Compare with “河湾茶馆”");
    assert!(text(&mut client, &uri).contains("⟦闻⟧"));
    // Even if the client takes it for a file of its own.
    let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": "别的" });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    workspace.write("daily.md", &workspace.read("daily.md").replace("姓文", "姓闻"));
    client.notify_changed_on_disk("daily.md");
    let again = client.wait_for(|message| message["method"] == "workspace/textDocumentContent/refresh");
    assert_eq!(again["params"]["uri"], uri);
    assert!(!text(&mut client, &uri).contains("⟦闻⟧"));
}

#[test]
fn what_is_gone_or_was_never_there_is_empty() {
    let (_workspace, mut client, _) = opened(able());
    for uri in
        ["variorum:/comparison/a?file%3A%2F%2F%2Fnowhere%2Fa.md&file%3A%2F%2F%2Fb.md", "variorum:/?&", "variorum:x"]
    {
        assert_eq!(text(&mut client, uri), "", "{uri}");
    }
}

#[test]
fn nobody_is_offered_what_his_editor_does_not_show() {
    let (_workspace, mut client, place) = opened(capabilities());
    assert_eq!(client.capabilities["workspace"].get("textDocumentContent"), None);
    let range = json!({ "start": place["position"], "end": place["position"] });
    let params = json!({ "textDocument": place["textDocument"], "range": range, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params).to_string();
    assert!(!actions.contains("variorum.open"), "{actions}");
}
