//! The feed header: `<!--1739362271000-->`, `[title](url)`, `------`, `日期：Tue, 16 Jun 2020 04:13:22 +0000`.

use super::{Found, Stated, keys, line_at, span_in};
use crate::seed::{FieldKind, PartKind};
use crate::text::ByteSpan;

/// Reads a feed header that begins at `at`. Each line may be missing, but one of them alone is not enough to be sure:
/// a link must stand with at least one of the others.
pub(super) fn read(text: &str, at: usize) -> Option<Found> {
    let mut found = Found::new(PartKind::FeedHeader, ByteSpan::at(at));
    let mut place = at;
    let (line, next) = line_at(text, place);
    let epoch = epoch(text, line);
    if let Some(epoch) = epoch {
        found.fields.push(epoch);
        place = next;
    }
    let (line, next) = line_at(text, place);
    let (title, url) = link(text, line)?;
    found.fields.extend([title, url]);
    place = next;
    let (line, next) = line_at(text, place);
    let ruled = line.trim().len() >= 3 && line.trim().bytes().all(|byte| byte == b'-');
    if ruled {
        place = next;
    }
    let (line, next) = line_at(text, place);
    let dated = date(text, line);
    let certain = found.states(FieldKind::Published) || ruled || dated.is_some();
    if let Some(date) = dated {
        found.fields.push(date);
        place = next;
    }
    found.span = ByteSpan::new(at, place);
    certain.then_some(found)
}

/// `<!--1739362271000-->`.
fn epoch(text: &str, line: &str) -> Option<Stated> {
    let digits = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let is_epoch = (9..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_epoch.then(|| stated(text, FieldKind::Published, digits, None))
}

/// `[title](url)`, the title with brackets in it or not.
fn link(text: &str, line: &str) -> Option<(Stated, Stated)> {
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

/// `日期：…`.
fn date(text: &str, line: &str) -> Option<Stated> {
    let (label, value) = line.split_once(['：', ':'])?;
    let label = label.trim();
    let kind = keys::kind_of(label).filter(|kind| *kind == FieldKind::Published)?;
    Some(stated(text, kind, value.trim(), Some(span_in(text, label, 0))))
}

fn stated(text: &str, kind: FieldKind, value: &str, label: Option<ByteSpan>) -> Stated {
    Stated { kind, value: value.to_owned(), span: span_in(text, value, 0), label }
}
