//! How a seed was parsed, for programs.

use std::path::Path;

use serde::Serialize;

use crate::cli::output::about::rfc3339;
use crate::cli::output::escape::json;
use crate::cli::output::line_index::{LineIndex, LspRange};
use crate::cli::output::seeds::kinds;
use crate::seed::Seed;
use crate::text::ByteSpan;

/// A seed. Offsets are bytes of the file's text in UTF-8, as in `check --format json`.
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
    span: JsonSpan,
    fields: Vec<JsonField<'a>>,
}

#[derive(Serialize)]
struct JsonField<'a> {
    kind: &'static str,
    value: &'a str,
    /// For dates: the parsed date, or null.
    date: Option<String>,
    /// For invalid dates: what is wrong.
    problem: Option<String>,
    #[serde(flatten)]
    span: JsonSpan,
}

#[derive(Serialize)]
struct JsonBlock {
    kind: String,
    text: String,
    #[serde(flatten)]
    span: JsonSpan,
}

#[derive(Serialize)]
struct JsonPiece {
    kind: &'static str,
    #[serde(flatten)]
    span: JsonSpan,
}

#[derive(Serialize)]
struct JsonSpan {
    start: usize,
    end: usize,
    range: LspRange,
}

impl JsonSpan {
    fn new(span: ByteSpan, lines: &LineIndex) -> Self {
        Self { start: span.start(), end: span.end(), range: lines.range(span) }
    }
}

/// The seed as one JSON object.
///
/// # Errors
/// Serialising failed, which does not depend on the seed.
pub(in crate::cli) fn format(path: &Path, seed: &Seed) -> serde_json::Result<String> {
    let lines = LineIndex::new(&seed.source);
    let text = seed.source.text();
    let fields = |index: usize| {
        let stated = seed.fields.iter().filter(move |field| field.part == index);
        stated
            .map(|field| JsonField {
                kind: kinds::field(field.kind),
                value: &field.value,
                date: rfc3339(field),
                problem: field.date.as_ref().and_then(|date| date.as_ref().err()).map(ToString::to_string),
                span: JsonSpan::new(field.span, &lines),
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
                span: JsonSpan::new(part.span, &lines),
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
                span: JsonSpan::new(block.span, &lines),
            })
            .collect(),
        boilerplate: seed
            .boilerplate
            .iter()
            .map(|piece| JsonPiece { kind: kinds::boilerplate(piece.kind), span: JsonSpan::new(piece.span, &lines) })
            .collect(),
    })
}
