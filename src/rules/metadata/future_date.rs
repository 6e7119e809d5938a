//! A date is in the future.
//!
//! ## What it finds
//! Dates of publication or modification more than a day after the day of the check.
//!
//! ## Why it matters
//! A collected text has already been published, so the year, or the day and month, are probably mistyped.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 2205-02-17
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! None: look up the date in the source.

use super::dates::dated;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/future-date",
    severity: Severity::Warning,
    summary: "A date is in the future",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    // Somewhere on earth it is already tomorrow.
    let Some(tomorrow) = reporter.settings().today.and_then(|today| today.tomorrow().ok()) else { return Ok(()) };
    for field in dated(seed) {
        if let Some(Ok(date)) = &field.date
            && date.civil.date() > tomorrow
        {
            reporter.report(field.span, message!("future-date", date = quote(&field.value)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, finds_with, quiet};

    #[test]
    fn a_year_mistyped_is_told() {
        let settings = Settings { today: Some(jiff::civil::date(2025, 2, 20)), ..Settings::default() };
        let check = |text: &str, messages: &[&str]| finds_with(&RULE, &settings, Markdown, text, messages);
        check(
            "---\ntitle: 雪夜\ndate: ‹2052-02-17›\n---\n\n正文。\n",
            &["“2052-02-17” is in the future: correct the date"],
        );
        check("---\ntitle: 雪夜\ndate: 2025-02-21\n---\n\n正文。\n", &[]);
    }

    #[test]
    fn without_a_today_nothing_is_said() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\ndate: 2052-02-17\n---\n\n正文。\n");
    }
}
