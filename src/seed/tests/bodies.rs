//! Markdown and plain-text bodies, and the notices at their end.

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, hint: FormatHint, expected: &Expect) {
    expected.assert_eq(&shown(text, hint));
}

#[test]
fn markdown_is_read_without_its_markup() {
    check(
        r#"## 一

老**船工**每天*清晨*划[船](https://a.example)过河&amp;回。\*注\*
第二行\
第三行

> 引文
> 两行

- 甲
- 乙
  1. 丙

![图说](a.jpg "题")

```rust
let 船 = 1;
```

| 河 | 船 |
|---|---|
| 一 | `二` |

脚注[^1]。

[^1]: 注文。
"#,
        FormatHint::Markdown,
        &expect![[r#"
            Markdown
              Heading(2) 一
              Paragraph 老船工每天清晨划船过河&回。*注*⏎第二行⏎第三行
              Quote 引文⏎两行
              ListItem 甲
              ListItem 乙
              ListItem 丙
              Preformatted let 船 = 1;⏎
              Cell 河
              Cell 船
              Cell 一
              Cell 二
              Paragraph 脚注。
              Paragraph 注文。
        "#]],
    );
}

#[test]
fn markdown_with_html_in_it() {
    check(
        r#"一段<b>话</b>，第一行<br>第二行。

<div class="share"><a href="/s">分享</a></div>

<blockquote>
引&hellip;文
</blockquote>

又见 <https://a.example/b>。
"#,
        FormatHint::Markdown,
        &expect![[r#"
            - Share <div class="share"><a href="/s">分享</a></div>
            Markdown
              Paragraph 一段话，第一行⏎第二行。
              Quote 引…文
              Paragraph 又见 https://a.example/b。
        "#]],
    );
}

#[test]
fn the_facts_of_markdown_have_spans() {
    let text = r#"[甲](https://a.example "题") ![乙](<b c.jpg>) [丙][无] **丁** 戊** <u>己</u> <https://g.example>

```
没有完
"#;
    let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
    let facts = seed.markdown.as_ref().expect("Markdown");
    let slice = |span: ByteSpan| seed.source.slice(span).to_owned();
    let links: Vec<_> =
        facts.links.iter().map(|link| (slice(link.span), slice(link.url_span), link.image, link.auto)).collect();
    expect![[r#"
        [
            (
                "[甲](https://a.example \"题\")",
                "https://a.example",
                false,
                false,
            ),
            (
                "![乙](<b c.jpg>)",
                "b c.jpg",
                true,
                false,
            ),
            (
                "<https://g.example>",
                "https://g.example",
                false,
                true,
            ),
        ]
    "#]]
    .assert_debug_eq(&links);
    expect![[r#"
        [
            "[丙][无]",
        ]
    "#]]
    .assert_debug_eq(&facts.unresolved.iter().map(|span| slice(*span)).collect::<Vec<_>>());
    expect![[r#"
        [
            "**丁**",
        ]
    "#]]
    .assert_debug_eq(&facts.emphasis.iter().map(|span| slice(*span)).collect::<Vec<_>>());
    expect![[r#"
        [
            "<u>",
            "</u>",
        ]
    "#]]
    .assert_debug_eq(&facts.html.iter().map(|span| slice(*span)).collect::<Vec<_>>());
    expect![[r#"
        [
            "甲",
            " ",
            "乙",
            " [丙][无] ",
            "丁",
            " 戊** ",
            "己",
            " ",
            "https://g.example",
        ]
    "#]]
    .assert_debug_eq(&facts.literals.iter().map(|span| slice(*span)).collect::<Vec<_>>());
    expect![[r#"
        [
            (
                "```",
                false,
            ),
        ]
    "#]]
    .assert_debug_eq(&facts.fences.iter().map(|fence| (slice(fence.opening), fence.closed)).collect::<Vec<_>>());
}

#[test]
fn plain_text_keeps_its_lines() {
    check(
        "渡口\r\n\r\n　　第一段，\r\n硬换行。\r\n\r\n第二段。\r\n",
        FormatHint::Unknown,
        &expect![[r#"
        Heading
          Title 渡口
        Plain
          Paragraph 第一段，⏎硬换行。
          Paragraph 第二段。
    "#]],
    );
}

#[test]
fn notices_at_the_end() {
    check(
        r#"渡口

正文一。

正文二。

    A+
声明:本文转载自其它媒体,不代表本站立场。
"#,
        FormatHint::Unknown,
        &expect![[r#"
            Heading
              Title 渡口
            - Notice A+
            - Notice 声明:本文转载自其它媒体,不代表本站立场。
            Plain
              Paragraph 正文一。
              Paragraph 正文二。
        "#]],
    );
    check(
        r#"渡口

关注公众号的人很多。

正文二。

@关注和转发,就是最大的支持@

合作请添加微信:

hepan2025

河畔

12篇原创内容

公众号
"#,
        FormatHint::Unknown,
        &expect![[r#"
            Heading
              Title 渡口
            - Notice @关注和转发,就是最大的支持@
            - Notice 合作请添加微信:
            - Notice hepan2025
            - Notice 河畔
            - Notice 12篇原创内容
            - Notice 公众号
            Plain
              Paragraph 关注公众号的人很多。
              Paragraph 正文二。
        "#]],
    );
    // Both Chinese scripts.
    check(
        "渡口\n\n正文一，講一條河。\n\n歡迎關注河畔，每天爲您精選值得一讀的長文章。\n\n閱讀 31 贊 8 微信掃一掃關注該公衆號\n",
        FormatHint::Unknown,
        &expect![[r#"
            Heading
              Title 渡口
            - Notice 歡迎關注河畔，每天爲您精選值得一讀的長文章。
            - Notice 閱讀 31 贊 8 微信掃一掃關注該公衆號
            Plain
              Paragraph 正文一，講一條河。
        "#]],
    );
    // A text that is entirely a notice is kept.
    check(
        "未经授权，不得转载。\n",
        FormatHint::Unknown,
        &expect![[r#"
            Plain
              Paragraph 未经授权，不得转载。
        "#]],
    );
}

#[test]
fn white_space_around_a_script_does_not_cover_it() {
    check(
        "<p>一\n<script>track();</script>\r\n二</p>",
        FormatHint::Html,
        &expect![[r#"
            - Script <script>track();</script>
            Html
              Paragraph 一 二
        "#]],
    );
}

#[test]
fn credits_at_the_end_are_not_text() {
    check(
        "# 渡口\n\n正文一，讲一条河。\n\n{{< video src=\"a.mp4\" >}}\n\n作者 | 林晚舟\n\n编辑 | 江帆 排版 | 周渡\n\n© 河畔文摘\n",
        FormatHint::Markdown,
        &expect![[r#"
            Heading
              Title 渡口
            Byline
              Author 林晚舟 (作者)
            Byline
            - Notice © 河畔文摘
            Markdown
              Paragraph 正文一，讲一条河。
        "#]],
    );
}

#[test]
fn credits_at_the_end_in_bold_are_not_text() {
    check(
        "渡口\n来源：河畔文摘 作者：林晚舟 日期：2021-03-04\n\n正文一，讲一条河。\n\n**编辑 | 江帆 排版 | 周渡**\n",
        FormatHint::Unknown,
        &expect![[r#"
            SourceLine
              Source 河畔文摘 (来源)
              Author 林晚舟 (作者)
              Published 2021-03-04 (日期) = 2021-03-04
            Byline
            Plain
              Paragraph 渡口
              Paragraph 正文一，讲一条河。
        "#]],
    );
}

#[test]
fn a_line_break_inside_boilerplate_is_not_body_text() {
    check(
        "甲<a class=\"addtoany\">分享<br>到</a>乙\n",
        FormatHint::Html,
        &expect![[r#"
            - Share <a class="addtoany">分享<br>到</a>
            Html
              Paragraph 甲乙
        "#]],
    );
}
