//! Workspace symbols: what seeds are called, found by what is typed of it.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const SEEDS: &str = "\
//- monday.md
---
title: 重庆的茶馆
author: 刘伯山
source: 河湾日报
date: 2021-03-01
---

# 重庆的茶馆

掌柜的姓文。

## 渡口的石阶

水涨了。
//- page.html
<!DOCTYPE html>
<html><head><title>𠮷日访劉伯山</title><meta name=\"author\" content=\"温小满\"></head><body><p>甲</p><h2>茶馆的早晨</h2><p>乙</p></body></html>
//- forum.txt
河湾旧事

来源:渡口论坛 作者:刘伯山 日期:2021-03-05

今天没有船。
";

fn check(client: &mut Client, query: &str, expected: Expect) {
    let found = client.request("workspace/symbol", json!({ "query": query }));
    let line = |it: &Value| {
        let (location, range) = (&it["location"], &it["location"]["range"]);
        let at = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
        let file = location["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).expect("a URI");
        let container = it["containerName"].as_str().unwrap_or("–");
        format!("{} ({container}) {file} {}–{}\n", it["name"].as_str().expect("a name"), at("start"), at("end"))
    };
    expected.assert_eq(&found.as_array().expect("symbols").iter().map(line).collect::<String>());
}

#[test]
fn titles_authors_and_headings_are_found_in_pinyin_and_in_either_script() {
    let workspace = Workspace::corpus(SEEDS);
    let mut client = Client::indexed(&workspace);
    assert_eq!(client.capabilities["workspaceSymbolProvider"], true);
    check(
        &mut client,
        "lbs",
        expect![[r#"
            刘伯山 (河湾旧事) forum.txt 2:11–2:14
            刘伯山 (重庆的茶馆) monday.md 2:8–2:11
            𠮷日访劉伯山 (–) page.html 1:19–1:26
        "#]],
    );
    check(
        &mut client,
        "茶館",
        expect![[r#"
            茶馆的早晨 (𠮷日访劉伯山) page.html 1:93–1:98
            重庆的茶馆 (河湾日报) monday.md 1:7–1:12
        "#]],
    );
    // Both readings of 重, and the author of another field of the same seed.
    for query in ["chongqing", "zhongq", "cq lbs"] {
        check(
            &mut client,
            query,
            expect![[r#"
                重庆的茶馆 (河湾日报) monday.md 1:7–1:12
            "#]],
        );
    }
    check(
        &mut client,
        "dkdsj",
        expect![[r#"
            渡口的石阶 (重庆的茶馆) monday.md 11:3–11:8
        "#]],
    );
    check(&mut client, "nobody", expect![""]);
}

#[test]
fn columns_are_those_of_the_client() {
    let workspace = Workspace::corpus(SEEDS);
    let mut able = capabilities();
    able["general"]["positionEncodings"] = json!(["utf-8"]);
    let mut client = Client::start(&workspace, able, accept_all);
    client.wait_until_indexed();
    check(
        &mut client,
        "rflbs",
        expect![[r#"
            𠮷日访劉伯山 (–) page.html 1:19–1:38
        "#]],
    );
}

#[test]
fn unsaved_text_counts_and_what_is_gone_does_not() {
    let workspace = Workspace::corpus(SEEDS);
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "forum.txt");
    client.replace("forum.txt", "\n\n老船歌\n\n来源:渡口论坛 作者:贺一帆 日期:2021-03-05\n\n今天没有船。\n");
    check(
        &mut client,
        "hyf",
        expect![[r#"
            贺一帆 (老船歌) forum.txt 4:11–4:14
        "#]],
    );
    check(
        &mut client,
        "刘伯山",
        expect![[r#"
            刘伯山 (重庆的茶馆) monday.md 2:8–2:11
            𠮷日访劉伯山 (–) page.html 1:19–1:26
        "#]],
    );
    client.close("forum.txt");
    check(&mut client, "hyf", expect![""]);
}

#[test]
fn of_many_the_best_are_given_and_not_hundreds_of_one_author() {
    let workspace = Workspace::corpus("");
    for number in 0..400 {
        let text = format!("---\ntitle: 第{number}天\nauthor: 刘伯山\ndate: 2021-03-01\n---\n\n水涨了{number}尺。\n");
        workspace.write(&format!("{number:03}.md"), &text);
    }
    let mut client = Client::indexed(&workspace);
    let mut count =
        |query: &str| client.request("workspace/symbol", json!({ "query": query })).as_array().expect("symbols").len();
    assert_eq!(count("刘伯山"), 16);
    assert_eq!(count("第"), 256);
    assert_eq!(count("第 lbs"), 256);
    assert_eq!(count(""), 256);
    // 39 and 390 to 399: between Han characters there may be something else.
    assert_eq!(count("第39天"), 11);
}
