//! The boilerplate that a corpus was found to contain.

pub(in crate::cli) mod human;
pub(in crate::cli) mod json;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::cli::output::line_index::LineColumn;
use crate::corpus::LearntKind;
use crate::text::ByteSpan;

/// A text that is boilerplate in several seeds.
pub(in crate::cli) struct BoilerplateEntry {
    pub(in crate::cli) kind: LearntKind,
    pub(in crate::cli) text: String,
    /// The known seeds that contain it.
    pub(in crate::cli) seeds: BTreeSet<PathBuf>,
    /// A lower bound of how many seeds contain it.
    pub(in crate::cli) count: usize,
    /// The sources that these seeds name.
    pub(in crate::cli) sources: BTreeSet<String>,
    /// The first seed that contains it.
    pub(in crate::cli) path: PathBuf,
    /// Where it begins in that seed.
    pub(in crate::cli) place: LineColumn,
    /// Where it is in that seed's stored file, in bytes.
    pub(in crate::cli) bytes: ByteSpan,
}
