//! The punctuation between texts that people read: full-width in Chinese.

use crate::messages::{Language, message};

/// The texts, separated by commas.
pub(super) fn comma_separated(texts: &[String], language: Language) -> String {
    texts.join(&message!("comma").text(language))
}

/// What separates a remark from the text before it.
pub(super) fn semicolon(language: Language) -> String {
    message!("semicolon").text(language)
}

/// What stands between a label and its text.
pub(super) fn colon(language: Language) -> String {
    message!("colon").text(language)
}

/// The text in parentheses.
pub(super) fn parenthesised(text: &str, language: Language) -> String {
    message!("in-parentheses", text = text).text(language)
}
