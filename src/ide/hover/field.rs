//! How a field was understood, and what other header parts state.

use std::borrow::Cow;

use jiff::Span;
use jiff::civil::DateTime;
use percent_encoding::percent_decode_str;

use super::excerpt::shortened;
use crate::ide::describe::full_date;
use crate::messages::{Message, message};
use crate::rules::labels;
use crate::seed::field::SeedDate;
use crate::seed::{Field, FieldKind, Seed};
use crate::text::ByteSpan;

/// How much of a value is shown.
const MAX_VALUE_CHARACTERS: usize = 300;

/// What there is to say about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldHover {
    /// What it states.
    pub kind: FieldKind,
    /// Its value as people read it, shortened if it is long; `None` if its label has no value.
    pub value: Option<String>,
    /// How its date was read, or why it is none; `None` if it is no date, or was read just as it is written.
    pub date: Option<Message>,
    /// Where it is stated.
    pub statement: FieldStatement,
    /// What the other header parts state in its place.
    pub others: Vec<OtherStatement>,
}

/// Where a field is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldStatement {
    /// What the header part is called.
    pub part: Message,
    /// Where its value begins, in bytes.
    pub offset: usize,
}

/// A field of the same kind in another header part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherStatement {
    /// How it agrees with the field.
    pub agreement: Agreement,
    /// Its value as people read it, shortened if it is long; `None` if its label has no value.
    pub value: Option<String>,
    /// Where it is stated.
    pub statement: FieldStatement,
}

/// How two fields of a kind agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They state the same, in whatever form.
    Same,
    /// They state different things that can both be right.
    Compatible,
    /// At most one of them is right.
    Conflicting,
}

/// The field at a byte offset, and the span of its value or label; `None` if there is none. Of several the shortest.
pub(super) fn at(seed: &Seed, offset: usize) -> Option<(ByteSpan, FieldHover)> {
    let touches = |span: ByteSpan| span.touches(offset);
    // A title can lie inside a link that is a field too.
    let value = seed.fields.iter().filter(|field| touches(field.span)).min_by_key(|field| field.span.len());
    let field = value.or_else(|| seed.fields.iter().find(|field| field.label.is_some_and(touches)))?;
    let others = seed.fields_of(field.kind).filter(|other| other.span != field.span && other.part != field.part);
    let other = |other: &Field| OtherStatement {
        agreement: agreement(field, other),
        value: (!other.is_empty()).then(|| shortened(&date_or_value(other), MAX_VALUE_CHARACTERS)),
        statement: statement(seed, other),
    };
    let label = field.label.filter(|label| label.touches(offset) && !field.span.touches(offset));
    let hover = FieldHover {
        kind: field.kind,
        value: (!field.is_empty()).then(|| shortened(&readable(field), MAX_VALUE_CHARACTERS)),
        date: date(field),
        statement: statement(seed, field),
        others: others.map(other).collect(),
    };
    Some((label.unwrap_or(field.span), hover))
}

/// See [`FieldHover::date`].
fn date(field: &Field) -> Option<Message> {
    match field.date.as_ref().filter(|_| !field.is_empty())? {
        Ok(date) if full_date(date) == field.value => None,
        Ok(date) => Some(message!("hover-read-as", date = full_date(date))),
        Err(problem) => Some(message!("hover-no-date", problem = labels::date_problem(problem))),
    }
}

fn statement(seed: &Seed, field: &Field) -> FieldStatement {
    let part = seed.parts.get(field.part).map_or_else(|| message!("hover-text"), |part| labels::part(part.kind));
    FieldStatement { part, offset: field.span.start() }
}

/// A date as it was read, because a number of milliseconds says nothing to a reader; else the value.
fn date_or_value(field: &Field) -> Cow<'_, str> {
    match &field.date {
        Some(Ok(date)) => full_date(date).into(),
        _ => readable(field),
    }
}

