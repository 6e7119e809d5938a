//! Passages: hover, definition and references, with what is on disk and with what is being edited.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities, uri};
use crate::made_up::article;
use crate::workspace::{Workspace, end_of};

/// Three printings of one story. The Monday paper is the earliest; the forum left something out and misread a character.
const STORY: &str = "\
//- monday.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。
//- forum.txt
河湾的茶馆（转）

来源:渡口论坛 作者:老船 日期:2021-03-05

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。
//- other.txt
桥修好以后

来源:河湾日报 作者:温小满 日期:2021-04-02

桥修好以后，渡口就没有人了。石阶上长了草，船也拖到岸上翻了过来。
";

fn open_story() -> (Workspace, Client, String, [usize; 2]) {
    let workspace = Workspace::corpus(STORY);
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    (workspace, client, name, at)
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(text);
}

#[test]
fn hover_tells_where_the_sentence_also_stands_and_how_it_reads_there() {
    let (_workspace, mut client, name, at) = open_story();
    check(
        &client.hover(&name, at),
        expect![[r#"
            **In 1 other seed** · this one is the earliest, 2021-03-01

            1. [河湾的茶馆（转）](ROOT/forum.txt#L5,34) · 渡口论坛 · 2021-03-05 · 98 %  
               掌柜的姓~~文~~**闻**，烧水的炉子还是~~他~~祖父留下来的，铜壶擦得能照见人。

            ~~only here~~ **only there**"#]],
    );
}

#[test]
fn hover_shows_what_is_blacked_out() {
    let workspace = Workspace::corpus(&STORY.replace("还是祖父留下来的", "还是他□□留下来的"));
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    check(
        &client.hover(&name, at),
        expect![[r#"
        **In 1 other seed** · this one is the earliest, 2021-03-01

        1. [河湾的茶馆（转）](ROOT/forum.txt#L5,34) · 渡口论坛 · 2021-03-05 · 97 %  
           掌柜的姓~~文~~**闻**，烧水的炉子还是他~~祖父~~**□□**留下来的，铜壶擦得能照见人。

        ~~only here~~ **only there**"#]],
    );
}

#[test]
fn hover_is_plain_text_for_a_client_without_markdown() {
    let workspace = Workspace::corpus(STORY);
    let mut can = capabilities();
    can["textDocument"]["hover"]["contentFormat"] = json!(["plaintext"]);
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    check(
        &client.hover(&name, at),
        expect![[r#"
        In 1 other seed · this one is the earliest, 2021-03-01

        1. 河湾的茶馆（转） · 渡口论坛 · 2021-03-05 · 98 %
           掌柜的姓⟨文→闻⟩，烧水的炉子还是⟨他→⟩祖父留下来的，铜壶擦得能照见人。

        ⟨only here→only there⟩"#]],
    );
}

#[test]
fn hover_shows_the_readings_of_many_witnesses_together() {
    let body =
        STORY.split("//- forum.txt").next().expect("monday").split("---\n\n").nth(1).expect("a body").replace("$0", "");
    let copy = |name: &str, day: u8, body: &str| {
        format!("//- {name}\n河湾的茶馆\n\n来源:{name} 作者:老船 日期:2021-04-{day:02}\n\n{body}")
    };
    let story = STORY.to_owned()
        + &copy("wen.txt", 1, &body)
        + &copy("min.txt", 2, &body.replace("姓文", "姓闻").replace("铜壶", "铜壺"))
        + &copy("pot.txt", 3, &body.replace("还是他祖父", "还是祖父").replace("铜壶擦", "铁壶擦"));
    let workspace = Workspace::corpus(&story);
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    check(
        &client.hover(&name, at),
        expect![[r#"
        **In 4 other seeds** · this one is the earliest, 2021-03-01

        掌柜的姓**文**，烧水的炉子还是**他**祖父留下来的，**铜**壶擦得能照见人。

        - **文**: 3 (here, 2, 4) · **闻**: 2 (1, 3)
        - **他**: 3 (here, 2, 3) · (omitted): 2 (1, 4)
        - **铜**: 4 (here, 1, 2, 3) · **铁**: 1 (4)

        1. [河湾的茶馆（转）](ROOT/forum.txt#L5,34) · 渡口论坛 · 2021-03-05 · 98 %
        2. [河湾的茶馆](ROOT/wen.txt#L5,35) · wen.txt · 2021-04-01 · 100 % · wen.txt
        3. [河湾的茶馆](ROOT/min.txt#L5,34) · min.txt · 2021-04-02 · 98 % · min.txt
        4. [河湾的茶馆](ROOT/pot.txt#L5,35) · pot.txt · 2021-04-03 · 98 % · pot.txt"#]],
    );
}

#[test]
fn hover_tells_what_a_seed_was_probably_copied_from() {
    let (workspace, mut client, _, _) = open_story();
    client.open(&workspace, "forum.txt");
    let text = workspace.read("forum.txt");
    let (before, _) = text.split_once("照见").expect("it is there");
    let hover = client.hover("forum.txt", end_of(before));
    assert_eq!(hover.lines().last(), Some("Probably copied from: 河湾茶馆 · 河湾日报 · 2 changes"), "{hover}");
}

#[test]
fn hover_tells_who_leaves_the_paragraph_out() {
    let bridge = "后来镇上修了桥，渡口就散了，茶馆也跟着搬到了桥头，只有那只铜壶还是原来的，照旧擦得能照见人。";
    let waiting = "来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。";
    let story = STORY.replace("$0", "").replace(waiting, &format!("{waiting}\n\n{bridge}"));
    let (monday, forum) = story.split_once("//- forum.txt").expect("two seeds");
    let story = format!("{}//- forum.txt{}", monday.replace("谁也", "谁$0也"), forum.replace(waiting, ""));
    let workspace = Workspace::corpus(&story);
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    check(
        &client.hover(&name, at),
        expect![[r#"
        **Left out in 1 seed that has the surrounding text**

        1. [河湾的茶馆（转）](ROOT/forum.txt#L5,59) · 渡口论坛 · 2021-03-05 · leaves out 30 characters"#]],
    );
}

#[test]
fn the_range_of_a_hover_is_the_sentence() {
    let (workspace, mut client, name, at) = open_story();
    let params = client.at(&name, at);
    let range = client.request("textDocument/hover", params)["range"].take();
    check(
        &text_in(&workspace.read(&name), &range),
        expect!["掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。"],
    );
}

#[test]
fn definition_is_the_same_character_in_the_earliest_witness() {
    let (workspace, mut client, _, _) = open_story();
    client.open(&workspace, "forum.txt");
    let text = workspace.read("forum.txt");
    let (before, _) = text.split_once("照见").expect("it is there");
    let params = client.at("forum.txt", end_of(before));
    let link = client.request("textDocument/definition", params)[0].take();
    assert_eq!(link["targetUri"], uri(&workspace.path("monday.md")));
    let there = workspace.read("monday.md");
    assert_eq!(text_in(&there, &link["targetSelectionRange"]), "照");
    check(
        &text_in(&there, &link["targetRange"]),
        expect!["掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人"],
    );
    check(
        &text_in(&text, &link["originSelectionRange"]),
        expect!["掌柜的姓闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。"],
    );
}

#[test]
fn definition_in_the_earliest_itself_is_the_next_witness() {
    let (workspace, mut client, name, at) = open_story();
    let params = client.at(&name, at);
    let link = client.request("textDocument/definition", params)[0].take();
    assert_eq!(link["targetUri"], uri(&workspace.path("forum.txt")));
}

#[test]
fn definition_is_a_location_for_a_client_without_links() {
    let workspace = Workspace::corpus(STORY);
    let mut can = capabilities();
    can["textDocument"]["definition"] = json!({});
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let params = client.at(&name, at);
    let location = client.request("textDocument/definition", params);
    assert_eq!(location["uri"], uri(&workspace.path("forum.txt")));
}

#[test]
fn references_are_the_sentence_in_every_witness() {
    let (workspace, mut client, name, at) = open_story();
    let mut params = client.at(&name, at);
    params["context"] = json!({ "includeDeclaration": true });
    let found = client.request("textDocument/references", params);
    let found = found.as_array().expect("a list");
    let names = [name.as_str(), "forum.txt"];
    assert_eq!(found.len(), names.len());
    for (location, name) in found.iter().zip(names) {
        assert_eq!(location["uri"], uri(&workspace.path(name)));
        let text = text_in(&workspace.read(name), &location["range"]);
        assert!(text.starts_with("掌柜的姓") && text.contains("照见人"), "{text}");
    }
}

#[test]
fn references_without_the_declaration_leave_out_the_place_itself() {
    let (workspace, mut client, name, at) = open_story();
    let mut params = client.at(&name, at);
    params["context"] = json!({ "includeDeclaration": false });
    let found = client.request("textDocument/references", params);
    let uris: Vec<_> = found.as_array().expect("a list").iter().map(|location| location["uri"].clone()).collect();
    assert_eq!(uris, [uri(&workspace.path("forum.txt"))]);
}

#[test]
fn what_is_not_saved_counts_at_once_in_every_other_hover() {
    let (workspace, mut client, name, at) = open_story();
    client.open(&workspace, "forum.txt");
    let changed = workspace.read("forum.txt").replace("姓闻", "姓汶");
    client.replace("forum.txt", &changed);
    let hover = client.hover(&name, at);
    assert!(hover.contains('汶') && !hover.contains('闻'), "{hover}");
    client.close("forum.txt");
    let hover = client.hover(&name, at);
    assert!(hover.contains('闻') && !hover.contains('汶'), "{hover}");
}

#[test]
fn a_new_document_that_is_not_on_disk_is_a_witness_too() {
    let (workspace, mut client, name, at) = open_story();
    client.open_with("unsaved.txt", &workspace.read("forum.txt").replace("姓闻", "姓雯"));
    let hover = client.hover(&name, at);
    assert!(hover.contains('雯') && hover.contains("2 other seeds"), "{hover}");
    client.close("unsaved.txt");
    assert!(client.hover(&name, at).contains("1 other seed"));
}

#[test]
fn files_that_come_change_and_go_on_disk_are_followed() {
    let (workspace, mut client, name, at) = open_story();
    workspace.write("late.txt", &workspace.read("forum.txt").replace("渡口论坛", "迟到的论坛"));
    client.notify_changed_on_disk("late.txt");
    hover_until(&mut client, &name, at, |hover| hover.contains("迟到的论坛"));
    workspace.write("late.txt", "没有了\n\n来源:迟到的论坛 作者: 日期:2021-03-07\n\n没有了。");
    client.notify_changed_on_disk("late.txt");
    hover_until(&mut client, &name, at, |hover| !hover.contains("迟到的论坛"));
    std::fs::remove_file(workspace.path("forum.txt")).expect("removed");
    client.notify_changed_on_disk("forum.txt");
    hover_until(&mut client, &name, at, |hover| hover == "nothing");
}

#[test]
fn without_the_clients_help_files_are_watched_all_the_same() {
    let workspace = Workspace::corpus(STORY);
    let mut can = capabilities();
    can["workspace"]["didChangeWatchedFiles"] = json!({});
    let mut client = Client::start(&workspace, can, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    workspace.write("new folder/晚报.txt", &workspace.read("forum.txt").replace("渡口论坛", "晚报"));
    hover_until(&mut client, &name, at, |hover| hover.contains("晚报"));
    std::fs::remove_dir_all(workspace.path("new folder")).expect("removed");
    hover_until(&mut client, &name, at, |hover| !hover.contains("晚报"));
}

#[test]
fn folders_come_and_go() {
    let (workspace, mut client, name, at) = open_story();
    let second = Workspace::corpus(STORY);
    let folder = json!([{ "uri": uri(second.root()), "name": "second" }]);
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": folder, "removed": [] } }));
    client.wait_until_indexed();
    assert!(client.hover(&name, at).contains("1 other seed"), "each folder is a corpus of its own");
    let first = json!([{ "uri": uri(workspace.root()), "name": "corpus" }]);
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": first } }));
    assert_eq!(client.hover(&name, at), "nothing");
}

#[test]
fn an_indexing_that_is_stopped_leaves_a_server_that_works() {
    let workspace = Workspace::corpus(STORY);
    for number in 0..3_000 {
        workspace.write(
            &format!("many/{number}.txt"),
            &format!("第{number}篇\n\n来源:甲 作者:乙 日期:2020-01-01\n\n第{number}篇。"),
        );
    }
    let mut client = Client::start(&workspace, capabilities(), accept_all);
    let begun = client.wait_for(|message| message["params"]["value"]["kind"] == "begin");
    assert_eq!(begun["params"]["value"]["cancellable"], true);
    client.notify("window/workDoneProgress/cancel", json!({ "token": begun["params"]["token"] }));
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    client.hover(&name, at);
    workspace.write("forum.txt", &workspace.read("forum.txt"));
    client.notify_changed_on_disk("forum.txt");
    hover_until(&mut client, &name, at, |hover| hover.contains("渡口论坛"));
}

#[test]
fn what_is_hidden_or_ignored_stays_so_when_it_changes() {
    let (workspace, mut client, name, at) = open_story();
    workspace.write(".gitignore", "draft.txt\n");
    for hidden in ["draft.txt", ".trash/forum.txt", "notes.rs"] {
        workspace.write(hidden, &workspace.read("forum.txt").replace("渡口论坛", "不该有的"));
        client.notify_changed_on_disk(hidden);
    }
    workspace.write("last.txt", &workspace.read("forum.txt").replace("渡口论坛", "最后的"));
    client.notify_changed_on_disk("last.txt");
    hover_until(&mut client, &name, at, |hover| hover.contains("最后的"));
    let hover = client.hover(&name, at);
    assert!(!hover.contains("不该有的"), "{hover}");
}

#[test]
fn of_a_sentence_that_a_witness_has_in_part_that_part_is_shown() {
    let (workspace, mut client, name, at) = open_story();
    let text = workspace.read("forum.txt");
    let (before, _) = text.split_once("，铜壶").expect("it is there");
    client.open_with("forum.txt", &format!("{before}，别的就不记得了，只记得那天雾很大，船都没有开。"));
    check(
        &client.hover(&name, at),
        expect![[r#"
            **In 1 other seed** · this one is the earliest, 2021-03-01

            1. [河湾的茶馆（转）](ROOT/forum.txt#L5,34) · 渡口论坛 · 2021-03-05 · 96 %  
               掌柜的姓~~文~~**闻**，烧水的炉子还是~~他~~祖父留下来的…

            ~~only here~~ **only there**"#]],
    );
}

/// Asks again and again; what happens on disk is known a little later.
fn hover_until(client: &mut Client, name: &str, at: [usize; 2], wanted: impl Fn(&str) -> bool) {
    let mut hover = String::new();
    for _ in 0..1_200 {
        hover = client.hover(name, at);
        if wanted(&hover) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("it did not come: {hover}");
}

/// What a text says in a range of UTF-16 columns.
fn text_in(text: &str, range: &Value) -> String {
    let offset = |at: &Value| {
        let (line, column) = (at["line"].as_u64().expect("a line"), at["character"].as_u64().expect("a column"));
        let start: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
        let units: usize = text[start..]
            .chars()
            .scan(0, |units, c| {
                let inside = *units < column as usize;
                *units += c.len_utf16();
                inside.then_some(c.len_utf8())
            })
            .sum();
        start + units
    };
    text[offset(&range["start"])..offset(&range["end"])].to_owned()
}

#[test]
fn hover_tells_what_was_learnt_to_be_boilerplate() {
    let note = "本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交。";
    let seed = |number: u64, note: &str| format!("//- {number}.txt\n{}\n\n{note}\n", article(number));
    let others: String = (2..=4).map(|number| seed(number, note)).collect();
    let workspace = Workspace::corpus(&(seed(1, &note.replace("小镇", "小$0镇")) + &others));
    let mut client = Client::indexed(&workspace);
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    check(
        &client.hover(&name, at),
        expect!["**Boilerplate (at the foot of a seed): also in 3 seeds, so it does not count as a reprint**"],
    );
}
