//! What was understood of a field.

use std::borrow::Cow;

use jiff::Span;
use jiff::civil::DateTime;
use percent_encoding::percent_decode_str;
use ropey::Rope;

use super::super::markup::{Page, SLOT};
use super::passage::shortened;
use crate::messages::{Message, message};
use crate::rules::words;
use crate::seed::field::SeedDate;
use crate::seed::{Field, FieldKind, Seed};
use crate::text::{ByteSpan, ColumnUnit, position};

/// How much of a value is shown: characters.
const LONGEST_VALUE: usize = 300;

/// Describes the field at a place, if there is one, and gives its span.
pub(super) fn at(seed: &Seed, rope: &Rope, offset: usize, page: &mut Page) -> Option<ByteSpan> {
    let touches = |span: ByteSpan| span.touches(offset);
    // The smallest: a title can lie inside a link that is a field too.
    let value = seed.fields.iter().filter(|field| touches(field.span)).min_by_key(|field| field.span.len());
    let field = value.or_else(|| seed.fields.iter().find(|field| field.label.is_some_and(touches)))?;
    page.title(&words::field(field.kind));
    value_of(field, page);
    page.paragraph();
    page.message(&stated(seed, rope, field));
    let others: Vec<_> =
        seed.fields_of(field.kind).filter(|other| other.span != field.span && other.part != field.part).collect();
    for other in others {
        page.paragraph();
        if other.value == field.value || same_moment(field, other) {
            page.message(&message!("hover-same", where = stated(seed, rope, other)));
            continue;
        }
        let at = stated(seed, rope, other);
        let said = match agree(field, other) {
            true => message!("hover-also", value = SLOT, where = at),
            false => message!("hover-differs", value = SLOT, where = at),
        };
        if other.is_empty() {
            page.message_quoting(&said, &message!("hover-nothing").text(page.language()));
        } else {
            page.message_quoting(&said, &shortened(&shown(other), LONGEST_VALUE));
        }
    }
    let label = field.label.filter(|label| label.touches(offset) && !field.span.touches(offset));
    Some(label.unwrap_or(field.span))
}

/// The value, and for a date what it is.
fn value_of(field: &Field, page: &mut Page) {
    if field.is_empty() {
        page.paragraph().message(&message!("hover-empty-label"));
        return;
    }
    page.paragraph().quote(&shortened(&legible(field), LONGEST_VALUE));
    match &field.date {
        Some(Ok(date)) if exact(date) == field.value => page,
        Some(Ok(date)) => page.paragraph().message(&message!("hover-read-as", date = exact(date))),
        Some(Err(problem)) => {
            page.paragraph().message(&message!("hover-no-date", problem = words::date_problem(problem)))
        }
        None => page,
    };
}

/// `front matter (YAML), line 3`
fn stated(seed: &Seed, rope: &Rope, field: &Field) -> Message {
    let line = position::position_of(rope, field.span.start(), ColumnUnit::Utf8).line + 1;
    let part = seed.parts.get(field.part).map_or_else(|| message!("hover-text"), |part| words::part(part.kind));
    message!("hover-where", part = part, line = line)
}

/// What another part states: a date as it was read, because a number of milliseconds says nothing to a reader.
fn shown(field: &Field) -> Cow<'_, str> {
    match &field.date {
        Some(Ok(date)) => exact(date).into(),
        _ => legible(field),
    }
}

/// A value as people read it: an address with its Chinese characters instead of `%E6%B8%A1`.
fn legible(field: &Field) -> Cow<'_, str> {
    if !matches!(field.kind, FieldKind::Url | FieldKind::ArchiveUrl) {
        return (&field.value).into();
    }
    let decoded = percent_decode_str(&field.value).decode_utf8().ok();
    decoded.filter(|decoded| !decoded.contains(char::is_control)).unwrap_or((&field.value).into())
}

/// Whether two fields of a kind can both be right. A date without a time agrees with any time on its day; of authors and tags
/// there may be several.
fn agree(field: &Field, other: &Field) -> bool {
    match (&field.date, &other.date) {
        (Some(Ok(a)), Some(Ok(b))) if a.has_time && b.has_time => moment(a) == moment(b),
        (Some(Ok(a)), Some(Ok(b))) => a.civil.date() == b.civil.date(),
        _ => matches!(field.kind, FieldKind::Author | FieldKind::Tag),
    }
}

/// Whether two fields state the same moment, in whatever form.
fn same_moment(field: &Field, other: &Field) -> bool {
    match (&field.date, &other.date) {
        (Some(Ok(a)), Some(Ok(b))) => a.has_time == b.has_time && a.has_day == b.has_day && moment(a) == moment(b),
        _ => false,
    }
}

/// When it was, in UTC if an offset is known.
fn moment(date: &SeedDate) -> DateTime {
    let offset = date.offset.and_then(|offset| Span::new().try_seconds(offset.seconds()).ok());
    offset.and_then(|offset| date.civil.checked_sub(offset).ok()).unwrap_or(date.civil)
}

/// A date as exactly as it was written.
fn exact(date: &SeedDate) -> String {
    let mut exact = date.civil.date().to_string();
    if date.has_time {
        exact += &format!(" {}", date.civil.time());
    }
    if let Some(offset) = date.offset {
        exact += &format!(" (UTC{offset})");
    }
    exact
}
