//! The date of modification is before the date of publication.
//!
//! ## What it finds
//! A date of modification more than a day before the date of publication, whatever time zones they may be in.
//!
//! ## Why it matters
//! One of the two dates is wrong. Often the date of publication is really the day on which the text was collected.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 2025-02-17
//! lastmod: 2024-02-18
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! None: look up both dates in the source.

use super::dates;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/updated-before-published",
    summary: "The date of modification is before the date of publication",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(published) = seed.first(FieldKind::Published) else { return Ok(()) };
    let Some(updated) = seed.fields_of(FieldKind::Updated).find(|field| !field.is_empty()) else { return Ok(()) };
    let (Some(Ok(first)), Some(Ok(last))) = (&published.date, &updated.date) else { return Ok(()) };
    if last.civil < first.civil && dates::disagree(first, last) {
        let message = message!(
            "updated-before-published",
            updated = quote(&updated.value),
            published = quote(&dates::written(first))
        );
        reporter.report(updated.span, message).add_related(published.span, message!("updated-before-published-here"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, quiet};

    #[test]
    fn a_change_a_year_before_is_told() {
        finds(
            &RULE,
            Markdown,
            "---\ntitle: 雪夜\ndate: 2025-02-17\nlastmod: ‹2024-02-18›\n---\n\n正文。\n",
            &[
                "The last change (“2024-02-18”) is dated before the publication (“2025-02-17”): correct one of the dates",
            ],
        );
    }

    #[test]
    fn the_same_day_and_a_later_one_are_left_alone() {
        for (date, lastmod) in [
            ("2025-02-17", "2025-02-17"),
            ("2025-02-17T00:10:00+08:00", "2025-02-16T23:00:00Z"),
            ("2025-02-17", "2025-02-20"),
            ("2025", "2025-01-03"),
        ] {
            quiet(&RULE, Markdown, &format!("---\ntitle: 雪夜\ndate: {date}\nlastmod: {lastmod}\n---\n\n正文。\n"));
        }
    }
}
