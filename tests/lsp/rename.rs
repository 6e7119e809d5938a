//! Renaming an author, a source or a tag in the whole corpus.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const SEEDS: &str = "\
//- one.md
---
title: 刘伯山访谈
author: 刘伯$0山
tags: [访谈, 茶]
---

刘伯山说，水涨了。
//- two.md
---
title: 旧事
author: [温小满, 刘伯山]
source: 刘伯山
---

今天没有船。
//- three.txt
旧事重提

来源:渡口论坛 作者:刘伯山 日期:2021-03-05

今天也没有船。
//- four.html
<!DOCTYPE html>
<html><head><title>四</title><meta name=\"author\" content=\"刘伯山\"></head><body><p>没有船。</p></body></html>
//- five.md
---
title: 五
author: 刘伯山口述
---

没有船。
";

fn able() -> Value {
    let mut able = capabilities();
    able["textDocument"]["rename"] = json!({ "prepareSupport": true, "honorsChangeAnnotations": true });
    able["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = json!({ "groupsOnLabel": true });
    able
}

fn opened(workspace: &Workspace, able: Value) -> (Client, Value) {
    let mut client = Client::start(workspace, able, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(workspace, &name);
    let place = client.at(&name, at);
    (client, place)
}

fn renamed(client: &mut Client, place: &Value, name: &str) -> Value {
    let mut params = place.clone();
    params["newName"] = name.into();
    client.request("textDocument/rename", params)
}

fn refusal(client: &mut Client, method: &str, params: Value) -> String {
    let id = client.send_request(method, params);
    let answer = client.response(id);
    assert_eq!(answer["error"]["code"], -32803, "{answer}");
    answer["error"]["message"].as_str().expect("a reason").to_owned()
}

fn check(edit: &Value, expected: Expect) {
    let mut lines = Vec::new();
    for file in edit["documentChanges"].as_array().expect("changes") {
        let document = &file["textDocument"];
        let name = document["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).expect("a URI");
        for edit in file["edits"].as_array().expect("edits") {
            let at = |end: &str| format!("{}:{}", edit["range"][end]["line"], edit["range"][end]["character"]);
            let annotation = edit["annotationId"].as_str().unwrap_or("–");
            lines.push(format!(
                "{name} ({}) {}–{} {} {annotation}\n",
                document["version"],
                at("start"),
                at("end"),
                edit["newText"]
            ));
        }
    }
    expected.assert_eq(&lines.concat());
}

#[test]
fn the_name_under_the_cursor_is_offered_and_nothing_else() {
    let workspace = Workspace::corpus(SEEDS);
    let (mut client, place) = opened(&workspace, able());
    assert_eq!(client.capabilities["renameProvider"], json!({ "prepareProvider": true }));
    let offered = client.request("textDocument/prepareRename", place);
    let range = json!({ "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": 11 } });
    assert_eq!(offered, json!({ "range": range, "placeholder": "刘伯山" }));
    let of_list = client.at("one.md", [3, 11]);
    assert_eq!(client.request("textDocument/prepareRename", of_list)["placeholder"], "茶");
    for elsewhere in [[1, 8], [6, 1], [2, 1]] {
        let place = client.at("one.md", elsewhere);
        let reason = refusal(&mut client, "textDocument/prepareRename", place);
        assert_eq!(
            reason,
            "Only an author, a source or a tag can be renamed: put the cursor on its name in the header"
        );
    }
}

#[test]
fn a_name_is_renamed_where_seeds_state_it_in_the_same_field() {
    let workspace = Workspace::corpus(SEEDS);
    let (mut client, place) = opened(&workspace, able());
    let edit = renamed(&mut client, &place, "刘百山");
    check(
        &edit,
        expect![[r#"
        four.html (null) 1:57–1:60 "刘百山" variorum
        one.md (1) 2:8–2:11 "刘百山" variorum
        three.txt (null) 2:11–2:14 "刘百山" variorum
        two.md (null) 2:14–2:17 "刘百山" variorum
    "#]],
    );
    let annotation = &edit["changeAnnotations"]["variorum"];
    assert_eq!(annotation["needsConfirmation"], true);
    assert_eq!(annotation["label"], "Rename the author “刘伯山” to “刘百山”");
    assert_eq!(annotation["description"], "in 4 seeds");
}

#[test]
fn it_is_written_as_each_seed_has_to_have_it() {
    let workspace = Workspace::corpus(SEEDS);
    let (mut client, place) = opened(&workspace, capabilities());
    check(
        &renamed(&mut client, &place, "A&B"),
        expect![[r#"
        four.html (null) 1:57–1:60 "A&B" –
        one.md (1) 2:8–2:11 "A&B" –
        three.txt (null) 2:11–2:14 "A&B" –
        two.md (null) 2:14–2:17 "A&B" –
    "#]],
    );
    let mut params = place.clone();
    params["newName"] = "刘 日期:2020".into();
    let reason = refusal(&mut client, "textDocument/rename", params.clone());
    assert!(reason.starts_with("“刘 日期:2020” would not be read as this name in “"), "{reason}");
    assert!(reason.contains("three.txt"), "{reason}");
    params["newName"] = " ".into();
    assert_eq!(
        refusal(&mut client, "textDocument/rename", params),
        "The new name is empty or has more than one line: enter a name of one line"
    );
}

#[test]
fn unsaved_text_counts() {
    let workspace = Workspace::corpus(SEEDS);
    let (mut client, place) = opened(&workspace, able());
    client.open(&workspace, "two.md");
    client.replace("two.md", "\n\n旧事\n\n来源:渡口论坛 作者:刘伯山 日期:2021-03-05\n\n没有船。\n");
    check(
        &renamed(&mut client, &place, "刘百山"),
        expect![[r#"
        four.html (null) 1:57–1:60 "刘百山" variorum
        one.md (1) 2:8–2:11 "刘百山" variorum
        three.txt (null) 2:11–2:14 "刘百山" variorum
        two.md (2) 4:11–4:14 "刘百山" variorum
    "#]],
    );
}

#[test]
fn a_file_that_an_editor_may_read_as_another_text_is_left_out() {
    let workspace = Workspace::corpus(SEEDS);
    let text =
        "旧事\n\n来源:渡口论坛 作者:刘伯山 日期:2021-03-05\n\n今天没有船，也没有人等船，渡口的石阶上只有一只猫。\n";
    let (stored, _, _) = encoding_rs::GB18030.encode(text);
    std::fs::write(workspace.path("old.txt"), &stored).expect("written");
    let (mut client, place) = opened(&workspace, able());
    let edit = renamed(&mut client, &place, "刘百山");
    assert!(!edit.to_string().contains("old.txt"), "{edit}");
    let told = client.wait_for(|message| message["method"] == "window/showMessage");
    assert_eq!(
        told["params"]["message"],
        "Skipped 1 file that states “刘伯山” but is not UTF-8: convert it to UTF-8, or open it in the right encoding, and rename again"
    );
    // The editor has it open in its encoding: then it is known what it shows.
    client.open_with("old.txt", text);
    let edit = renamed(&mut client, &place, "刘百山");
    assert!(edit.to_string().contains("old.txt"), "{edit}");
}
