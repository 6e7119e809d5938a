//! The shared part of the rules about header parts that disagree: one finding per kind of field, at the first statement
//! that contradicts the very first one.

use super::dates;
use super::fill::{fill, value_of};
use crate::messages::{message, quote};
use crate::rules::labels;
use crate::rules::{Reporter, Safety};
use crate::seed::{Field, FieldKind, PartKind, Seed};

/// The maximum number of fields of a kind to compare, because the comparison is quadratic.
const MAX_COMPARED_FIELDS: usize = 48;

/// The maximum number of further statements to show.
const MAX_RELATED: usize = 8;

/// Reports the first statement that does not `agree` with the very first one, and shows the others.
pub(super) fn check(seed: &Seed, reporter: &mut Reporter<'_>, kind: FieldKind, agree: impl Fn(&Field, &Field) -> bool) {
    let stated = seed.fields_of(kind).take(MAX_COMPARED_FIELDS);
    let mut stated = stated.filter(|field| !field.is_empty() && is_about_this_seed(seed, field));
    let Some(first) = stated.next() else { return };
    let mut others = stated.filter(|field| !agree(first, field));
    let Some(other) = others.next() else { return };
    let part_of = |field| labels::part(seed.part_of(field).kind);
    let message = message!(
        "conflict",
        field = labels::field(kind),
        here = quote(&shown(other)),
        there = quote(&shown(first)),
        part = part_of(first)
    );
    let finding = reporter.report(other.span, message);
    for field in std::iter::once(first).chain(others.take(MAX_RELATED)) {
        let message = message!("conflict-elsewhere", part = part_of(field), value = quote(&shown(field)));
        finding.add_related(field.span, message);
    }
    // A byline is part of the text, and nobody writes the milliseconds of a feed header by hand.
    let writable = |field: &Field| match seed.part_of(field).kind {
        PartKind::Byline => false,
        PartKind::FeedHeader => kind != FieldKind::Published,
        _ => true,
    };
    for (wrong, right) in [(first, other), (other, first)] {
        let beside: Vec<&Field> = statement(seed, right).collect();
        let alone = statement(seed, wrong).count() == 1;
        if let Some(value) = value_of(&beside)
            && alone
            && writable(wrong)
        {
            let title = message!("conflict-write", value = quote(&value), part = part_of(wrong));
            finding.add_fix(title, Safety::NeedsALook, vec![fill(seed, wrong, &value)]);
        }
    }
}

/// Whether a statement is about the seed as a whole, so that it can contradict another. A heading may differ from the
/// title, and so may a letter quoted in the text. A source line or archive card may link to what the text was taken
/// from. A date alone on a line, or in a caption, may be part of the story.
fn is_about_this_seed(seed: &Seed, field: &Field) -> bool {
    let part = seed.part_of(field).kind;
    let in_text = matches!(part, PartKind::Byline | PartKind::SourceLine);
    match field.kind {
        _ if part == PartKind::Heading => false,
        FieldKind::Title => !in_text,
        FieldKind::Url => !in_text && part != PartKind::ArchiveCard,
        FieldKind::Published if in_text => {
            let beside = |other: &Field| other.part == field.part && other.kind != FieldKind::Published;
            let behind = seed.source.text().get(field.span.end()..).and_then(|text| text.chars().next());
            let in_sentence = behind.is_some_and(char::is_alphanumeric);
            field.label.is_some()
                || (!in_sentence && seed.fields.iter().any(|other| beside(other) && !other.is_empty()))
        }
        _ => true,
    }
}

/// Whether two fields belong to one statement: bylines can span several lines, with an author on each.
pub(super) fn one_statement(seed: &Seed, a: &Field, b: &Field) -> bool {
    let bylines = [a, b].iter().all(|field| seed.part_of(field).kind == PartKind::Byline);
    a.part == b.part || (bylines && a.kind == FieldKind::Author)
}

/// Returns all fields of the same kind in the same statement.
pub(super) fn statement<'a>(seed: &'a Seed, field: &'a Field) -> impl Iterator<Item = &'a Field> {
    seed.fields_of(field.kind).take(MAX_COMPARED_FIELDS).filter(|other| one_statement(seed, other, field))
}

/// Returns a value as a message shows it: a date as a date, even if it was written in milliseconds.
fn shown(field: &Field) -> String {
    match &field.date {
        Some(Ok(date)) if field.value.bytes().all(|b| b.is_ascii_digit()) => dates::written(date),
        _ => field.value.clone(),
    }
}
