//! Documents that change, and what is said of them.

use serde_json::json;

use crate::client::Client;
use crate::workspace::Workspace;

#[test]
fn diagnostics_carry_the_version_they_were_made_for() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::of(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    let version = client.replace("a.txt", "河水退了。");
    client.diagnostics("a.txt", version);
}

#[test]
fn nothing_is_said_of_a_version_that_has_passed() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::of(&workspace);
    client.open(&workspace, "a.txt");
    let mut last = 1;
    for number in 0..300 {
        last = client.replace("a.txt", &format!("河水涨了 {number} 次。"));
    }
    client.diagnostics("a.txt", last);
    let versions: Vec<_> = client.taken().iter().filter_map(|message| message["params"]["version"].as_i64()).collect();
    assert!(versions.is_sorted(), "{versions:?}");
}

#[test]
fn a_closed_document_keeps_no_diagnostics() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::of(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    client.close("a.txt");
    let uri = client.uri("a.txt");
    let last = client.wait_for(|message| message["params"]["uri"] == uri);
    assert_eq!(last["params"], json!({ "uri": uri, "diagnostics": [] }));
}

#[test]
fn a_folder_of_collected_articles_is_a_corpus_without_saying_so() {
    let workspace =
        Workspace::other("//- a.txt\n河湾\n\n来源:河湾日报 作者:温小满 日期:2021-03-01\n\n河水涨了。\n//- b.md\n河");
    let mut client = Client::of(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    assert!(client.hover("a.txt", [2, 5]).contains("河湾日报"));
    client.open(&workspace, "b.md");
    assert_eq!(client.hover("b.md", [0, 0]), "nothing", "it has no seed's header");
}

#[test]
fn the_settings_of_a_corpus_count_and_are_followed() {
    let workspace = Workspace::corpus("//- a.txt\n河水\u{200B}涨了。");
    let mut client = Client::of(&workspace);
    client.open(&workspace, "a.txt");
    let is_text = |finding: &serde_json::Value| finding["code"].as_str().is_some_and(|code| code.starts_with("text/"));
    let found = client.diagnostics("a.txt", 1);
    assert!(found.iter().any(is_text), "{found:?}");
    workspace.write("variorum.toml", "[rules]\ntext = \"off\"\n");
    client.changed_on_disk("variorum.toml");
    client.wait_until_indexed();
    let version = client.replace("a.txt", "河水\u{200B}退了。");
    let found = client.diagnostics("a.txt", version);
    assert!(!found.iter().any(is_text), "{found:?}");
    workspace.write("variorum.toml", "[rulez]\n");
    client.changed_on_disk("variorum.toml");
    let uri = client.uri("variorum.toml");
    let told = client.wait_for(|message| message["params"]["uri"] == uri);
    assert_eq!(told["params"]["diagnostics"][0]["code"], "configuration/unknown-key", "{told}");
}

#[test]
fn a_folder_that_is_no_corpus_is_left_alone() {
    let workspace = Workspace::other("//- README.md\n# Read me\n\n<p>Unclosed\n");
    let mut client = Client::start(&workspace, crate::client::capabilities(), crate::client::willing);
    client.open(&workspace, "README.md");
    assert_eq!(client.hover("README.md", [0, 3]), "nothing");
    let symbols =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": client.uri("README.md") } }));
    assert_eq!(symbols, json!(null));
    assert_eq!(client.taken(), Vec::<serde_json::Value>::new());
}
