//! The encoding that a page declares.

use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::ByteSpan;
use super::encoding::{Encoding as ReadAs, ReadOnly};

/// How many bytes at the start of a page are searched for a declaration. The HTML Standard asks for 1,024 and allows
/// more; saved pages have scripts and styles before the declaration.
const MAX_BYTES: usize = 16 * 1024;

/// The encoding that a page declares, and whether the page was read in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The label, as a span of the text.
    pub span: ByteSpan,
    /// Whether the declaration was followed.
    pub verdict: Verdict,
}

/// Whether a declaration was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The page can be in that encoding and was read in it.
    Holds,
    /// The page cannot be in that encoding and was read in another one.
    Contradicted,
    /// No encoding has that label.
    Unknown,
}

/// Finds the label of the encoding that a page declares: in the XML declaration, in `<meta charset>`, or in a `<meta>`
/// for `Content-Type`.
///
/// Returns `None` if there is no declaration or the text does not start as markup does; a declaration in a code block
/// of a Markdown file is only an example. Follows “prescan a byte stream to determine its encoding” of the HTML
/// Standard, and examines at most [`MAX_BYTES`].
pub(super) fn find(bytes: &[u8]) -> Option<ByteSpan> {
    let bytes = bytes.get(..MAX_BYTES).unwrap_or(bytes);
    let begin = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let first = begin + bytes.get(begin..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let rest = bytes.get(first..)?;
    if rest.starts_with(b"<?xml") {
        let end = first + memchr::memmem::find(rest, b"?>")?;
        if let Some(span) = attribute_value(bytes, b"encoding", first, end) {
            return Some(span);
        }
    }
    let mut at = first;
    while bytes.get(at) == Some(&b'<') {
        let rest = &bytes[at..];
        let end = if rest.starts_with(b"<!--") {
            at + 4 + memchr::memmem::find(&rest[4..], b"-->")?
        } else {
            tag_end(bytes, at)?
        };
        if is_tag(rest, b"<meta") {
            if let Some(span) = declared_by_meta(bytes, at, end) {
                return Some(span);
            }
        } else if is_tag(rest, b"<body") || is_tag(rest, b"</head") {
            return None;
        }
        at = end + memchr::memchr(b'<', bytes.get(end..)?)?;
    }
    None
}

/// The encoding that a label found in the bytes of a page stands for. As in the HTML Standard, a page whose label
/// UTF-16 is readable byte by byte is not UTF-16. Returns `None` for an unknown label, and for one that browsers
/// refuse.
pub(super) fn encoding_of(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    match encoding {
        _ if encoding == UTF_16LE || encoding == UTF_16BE => Some(UTF_8),
        _ if encoding == X_USER_DEFINED => Some(WINDOWS_1252),
        _ if encoding == REPLACEMENT => None,
        _ => Some(encoding),
    }
}

/// Compares the declared `label` with the `encoding` in which `text` was read.
pub(super) fn verdict(label: &str, text: &str, encoding: ReadAs) -> Verdict {
    let is_utf16 = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    let holds = match (Encoding::for_label(label.as_bytes()), encoding) {
        (Some(_), _) if text.is_ascii() && !encoding.is_read_only() => true,
        (Some(declared), ReadAs::Utf8) => declared == UTF_8,
        (Some(declared), ReadAs::Other(read)) => declared == read || is_utf16(declared) && is_utf16(read),
        (Some(declared), ReadAs::ReadOnly(ReadOnly::Iso2022Jp)) => declared == ISO_2022_JP,
        (_, ReadAs::ReadOnly(read)) => is_name_of(label, read),
        (None, _) => return Verdict::Unknown,
    };
    if holds { Verdict::Holds } else { Verdict::Contradicted }
}

/// Whether `label` names the read-only `encoding`. The Encoding Standard has no labels for these.
fn is_name_of(label: &str, encoding: ReadOnly) -> bool {
    let label = label.to_ascii_lowercase();
    match encoding {
        ReadOnly::Utf32Le | ReadOnly::Utf32Be => label.starts_with("utf-32"),
        ReadOnly::Hz => label.starts_with("hz"),
        ReadOnly::Iso2022Jp => label.starts_with("iso-2022-jp"),
    }
}

/// Whether `rest` starts with a tag of that name (`<meta`), in any letter case.
fn is_tag(rest: &[u8], name: &[u8]) -> bool {
    rest.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        && rest.get(name.len()).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
}

/// The offset of the `>` that ends the tag starting at `at`. A `>` between quotation marks does not count.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut quote = None;
    for (ahead, byte) in bytes.get(at..)?.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + ahead),
            (None, b'"' | b'\'') if ahead > 0 && bytes[..at + ahead].trim_ascii_end().ends_with(b"=") => {
                quote = Some(*byte);
            }
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The label in the `<meta>` tag at `start..end`.
fn declared_by_meta(bytes: &[u8], start: usize, end: usize) -> Option<ByteSpan> {
    let tag = bytes.get(start..end)?.to_ascii_lowercase();
    let is_content_type =
        memchr::memmem::find(&tag, b"http-equiv").is_some() && memchr::memmem::find(&tag, b"content-type").is_some();
    // Unlike the attribute `charset`, `content` counts only in a `<meta>` that stands for the `Content-Type` header.
    let begin = start + b"<meta".len();
    match attribute_value(bytes, b"charset", begin, end) {
        Some(span) if is_content_type || !is_in_content(&tag, span.start() - start) => Some(span),
        _ => None,
    }
}

