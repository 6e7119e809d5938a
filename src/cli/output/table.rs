//! Rows for programs that read tables, as CSV (RFC 4180). [`table_parquet`](super::table_parquet) makes Parquet of them, with
//! the same columns. In CSV no text is a formula ([`formula`]); numbers are numbers, with whatever sign.

use super::formula;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Kind {
    Text,
    /// Text, or nothing: an empty field in CSV, null in Parquet.
    MaybeText,
    /// A whole number from 0 on.
    Whole,
    /// A number from 0 to 1.
    Share,
    /// `true` or `false`.
    Flag,
}

/// The columns of a table, in order.
pub(in crate::cli) type Columns = &'static [(&'static str, Kind)];

/// One field of a row; of the kind that its column has.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli) enum Cell {
    Text(String),
    MaybeText(Option<String>),
    Whole(u64),
    Share(f64),
    Flag(bool),
}

/// The line with the names of the columns.
pub(in crate::cli) fn head(columns: Columns) -> String {
    line(columns.iter().map(|(name, _)| (*name).to_owned()))
}

/// A row as a line of CSV.
pub(in crate::cli) fn row(cells: Vec<Cell>) -> String {
    line(cells.into_iter().map(|cell| match cell {
        Cell::Text(text) | Cell::MaybeText(Some(text)) => formula::written(&text).into_owned(),
        Cell::MaybeText(None) => String::new(),
        Cell::Whole(number) => number.to_string(),
        Cell::Share(share) => ((share * 1e4).round() / 1e4).to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }))
}

fn line(fields: impl Iterator<Item = String>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(fields);
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
