//! A URL contains characters that must be encoded.
//!
//! ## What it finds
//! Characters that RFC 3986 does not allow in a URL: Han and other non-ASCII letters, quotation marks, angle brackets,
//! braces, and a `%` that encodes nothing.
//!
//! ## Why it matters
//! Browsers encode these characters themselves. Many programs do not, and links in Markdown and plain text break off at
//! them. Two spellings of one URL are also not recognised as the same.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! url: https://example.org/雪夜
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Percent-encodes exactly these characters.
//!
//! - Needs a look: always.

use std::fmt::Write as _;

use super::fill::fill;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Preset, Reporter, Rule, Safety, Severity};
use crate::seed::{FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/unencoded-url",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "A URL contains characters that must be encoded",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let urls = |kind| matches!(kind, FieldKind::Url | FieldKind::ArchiveUrl);
    for field in seed.fields.iter().filter(|field| urls(field.kind)) {
        reporter.check_cancelled()?;
        let in_text = matches!(seed.part_of(field).kind, PartKind::SourceLine | PartKind::Byline);
        if let Some((first, encoded)) = encoded(&field.value).filter(|_| !in_text) {
            let finding = reporter.report(field.span, message!("unencoded-url", character = quote(&first.to_string())));
            finding.add_fix(message!("unencoded-url-encode"), Safety::NeedsALook, vec![fill(seed, field, &encoded)]);
        }
    }
    Ok(())
}

/// Returns the first character that must be encoded, and the URL with all such characters encoded. `None` if there is
/// none, or if a fix cannot handle the URL: one that contains a space, or such characters in its host, which are
/// encoded differently.
fn encoded(url: &str) -> Option<(char, String)> {
    let start = url.find("://")? + 3;
    let host = url.get(start..)?.split(['/', '?', '#']).next().unwrap_or_default();
    if !host.is_ascii() || url.contains(char::is_whitespace) {
        return None;
    }
    let (mut first, mut out) = (None, String::with_capacity(url.len() + 16));
    let begin = start + host.len();
    out.push_str(url.get(..begin)?);
    for (at, c) in url.get(begin..)?.char_indices() {
        let hex = |at: usize| url.as_bytes().get(begin + at).is_some_and(u8::is_ascii_hexdigit);
        let allowed = match c {
            '%' => hex(at + 1) && hex(at + 2),
            _ => c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=".contains(c),
        };
        if allowed {
            out.push(c);
        } else {
            first = first.or(Some(c));
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    first.map(|first| (first, out))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    fn front(url: &str) -> String {
        format!("---\ntitle: 雪夜\nurl: \"{url}\"\n---\n\n正文。\n")
    }

    #[test]
    fn what_must_be_encoded_is() {
        finds(
            &RULE,
            Markdown,
            &front("‹https://example.org/雪夜?q=1›"),
            &["“雪” must be percent-encoded in a URL: encode it"],
        );
        for (before, after) in [
            ("https://example.org/雪?q=1", "https://example.org/%E9%9B%AA?q=1"),
            ("https://example.org/100%|a", "https://example.org/100%25%7Ca"),
        ] {
            fixes(&RULE, Markdown, &front(before), &front(after));
        }
    }

    #[test]
    fn what_is_encoded_is_left_alone() {
        quiet(&RULE, Markdown, &front("https://example.org/%E9%9B%AA?a=b&c=(d)#e"));
    }
}
