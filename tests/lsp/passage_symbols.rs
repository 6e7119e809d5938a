//! Passages as symbols: highlights, lenses, tokens, who took from whom.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// Three printings. The forum leaves something out and misreads a character; the diary quotes the beginning.
const STORY: &str = "\
//- forum.txt
河湾的茶馆（转）

来源:渡口论坛 作者:老船 日期:2021-03-05

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。

谁也没有见过他，除了渡口的船工。
//- monday.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。
//- diary.txt
读报一则

来源:渡口论坛 作者:小舟 日期:2021-03-09

今天读到：河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。很有意思。
";

fn opened(capabilities: Value) -> (Workspace, Client, Value, Value) {
    let workspace = Workspace::corpus(STORY);
    let mut client = Client::start(&workspace, capabilities, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let (place, document) = (client.at(&name, at), json!({ "textDocument": { "uri": client.uri(&name) } }));
    (workspace, client, place, document)
}

fn check(found: impl Iterator<Item = String>, expected: Expect) {
    expected.assert_eq(&found.map(|line| line + "\n").collect::<String>());
}

fn range(range: &Value) -> String {
    let at = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
    format!("{}–{}", at("start"), at("end"))
}

#[test]
fn lenses_say_how_many_have_it_and_which_is_the_earliest() {
    let mut able = capabilities();
    able["experimental"] = json!({ "commands": { "commands": ["variorum.showWitnesses"] } });
    let (_workspace, mut client, _, document) = opened(able);
    let lenses = client.request("textDocument/codeLens", document).clone();
    let mut lines = Vec::new();
    for lens in lenses.as_array().expect("lenses") {
        assert!(lens.get("command").is_none(), "titles are worked out when they are seen");
        let resolved = client.request("codeLens/resolve", lens.clone()).clone();
        let command = &resolved["command"];
        assert_eq!(command["arguments"][1], lens["range"]["start"]);
        lines.push(format!("{} {} {}", range(&lens["range"]), command["title"], command["command"]));
    }
    check(
        lines.into_iter(),
        expect![[r#"
        4:0–4:0 "in 2 other seeds · earliest 2021-03-01 · 2 variants" "variorum.showWitnesses"
        6:0–6:0 "in 1 other seed · earliest 2021-03-01" "variorum.showWitnesses"
    "#]],
    );
}

#[test]
fn without_a_command_of_the_client_a_lens_opens_the_earliest() {
    let mut able = capabilities();
    able["window"]["showDocument"] = json!({ "support": true });
    let (_workspace, mut client, _, document) = opened(able);
    let lens = client.request("textDocument/codeLens", document)[0].clone();
    let command = client.request("codeLens/resolve", lens)["command"].clone();
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    client.request("workspace/executeCommand", params);
    let shown = client.wait_for(|message| message["method"] == "window/showDocument");
    assert_eq!(shown["params"]["uri"], client.uri("monday.md"));
    check(
        [range(&shown["params"]["selection"])].into_iter(),
        expect![[r#"
        7:0–9:30
    "#]],
    );
}

#[test]
fn nobody_is_offered_lenses_that_lead_nowhere() {
    let workspace = Workspace::corpus(STORY);
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "forum.txt");
    assert_eq!(client.capabilities.get("codeLensProvider"), None);
}

#[test]
fn tokens_mark_what_is_shared_and_what_reads_otherwise() {
    let (workspace, mut client, _, document) = opened(capabilities());
    let all = client.request("textDocument/semanticTokens/full", document.clone()).clone();
    let text = workspace.read("forum.txt");
    check(
        spelt(&text, &all["data"]).into_iter(),
        expect![[r#"
        passage 河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓
        variant 闻
        passage ，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。
        passage 来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急
    "#]],
    );

    let mut nothing_new = document.clone();
    nothing_new["previousResultId"] = all["resultId"].clone();
    let delta = client.request("textDocument/semanticTokens/full/delta", nothing_new).clone();
    assert_eq!(delta["edits"], json!([]));

    // A line above moves them all down, which is one number.
    client.edit("forum.txt", json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "\n" }]));
    let mut moved = document.clone();
    moved["previousResultId"] = delta["resultId"].clone();
    let delta = client.request("textDocument/semanticTokens/full/delta", moved).clone();
    assert_eq!(delta["edits"][0]["start"], 0);
    assert_eq!(delta["edits"][0]["deleteCount"], 5);

    let mut unknown = document;
    unknown["previousResultId"] = json!("nonsense");
    let whole = client.request("textDocument/semanticTokens/full/delta", unknown).clone();
    assert_eq!(whole["data"].as_array().map(Vec::len), all["data"].as_array().map(Vec::len));
}

/// Tokens as text.
fn spelt(text: &str, data: &Value) -> Vec<String> {
    let numbers: Vec<usize> =
        data.as_array().expect("data").iter().map(|it| it.as_u64().expect("a number") as usize).collect();
    let (mut line, mut start, mut found) = (0, 0, Vec::new());
    for token in numbers.chunks(5) {
        line += token[0];
        start = if token[0] == 0 { start + token[1] } else { token[1] };
        let words: String = text.lines().nth(line).expect("a line").chars().skip(start).take(token[2]).collect();
        found.push(format!("{} {words}", ["passage", "variant", "boilerplate"][token[3]]));
    }
    found
}

#[test]
fn who_took_a_passage_and_from_whom() {
    let (_workspace, mut client, place, _) = opened(capabilities());
    let item = client.request("textDocument/prepareCallHierarchy", place)[0].clone();
    let mut lines = vec![format!("{} · {}", item["name"], item["detail"])];
    let mut calls = |client: &mut Client, direction: &str, end: &str, item: &Value| {
        let calls = client.request(&format!("callHierarchy/{direction}Calls"), json!({ "item": item }));
        for call in calls.as_array().expect("calls") {
            let (other, here) = (&call[end], range(&call["fromRanges"][0]));
            lines.push(format!("{end} {} · {} {} {here}", other["name"], other["detail"], range(&other["range"])));
        }
        calls[0][end].clone()
    };
    calls(&mut client, "incoming", "from", &item);
    let original = calls(&mut client, "outgoing", "to", &item);
    // A witness that nobody has open can be asked in its turn.
    calls(&mut client, "incoming", "from", &original);
    check(
        lines.into_iter(),
        expect![[r#"
            "河湾的茶馆（转）" · "2021-03-05 · 渡口论坛"
            from "读报一则" · "2021-03-09 · 渡口论坛" 4:35–4:64 4:35–4:64
            to "河湾茶馆" · "2021-03-01 · 河湾日报" 7:30–7:59 4:30–4:59
            from "河湾的茶馆（转）" · "2021-03-05 · 渡口论坛" 4:30–4:58 4:30–4:58
            from "读报一则" · "2021-03-09 · 渡口论坛" 4:35–4:64 4:35–4:64
        "#]],
    );
}

#[test]
fn a_sentence_that_stands_twice_is_marked_twice() {
    let workspace = Workspace::corpus(
        "//- a.txt\n河湾\n\n来源:河湾日报 作者:温小满 日期:2021-03-01\n\n河湾的茶馆开$0在渡口的石阶旁边。河水涨了。\n\n河湾的茶館，开在渡口的石阶旁边！\n",
    );
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    let found = client.request("textDocument/documentHighlight", place.clone()).clone();
    check(
        found.as_array().expect("highlights").iter().map(|it| range(&it["range"])),
        expect![[r#"
        4:0–4:14
        6:0–6:15
    "#]],
    );
    let mut once = place;
    once["position"] = json!({ "line": 4, "character": 18 });
    assert!(client.request("textDocument/documentHighlight", once).is_null());
}
