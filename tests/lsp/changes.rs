//! What the witnesses of a place suggest: their readings, paragraphs that are missing here, a comparison.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// A page that lacks a paragraph and misreads a character; three printings that have both, one of them as HTML.
const STORY: &str = "\
//- page.html
<div><p>河湾的<b>茶馆</b>开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。</p>
<p>后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚。</p></div>
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜 & 鱼，有的抱着孩子，谁也不着急，船总是要来的。

后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚。
//- forum.txt
转贴

来源:渡口论坛 作者:老船 日期:2021-03-05

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜 & 鱼，有的抱着孩子，谁也不着急，船总是要来的。

后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚。
";

fn able() -> Value {
    let mut able = capabilities();
    able["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    able["textDocument"]["codeAction"]["resolveSupport"] = json!({ "properties": ["edit"] });
    able["experimental"] = json!({ "commands": { "commands": ["variorum.compare"] } });
    able
}

fn opened(able: Value) -> (Workspace, Client, String, [usize; 2]) {
    let workspace = Workspace::corpus(STORY);
    let mut client = Client::start(&workspace, able, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    (workspace, client, name, at)
}

fn actions(client: &mut Client, name: &str, [line, character]: [usize; 2], only: &[&str]) -> Vec<Value> {
    let at = json!({ "line": line, "character": character });
    let params = json!({
        "textDocument": { "uri": client.uri(name) },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [], "only": only },
    });
    serde_json::from_value(client.request("textDocument/codeAction", params)).unwrap_or_default()
}

fn check(actions: &[Value], expected: Expect) {
    let line =
        |it: &Value| format!("{} [{}]\n", it["title"].as_str().expect("a title"), it["kind"].as_str().unwrap_or("–"));
    expected.assert_eq(&actions.iter().map(line).collect::<String>());
}

/// What becomes of the page, if the action of a title is chosen.
fn chosen(client: &mut Client, actions: &[Value], title: &str) -> String {
    let action =
        actions.iter().find(|it| it["title"].as_str().is_some_and(|it| it.starts_with(title))).expect("offered");
    assert!(action.get("edit").is_none(), "it is worked out when it is chosen");
    let resolved = client.request("codeAction/resolve", action.clone());
    let file = &resolved["edit"]["documentChanges"][0];
    assert_eq!(file["textDocument"]["version"], 1);
    let edit = &file["edits"][0];
    let range = &edit["range"];
    let at = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
    format!("{}–{} {}\n", at("start"), at("end"), edit["newText"].as_str().expect("a text"))
}

#[test]
fn the_readings_of_others_are_offered_at_a_variant() {
    let (_workspace, mut client, name, at) = opened(able());
    let found = actions(&mut client, &name, at, &["refactor.rewrite"]);
    check(
        &found,
        expect![[r#"
        Change to “文” (2 seeds) [refactor.rewrite]
        Insert the missing passage “来喝茶的多半是等船的人，有的挑着菜 & 鱼，有的抱着孩子，谁…急，船总是要来的。” (2 seeds) [refactor.rewrite]
    "#]],
    );
    let edit = chosen(&mut client, &found, "Change to “文”");
    expect![[r#"
        0:49–0:50 文
    "#]]
    .assert_eq(&edit);
}

#[test]
fn a_paragraph_that_is_missing_is_put_in_as_the_others_are_written() {
    let (_workspace, mut client, name, _) = opened(able());
    let found = actions(&mut client, &name, [1, 20], &["refactor"]);
    check(
        &found,
        expect![[r#"
        Insert the missing passage “来喝茶的多半是等船的人，有的挑着菜 & 鱼，有的抱着孩子，谁…急，船总是要来的。” (2 seeds) [refactor.rewrite]
    "#]],
    );
    let edit = chosen(&mut client, &found, "Insert the missing passage");
    expect![[r#"
        0:74–0:74 </p>
        <p>来喝茶的多半是等船的人，有的挑着菜 &amp; 鱼，有的抱着孩子，谁也不着急，船总是要来的。
    "#]]
    .assert_eq(&edit);
}

#[test]
fn without_resolving_the_edits_are_there_at_once() {
    let (_workspace, mut client, name, at) = opened(capabilities());
    let found = actions(&mut client, &name, at, &["refactor"]);
    assert!(found.len() >= 2, "{found:?}");
    assert!(found.iter().all(|it| it["edit"]["documentChanges"][0]["edits"][0]["newText"].is_string()), "{found:?}");
}

#[test]
fn witnesses_are_offered_for_comparison_to_who_can_show_it() {
    let (_workspace, mut client, name, at) = opened(able());
    let found = actions(&mut client, &name, at, &[""]);
    let compare: Vec<Value> = found.into_iter().filter(|it| it["command"]["command"] == "variorum.compare").collect();
    check(
        &compare,
        expect![[r#"
        Compare with “河湾茶馆” (河湾日报 · 2021-03-01) [–]
        Compare with “转贴” (渡口论坛 · 2021-03-05) [–]
    "#]],
    );
    assert_eq!(compare[0]["command"]["arguments"], json!([client.uri("daily.md")]));
    let (_workspace, mut client, name, at) = opened(capabilities());
    let found = actions(&mut client, &name, at, &[""]);
    assert!(found.iter().all(|it| it["command"]["command"] != "variorum.compare"), "{found:?}");
}

#[test]
fn what_was_offered_for_another_text_is_not_made() {
    let (_workspace, mut client, name, at) = opened(able());
    let found = actions(&mut client, &name, at, &["refactor"]);
    client.edit(&name, json!([{ "text": "<p>别的</p>" }]));
    let id = client.send_request("codeAction/resolve", found[0].clone());
    assert_eq!(client.response(id)["error"]["code"], -32801);
}
