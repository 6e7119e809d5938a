//! The day: in digits, Chinese numerals or English.

use jiff::civil::{Date, DateTime};

use super::cursor::{DateCursor, WrittenNumber};
use super::words;
use crate::seed::field::{DateProblem, SeedDate};

/// Reads a day in numbers: `2025-02-17`, `2025.2.12`, `2025/2/12`, `2025年2月12日`, `民國114年2月12日`, `2025年2月`,
/// `17/02/2025`.
pub(super) fn numeric_day(cursor: &mut DateCursor) -> Result<Option<SeedDate>, DateProblem> {
    cursor.eat_word("公元");
    let republic = matches!(cursor.peek(), Some('民' | '中')) && words::MINGUO.iter().any(|name| cursor.eat_word(name));
    cursor.skip_spaces();
    let Some(first) = cursor.number() else { return Ok(None) };
    cursor.skip_spaces();
    let Some(separator) = cursor.eat_any(&['-', '/', '.', '年']) else { return Ok(None) };
    if separator != '年' && (republic || first.digits == 0) {
        return Ok(None);
    }
    let year = if republic { first.value + 1911 } else { first.value };
    let is_year = republic || first.digits == 4 || (first.digits == 0 && year > 999);
    cursor.skip_spaces();
    let after_year = cursor.position();
    let Some(second) = cursor.number() else {
        return if separator == '年' && is_year { month_of(year, None).map(Some) } else { Ok(None) };
    };
    let after_month = cursor.position();
    cursor.skip_spaces();
    let divided = match separator {
        '年' => cursor.eat('月'),
        other => cursor.eat(other),
    };
    if !divided {
        // A year alone never has a time of day, but another number may follow it.
        if separator == '年' && is_year {
            cursor.seek(after_year);
            return month_of(year, None).map(Some);
        }
        if separator == '-' && is_year && second.digits == 2 {
            cursor.seek(after_month);
            return month_of(year, Some(second.value)).map(Some);
        }
        return Ok(None);
    }
    let after_separator = cursor.position();
    cursor.skip_spaces();
    let Some(third) = cursor.number() else {
        cursor.seek(after_separator);
        return if separator == '年' && is_year { month_of(year, Some(second.value)).map(Some) } else { Ok(None) };
    };
    if separator == '年' {
        let before_mark = cursor.position();
        cursor.skip_spaces();
        if cursor.eat_any(&['日', '号', '號']).is_none() {
            cursor.seek(before_mark);
        }
    } else {
        cursor.eat('日');
    }
    if is_year {
        return day_of(year, second.value, third.value).map(Some);
    }
    if third.digits == 4 && separator != '年' && separator != '-' {
        return day_before_month(first, second, third.value).map(Some);
    }
    if has_short_year(first, second, third, separator) { Err(DateProblem::ShortYear) } else { Ok(None) }
}

/// Whether three numbers of one or two digits can be a date: `21/03/04`, `03-04-21`, `21年3月4日`.
fn has_short_year(first: WrittenNumber, second: WrittenNumber, third: WrittenNumber, separator: char) -> bool {
    let can_be = |year: WrittenNumber, month: WrittenNumber, day: WrittenNumber| {
        year.digits == 2 && (1..=12).contains(&month.value) && (1..=31).contains(&day.value)
    };
    let short = [first, second, third].iter().all(|number| (1..=2).contains(&number.digits));
    let year_first = can_be(first, second, third);
    short && (year_first || (separator != '年' && (can_be(third, second, first) || can_be(third, first, second))))
}

/// A day in `17/02/2025` or `02/17/2025`, if one of the two numbers cannot be a month.
fn day_before_month(first: WrittenNumber, second: WrittenNumber, year: u64) -> Result<SeedDate, DateProblem> {
    match (first.value, second.value) {
        (day, month) if day > 12 || day == month => day_of(year, month, day),
        (month, day) if day > 12 => day_of(year, month, day),
        _ => Err(DateProblem::Ambiguous),
    }
}

