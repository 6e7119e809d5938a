//! The time of day and its time zone.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::cursor::DateCursor;
use super::words::{self, DayHalf};
use crate::seed::field::DateProblem;

/// Reads a time of day with its zone, if there is one.
pub(super) fn time_of_day(cursor: &mut DateCursor) -> Result<Option<(Time, Option<Offset>)>, DateProblem> {
    let start = cursor.position();
    cursor.eat(',');
    cursor.skip_spaces();
    if cursor.eat_word("at") {
        cursor.skip_spaces();
    }
    if cursor.peek().is_some_and(|c| c == 'T' || c == 't') && cursor.ahead(1).is_some_and(|c| c.is_ascii_digit()) {
        cursor.eat_any(&['T', 't']);
    }
    let early_zone = zone(cursor)?;
    cursor.skip_spaces();
    let mut half = day_half(cursor);
    let Some(hour) = cursor.digits().filter(|number| number.digits <= 2) else {
        cursor.seek(start);
        return Ok(None);
    };
    let Some(mark) = cursor.eat_any(&[':', '时', '時', '点', '點']) else {
        cursor.seek(start);
        return Ok(None);
    };
    let (minute, mut second);
    if mark == ':' {
        let Some(number) = cursor.digits().filter(|number| number.digits == 2) else {
            cursor.seek(start);
            return Ok(None);
        };
        (minute, second) = (number.value, 0);
        if cursor.peek() == Some(':') && cursor.ahead(1).is_some_and(|c| c.is_ascii_digit()) {
            cursor.eat(':');
            second = cursor.digits().map_or(0, |number| number.value);
            if cursor.peek().is_some_and(|c| c == '.' || c == ',')
                && cursor.ahead(1).is_some_and(|c| c.is_ascii_digit())
            {
                cursor.eat_any(&['.', ',']);
                cursor.digits();
            }
        }
    } else {
        minute = counted(cursor, &['分']).unwrap_or(0);
        second = counted(cursor, &['秒']).unwrap_or(0);
    }
    let before_half = cursor.position();
    cursor.skip_spaces();
    half = half.or_else(|| day_half(cursor));
    if half.is_none() {
        cursor.seek(before_half);
    }
    let time = clock_time(hour.value, minute, second, half)?;
    let before_zone = cursor.position();
    cursor.skip_spaces();
    let offset = match zone(cursor)? {
        Some(offset) => Some(offset),
        None => {
            cursor.seek(before_zone);
            early_zone
        }
    };
    Ok(Some((time, offset)))
}

/// Reads a zone without a time, separated by a space: `2018-03-01 +0800`.
pub(super) fn zone_alone(cursor: &mut DateCursor) -> Result<Option<Offset>, DateProblem> {
    let place = cursor.position();
    cursor.skip_spaces();
    let signed = cursor.position() > place && matches!(cursor.peek(), Some('+' | '-'));
    let offset = if signed { zone(cursor)? } else { None };
    if offset.is_none() {
        cursor.seek(place);
    }
    Ok(offset)
}

/// Reads a number with its unit, `15分`. Consumes nothing if there is none.
fn counted(cursor: &mut DateCursor, marks: &[char]) -> Option<u64> {
    let start = cursor.position();
    let number = cursor.digits();
    if number.is_some() && cursor.eat_any(marks).is_some() {
        return number.map(|n| n.value);
    }
    cursor.seek(start);
    None
}

fn day_half(cursor: &mut DateCursor) -> Option<DayHalf> {
    if !cursor.peek().is_some_and(|c| matches!(c, 'a' | 'A' | 'p' | 'P') || "凌清早上中下傍晚".contains(c)) {
        return None;
    }
    let (_, half) = words::day_halves().find(|(word, _)| cursor.eat_word(word))?;
    cursor.skip_spaces();
    Some(half)
}

/// Reads a zone: `Z`, `+08:00`, `+0800`, `GMT+8`, `UTC`, `北京时间`, `(CST)`. Skips a note after it, such as
/// `[Asia/Shanghai]`.
fn zone(cursor: &mut DateCursor) -> Result<Option<Offset>, DateProblem> {
    let bracketed = cursor.eat('(');
    let may_be = |c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '-') || "北香台臺东東".contains(c);
    if !cursor.peek().is_some_and(may_be) {
        return Ok(None);
    }
    let named = words::zone_names().find(|name| cursor.eat_word(name)).and_then(words::zone);
    let before_sign = cursor.position();
    let numeric = match cursor.eat_any(&['+', '-']) {
        Some(sign) => match zone_minutes(cursor)? {
            Some(minutes) => Some(if sign == '-' { -minutes } else { minutes }),
            None => {
                cursor.seek(before_sign);
                None
            }
        },
        None => None,
    };
    if bracketed {
        cursor.eat(')');
    }
    let Some(minutes) = numeric.or(named) else { return Ok(None) };
    let place = cursor.position();
    cursor.skip_spaces();
    if cursor.eat('(') || cursor.eat('[') {
        while cursor.peek().is_some_and(|c| c != ')' && c != ']') {
            let next = cursor.position() + 1;
            cursor.seek(next);
        }
        cursor.eat_any(&[')', ']']);
    } else {
        cursor.seek(place);
    }
    Offset::from_seconds(minutes * 60).map(Some).map_err(|_| DateProblem::Impossible("time zone"))
}

/// Reads an offset without its sign, in minutes: `08:00`, `0800`, `8`.
fn zone_minutes(cursor: &mut DateCursor) -> Result<Option<i32>, DateProblem> {
    let Some(number) = cursor.digits() else { return Ok(None) };
    let (hours, minutes) = match number.digits {
        1 | 2 if cursor.eat(':') => (number.value, cursor.digits().map_or(0, |n| n.value)),
        1 | 2 => (number.value, 0),
        3 | 4 => (number.value / 100, number.value % 100),
        _ => return Ok(None),
    };
    if hours > 14 || minutes > 59 {
        return Err(DateProblem::Impossible("time zone"));
    }
    Ok(i32::try_from(hours * 60 + minutes).ok())
}

/// The time with these parts, `hour` being of twelve if there is a `half`.
pub(super) fn clock_time(hour: u64, minute: u64, second: u64, half: Option<DayHalf>) -> Result<Time, DateProblem> {
    let hour = match half {
        Some(DayHalf::Afternoon) if hour < 12 => hour + 12,
        Some(DayHalf::Morning) if hour == 12 => 0,
        _ => hour,
    };
    let part = |value: u64, max: u64, name| {
        i8::try_from(value).ok().filter(|_| value <= max).ok_or(DateProblem::Impossible(name))
    };
    let hour = part(hour, 23, "hour")?;
    let minute = part(minute, 59, "minute")?;
    // A leap second is represented as the second before it.
    let second = part(second, 60, "second")?.min(59);
    Time::new(hour, minute, second, 0).map_err(|_| DateProblem::Impossible("time"))
}
