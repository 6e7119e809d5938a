//! Two header parts give different dates of publication.
//!
//! ## What it finds
//! Dates of publication that are more than a day apart, whatever time zones they may be in.
//!
//! ## Why it matters
//! The date decides which witness of a passage is the earliest. With two dates, the answer depends on which one is
//! read.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜行
//! date: 2021-03-04
//! ---
//! <!--1739362271000-->
//! [雪夜行](https://example.org/1)
//! ------
//!
//! <p>正文从这里开始。</p>
//! ```
//!
//! ## Fix
//! Copies the value of one part into the other.
//!
//! - Needs a look: always; check the source to see which date is right.

use super::{conflict, dates};
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/conflicting-date",
    summary: "Two header parts give different dates of publication",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    conflict::check(seed, reporter, FieldKind::Published, |a, b| match (&a.date, &b.date) {
        (Some(Ok(a)), Some(Ok(b))) => !dates::disagree(a, b),
        _ => true,
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, quiet};

    const FEED: &str = "<!--1739362271000-->\n[雪夜行](https://example.org/1)\n------\n\n<p>正文。</p>\n";

    #[test]
    fn another_date_in_the_feed_header_is_told() {
        let marked = FEED.replace("1739362271000", "‹1739362271000›");
        finds(
            &RULE,
            Markdown,
            &format!("---\ntitle: 雪夜行\ndate: 2021-03-04\n---\n{marked}"),
            &[
                "The publication date is “2025-02-12 12:11:11+00:00” here, but “2021-03-04” in the front matter (YAML): check which is right",
            ],
        );
    }

    #[test]
    fn a_date_in_the_caption_of_a_picture_is_left_alone() {
        let text = "---\ntitle: 雪夜行\ndate: 2020-12-04\n---\n\n<div><small>2019年7月25日的山城老街鸟瞰</small></div><p>正文从这里开始。</p>\n";
        quiet(&RULE, Markdown, text);
    }

    #[test]
    fn a_day_and_the_time_zones_are_left_alone() {
        quiet(&RULE, Markdown, &format!("---\ntitle: 雪夜行\ndate: 2025-02-12 20:11:11\n---\n{FEED}"));
        quiet(&RULE, Markdown, &format!("---\ntitle: 雪夜行\ndate: 2025-02-13\n---\n{FEED}"));
    }
}
