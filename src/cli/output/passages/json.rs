//! Passages for programs: one JSON object per passage and line.

use serde::Serialize;

use crate::cli::output::escape::json;
use crate::reprints::{PassageOrder, Placement, Variant, VariantClass, VariantKind};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// A passage of a pair of seeds.
#[derive(Serialize)]
struct JsonPassage<'a> {
    seed: JsonPlace<'a>,
    witness: JsonPlace<'a>,
    similarity: f32,
    /// Whether the witness has the passage in the same order, has moved it, or repeats it.
    order: PassageOrder,
    /// What one side adds or words otherwise between the previous passage and this one.
    before: Vec<JsonVariant<'a>>,
    variants: Vec<JsonVariant<'a>>,
}

/// A span of a stored file: `start` and `end` are bytes, byte order mark included, half-open.
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
    seed: JsonVariantSide<'a>,
    witness: JsonVariantSide<'a>,
}

/// The reading of one side; if it has none, an empty span at the place.
#[derive(Serialize)]
struct JsonVariantSide<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// One side of a passage.
pub(in crate::cli) struct PassageSide<'a> {
    /// The path as it is printed.
    pub(in crate::cli) path: &'a str,
    pub(in crate::cli) seed: &'a Seed,
    pub(in crate::cli) span: ByteSpan,
}

/// The passage on one line, without a line break.
///
/// # Errors
/// Serialising failed, which does not depend on the passage.
pub(in crate::cli) fn format(
    seed: &PassageSide,
    witness: &PassageSide,
    similarity: f32,
    standing: &Placement,
    variants: &[Variant],
) -> serde_json::Result<String> {
    let json_variant = |variant| JsonVariant::new(variant, seed, witness);
    json::line(&JsonPassage {
        seed: seed.place(),
        witness: witness.place(),
        similarity,
        order: standing.order,
        before: standing.before.iter().map(json_variant).collect(),
        variants: variants.iter().map(json_variant).collect(),
    })
}

impl<'a> JsonVariant<'a> {
    fn new(variant: &'a Variant, seed: &PassageSide<'a>, witness: &PassageSide<'a>) -> Self {
        Self {
            kind: variant.kind,
            class: variant.class,
            seed: seed.reading(variant.seed, &variant.seed_text),
            witness: witness.reading(variant.witness, &variant.witness_text),
        }
    }
}

impl<'a> PassageSide<'a> {
    fn place(&self) -> JsonPlace<'a> {
        let (start, end) = self.stored(self.span);
        JsonPlace { path: self.path, start, end }
    }

    fn reading<'b>(&self, span: ByteSpan, text: &'b str) -> JsonVariantSide<'b> {
        let (start, end) = self.stored(span);
        JsonVariantSide { start, end, text }
    }

    fn stored(&self, span: ByteSpan) -> (usize, usize) {
        (self.seed.source.stored_offset(span.start()), self.seed.source.stored_offset(span.end()))
    }
}
