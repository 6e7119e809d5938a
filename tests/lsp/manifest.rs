//! `variorum.toml` in the editor: what is wrong in it, and what it does.

use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities, pull_capabilities};
use crate::code_actions::edited;
use crate::workspace::Workspace;

const WRONG: &str = "presett = 'strict'\n\n[rules]\ntext = 'loud'\n";

/// What is said of the manifest, once `wanted` holds of it: code, line and column of each.
fn reported(client: &mut Client, wanted: impl Fn(&Value) -> bool) -> Vec<(String, [u64; 2])> {
    let uri = client.uri("variorum.toml");
    let message = client.wait_for(|message| message["params"]["uri"] == uri && wanted(&message["params"]));
    let place = |range: &Value| ["line", "character"].map(|it| range["start"][it].as_u64().expect("a number"));
    let found = message["params"]["diagnostics"].as_array().expect("a list");
    found.iter().map(|it| (it["code"].as_str().expect("a code").to_owned(), place(&it["range"]))).collect()
}

fn wrong() -> Vec<(String, [u64; 2])> {
    vec![("configuration/unknown-key".into(), [0, 0]), ("configuration/bad-value".into(), [3, 7])]
}

#[test]
fn what_is_wrong_with_a_manifest_is_told_without_opening_it() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    workspace.write("variorum.toml", WRONG);
    let mut client = Client::indexed(&workspace);
    assert_eq!(reported(&mut client, |_| true), wrong());
    workspace.write("variorum.toml", "preset = 'strict'\n");
    client.notify_changed_on_disk("variorum.toml");
    assert_eq!(reported(&mut client, |params| params["diagnostics"] == json!([])), []);
}

#[cfg(unix)]
#[test]
fn a_folder_whose_settings_are_pipes_or_links_out_of_it_is_a_corpus() {
    for name in ["variorum.toml", "variorum-baseline.json", ".gitignore"] {
        let workspace = Workspace::corpus("//- a.txt\n河水\u{200B}涨了。");
        let path = workspace.path(name);
        let _ = std::fs::remove_file(&path);
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RWXU).expect("a pipe");
        let mut client = Client::indexed(&workspace);
        if name == "variorum.toml" {
            assert_eq!(reported(&mut client, |_| true), [("configuration/unreadable".to_owned(), [0, 0])]);
        }
        client.open(&workspace, "a.txt");
        let found = client.diagnostics("a.txt", 1);
        assert!(found.iter().any(|it| it["code"] == "text/invisible-character"), "{name}: {found:?}");
        // Taken up when it becomes a file.
        std::fs::remove_file(&path).expect("removed");
        let text = if name == "variorum.toml" { "[rules]\ntext = 'off'\n" } else { "" };
        workspace.write(name, text);
        client.notify_changed_on_disk(name);
        if name == "variorum.toml" {
            assert_eq!(reported(&mut client, |params| params["diagnostics"] == json!([])), []);
        }
    }
}

#[test]
fn an_open_manifest_is_told_of_as_it_is_edited_and_counts_when_it_is_saved() {
    let workspace = Workspace::corpus("//- a.txt\n河水\u{200B}涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "variorum.toml");
    assert_eq!(reported(&mut client, |params| params["version"] == 1), []);
    let version = client.replace("variorum.toml", WRONG);
    assert_eq!(reported(&mut client, |params| params["version"] == version), wrong());
    let params = json!({
        "textDocument": { "uri": client.uri("variorum.toml") },
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
        "context": { "diagnostics": [] },
    });
    let actions = client.request("textDocument/codeAction", params);
    assert_eq!(actions[0]["title"], "Change to “preset”", "{actions}");

    client.open(&workspace, "a.txt");
    let is_text = |it: &Value| it["code"].as_str().is_some_and(|code| code.starts_with("text/"));
    assert!(client.diagnostics("a.txt", 1).iter().any(is_text), "not saved, so it does not count yet");
    let off = "[rules]\ntext = 'off'\n";
    client.replace("variorum.toml", off);
    workspace.write("variorum.toml", off);
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": client.uri("variorum.toml") } }));
    let uri = client.uri("a.txt");
    client.wait_for(|message| {
        let found = message["params"]["diagnostics"].as_array();
        message["params"]["uri"] == uri && found.is_some_and(|found| !found.iter().any(is_text))
    });
    client.close("variorum.toml");
}

#[test]
fn a_manifest_is_no_seed() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    workspace.write("variorum.toml", WRONG);
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "variorum.toml");
    assert_eq!(client.hover("variorum.toml", [0, 1]), "nothing");
    let document = json!({ "textDocument": { "uri": client.uri("variorum.toml") } });
    assert_eq!(client.request("textDocument/documentSymbol", document), Value::Null);
}

