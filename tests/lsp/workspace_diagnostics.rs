//! Pulling the diagnostics of the whole workspace.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, pull_capabilities};
use crate::workspace::Workspace;

/// A seed without an author, its reprint with another date, one with nothing wrong, one with a broken date.
const SEEDS: &str = "\
//- daily.md
---
title: 河湾茶馆
author:
source: 河湾日报
date: 2021-03-01
url: https://daily.example/1
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
//- forum.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
date: 2021-03-05
url: https://forum.example/2
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
//- good.md
---
title: 夜市
author: 老船
source: 渡口论坛
date: 2021-03-09
url: https://forum.example/3
---

卖糖画的老人每天傍晚才来，孩子们围着看他画龙画凤，没有一个肯先回家去吃晚饭的。夜市的灯一盏一盏地亮起来，河面上也就有了两条街。
//- market/date.md
---
title: 集市
author: 老船
source: 渡口论坛
date: 2021-02-30
url: https://forum.example/4
---

逢五逢十才有集市，四乡的人天不亮就挑着担子来了，青菜上的露水还没有干，鱼在木桶里翻身，溅得走过去的人一裤脚都是水。
";

fn started(workspace: &Workspace) -> Client {
    let mut client = Client::start(workspace, pull_capabilities(), accept_all);
    client.wait_until_indexed();
    client
}

fn pull(client: &mut Client, previous: &[Value]) -> Vec<Value> {
    let known = |it: &Value| json!({ "uri": it["uri"], "value": it["resultId"] });
    let previous: Vec<Value> = previous.iter().map(known).collect();
    let params = json!({ "identifier": "variorum", "previousResultIds": previous });
    client.request("workspace/diagnostic", params)["items"].as_array().expect("reports").clone()
}

fn reported(reports: &[Value]) -> String {
    let line = |it: &Value| {
        let file = it["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).expect("a URI");
        let codes: Vec<&str> =
            it["items"].as_array().into_iter().flatten().filter_map(|it| it["code"].as_str()).collect();
        format!("{file} {} {}: {}\n", it["version"], it["kind"].as_str().expect("a kind"), codes.join(" "))
    };
    let mut lines: Vec<_> = reports.iter().map(line).collect();
    lines.sort();
    lines.concat()
}

fn check(reports: &[Value], expected: Expect) {
    expected.assert_eq(&reported(reports));
}

#[test]
fn every_seed_is_reported_once_and_then_only_what_has_changed() {
    let workspace = Workspace::corpus(SEEDS);
    let mut client = started(&workspace);
    assert_eq!(client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], true);
    assert_eq!(client.capabilities["diagnosticProvider"]["interFileDependencies"], true);
    let first = pull(&mut client, &[]);
    check(
        &first,
        expect![[r#"
        daily.md null full: metadata/missing-author reprints/known-metadata reprints/conflicting-metadata
        date.md null full: metadata/impossible-date
        forum.md null full: reprints/conflicting-metadata
    "#]],
    );
    let again = pull(&mut client, &first);
    check(
        &again,
        expect![[r#"
        daily.md null unchanged: 
        date.md null unchanged: 
        forum.md null unchanged: 
    "#]],
    );
    // What one client does not have is told in full, though nothing has changed.
    assert_eq!(reported(&pull(&mut client, &[])), reported(&first));
    // The reprint is told of it too.
    client.open(&workspace, "daily.md");
    client.replace(
        "daily.md",
        &workspace.read("daily.md").replace("author:", "author: 文三").replace("2021-03-01", "2021-03-05"),
    );
    check(
        &pull(&mut client, &first),
        expect![[r#"
        daily.md 2 full: 
        date.md null unchanged: 
        forum.md null full: 
    "#]],
    );
    client.close("daily.md");
    assert_eq!(reported(&pull(&mut client, &first)), reported(&again));
}

#[test]
fn what_is_gone_has_no_findings_any_more() {
    let workspace = Workspace::corpus(SEEDS);
    let mut client = started(&workspace);
    let first = pull(&mut client, &[]);
    std::fs::remove_file(workspace.path("market/date.md")).expect("removed");
    client.notify_changed_on_disk("market/date.md");
    let mut now = first.clone();
    // Who pulls is told to pull again: once when all is indexed, and once for this.
    while reported(&now).contains("date.md null full: metadata") || reported(&now).contains("date.md null unchanged") {
        client.wait_for(|message| message["method"] == "workspace/diagnostic/refresh");
        now = pull(&mut client, &first);
    }
    check(
        &now,
        expect![[r#"
        daily.md null unchanged: 
        date.md null full: 
        forum.md null unchanged: 
    "#]],
    );
}

#[test]
fn the_ids_are_those_of_the_documents() {
    let workspace = Workspace::corpus(SEEDS);
    let mut client = started(&workspace);
    client.open(&workspace, "daily.md");
    let uri = client.uri("daily.md");
    let document = json!({ "textDocument": { "uri": uri } });
    let of_document = client.request("textDocument/diagnostic", document);
    let all = pull(&mut client, &[]);
    let of_workspace = all.iter().find(|it| it["uri"] == uri).expect("it is reported");
    assert_eq!(of_workspace["resultId"], of_document["resultId"]);
    assert_eq!(of_workspace["items"], of_document["items"]);
    assert_eq!(of_workspace["version"], 1);
}

#[test]
fn with_tokens_it_is_told_bit_by_bit_and_how_far_it_is() {
    let workspace = Workspace::corpus("");
    for number in 0..100 {
        workspace.write(&format!("{number:02}.md"), &format!("---\nauthor:\n---\n\n水涨了{number}尺。\n"));
    }
    let mut client = started(&workspace);
    client.drain_notifications();
    let params = json!({ "previousResultIds": [], "partialResultToken": 7, "workDoneToken": "work" });
    let last = client.request("workspace/diagnostic", params);
    let taken = client.drain_notifications();
    let of =
        |token: Value| taken.iter().filter(move |it| it["params"]["token"] == token).map(|it| &it["params"]["value"]);
    let parts: Vec<usize> = of(json!(7)).map(|value| value["items"].as_array().expect("reports").len()).collect();
    assert_eq!(parts, [32, 32, 32]);
    assert_eq!(last["items"].as_array().expect("the rest").len(), 4);
    let work: Vec<_> = of(json!("work")).collect();
    assert_eq!((&work[0]["kind"], &work[0]["percentage"]), (&json!("begin"), &json!(0)));
    assert_eq!(work.last().expect("an end")["kind"], "end");
}

#[test]
fn it_can_be_taken_back() {
    let workspace = Workspace::corpus("");
    for number in 0..300 {
        workspace.write(&format!("{number:03}.md"), &format!("---\nauthor:\n---\n\n水涨了{number}尺。\n"));
    }
    let mut client = started(&workspace);
    let id = client.send_request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    let answer = client.response(id);
    assert!(answer["error"]["code"] == -32800 || answer["result"]["items"].is_array(), "{answer}");
    // What was not reported then is now.
    assert_eq!(pull(&mut client, &[]).len(), 300);
}
