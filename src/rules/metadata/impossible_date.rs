//! A date names a day or time that does not exist.
//!
//! ## What it finds
//! Dates such as 31 February, month 13 or hour 25. The message names the part that is wrong.
//!
//! ## Why it matters
//! Some programs read such a date as another day, others as no date at all, so the seed is sorted wrongly or not at
//! all.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 2025-02-31
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
use crate::seed::field::DateProblem;

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/impossible-date",
    severity: Severity::Error,
    summary: "A date names a day or time that does not exist",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for field in dated(seed) {
        let Some(Err(problem)) = &field.date else { continue };
        let date = quote(&field.value);
        let message = match problem {
            DateProblem::NoSuchDay { days_in_month } => {
                message!("impossible-date-day", date = date, days = u32::from(*days_in_month))
            }
            DateProblem::Impossible(part) => match *part {
                "year" => message!("impossible-date-year", date = date),
                "month" => message!("impossible-date-month", date = date),
                "day" => message!("impossible-date-day-zero", date = date),
                "hour" => message!("impossible-date-hour", date = date),
                "minute" => message!("impossible-date-minute", date = date),
                "second" => message!("impossible-date-second", date = date),
                _ => message!("impossible-date-zone", date = date),
            },
            DateProblem::Unreadable | DateProblem::Ambiguous | DateProblem::ShortYear => continue,
        };
        reporter.report(field.span, message);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, quiet};

    #[test]
    fn the_part_that_is_wrong_is_named() {
        let date = |date: &str| format!("---\ntitle: 雪夜\ndate: ‹{date}›\n---\n\n正文。\n");
        finds(&RULE, Markdown, &date("2025-02-31"), &["“2025-02-31” is not a valid date: that month has only 28 days"]);
        finds(&RULE, Markdown, &date("2025-02-00"), &["“2025-02-00” is not a valid date: days begin at 1"]);
        finds(&RULE, Markdown, &date("2025-13-01"), &["“2025-13-01” is not a valid date: there is no such month"]);
        finds(
            &RULE,
            Markdown,
            &date("2025-02-17 25:00:00"),
            &["“2025-02-17 25:00:00” is not a valid time: there is no such hour"],
        );
    }

    #[test]
    fn the_29th_of_february_is_there_in_leap_years() {
        quiet(&RULE, Unknown, "雪夜行\n\n来源:某某号 作者: 日期:2024-02-29\n\n正文从这里开始。\n");
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源:某某号 作者: 日期:‹2025-02-29›\n\n正文从这里开始。\n",
            &["“2025-02-29” is not a valid date…"],
        );
    }
}
