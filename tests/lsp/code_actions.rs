//! What is offered to fix findings, and that it is what `variorum check --fix` does.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::same_as_check::fixtures;
use crate::workspace::{Workspace, end_of};

const DAMAGED: &str = "河湾\n\n来源:甲 作者:乙 日期:2021-03-02\n\n河水\u{200B}涨了，\u{7}渡口\u{200B}停了。";
const SOUND: &str = "河湾\n\n来源:甲 作者:乙 日期:2021-03-02\n\n河水涨了，渡口停了。";

fn damaged() -> Workspace {
    Workspace::corpus(&format!("//- a.txt\n{DAMAGED}"))
}

/// The actions for a range; `only` of some kinds.
fn actions(client: &mut Client, name: &str, range: &Value, only: &[&str]) -> Vec<Value> {
    let mut context = json!({ "diagnostics": [] });
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let params = json!({ "textDocument": { "uri": client.uri(name) }, "range": range, "context": context });
    serde_json::from_value(client.request("textDocument/codeAction", params)).unwrap_or_default()
}

fn at(line: usize, character: usize) -> Value {
    json!({ "start": { "line": line, "character": character }, "end": { "line": line, "character": character } })
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().expect("a title")).collect()
}

/// A text after edits in UTF-16 columns; they lie apart, in order.
pub(crate) fn edited(text: &str, edits: &Value) -> String {
    let offset = |at: &Value| {
        let wanted = [&at["line"], &at["character"]].map(|number| number.as_u64().expect("a number") as usize);
        let line: usize = text.split_inclusive('\n').take(wanted[0]).map(str::len).sum();
        let within = |(at, _): &(usize, char)| end_of(&text[line..line + at])[1] == wanted[1];
        let end = (text.len() - line, ' ');
        line + text[line..].char_indices().chain([end]).find(within).expect("a place between characters").0
    };
    let (mut made, mut from) = (String::new(), 0);
    for edit in edits.as_array().expect("a list") {
        made += &text[from..offset(&edit["range"]["start"])];
        made += edit["newText"].as_str().expect("a text");
        from = offset(&edit["range"]["end"]);
    }
    made + &text[from..]
}

