//! The rows of `variorum/corpus`, one for each seed.

use std::collections::HashMap;
use std::path::PathBuf;

use super::check_terms::CheckTerms;
use crate::corpus::ContentHash;
use crate::lsp::protocol::seed_card::SeedRow;

/// The rows of one corpus, each with the hash of the bytes that it was made from.
#[derive(Debug, Default)]
pub(in crate::lsp) struct SeedListCache {
    /// The terms on which the seeds were checked; rows made on other terms are worthless.
    pub(in crate::lsp) terms: Option<CheckTerms>,
    /// The rows by the path of their seed.
    pub(in crate::lsp) rows: HashMap<PathBuf, (ContentHash, SeedRow)>,
}
