//! What panels show of the corpus as a whole: its seeds, and its families.

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::code_actions::edited;
use crate::workspace::Workspace;

const FERRY: &str = "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。";
const MILL: &str =
    "磨坊在溪的拐弯处，水车比屋子还高，天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼，从不着急。";

fn seed(title: &str, author: &str, date: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nauthor: {author}\nsource: 河湾日报\ndate: {date}\nurl: https://hewan.example/1\n---\n\n{body}\n"
    )
}

fn workspace() -> Workspace {
    let workspace = Workspace::corpus("");
    workspace.write("a.md", &seed("茶馆", "温小满", "2021-03-04", FERRY));
    workspace.write("b.md", &seed("茶馆（转）", "", "2021-03-05", FERRY));
    workspace.write("c.md", &seed("旧茶馆", "温小满", "2021-03-01", FERRY));
    workspace.write("d.md", &seed("磨坊", "桑榆", "2021-02-30", MILL));
    workspace
}

/// Each seed: its title, what it lacks, errors and warnings.
fn listed(client: &mut Client) -> Vec<String> {
    let found = client.request("variorum/corpus", json!({}));
    let corpora = found.as_array().expect("corpora");
    assert_eq!((corpora.len(), &corpora[0]["complete"]), (1, &json!(true)), "{found}");
    let line = |seed: &Value| {
        let (missing, counts) = (&seed["missing"], &seed["counts"]);
        format!("{} {missing} {} {}", seed["title"].as_str().expect("a title"), counts["errors"], counts["warnings"])
    };
    corpora[0]["seeds"].as_array().expect("seeds").iter().map(line).collect()
}

/// The families by the names of their files.
fn families(client: &mut Client) -> Vec<Vec<String>> {
    let found = client.request("variorum/families", json!({}));
    let name = |uri: &Value| uri.as_str().and_then(|uri| uri.rsplit('/').next()).expect("a file").to_owned();
    let family = |family: &Value| family.as_array().expect("seeds").iter().map(name).collect();
    found[0]["families"].as_array().expect("families").iter().map(family).collect()
}

#[test]
fn all_seeds_are_listed_with_what_they_lack() {
    let workspace = workspace();
    let mut client = Client::indexed(&workspace);
    let before = ["茶馆 [] 0 0", "茶馆（转） [\"author\"] 0 1", "旧茶馆 [] 0 0", "磨坊 [] 1 0"];
    assert_eq!(listed(&mut client), before);
    // What is typed counts, and so does what has changed on disk.
    client.open(&workspace, "b.md");
    client.replace("b.md", &seed("茶馆（转）", "老船", "2021-03-05", FERRY));
    workspace.write("d.md", &seed("磨坊", "桑榆", "2021-02-20", MILL));
    client.notify_changed_on_disk("d.md");
    let after = ["茶馆 [] 0 0", "茶馆（转） [] 0 0", "旧茶馆 [] 0 0", "磨坊 [] 0 0"];
    for _ in 0..100 {
        if listed(&mut client) == after {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(listed(&mut client), after);
    let elsewhere = client.request("variorum/corpus", json!({ "folder": "file:///nowhere" }));
    assert_eq!(elsewhere, json!([]));
}

#[test]
fn families_follow_what_changes() {
    let workspace = workspace();
    let mut client = Client::indexed(&workspace);
    assert_eq!(families(&mut client), [["c.md", "a.md", "b.md"]]);
    client.open(&workspace, "a.md");
    client.replace("a.md", &seed("茶馆", "温小满", "2021-03-04", MILL));
    assert_eq!(families(&mut client), [["a.md", "d.md"], ["c.md", "b.md"]]);
    client.replace("a.md", &seed("茶馆", "温小满", "2021-03-04", &format!("{FERRY}\n\n{MILL}")));
    assert_eq!(families(&mut client).iter().map(Vec::len).collect::<Vec<_>>(), [4]);
}

#[test]
fn who_asks_with_a_token_is_told_how_far_it_is() {
    let workspace = workspace();
    let mut client = Client::indexed(&workspace);
    for method in ["variorum/corpus", "variorum/families"] {
        client.request(method, json!({ "workDoneToken": method }));
        let told = client.drain_notifications().into_iter().filter(|message| message["params"]["token"] == method);
        let kinds: Vec<_> = told.map(|message| message["params"]["value"]["kind"].clone()).collect();
        assert_eq!((kinds.first(), kinds.last()), (Some(&json!("begin")), Some(&json!("end"))), "{method}: {kinds:?}");
    }
}

#[test]
fn what_reprints_state_is_filled_in_by_one_edit_to_be_confirmed() {
    let workspace = workspace();
    let mut can = capabilities();
    can["workspace"]["applyEdit"] = json!(true);
    can["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = json!({});
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    let mut fill = |arguments: Value| {
        client
            .request("workspace/executeCommand", json!({ "command": "variorum.fillMetadata", "arguments": arguments }));
        let mut told = client.wait_for(|message| {
            message["method"] == "workspace/applyEdit" || message["method"] == "window/showMessage"
        });
        let edit = told["params"]["edit"].take();
        let message =
            if edit.is_null() { told } else { client.wait_for(|message| message["method"] == "window/showMessage") };
        (edit, message["params"]["message"].as_str().expect("a message").to_owned())
    };
    let (edit, told) = fill(json!([]));
    assert_eq!(told, "Filled in 1 field in 1 seed");
    let annotation = &edit["changeAnnotations"]["variorum"];
    assert_eq!((&annotation["label"], &annotation["needsConfirmation"]), (&json!("Fill in “温小满”"), &json!(true)));
    assert!(annotation["description"].as_str().is_some_and(|why| why.contains("c.md")), "{annotation}");
    let changes = edit["documentChanges"].as_array().expect("changes");
    assert!(
        changes.len() == 1 && changes[0]["textDocument"]["uri"].as_str().is_some_and(|uri| uri.ends_with("b.md")),
        "{edit}"
    );
    assert_eq!(
        edited(&workspace.read("b.md"), &changes[0]["edits"]),
        seed("茶馆（转）", "温小满", "2021-03-05", FERRY)
    );
    let complete = url::Url::from_file_path(workspace.path("a.md")).expect("a path").to_string();
    assert_eq!(
        fill(json!([complete])),
        (Value::Null, "No reprint states a title, author or URL that is missing".to_owned())
    );
}
