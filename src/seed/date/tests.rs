use super::*;
use proptest::prelude::*;

/// Renders a date, as exactly as it was read.
fn shown(date: &SeedDate) -> String {
    let mut shown = match (date.has_month, date.has_day) {
        (false, _) => date.civil.strftime("%Y").to_string(),
        (true, false) => date.civil.strftime("%Y-%m").to_string(),
        (true, true) => date.civil.strftime("%Y-%m-%d").to_string(),
    };
    if date.has_time {
        shown += &date.civil.strftime(" %H:%M:%S").to_string();
    }
    if let Some(offset) = date.offset {
        shown += &format!(" {offset}");
    }
    shown
}

fn read_as(text: &str) -> String {
    match parse(text) {
        Ok(date) => shown(&date),
        Err(problem) => problem.to_string(),
    }
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read_as(text), *expected, "{text}");
    }
}

#[test]
fn machine_forms() {
    check(&[
        ("2025-02-17", "2025-02-17"),
        ("2020-12-03T03:38:31.000Z", "2020-12-03 03:38:31 +00"),
        ("2025-02-07 22:15:21", "2025-02-07 22:15:21"),
        ("2025-02-07T22:15+08:00", "2025-02-07 22:15:00 +08"),
        ("2025-02-07T22:15:21+08:00[Asia/Shanghai]", "2025-02-07 22:15:21 +08"),
        ("Tue, 16 Jun 2020 04:13:22 +0000", "2020-06-16 04:13:22 +00"),
        ("16 Jun 2020 04:13:22 GMT", "2020-06-16 04:13:22 +00"),
        ("2018-03-01 +0800", "2018-03-01 +08"),
        ("2020-06-16 04:13:22 -0330", "2020-06-16 04:13:22 -03:30"),
        ("20250217", "2025-02-17"),
        ("20250217131500", "2025-02-17 13:15:00"),
        ("1739362271000", "2025-02-12 12:11:11 +00"),
        ("1739362271", "2025-02-12 12:11:11 +00"),
    ]);
}

#[test]
fn formats_that_people_write() {
    check(&[
        ("2025.2.12", "2025-02-12"),
        ("2025/2/12 9:05", "2025-02-12 09:05:00"),
        ("2025年01月29日 13:15", "2025-01-29 13:15:00"),
        ("2025年1月29日13时15分", "2025-01-29 13:15:00"),
        ("2025年1月29日 下午3点", "2025-01-29 15:00:00"),
        ("2025 年 1 月 29 日（星期三）", "2025-01-29"),
        ("2025年1月29日 星期三 08:30", "2025-01-29 08:30:00"),
        ("２０２５年１月２９日　１３：１５", "2025-01-29 13:15:00"),
        ("2025年2月", "2025-02"),
        ("2025年", "2025"),
        ("2025-02", "2025-02"),
        ("February 12, 2025", "2025-02-12"),
        ("Feb. 12th 2025, 3:05 PM", "2025-02-12 15:05:00"),
        ("12 Sept 2025", "2025-09-12"),
        ("Wednesday, February 12, 2025 at 10:00 a.m. EST", "2025-02-12 10:00:00 -05"),
        ("June 2020", "2020-06"),
        ("17/02/2025", "2025-02-17"),
        ("02/17/2025", "2025-02-17"),
    ]);
}

#[test]
fn chinese_numerals_and_the_minguo_calendar() {
    check(&[
        ("二〇二五年二月十二日", "2025-02-12"),
        ("二零二五年十一月三十日", "2025-11-30"),
        ("一九八四年十月廿一日", "1984-10-21"),
        ("民國一一四年二月十二日", "2025-02-12"),
        ("民國一百一十四年二月十二日", "2025-02-12"),
        ("中華民國114年2月12日", "2025-02-12"),
    ]);
}

#[test]
fn zones() {
    check(&[
        ("2025-02-12 10:00 GMT+8", "2025-02-12 10:00:00 +08"),
        ("2025-02-12 10:00 (UTC+08:00)", "2025-02-12 10:00:00 +08"),
        ("2025-02-12 10:00 CST", "2025-02-12 10:00:00 +08"),
        ("2025年2月12日 北京时间 10:00", "2025-02-12 10:00:00 +08"),
        ("2025-02-12 10:00 北京時間", "2025-02-12 10:00:00 +08"),
        ("Wed Feb 12 2025 10:00:00 GMT+0800 (China Standard Time)", "2025-02-12 10:00:00 +08"),
    ]);
}

