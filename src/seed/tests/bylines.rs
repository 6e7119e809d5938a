//! Lines that name authors and sources: bylines, lines of a chat app, origins.

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&shown(text, FormatHint::Unknown));
}

#[track_caller]
fn check_markdown(text: &str, expected: &Expect) {
    expected.assert_eq(&shown(text, FormatHint::Markdown));
}

#[test]
fn bylines() {
    for (line, expected) in [
        ("文 | 林晚舟", expect!["Author 林晚舟 (文)"]),
        ("作者｜林晚舟 编辑｜江帆", expect!["Author 林晚舟 (作者)"]),
        ("作者：林晚舟（河畔学者）", expect!["Author 林晚舟 (作者)"]),
        ("**作者：**林晚舟、**周渡**（河畔学者）", expect!["Author 林晚舟 (作者); Author 周渡 (作者)"]),
        ("【文/河畔网 林晚舟】", expect!["Source 河畔网 (文); Author 林晚舟 (文)"]),
        ("【文/河畔网专栏作者 林晚舟】", expect!["Source 河畔网 (文); Author 林晚舟 (文)"]),
        ("本刊记者林晚舟／文", expect!["Author 林晚舟"]),
        ("■本报记者 林晚舟 周渡 山城报道", expect!["Author 林晚舟; Author 周渡"]),
        ("本报记者 林晚舟 周渡 上海 北京报道", expect!["Author 林晚舟; Author 周渡"]),
        ("作者：林晚舟 河畔评论", expect!["Author 林晚舟 (作者); Source 河畔评论 (作者)"]),
        ("【撰文：小舟】", expect!["Author 小舟 (撰文)"]),
        ("By Ann Lee, Bo Chan and Cy Moss", expect!["Author Ann Lee (By); Author Bo Chan (By); Author Cy Moss (By)"]),
    ] {
        let shown = shown(
            &format!(
                r#"渡口

{line}

老船工每天清晨划船过河。
"#
            ),
            FormatHint::Unknown,
        );
        let byline = shown.split("Byline\n").nth(1).and_then(|rest| rest.split("Plain").next());
        let byline = byline.map(|lines| lines.lines().map(str::trim).collect::<Vec<_>>().join("; "));
        expected.assert_eq(byline.as_deref().unwrap_or("no byline"));
    }
}

#[test]
fn prose_is_not_a_byline() {
    for line in
        ["记者的天职", "他说：作者已死", "文章千古事", "By and large it was over", "图：渡口的清晨", "来源不明的信"]
    {
        let shown = shown(
            &format!(
                r#"渡口

{line}

老船工每天清晨划船过河。
"#
            ),
            FormatHint::Unknown,
        );
        assert!(shown.contains(&format!("Paragraph {line}")), "{shown}");
    }
}

