//! Dates as seeds write them.
//!
//! Known forms: ISO 8601 and RFC 3339; RFC 2822; `2025-02-17`, `2025.2.12`, `2025/2/12`; `2025年01月29日 13:15`;
//! Chinese numerals and the Republic's calendar; English months; numbers of seconds or milliseconds since 1970. Width
//! does not matter. A date is given no more exactly than it was written, and one that reads two ways is not guessed at.

mod reader;
mod words;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::field::{DateProblem, SeedDate};
use reader::{Number, Reader};
use words::DayHalf;

/// Seconds since 1970 that are taken for a date: 1990 to 2100.
const EPOCH_SECONDS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Reads a whole value as a date. Only the first 120 characters are looked at.
///
/// # Errors
/// [`DateProblem::Impossible`] if it is in a known form but no such day or time exists;
/// [`DateProblem::Ambiguous`] if day and month cannot be told apart; else [`DateProblem::Unreadable`].
pub fn parse(text: &str) -> Result<SeedDate, DateProblem> {
    let text = text.trim();
    let mut reader = Reader::new(text);
    let date = read(&mut reader, true)?;
    reader.skip_spaces();
    if reader.at_end() && reader.offset() == text.len() { Ok(date) } else { Err(DateProblem::Unreadable) }
}

/// The first date inside a line of text that has a year, a month and a day, with its byte range in the line. Numbers
/// since 1970 are not looked for. Linear: only the first 120 characters are looked at, and a date is short.
pub fn find(line: &str) -> Option<(std::ops::Range<usize>, SeedDate)> {
    let mut reader = Reader::new(line);
    for start in 0..reader.len() {
        reader.back_to(start);
        let first = reader.peek()?;
        let begins = first.is_ascii_digit() || "二一民中".contains(first) || first.is_ascii_alphabetic();
        let inside_word = reader.before().is_some_and(|c| c.is_ascii_alphanumeric() || words::numeral(c).is_some());
        if !begins || inside_word {
            continue;
        }
        let from = reader.offset();
        if let Ok(date) = read(&mut reader, false)
            && date.has_day
        {
            let end = reader.offset();
            let trimmed = line.get(from..end).map_or(end, |s| from + s.trim_end().len());
            return Some((from..trimmed, date));
        }
    }
    None
}

/// Reads a date at the reader's place and leaves the reader behind it.
fn read(reader: &mut Reader, whole: bool) -> Result<SeedDate, DateProblem> {
    reader.skip_spaces();
    if whole && let Some(date) = epoch(reader)? {
        return Ok(date);
    }
    skip_weekday(reader);
    let start = reader.place();
    let day = match numeric_day(reader)? {
        Some(day) => day,
        None => {
            reader.back_to(start);
            english_day(reader)?.ok_or(DateProblem::Unreadable)?
        }
    };
    skip_weekday(reader);
    let Some((time, offset)) = time_of_day(reader)? else {
        return Ok(SeedDate { offset: zone_alone(reader)?, ..day });
    };
    skip_weekday(reader);
    Ok(SeedDate { civil: day.civil.date().to_datetime(time), offset, has_time: true, ..day })
}

/// A number since 1970, or a compact `20250217` or `20250217131500`, if the whole text is one.
fn epoch(reader: &mut Reader) -> Result<Option<SeedDate>, DateProblem> {
    let start = reader.place();
    let number = reader.digits();
    reader.skip_spaces();
    let Some(number) = number.filter(|_| reader.at_end()) else {
        reader.back_to(start);
        return Ok(None);
    };
    let value = i64::try_from(number.value).map_err(|_| DateProblem::Unreadable)?;
    let timestamp = match number.digits {
        4 => {
            reader.back_to(start);
            return Ok(None);
        }
        8 => return day_of(number.value / 10_000, number.value / 100 % 100, number.value % 100).map(Some),
        14 => {
            let clock = number.value % 1_000_000;
            let number = number.value / 1_000_000;
            let day = day_of(number / 10_000, number / 100 % 100, number % 100)?;
            let time = clock_time(clock / 10_000, clock / 100 % 100, clock % 100, None)?;
            return Ok(Some(SeedDate { civil: day.civil.date().to_datetime(time), has_time: true, ..day }));
        }
        9 | 10 if EPOCH_SECONDS.contains(&value) => Timestamp::from_second(value),
        12 | 13 if EPOCH_SECONDS.contains(&(value / 1000)) => Timestamp::from_millisecond(value),
        _ => return Err(DateProblem::Unreadable),
    };
    let civil = timestamp.map_err(|_| DateProblem::Unreadable)?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    Ok(Some(SeedDate { civil, offset: Some(Offset::UTC), has_time: true, has_day: true, has_month: true }))
}

