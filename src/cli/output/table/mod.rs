//! Tables as CSV (RFC 4180). [`parquet`] writes the same columns as Parquet. No text in the CSV is a formula
//! ([`formula`]); numbers are written as they are, with any sign.

pub(in crate::cli) mod parquet;

use crate::cli::output::escape::formula;

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum ColumnType {
    Text,
    /// Text or nothing: an empty field in CSV, null in Parquet.
    OptionalText,
    /// A non-negative integer.
    Unsigned,
    /// A number from 0 to 1.
    Share,
    /// `true` or `false`.
    Boolean,
}

/// The names and types of a table's columns, in order.
pub(in crate::cli) type Columns = &'static [(&'static str, ColumnType)];

/// A field of a row, with the type of its column.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli) enum TableCell {
    Text(String),
    OptionalText(Option<String>),
    Unsigned(u64),
    Share(f64),
    Boolean(bool),
}

/// The header row.
pub(in crate::cli) fn head(columns: Columns) -> String {
    line(columns.iter().map(|(name, _)| (*name).to_owned()))
}

/// A row of CSV.
pub(in crate::cli) fn row(cells: Vec<TableCell>) -> String {
    line(cells.into_iter().map(|cell| match cell {
        TableCell::Text(text) | TableCell::OptionalText(Some(text)) => formula::written(&text).into_owned(),
        TableCell::OptionalText(None) => String::new(),
        TableCell::Unsigned(number) => number.to_string(),
        TableCell::Share(share) => ((share * 1e4).round() / 1e4).to_string(),
        TableCell::Boolean(flag) => flag.to_string(),
    }))
}

fn line(fields: impl Iterator<Item = String>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(fields);
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
