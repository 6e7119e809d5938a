//! What an editor's own panels show.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const FERRY: &str = "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。";
const BRIDGE: &str =
    "后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚，等船的木牌倒在草里。";
const PICKLES: &str =
    "腌菜的缸子摆在檐下，压缸的石头是祖上从河里捡来的，每年立冬洗一次，洗完晾在竹匾上，等太阳把水气收干。";

/// A seed of three paragraphs; one has all of them, another two, changed and the other way round, a third nothing.
fn story() -> String {
    let changed = FERRY.replace("姓文", "姓闻");
    format!(
        "\
//- page.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
date: 2021-03-04
---

{FERRY}$0

{PICKLES}

{BRIDGE}
//- first.md
---
title: 茶馆旧事
author: 温小满
date: 2021-03-01
---

{FERRY}

{PICKLES}

{BRIDGE}
//- forum.txt
转贴

来源:渡口论坛 作者: 日期:2021-03-05

{BRIDGE}

{changed}
//- other.txt
别的事

来源:渡口论坛 作者:老船 日期:2021-03-06

磨坊在溪的拐弯处，水车比屋子还高，天旱的时候水车不转，磨坊主就坐在门口补网。
"
    )
}

fn opened() -> (Workspace, Client, Value) {
    let workspace = Workspace::corpus(&story());
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    (workspace, client, place)
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(text);
}

