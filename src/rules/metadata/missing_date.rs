//! The date of publication is missing or empty.
//!
//! ## What it finds
//! Seeds in which no header part states a date of publication, and date labels without a value. If another part states
//! the date, an empty label is reported as info only. For a date that cannot be read, see
//! [unreadable-date](unreadable-date.md).
//!
//! ## Why it matters
//! The earliest witness of a passage is the one with the oldest date, so an undated seed can never be the earliest.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date:
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Fills in the date that another part states.
//!
//! - Needs a look: always.

use super::missing;
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/missing-date",
    severity: Severity::Error,
    summary: "The date of publication is missing or empty",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    missing::check(seed, reporter, FieldKind::Published);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn an_empty_date_is_pointed_at_where_it_belongs() {
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源:某某号 作者:张三 日期:‹›\n\n正文从这里开始。\n",
            &["“日期” is empty: add the publication date"],
        );
    }

    #[test]
    fn the_moment_of_the_feed_is_written_as_a_date() {
        let before = "---\ntitle: 雪\ndate: ''\n---\n<!--1739362271000-->\n[雪](https://example.org/1)\n------\n\n<p>正文。</p>\n";
        fixes(&RULE, Markdown, before, &before.replace("''", "'2025-02-12 12:11:11+00:00'"));
    }

    #[test]
    fn a_text_without_any_header_is_pointed_at_by_its_first_line() {
        finds(
            &RULE,
            Unknown,
            "\n‹雪夜行›\n\n正文从这里开始，没有日期。\n",
            &["The publication date is missing: add it at the top"],
        );
    }

    #[test]
    fn a_date_that_cannot_be_read_is_not_missing() {
        quiet(&RULE, Markdown, "---\ntitle: 雪\ndate: 某年某月\n---\n\n正文。\n");
        quiet(&RULE, Unknown, "雪夜行\n\n来源:某某号 作者: 日期:2025-02-17\n\n正文从这里开始。\n");
    }
}
