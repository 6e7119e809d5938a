//! Assembly of a seed: the header parts at its start, then the body, then the header parts in the body's first and last
//! lines.

mod parsed_body;
mod suppressions;

use super::body::{self, BodyLink};
use super::boilerplate::keep_outermost;
use super::header::{self, ParsedField, ParsedPart};
use super::{
    Body, Boilerplate, BoilerplateKind, Defect, Field, FieldKind, FormatHint, HeaderPart, PartKind, Seed, date,
};
use crate::text::{ByteSpan, Source, merge_spans, slice};
use parsed_body::ParsedBody;

impl Seed {
    /// Parses a file. Never fails. Linear in its length.
    pub fn parse(source: Source, hint: FormatHint) -> Self {
        let text = source.text();
        let (mut found, start) = header::read_stacked(text);
        let ParsedBody { mut body, mut boilerplate, links, markdown, markup, parts } =
            parsed_body::read(text, start, hint);

        found.extend(parts);
        let suppressions = suppressions::collect(text, start, &found, &body, markup.as_ref());

        let mut moved = opening_parts(&body, text, &links, &found);
        let notices = closing_parts(&body, text, &links, &found, &mut moved);
        let mut cuts: Vec<_> = moved.iter().map(|part| part.span).chain(notices.iter().copied()).collect();
        if markdown.is_some() {
            cuts.extend(body::find_shortcodes(text, body.span));
        }
        body.cut(text, &merge_spans(cuts));
        found.extend(moved);

        boilerplate.extend(notices.into_iter().map(|span| Boilerplate { kind: BoilerplateKind::Notice, span }));
        keep_outermost(&mut boilerplate);

        let (parts, fields, mut defects) = assemble(text, found);
        defects.sort_by_key(Defect::span);
        Self { source, parts, fields, body, boilerplate, defects, markdown, markup, suppressions }
    }
}

/// Finds the header parts in the first lines of the body. `found` holds the parts before and around it.
fn opening_parts(body: &Body, text: &str, links: &[BodyLink], found: &[ParsedPart]) -> Vec<ParsedPart> {
    let lines = body::opening_lines(body, text, links);
    let titles: Vec<_> = values_of(found, FieldKind::Title).collect();
    let heading = header::read_heading(&lines, &titles);
    let title = heading.as_ref().map(|heading| heading.span);
    // If a date is stated already, a line with only a day may be about anything.
    let dated = values_of(found, FieldKind::Published).any(|date| !date.is_empty());
    let is_bare_day = |field: &ParsedField| {
        field.kind == FieldKind::Published
            && field.label.is_none()
            && date::parse(&field.value).is_ok_and(|date| !date.has_time)
    };
    let counts = |part: &ParsedPart| !dated || part.fields.is_empty() || !part.fields.iter().all(is_bare_day);
    let others = lines.iter().filter(|line| Some(line.span) != title).filter_map(header::read_line).filter(counts);
    heading.into_iter().chain(others).collect()
}

/// Finds the notices in the last lines of the body, and returns them. Appends the header parts there to `moved`, the
/// parts that move from the body to the header.
fn closing_parts(
    body: &Body,
    text: &str,
    links: &[BodyLink],
    found: &[ParsedPart],
    moved: &mut Vec<ParsedPart>,
) -> Vec<ByteSpan> {
    let mut lines = body::closing_lines(body, text, links, body::is_text);
    lines.retain(|line| moved.iter().all(|part| !part.span.overlaps(line.span)));
    if !found.is_empty()
        && let Some(link) = lines.last().and_then(|last| header::read_source_link(last, found))
    {
        lines.pop();
        moved.push(link);
    }
    // The end of a text also names people, but that alone does not make it a seed.
    if found.iter().chain(moved.iter()).any(|part| part.kind != PartKind::Heading) {
        let credits: Vec<_> = lines.iter().filter_map(header::read_credits).collect();
        lines.retain(|line| credits.iter().all(|part| part.span != line.span));
        moved.extend(credits);
    }
    let notices = body::find_notices(&lines);
    // A text that is entirely a notice is kept as the text.
    if notices.len() == lines.len() && body.blocks().len() <= notices.len() + moved.len() { vec![] } else { notices }
}

/// The values of all fields of a kind.
fn values_of(found: &[ParsedPart], kind: FieldKind) -> impl Iterator<Item = &str> {
    found.iter().flat_map(|part| &part.fields).filter(move |field| field.kind == kind).map(|field| field.value.trim())
}

/// Sorts the parts by their places, and the fields by the places of their values.
fn assemble(text: &str, mut found: Vec<ParsedPart>) -> (Vec<HeaderPart>, Vec<Field>, Vec<Defect>) {
    found.sort_by_key(|part| part.span);
    let mut parts = Vec::new();
    let mut fields = Vec::new();
    let mut defects = Vec::new();
    for ParsedPart { kind, span, fields: stated, defects: noted, suppressions: _ } in found {
        let part = parts.len();
        parts.push(HeaderPart { kind, span });
        defects.extend(noted);
        fields.extend(stated.into_iter().map(|mut field| {
            strip_padding(text, &mut field);
            let dated = matches!(field.kind, FieldKind::Published | FieldKind::Updated) && !field.value.is_empty();
            let date = dated.then(|| date::parse(&field.value));
            Field { kind: field.kind, value: field.value, span: field.span, label: field.label, date, part }
        }));
    }
    fields.sort_by_key(|field| field.span);
    (parts, fields, defects)
}

/// Strips white space from the ends of a value. If nothing else is in it, the field becomes empty, at the place where the
/// value belongs.
fn strip_padding(text: &str, field: &mut ParsedField) {
    let written = slice(text, field.span.range());
    let start = field.span.start() + (written.len() - written.trim_start().len());
    field.value = field.value.trim().to_owned();
    field.span = match written.trim() {
        // White space can also be written as character references, such as `&#32;`.
        _ if field.value.is_empty() => ByteSpan::at(field.span.start()),
        written => ByteSpan::new(start, start + written.len()),
    };
}
