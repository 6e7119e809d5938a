//! The line below the title of an article pasted from a chat app: `某某 某某号 2025年01月29日 13:15 江苏`.

use super::names;
use super::parsed::{ParsedField, ParsedPart};
use crate::seed::body::BodyLine;
use crate::seed::{FieldKind, PartKind, date};
use crate::text::{is_han, slice, span_of};

/// Words that may precede the names.
const LEAD: &[&str] = &["原创", "原創", "转载", "轉載"];

/// Reads a line of an author, an account, a date and a place. Only the date is required.
pub(super) fn read(line: &BodyLine) -> Option<ParsedPart> {
    if line.long || line.text.chars().nth(80).is_some() {
        return None;
    }
    let (range, _) = date::find(&line.text)?;
    let before = line.text.get(..range.start)?.trim_end();
    let written = line.text.get(range.clone())?;
    let after = line.text.get(range.end..)?.trim();
    let named =
        ["来源于", "來源於", "来自", "來自"].iter().find_map(|lead| after.strip_prefix(lead)).map(names::channel);
    let known = named.is_some_and(|name| name.chars().nth(20).is_none()) || is_place(after);
    if !known
        || before.contains(['。', '，', '！', '？', '：', '；', ':', ',', '“', '”', '（', '(', '/', '|', '#', '●'])
    {
        return None;
    }
    let mut names: Vec<_> = before.split_whitespace().collect();
    if names.first().is_some_and(|first| LEAD.contains(first)) {
        names.remove(0);
    }
    let mut found = ParsedPart::new(PartKind::Byline, line.span);
    let mut add = |kind, value: &str| {
        found.fields.push(ParsedField { kind, value: value.to_owned(), span: line.span_of(value), label: None });
    };
    let han = names.iter().all(|name| name.chars().any(is_han));
    // Running text sometimes ends in a date, but names do not fill a line, and prose has no time of day.
    let timed = date::parse(written).is_ok_and(|date| date.has_time);
    if before.chars().count() > if timed { 40 } else { 16 } || (!timed && names.len() > 2) {
        return None;
    }
    match names.as_slice() {
        // In `2018-04-13 15:00 某某周刊`, the name after the date is an account, because a place follows an account
        // only.
        [] => {
            let after = named.or_else(|| Some(after).filter(|name| name.chars().count() > 3));
            if let Some(account) = after.filter(|account| !account.is_empty()) {
                add(FieldKind::Source, account);
            } else if line.number > if timed { 6 } else { 2 } {
                return None;
            }
        }
        // Spaces between Latin words do not tell where a name ends.
        _ if !han => {}
        [account] if timed => add(FieldKind::Source, account),
        [author] if names::is_person(author) && line.number < 3 => add(FieldKind::Author, author),
        // `编辑部 2021-03-04` right below a title may name an author or an account.
        [_] if line.number < 3 => {}
        [_] => return None,
        [author, account @ ..] => {
            add(FieldKind::Author, author);
            let start = account.first().map_or(0, |name| span_of(before, name).start());
            add(FieldKind::Source, slice(before, start..));
        }
    }
    add(FieldKind::Published, written);
    Some(found)
}

/// Whether text after the date is empty or a place, as chat apps write it.
fn is_place(text: &str) -> bool {
    let text = text.strip_prefix("发表于").or_else(|| text.strip_prefix("發表於")).unwrap_or(text).trim();
    text.chars().count() <= 8 && text.chars().all(|c| is_han(c) || c.is_whitespace())
}
