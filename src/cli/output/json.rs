//! Values as JSON (RFC 8259).
//!
//! `serde_json` escapes what section 7 of the RFC demands: quotation marks, backslashes, and the controls of C0. The
//! others that give orders to a terminal (DEL, C1, the controls of the bidirectional algorithm, U+2028 and U+2029) are
//! written as `\u009b` besides. To a parser that is the same text.

use std::borrow::Cow;

use serde::Serialize;

use crate::text::{is_command, replaced};

/// A value on one line, without a line break behind it.
///
/// # Errors
/// Those of the value's own `Serialize`.
pub(in crate::cli) fn line(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    serde_json::to_string(value).map(escaped)
}

/// A value over several lines, for people to read too.
///
/// # Errors
/// As [`line()`].
pub(in crate::cli) fn pretty(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(escaped)
}

/// Such a character can only stand inside a string: JSON itself is ASCII, with line feeds and spaces.
fn escaped(json: String) -> String {
    let hidden = |character| character >= '\u{7F}' && is_command(character);
    // All of them are in the basic plane: one unit of UTF-16 each.
    let escape = |out: &mut String, character| *out += &format!("\\u{:04x}", u32::from(character));
    match replaced(&json, hidden, escape) {
        Cow::Owned(escaped) => escaped,
        Cow::Borrowed(_) => json,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_mean_the_same() {
        let text = "一\u{1b}\u{7f}\u{9b}\u{202e}\u{2028}\"\\\u{200b}二";
        let json = line(text).expect("JSON");
        assert_eq!(json, "\"一\\u001b\\u007f\\u009b\\u202e\\u2028\\\"\\\\\u{200b}二\"");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }

    #[test]
    fn the_layout_of_several_lines_stays() {
        assert_eq!(pretty(&["\u{85}"]).expect("JSON"), "[\n  \"\\u0085\"\n]");
    }
}
