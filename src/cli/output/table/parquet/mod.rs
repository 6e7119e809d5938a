//! Tables as Parquet, in builds with the feature `parquet`.

#[cfg(feature = "parquet")]
mod writer;

#[cfg(feature = "parquet")]
pub(in crate::cli) use writer::write;

/// Takes the place of the writer in a build without it.
///
/// # Errors
/// Always: this build cannot write Parquet.
#[cfg(not(feature = "parquet"))]
pub(in crate::cli) fn write(
    _csv: impl std::io::Read,
    _columns: crate::cli::output::table::Columns,
    _out: impl std::io::Write + Send,
) -> anyhow::Result<()> {
    crate::cli::arguments::TableFormat::Parquet.check_is_built_in()
}
