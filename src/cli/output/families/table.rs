//! Families as rows of a table: one row per member.

use std::path::Path;

use crate::cli::output::families::{Family, Member};
use crate::cli::output::paths::relative;
use crate::cli::output::table::{ColumnType, Columns, TableCell};

/// The columns of the table.
pub(in crate::cli) const COLUMNS: Columns = &[
    ("family", ColumnType::Unsigned),
    ("members", ColumnType::Unsigned),
    ("path", ColumnType::Text),
    ("title", ColumnType::OptionalText),
    ("source", ColumnType::OptionalText),
    ("published", ColumnType::OptionalText),
    ("earliest", ColumnType::Boolean),
    ("containment", ColumnType::Share),
    ("nearest", ColumnType::Text),
];

/// The rows. Families are numbered from 1, and paths are relative to `root`.
pub(in crate::cli) fn rows(families: &[Family], root: &Path) -> Vec<Vec<TableCell>> {
    let of_family = |(number, family): (usize, &Family)| -> Vec<Vec<TableCell>> {
        let row = |(index, member): (usize, &Member)| {
            vec![
                TableCell::Unsigned(number as u64 + 1),
                TableCell::Unsigned(family.members.len() as u64),
                TableCell::Text(relative(root, &member.path)),
                TableCell::OptionalText(member.title.clone()),
                TableCell::OptionalText(member.source.clone()),
                TableCell::OptionalText(member.published.map(|published| published.to_string())),
                TableCell::Boolean(index == 0),
                TableCell::Share(member.containment.into()),
                TableCell::Text(relative(root, &member.nearest)),
            ]
        };
        family.members.iter().enumerate().map(row).collect()
    };
    families.iter().enumerate().flat_map(of_family).collect()
}
