//! The baseline in the editor: only what is new shows, as on the command line.

use std::process::Command;

use serde_json::{Value, json};

use crate::client::Client;
use crate::workspace::Workspace;

#[test]
fn only_new_findings_show_and_a_baseline_that_is_written_counts_at_once() {
    let workspace = Workspace::corpus("//- a.txt\n河\u{200B}水涨了。\n");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    assert!(client.diagnostics("a.txt", 1).len() > 1);
    let mut write = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let written = write.args(["check", "--write-baseline"]).arg(workspace.root()).status().expect("the program runs");
    assert!(written.success());
    client.notify_changed_on_disk("variorum-baseline.json");
    let uri = client.uri("a.txt");
    client.wait_for(|message| message["params"]["uri"] == uri && message["params"]["diagnostics"] == json!([]));
    let version = client.replace("a.txt", "新的一段。\n\n河\u{200B}水涨了。\n\n又\u{200B}退了。\n");
    let message = client.wait_for(|message| message["params"]["uri"] == uri && message["params"]["version"] == version);
    let found = message["params"]["diagnostics"].as_array().expect("a list");
    let lines: Vec<_> = found
        .iter()
        .filter(|it| it["code"] == "text/invisible-character")
        .map(|it: &Value| it["range"]["start"]["line"].as_u64())
        .collect();
    assert_eq!(lines, [Some(4)], "{found:?}");
}
