//! Text from outside gives no orders to an editor: controls and Markdown in titles, values, names of files and witnesses,
//! in hovers, symbols, diagnostics and documents of our own.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// All of Unicode's controls but what ends a line, and those of the bidirectional algorithm.
fn controls() -> String {
    let cc = ('\u{1}'..='\u{1F}').chain('\u{7F}'..='\u{9F}').filter(|c| !matches!(c, '\n' | '\r' | '\t'));
    cc.chain("\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}".chars())
        .chain(['\u{2028}', '\u{2029}'])
        .collect()
}

const MARKUP: &str = "# ![图](https://a.example/x.png) <img src=x> &lt;b&gt; [看](command:x) `码` **粗** ~~删~~ | 表 |";

/// The same in the double quotation marks of YAML.
fn escaped(text: &str) -> String {
    let escape = |c: char| {
        let is_hidden = c.is_control() || controls().contains(c);
        if is_hidden { format!("\\u{:04X}", u32::from(c)) } else { c.to_string() }
    };
    text.chars().map(escape).collect()
}

fn workspace() -> Workspace {
    let value = escaped(&format!("{MARKUP}{}", controls()));
    let story = "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。烧水的炉子还是他祖父留下来的，铜壶擦得能照见人，来喝茶的多半是等船的人。";
    let with = |reading: &str| story.replace("炉子", reading);
    let head = |date: &str| {
        format!("---\ntitle: \"{value}\"\nsource: \"{value}\"\nauthor: \"{value}\"\ndate: {date}\n---\n\n")
    };
    let reading = format!("{MARKUP}{}灶头", controls());
    Workspace::corpus(&format!(
        "//- a.md\n{}{}\n//- b.md\n{}{}\n//- c.md\n{}{}\n",
        head("2021-03-01"),
        with("炉$0子"),
        head(&format!("\"2021-13-01{value}\"")),
        with(&reading),
        head("2021-03-05"),
        with(&reading.replace("灶头", "锅台")),
    ))
}

fn assert_no_orders(text: &str) {
    let given: Vec<char> = text.chars().filter(|c| *c != '\n' && (c.is_control() || controls().contains(*c))).collect();
    assert!(given.is_empty(), "{given:?} in {text:?}");
}

/// Whether Markdown is only what we make ourselves: paragraphs, lists, emphasis, links to seeds.
fn assert_ours(markdown: &str) {
    assert_no_orders(markdown);
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        let is_ours = match &event {
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => true,
            Event::Start(Tag::Link { dest_url, .. }) => dest_url.starts_with("file:") || dest_url.starts_with("ROOT"),
            Event::Start(tag) => {
                matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong | Tag::Strikethrough)
            }
            Event::End(tag) => !matches!(tag, TagEnd::Image | TagEnd::HtmlBlock),
            _ => false,
        };
        assert!(is_ours, "{event:?} in {markdown:?}");
    }
}

#[test]
fn no_hover_has_markup_or_orders_of_a_seed() {
    let workspace = workspace();
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    // The fields, then the passage with its witnesses.
    for place in [[1, 12], [2, 12], [3, 12], [4, 8], at] {
        let markdown = client.hover(&name, place);
        assert_ours(&markdown);
        assert!(place != at || markdown.contains("灶头"), "{markdown}");
        assert!(markdown != "nothing", "{place:?}");
    }
}

#[test]
fn nothing_else_that_an_editor_shows_gives_orders() {
    let workspace = workspace();
    // One that is not asked for its settings says them.
    let mut capabilities = capabilities();
    capabilities["workspace"]["configuration"] = json!(false);
    let mut client = Client::start(&workspace, capabilities, accept_all);
    client.wait_until_indexed();
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "variorum": { "inlayHints": { "variants": true } } } }),
    );
    client.open(&workspace, "b.md");
    let uri = client.uri("b.md");
    let diagnostics = client.diagnostics("b.md", 1);
    assert!(!diagnostics.is_empty());
    let document = json!({ "textDocument": { "uri": uri } });
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 20, "character": 0 } });
    let at_text = |line: u32, character: u32| json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let in_range = json!({ "textDocument": { "uri": uri }, "range": whole });
    let answers = [
        json!(diagnostics.iter().map(|it| it["message"].clone()).collect::<Vec<_>>()),
        client.request("textDocument/documentSymbol", document.clone()),
        client.request("textDocument/inlayHint", in_range),
        client.request("workspace/symbol", json!({ "query": "图" })),
        client.request("textDocument/completion", at_text(3, 8)),
        client.request("variorum/reprints", document),
        client.request("variorum/apparatus", at_text(7, 40)),
        client.request("variorum/witnesses", at_text(7, 40)),
        client.request("variorum/corpus", json!({})),
        client.request("variorum/families", json!({})),
    ];
    for (number, answer) in answers.iter().enumerate() {
        assert!(!answer.is_null() && *answer != json!([]), "answer {number} says nothing");
        assert_shown(answer);
    }
}

/// Every string of an answer but addresses, and what an editor puts into the text or compares with it.
fn assert_shown(answer: &Value) {
    const UNSEEN: [&str; 3] = ["uri", "newText", "filterText"];
    match answer {
        Value::String(text) => assert_no_orders(text),
        Value::Array(values) => values.iter().for_each(assert_shown),
        Value::Object(members) => {
            members
                .iter()
                .filter(|(name, _)| !UNSEEN.contains(&name.as_str()))
                .for_each(|(_, value)| assert_shown(value));
        }
        _ => {}
    }
}
