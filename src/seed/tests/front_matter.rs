//! Front matter in YAML, TOML and JSON.

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&shown(text, FormatHint::Markdown));
}

#[test]
fn yaml_in_every_notation() {
    check(
        r#"---
title: "渡口的“老船工”"  # 题
date: '2025-02-07 22:15:21'
authors: [林晚舟, "周\u6e21"]
categories:
  - 散文
  - 'It''s'
summary: >-
  第一行
  第二行
source: {name: 河畔文摘, url: https://hepan.example/}
url: https://web.archive.org/web/2025/https://hepan.example/1
original_url: https://hepan.example/1
lang:
  - zh-CN
layout: post
---

正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口的“老船工” (title)
              Published 2025-02-07 22:15:21 (date) = 2025-02-07 22:15:21
              Author 林晚舟 (authors)
              Author 周渡 <- "周\\u6e21" (authors)
              Tag 散文 (categories)
              Tag It's <- "It''s" (categories)
              Summary 第一行 第二行 <- "第一行\n  第二行" (summary)
              Source 河畔文摘 (source)
              ArchiveUrl https://web.archive.org/web/2025/https://hepan.example/1 (url)
              Url https://hepan.example/1 (original_url)
              Language zh-CN (lang)
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn missing_values_have_a_place() {
    check(
        r#"---
title: ""
author:
date: ~
source: null
tags: []
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title empty at "e: \""|'"' (title)
              Author empty at "hor:"|'\n' (author)
              Published empty at "te: "|'~' (date)
              Source empty at "ce: "|'n' (source)
              Tag empty at "s: ["|']' (tags)
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn several_authors_in_one_value() {
    check(
        r#"---
title: 渡口
author: 林晚舟、周渡
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author 林晚舟 (author)
              Author 周渡 (author)
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
title: Ferry
author: Ann Lee and Bo Chan
---
Text.
"#,
        &expect![[r#"
            YamlFrontMatter
              Title Ferry (title)
              Author Ann Lee (author)
              Author Bo Chan (author)
            Markdown
              Paragraph Text.
        "#]],
    );
}

#[test]
fn toml() {
    check(
        r#"+++
title = "渡口"
date = 2025-02-07T22:15:21+08:00
authors = ["林晚舟", '周渡']
[params]
source = "x"
+++
正文。
"#,
        &expect![[r#"
            TomlFrontMatter
              Title 渡口 (title)
              Published 2025-02-07T22:15:21+08:00 (date) = 2025-02-07 22:15:21 +08
              Author 林晚舟 (authors)
              Author 周渡 (authors)
              Source x (source)
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"+++
title = "渡口
date = 2025-02-07
date = 2025-02-08
+++
正文。
"#,
        &expect![[r#"
            TomlFrontMatter
              Title 渡口 (title)
              Published 2025-02-07 (date) = 2025-02-07
            ! at "\"": UnclosedQuote
            ! twice "date": 20 and 38
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"+++
title = "渡口"

正文。
"#,
        &expect![[r#"
            TomlFrontMatter
              Title 渡口 (title)
            ! unterminated "+++"
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn json() {
    check(
        r#"{
  "title": "渡口\u4e4b一",
  "author": ["林晚舟", {"name": "周渡"}],
  "date": "2025-02-07",
  "tags": null
}

正文。
"#,
        &expect![[r#"
            JsonFrontMatter
              Title 渡口之一 <- "渡口\\u4e4b一" (title)
              Author 林晚舟 (author)
              Author 周渡 (author)
              Published 2025-02-07 (date) = 2025-02-07
              Tag empty at "s\": "|'n' (tags)
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"{
  'title': "渡口",
  "title": "渡船"
  "date": 1739362271000
}
正文。
"#,
        &expect![[r#"
            JsonFrontMatter
              Title 渡口 (title)
              Title 渡船 (title)
              Published 1739362271000 (date) = 2025-02-12 12:11:11 +00
            ! at "'": SingleQuotes
            ! twice "title": 5 and 26
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"{{< figure src="a.jpg" >}}

正文。
"#,
        &expect![[r#"
            Markdown
              Paragraph 正文。
        "#]],
    );
}
