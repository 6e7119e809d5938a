//! A seed in a few words: its title, source and date.

use crate::cli::output::punctuation::comma_separated;
use crate::cli::output::quote::elided;
use crate::ide::describe;
use crate::messages::{Argument, Language, message};
use crate::seed::{Field, Seed};

/// The maximal width of a title in columns.
const MAX_TITLE_COLUMNS: usize = 60;

/// The maximal width of a source in columns.
const MAX_SOURCE_COLUMNS: usize = 30;

/// `“河湾茶馆记”, 河湾日报, 2019-03-02`, without the parts that are unknown.
pub(in crate::cli) fn about(seed: &Seed, language: Language) -> String {
    let title = describe::title(seed).map(|title| quoted(elided(&title, MAX_TITLE_COLUMNS), language));
    let source = describe::source(seed).map(|source| elided(&source, MAX_SOURCE_COLUMNS));
    let known: Vec<_> = [title, source, Some(describe::day_text(seed, language))].into_iter().flatten().collect();
    comma_separated(&known, language)
}

/// A text in the language's quotation marks.
pub(in crate::cli) fn quoted(text: String, language: Language) -> String {
    message!("quoted", text = Argument::Quote(text)).text(language)
}

/// A field's date for programs (RFC 3339): `2021-03-02`, `2021-03-02T13:15:00`, `2021-03-02T13:15:00+08:00`. A date without a
/// day is the first of its month, and one without a month the first of its year.
pub(in crate::cli) fn rfc3339(field: &Field) -> Option<String> {
    let Some(Ok(date)) = &field.date else { return None };
    let mut full = date.civil.date().to_string();
    if date.has_time {
        full.push('T');
        full += &date.civil.time().to_string();
    }
    if let Some(offset) = date.offset {
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        full += &format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
    }
    Some(full)
}
