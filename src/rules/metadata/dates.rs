//! Dates in findings.

use crate::seed::field::SeedDate;
use crate::seed::{Field, FieldKind, Seed};

/// Returns the fields that state a date and are not empty.
pub(super) fn dated(seed: &Seed) -> impl Iterator<Item = &Field> {
    let kinds = [FieldKind::Published, FieldKind::Updated];
    seed.fields.iter().filter(move |field| kinds.contains(&field.kind) && !field.is_empty())
}

/// Formats a date for a header part, with the precision that it was stated with.
pub(in crate::rules) fn written(date: &SeedDate) -> String {
    let civil = date.civil;
    let mut out = format!("{:04}", civil.year());
    if date.has_month {
        out += &format!("-{:02}", civil.month());
    }
    if date.has_day {
        out += &format!("-{:02}", civil.day());
    }
    if date.has_time {
        out += &format!(" {:02}:{:02}:{:02}", civil.hour(), civil.minute(), civil.second());
        if let Some(offset) = date.offset {
            let minutes = offset.seconds() / 60;
            let sign = if minutes < 0 { '-' } else { '+' };
            out += &format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
        }
    }
    out
}

/// Returns the earliest and latest moment that a date can mean, in seconds since the epoch. A date without a time is
/// any moment of its day (month, year); one without an offset may be in any zone from UTC−12 to UTC+14.
fn moments(date: &SeedDate) -> (i64, i64) {
    let start = date.civil.duration_since(jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0)).as_secs();
    let days = match (date.has_time, date.has_day, date.has_month) {
        (true, _, _) => 0,
        (_, true, _) => 1,
        (_, _, true) => i64::from(date.civil.days_in_month()),
        _ => i64::from(date.civil.days_in_year()),
    };
    let end = start + days * 86_400;
    match date.offset {
        Some(offset) => (start - i64::from(offset.seconds()), end - i64::from(offset.seconds())),
        None => (start - 14 * 3_600, end + 12 * 3_600),
    }
}

/// Whether two dates must mean moments more than a day apart.
pub(in crate::rules) fn disagree(a: &SeedDate, b: &SeedDate) -> bool {
    let ((a_start, a_end), (b_start, b_end)) = (moments(a), moments(b));
    a_end + 86_400 < b_start || b_end + 86_400 < a_start
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::Offset;

    fn day(day: i8) -> SeedDate {
        SeedDate {
            civil: date(2025, 2, day).at(0, 0, 0, 0),
            offset: None,
            has_time: false,
            has_day: true,
            has_month: true,
        }
    }

    fn moment(day: i8, hour: i8, offset: Option<i8>) -> SeedDate {
        let offset = offset.and_then(|hours| Offset::from_hours(hours).ok());
        SeedDate { civil: date(2025, 2, day).at(hour, 0, 0, 0), offset, has_time: true, has_day: true, has_month: true }
    }

    #[test]
    fn a_day_and_the_zones_are_no_disagreement() {
        assert!(!disagree(&day(17), &day(18)));
        assert!(!disagree(&day(17), &moment(16, 16, Some(0))));
        assert!(!disagree(&moment(17, 8, Some(8)), &moment(17, 0, Some(0))));
        assert!(disagree(&moment(17, 8, Some(8)), &moment(18, 9, Some(0))));
        assert!(disagree(&day(17), &day(21)));
        assert!(disagree(&day(21), &day(17)));
        let month = SeedDate { has_day: false, ..day(1) };
        assert!(!disagree(&month, &day(27)));
    }

    #[test]
    fn a_date_is_written_no_more_exactly_than_it_was_stated() {
        assert_eq!(written(&day(7)), "2025-02-07");
        assert_eq!(written(&SeedDate { has_day: false, ..day(1) }), "2025-02");
        assert_eq!(written(&moment(7, 8, None)), "2025-02-07 08:00:00");
        assert_eq!(written(&moment(7, 8, Some(-5))), "2025-02-07 08:00:00-05:00");
    }
}
