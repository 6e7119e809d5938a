//! The author is missing or empty.
//!
//! ## What it finds
//! Seeds in which no header part and no byline names an author, and author labels without a value. Where only the text
//! names the author, [author-in-body](author-in-body.md) reports it instead.
//!
//! ## Why it matters
//! The author is the first thing that reprints lose. What the archive does not record, a later reader cannot find out.
//!
//! ## Example
//! ```text
//! 雪夜行
//!
//! 来源:某某号 作者: 日期:2025-02-17
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Fills in the author that another header part names.
//!
//! - Needs a look: always.

use super::{authors, missing};
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule =
    Rule { name: "metadata/missing-author", summary: "The author is missing or empty", check, ..Rule::BASE };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if authors::only_in_text(seed).is_none() {
        missing::check(seed, reporter, FieldKind::Author);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn an_author_whom_another_part_names_can_be_filled_in() {
        let before = "---\ntitle: 雪夜行\nauthor: 张三\n---\n\n来源:某某号 作者: 日期:2025-02-17\n\n正文从这里开始。\n";
        finds(
            &RULE,
            Markdown,
            &before.replace("作者:", "作者:‹›"),
            &["“作者” is empty, but the front matter (YAML) has “张三”: fill it in"],
        );
        fixes(&RULE, Markdown, before, &before.replace("作者:", "作者:张三"));
    }

    #[test]
    fn an_author_who_is_named_nowhere_is_missing() {
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源：某某号 作者：‹› 日期：2025-02-17\n\n正文从这里开始。\n",
            &["“作者” is empty: add the author"],
        );
        finds(
            &RULE,
            Markdown,
            "‹---›\ntitle: 雪夜\n---\n\n正文从这里开始。\n",
            &["The author is missing: add it to the front matter (YAML)"],
        );
    }

    #[test]
    fn one_author_anywhere_will_do() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nauthor: 张三\n---\n\n正文。\n");
        quiet(&RULE, Unknown, "雪夜行\n\n撰文丨张三\n\n正文从这里开始。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n山城二月十七日电（记者 张三）正文从这里开始。\n");
    }

    #[test]
    fn front_matter_that_cannot_be_read_is_not_said_to_lack_anything() {
        quiet(&RULE, Markdown, "---\nauthor: \"张三\"、李四\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nauthor: 张三\n\n正文从这里开始。\n");
        quiet(&RULE, Markdown, "{\n\"title\": \"雪\"夜\",\n\"author\": \"张三\"\n}\n\n正文。\n");
    }
}
