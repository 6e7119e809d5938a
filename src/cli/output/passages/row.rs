//! Passages as rows of a table.

use std::path::Path;

use crate::cli::output::table::{ColumnType, Columns, TableCell};
use crate::corpus::{AnalysedSeed, WitnessedPassage};
use crate::reprints::{Classes, PassageOrder, Placement, VariantKind};
use crate::seed::FieldKind;

/// The columns of the table.
pub(in crate::cli) const COLUMNS: Columns = &[
    ("seed_path", ColumnType::Text),
    ("seed_start", ColumnType::Unsigned),
    ("seed_end", ColumnType::Unsigned),
    ("seed_title", ColumnType::OptionalText),
    ("seed_source", ColumnType::OptionalText),
    ("seed_published", ColumnType::OptionalText),
    ("witness_path", ColumnType::Text),
    ("witness_start", ColumnType::Unsigned),
    ("witness_end", ColumnType::Unsigned),
    ("witness_title", ColumnType::OptionalText),
    ("witness_source", ColumnType::OptionalText),
    ("witness_published", ColumnType::OptionalText),
    ("characters", ColumnType::Unsigned),
    ("similarity", ColumnType::Share),
    ("variants", ColumnType::Unsigned),
    ("order", ColumnType::Text),
    ("left_out_before", ColumnType::OptionalText),
    ("put_in_before", ColumnType::OptionalText),
];

/// The row of a passage. `name` turns a path into what is printed.
pub(in crate::cli) fn cells(
    seed: &AnalysedSeed,
    witnessed: &WitnessedPassage,
    standing: &Placement,
    wanted: Classes,
    name: impl Fn(&Path) -> String,
) -> Vec<TableCell> {
    let side = |reading: &AnalysedSeed, span: crate::text::ByteSpan| {
        let value = |kind| TableCell::OptionalText(reading.seed.first(kind).map(|field| field.value.clone()));
        let stored = |offset| TableCell::Unsigned(reading.seed.source.stored_offset(offset) as u64);
        let published = TableCell::OptionalText(reading.published().map(|published| published.to_string()));
        let place = [TableCell::Text(name(&reading.path)), stored(span.start()), stored(span.end())];
        place.into_iter().chain([value(FieldKind::Title), value(FieldKind::Source), published])
    };
    let order = match standing.order {
        PassageOrder::Same => "same",
        PassageOrder::Moved => "moved",
        PassageOrder::Again => "again",
    };
    let between = |kind: VariantKind, text: fn(&crate::reprints::Variant) -> &str| {
        let texts: Vec<_> = standing.before.iter().filter(|it| it.kind != kind).map(text).collect();
        TableCell::OptionalText(Some(texts.join("\n")).filter(|text| !text.is_empty()))
    };
    let of_passage = [
        TableCell::Unsigned(witnessed.passage.seed.len().into()),
        TableCell::Share(witnessed.passage.similarity.into()),
        TableCell::Unsigned(witnessed.variants(seed, wanted).len() as u64),
        TableCell::Text(order.to_owned()),
        between(VariantKind::Addition, |variant| &variant.seed_text),
        between(VariantKind::Omission, |variant| &variant.witness_text),
    ];
    side(seed, witnessed.seed_span).chain(side(&witnessed.witness, witnessed.witness_span)).chain(of_passage).collect()
}
