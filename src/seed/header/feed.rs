//! The feed header: `<!--1739362271000-->`, `[title](url)`, `------`, `日期：Tue, 16 Jun 2020 04:13:22 +0000`.

use super::keys;
use super::parsed::{ParsedField, ParsedPart};
use super::scan::{line_at, span_in};
use crate::seed::{Defect, FeedProblem, FieldKind, PartKind};
use crate::text::ByteSpan;

/// Reads a feed header that starts at byte `at`.
///
/// Each line may be missing, but the link is required together with at least one of the others. A malformed comment or
/// link is read if the other one leaves no doubt, and noted as a defect.
pub(super) fn read(text: &str, at: usize) -> Option<ParsedPart> {
    let mut found = ParsedPart::new(PartKind::FeedHeader, ByteSpan::at(at));
    let mut place = at;
    let (line, next) = line_at(text, place);
    let mut defects = Vec::new();
    let mut note = |span, problem| defects.push(Defect::FeedHeader { span, problem });
    let timestamp =
        epoch(line).map(|digits| (digits, true)).or_else(|| broken_epoch(line).map(|digits| (digits, false)));
    if let Some((digits, whole)) = timestamp {
        let timestamp = stated(text, FieldKind::Published, digits, None);
        if !whole {
            note(span_in(text, line.trim(), 0), FeedProblem::Comment);
        } else if digits.len() < 11 {
            note(timestamp.span, FeedProblem::Seconds);
        }
        found.fields.push(timestamp);
        place = next;
    }
    let (line, next) = line_at(text, place);
    let dated = matches!(timestamp, Some((_, true)));
    let link_span = span_in(text, line.trim(), 0);
    let (title, url) = match link(text, line) {
        Some(link) => link,
        None if dated => {
            note(link_span, FeedProblem::Link);
            broken_link(text, line)?
        }
        None => return None,
    };
    found.fields.extend([title, url]);
    place = next;
    let (line, next) = line_at(text, place);
    let ruled = line.trim().len() >= 3 && line.trim().bytes().all(|byte| byte == b'-');
    if ruled {
        place = next;
    } else if timestamp.is_some() {
        note(link_span, FeedProblem::NoRule);
    }
    let (line, next) = line_at(text, place);
    let dated = date(text, line);
    let certain = found.states(FieldKind::Published) || ruled || dated.is_some();
    if let Some(date) = dated {
        found.fields.push(date);
        place = next;
    }
    found.span = ByteSpan::new(at, place);
    found.defects = defects;
    certain.then_some(found)
}

/// The number in `<!--1739362271000-->`.
fn epoch(line: &str) -> Option<&str> {
    let digits = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    is_epoch(digits).then_some(digits)
}

fn is_epoch(digits: &str) -> bool {
    (9..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number in a malformed comment: `<!-1739362271000-->`, `<！--1739362271000--`, `&lt;!--1739362271000--&gt;`.
fn broken_epoch(line: &str) -> Option<&str> {
    let mark = |c: char| matches!(c, '<' | '!' | '-' | '>' | '！' | '–' | '—' | '＜' | '＞') || c.is_whitespace();
    let line = line.trim();
    let inner = line.strip_prefix("&lt;").unwrap_or(line);
    let inner = inner.strip_suffix("&gt;").unwrap_or(inner);
    let digits = inner.trim_matches(mark);
    // A bare number is not a comment.
    (is_epoch(digits) && line.len() > digits.len() + 2).then_some(digits)
}

/// Reads a malformed link: `[title](url`, `[title] (url)`, `[title]（url）`.
fn broken_link(text: &str, line: &str) -> Option<(ParsedField, ParsedField)> {
    let inside = line.trim().strip_prefix('[')?;
    let middle = inside.rfind(']')?;
    let title = inside.get(..middle)?.trim();
    let url = inside.get(middle + 1..)?.trim_matches(|c: char| "()（）".contains(c) || c.is_whitespace());
    keys::host_of(url)?;
    let kind = keys::refine(FieldKind::Url, url).unwrap_or(FieldKind::Url);
    Some((stated(text, FieldKind::Title, title, None), stated(text, kind, url, None)))
}

/// Reads `[title](url)`. The title may contain brackets.
fn link(text: &str, line: &str) -> Option<(ParsedField, ParsedField)> {
    let inside = line.trim().strip_prefix('[')?.strip_suffix(')')?;
    let middle = inside.rfind("](")?;
    let title = inside.get(..middle)?.trim();
    let url = inside.get(middle + 2..)?.trim();
    if !url.is_empty() && keys::host_of(url).is_none() {
        return None;
    }
    let kind = keys::refine(FieldKind::Url, url).unwrap_or(FieldKind::Url);
    Some((stated(text, FieldKind::Title, title, None), stated(text, kind, url, None)))
}

/// Reads `日期：…`.
fn date(text: &str, line: &str) -> Option<ParsedField> {
    let (label, value) = line.split_once(['：', ':'])?;
    let label = label.trim();
    let kind = keys::kind_of(label).filter(|kind| *kind == FieldKind::Published)?;
    Some(stated(text, kind, value.trim(), Some(span_in(text, label, 0))))
}

fn stated(text: &str, kind: FieldKind, value: &str, label: Option<ByteSpan>) -> ParsedField {
    ParsedField { kind, value: value.to_owned(), span: span_in(text, value, 0), label }
}
