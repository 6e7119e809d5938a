//! Front matter with errors: what is read nevertheless, and which defects are noted.

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&shown(text, FormatHint::Markdown));
}

#[test]
fn duplicate_keys() {
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
fn an_error_hides_neither_what_precedes_nor_what_follows() {
    // A bad escape, an unclosed quotation mark, a colon in a plain value, a character that cannot start a value.
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
fn a_full_width_colon_is_reported_and_its_value_is_read() {
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
    // A thematic break further down closes nothing.
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
fn a_thematic_break_at_the_start_is_not_front_matter() {
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
fn impossible_dates_name_the_part() {
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
