//! What is kept between requests, so that the next one costs only what has changed.
//!
//! Caches are keyed by a folder's root, a path or a [revision](revision_cache); they hold plain values and know neither
//! the state nor a view of it.

pub(super) mod check_terms;
pub(super) mod kinship;
pub(super) mod per_folder;
pub(super) mod recent_contents;
pub(super) mod reported_seeds;
pub(super) mod revision_cache;
pub(super) mod seed_list;
pub(super) mod sent_tokens;

use kinship::KinshipCache;
use per_folder::PerFolder;
use seed_list::SeedListCache;

/// What the panels' requests keep of each corpus. Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct PanelCaches {
    /// The rows of `variorum/corpus`.
    pub(super) seed_lists: PerFolder<SeedListCache>,
    /// The pairs behind `variorum/families`.
    pub(super) kinships: PerFolder<KinshipCache>,
}
