//! Tables as Parquet, in a build that has the feature `parquet`.

#[cfg(feature = "parquet")]
mod writer;

#[cfg(feature = "parquet")]
pub(in crate::cli) use writer::write;

/// Stands in for the writer in a build without it.
///
/// # Errors
/// Always: that this build does not write Parquet.
#[cfg(not(feature = "parquet"))]
pub(in crate::cli) fn write(
    _csv: impl std::io::Read,
    _columns: super::table::Columns,
    _out: impl std::io::Write + Send,
) -> anyhow::Result<()> {
    crate::cli::arguments::TableFormat::Parquet.check_is_built_in()
}
