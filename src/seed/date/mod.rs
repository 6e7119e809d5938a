//! Dates as seeds write them.
//!
//! Known formats: ISO 8601 and RFC 3339; RFC 2822; `2025-02-17`, `2025.2.12`, `2025/2/12`; `2025年01月29日 13:15`;
//! Chinese numerals and the Minguo calendar; English months; seconds or milliseconds since 1970. Full-width characters
//! are accepted. A date is never given more exactly than it was written, and an ambiguous one is not guessed.

mod clock;
mod cursor;
mod day;
mod words;

use jiff::Timestamp;
use jiff::tz::Offset;

use super::field::{DateProblem, SeedDate};
use clock::{clock_time, time_of_day, zone_alone};
use cursor::DateCursor;
use day::{day_of, english_day, numeric_day, skip_weekday};

/// The seconds since 1970 that are read as a date: 1990 to 2100.
const EPOCH_SECONDS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Parses a whole value as a date. Examines only the first 120 characters.
///
/// # Errors
/// [`DateProblem::Impossible`] if the format is known but no such day or time exists; [`DateProblem::Ambiguous`] if day
/// and month cannot be told apart; [`DateProblem::ShortYear`] if the year has only two digits;
/// [`DateProblem::Unreadable`] otherwise.
pub fn parse(text: &str) -> Result<SeedDate, DateProblem> {
    let text = text.trim();
    let mut cursor = DateCursor::new(text);
    let date = read(&mut cursor, true)?;
    cursor.skip_spaces();
    if cursor.at_end() && cursor.offset() == text.len() { Ok(date) } else { Err(DateProblem::Unreadable) }
}

/// Finds the first date in a line that has a year, a month and a day. Returns its byte range in the line and the date.
/// Numbers since 1970 are not recognised. Examines only the first 120 characters.
pub fn find(line: &str) -> Option<(std::ops::Range<usize>, SeedDate)> {
    // Every format contains a digit or the word for year.
    if !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '年' | '０'..='９')) {
        return None;
    }
    let mut cursor = DateCursor::new(line);
    for start in 0..cursor.len() {
        cursor.seek(start);
        let first = cursor.peek()?;
        // A digit, a numeral of a year, the Minguo calendar, an English month or weekday.
        let begins = first.is_ascii_digit()
            || matches!(first, '二' | '一' | '民' | '中')
            || matches!(first.to_ascii_uppercase(), 'J' | 'F' | 'M' | 'A' | 'S' | 'O' | 'N' | 'D' | 'W' | 'T');
        let inside_word = cursor.before().is_some_and(|c| c.is_ascii_alphanumeric() || words::numeral(c).is_some());
        if !begins || inside_word {
            continue;
        }
        let from = cursor.offset();
        if let Ok(date) = read(&mut cursor, false)
            && date.has_day
        {
            let end = cursor.offset();
            let trimmed = line.get(from..end).map_or(end, |s| from + s.trim_end().len());
            return Some((from..trimmed, date));
        }
    }
    None
}

/// Reads a date at the cursor and leaves the cursor after it. `whole` allows formats that only a whole value can have.
fn read(cursor: &mut DateCursor, whole: bool) -> Result<SeedDate, DateProblem> {
    cursor.skip_spaces();
    if whole && let Some(date) = epoch(cursor)? {
        return Ok(date);
    }
    skip_weekday(cursor);
    let start = cursor.position();
    let day = match numeric_day(cursor)? {
        Some(day) => day,
        None => {
            cursor.seek(start);
            english_day(cursor)?.ok_or(DateProblem::Unreadable)?
        }
    };
    // A time needs a day: `2025年03:15` is a typo, not a March.
    if !day.has_day {
        return Ok(day);
    }
    skip_weekday(cursor);
    let Some((time, offset)) = time_of_day(cursor)? else {
        return Ok(SeedDate { offset: zone_alone(cursor)?, ..day });
    };
    skip_weekday(cursor);
    Ok(SeedDate { civil: day.civil.date().to_datetime(time), offset, has_time: true, ..day })
}

/// Reads a number since 1970, or a compact `20250217` or `20250217131500`, if it is the rest of the text.
fn epoch(cursor: &mut DateCursor) -> Result<Option<SeedDate>, DateProblem> {
    let start = cursor.position();
    let number = cursor.digits();
    cursor.skip_spaces();
    let Some(number) = number.filter(|_| cursor.at_end()) else {
        cursor.seek(start);
        return Ok(None);
    };
    let value = i64::try_from(number.value).map_err(|_| DateProblem::Unreadable)?;
    let timestamp = match number.digits {
        4 => {
            cursor.seek(start);
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

#[cfg(test)]
mod tests;
