//! Defects in the addresses of images and links: placeholders, remnants, truncated addresses.

use crate::text::ByteSpan;

/// A defect in the address of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// There is no address.
    Empty,
    /// A word that programs write for a missing address: `undefined`.
    NoAddress,
    /// It ends where an address cannot end.
    CutOff,
    /// It leads to an empty placeholder image.
    Placeholder,
}

/// Returns the defect in the address of an image, if there is an obvious one.
pub(super) fn flaw(address: &str) -> Option<Flaw> {
    let address = address.trim();
    if address.is_empty() {
        Some(Flaw::Empty)
    } else if matches!(address, "undefined" | "null" | "NaN" | "None" | "[object Object]" | "about:blank" | "#") {
        Some(Flaw::NoAddress)
    } else if is_placeholder(address) {
        Some(Flaw::Placeholder)
    } else if is_cut_off(address) {
        Some(Flaw::CutOff)
    } else {
        None
    }
}

/// Whether an address is truncated: after the scheme, after a dot or an ellipsis, or inside a `%E6`.
fn is_cut_off(address: &str) -> bool {
    if address.starts_with("data:") {
        return address.ends_with(',') || !address.contains(',');
    }
    let bare = address.strip_prefix("https:").or_else(|| address.strip_prefix("http:")).unwrap_or(address);
    let dots = address.ends_with(['.', '…']) && !matches!(address, "." | "..");
    let escape = address.len().saturating_sub(2);
    let escaped = address.as_bytes().get(escape..).is_some_and(|end| match end {
        [b'%', last] => last.is_ascii_hexdigit(),
        [_, last] => *last == b'%',
        _ => false,
    });
    bare.trim_start_matches('/').is_empty() || dots || escaped
}

/// Whether an address leads to an image that pages show until a script loads the real one: a `data:` image too small to
/// show anything, or a file with a telling name.
pub(super) fn is_placeholder(address: &str) -> bool {
    const PLACEHOLDER_NAMES: &[&str] = &[
        "blank",
        "spacer",
        "space",
        "placeholder",
        "lazy",
        "lazyload",
        "loading",
        "grey",
        "gray",
        "transparent",
        "trans",
        "pixel",
        "1x1",
        "none",
        "nopic",
        "clear",
        "dot",
    ];
    let address = address.trim();
    if let Some(data) = address.strip_prefix("data:image/") {
        return data.len() < 200 || (data.starts_with("svg+xml") && data.len() < 400 && !data.contains("path"));
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let Some((name, "gif" | "png" | "svg" | "jpg" | "webp")) = file.rsplit_once('.') else { return false };
    PLACEHOLDER_NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
        || ["placeholder", "lazyload", "lazy-load", "lazy_load"]
            .iter()
            .any(|word| name.to_ascii_lowercase().contains(word))
}

/// Whether a text is a complete address that an image can have, with or without a host.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let begins = ["http://", "https://", "//", "/", "./", "../"].iter().any(|start| text.starts_with(start));
    let ends = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg"]
        .iter()
        .any(|end| text.len() > end.len() && text.to_ascii_lowercase().ends_with(end));
    let solid = !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '{' | '}'));
    (begins || ends) && solid && flaw(text).is_none()
}

/// Returns the address that starts exactly at byte `from`.
pub(super) fn standing_at(text: &str, from: usize) -> Option<ByteSpan> {
    let rest = text.get(from..)?;
    if !(rest.starts_with("http://") || rest.starts_with("https://")) {
        return None;
    }
    let end = rest.find(|c: char| !c.is_ascii_graphic() || matches!(c, '!' | '[' | ']' | '(' | ')' | '<' | '>'));
    Some(ByteSpan::new(from, from + end.unwrap_or(rest.len())))
}

/// Returns the host of an address, without `www.`; `None` for an address on the same site.
pub(super) fn host(address: &str) -> Option<&str> {
    let rest = address.trim().split_once("//").filter(|(scheme, _)| matches!(*scheme, "" | "http:" | "https:"))?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flaws_of_addresses_are_told_apart() {
        for (address, expected) in [
            ("", Some(Flaw::Empty)),
            ("undefined", Some(Flaw::NoAddress)),
            ("https://", Some(Flaw::CutOff)),
            ("https://example.org/a.", Some(Flaw::CutOff)),
            ("https://example.org/a…", Some(Flaw::CutOff)),
            ("https://example.org/%E6%8", Some(Flaw::CutOff)),
            ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", Some(Flaw::Placeholder)),
            ("/static/image/common/none.gif", Some(Flaw::Placeholder)),
            ("https://example.org/a", None),
            ("https://example.org/blank-page.jpg", None),
            ("https://example.org/a.jpg?x=100%25", None),
            ("../a.jpg", None),
        ] {
            assert_eq!(flaw(address), expected, "{address}");
        }
    }

    #[test]
    fn hosts_are_told_without_what_all_have() {
        assert_eq!(host("https://www.example.org/a//b"), Some("example.org"));
        assert_eq!(host("//example.org?a"), Some("example.org"));
        assert_eq!(host("/a?b=https://example.org"), None);
    }
}
