//! The words of dates: months, weekdays, time zones, halves of the day, numerals.

/// English month names, in order. Three letters are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Time zones with their offsets from UTC in minutes. CST is China's, not America's, because most seeds are Chinese.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("cst", 480),
    ("hkt", 480),
    ("sgt", 480),
    ("北京时间", 480),
    ("北京時間", 480),
    ("香港时间", 480),
    ("香港時間", 480),
    ("台北时间", 480),
    ("台北時間", 480),
    ("臺北時間", 480),
    ("jst", 540),
    ("东京时间", 540),
    ("東京時間", 540),
    ("cet", 60),
    ("cest", 120),
    ("bst", 60),
    ("est", -300),
    ("edt", -240),
    ("pst", -480),
    ("pdt", -420),
];

/// Weekdays, long names before short ones.
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "tues",
    "thurs",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
    "星期六",
    "星期日",
    "星期天",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "週一",
    "週二",
    "週三",
    "週四",
    "週五",
    "週六",
    "週日",
    "礼拜一",
    "礼拜二",
    "礼拜三",
    "礼拜四",
    "礼拜五",
    "礼拜六",
    "礼拜日",
    "礼拜天",
    "禮拜一",
    "禮拜二",
    "禮拜三",
    "禮拜四",
    "禮拜五",
    "禮拜六",
    "禮拜日",
    "禮拜天",
];

/// The half of the day in which an hour of twelve lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayHalf {
    Morning,
    Afternoon,
}

const DAY_HALVES: &[(&str, DayHalf)] = &[
    ("am", DayHalf::Morning),
    ("a.m.", DayHalf::Morning),
    ("pm", DayHalf::Afternoon),
    ("p.m.", DayHalf::Afternoon),
    ("凌晨", DayHalf::Morning),
    ("清晨", DayHalf::Morning),
    ("早上", DayHalf::Morning),
    ("早晨", DayHalf::Morning),
    ("上午", DayHalf::Morning),
    ("中午", DayHalf::Afternoon),
    ("下午", DayHalf::Afternoon),
    ("傍晚", DayHalf::Afternoon),
    ("晚上", DayHalf::Afternoon),
    ("晚间", DayHalf::Afternoon),
    ("晚間", DayHalf::Afternoon),
];

/// Names of the Minguo calendar, which counts from 1912.
pub(super) const MINGUO: &[&str] = &["中華民國", "中华民国", "民國", "民国"];

/// The month (1 to 12) that a word names: a full English name, its first three letters, or `Sept`.
pub(super) fn month(word: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|name| {
        word.eq_ignore_ascii_case(name)
            || (word.len() == 3 && word.eq_ignore_ascii_case(&name[..3]))
            || (*name == "september" && word.eq_ignore_ascii_case("sept"))
    })?;
    u32::try_from(index + 1).ok()
}

/// The offset in minutes of the zone that a word names.
pub(super) fn zone(word: &str) -> Option<i32> {
    ZONES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, minutes)| *minutes)
}

/// All zone names.
pub(super) fn zone_names() -> impl Iterator<Item = &'static str> {
    ZONES.iter().map(|(name, _)| *name)
}

/// All weekday names.
pub(super) fn weekday_names() -> impl Iterator<Item = &'static str> {
    WEEKDAYS.iter().copied()
}

/// All words for a half of the day.
pub(super) fn day_halves() -> impl Iterator<Item = (&'static str, DayHalf)> {
    DAY_HALVES.iter().copied()
}

/// The value of a Chinese numeral: a digit, 10, 20, 30 or 100.
pub(super) fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | '０' => 0,
        '一' | '元' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' => 100,
        _ => return None,
    })
}
