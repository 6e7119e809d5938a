//! How a seed was understood, as programs read it.

use std::path::Path;

use serde::Serialize;

use super::about::date_in_full;
use super::lines::{Lines, LspRange};
use super::{json, kinds};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// One seed. Offsets count bytes of the file's text in UTF-8, as in `check --format json`.
#[derive(Serialize)]
struct JsonSeed<'a> {
    path: &'a str,
    encoding: &'static str,
    format: &'static str,
    parts: Vec<JsonPart<'a>>,
    body: Vec<JsonBlock>,
    boilerplate: Vec<JsonPiece>,
}

#[derive(Serialize)]
struct JsonPart<'a> {
    kind: &'static str,
    #[serde(flatten)]
    place: Place,
    fields: Vec<JsonField<'a>>,
}

#[derive(Serialize)]
struct JsonField<'a> {
    kind: &'static str,
    value: &'a str,
    /// For dates: the date as it was understood, or null.
    date: Option<String>,
    /// For dates that are none: why.
    problem: Option<String>,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct JsonBlock {
    kind: String,
    text: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct JsonPiece {
    kind: &'static str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
    range: LspRange,
}

impl Place {
    fn of(span: ByteSpan, lines: &Lines) -> Self {
        Self { start: span.start(), end: span.end(), range: lines.range(span) }
    }
}

/// The seed as one JSON object.
///
/// # Errors
/// None that depends on the seed.
pub(in crate::cli) fn format(path: &Path, seed: &Seed) -> serde_json::Result<String> {
    let lines = Lines::of(&seed.source);
    let text = seed.source.text();
    let fields = |index: usize| {
        let stated = seed.fields.iter().filter(move |field| field.part == index);
        stated
            .map(|field| JsonField {
                kind: kinds::field(field.kind),
                value: &field.value,
                date: date_in_full(field, 'T'),
                problem: field.date.as_ref().and_then(|date| date.as_ref().err()).map(ToString::to_string),
                place: Place::of(field.span, &lines),
            })
            .collect()
    };
    json::pretty(&JsonSeed {
        path: &path.to_string_lossy(),
        encoding: seed.source.encoding().name(),
        format: kinds::format(seed.body.format),
        parts: seed
            .parts
            .iter()
            .enumerate()
            .map(|(index, part)| JsonPart {
                kind: kinds::part(part.kind),
                place: Place::of(part.span, &lines),
                fields: fields(index),
            })
            .collect(),
        body: seed
            .body
            .blocks()
            .iter()
            .map(|block| JsonBlock {
                kind: kinds::block(block.kind),
                text: seed.body.block_text(block, text),
                place: Place::of(block.span, &lines),
            })
            .collect(),
        boilerplate: seed
            .boilerplate
            .iter()
            .map(|piece| JsonPiece { kind: kinds::boilerplate(piece.kind), place: Place::of(piece.span, &lines) })
            .collect(),
    })
}
