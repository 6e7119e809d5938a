//! What is said of one seed: fields, boilerplate, symbols, findings, fixes.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities, pull_capabilities};
use crate::workspace::Workspace;

/// What hover says at the cursor.
fn hover(files: &str, expected: Expect) {
    let workspace = Workspace::corpus(files);
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    expected.assert_eq(&client.hover(&name, at));
}

#[test]
fn hover_on_a_date_says_how_it_is_read() {
    hover(
        "//- a.txt\n河湾\n\n来源:河湾日报 作者:温小满 日期:2021年3$0月1日\n\n河水涨了。",
        expect![[r#"
            **Publication date**

            2021年3月1日

            Read as 2021-03-01

            source line, line 3"#]],
    );
}

#[test]
fn hover_on_a_field_says_who_else_states_it() {
    hover(
        "//- a.md\n---\ntitle: 河水\ndate: 2021-03-01\n---\n\n来源:河湾日报 作者:温小满 日期:2021-03-0$02\n\n河水涨了。",
        expect![[r#"
            **Publication date**

            2021-03-02

            source line, line 6

            Differs: 2021-03-01 (front matter (YAML), line 3)"#]],
    );
}

#[test]
fn hover_on_a_field_that_is_stated_twice_alike_says_so() {
    hover(
        "//- a.md\n---\ntitle: 河水\nauthor: 老船\ndate: 2021-03-02\n---\n\n来源:河湾日报 作者:温小满 日期:2021-03-0$02\n\n河水涨了。",
        expect![[r#"
            **Publication date**

            2021-03-02

            source line, line 7

            Same: front matter (YAML), line 4"#]],
    );
}

#[test]
fn hover_on_a_date_knows_the_same_moment_in_another_form() {
    hover(
        "//- a.md\n---\ntitle: 河水\ndate: 2025-02-12T20:11:1$01+08:00\n---\n<!--1739362271000-->\n[河水](https://hewan.example/1)\n------\n\n<p>河水涨了。</p>",
        expect![[r#"
            **Publication date**

            2025-02-12T20:11:11+08:00

            Read as 2025-02-12 20:11:11+08:00

            front matter (YAML), line 3

            Same: feed header, line 5"#]],
    );
    hover(
        "//- a.md\n---\ntitle: 河水\ndate: 2025-02-1$03\n---\n<!--1739362271000-->\n[河水](https://hewan.example/1)\n------\n\n<p>河水涨了。</p>",
        expect![[r#"
            **Publication date**

            2025-02-13

            front matter (YAML), line 3

            Differs: 2025-02-12 12:11:11+00:00 (feed header, line 5)"#]],
    );
}

#[test]
fn hover_on_an_address_shows_its_chinese() {
    hover(
        "//- a.md\n---\ntitle: 河水\nurl: https://hewan.example/%E6%B2%B3%E6%B0%B4$0/%ff\n---\n\n河水涨了。",
        expect![[r#"
            **URL**

            https://hewan.example/%E6%B2%B3%E6%B0%B4/%ff

            front matter (YAML), line 3"#]],
    );
    hover(
        "//- a.md\n---\ntitle: 河水\nurl: https://hewan.example/%E6%B2%B3%E6%B0%B4$0\n---\n\n河水涨了。",
        expect![[r#"
            **URL**

            https://hewan.example/河水

            front matter (YAML), line 3"#]],
    );
}

#[test]
fn hover_on_a_label_with_nothing_behind_it_says_so() {
    hover(
        "//- a.txt\n河湾\n\n来源:河湾日报 作$0者: 日期:2021-03-02\n\n河水涨了。",
        expect![[r#"
            **Author**

            The label has no value

            source line, line 3"#]],
    );
}

#[test]
fn hover_escapes_what_would_be_markup() {
    hover(
        "//- a.md\n---\ntitle: \"*河$0水* <b>[涨](了)\"\n---\n\n河水涨了。",
        expect![[r#"
            **Title**

            \*河水\* \<b>\[涨\](了)

            front matter (YAML), line 2"#]],
    );
}

#[test]
fn hover_on_boilerplate_says_that_it_is() {
    hover(
        "//- a.html\n<p>河水涨了。</p><script>var 分享$0 = 1;</script>",
        expect![[r#"
        **Script or style**

        Boilerplate: on the page but not part of the article, so it is not compared with other seeds"#]],
    );
}

fn outline(symbols: &Value, depth: usize, out: &mut String) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let name = symbol["name"].as_str().unwrap_or_default();
        let detail = symbol["detail"].as_str().map_or(String::new(), |detail| format!(" = {detail}"));
        let range = |range: &Value| {
            let at = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
            format!("{}-{}", at("start"), at("end"))
        };
        *out += &format!("{:depth$}{name}{detail}  {}\n", "", range(&symbol["range"]));
        outline(&symbol["children"], depth + 2, out);
    }
}

#[test]
fn symbols_are_fields_then_headings() {
    let workspace = Workspace::corpus(
        "//- a.md\n---\ntitle: 河湾\ndate: 2021-03-01\n---\n\n# 河湾\n\n河水涨了。\n\n## 茶馆\n\n开门了。\n\n# 渡口\n\n没有人。\n",
    );
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.md");
    let params = json!({ "textDocument": { "uri": client.uri("a.md") } });
    let mut shown = String::new();
    outline(&client.request("textDocument/documentSymbol", params), 0, &mut shown);
    expect![[r#"
        Front matter (YAML)  0:0-4:0
          Title = 河湾  1:0-1:9
          Publication date = 2021-03-01  2:0-2:16
        Title = 河湾  5:2-5:4
        茶馆  9:3-13:2
        渡口  13:2-15:4
    "#]]
    .assert_eq(&shown);
}

#[test]
fn symbols_of_a_seed_without_headings_are_its_paragraphs_and_flat_where_they_must_be() {
    let workspace =
        Workspace::corpus("//- a.txt\n河湾\n\n来源:甲 作者:乙 日期:2021-03-02\n\n河水涨了。\n\n茶馆开门了。");
    let mut can = capabilities();
    can["textDocument"]["documentSymbol"] = json!({});
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    let params = json!({ "textDocument": { "uri": client.uri("a.txt") } });
    let symbols = client.request("textDocument/documentSymbol", params);
    let names: Vec<_> = symbols.as_array().expect("a list").iter().map(|symbol| symbol["name"].clone()).collect();
    expect![[r#"
        [
            String("Title: 河湾"),
            String("Source line"),
            String("Source: 甲"),
            String("Author: 乙"),
            String("Publication date: 2021-03-02"),
            String("河水涨了。"),
            String("茶馆开门了。"),
        ]"#]]
    .assert_eq(&format!("{names:#?}"));
}

#[test]
fn a_client_that_pulls_is_not_pushed() {
    let workspace = Workspace::corpus("//- a.txt\n河湾\n\n来源:甲 作者: 日期:2021-13-02\n\n河水\u{200B}涨了。");
    let mut client = Client::start(&workspace, pull_capabilities(), accept_all);
    client.wait_until_indexed();
    assert_eq!(client.capabilities["diagnosticProvider"]["identifier"], "variorum");
    client.open(&workspace, "a.txt");
    let mut params = json!({ "textDocument": { "uri": client.uri("a.txt") } });
    let full = client.request("textDocument/diagnostic", params.clone());
    assert_eq!(full["kind"], "full");
    assert!(full["items"].as_array().is_some_and(|items| !items.is_empty()), "{full}");
    params["previousResultId"] = full["resultId"].clone();
    let again = client.request("textDocument/diagnostic", params.clone());
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": full["resultId"] }));
    client.replace("a.txt", "河水涨了。");
    let changed = client.request("textDocument/diagnostic", params);
    assert_eq!(changed["kind"], "full");
    let pushed = |message: &&Value| message["method"] == "textDocument/publishDiagnostics";
    assert_eq!(client.drain_notifications().iter().filter(pushed).count(), 0);
}

#[test]
fn a_seed_that_is_not_open_is_pulled_from_disk() {
    let text = "河湾\n\n来源:甲 作者: 日期:2021-13-02\n\n河水\u{200B}涨了。";
    let workspace = Workspace::corpus(&format!("//- a.txt\n{text}\n//- code.rs\n{text}\n//- .hidden.txt\n{text}"));
    let mut client = Client::start(&workspace, pull_capabilities(), accept_all);
    client.wait_until_indexed();
    let pull = |client: &mut Client, name: &str| {
        let params = json!({ "textDocument": { "uri": client.uri(name) } });
        client.request("textDocument/diagnostic", params)
    };
    let closed = pull(&mut client, "a.txt");
    assert!(closed["items"].as_array().is_some_and(|items| items.len() > 1), "{closed}");
    client.open(&workspace, "a.txt");
    assert_eq!(pull(&mut client, "a.txt"), closed);
    for other in ["code.rs", ".hidden.txt", "gone.txt"] {
        assert_eq!(pull(&mut client, other)["items"], json!([]), "{other}");
    }
}
