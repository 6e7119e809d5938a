//! Makes messages, as clients really send them, acceptable to the protocol's types.
//!
//! A notification that the types refuse is lost, and once an edit is lost, the server's text differs from the editor's. So
//! before the types see a message, lone surrogates become U+FFFD (one UTF-16 unit for another, so columns stay right), lines
//! and characters outside of `u32` are clamped, and URIs with raw spaces or Chinese are percent-encoded.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;

/// Parses a message's body as JSON and sanitises it. Linear.
///
/// # Errors
/// The parser's error, if the sanitised body is no JSON either.
pub(in crate::lsp) fn parse_message(body: &[u8]) -> Result<Value, serde_json::Error> {
    let mut value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => {
            let text = String::from_utf8_lossy(body);
            match without_lone_surrogates(&text) {
                Cow::Owned(sanitised) => serde_json::from_str(&sanitised)?,
                Cow::Borrowed(_) if matches!(text, Cow::Owned(_)) => serde_json::from_str(&text)?,
                Cow::Borrowed(_) => return Err(error),
            }
        }
    };
    sanitise(&mut value);
    Ok(value)
}

/// Sanitises the members whose types are strict, at any depth (which the parser limits).
fn sanitise(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(sanitise),
        Value::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), &*member) {
                    ("line" | "character", Value::Number(number)) if !fits(number) => *member = clamped(number).into(),
                    (name, Value::String(uri)) if name == "uri" || name.ends_with("Uri") => {
                        if let Cow::Owned(encoded) = encoded_uri(uri) {
                            *member = encoded.into();
                        }
                    }
                    _ => sanitise(member),
                }
            }
        }
        _ => {}
    }
}

fn fits(number: &serde_json::Number) -> bool {
    number.as_u64().is_some_and(|n| u32::try_from(n).is_ok())
}

fn clamped(number: &serde_json::Number) -> u32 {
    let number = number.as_f64().unwrap_or_default();
    // `as` saturates and turns NaN into 0, which is what is wanted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let clamped = number as u32;
    clamped
}

/// Replaces the escapes `\uD800`–`\uDFFF` that are not half of a pair by `\uFFFD`.
fn without_lone_surrogates(json: &str) -> Cow<'_, str> {
    let unit_at = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut sanitised: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        at += match unit_at(at) {
            Some(0xD800..=0xDBFF) if matches!(unit_at(at + 6), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                sanitised.get_or_insert_with(|| json.as_bytes().to_vec())[at + 2..at + 6].copy_from_slice(b"FFFD");
                6
            }
            Some(_) => 6,
            None => 1 + json.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        };
    }
    match sanitised.map(String::from_utf8) {
        Some(Ok(sanitised)) => Cow::Owned(sanitised),
        _ => Cow::Borrowed(json),
    }
}

/// Percent-encodes everything in a URI that RFC 3986 does not allow, and changes nothing else.
fn encoded_uri(uri: &str) -> Cow<'_, str> {
    let allowed = |at: usize, byte: u8| match byte {
        b'%' => uri.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        b'[' | b']' => !uri.starts_with("file:"),
        _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte),
    };
    if uri.bytes().enumerate().all(|(at, byte)| allowed(at, byte)) {
        return Cow::Borrowed(uri);
    }
    let mut encoded = String::with_capacity(uri.len() * 2);
    for (at, byte) in uri.bytes().enumerate() {
        if allowed(at, byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_lone_surrogate_becomes_one_replacement_character() {
        let parsed = parse_message(br#"{"text":"a\ud83db\udc00\\ud83d\ud83d\ude00"}"#).expect("sanitised");
        assert_eq!(parsed, json!({"text": "a\u{FFFD}b\u{FFFD}\\ud83d😀"}));
    }

    #[test]
    fn bytes_that_are_not_utf_8_become_replacement_characters() {
        assert_eq!(parse_message(b"[\"a\xFFb\"]").expect("sanitised"), json!(["a\u{FFFD}b"]));
    }

    #[test]
    fn positions_outside_the_type_are_clamped() {
        let parsed = parse_message(br#"{"range":[{"line":-3,"character":1.5},{"line":1e300,"character":7}]}"#);
        let expected = json!({"range": [{"line": 0, "character": 1}, {"line": u32::MAX, "character": 7}]});
        assert_eq!(parsed.expect("JSON"), expected);
    }

    #[test]
    fn raw_uris_are_encoded_and_right_ones_left_alone() {
        let encoded = |uri: &str| encoded_uri(uri).into_owned();
        assert_eq!(encoded("file:///a b/文[1] 50%.md"), "file:///a%20b/%E6%96%87%5B1%5D%2050%25.md");
        assert_eq!(encoded("file:///c%3A/a%20b.md"), "file:///c%3A/a%20b.md");
    }

    #[test]
    fn what_is_not_json_is_refused() {
        assert!(parse_message(b"{\"a\":").is_err());
        assert!(parse_message(&[b'['; 100_000]).is_err());
        assert!(parse_message(br#"{"a":"\u"#).is_err());
    }
}
