//! Documents that change, and their diagnostics.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

#[test]
fn diagnostics_carry_the_version_they_were_made_for() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    let version = client.replace("a.txt", "河水退了。");
    client.diagnostics("a.txt", version);
}

#[test]
fn nothing_is_said_of_a_version_that_has_passed() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    let mut last = 1;
    for number in 0..300 {
        last = client.replace("a.txt", &format!("河水涨了 {number} 次。"));
    }
    client.diagnostics("a.txt", last);
    let versions: Vec<_> =
        client.drain_notifications().iter().filter_map(|message| message["params"]["version"].as_i64()).collect();
    assert!(versions.is_sorted(), "{versions:?}");
}

#[test]
fn a_closed_document_keeps_no_diagnostics() {
    let workspace = Workspace::corpus("//- a.txt\n河水涨了。");
    let mut client = Client::indexed(&workspace);
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
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    client.diagnostics("a.txt", 1);
    assert!(client.hover("a.txt", [2, 5]).contains("河湾日报"));
    client.open(&workspace, "b.md");
    assert_eq!(client.hover("b.md", [0, 0]), "nothing", "it has no seed's header");
}

#[test]
fn the_settings_of_a_corpus_count_and_are_followed() {
    let workspace = Workspace::corpus("//- a.txt\n河水\u{200B}涨了。");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    let is_text = |finding: &serde_json::Value| finding["code"].as_str().is_some_and(|code| code.starts_with("text/"));
    let found = client.diagnostics("a.txt", 1);
    assert!(found.iter().any(is_text), "{found:?}");
    workspace.write("variorum.toml", "[rules]\ntext = \"off\"\n");
    client.notify_changed_on_disk("variorum.toml");
    let uri = client.uri("a.txt");
    let found = |message: &serde_json::Value| message["params"]["diagnostics"].as_array().cloned().unwrap_or_default();
    client.wait_for(|message| message["params"]["uri"] == uri && !found(message).iter().any(is_text));
    let version = client.replace("a.txt", "河水\u{200B}退了。");
    let found = client.diagnostics("a.txt", version);
    assert!(!found.iter().any(is_text), "{found:?}");
    workspace.write("variorum.toml", "[rulez]\n");
    client.notify_changed_on_disk("variorum.toml");
    let uri = client.uri("variorum.toml");
    let told = client.wait_for(|message| message["params"]["uri"] == uri);
    assert_eq!(told["params"]["diagnostics"][0]["code"], "configuration/unknown-key", "{told}");
}

#[test]
fn settings_that_arrive_late_do_not_take_the_place_of_newer_ones() {
    const ASKED: &str = "workspace/configuration";
    let workspace = Workspace::corpus("//- a.txt\n河水\u{200B}涨了。");
    let responder =
        |method: &str, params: &serde_json::Value| if method == ASKED { None } else { accept_all(method, params) };
    let mut client = Client::start(&workspace, capabilities(), responder);
    client.wait_until_indexed();
    client.open(&workspace, "a.txt");
    let uri = client.uri("a.txt");
    let text = |message: &serde_json::Value, severity: u64| {
        let found = message["params"]["diagnostics"].as_array().into_iter().flatten();
        found.into_iter().any(|it| it["code"] == "text/invisible-character" && it["severity"] == severity)
    };
    let asked = |client: &mut Client| client.wait_for(|message| message["unanswered"] == ASKED)["by"].take();
    let answer = |client: &Client, id: &serde_json::Value, level: &str| {
        let settings = json!({ "rules": { "text": level } });
        client.send(&json!({ "jsonrpc": "2.0", "id": id, "result": [settings, settings] }));
    };
    let first = asked(&mut client);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    let second = asked(&mut client);
    answer(&client, &second, "error");
    client.wait_for(|message| message["params"]["uri"] == uri && text(message, 1));
    client.drain_notifications();
    answer(&client, &first, "info");
    client.hover("a.txt", [0, 0]);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    let third = asked(&mut client);
    answer(&client, &third, "warning");
    client.wait_for(|message| message["params"]["uri"] == uri && text(message, 2));
    assert!(
        !client.drain_notifications().iter().any(|message| text(message, 3)),
        "the first answer was taken for the newest"
    );
}

