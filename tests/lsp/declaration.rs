//! Go to declaration: the original of a passage, where something names it.

use expect_test::{Expect, expect};
use serde_json::json;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const FIRST: &str = "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。";

/// What a copy of the copy has in common with the copy: two places that read otherwise.
const SECOND: &str = "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。";

/// What is behind the declaration of the sentence in the last file: its file and place.
fn check(files: &str, expected: Expect) {
    let files = files.replace("FIRST", FIRST).replace("SECOND", SECOND);
    let workspace = Workspace::corpus(&files);
    let mut able = capabilities();
    able["textDocument"]["declaration"] = json!({ "linkSupport": true });
    let mut client = Client::start(&workspace, able, accept_all);
    client.wait_until_indexed();
    let (name, at) = workspace.cursor();
    client.open(&workspace, &name);
    let place = client.at(&name, at);
    let found = client.request("textDocument/declaration", place.clone());
    let told = match found.as_array().map(|links| &links[0]) {
        None => "none\n".to_owned(),
        Some(link) => {
            let file = link["targetUri"].as_str().and_then(|uri| uri.rsplit('/').next()).expect("a URI");
            let start = &link["targetSelectionRange"]["start"];
            format!("{file} {}:{}\n", start["line"], start["character"])
        }
    };
    expected.assert_eq(&told);
}

#[test]
fn the_original_is_the_witness_that_the_source_names() {
    // The diary is older, and undated pages could be older still; the forum says where it has the text from.
    check(
        "\
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
date: 2021-03-01
---

FIRST
//- diary.md
---
title: 读报
source: 小舟的日记
date: 2020-12-09
---

FIRST 另有一段别处没有的话，说的是灯塔和盐场的事情，写在这里凑一凑。
//- forum.md
---
title: 转一篇
source: 河湾日报
date: 2021-03-05
---

转一篇旧文：河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。回帖里的人都说没有见过这样的炉子，也没有见过这样的铜壶。
",
        expect![[r#"
            daily.md 6:34
        "#]],
    );
}

#[test]
fn the_original_is_the_earliest_if_this_is_a_copy_of_it() {
    check(
        "\
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
date: 2021-03-01
---

FIRST
//- forum.md
---
title: 转一篇
source: 渡口论坛
date: 2021-03-05
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。
",
        expect![[r#"
            daily.md 6:33
        "#]],
    );
}

#[test]
fn without_dates_and_sources_nothing_names_an_original() {
    check(
        "\
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
---

FIRST
//- forum.md
---
title: 转一篇
source: 渡口论坛
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。
",
        expect![[r#"
            none
        "#]],
    );
}

#[test]
fn the_original_itself_stays_where_it_is() {
    check(
        "\
//- forum.md
---
title: 转一篇
source: 河湾日报
date: 2021-03-05
---

SECOND
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
",
        expect![[r#"
            daily.md 6:34
        "#]],
    );
}

/// Three printings, the second of the first and the third of the second, with what each says of its date.
fn chain(first: &str, second: &str, third: &str) -> String {
    format!(
        "\
//- account.md
---
title: 河湾茶馆
source: [渡口公众号, 河湾日报]
{second}---

FIRST
//- daily.md
---
title: 河湾茶馆
source: 河湾日报
{first}---

FIRST
//- forum.md
---
title: 转一篇
source: 渡口公众号
{third}---

转一篇旧文：河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
"
    )
}

#[test]
fn where_the_copy_names_a_source_of_its_own_that_is_the_original() {
    let found = || {
        expect![[r#"
        daily.md 5:34
    "#]]
    };
    check(&chain("", "", ""), found());
    let dated = expect![[r#"
        daily.md 6:34
    "#]];
    check(&chain("date: 2021-03-01\n", "date: 2021-03-03\n", "date: 2021-03-05\n"), dated);
}

#[test]
fn what_is_younger_than_its_copy_is_no_original_of_it() {
    let found = expect![[r#"
        account.md 6:34
    "#]];
    check(&chain("date: 2021-03-04\n", "date: 2021-03-03\n", "date: 2021-03-05\n"), found);
}

#[test]
fn seeds_that_name_each_other_lead_in_no_circle() {
    check(
        "\
//- a.md
---
title: 河湾茶馆
source: [渡口公众号, 河湾日报]
---

FIRST
//- b.md
---
title: 河湾茶馆
source: [河湾日报, 盐场晚报]
---

FIRST
//- c.md
---
title: 河湾茶馆
source: [盐场晚报, 渡口公众号]
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓$0文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。
",
        expect![[r#"
            a.md 5:34
        "#]],
    );
}