/// Reads a day in English: `17 February 2025`, `Feb 17, 2025`, `17th Feb. 2025`, `February 2025`.
pub(super) fn english_day(cursor: &mut DateCursor) -> Result<Option<SeedDate>, DateProblem> {
    let mut day = day_number(cursor);
    skip_marks(cursor);
    let Some(month) = words::month(&cursor.letters()) else { return Ok(None) };
    skip_marks(cursor);
    let place = cursor.position();
    if day.is_none() {
        day = day_number(cursor).filter(|number| number.digits <= 2);
        if day.is_none() {
            cursor.seek(place);
        }
        skip_marks(cursor);
    }
    let Some(year) = cursor.digits().filter(|number| number.digits == 4) else { return Ok(None) };
    match day {
        Some(day) => day_of(year.value, u64::from(month), day.value).map(Some),
        None => month_of(year.value, Some(u64::from(month))).map(Some),
    }
}

/// Reads the day of a month: `17`, `17th`, `2nd`.
fn day_number(cursor: &mut DateCursor) -> Option<WrittenNumber> {
    let number = cursor.digits()?;
    let place = cursor.position();
    if !["st", "nd", "rd", "th"].contains(&cursor.letters().to_ascii_lowercase().as_str()) {
        cursor.seek(place);
    }
    Some(number)
}

fn skip_marks(cursor: &mut DateCursor) {
    cursor.skip_spaces();
    while cursor.eat_any(&[',', '.', '-']).is_some() {
        cursor.skip_spaces();
    }
}

/// Skips a weekday, with or without brackets, and the punctuation around it. Consumes nothing else.
pub(super) fn skip_weekday(cursor: &mut DateCursor) {
    let start = cursor.position();
    cursor.skip_spaces();
    cursor.eat(',');
    cursor.skip_spaces();
    let bracketed = cursor.eat('(');
    let may_be = cursor.peek().is_some_and(|c| c.is_ascii_alphabetic() || "星周週礼禮".contains(c));
    if may_be && words::weekday_names().any(|name| cursor.eat_word(name)) {
        cursor.eat('.');
        if bracketed {
            cursor.eat(')');
        }
        let place = cursor.position();
        cursor.skip_spaces();
        if !cursor.eat(',') {
            cursor.seek(place);
        }
        let place = cursor.position();
        cursor.skip_spaces();
        if cursor.at_end() {
            cursor.seek(place);
        }
        return;
    }
    cursor.seek(start);
}

/// The day with these numbers.
pub(super) fn day_of(year: u64, month: u64, day: u64) -> Result<SeedDate, DateProblem> {
    let first = month_of(year, Some(month))?;
    let last = first.civil.date().days_in_month();
    let no_such_day = DateProblem::NoSuchDay { days_in_month: last.unsigned_abs() };
    if day == 0 {
        return Err(DateProblem::Impossible("day"));
    }
    let day = i8::try_from(day).map_err(|_| no_such_day.clone())?;
    let date = Date::new(first.civil.year(), first.civil.month(), day).map_err(|_| no_such_day)?;
    Ok(SeedDate { civil: DateTime::from(date), has_day: true, ..first })
}

/// The first day of a month or year.
fn month_of(year: u64, month: Option<u64>) -> Result<SeedDate, DateProblem> {
    let year =
        i16::try_from(year).ok().filter(|year| (1..=9999).contains(year)).ok_or(DateProblem::Impossible("year"))?;
    let number = i8::try_from(month.unwrap_or(1)).ok().filter(|month| (1..=12).contains(month));
    let date = Date::new(year, number.ok_or(DateProblem::Impossible("month"))?, 1);
    let civil = DateTime::from(date.map_err(|_| DateProblem::Impossible("month"))?);
    Ok(SeedDate { civil, offset: None, has_time: false, has_day: false, has_month: month.is_some() })
}
