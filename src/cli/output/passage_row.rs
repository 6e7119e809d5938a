//! A passage as a row of a table.

use std::path::Path;

use super::table::{Cell, Columns, Kind};
use crate::corpus::{AnalysedSeed, WitnessedPassage};
use crate::reprints::{Classes, PassageOrder, Placement, VariantKind};
use crate::seed::FieldKind;

/// The columns of a table of passages.
pub(in crate::cli) const COLUMNS: Columns = &[
    ("seed_path", Kind::Text),
    ("seed_start", Kind::Whole),
    ("seed_end", Kind::Whole),
    ("seed_title", Kind::MaybeText),
    ("seed_source", Kind::MaybeText),
    ("seed_published", Kind::MaybeText),
    ("witness_path", Kind::Text),
    ("witness_start", Kind::Whole),
    ("witness_end", Kind::Whole),
    ("witness_title", Kind::MaybeText),
    ("witness_source", Kind::MaybeText),
    ("witness_published", Kind::MaybeText),
    ("characters", Kind::Whole),
    ("similarity", Kind::Share),
    ("variants", Kind::Whole),
    ("order", Kind::Text),
    ("left_out_before", Kind::MaybeText),
    ("put_in_before", Kind::MaybeText),
];

/// The row of a passage; `name` gives a path as it is printed.
pub(in crate::cli) fn of(
    seed: &AnalysedSeed,
    witnessed: &WitnessedPassage,
    standing: &Placement,
    wanted: Classes,
    name: impl Fn(&Path) -> String,
) -> Vec<Cell> {
    let side = |reading: &AnalysedSeed, span: crate::text::ByteSpan| {
        let value = |kind| Cell::MaybeText(reading.seed.first(kind).map(|field| field.value.clone()));
        let stored = |offset| Cell::Whole(reading.seed.source.stored_offset(offset) as u64);
        let published = Cell::MaybeText(reading.published().map(|published| published.to_string()));
        let place = [Cell::Text(name(&reading.path)), stored(span.start()), stored(span.end())];
        place.into_iter().chain([value(FieldKind::Title), value(FieldKind::Source), published])
    };
    let order = match standing.order {
        PassageOrder::Same => "same",
        PassageOrder::Moved => "moved",
        PassageOrder::Again => "again",
    };
    let told = |kind: VariantKind, text: fn(&crate::reprints::Variant) -> &str| {
        let texts: Vec<_> = standing.before.iter().filter(|it| it.kind != kind).map(text).collect();
        Cell::MaybeText(Some(texts.join("\n")).filter(|text| !text.is_empty()))
    };
    let of_passage = [
        Cell::Whole(witnessed.passage.seed.len().into()),
        Cell::Share(witnessed.passage.similarity.into()),
        Cell::Whole(witnessed.variants(seed, wanted).len() as u64),
        Cell::Text(order.to_owned()),
        told(VariantKind::Addition, |variant| &variant.seed_text),
        told(VariantKind::Omission, |variant| &variant.witness_text),
    ];
    side(seed, witnessed.seed_span).chain(side(&witnessed.witness, witnessed.witness_span)).chain(of_passage).collect()
}
