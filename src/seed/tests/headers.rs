//! Header parts above a text: feed headers, source lines, headings, heads of pages, and all of them stacked.

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
fn a_feed_header() {
    check(
        r#"<!--1739362271000-->
[【河畔】渡口｜老船工](https://hepan.example/1.html)
------

<p>正文。</p>
"#,
        &expect![[r#"
            FeedHeader
              Published 1739362271000 = 2025-02-12 12:11:11 +00
              Title 【河畔】渡口｜老船工
              Url https://hepan.example/1.html
            Html
              Paragraph 正文。
        "#]],
    );
    check(
        r#"[渡口](https://hepan.example/1.html)
------
日期：Tue, 16 Jun 2020 04:13:22 +0000

<p>正文。</p>
"#,
        &expect![[r#"
            FeedHeader
              Title 渡口
              Url https://hepan.example/1.html
              Published Tue, 16 Jun 2020 04:13:22 +0000 (日期) = 2020-06-16 04:13:22 +00
            Html
              Paragraph 正文。
        "#]],
    );
    // A link alone is not enough.
    check_markdown(
        r#"[渡口](https://hepan.example/1.html)

正文。
"#,
        &expect![[r#"
            Markdown
              Paragraph 渡口
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn a_feed_header_under_front_matter() {
    check(
        r#"---
title: "渡口"
author: 河畔
from: https://hepan.example/1
---
<!--1739362271000-->
[渡口](https://hepan.example/1)
------

<div>
<h1>渡口</h1><p>正文。</p>
</div>
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author 河畔 (author)
              Url https://hepan.example/1 (from)
            FeedHeader
              Published 1739362271000 = 2025-02-12 12:11:11 +00
              Title 渡口
              Url https://hepan.example/1
            Heading
              Title 渡口
            Html
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn an_empty_author_in_the_source_line_and_a_byline_below() {
    check(
        r#"渡口的老船工为什么不退休?

来源:河畔号 作者: 日期:2025-02-17

撰文丨林晚舟

老船工每天清晨划船过河。
"#,
        &expect![[r#"
            Heading
              Title 渡口的老船工为什么不退休?
            SourceLine
              Source 河畔号 (来源)
              Author empty at " 作者:"|' ' (作者)
              Published 2025-02-17 (日期) = 2025-02-17
            Byline
              Author 林晚舟 (撰文)
            Plain
              Paragraph 老船工每天清晨划船过河。
        "#]],
    );
}

#[test]
fn source_lines_in_other_words() {
    check(
        r#"渡口

2025-02-17 10:20　来源：河畔文摘　作者：林晚舟 周渡　责任编辑：江帆

正文。
"#,
        &expect![[r#"
            Heading
              Title 渡口
            SourceLine
              Published 2025-02-17 10:20 = 2025-02-17 10:20:00
              Source 河畔文摘 (来源)
              Author 林晚舟 (作者)
              Author 周渡 (作者)
            Plain
              Paragraph 正文。
        "#]],
    );
    check(
        r#"渡口

標題：渡口
作者：林晚舟
發表日期：民國一一四年二月十七日
來源：河畔文摘

正文。
"#,
        &expect![[r#"
            Heading
              Title 渡口
            SourceLine
              Title 渡口 (標題)
            Byline
              Author 林晚舟 (作者)
            SourceLine
              Published 民國一一四年二月十七日 (發表日期) = 2025-02-17
            SourceLine
              Source 河畔文摘 (來源)
            Plain
              Paragraph 正文。
        "#]],
    );
    check(
        r#"Ferry

Source: Mill Lane Archive  Author: Ann Lee  Date: Feb 17, 2025

The ferryman rows.
"#,
        &expect![[r#"
            Heading
              Title Ferry
            SourceLine
              Source Mill Lane Archive (Source)
              Author Ann Lee (Author)
              Published Feb 17, 2025 (Date) = 2025-02-17
            Plain
              Paragraph The ferryman rows.
        "#]],
    );
    check_markdown(
        r#"# 渡口

**来源：** 微信公众号「河畔」，[原文](https://hepan.example/1)

正文。
"#,
        &expect![[r#"
            Heading
              Title 渡口
            SourceLine
              Source 河畔 (来源)
              Url https://hepan.example/1 (来源)
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn the_link_to_the_source_at_the_end() {
    check_markdown(
        r#"---
title: 渡口
tags: [hepan]
---

正文。

[hepan](https://hepan.example/1)
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Tag hepan (tags)
            SourceLine
              Source hepan
              Url https://hepan.example/1
            Markdown
              Paragraph 正文。
        "#]],
    );
    // Without front matter, or with the title of an article as its text, it may lead anywhere.
    check_markdown(
        r#"---
title: 渡口
url: https://hepan.example/1
---

正文。

[老船工的一生](https://hepan.example/2)
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Url https://hepan.example/1 (url)
            Markdown
              Paragraph 正文。
              Paragraph 老船工的一生
        "#]],
    );
}

#[test]
fn a_title_at_the_top_of_the_text() {
    check_markdown(
        r#"---
title: 渡口的“老船工”
---

# 渡口的"老船工"

## 一

正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口的“老船工” (title)
            Heading
              Title 渡口的"老船工"
            Markdown
              Heading(2) 一
              Paragraph 正文。
        "#]],
    );
    check(
        r#"渡口的老船工每天清晨划船过河，对岸的孩子们等着他。

第二段。
"#,
        &expect![[r#"
            Plain
              Paragraph 渡口的老船工每天清晨划船过河，对岸的孩子们等着他。
              Paragraph 第二段。
        "#]],
    );
}

#[test]
fn the_head_of_a_page() {
    expect![[r#"
        HtmlHead
          Language zh-CN (lang)
          Title 渡口 (og:title)
          Author 林&舟 <- "林&amp;舟" (author)
          Tag 河 (keywords)
          Tag 船 (keywords)
          Published 2025-02-17T08:00:00+08:00 (article:published_time) = 2025-02-17 08:00:00 +08
          Url https://hepan.example/1 (canonical)
          Author 周渡 (author)
          Source 河畔文摘 (publisher)
        Heading
          Title 渡口
        Byline
          Author 林晚舟
          Published 2025-02-17 = 2025-02-17
        - Navigation <nav>首页</nav>
        Html
          Paragraph 正文。
    "#]].assert_eq(&shown(
        r#"<!DOCTYPE html>
<html lang="zh-CN"><head><title>渡口 - 河畔文摘</title>
<meta property="og:title" content="渡口"><meta name="author" content="林&amp;舟"><meta name="keywords" content="河, 船">
<meta property="article:published_time" content="2025-02-17T08:00:00+08:00"><link rel="canonical" href="https://hepan.example/1">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "渡口", "author": [{"name": "周渡"}], "publisher": {"name": "河畔文摘"}}]}</script>
</head><body><nav>首页</nav><h1>渡口</h1><p>林晚舟 <time>2025-02-17</time></p><p>正文。</p></body></html>
"#,
        FormatHint::Html,
    ));
}

#[test]
fn white_space_is_not_a_value_and_not_part_of_one() {
    let title = |page: &str| {
        let seed = Seed::parse(Source::from_text(page), FormatHint::Unknown);
        let field = seed.fields.iter().find(|field| field.kind == FieldKind::Title).expect("a title");
        (field.value.clone(), page[field.span.range()].to_owned(), field.span.start())
    };
    for (page, value) in [
        ("<!DOCTYPE html><meta property=\"og:title\" content=\" \"><p>正文。", ""),
        ("<!DOCTYPE html><meta property=\"og:title\" content=\"&#32;\"><p>正文。", ""),
        ("<!DOCTYPE html><meta property=\"og:title\" content=\"\u{3000}渡口 \"><p>正文。", "渡口"),
        (
            "<!DOCTYPE html><script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\" \"}</script><p>正文。",
            "",
        ),
        ("---\ntitle: \" \"\n---\n\n正文。\n", ""),
        ("---\ntitle: \" 渡口 \"\n---\n\n正文。\n", "渡口"),
        ("+++\ntitle = \"　\"\n+++\n\n正文。\n", ""),
        ("{\"title\": \" 渡口\"}\n\n正文。\n", "渡口"),
    ] {
        let (understood, written, start) = title(page);
        assert_eq!((understood.as_str(), written.as_str()), (value, value), "{page}");
        assert!(page[..start].contains("title") || page[..start].contains("headline"), "{page}");
    }
}
