//! What one document is made of: folding, selection, links, pairs of tags, formatting.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::Client;
use crate::workspace::Workspace;

/// A page with something of everything.
const PAGE: &str = "\
//- a.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
url: https://hewan.example/tea?a=1&b=2
date: 2021-03-01
---

# 茶馆

河湾的茶馆开在渡口。掌柜的姓$0文，炉子是祖父留下的。

<div class=\"photo\">
<img src=\"images/tea.jpg\"><a href=\"javascript:alert(1)\">一</a><a href=\"../../../etc/passwd\">二</a>
</div>

## 炉子

```
铜壶
```

[报社](https://hewan.example/paper)
//- images/tea.jpg
not a picture
";

fn opened() -> (Workspace, Client, Value, Value) {
    let workspace = Workspace::corpus(PAGE);
    let mut client = Client::indexed(&workspace);
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
fn header_sections_elements_and_code_fold() {
    let (_workspace, mut client, _, document) = opened();
    let found = client.request("textDocument/foldingRange", document);
    let found = found.as_array().expect("ranges").iter();
    let line =
        |fold: &Value| format!("{}–{} {}", fold["startLine"], fold["endLine"], fold["kind"].as_str().unwrap_or("-"));
    check(
        found.map(line),
        expect![[r#"
        0–6 region
        8–22 -
        12–13 -
        16–22 -
        18–20 -
    "#]],
    );
}

#[test]
fn a_selection_grows_from_the_sentence_to_everything() {
    let (_workspace, mut client, place, document) = opened();
    let params = json!({ "textDocument": document["textDocument"], "positions": [place["position"]] });
    let found = client.request("textDocument/selectionRange", params);
    let mut lines = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        lines.push(range(&next["range"]));
        next = &next["parent"];
    }
    check(
        lines.into_iter(),
        expect![[r#"
        10:10–10:25
        10:0–10:25
        8:0–22:33
        0:0–22:33
    "#]],
    );
}

#[test]
fn links_lead_to_pages_and_to_files_of_the_corpus_and_nowhere_else() {
    let (_workspace, mut client, _, document) = opened();
    let found = client.request("textDocument/documentLink", document).clone();
    let mut lines = Vec::new();
    for link in found.as_array().expect("links") {
        assert!(link.get("target").is_none(), "targets are worked out when they are asked for");
        let resolved = client.request("documentLink/resolve", link.clone());
        let target = resolved["target"].as_str().unwrap_or("-").to_owned();
        lines.push(format!("{} {}", range(&link["range"]), target.replace(&client.uri(""), "ROOT/")));
    }
    check(
        lines.into_iter(),
        expect![[r#"
        4:5–4:38 https://hewan.example/tea?a=1&b=2
        13:10–13:24 ROOT/images/tea.jpg
        13:70–13:89 -
        22:5–22:32 https://hewan.example/paper
    "#]],
    );
}

#[test]
fn the_names_of_a_pair_of_tags_are_edited_together() {
    let workspace =
        Workspace::corpus("//- a.md\n---\ntitle: 河湾\nauthor: 某人\n---\n\n<di$0v><b>茶馆</b>\n开门</div><br>\n");
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    let found = client.request("textDocument/linkedEditingRange", place.clone());
    let found = found["ranges"].as_array().expect("ranges").iter().map(range);
    check(
        found,
        expect![[r#"
        5:1–5:4
        6:4–6:7
    "#]],
    );
    let mut in_the_text = place;
    in_the_text["position"] = json!({ "line": 5, "character": 9 });
    assert!(client.request("textDocument/linkedEditingRange", in_the_text).is_null());
}

#[test]
fn formatting_applies_the_safe_fixes_of_rules_on_text() {
    let workspace = Workspace::corpus(
        "//- a.md\n---\ntitle: 河湾\nauthor: 某人\nsource: 报\ndate: 2021-03-01\n---\n\n河湾\u{200B}的茶馆。\r\n炉子\u{FEFF}是祖父的。\n",
    );
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.md");
    let options =
        json!({ "textDocument": { "uri": client.uri("a.md") }, "options": { "tabSize": 4, "insertSpaces": true } });
    let found = client.request("textDocument/formatting", options);
    let found = found.as_array().expect("edits").iter();
    check(
        found.map(|edit| format!("{} {}", range(&edit["range"]), edit["newText"])),
        expect![[r#"
        7:2–7:3 ""
        7:7–8:0 "\n"
        8:2–8:3 ""
    "#]],
    );
}
