//! Clients that send faster than the server can compute.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use crate::client::{Client, capabilities, never_answer};
use crate::workspace::Workspace;

/// A header, and one paragraph for each number, all different.
fn article(outlet: &str, numbers: std::ops::Range<usize>) -> String {
    let mut text = format!("河湾\n\n来源:{outlet} 作者:温小满 日期:2021-03-01\n\n");
    for number in numbers {
        let (a, b, c) = (number % 97, number % 89, number % 83);
        let _ = write!(
            text,
            "第{number}天{a}个船夫在渡口等了{b}刻钟，茶馆卖出{c}碗茶，掌柜把账记在墙上的{number}号木牌上。\n\n"
        );
    }
    text
}

#[test]
fn thirty_edits_a_second_with_requests_between_them_wedge_nothing() {
    let workspace = Workspace::corpus(&format!("//- a.txt\n{}", article("河湾日报", 0..40)));
    // The client answers none of the server's requests either.
    let mut client = Client::start(&workspace, capabilities(), never_answer);
    client.open(&workspace, "a.txt");
    let (mut asked, mut version) = (Vec::new(), 0);
    for number in 0..90 {
        let at = json!({ "line": 4, "character": number });
        version = client.edit("a.txt", json!([{ "range": { "start": at, "end": at }, "text": "河" }]));
        for method in ["textDocument/hover", "textDocument/documentSymbol", "textDocument/codeLens"] {
            let params = client.at("a.txt", [4, number]);
            asked.push(client.send_request(method, params));
        }
        std::thread::sleep(Duration::from_millis(33));
    }
    client.diagnostics("a.txt", version);
    for id in asked {
        client.result_or_modified(id);
    }
}

#[test]
fn versions_that_come_faster_than_they_can_be_analysed_are_passed_over() {
    let workspace = Workspace::corpus("//- a.txt\n河");
    let mut client = Client::indexed(&workspace);
    client.open_with("a.txt", &article("河湾日报", 0..4_000));
    let mut version = 0;
    for number in 0..200 {
        let at = json!({ "line": 4, "character": number });
        version = client.edit("a.txt", json!([{ "range": { "start": at, "end": at }, "text": "河" }]));
    }
    client.diagnostics("a.txt", version);
    let told =
        client.drain_notifications().iter().filter(|it| it["method"] == "textDocument/publishDiagnostics").count();
    assert!(told < 20, "{told} of 200 versions were analysed to the end");
}
