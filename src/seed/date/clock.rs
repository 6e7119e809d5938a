//! The time of day and its zone.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::reader::Reader;
use super::words::{self, DayHalf};
use crate::seed::field::DateProblem;

/// A time of day with its zone, if one stands here.
pub(super) fn time_of_day(reader: &mut Reader) -> Result<Option<(Time, Option<Offset>)>, DateProblem> {
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
pub(super) fn zone_alone(reader: &mut Reader) -> Result<Option<Offset>, DateProblem> {
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
    if !reader.peek().is_some_and(|c| matches!(c, 'a' | 'A' | 'p' | 'P') || "凌清早上中下傍晚".contains(c)) {
        return None;
    }
    let (_, half) = words::day_halves().find(|(word, _)| reader.eat_word(word))?;
    reader.skip_spaces();
    Some(half)
}

/// `Z`, `+08:00`, `+0800`, `GMT+8`, `UTC`, `北京时间`, `(CST)`, `[Asia/Shanghai]` (which is skipped).
fn zone(reader: &mut Reader) -> Result<Option<Offset>, DateProblem> {
    let bracketed = reader.eat('(');
    let may_be = |c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '-') || "北香台臺东東".contains(c);
    if !reader.peek().is_some_and(may_be) {
        return Ok(None);
    }
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

pub(super) fn clock_time(hour: u64, minute: u64, second: u64, half: Option<DayHalf>) -> Result<Time, DateProblem> {
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
