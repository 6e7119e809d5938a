//! A passage as programs read it: one JSON object a line.

use serde::Serialize;

use super::json;
use crate::reprints::{PassageOrder, Placement, Variant, VariantClass, VariantKind};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// One passage of one pair of seeds.
#[derive(Serialize)]
struct JsonPassage<'a> {
    seed: JsonPlace<'a>,
    witness: JsonPlace<'a>,
    similarity: f32,
    /// Whether the witness has it in the same order among its passages, has moved it, or says it again.
    order: PassageOrder,
    /// What one side has more, or in other words, between the passage before this one and this one.
    before: Vec<JsonVariant<'a>>,
    variants: Vec<JsonVariant<'a>>,
}

/// A stretch of a stored file: `start` and `end` count its bytes, a byte order mark included, the end exclusive.
#[derive(Serialize)]
struct JsonPlace<'a> {
    path: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonVariant<'a> {
    kind: VariantKind,
    class: VariantClass,
    seed: JsonReading<'a>,
    witness: JsonReading<'a>,
}

/// What one side has; empty, at the place, if it has nothing.
#[derive(Serialize)]
struct JsonReading<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// One side of a passage.
pub(in crate::cli) struct Side<'a> {
    /// The path as it is printed.
    pub(in crate::cli) path: &'a str,
    pub(in crate::cli) seed: &'a Seed,
    pub(in crate::cli) span: ByteSpan,
}

/// The passage as one line without its line break.
///
/// # Errors
/// None that depends on the passage.
pub(in crate::cli) fn format(
    seed: &Side,
    witness: &Side,
    similarity: f32,
    standing: &Placement,
    variants: &[Variant],
) -> serde_json::Result<String> {
    let told = |variant| JsonVariant::of(variant, seed, witness);
    json::line(&JsonPassage {
        seed: seed.place(),
        witness: witness.place(),
        similarity,
        order: standing.order,
        before: standing.before.iter().map(told).collect(),
        variants: variants.iter().map(told).collect(),
    })
}

impl<'a> JsonVariant<'a> {
    fn of(variant: &'a Variant, seed: &Side<'a>, witness: &Side<'a>) -> Self {
        Self {
            kind: variant.kind,
            class: variant.class,
            seed: seed.reading(variant.seed, &variant.seed_text),
            witness: witness.reading(variant.witness, &variant.witness_text),
        }
    }
}

impl<'a> Side<'a> {
    fn place(&self) -> JsonPlace<'a> {
        let (start, end) = self.stored(self.span);
        JsonPlace { path: self.path, start, end }
    }

    fn reading<'b>(&self, span: ByteSpan, text: &'b str) -> JsonReading<'b> {
        let (start, end) = self.stored(span);
        JsonReading { start, end, text }
    }

    fn stored(&self, span: ByteSpan) -> (usize, usize) {
        (self.seed.source.stored_offset(span.start()), self.seed.source.stored_offset(span.end()))
    }
}