#[test]
fn a_fix_is_offered_where_its_finding_is() {
    let workspace = damaged();
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    let found = client.diagnostics("a.txt", 1);
    let finding = found.iter().find(|finding| finding["range"]["start"]["line"] == 4).expect("the invisible character");
    let offered = actions(&mut client, "a.txt", &finding["range"], &["quickfix"]);
    assert_eq!(offered[0]["kind"], "quickfix");
    assert_eq!(offered[0]["isPreferred"], true);
    assert_eq!(offered[0]["diagnostics"][0], *finding);
    let change = &offered[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    assert_eq!(edited(DAMAGED, &change["edits"]), DAMAGED.replacen('\u{200B}', "", 1));
    assert_eq!(actions(&mut client, "a.txt", &at(4, 4), &["quickfix"]), [Value::Null; 0]);
}

#[test]
fn all_of_a_rule_is_offered_where_there_is_more_than_one() {
    let workspace = damaged();
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    let offered = actions(&mut client, "a.txt", &at(4, 2), &["quickfix"]);
    let all = "Fix all 2 findings of text/invisible-character in this file";
    assert_eq!(titles(&offered)[1], all);
    let edits = &offered[1]["edit"]["documentChanges"][0]["edits"];
    assert_eq!(edited(DAMAGED, edits), DAMAGED.replace('\u{200B}', ""));
    // The other control character stands alone.
    let offered = actions(&mut client, "a.txt", &at(4, 6), &["quickfix"]);
    assert!(!titles(&offered).iter().any(|title| title.starts_with("Fix all")), "{offered:?}");
}

#[test]
fn source_actions_are_offered_to_whoever_asks_for_one_of_their_kinds() {
    let workspace = damaged();
    let mut can = capabilities();
    can["workspace"]["applyEdit"] = json!(true);
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    let kinds = &client.capabilities["codeActionProvider"]["codeActionKinds"];
    assert_eq!(*kinds, json!(["quickfix", "refactor.rewrite", "source.fixAll.variorum", "source.fixCorpus.variorum"]));
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    let (file, corpus) = ("Apply all safe fixes in this file", "Apply all safe fixes in the corpus");
    for (only, expected) in [
        ("source", vec![file, corpus]),
        ("source.fixAll", vec![file]),
        ("source.fixAll.variorum", vec![file]),
        ("source.fixAll.other", vec![]),
        ("source.fix", vec![]),
        ("refactor", vec![]),
    ] {
        assert_eq!(titles(&actions(&mut client, "a.txt", &at(0, 0), &[only])), expected, "{only}");
    }
    client.replace("a.txt", SOUND);
    client.diagnostics("a.txt", 2);
    assert!(actions(&mut client, "a.txt", &at(0, 0), &["source"]).is_empty());
}

#[test]
fn an_edit_is_worked_out_when_it_is_asked_for_and_not_for_another_version() {
    let workspace = damaged();
    let mut can = capabilities();
    can["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    can["textDocument"]["codeAction"]["resolveSupport"] = json!({ "properties": ["edit"] });
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    let offered = actions(&mut client, "a.txt", &at(0, 0), &["source.fixAll"]);
    assert_eq!(offered[0].get("edit"), None);
    let whole = client.request("codeAction/resolve", offered[0].clone());
    assert_eq!(edited(DAMAGED, &whole["edit"]["documentChanges"][0]["edits"]), SOUND);
    client.replace("a.txt", &format!("{DAMAGED}。"));
    client.diagnostics("a.txt", 2);
    let id = client.send_request("codeAction/resolve", offered[0].clone());
    assert_eq!(client.response(id)["error"]["code"], -32801);
}

#[test]
fn the_corpus_is_fixed_by_one_edit_to_be_confirmed() {
    let workspace = Workspace::corpus(&format!("//- a.txt\n{DAMAGED}\n//- b.txt\n{DAMAGED}\n//- c.txt\n{SOUND}"));
    let foreign = encoding_rs::GB18030.encode(&DAMAGED.replace('\u{200B}', "").repeat(3)).0.into_owned();
    fs::write(workspace.path("foreign.txt"), foreign).expect("written");
    let mut can = capabilities();
    can["workspace"]["applyEdit"] = json!(true);
    can["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = json!({});
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    let unsaved = DAMAGED.replace("渡口", "渡船");
    client.open_with("b.txt", &unsaved);
    client.diagnostics("b.txt", 1);
    let done = client.request("workspace/executeCommand", json!({ "command": "variorum.fixWorkspace" }));
    assert_eq!(done, Value::Null);
    let proposed = client.wait_for(|message| message["method"] == "workspace/applyEdit");
    let edit = &proposed["params"]["edit"];
    assert_eq!(edit["changeAnnotations"]["variorum"]["needsConfirmation"], true);
    let changes = edit["documentChanges"].as_array().expect("a list");
    let (a, b) = (client.uri("a.txt"), client.uri("b.txt"));
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0]["textDocument"], json!({ "uri": a, "version": null }));
    assert_eq!(edited(DAMAGED, &changes[0]["edits"]), SOUND);
    assert_eq!(changes[1]["textDocument"], json!({ "uri": b, "version": 1 }));
    assert_eq!(edited(&unsaved, &changes[1]["edits"]), SOUND.replace("渡口", "渡船"));
    let told = client.wait_for(|message| message["method"] == "window/showMessage");
    assert_eq!(
        told["params"]["message"],
        "Fixed 6 findings in 2 seeds; 1 file was skipped because it is not UTF-8: use “variorum check --fix” for it"
    );
}

#[test]
fn fixing_a_file_in_the_editor_and_on_the_command_line_gives_the_same_text() {
    let (workspace, names) = fixtures();
    let texts: Vec<_> = names.iter().map(|name| workspace.read(name)).collect();
    let mut client = Client::indexed(&workspace);
    let mut fixed = Vec::new();
    for (name, text) in names.iter().zip(&texts) {
        client.open_with(name, text);
        client.diagnostics(name, 1);
        let offered = actions(&mut client, name, &at(0, 0), &["source.fixAll"]);
        let edits = offered.first().map(|action| &action["edit"]["documentChanges"][0]["edits"]);
        fixed.push(edits.map_or_else(|| text.clone(), |edits| edited(text, edits)));
    }
    drop(client);
    let run = Command::new(env!("CARGO_BIN_EXE_variorum")).args(["check", "--fix"]).arg(workspace.root()).output();
    run.expect("the program runs");
    let mut changed = 0;
    for ((name, text), fixed) in names.iter().zip(&texts).zip(fixed) {
        assert_eq!(fixed, workspace.read(name), "{name}");
        changed += usize::from(fixed != *text);
    }
    assert!(changed > 3, "{changed} files were fixed");
}