#[test]
fn a_folder_that_is_no_corpus_is_left_alone() {
    let workspace = Workspace::other("//- README.md\n# Read me\n\n<p>Unclosed\n");
    let mut client = Client::start(&workspace, crate::client::capabilities(), crate::client::accept_all);
    client.open(&workspace, "README.md");
    assert_eq!(client.hover("README.md", [0, 3]), "nothing");
    let symbols =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": client.uri("README.md") } }));
    assert_eq!(symbols, json!(null));
    assert_eq!(client.drain_notifications(), Vec::<serde_json::Value>::new());
}

#[test]
fn what_a_client_is_shown_is_taken_back_though_it_reads_slowly() {
    let seed = "河湾\n\n来源:河湾日报 作者:温小满 日期:2021-03-01\n\n河水\u{200B}涨了。\n";
    let workspace = Workspace::other(&format!("//- a.txt\n{seed}"));
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    assert_ne!(client.diagnostics("a.txt", 1), [] as [serde_json::Value; 0]);
    client.set_paused(true);
    // More than the pipe holds, so that whatever follows has to wait.
    let refused: Vec<_> = (0..500).map(|_| client.send_request("variorum/unheardOf", json!({}))).collect();
    client.close("a.txt");
    client.open_with("a.txt", "It has no seed's header any more.");
    client.set_paused(false);
    refused.into_iter().for_each(|id| assert_eq!(client.response(id)["error"]["code"], -32601));
    let uri = client.uri("a.txt");
    client.wait_for(|message| message["params"]["uri"] == uri && message["params"]["diagnostics"] == json!([]));
}

/// A passage long enough to be found.
const PASSAGE: &str =
    "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来，掌柜的姓文，烧水的炉子还是他祖父留下来的。";

/// Text that follows it.
const REST: &str =
    "来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急，船夫在石阶上唱歌，渡口的狗也跟着叫上两声。";

/// Two seeds: the second ends where the first continues.
fn two_seeds() -> Workspace {
    let head =
        |outlet: &str, day: u8| format!("河湾\n\n来源:{outlet} 作者:温小满 日期:2021-03-{day:02}\n\n{PASSAGE}\n\n");
    Workspace::corpus(&format!("//- a.txt\n{}{REST}\n//- b.txt\n{}", head("河湾日报", 1), head("渡口论坛", 2)))
}

fn is_said_to_end_early(message: &serde_json::Value) -> bool {
    let found = message["params"]["diagnostics"].as_array();
    found.is_some_and(|found| found.iter().any(|it| it["code"] == "reprints/ends-early"))
}

#[test]
fn an_edit_of_one_seed_is_seen_in_the_findings_of_another() {
    let workspace = two_seeds();
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "a.txt");
    client.open(&workspace, "b.txt");
    let uri = client.uri("b.txt");
    client.wait_for(|message| message["params"]["uri"] == uri && is_said_to_end_early(message));
    client.drain_notifications();
    client.replace("a.txt", &workspace.read("a.txt").replace(REST, ""));
    client.wait_for(|message| message["params"]["uri"] == uri && !is_said_to_end_early(message));
    client.close("a.txt");
    client.wait_for(|message| message["params"]["uri"] == uri && is_said_to_end_early(message));
    client.drain_notifications();
}

#[test]
fn rules_that_are_set_otherwise_have_no_file_looked_at() {
    let workspace = two_seeds();
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "b.txt");
    let uri = client.uri("b.txt");
    client.wait_for(|message| message["params"]["uri"] == uri && is_said_to_end_early(message));
    client.drain_notifications();
    workspace.write("variorum.toml", "[rules]\n'reprints/ends-early' = 'off'\n");
    client.notify_changed_on_disk("variorum.toml");
    client.wait_for(|message| message["params"]["uri"] == uri && !is_said_to_end_early(message));
    workspace.write("variorum.toml", "");
    client.notify_changed_on_disk("variorum.toml");
    client.wait_for(|message| message["params"]["uri"] == uri && is_said_to_end_early(message));
    let is_progress = |message: &serde_json::Value| message["method"] == "$/progress";
    assert!(!client.drain_notifications().iter().any(is_progress), "the files were looked at again");
    workspace.write("variorum.toml", "[files]\nexclude = ['a.txt']\n");
    client.notify_changed_on_disk("variorum.toml");
    client.wait_until_indexed();
    client.wait_for(|message| message["params"]["uri"] == uri && !is_said_to_end_early(message));
}