#[test]
fn a_client_that_pulls_is_told_of_the_manifest_all_the_same() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    workspace.write("variorum.toml", WRONG);
    let mut client = Client::start(&workspace, pull_capabilities(), accept_all);
    client.wait_until_indexed();
    assert_eq!(reported(&mut client, |_| true), wrong());
    client.open(&workspace, "variorum.toml");
    assert_eq!(reported(&mut client, |_| true), [], "what is open is pulled");
    let document = json!({ "textDocument": { "uri": client.uri("variorum.toml") } });
    let pulled = client.request("textDocument/diagnostic", document);
    assert_eq!(pulled["items"].as_array().map(Vec::len), Some(2), "{pulled}");
}

#[test]
fn what_is_taken_back_of_a_manifest_that_is_opened_is_not_lost_when_it_is_edited_at_once() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    workspace.write("variorum.toml", WRONG);
    let mut client = Client::start(&workspace, pull_capabilities(), accept_all);
    client.wait_until_indexed();
    assert_eq!(reported(&mut client, |_| true), wrong());
    client.open(&workspace, "variorum.toml");
    for number in 0..20 {
        client.replace("variorum.toml", &format!("{WRONG}# {number}\n"));
    }
    assert_eq!(reported(&mut client, |_| true), []);
}

#[test]
fn the_command_line_finds_the_same_in_a_manifest() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    workspace.write("variorum.toml", "\u{FEFF}[rules]\n'文字' = 'off'\ntext = { level = 3 }\n[[paths]]\n");
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["check", "--format", "json"])
        .arg(workspace.root())
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs");
    let all: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a list of findings");
    let wanted: Vec<_> = all
        .iter()
        .take_while(|it| it["path"].as_str().is_some_and(|path| path.ends_with("variorum.toml")))
        .map(|it| [it["rule"].clone(), it["message"].clone(), it["range"].clone()])
        .collect();
    assert_eq!(wanted.len(), 3, "{all:?}");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "variorum.toml");
    let found = client.diagnostics("variorum.toml", 1);
    let found: Vec<_> = found.iter().map(|it| ["code", "message", "range"].map(|key| it[key].clone())).collect();
    assert_eq!(found, wanted);
}

/// A user who has turned the rules about the text off.
fn text_is_off(method: &str, params: &Value) -> Option<Value> {
    let settings = json!([{ "rules": { "text": "off" }, "preset": null }]);
    if method == "workspace/configuration" { Some(settings) } else { accept_all(method, params) }
}

#[test]
fn the_settings_of_the_editor_count_before_the_manifest() {
    let workspace = Workspace::corpus("//- a.txt\n河水\u{200B}涨了。");
    workspace.write("variorum.toml", "[rules]\n'text/invisible-character' = 'error'\n");
    let mut client = Client::start(&workspace, capabilities(), text_is_off);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    let uri = client.uri("a.txt");
    // Perhaps it is analysed once before the editor has answered what is set.
    client.wait_for(|message| {
        let codes = message["params"]["diagnostics"].as_array();
        let is_text = |it: &Value| it["code"].as_str().is_some_and(|code| code.starts_with("text/"));
        message["params"]["uri"] == uri && codes.is_some_and(|all| !all.iter().any(is_text))
    });
}