/// Whether offset `at` of a `<meta>` tag is inside the value of the attribute `content`.
fn is_in_content(tag: &[u8], at: usize) -> bool {
    memchr::memmem::find(tag, b"content").is_some_and(|content| {
        let before = tag.get(content + b"content".len()..at).unwrap_or_default();
        let quotes = before.iter().filter(|byte| matches!(byte, b'"' | b'\'')).count();
        !quotes.is_multiple_of(2)
    })
}

/// The value after `name` and `=` in `start..end`. It ends at a quotation mark, a semicolon, white space, or the end of
/// the range.
fn attribute_value(bytes: &[u8], name: &[u8], start: usize, end: usize) -> Option<ByteSpan> {
    let within = bytes.get(start..end)?;
    let lower = within.to_ascii_lowercase();
    for found in memchr::memmem::find_iter(&lower, name) {
        let mut at = found + name.len();
        let blank = |at: usize| within.get(at).is_some_and(u8::is_ascii_whitespace);
        while blank(at) {
            at += 1;
        }
        if within.get(at) != Some(&b'=') {
            continue;
        }
        at += 1;
        while blank(at) || matches!(within.get(at), Some(b'"' | b'\'')) {
            at += 1;
        }
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'/' | b'>' | b'?');
        let len = within[at..].iter().position(is_end).unwrap_or(within.len() - at);
        if len > 0 && within[at..at + len].is_ascii() {
            return Some(ByteSpan::new(start + at, start + at + len));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(page: &str) -> Option<&str> {
        find(page.as_bytes()).and_then(|span| page.get(span.range()))
    }

    #[test]
    fn a_page_declares_its_encoding_in_three_ways() {
        assert_eq!(label("<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>渡口"), Some("gb2312"));
        assert_eq!(label("<meta charset = big5 />"), Some("big5"));
        assert_eq!(
            label("\n<html><META content='text/html; charset=Shift_JIS' http-equiv=Content-Type>"),
            Some("Shift_JIS")
        );
        assert_eq!(label("\u{FEFF}<?xml version='1.0' encoding='euc-kr'?><html>"), Some("euc-kr"));
        assert_eq!(label("<?xml version=\"1.0\"?><html><meta charset=koi8-r>"), Some("koi8-r"));
    }

    #[test]
    fn other_text_is_not_a_declaration() {
        for page in [
            "Write <meta charset=\"gb2312\"> in the head",
            "<!-- <meta charset=gbk> --><p>",
            "<meta name=description content=\"charset=gbk is old\">",
            "<html><body><meta charset=gbk>",
            "<a title='<meta charset=gbk>'>",
            "<meta charset>",
            "<meta charset=>",
            "<",
            "",
            "<meta charset=\"字\">",
        ] {
            assert_eq!(label(page), None, "{page}");
        }
    }

    #[test]
    fn only_the_beginning_of_a_page_is_searched() {
        let page = format!("<html>{}<meta charset=gbk>", "<b></b>".repeat(MAX_BYTES / 7));
        assert_eq!(label(&page), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_can_be_searched(bytes in "[<>metachrst=\"' !/?\\-x字]{0,80}") {
            if let Some(span) = find(bytes.as_bytes()) {
                proptest::prop_assert!(bytes.get(span.range()).is_some_and(|label| !label.is_empty()));
            }
        }
    }
}