/// `2025-02-17`, `2025.2.12`, `2025/2/12`, `2025年2月12日`, `民國114年2月12日`, `2025年2月`, `17/02/2025`.
fn numeric_day(reader: &mut Reader) -> Result<Option<SeedDate>, DateProblem> {
    reader.eat_word("公元");
    let republic = words::MINGUO.iter().any(|name| reader.eat_word(name));
    reader.skip_spaces();
    let Some(first) = reader.number() else { return Ok(None) };
    reader.skip_spaces();
    let Some(separator) = reader.eat_any(&['-', '/', '.', '年']) else { return Ok(None) };
    if separator != '年' && (republic || first.digits == 0) {
        return Ok(None);
    }
    let year = if republic { first.value + 1911 } else { first.value };
    let is_year = republic || first.digits == 4 || (first.digits == 0 && year > 999);
    reader.skip_spaces();
    let after_year = reader.place();
    let Some(second) = reader.number() else {
        return if separator == '年' && is_year { month_of(year, None).map(Some) } else { Ok(None) };
    };
    let after_month = reader.place();
    reader.skip_spaces();
    let divided = match separator {
        '年' => reader.eat('月'),
        other => reader.eat(other),
    };
    if !divided {
        // A year alone has a time of day never, but another number may follow it.
        if separator == '年' && is_year {
            reader.back_to(after_year);
            return month_of(year, None).map(Some);
        }
        if separator == '-' && is_year && second.digits == 2 {
            reader.back_to(after_month);
            return month_of(year, Some(second.value)).map(Some);
        }
        return Ok(None);
    }
    let after_separator = reader.place();
    reader.skip_spaces();
    let Some(third) = reader.number() else {
        reader.back_to(after_separator);
        return if separator == '年' && is_year { month_of(year, Some(second.value)).map(Some) } else { Ok(None) };
    };
    if separator == '年' {
        let before_mark = reader.place();
        reader.skip_spaces();
        if reader.eat_any(&['日', '号', '號']).is_none() {
            reader.back_to(before_mark);
        }
    } else {
        reader.eat('日');
    }
    if is_year {
        return day_of(year, second.value, third.value).map(Some);
    }
    if third.digits == 4 && separator != '年' && separator != '-' {
        return day_before_month(first, second, third.value).map(Some);
    }
    Ok(None)
}

/// `17/02/2025` or `02/17/2025`: only where one of the two cannot be a month.
fn day_before_month(first: Number, second: Number, year: u64) -> Result<SeedDate, DateProblem> {
    match (first.value, second.value) {
        (day, month) if day > 12 || day == month => day_of(year, month, day),
        (month, day) if day > 12 => day_of(year, month, day),
        _ => Err(DateProblem::Ambiguous),
    }
}

/// `17 February 2025`, `Feb 17, 2025`, `17th Feb. 2025`, `February 2025`.
fn english_day(reader: &mut Reader) -> Result<Option<SeedDate>, DateProblem> {
    let mut day = day_number(reader);
    skip_marks(reader);
    let Some(month) = words::month(&reader.letters()) else { return Ok(None) };
    skip_marks(reader);
    let place = reader.place();
    if day.is_none() {
        day = day_number(reader).filter(|number| number.digits <= 2);
        if day.is_none() {
            reader.back_to(place);
        }
        skip_marks(reader);
    }
    let Some(year) = reader.digits().filter(|number| number.digits == 4) else { return Ok(None) };
    match day {
        Some(day) => day_of(year.value, u64::from(month), day.value).map(Some),
        None => month_of(year.value, Some(u64::from(month))).map(Some),
    }
}