/// Requests hovers until one fits: clients are not notified of witnesses that come or go.
fn wait_until_hover_says(client: &mut Client, wanted: &str) {
    let begin = Instant::now();
    while !client.hover("b.txt", [4, 3]).contains(wanted) {
        assert!(begin.elapsed() < Duration::from_secs(60), "the server never hears of it");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn what_a_gitignore_leaves_out_is_no_seed_as_soon_as_it_is_written() {
    let workspace = two_seeds();
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "b.txt");
    let uri = client.uri("b.txt");
    client.wait_for(|message| message["params"]["uri"] == uri && is_said_to_end_early(message));
    client.drain_notifications();
    workspace.write(".gitignore", "a.txt\n");
    client.notify_changed_on_disk(".gitignore");
    client.wait_until_indexed();
    client.wait_for(|message| message["params"]["uri"] == uri && !is_said_to_end_early(message));
    assert_eq!(client.hover("b.txt", [4, 3]), "nothing");
}

#[test]
fn a_change_in_an_inner_folder_is_seen_from_the_outer_one() {
    let workspace = two_seeds();
    workspace.write("inner/c.txt", "河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n河水涨了。\n");
    let mut client = Client::indexed(&workspace);
    let folder = json!({ "uri": client.uri("inner"), "name": "inner" });
    let event = json!({ "added": [folder], "removed": [] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    client.wait_until_indexed();
    client.open(&workspace, "b.txt");
    client.diagnostics("b.txt", 1);
    assert!(!client.hover("b.txt", [4, 3]).contains("对岸"));
    workspace.write("inner/c.txt", &format!("河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n{PASSAGE}\n"));
    client.notify_changed_on_disk("inner/c.txt");
    wait_until_hover_says(&mut client, "对岸");
}

#[test]
fn the_outer_folder_is_watched_on_when_the_inner_one_is_taken_away() {
    let workspace = two_seeds();
    workspace.write("inner/c.txt", "河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n河水涨了。\n");
    let mut can = crate::client::capabilities();
    can["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"] = json!(false);
    let mut client = Client::start(&workspace, can, crate::client::accept_all);
    client.wait_until_indexed();
    let folder = json!([{ "uri": client.uri("inner"), "name": "inner" }]);
    let change = |added: &serde_json::Value, removed: &serde_json::Value| json!({ "event": { "added": added, "removed": removed } });
    client.notify("workspace/didChangeWorkspaceFolders", change(&folder, &json!([])));
    client.wait_until_indexed();
    client.notify("workspace/didChangeWorkspaceFolders", change(&json!([]), &folder));
    client.open(&workspace, "b.txt");
    client.diagnostics("b.txt", 1);
    workspace.write("inner/c.txt", &format!("河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n{PASSAGE}\n"));
    wait_until_hover_says(&mut client, "对岸");
}

/// Opens the inner folder of a workspace's folder as one of its own.
fn open_inner(client: &mut Client) {
    let folder = json!({ "uri": client.uri("inner"), "name": "inner" });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [folder], "removed": [] } }));
    client.wait_until_indexed();
}

#[test]
fn unsaved_text_in_an_inner_folder_counts_in_the_outer_one() {
    let workspace = two_seeds();
    workspace.write("inner/c.txt", "河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n河水涨了。\n");
    let mut client = Client::indexed(&workspace);
    open_inner(&mut client);
    client.open(&workspace, "b.txt");
    client.diagnostics("b.txt", 1);
    assert!(!client.hover("b.txt", [4, 3]).contains("对岸"));
    client.open_with("inner/c.txt", &format!("河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n{PASSAGE}\n"));
    assert!(client.hover("b.txt", [4, 3]).contains("对岸"), "though it was not analysed yet");
    client.diagnostics("inner/c.txt", 1);
    assert!(client.hover("b.txt", [4, 3]).contains("对岸"));
    client.close("inner/c.txt");
    assert!(!client.hover("b.txt", [4, 3]).contains("对岸"));
}

#[test]
fn unsaved_text_is_forgotten_though_its_folder_was_opened_meanwhile() {
    let workspace = two_seeds();
    workspace.write("inner/c.txt", "河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n河水涨了。\n");
    let mut client = Client::indexed(&workspace);
    client.open(&workspace, "b.txt");
    client.open_with("inner/c.txt", &format!("河湾\n\n来源:对岸 作者:老船 日期:2021-03-03\n\n{PASSAGE}\n"));
    client.diagnostics("b.txt", 1);
    client.diagnostics("inner/c.txt", 1);
    assert!(client.hover("b.txt", [4, 3]).contains("对岸"));
    open_inner(&mut client);
    client.close("inner/c.txt");
    assert!(!client.hover("b.txt", [4, 3]).contains("对岸"));
}
