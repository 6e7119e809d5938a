//! Several folders in one workspace, and several servers on one folder.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities, uri};
use crate::workspace::Workspace;

const TWO: &str = "\
//- archive/variorum.toml
[rules]
metadata = \"off\"
//- archive/a.txt
河水\u{200B}涨了。
//- papers/variorum.toml
[rules]
metadata = \"off\"
//- papers/b.txt
河水\u{200B}涨了。
";

const INVISIBLE: &str = "text/invisible-character";

fn codes(message: &Value) -> Vec<String> {
    let found = message["params"]["diagnostics"].as_array().into_iter().flatten();
    found.map(|it| it["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn each_folder_has_the_settings_that_the_editor_has_for_it() {
    let workspace = Workspace::other(TWO);
    let papers = uri(&workspace.path("papers"));
    let level = Arc::new(Mutex::new("off"));
    let (asked_of, set) = (papers.clone(), Arc::clone(&level));
    let mut client = Client::connect(move |method, params: &Value| {
        if method != "workspace/configuration" {
            return accept_all(method, params);
        }
        let of_one = |item: &Value| {
            let of_papers = item["scopeUri"] == *asked_of;
            json!({ "rules": { "text": if of_papers { *set.lock().expect("a level") } else { "warning" } } })
        };
        Some(params["items"].as_array().expect("items").iter().map(of_one).collect())
    });
    let folders = ["archive", "papers"].map(|name| json!({ "uri": uri(&workspace.path(name)), "name": name }));
    client.request("initialize", json!({ "capabilities": capabilities(), "workspaceFolders": folders }));
    client.notify("initialized", json!({}));
    client.set_root(workspace.root());
    client.wait_until_indexed();
    client.wait_until_indexed();
    client.open(&workspace, "archive/a.txt");
    client.open(&workspace, "papers/b.txt");
    let (a, b) = (client.uri("archive/a.txt"), client.uri("papers/b.txt"));
    client.wait_for(|it| it["params"]["uri"] == a && codes(it).contains(&INVISIBLE.to_owned()));
    client.wait_for(|it| it["params"]["uri"] == b && codes(it).is_empty());
    *level.lock().expect("a level") = "error";
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.wait_for(|it| it["params"]["uri"] == b && codes(it).contains(&INVISIBLE.to_owned()));
    client.drain_notifications();
}

/// A passage long enough to be found.
const PASSAGE: &str =
    "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来，掌柜的姓文，烧水的炉子还是他祖父留下来的。";

#[test]
fn two_servers_on_one_folder_share_its_index_and_say_the_same() {
    let head = |outlet: &str| format!("河湾\n\n来源:{outlet} 作者:温小满 日期:2021-03-01\n\n");
    let workspace =
        Workspace::corpus(&format!("//- a.txt\n{}{PASSAGE}\n//- b.txt\n{}", head("河湾日报"), head("渡口论坛")));
    let mut servers = [Client::indexed(&workspace), Client::indexed(&workspace)];
    for round in 0..6 {
        // It comes and goes, and both hear of it, the one before the other.
        let text = if round % 2 == 0 { PASSAGE } else { "河水涨了。" };
        workspace.write("b.txt", &format!("{}{text}\n", head("渡口论坛")));
        let first = round % 2;
        servers[first].notify_changed_on_disk("b.txt");
        servers[1 - first].notify_changed_on_disk("b.txt");
        for server in &mut servers {
            server.open(&workspace, "a.txt");
            let begin = std::time::Instant::now();
            while server.hover("a.txt", [4, 3]).contains("渡口论坛") != (round % 2 == 0) {
                assert!(begin.elapsed().as_secs() < 60, "round {round} is not seen");
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            server.close("a.txt");
        }
    }
}
