//! A seed as the panels' requests describe it.

use serde::Serialize;
use tower_lsp::ls_types::Uri;

/// A seed, as one line of a list describes it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::lsp) struct SeedCard {
    pub(in crate::lsp) uri: Uri,
    /// The seed's name, outlet and day as they are shown everywhere. These are never empty.
    pub(in crate::lsp) name: String,
    pub(in crate::lsp) outlet: String,
    pub(in crate::lsp) day: String,
    /// What the seed itself states, or `None`.
    pub(in crate::lsp) title: Option<String>,
    pub(in crate::lsp) author: Option<String>,
    pub(in crate::lsp) source: Option<String>,
    /// The day of publication, as `2021-03-01`.
    pub(in crate::lsp) published: Option<String>,
    /// The URL at which it was published.
    pub(in crate::lsp) url: Option<String>,
}

/// A seed in the answer to `variorum/corpus`.
#[derive(Clone, Debug, Serialize)]
pub(in crate::lsp) struct SeedRow {
    #[serde(flatten)]
    pub(in crate::lsp) card: SeedCard,
    /// The fields that the seed should state and does not: `author`, `date`, `source`, `title`, `url`.
    pub(in crate::lsp) missing: Vec<String>,
    /// What is found in the seed by itself.
    pub(in crate::lsp) counts: FindingCounts,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(in crate::lsp) struct FindingCounts {
    pub(in crate::lsp) errors: usize,
    pub(in crate::lsp) warnings: usize,
    pub(in crate::lsp) information: usize,
    pub(in crate::lsp) hints: usize,
}
