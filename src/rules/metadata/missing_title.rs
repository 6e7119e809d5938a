//! The title is missing or empty.
//!
//! ## What it finds
//! Seeds in which no header part and no heading states a title, and title labels without a value. If another part
//! states the title, an empty label is reported as info only.
//!
//! ## Why it matters
//! A text is listed, cited and searched for by its title, and witnesses of a passage are shown with theirs.
//!
//! ## Example
//! ```markdown
//! ---
//! title: ""
//! date: 2025-02-17
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Fills in the title that another part states.
//!
//! - Needs a look: always.

use super::missing;
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/missing-title",
    severity: Severity::Error,
    summary: "The title is missing or empty",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    missing::check(seed, reporter, FieldKind::Title);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn an_empty_title_is_pointed_at_where_it_belongs() {
        finds(
            &RULE,
            Markdown,
            "---\ntitle: \"‹›\"\ndate: 2025-02-17\n---\n\n正文从这里开始。\n",
            &["“title” is empty: add the title"],
        );
    }

    #[test]
    fn a_missing_title_is_pointed_at_where_the_front_matter_begins() {
        finds(
            &RULE,
            Markdown,
            "‹---›\ndate: 2025-02-17\n---\n\n正文从这里开始。\n",
            &["The title is missing: add it to the front matter (YAML)"],
        );
    }

    #[test]
    fn what_the_feed_header_says_can_be_filled_in() {
        let before =
            "---\ntitle:\n---\n<!--1739362271000-->\n[“雪”与“火”](https://example.org/1)\n------\n\n<p>正文。</p>\n";
        finds(
            &RULE,
            Markdown,
            &before.replacen("title:", "title:‹›", 1),
            &["“title” is empty, but the feed header has ‘“雪”与“火”’: fill it in"],
        );
        fixes(&RULE, Markdown, before, &before.replacen("title:", "title: \"“雪”与“火”\"", 1));
    }

    #[test]
    fn a_head_without_a_title_is_pointed_at() {
        let marked = "<!DOCTYPE html>\n<html>‹<head>›\n<meta name=\"author\" content=\"张三\">\n</head><body><p>正文。</p></body></html>\n";
        finds(&RULE, Html, marked, &["The title is missing: add it to the HTML head"]);
    }

    #[test]
    fn a_title_anywhere_will_do() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n正文。\n");
        quiet(&RULE, Unknown, "雪夜行\n\n来源:某某号 作者:张三 日期:2025-02-17\n\n正文从这里开始。\n");
        quiet(&RULE, Html, "<!DOCTYPE html><html><head><title>雪夜</title></head><body><p>正文。</p></body></html>\n");
    }
}
