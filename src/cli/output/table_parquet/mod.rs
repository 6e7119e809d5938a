//! Tables as Parquet.

mod writer;

pub(in crate::cli) use writer::write;