/// A value as people read it: an address with its Chinese characters instead of `%E6%B8%A1`.
fn readable(field: &Field) -> Cow<'_, str> {
    if !matches!(field.kind, FieldKind::Url | FieldKind::ArchiveUrl) {
        return (&field.value).into();
    }
    let decoded = percent_decode_str(&field.value).decode_utf8().ok();
    decoded.filter(|decoded| !decoded.contains(char::is_control)).unwrap_or((&field.value).into())
}

/// How two fields of a kind agree. A date without a time is compatible with any time on its day; of authors and tags there
/// may be several.
fn agreement(field: &Field, other: &Field) -> Agreement {
    let is_compatible = match (&field.date, &other.date) {
        _ if other.value == field.value => return Agreement::Same,
        (Some(Ok(a)), Some(Ok(b))) if a.has_time == b.has_time && a.has_day == b.has_day && moment(a) == moment(b) => {
            return Agreement::Same;
        }
        (Some(Ok(a)), Some(Ok(b))) if a.has_time && b.has_time => moment(a) == moment(b),
        (Some(Ok(a)), Some(Ok(b))) => a.civil.date() == b.civil.date(),
        _ => matches!(field.kind, FieldKind::Author | FieldKind::Tag),
    };
    if is_compatible { Agreement::Compatible } else { Agreement::Conflicting }
}

/// The moment of a date: in UTC if its offset is known.
fn moment(date: &SeedDate) -> DateTime {
    let offset = date.offset.and_then(|offset| Span::new().try_seconds(offset.seconds()).ok());
    offset.and_then(|offset| date.civil.checked_sub(offset).ok()).unwrap_or(date.civil)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    /// What is said of the field at `$0`: its value, its date, and what others state.
    fn field(text: &str) -> FieldHover {
        let offset = text.find("$0").expect("a cursor");
        let seed = Seed::parse(Source::from_text(text.replace("$0", "")), FormatHint::Markdown);
        at(&seed, offset).expect("a field").1
    }

    fn others(text: &str) -> Vec<(Agreement, Option<String>)> {
        field(text).others.into_iter().map(|other| (other.agreement, other.value)).collect()
    }

    #[test]
    fn a_date_is_explained_unless_it_says_all_itself() {
        assert_eq!(field("---\ndate: 2021-03-0$01\n---\n").date, None);
        let read_as = |date: &str| Some(message!("hover-read-as", date = date));
        assert_eq!(field("---\ndate: 2021年3$0月1日\n---\n").date, read_as("2021-03-01"));
        assert_eq!(field("---\ndate: 2025-02-12T20:11:1$01+08:00\n---\n").date, read_as("2025-02-12 20:11:11+08:00"));
    }

    #[test]
    fn other_parts_agree_or_do_not() {
        let text = |date: &str| {
            format!(
                "---\ndate: {date}$0\n---\n<!--1739362271000-->\n[河水](https://hewan.example/1)\n------\n\n<p>水</p>"
            )
        };
        let utc = Some("2025-02-12 12:11:11+00:00".to_owned());
        assert_eq!(others(&text("2025-02-12T20:11:11+08:00")), [(Agreement::Same, utc.clone())]);
        assert_eq!(others(&text("2025-02-12")), [(Agreement::Compatible, utc.clone())]);
        assert_eq!(others(&text("2025-02-13")), [(Agreement::Conflicting, utc)]);
    }

    #[test]
    fn an_address_is_shown_with_its_chinese() {
        let url = |path: &str| field(&format!("---\nurl: https://hewan.example/{path}$0\n---\n")).value;
        assert_eq!(url("%E6%B2%B3%E6%B0%B4").as_deref(), Some("https://hewan.example/河水"));
        assert_eq!(url("%E6%B2%B3/%ff").as_deref(), Some("https://hewan.example/%E6%B2%B3/%ff"));
    }

    #[test]
    fn a_label_without_a_value_is_a_field_too() {
        let found = field("河湾\n\n来源:河湾日报 作$0者: 日期:2021-03-02\n\n河水涨了。");
        assert_eq!((found.kind, found.value), (FieldKind::Author, None));
    }
}
