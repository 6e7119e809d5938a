//! A date cannot be read.
//!
//! ## What it finds
//! Dates of publication or modification in no known format. For a date that can be read in two ways, see
//! [ambiguous-date](ambiguous-date.md).
//!
//! ## Why it matters
//! Seeds are sorted by date, and the date decides which witness of a passage is the earliest. A seed whose date cannot
//! be read counts as undated.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 去年冬天
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! None: write the date as `2025-02-17`.

use super::dates::dated;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;
use crate::seed::field::DateProblem;

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/unreadable-date",
    severity: Severity::Error,
    summary: "A date cannot be read",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for field in dated(seed) {
        if let Some(Err(DateProblem::Unreadable)) = &field.date {
            reporter.report(field.span, message!("unreadable-date", date = quote(&field.value)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, quiet};

    #[test]
    fn words_are_no_date() {
        finds(
            &RULE,
            Markdown,
            "---\ntitle: 雪夜\ndate: \"‹去年冬天›\"\n---\n\n正文。\n",
            &["“去年冬天” is not a date Variorum can read: write YYYY-MM-DD"],
        );
    }

    #[test]
    fn a_date_that_reads_two_ways_is_another_rules() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\ndate: 03/04/2025\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\ndate: 21/03/04\n---\n\n正文。\n");
    }

    #[test]
    fn dates_are_written_in_many_ways() {
        for date in ["2025-02-17", "2025-02-17 08:15:00", "2025-02-17T08:15:00Z", "2025/2/7", "2025年2月17日 13:15"]
        {
            quiet(&RULE, Markdown, &format!("---\ntitle: 雪夜\ndate: \"{date}\"\n---\n\n正文。\n"));
        }
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\ndate:\n---\n\n正文。\n");
        quiet(&RULE, Unknown, "雪夜行\n\n来源:某某号 作者: 日期:2025-02-17\n\n正文从这里开始。\n");
    }
}
