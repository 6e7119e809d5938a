//! How a seed is put together: stacked parts, body, then what stands in the body's first and last lines.

use super::body::{self, BodyText};
use super::header::{self, Found, Stated};
use super::{Boilerplate, BoilerplateKind, Field, FieldKind, FormatHint, HeaderPart, PartKind, Seed, date};
use crate::text::{ByteSpan, Source};

/// Understands a file.
pub(super) fn parse(source: Source, hint: FormatHint) -> Seed {
    let text = source.text();
    let (mut found, start) = header::read_stacked(text);
    let BodyText { mut body, mut boilerplate, links, markdown, markup, parts } = body::read(text, start, hint);

    found.extend(parts);
    let lines = body::opening_lines(&body, text, &links);
    let titles: Vec<_> = stated(&found, FieldKind::Title).collect();
    let heading = header::read_heading(&lines, &titles);
    let title_span = heading.as_ref().map(|found| found.span);
    let mut moved: Vec<Found> = heading.into_iter().collect();
    let dated = stated(&found, FieldKind::Published).any(|date| !date.is_empty());
    // Where a date is stated already, a line that is only a day may be any.
    let bare_date = |part: &Found| {
        let is_day = |field: &Stated| date::parse(&field.value).is_ok_and(|date| !date.has_time);
        dated
            && part
                .fields
                .iter()
                .all(|field| field.kind == FieldKind::Published && field.label.is_none() && is_day(field))
    };
    let others = lines.iter().filter(|line| Some(line.span) != title_span).filter_map(header::read_line);
    moved.extend(others.filter(|part| part.fields.is_empty() || !bare_date(part)));
    let mut closing = body::closing_lines(&body, text, &links, body::is_text);
    closing.retain(|line| moved.iter().all(|part| !part.span.overlaps(line.span)));
    if let Some(link) =
        closing.last().and_then(|last| header::read_source_link(last, &found)).filter(|_| !found.is_empty())
    {
        closing.pop();
        moved.push(link);
    }
    // The foot of a text names its people too; one that is no seed otherwise is not made one by that.
    if found.iter().chain(&moved).any(|part| part.kind != PartKind::Heading) {
        let credits: Vec<_> = closing.iter().filter_map(header::read_credits).collect();
        closing.retain(|line| credits.iter().all(|part| part.span != line.span));
        moved.extend(credits);
    }
    let mut notices = body::notices_at_end(&closing);
    // A text that is a notice and nothing else is the text.
    if notices.len() == closing.len() && body.blocks().len() <= notices.len() + moved.len() {
        notices.clear();
    }
    let mut spans: Vec<_> = moved.iter().map(|part| part.span).chain(notices.iter().copied()).collect();
    if markdown.is_some() {
        spans.extend(body::shortcodes(text, body.span));
    }
    body.cut(text, &apart(spans));
    boilerplate.extend(notices.into_iter().map(|span| Boilerplate { kind: BoilerplateKind::Notice, span }));
    boilerplate.sort_by_key(|part| (part.span.start(), std::cmp::Reverse(part.span.end())));
    // What a notice has inside of it (a script) is part of it.
    let mut end = 0;
    boilerplate.retain(|part| {
        let apart = part.span.start() >= end;
        end = end.max(part.span.end());
        apart
    });
    found.extend(moved);

    let (parts, fields, mut defects) = assemble(found);
    defects.sort_by_key(super::Defect::span);
    Seed { source, parts, fields, body, boilerplate, defects, markdown, markup }
}

/// Spans in order, those that overlap made one.
fn apart(mut spans: Vec<ByteSpan>) -> Vec<ByteSpan> {
    spans.sort_unstable();
    let mut apart: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start() < last.end() => *last = last.hull(span),
            _ => apart.push(span),
        }
    }
    apart
}

fn stated(found: &[Found], kind: FieldKind) -> impl Iterator<Item = &str> {
    found.iter().flat_map(|part| &part.fields).filter(move |field| field.kind == kind).map(|field| field.value.as_str())
}

/// Puts the parts in the order in which they stand, and their fields in the order of their values.
fn assemble(mut found: Vec<Found>) -> (Vec<HeaderPart>, Vec<Field>, Vec<super::Defect>) {
    found.sort_by_key(|part| part.span);
    let mut parts = Vec::new();
    let mut fields = Vec::new();
    let mut defects = Vec::new();
    for Found { kind, span, fields: stated, defects: noted } in found {
        let part = parts.len();
        parts.push(HeaderPart { kind, span });
        defects.extend(noted);
        fields.extend(stated.into_iter().map(|field| {
            let dated = matches!(field.kind, FieldKind::Published | FieldKind::Updated) && !field.value.is_empty();
            let date = dated.then(|| date::parse(&field.value));
            Field { kind: field.kind, value: field.value, span: field.span, label: field.label, date, part }
        }));
    }
    fields.sort_by_key(|field| field.span);
    (parts, fields, defects)
}