#[test]
fn other_settings_count_for_what_no_file_holds_at_once() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    // One that tells its settings and is not asked for them.
    let mut can = capabilities();
    can["workspace"]["configuration"] = false.into();
    let mut client = Client::start(&workspace, can, accept_all);
    let text = "---\ntitle: 河水\ndate: 2021-03-01\nsource: 河湾日报\n---\n\n河水\u{200B}涨了。\n";
    let document = json!({ "uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let is_told = |client: &mut Client, wanted: bool| {
        client.wait_for(|message| {
            let found = message["params"]["diagnostics"].as_array();
            let has = |found: &Vec<Value>| found.iter().any(|it| it["code"] == "text/invisible-character");
            message["params"]["uri"] == "untitled:Untitled-1" && found.is_some_and(|found| has(found) == wanted)
        });
    };
    is_told(&mut client, true);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "rules": { "text": "off" } } }));
    is_told(&mut client, false);
}

/// The labels of what is offered in a manifest at `$0`, and the text after the first has been taken.
fn offered(client: &mut Client, version: &mut i64, text: &str) -> (Vec<String>, String) {
    let at = text.find("$0").expect("a cursor");
    let text = text.replace("$0", "");
    *version = client.replace("variorum.toml", &text);
    let line = text[..at].matches('\n').count();
    let column = at - text[..at].rfind('\n').map_or(0, |end| end + 1);
    let items = client.request("textDocument/completion", client.at("variorum.toml", [line, column]));
    let items = items.as_array().expect("items");
    let labels = items.iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect();
    let taken = items.first().map_or_else(|| text.clone(), |item| edited(&text, &json!([item["textEdit"]])));
    (labels, taken)
}

#[test]
fn keys_and_values_are_offered_as_a_manifest_is_written() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "variorum.toml");
    let mut version = 1;
    let mut offered = |text: &str| offered(&mut client, &mut version, text);
    let (labels, taken) = offered("$0\n[rules]\n");
    assert_eq!(
        (labels, taken.as_str()),
        (
            vec![
                "preset".into(),
                "required".into(),
                "baseline".into(),
                "boilerplate".into(),
                "files".into(),
                "paths".into()
            ],
            "preset = \n[rules]\n"
        )
    );
    assert_eq!(offered("preset = $0\n").0, ["archive", "dataset", "strict"]);
    assert_eq!(offered("preset = \"$0\"\n").1, "preset = \"archive\"\n");
    assert_eq!(offered("required = [\"title\", \"$0\n").1, "required = [\"title\", \"title\"\n");
    assert_eq!(offered("[rules]\n\"text/sh$0\" = 'off'\n").0.iter().filter(|it| *it == "text/short-body").count(), 1);
    assert_eq!(offered("[rules]\ntext = '$0'\n").0, ["off", "hint", "info", "warning", "error"]);
    assert_eq!(offered("[rules.\"text/short-body\"]\nlevel = 'off'\n$0").0, ["least"]);
    assert_eq!(offered("[rules.\"text/short-body\"]\nleast = $0").1, "[rules.\"text/short-body\"]\nleast = 30");
    assert_eq!(offered("[[paths]]\nfiles = ['a']\n[[paths]]\n$0").0, ["files", "preset", "required", "rules"]);
    assert_eq!(offered("[$0").0, ["[boilerplate]", "[files]", "[rules]", "[[paths]]"]);
    assert_eq!(offered("# pre$0\n").0, [""; 0]);
    client.drain_notifications();
}

#[test]
fn what_stands_in_a_manifest_is_explained() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    workspace.write("variorum.toml", "preset = \"strict\"\n[rules]\n\"text/short-body\" = \"off\"\n");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "variorum.toml");
    assert_eq!(client.hover("variorum.toml", [0, 2]), "Which rules run by default");
    assert_eq!(client.hover("variorum.toml", [0, 12]), "Every rule, including those that often flag what is intended");
    assert!(client.hover("variorum.toml", [2, 5]).starts_with("The body is too short to be the article"));
    client.drain_notifications();
}
