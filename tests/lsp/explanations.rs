//! What leads from a finding to the page of its rule, and marks what is of no use.

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

#[test]
fn the_code_of_a_finding_leads_to_its_rules_page() {
    let workspace =
        Workspace::corpus("//- a.txt\n河湾\n\n来源:甲 作者:乙 日期:2021-03-02\n\n河水\u{200B}涨了，\u{FFFD}停了。");
    let mut can = capabilities();
    can["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = json!(true);
    can["textDocument"]["publishDiagnostics"]["tagSupport"] = json!({ "valueSet": [1, 2] });
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    let found = client.diagnostics("a.txt", 1);
    let of = |rule: &str| found.iter().find(|it| it["code"] == rule).expect("found");
    let invisible = of("text/invisible-character");
    let href = invisible["codeDescription"]["href"].as_str().expect("a link");
    assert_eq!(href, "variorum-rule:/text/invisible-character.md");
    assert_eq!(invisible["tags"], json!([1]));
    assert_eq!(of("text/replacement-character").get("tags"), None);
    for rule in ["text/invisible-character", "/text/invisible-character.md"] {
        let page = client.request("variorum/ruleDocumentation", json!({ "rule": rule }));
        assert_eq!(page["rule"], "text/invisible-character");
        assert!(page["text"].as_str().is_some_and(|text| text.starts_with("# text/invisible-character\n")));
    }
    assert_eq!(client.request("variorum/ruleDocumentation", json!({ "rule": "soup" })), Value::Null);
}

#[test]
fn who_does_not_ask_for_links_gets_none() {
    let workspace = Workspace::corpus("//- a.txt\n河湾\n\n河水\u{200B}涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    for found in client.diagnostics("a.txt", 1) {
        assert_eq!((found.get("codeDescription"), found.get("tags")), (None, None));
    }
}
