//! The server speaks the language of its client.

use serde_json::json;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const FILES: &str = "\
//- a.txt
河湾

来源:河湾日报 作者:田畴 日期:2021-03-02

河水在夜里涨了三尺，渡口的老船工把船拖上了岸，坐在门前等着天亮。\u{200B}
//- b.txt
河湾

来源:山城读本 作者:田畴 日期:2021-03-05

河水在夜里涨了三尺，渡口的老船夫把船拖上了岸，坐在门前等着天亮。
";

fn messages_in(locale: &str) -> [String; 5] {
    let workspace = Workspace::corpus(FILES);
    let mut client = Client::with_locale(workspace.root(), locale, &capabilities(), accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    let found = client.diagnostics("a.txt", 1);
    let finding = found.iter().find(|it| it["code"] == "text/invisible-character").expect("found");
    let params = json!({ "textDocument": { "uri": client.uri("a.txt") }, "range": finding["range"],
        "context": { "diagnostics": [], "only": ["source"] } });
    let actions = client.request("textDocument/codeAction", params);
    let passage = client.hover("a.txt", [4, 12]);
    let symbols =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": client.uri("a.txt") } }));
    let part = symbols.as_array().and_then(|all| all.iter().find_map(|one| one["children"][0]["name"].as_str()));
    [
        finding["message"].as_str().expect("a message").to_owned(),
        actions[0]["title"].as_str().expect("a title").to_owned(),
        client.hover("a.txt", [2, 5]),
        passage.lines().next().unwrap_or_default().to_owned(),
        part.expect("a field").to_owned(),
    ]
}

#[test]
fn simplified_chinese() {
    let said = messages_in("zh-cn");
    expect_test::expect![[r#"
        此处有不可见的零宽空格（U+200B）：请删除
        ----
        应用本文件中的全部安全修复
        ----
        **来源**

        河湾日报

        来源行，第 3 行
        ----
        **另见于 1 篇** · 本篇最早，2021-03-02
        ----
        来源"#]]
    .assert_eq(&said.join("\n----\n"));
}

#[test]
fn traditional_chinese() {
    let said = messages_in("zh-Hant-HK");
    expect_test::expect![[r#"
        此處有不可見的零寬空格（U+200B）：請刪除
        ----
        套用本檔案中的全部安全修正
        ----
        **來源**

        河湾日报

        來源行，第 3 行
        ----
        **另見於 1 篇** · 本篇最早，2021-03-02
        ----
        來源"#]]
    .assert_eq(&said.join("\n----\n"));
}
