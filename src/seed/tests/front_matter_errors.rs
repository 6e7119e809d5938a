//! Front matter in which something is wrong: what is read of it all the same, and what is told.

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&shown(text, FormatHint::Markdown));
}

#[test]
fn keys_that_stand_twice() {
    check(
        r#"---
title: 渡口
date: 2025-02-07
title: 渡船
site:
  a: 1
  a: 2
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Published 2025-02-07 (date) = 2025-02-07
              Title 渡船 (title)
            ! twice "title": 4 and 35
            ! twice "a": 57 and 64
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn an_error_hides_neither_what_stands_before_nor_behind() {
    // A bad escape, a quotation mark that is not closed, a colon in a bare value, a mark that opens no value.
    check(
        r#"---
author: 林晚舟
title: "渡口\d之一"
date: 2025-02-07
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Author 林晚舟 (author)
              Title 渡口\d之一 (title)
              Published 2025-02-07 (date) = 2025-02-07
            ! at "\\d": UnknownEscape("\\d")
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
author: 林晚舟
title: "渡口
date: 2025-02-07
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Author 林晚舟 (author)
              Title 渡口 (title)
              Published 2025-02-07 (date) = 2025-02-07
            ! at "\"": UnclosedQuote
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
title: 渡口: 之一
author: 林晚舟
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口: 之一 (title)
              Author 林晚舟 (author)
            ! at ":": UnquotedColon
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
title: 渡口
author: @林晚舟
date: 2025-02-07
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author @林晚舟 (author)
              Published 2025-02-07 (date) = 2025-02-07
            ! at "@": UnquotedStart('@')
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
tags: [渡口, 河
author: 林晚舟
date: 2025-02-07
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Tag 渡口 (tags)
              Tag 河 (tags)
              Author 林晚舟 (author)
              Published 2025-02-07 (date) = 2025-02-07
            ! at "[": UnclosedBracket('[')
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
title: "渡口" 之一
author: 林晚舟
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口" 之一 (title)
              Author 林晚舟 (author)
            ! at "之": TextBehindQuote('"')
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        "---\ntitle: 渡\u{1}口\nauthor: 林晚舟\n---\n正文。\n",
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author 林晚舟 (author)
            ! at "\u{1}": ControlCharacter('\u{1}')
            Markdown
              Paragraph 正文。
        "#]],
    );
    check(
        r#"---
title: 渡口
这一行不成话
author: 林晚舟
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author 林晚舟 (author)
            ! at "这": NoKey
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn a_full_width_colon_is_seen_and_read() {
    check(
        r#"---
title：渡口
author: 林晚舟
date：2025-02-07
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author 林晚舟 (author)
              Published 2025-02-07 (date) = 2025-02-07
            ! at "：": FullWidthColon("title")
            ! at "：": FullWidthColon("date")
            Markdown
              Paragraph 正文。
        "#]],
    );
}

#[test]
fn front_matter_that_is_not_closed() {
    check(
        r#"---
title: 渡口
author: 林晚舟

正文的第一段。

第二段。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Author 林晚舟 (author)
            ! unterminated "---"
            Markdown
              Paragraph 正文的第一段。
              Paragraph 第二段。
        "#]],
    );
    // A rule further down closes nothing.
    check(
        r#"---
title: 渡口

正文的第一段。

---

第二段。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
            ! unterminated "---"
            Markdown
              Paragraph 正文的第一段。
              Paragraph 第二段。
        "#]],
    );
}

#[test]
fn a_rule_at_the_start_is_no_front_matter() {
    check(
        r#"---

他说：走吧。

---

第二段。
"#,
        &expect![[r#"
            Markdown
              Paragraph 他说：走吧。
              Paragraph 第二段。
        "#]],
    );
}

#[test]
fn an_impossible_date_names_the_part() {
    check(
        r#"---
title: 渡口
date: 2025-02-30
updated: 昨天
---
正文。
"#,
        &expect![[r#"
            YamlFrontMatter
              Title 渡口 (title)
              Published 2025-02-30 (date) = no such day
              Updated 昨天 (updated) = not a date
            Markdown
              Paragraph 正文。
        "#]],
    );
}
