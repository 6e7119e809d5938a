//! Completion of keys, values and end tags.

use expect_test::{Expect, expect};
use serde_json::Value;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// The same story once more, with all that is known of it.
const REPRINT: &str = "
//- b.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报: 副刊
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的。
";

/// What is offered at the cursor of `a.md`, and what it makes of the line.
fn check(seed: &str, expected: Expect) {
    let workspace = Workspace::corpus(&format!("//- a.md\n{seed}\n{}", REPRINT.trim_start()));
    let mut client = Client::start(&workspace, capabilities(), accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    let found = client.request("textDocument/completion", place);
    let text = workspace.read(&name);
    let line = text.lines().nth(at[0]).unwrap_or_default();
    let said = |item: &Value| {
        let range = &item["textEdit"]["range"];
        let cut =
            |column: &Value| line.chars().take(column.as_u64().expect("a column") as usize).collect::<String>().len();
        let (start, end) = (cut(&range["start"]["character"]), cut(&range["end"]["character"]));
        let new = item["textEdit"]["newText"].as_str().expect("a text");
        let detail = item["detail"].as_str().unwrap_or("-");
        format!("{} ({detail}): {}{new}{}\n", item["label"].as_str().expect("a label"), &line[..start], &line[end..])
    };
    let items: String = found["items"].as_array().expect("items").iter().map(said).collect();
    expected.assert_eq(&items);
}

#[test]
fn keys_that_are_not_there_yet_are_offered_where_a_line_of_front_matter_begins() {
    check(
        "---\ntitle: 河湾\nau$0\n---\n\n河水涨了。",
        expect![[r#"
        author (Author): author: 
        date (Publication date): date: 
        source (Source): source: 
        url (URL): url: 
        tags (Tag): tags: 
        lang (Language): lang: 
        summary (Summary): summary: 
        copyright (Copyright notice): copyright: 
        archive_url (Archive URL): archive_url: 
        lastmod (Date of the last change): lastmod: 
    "#]],
    );
    check(
        "+++\ntitle = \"河湾\"\n$0\n+++\n\n河水涨了。",
        expect![[r#"
        author (Author): author = 
        date (Publication date): date = 
        source (Source): source = 
        url (URL): url = 
        tags (Tag): tags = 
        lang (Language): lang = 
        summary (Summary): summary = 
        copyright (Copyright notice): copyright = 
        archive_url (Archive URL): archive_url = 
        lastmod (Date of the last change): lastmod = 
    "#]],
    );
}

#[test]
fn a_key_is_not_offered_in_the_text() {
    check("---\ntitle: 河湾\nauthor: 某人\n---\n\nau$0", expect![[""]]);
}

#[test]
fn values_come_from_the_seed_and_from_its_reprints() {
    let story =
        "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的。";
    check(
        &format!("---\ntitle: 河湾\nauthor:$0\n---\n\n{story}"),
        expect![[r#"
        温小满 (stated by 1 reprint): author: 温小满
    "#]],
    );
    check(
        &format!("---\ntitle: 河湾\nsource: 河$0\n---\n\n{story}"),
        expect![[r#"
        河湾日报: 副刊 (stated by 1 reprint): source: "河湾日报: 副刊"
    "#]],
    );
    check(
        &format!(
            "---\ntitle: 河湾\ndate: $0\n---\n<!--1614585600000-->\n[河湾](https://hewan.example/1)\n------\n\n<p>{story}</p>"
        ),
        expect![[r#"
            2021-03-01T08:00:00+00:00 (Feed header): date: 2021-03-01T08:00:00+00:00
            2021-03-01 (stated by 1 reprint): date: 2021-03-01
        "#]],
    );
}

#[test]
fn authors_sources_and_tags_of_the_whole_corpus_are_offered_as_they_are_typed() {
    let others = "
//- c.md
---
title: 渡口
author: 刘伯山
source: 河湾文摘
---

雪下了一夜，门前的路看不见了，孩子们很高兴。

//- d.md
---
title: 石桥
author: [刘伯山, 林伯]
---

桥是石头的，过桥的人都要数一数有几级台阶。
";
    for (typed, expected) in [
        (
            "author: 刘$0",
            expect![[r#"
            刘伯山 (stated by 2 seeds): author: 刘伯山
        "#]],
        ),
        (
            "author: lb$0",
            expect![[r#"
            刘伯山 (stated by 2 seeds): author: 刘伯山
            林伯 (stated by 1 seed): author: 林伯
        "#]],
        ),
        (
            "source: hwwz$0",
            expect![[r#"
            河湾文摘 (stated by 1 seed): source: 河湾文摘
        "#]],
        ),
        ("title: 渡$0", expect![[""]]),
    ] {
        check(&format!("---\n{typed}\n---\n\n河水涨了。\n{}", others.trim_start()), expected);
    }
}

#[test]
fn an_end_tag_closes_what_is_open() {
    check(
        "---\ntitle: 河湾\nauthor: 某人\n---\n\n<div><p>河水<b>涨了</$0\n",
        expect![[r#"
        </b> (-): <div><p>河水<b>涨了</b>
        </p> (-): <div><p>河水<b>涨了</p>
        </div> (-): <div><p>河水<b>涨了</div>
    "#]],
    );
    check(
        "---\ntitle: 河湾\nauthor: 某人\n---\n\n<div><img src=\"a.png\"></d$0>\n",
        expect![[r#"
        </div> (-): <div><img src="a.png"></div>
    "#]],
    );
}