/// `17`, `17th`, `2nd`.
fn day_number(reader: &mut Reader) -> Option<Number> {
    let number = reader.digits()?;
    let place = reader.place();
    if !["st", "nd", "rd", "th"].contains(&reader.letters().to_ascii_lowercase().as_str()) {
        reader.back_to(place);
    }
    Some(number)
}

fn skip_marks(reader: &mut Reader) {
    reader.skip_spaces();
    while reader.eat_any(&[',', '.', '-']).is_some() {
        reader.skip_spaces();
    }
}

/// A weekday, bracketed or not, and what stands around it. What is no weekday is left alone.
fn skip_weekday(reader: &mut Reader) {
    let start = reader.place();
    reader.skip_spaces();
    reader.eat(',');
    reader.skip_spaces();
    let bracketed = reader.eat('(');
    if words::weekday_names().any(|name| reader.eat_word(name)) {
        reader.eat('.');
        if bracketed {
            reader.eat(')');
        }
        let place = reader.place();
        reader.skip_spaces();
        if !reader.eat(',') {
            reader.back_to(place);
        }
        let place = reader.place();
        reader.skip_spaces();
        if reader.at_end() {
            reader.back_to(place);
        }
        return;
    }
    reader.back_to(start);
}

/// A time of day with its zone, if one stands here.
fn time_of_day(reader: &mut Reader) -> Result<Option<(Time, Option<Offset>)>, DateProblem> {
    let start = reader.place();
    reader.eat(',');
    reader.skip_spaces();
    if reader.eat_word("at") {
        reader.skip_spaces();
    }
    if reader.peek().is_some_and(|c| c == 'T' || c == 't') && reader.ahead(1).is_some_and(|c| c.is_ascii_digit()) {
        reader.eat_any(&['T', 't']);
    }
    let early_zone = zone(reader)?;
    reader.skip_spaces();
    let mut half = day_half(reader);
    let Some(hour) = reader.digits().filter(|number| number.digits <= 2) else {
        reader.back_to(start);
        return Ok(None);
    };
    let Some(mark) = reader.eat_any(&[':', '时', '時', '点', '點']) else {
        reader.back_to(start);
        return Ok(None);
    };
    let (minute, mut second);
    if mark == ':' {
        let Some(number) = reader.digits().filter(|number| number.digits == 2) else {
            reader.back_to(start);
            return Ok(None);
        };
        (minute, second) = (number.value, 0);
        if reader.peek() == Some(':') && reader.ahead(1).is_some_and(|c| c.is_ascii_digit()) {
            reader.eat(':');
            second = reader.digits().map_or(0, |number| number.value);
            if reader.peek().is_some_and(|c| c == '.' || c == ',')
                && reader.ahead(1).is_some_and(|c| c.is_ascii_digit())
            {
                reader.eat_any(&['.', ',']);
                reader.digits();
            }
        }
    } else {
        minute = counted(reader, &['分']).unwrap_or(0);
        second = counted(reader, &['秒']).unwrap_or(0);
    }
    let before_half = reader.place();
    reader.skip_spaces();
    half = half.or_else(|| day_half(reader));
    if half.is_none() {
        reader.back_to(before_half);
    }
    let time = clock_time(hour.value, minute, second, half)?;
    let before_zone = reader.place();
    reader.skip_spaces();
    let offset = match zone(reader)? {
        Some(offset) => Some(offset),
        None => {
            reader.back_to(before_zone);
            early_zone
        }
    };
    Ok(Some((time, offset)))
}

/// `2018-03-01 +0800`: a zone without a time, set apart by a space.
fn zone_alone(reader: &mut Reader) -> Result<Option<Offset>, DateProblem> {
    let place = reader.place();
    reader.skip_spaces();
    let signed = reader.place() > place && matches!(reader.peek(), Some('+' | '-'));
    let offset = if signed { zone(reader)? } else { None };
    if offset.is_none() {
        reader.back_to(place);
    }
    Ok(offset)
}

/// A number with its mark, `15分`; nothing is eaten if it is not one.
fn counted(reader: &mut Reader, marks: &[char]) -> Option<u64> {
    let start = reader.place();
    let number = reader.digits();
    if number.is_some() && reader.eat_any(marks).is_some() {
        return number.map(|n| n.value);
    }
    reader.back_to(start);
    None
}

