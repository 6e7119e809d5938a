//! Two seeds beside one another, and what an editor's hints say of the differences.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// A page on one line, its reprint in a text file, and one that quotes it.
const STORY: &str = "\
//- page.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
date: 2021-03-01
---

<p>河湾的<b>茶馆</b>开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。</p><p>来喝茶的多半是等船的人&hellip;&hellip;谁也不着急。</p>
//- forum.txt
河湾的茶馆（转）

来源:渡口论坛 作者:老船 日期:2021-03-05

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。
//- diary.txt
读报一则

来源:渡口论坛 作者:小舟 日期:2021-03-09

今天读到：河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓闻，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
";

fn opened(capabilities: Value) -> (Workspace, Client, Value) {
    let workspace = Workspace::corpus(STORY);
    let mut client = Client::start(&workspace, capabilities, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    (workspace, client, place)
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(text);
}

#[test]
fn the_witnesses_of_a_place_are_listed() {
    let (_workspace, mut client, place) = opened(capabilities());
    let found = client.request("variorum/witnesses", place);
    let line = |it: &Value| {
        format!(
            "{} · {} · {} · {} · {:.2}\n",
            it["title"],
            it["source"],
            it["published"],
            it["passages"],
            it["contains"].as_f64().expect("a part")
        )
    };
    let lines: String = found.as_array().expect("witnesses").iter().map(line).collect();
    check(
        &lines,
        expect![[r#"
            "河湾的茶馆（转）" · "渡口论坛" · "2021-03-05" · 1 · 0.75
            "读报一则" · "渡口论坛" · "2021-03-09" · 1 · 0.76
        "#]],
    );
    let nowhere =
        json!({ "textDocument": { "uri": client.uri("page.md") }, "position": { "line": 1, "character": 3 } });
    assert_eq!(client.request("variorum/witnesses", nowhere), json!([]));
}

#[test]
fn two_seeds_of_different_layout_are_put_into_lines_that_a_diff_can_compare() {
    let (workspace, mut client, place) = opened(capabilities());
    let params = json!({ "textDocument": place["textDocument"], "witness": client.uri("forum.txt") });
    let found = client.request("variorum/comparison", params);
    let (seed, witness) = (&found["seed"], &found["witness"]);
    let sides =
        format!("{}\n=======\n\n{}", seed["text"].as_str().expect("a text"), witness["text"].as_str().expect("a text"));
    check(
        &sides,
        expect![[r#"
        Title: 河湾茶馆
        Author: 温小满
        Publication date: 2021-03-01
        Source: 河湾日报

        河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。
        掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
        来喝茶的多半是等船的人……
        谁也不着急。

        =======

        Title: 河湾的茶馆（转）
        Author: 老船
        Publication date: 2021-03-05
        Source: 渡口论坛

        河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。
        掌柜的姓闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。
    "#]],
    );
    for (side, name) in [(seed, "page.md"), (witness, "forum.txt")] {
        let (lines, places) =
            (side["text"].as_str().expect("a text").lines(), side["places"].as_array().expect("places"));
        assert_eq!(lines.clone().count(), places.len());
        // The beginning of each sentence stands where it is said to stand.
        let text = workspace.read(name);
        for (line, place) in lines.zip(places).skip_while(|(line, _)| !line.is_empty()).skip(1) {
            let (row, column) = (&place["start"]["line"], &place["start"]["character"]);
            let rest: String = text
                .lines()
                .nth(row.as_u64().expect("a line") as usize)
                .expect("it is there")
                .chars()
                .skip(column.as_u64().expect("a column") as usize)
                .collect();
            assert_eq!(rest.chars().next(), line.chars().next());
        }
    }
    let stranger = json!({ "textDocument": place["textDocument"], "witness": "file:///nowhere/at/all.md" });
    assert!(client.request("variorum/comparison", stranger).is_null());
}

#[test]
fn hints_show_what_others_read_if_they_are_wanted() {
    // A client that is asked says the same; this one is not asked.
    let mut capabilities = capabilities();
    capabilities["workspace"]["configuration"] = json!(false);
    let (_workspace, mut client, place) = opened(capabilities);
    let params = json!({ "textDocument": place["textDocument"], "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } } });
    assert!(client.request("textDocument/inlayHint", params.clone()).is_null());
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "variorum": { "inlayHints": { "variants": true } } } }),
    );
    let found = client.request("textDocument/inlayHint", params);
    let line = |it: &Value| {
        format!(
            "{}:{} {}\n",
            it["position"]["line"],
            it["position"]["character"],
            it["label"].as_str().expect("a label")
        )
    };
    let lines: String = found.as_array().expect("hints").iter().map(line).collect();
    check(
        &lines,
        expect![[r#"
        7:45 ⟨闻 ×2⟩
        7:54 ⟨– ×1⟩
    "#]],
    );
}
