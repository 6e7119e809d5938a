//! A date can be read in more than one way.
//!
//! ## What it finds
//! Dates of publication or modification whose day and month cannot be told apart (`03/04/2021`), or whose year has only
//! two digits (`21/03/04`).
//!
//! ## Why it matters
//! Different programs and readers interpret such a date differently, and seeds are sorted by date. Variorum does not
//! guess: it treats the seed as undated.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 03/04/2021
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Offers each date that the value can mean.
//!
//! - Needs a look: always; check the source to see which date is right.

use super::dates::dated;
use super::fill::fill;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::seed::field::DateProblem;

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/ambiguous-date",
    severity: Severity::Warning,
    summary: "A date can be read in more than one way",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for field in dated(seed) {
        let date = quote(&field.value);
        let message = match &field.date {
            Some(Err(DateProblem::Ambiguous)) => message!("ambiguous-date", date = date),
            Some(Err(DateProblem::ShortYear)) => message!("ambiguous-date-year", date = date),
            _ => continue,
        };
        let finding = reporter.report(field.span, message);
        for reading in readings(&field.value) {
            let title = message!("ambiguous-date-write", date = quote(&reading));
            finding.add_fix(title, Safety::NeedsALook, vec![fill(seed, field, &reading)]);
        }
    }
    Ok(())
}

/// Returns the dates that three numbers can mean, the likeliest first; nothing if the value contains anything else.
fn readings(value: &str) -> Vec<String> {
    let apart = |c: char| matches!(c, '/' | '-' | '.' | '年' | '月' | '日');
    let numbers: Option<Vec<i16>> =
        value.split(apart).map(str::trim).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect();
    let Some([a, b, c]) = numbers.as_deref() else { return vec![] };
    let (year_first, day_first, month_first) = ((*a, *b, *c), (*c, *b, *a), (*c, *a, *b));
    let orders = if *c > 99 { vec![day_first, month_first] } else { vec![year_first, day_first, month_first] };
    let mut readings: Vec<String> = Vec::new();
    for (year, month, day) in orders {
        let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
        let date = date.and_then(|(month, day)| jiff::civil::Date::new(full(year), month, day).ok());
        readings.extend(date.map(|date| date.to_string()).filter(|date| !readings.contains(date)));
    }
    readings
}

/// Expands a two-digit year as POSIX does (`%y`): 69 to 99 are in the 20th century, 00 to 68 in the 21st.
fn full(year: i16) -> i16 {
    match year {
        0..69 => 2000 + year,
        69..100 => 1900 + year,
        _ => year,
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, readings};
    use crate::rules::fixture::{Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn day_and_month_that_cannot_be_told_apart_are_told() {
        let before = "---\ntitle: 雪夜\ndate: 03/04/2021\n---\n\n正文。\n";
        finds(
            &RULE,
            Markdown,
            &before.replace("03/04/2021", "‹03/04/2021›"),
            &["Day and month are ambiguous in “03/04/2021”: write YYYY-MM-DD"],
        );
        fixes(&RULE, Markdown, before, &before.replace("03/04/2021", "2021-04-03"));
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\ndate: 03/24/2021\n---\n\n正文。\n");
    }

    #[test]
    fn a_year_of_two_digits_is_told() {
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源:某某号 作者:张三 日期:‹21-03-04›\n\n正文从这里开始。\n",
            &["The year in “21-03-04” has only two digits: write YYYY-MM-DD"],
        );
        quiet(&RULE, Unknown, "雪夜行\n\n来源:某某号 作者:张三 日期:2021-03-04\n\n正文从这里开始。\n");
    }

    #[test]
    fn all_that_three_numbers_can_mean_is_offered() {
        assert_eq!(readings("03/04/2021"), ["2021-04-03", "2021-03-04"]);
        assert_eq!(readings("21/03/04"), ["2021-03-04", "2004-03-21"]);
        assert_eq!(readings("98年3月4日"), ["1998-03-04"]);
        assert_eq!(readings("03/04/2021 10:20"), [""; 0]);
    }
}
