//! Line-by-line reading of YAML front matter, for what the parser rejects and for where the front matter ends.

use super::entries::{FrontMatterEntry, FrontMatterValue};
use super::keys;
use super::scan::{line_at, span_in};
use crate::text::{ByteSpan, slice};

/// A line that starts a top-level entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyLine<'a> {
    /// The key, without quotation marks.
    pub(super) key: &'a str,
    /// The colon, possibly a full-width `：`.
    pub(super) colon: &'a str,
    /// The text after the colon.
    pub(super) rest: &'a str,
}

impl KeyLine<'_> {
    /// Whether the colon is full-width, which YAML does not accept.
    pub(super) fn is_full_width(&self) -> bool {
        self.colon == "："
    }
}

/// Reads a line as `key: …`. A full-width colon counts only after a known key; otherwise the line is prose.
pub(super) fn key_line(line: &str) -> Option<KeyLine<'_>> {
    let end = line.char_indices().take(60).find(|(_, c)| matches!(c, ':' | '：'))?;
    let (at, c) = end;
    let written = line.get(..at)?;
    let colon = line.get(at..at + c.len_utf8())?;
    let rest = line.get(at + c.len_utf8()..)?;
    if written.starts_with(|c: char| {
        c.is_whitespace() || matches!(c, '#' | '-' | '?' | '{' | '[' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`')
    }) {
        return None;
    }
    let key = written.trim_end();
    let key = key.strip_prefix(['"', '\'']).and_then(|key| key.strip_suffix(['"', '\''])).unwrap_or(key);
    let is_key = !key.is_empty()
        && key.split_whitespace().count() <= 3
        && !key.contains(|c: char| {
            matches!(c, '"' | '\'' | '，' | '。' | '！' | '？' | '；' | '、' | '“' | '”' | '「' | '」')
                || c.is_control()
        });
    let divided =
        if c == ':' { rest.is_empty() || rest.starts_with([' ', '\t']) } else { keys::kind_of(key).is_some() };
    (is_key && divided).then_some(KeyLine { key, colon, rest })
}

/// Whether the text between two fences is front matter rather than text between two thematic breaks of Markdown.
pub(super) fn looks_like_entries(inner: &str) -> bool {
    match inner.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        Some(line) => key_line(line).is_some() || line.starts_with('{'),
        None => true,
    }
}

/// The end of the entries if there is no closing fence: before the first line that cannot be part of one.
pub(super) fn extent(inner: &str) -> usize {
    let mut at = 0;
    let mut end = 0;
    while at < inner.len() {
        let (line, next) = line_at(inner, at);
        if line.trim().is_empty() {
            at = next;
            continue;
        }
        if !line.starts_with([' ', '\t', '-', '#', ']', '}']) && key_line(line).is_none() {
            return end;
        }
        at = next;
        end = next;
    }
    end
}

/// Reads the entry whose line starts at `at`, without quotation marks and with escapes left as they are. `inner` starts
/// at `offset` in the file.
pub(super) fn read_entry(inner: &str, at: usize, offset: usize) -> Option<FrontMatterEntry> {
    let (line, mut next) = line_at(inner, at);
    let found = key_line(line)?;
    let mut items = Vec::new();
    let value = unquoted(found.rest);
    while value.is_empty() && next < inner.len() {
        let (line, after) = line_at(inner, next);
        let Some(item) = line.trim_start().strip_prefix("- ") else { break };
        items.push(scalar(inner, unquoted(item), offset));
        next = after;
    }
    let value = if items.is_empty() {
        scalar(inner, value, offset)
    } else {
        FrontMatterValue::List(items, ByteSpan::at(offset + next))
    };
    Some(FrontMatterEntry { key: found.key.to_owned(), key_span: span_in(inner, found.key, offset), value })
}

/// The start of the first line at or after `from` that starts an entry.
pub(super) fn next_entry(inner: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while at < inner.len() {
        let (line, next) = line_at(inner, at);
        if key_line(line).is_some() {
            return Some(at);
        }
        at = next;
    }
    None
}

fn scalar(inner: &str, value: &str, offset: usize) -> FrontMatterValue {
    FrontMatterValue::Scalar(value.to_owned(), span_in(inner, value, offset))
}

/// Strips padding and the quotation marks that open or close a value.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let value = slice(value, 1..);
            value.strip_suffix(quote).unwrap_or(value).trim()
        }
        // An unclosed list: keep what is on this line.
        Some('[') => value.trim_start_matches('[').trim_end_matches(']').trim(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_lines_are_distinguished_from_prose() {
        for line in ["title: x", "title:", "\"title\": x", "last updated: x", "标题: x", "title：x", "作者：某某"]
        {
            assert!(key_line(line).is_some(), "{line}");
        }
        for line in ["他说：走吧", "- a: b", "# a: b", " a: b", "a:b", "他说，好: x", "https://example.org", ": x"]
        {
            assert!(key_line(line).is_none(), "{line}");
        }
    }
}