#[test]
fn impossible_dates_name_the_wrong_part() {
    check(&[
        ("2025-02-30", "no such day"),
        ("2025年13月1日", "no such month"),
        ("2025-13-01T10:00", "no such month"),
        ("2025-00-10", "no such month"),
        ("2023-02-29", "no such day"),
        ("0000-01-01", "no such year"),
        ("2025-02-17 25:00", "no such hour"),
        ("2025-02-17 10:60", "no such minute"),
        ("2025-02-17T10:00:00+19:00", "no such time zone"),
        ("Feb 30, 2025", "no such day"),
        ("20251301", "no such month"),
    ]);
}

#[test]
fn dates_are_not_guessed() {
    for text in [
        "",
        "昨天",
        "2 小时前",
        "3.14",
        "192.168.1.1",
        "17",
        "1739362271000000",
        "第2025期",
        "2025-02-17 及以后",
        "12345",
    ] {
        assert_eq!(parse(text), Err(DateProblem::Unreadable), "{text}");
    }
    assert_eq!(parse("03/04/2025"), Err(DateProblem::Ambiguous));
    for short in ["21/03/04", "03/04/21", "21-3-4", "21年3月4日", "31.12.99", "21-03-04 10:20"] {
        assert_eq!(parse(short), Err(DateProblem::ShortYear), "{short}");
    }
    for none in ["99/99/99", "1.2.3", "10:20:30", "1年2月3日"] {
        assert_eq!(parse(none), Err(DateProblem::Unreadable), "{none}");
    }
}

#[test]
fn a_date_is_found_in_a_line() {
    for (line, date, place) in [
        ("青石 渡口文摘 2025年01月29日 13:15 江苏", "2025-01-29 13:15:00", "2025年01月29日 13:15"),
        ("2021-03-04 10:11  Harbour Digest", "2021-03-04 10:11:00", "2021-03-04 10:11"),
        ("发布于２０２１年３月４日", "2021-03-04", "２０２１年３月４日"),
        ("民國一一四年二月十二日 臺北", "2025-02-12", "民國一一四年二月十二日"),
        ("Posted on March 4, 2021 by Staff", "2021-03-04", "March 4, 2021"),
    ] {
        let (range, found) = find(line).unwrap_or_else(|| panic!("no date in {line}"));
        assert_eq!((shown(&found).as_str(), &line[range]), (date, place));
    }
    assert_eq!(find("他于2025年离开，第192.168.1号"), None);
}

proptest! {
    #[test]
    fn any_text_can_be_parsed(text in any::<String>()) {
        let _ = parse(&text);
        if let Some((range, _)) = find(&text) {
            prop_assert!(text.get(range).is_some());
        }
    }

    #[test]
    fn malformed_dates_do_not_panic(text in "[0-9〇一十百廿年月日:. /+TZ,-]{0,24}") {
        let _ = parse(&text);
        if let Some((range, _)) = find(&text) {
            prop_assert!(text.get(range).is_some());
        }
    }

    #[test]
    fn what_is_printed_reads_back(year in 1900i16..2100, month in 1i8..=12, day in 1i8..=28, hour in 0i8..24) {
        let civil = jiff::civil::date(year, month, day).at(hour, 30, 0, 0);
        for form in ["%Y-%m-%dT%H:%M:%S", "%Y年%m月%d日 %H:%M", "%d %b %Y %H:%M:%S", "%B %d, %Y %H:%M", "%Y/%m/%d %H:%M"] {
            let read = parse(&civil.strftime(form).to_string());
            prop_assert_eq!(read.map(|date| date.civil), Ok(civil));
        }
    }
}

#[test]
fn a_time_needs_a_day() {
    for text in ["2025年03:15", "2025-03 13:15", "March 2025 13:15"] {
        assert_eq!(parse(text), Err(DateProblem::Unreadable), "{text}");
    }
}