#[test]
fn the_line_of_a_chat_app_below_the_title() {
    check(
        r#"一个守渡口的人!

小舟 河畔夜话 2025年01月29日 13:15 江苏



作者 | 小舟

1月20日,老船工进城。
"#,
        &expect![[r#"
            Heading
              Title 一个守渡口的人!
            Byline
              Author 小舟
              Source 河畔夜话
              Published 2025年01月29日 13:15 = 2025-01-29 13:15:00
            Byline
              Author 小舟 (作者)
            Plain
              Paragraph 1月20日,老船工进城。
        "#]],
    );
    check(
        r#"渡口

原创 林晚舟 河畔 夜话 2025-01-29 13:15

正文。
"#,
        &expect![[r#"
            Heading
              Title 渡口
            Byline
              Author 林晚舟
              Source 河畔 夜话
              Published 2025-01-29 13:15 = 2025-01-29 13:15:00
            Plain
              Paragraph 正文。
        "#]],
    );
    check(
        r#"渡口

2018年04月07日 19:59 来源于 河畔周刊

正文。
"#,
        &expect![[r#"
            Heading
              Title 渡口
            Byline
              Published 2018年04月07日 19:59 = 2018-04-07 19:59:00
              Source 河畔周刊
            Plain
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn lines_that_name_the_first_publication() {
    check_markdown(
        r#"原文来自微信公众号「河畔夜话」：~~[渡口](https://chat.example/s/1)~~

文 / 林晚舟

正文。
"#,
        &expect![[r#"
            SourceLine
              Source 河畔夜话 (原文来自)
              Url https://chat.example/s/1 (原文来自)
            Byline
              Author 林晚舟 (文)
            Markdown
              Paragraph 正文。
        "#]],
    );
    check_markdown(
        r#"文章来自知乎：[渡口](https://zhi.example/1)

正文。
"#,
        &expect![[r#"
            SourceLine
              Source 知乎 (文章来自)
              Url https://zhi.example/1 (文章来自)
            Markdown
              Paragraph 正文。
        "#]],
    );
    check_markdown(
        r#"转载自「河畔夜话」

正文。
"#,
        &expect![[r#"
            SourceLine
              Source 河畔夜话 (转载自)
            Markdown
              Paragraph 正文。
        "#]],
    );
}

/// The header parts of articles: each line of `lines` is put below a title of its own, and its fields are listed.
#[track_caller]
fn check_lines(lines: &[&str], expected: &Expect) {
    let mut all = String::new();
    for line in lines {
        let text = format!("# 渡口\n\n{line}\n\n河水涨了，船靠在石阶边上。\n");
        let shown = shown(&text, FormatHint::Markdown);
        let below = shown.lines().skip_while(|line| !line.contains("Title")).skip(1);
        let fields: Vec<_> = below.take_while(|line| *line != "Markdown").map(str::trim).collect();
        all += &format!("{line}\n  {}\n", if fields.is_empty() { "nothing".into() } else { fields.join("; ") });
    }
    expected.assert_eq(&all);
}

#[test]
fn lines_that_name_the_source_of_a_reprint() {
    check_lines(
        &[
            "源自微信公号「河畔夜话」：[渡口](https://chat.example/s/1)",
            "源自[河畔新闻](https://news.example/1)",
            "来自林晚舟的空间: [渡口](https://lin.example/1)",
            "来自微信公众号：河畔夜话（ID: hepanyehua）",
            "本文转自微信公众号：河畔夜话（ID：hepan-yehua），作者：青石 林晚舟",
            "本文转自微信公众号：河畔夜话，作者：青石 林晚舟。",
            "本文转自河畔晚报",
            "来自微信 [河畔夜话](https://chat.example/s/1)",
            "原文来自微信：[渡口的老船工](https：//chat.example/s/1)",
        ],
        &expect![[r#"
            源自微信公号「河畔夜话」：[渡口](https://chat.example/s/1)
              SourceLine; Source 河畔夜话 (源自); Url https://chat.example/s/1 (源自)
            源自[河畔新闻](https://news.example/1)
              SourceLine; Source 河畔新闻 (源自); Url https://news.example/1 (源自)
            来自林晚舟的空间: [渡口](https://lin.example/1)
              SourceLine; Source 林晚舟的空间 (来自); Url https://lin.example/1 (来自)
            来自微信公众号：河畔夜话（ID: hepanyehua）
              SourceLine; Source 河畔夜话 (来自)
            本文转自微信公众号：河畔夜话（ID：hepan-yehua），作者：青石 林晚舟
              SourceLine; Source 河畔夜话 (本文转自); Author 青石 (作者); Author 林晚舟 (作者)
            本文转自微信公众号：河畔夜话，作者：青石 林晚舟。
              SourceLine; Source 河畔夜话 (本文转自); Author 青石 (作者); Author 林晚舟 (作者)
            本文转自河畔晚报
              SourceLine; Source 河畔晚报 (本文转自)
            来自微信 [河畔夜话](https://chat.example/s/1)
              SourceLine; Source 河畔夜话 (来自); Url https://chat.example/s/1 (来自)
            原文来自微信：[渡口的老船工](https：//chat.example/s/1)
              SourceLine; Source 微信 (原文来自)
        "#]],
    );
    // These are sentences.
    check_lines(
        &[
            "来自河畔的林先生今年四十五岁，是一位船工",
            "来自“河畔系”的收入占比高，说明份额有限",
            "来自河畔的[引擎](https://engine.example/)去年问世",
            "本文转自我去年的一次演讲，有删改",
        ],
        &expect![[r#"
            来自河畔的林先生今年四十五岁，是一位船工
              nothing
            来自“河畔系”的收入占比高，说明份额有限
              nothing
            来自河畔的[引擎](https://engine.example/)去年问世
              nothing
            本文转自我去年的一次演讲，有删改
              nothing
        "#]],
    );
}

#[test]
fn bylines_that_name_an_outlet_and_people() {
    check_lines(
        &[
            "文 | 河畔财经，作者 | 林晚舟",
            "作者：河畔在线记者 林晚舟实习生 周渡 青石",
            "记者 林晚舟实习记者 周渡",
            "文 | 林晚舟，编辑 | 周渡",
        ],
        &expect![[r#"
            文 | 河畔财经，作者 | 林晚舟
              Byline; Source 河畔财经 (文); Author 林晚舟 (作者)
            作者：河畔在线记者 林晚舟实习生 周渡 青石
              Byline; Source 河畔在线 (作者); Author 林晚舟 (作者); Author 周渡 (作者); Author 青石 (作者)
            记者 林晚舟实习记者 周渡
              Byline; Author 林晚舟; Author 周渡
            文 | 林晚舟，编辑 | 周渡
              Byline; Author 林晚舟 (文)
        "#]],
    );
}

#[test]
fn a_sentence_after_an_author_label_is_not_a_row_of_the_card_above() {
    let card = "<div><p>标题：渡口</p><p>作者：林晚舟</p><p>发表日期：2021-03-04</p><p>来源：河畔周刊</p></div>";
    let first = "<p>【撰文：一名船客】作为一个住了二十年的人，我在这里只想讲出亲身见闻。老船工每天清晨划船过河。</p>";
    let seen = shown(&format!("<html><body>{card}{first}<p>雾散以后他就回家。</p></body></html>"), FormatHint::Html);
    assert_eq!(seen.matches("Author").count(), 1, "{seen}");
    assert!(seen.contains("Paragraph 【撰文：一名船客】作为"), "{seen}");
}
