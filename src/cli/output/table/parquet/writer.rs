//! The Parquet writer (<https://parquet.apache.org>).

use std::io::{Read, Write};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use crate::cli::output::escape::formula;
use crate::cli::output::table::{ColumnType, Columns};

/// The number of rows in a row group, which is how many are in memory at once.
const ROWS_PER_GROUP: usize = 1 << 16;

/// Reads the CSV of [`head`](crate::cli::output::table::head) and [`row`](crate::cli::output::table::row), and writes
/// it as Parquet. Memory holds one row group.
///
/// # Errors
/// The input cannot be read, the output cannot be written, or the rows do not have these columns.
pub(in crate::cli) fn write(csv: impl Read, columns: Columns, out: impl Write + Send) -> Result<()> {
    let schema = columns.iter().map(|(name, kind)| match kind {
        ColumnType::Text => format!("required binary {name} (utf8);"),
        ColumnType::OptionalText => format!("optional binary {name} (utf8);"),
        ColumnType::Unsigned => format!("required int64 {name};"),
        ColumnType::Share => format!("required double {name};"),
        ColumnType::Boolean => format!("required boolean {name};"),
    });
    let schema = parse_message_type(&format!("message variorum {{ {} }}", schema.collect::<String>()))?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("variorum ", env!("CARGO_PKG_VERSION")).to_owned());
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties.build()))?;
    let mut rows: Vec<csv::StringRecord> = Vec::new();
    let mut reader = csv::Reader::from_reader(csv);
    let mut records = reader.records();
    loop {
        let record = records.next().transpose()?;
        let is_end = record.is_none();
        rows.extend(record);
        if rows.len() == ROWS_PER_GROUP || is_end && !rows.is_empty() {
            let mut group = writer.next_row_group()?;
            write_group(&mut group, columns, &rows)?;
            group.close()?;
            rows.clear();
        }
        if is_end {
            break;
        }
    }
    writer.close()?;
    Ok(())
}

fn write_group<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    columns: Columns,
    rows: &[csv::StringRecord],
) -> Result<()> {
    for (index, (name, kind)) in columns.iter().enumerate() {
        let Some(mut column) = group.next_column()? else { bail!("no column {name}") };
        let fields = || rows.iter().map(|row| row.get(index).unwrap_or_default());
        let texts = || fields().map(formula::read);
        match kind {
            ColumnType::Text => {
                let values: Vec<ByteArray> = texts().map(ByteArray::from).collect();
                column.typed::<ByteArrayType>().write_batch(&values, None, None)?;
            }
            ColumnType::OptionalText => {
                let values: Vec<ByteArray> = texts().filter(|text| !text.is_empty()).map(ByteArray::from).collect();
                let levels: Vec<i16> = fields().map(|field| i16::from(!field.is_empty())).collect();
                column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
            }
            ColumnType::Unsigned => {
                column.typed::<Int64Type>().write_batch(&parsed(fields(), name)?, None, None)?;
            }
            ColumnType::Share => {
                column.typed::<DoubleType>().write_batch(&parsed(fields(), name)?, None, None)?;
            }
            ColumnType::Boolean => {
                column.typed::<BoolType>().write_batch(&parsed(fields(), name)?, None, None)?;
            }
        }
        column.close()?;
    }
    Ok(())
}

fn parsed<'a, T: std::str::FromStr>(fields: impl Iterator<Item = &'a str>, name: &str) -> Result<Vec<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    fields.map(|field| field.parse().with_context(|| format!("{field:?} in the column {name}"))).collect()
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;
    use crate::cli::output::table::{TableCell, head, row};

    const COLUMNS: Columns = &[
        ("path", ColumnType::Text),
        ("title", ColumnType::OptionalText),
        ("size", ColumnType::Unsigned),
        ("share", ColumnType::Share),
        ("first", ColumnType::Boolean),
    ];

    fn rows() -> Vec<Vec<TableCell>> {
        let row = |path: &str, title: Option<&str>, size, share, first| {
            let title = TableCell::OptionalText(title.map(str::to_owned));
            vec![
                TableCell::Text(path.to_owned()),
                title,
                TableCell::Unsigned(size),
                TableCell::Share(share),
                TableCell::Boolean(first),
            ]
        };
        vec![
            row("a.md", Some("河湾，“茶馆”\n记"), 3, 0.98765, true),
            row("b,\"c\".txt", None, 0, 1.0, false),
            row("-1.md", Some("=1+1"), 5, 0.5, true),
        ]
    }

    #[test]
    fn rows_are_read_back() {
        let csv: String = std::iter::once(head(COLUMNS)).chain(rows().into_iter().map(row)).collect();
        assert_eq!(csv.lines().next(), Some("path,title,size,share,first"));
        assert_eq!(csv.lines().last(), Some("'-1.md,'=1+1,5,0.5,true"));
        let file = tempfile::tempfile().expect("a file");
        write(csv.as_bytes(), COLUMNS, file.try_clone().expect("a handle")).expect("it is written");
        let reader = SerializedFileReader::new(file).expect("it is Parquet");
        let read: Vec<String> =
            reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
        let expected = [
            "{path: \"a.md\", title: \"河湾，“茶馆”\n记\", size: 3, share: 0.9877, first: true}",
            "{path: \"b,\"c\".txt\", title: null, size: 0, share: 1.0, first: false}",
            "{path: \"-1.md\", title: \"=1+1\", size: 5, share: 0.5, first: true}",
        ];
        assert_eq!(read, expected);
    }
}
