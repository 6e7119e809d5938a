//! Dates: a date that is found in a line is on character boundaries, parses the same by itself, and is a day of the
//! calendar.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::seed::date;

fuzz_target!(|text: &str| {
    if let Ok(date) = date::parse(text) {
        assert!(date.has_day || !date.has_time, "{text:?} has a time and no day: {date:?}");
        assert_eq!(date::parse(text.trim()).as_ref(), Ok(&date));
    }
    for line in text.lines() {
        if let Some((place, date)) = date::find(line) {
            let found = line.get(place.clone()).unwrap_or_else(|| panic!("{place:?} is no place in {line:?}"));
            assert!(!found.is_empty() && found == found.trim_end(), "{found:?}");
            assert!(date.has_day, "{found:?}");
        }
    }
});