fn day_half(reader: &mut Reader) -> Option<DayHalf> {
    let (_, half) = words::day_halves().find(|(word, _)| reader.eat_word(word))?;
    reader.skip_spaces();
    Some(half)
}

/// `Z`, `+08:00`, `+0800`, `GMT+8`, `UTC`, `北京时间`, `(CST)`, `[Asia/Shanghai]` (which is skipped).
fn zone(reader: &mut Reader) -> Result<Option<Offset>, DateProblem> {
    let bracketed = reader.eat('(');
    let named = words::zone_names().find(|name| reader.eat_word(name)).and_then(words::zone);
    let before_sign = reader.place();
    let numeric = match reader.eat_any(&['+', '-']) {
        Some(sign) => match zone_minutes(reader)? {
            Some(minutes) => Some(if sign == '-' { -minutes } else { minutes }),
            None => {
                reader.back_to(before_sign);
                None
            }
        },
        None => None,
    };
    if bracketed {
        reader.eat(')');
    }
    let Some(minutes) = numeric.or(named) else { return Ok(None) };
    let place = reader.place();
    reader.skip_spaces();
    if reader.eat('(') || reader.eat('[') {
        while reader.peek().is_some_and(|c| c != ')' && c != ']') {
            let next = reader.place() + 1;
            reader.back_to(next);
        }
        reader.eat_any(&[')', ']']);
    } else {
        reader.back_to(place);
    }
    Offset::from_seconds(minutes * 60).map(Some).map_err(|_| DateProblem::Impossible("time zone"))
}

/// `08:00`, `0800`, `8`.
fn zone_minutes(reader: &mut Reader) -> Result<Option<i32>, DateProblem> {
    let Some(number) = reader.digits() else { return Ok(None) };
    let (hours, minutes) = match number.digits {
        1 | 2 if reader.eat(':') => (number.value, reader.digits().map_or(0, |n| n.value)),
        1 | 2 => (number.value, 0),
        3 | 4 => (number.value / 100, number.value % 100),
        _ => return Ok(None),
    };
    if hours > 14 || minutes > 59 {
        return Err(DateProblem::Impossible("time zone"));
    }
    Ok(i32::try_from(hours * 60 + minutes).ok())
}

fn day_of(year: u64, month: u64, day: u64) -> Result<SeedDate, DateProblem> {
    let first = month_of(year, Some(month))?;
    let last = first.civil.date().days_in_month();
    let day = i8::try_from(day).ok().filter(|day| (1..=last).contains(day)).ok_or(DateProblem::Impossible("day"))?;
    let date = Date::new(first.civil.year(), first.civil.month(), day).map_err(|_| DateProblem::Impossible("day"))?;
    Ok(SeedDate { civil: DateTime::from(date), has_day: true, ..first })
}

/// The first day of a month, or of a year.
fn month_of(year: u64, month: Option<u64>) -> Result<SeedDate, DateProblem> {
    let year =
        i16::try_from(year).ok().filter(|year| (1..=9999).contains(year)).ok_or(DateProblem::Impossible("year"))?;
    let number = i8::try_from(month.unwrap_or(1)).ok().filter(|month| (1..=12).contains(month));
    let date = Date::new(year, number.ok_or(DateProblem::Impossible("month"))?, 1);
    let civil = DateTime::from(date.map_err(|_| DateProblem::Impossible("month"))?);
    Ok(SeedDate { civil, offset: None, has_time: false, has_day: false, has_month: month.is_some() })
}

fn clock_time(hour: u64, minute: u64, second: u64, half: Option<DayHalf>) -> Result<Time, DateProblem> {
    let hour = match half {
        Some(DayHalf::Afternoon) if hour < 12 => hour + 12,
        Some(DayHalf::Morning) if hour == 12 => 0,
        _ => hour,
    };
    let part = |value: u64, most: u64, name| {
        i8::try_from(value).ok().filter(|_| value <= most).ok_or(DateProblem::Impossible(name))
    };
    let hour = part(hour, 23, "hour")?;
    let minute = part(minute, 59, "minute")?;
    // A leap second is shown as the one before it.
    let second = part(second, 60, "second")?.min(59);
    Time::new(hour, minute, second, 0).map_err(|_| DateProblem::Impossible("time"))
}

#[cfg(test)]
mod tests;
