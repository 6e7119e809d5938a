//! A seed in a few words: its title, source and date.

use crate::cli::output::quote::elided;
use crate::messages::{Argument, Language, message};
use crate::seed::{Field, FieldKind, Seed};

/// The maximal width of a title in columns.
const MAX_TITLE_COLUMNS: usize = 60;

/// The maximal width of a source in columns.
const MAX_SOURCE_COLUMNS: usize = 30;

/// `“河湾茶馆记”, 河湾日报, 2019-03-02`, without the parts that are unknown.
pub(in crate::cli) fn about(seed: &Seed, language: Language) -> String {
    let title = seed.first(FieldKind::Title).map(|field| quoted(elided(&field.value, MAX_TITLE_COLUMNS), language));
    let source = seed.first(FieldKind::Source).map(|field| elided(&field.value, MAX_SOURCE_COLUMNS));
    let known: Vec<_> = [title, source, Some(day(seed, language))].into_iter().flatten().collect();
    known.join(", ")
}

/// A text in the language's quotation marks.
pub(in crate::cli) fn quoted(text: String, language: Language) -> String {
    message!("quoted", text = Argument::Quote(text)).text(language)
}

/// The day of publication, or a word that says it is unknown.
fn day(seed: &Seed, language: Language) -> String {
    let date = seed.fields_of(FieldKind::Published).find_map(|field| match field.date {
        Some(Ok(date)) => Some(date),
        _ => None,
    });
    date.map_or_else(|| message!("undated").text(language), |date| date.civil.date().to_string())
}

/// A field's date with the precision in which it is written, and `separator` between the day and the time:
/// `2021-03-02`, `2021-03-02 13:15:00`, `2021-03-02 13:15:00+08:00`.
pub(in crate::cli) fn date_in_full(field: &Field, separator: char) -> Option<String> {
    let Some(Ok(date)) = &field.date else { return None };
    let mut full = date.civil.date().to_string();
    if date.has_time {
        full.push(separator);
        full += &date.civil.time().to_string();
    }
    if let Some(offset) = date.offset {
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        full += &format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
    }
    Some(full)
}
