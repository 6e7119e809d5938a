//! Values as JSON (RFC 8259).
//!
//! `serde_json` escapes what section 7 of the RFC demands: quotation marks, backslashes and the C0 controls. The other
//! characters that can command a terminal (DEL, C1, bidirectional controls, U+2028 and U+2029) are escaped here, as
//! `\u009b`. A parser reads the same text.

use std::borrow::Cow;

use serde::Serialize;

use crate::text::{is_command, replaced};

/// The value on one line, without a line break at the end.
///
/// # Errors
/// Those of the value's `Serialize`.
pub(in crate::cli) fn line(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    serde_json::to_string(value).map(escaped)
}

/// The value on several indented lines.
///
/// # Errors
/// Those of [`line()`].
pub(in crate::cli) fn pretty(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(escaped)
}

/// Escapes the other control characters. They can only be inside of strings: the rest of JSON is ASCII.
fn escaped(json: String) -> String {
    let hidden = |character| character >= '\u{7F}' && is_command(character);
    // All of them are in the Basic Multilingual Plane, so each is one UTF-16 unit.
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
    fn escaped_controls_are_parsed_back() {
        let text = "一\u{1b}\u{7f}\u{9b}\u{202e}\u{2028}\"\\\u{200b}二";
        let json = line(text).expect("JSON");
        assert_eq!(json, "\"一\\u001b\\u007f\\u009b\\u202e\\u2028\\\"\\\\\u{200b}二\"");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }

    #[test]
    fn indentation_is_kept() {
        assert_eq!(pretty(&["\u{85}"]).expect("JSON"), "[\n  \"\\u0085\"\n]");
    }
}
