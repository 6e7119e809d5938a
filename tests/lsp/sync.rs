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
