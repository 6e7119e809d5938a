//! Punctuation in output for people, which is full-width in Chinese.

use crate::messages::{Language, message};

/// Joins texts with commas.
pub(super) fn comma_separated(texts: &[String], language: Language) -> String {
    texts.join(&message!("comma").text(language))
}

/// The separator between a text and a note that follows it.
pub(super) fn semicolon(language: Language) -> String {
    message!("semicolon").text(language)
}

/// The separator between a label and its text.
pub(super) fn colon(language: Language) -> String {
    message!("colon").text(language)
}

/// Encloses a text in parentheses.
pub(super) fn parenthesised(text: &str, language: Language) -> String {
    message!("in-parentheses", text = text).text(language)
}