fn file(place: &Value) -> String {
    let start = &place["range"]["start"];
    let name = place["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).unwrap_or("nowhere");
    format!("{name} {}:{}", start["line"], start["character"])
}

#[test]
fn all_that_a_seed_shares_is_told_at_once() {
    let (_workspace, mut client, place) = opened();
    let found = client.request("variorum/reprints", json!({ "textDocument": place["textDocument"] }));
    let mut told = format!("{} {} v{}\n", found["seed"]["title"], found["characters"], found["version"]);
    for witness in found["witnesses"].as_array().expect("witnesses") {
        let (title, day) = (&witness["title"], &witness["published"]);
        let contains = witness["contains"].as_f64().expect("a part");
        told += &format!("  {title} {day} {contains:.2} in {}, {}\n", witness["passages"], file(&witness["location"]));
    }
    for passage in found["passages"].as_array().expect("passages") {
        let start = &passage["range"]["start"];
        let excerpt: String = passage["excerpt"].as_str().expect("a text").chars().take(8).collect();
        told +=
            &format!("{excerpt} {}:{} {} {}\n", start["line"], start["character"], passage["at"], passage["variants"]);
        for part in passage["witnesses"].as_array().expect("parts") {
            let similarity = part["similarity"].as_f64().expect("a number");
            told +=
                &format!("  {} {similarity:.2} {} {}\n", part["witness"], part["variants"], file(&part["location"]));
        }
    }
    for shared in found["shared"].as_array().expect("shared") {
        let moved = if shared["moved"] == true { " moved" } else { "" };
        let (at, variants) = (&shared["at"], &shared["variantsAt"]);
        told += &format!("{} {at} {variants} {}{moved}\n", shared["witness"], file(&shared["location"]));
    }
    check(
        &told,
        expect![[r#"
            "河湾茶馆" 147 v1
              "茶馆旧事" "2021-03-01" 1.00 in 1, first.md 6:0
              "转贴" "2021-03-05" 0.69 in 2, forum.txt 4:0
            河湾的茶馆开在渡 7:0 [0,55] 1
              0 1.00 0 first.md 6:0
              1 0.98 1 forum.txt 6:0
            腌菜的缸子摆在檐 9:0 [55,100] 0
              0 1.00 0 first.md 8:0
            后来河上修了桥， 11:0 [100,147] 0
              0 1.00 0 first.md 10:0
              1 1.00 0 forum.txt 4:0
            1 [0,55] [32] forum.txt 6:0
            0 [0,147] [] first.md 6:0
            1 [100,147] [] forum.txt 4:0 moved
        "#]],
    );
}

#[test]
fn of_a_seed_that_nobody_has_open_it_is_told_too() {
    let (_workspace, mut client, _) = opened();
    let of = |client: &mut Client, name: &str| {
        let uri = client.uri(name);
        client.request("variorum/reprints", json!({ "textDocument": { "uri": uri } }))
    };
    let closed = of(&mut client, "forum.txt");
    assert_eq!(closed["version"], Value::Null);
    assert_eq!(closed["witnesses"].as_array().map(Vec::len), Some(2), "{closed}");
    let alone = of(&mut client, "other.txt");
    assert_eq!((&alone["witnesses"], &alone["passages"]), (&json!([]), &json!([])));
    assert_eq!(of(&mut client, "nowhere.txt"), Value::Null);
}

/// A client that wants to know when the seeds of a corpus have changed.
fn following(workspace: &Workspace) -> Client {
    let mut able = capabilities();
    able["experimental"] = json!({ "variorum": { "corpusChanged": true } });
    let mut client = Client::start(workspace, able, accept_all);
    client.wait_until_indexed();
    client
}

#[test]
fn a_client_is_told_which_requests_there_are() {
    let (_workspace, client, _) = opened();
    let requests = client.capabilities["experimental"]["variorum"]["requests"].as_array().expect("a list");
    assert!(requests.contains(&json!("variorum/reprints")), "{requests:?}");
}

#[test]
fn how_many_seeds_there_are_is_told_and_that_they_have_changed() {
    let workspace = Workspace::corpus(&story());
    let mut client = following(&workspace);
    let status = client.request("variorum/status", Value::Null);
    let corpus = &status["corpora"][0];
    assert_eq!(
        (&corpus["seeds"], &corpus["complete"], &corpus["uri"]),
        (&json!(4), &json!(true), &json!(client.uri("").trim_end_matches('/')))
    );
    assert!(corpus["index"]["bytes"].as_u64().is_some_and(|bytes| bytes > 0), "{status}");
    client.drain_notifications();
    workspace.write("new.txt", "新的一篇\n\n来源:河湾日报 作者:文晓 日期:2021-04-01\n\n新修的桥上从早到晚都有人走。\n");
    client.notify_changed_on_disk("new.txt");
    let told = client.wait_for(|message| message["method"] == "variorum/corpusChanged");
    assert_eq!(told["params"]["corpora"][0]["complete"], true);
    assert_eq!(client.request("variorum/status", Value::Null)["corpora"][0]["seeds"], 5);
    client.drain_notifications();
}

#[test]
fn whoever_does_not_ask_for_it_is_not_told_of_changes() {
    let (_workspace, mut client, _) = opened();
    assert!(!client.drain_notifications().iter().any(|message| message["method"] == "variorum/corpusChanged"));
}

#[test]
fn all_seeds_are_read_anew_when_that_is_wanted() {
    let workspace = Workspace::corpus(&story());
    let mut client = following(&workspace);
    client.open(&workspace, "page.md");
    let reprints = json!({ "textDocument": { "uri": client.uri("page.md") } });
    let before = client.request("variorum/reprints", reprints.clone());
    client.request("workspace/executeCommand", json!({ "command": "variorum.reindex" }));
    client.wait_for(|message| message["params"]["value"]["kind"] == "end");
    assert_eq!(client.request("variorum/reprints", reprints), before);
    let status = client.request("variorum/status", Value::Null);
    assert_eq!(status["corpora"][0]["index"]["lasting"], true, "{status}");
    let told = client.drain_notifications().into_iter().filter(|message| message["method"] == "variorum/corpusChanged");
    let corpora: Vec<_> = told.map(|message| message["params"]["corpora"].clone()).collect();
    assert!(corpora.iter().all(|corpora| corpora[0]["uri"].is_string()), "{corpora:?}");
}

#[test]
fn what_all_witnesses_read_is_told_with_the_places() {
    let (_workspace, mut client, place) = opened();
    let found = client.request("variorum/apparatus", place);
    let mut told = String::new();
    for sentence in found["sentences"].as_array().expect("sentences") {
        for part in sentence["parts"].as_array().expect("parts") {
            let text = part["text"].as_str().expect("a text");
            told += &if part["entry"].is_u64() { format!("⟦{text}⟧{}", part["entry"]) } else { text.to_owned() };
        }
        told += "\n";
    }
    for entry in found["entries"].as_array().expect("entries") {
        for reading in entry["readings"].as_array().expect("readings") {
            let places: Vec<_> = reading["locations"].as_array().expect("places").iter().map(file).collect();
            told +=
                &format!("{} {} {} {}\n", reading["text"], reading["here"], reading["witnesses"], places.join(", "));
        }
    }
    check(
        &told,
        expect![[r#"
        河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。
        掌柜的姓⟦文⟧0，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
        腌菜的缸子摆在檐下，压缸的石头是祖上从河里捡来的，每年立冬洗一次，洗完晾在竹匾上，等太阳把水气收干。
        后来河上修了桥，渡口就没有人了，茶馆也关了门，只有石阶还在，石阶上的青苔一年比一年厚，等船的木牌倒在草里。
        "文" true [0] first.md 6:34
        "闻" false [1] forum.txt 6:34
    "#]],
    );
    let nowhere =
        json!({ "textDocument": { "uri": client.uri("other.txt") }, "position": { "line": 4, "character": 3 } });
    assert_eq!(client.request("variorum/apparatus", nowhere), Value::Null);
}
