//! The postings of a new index that are not loaded yet.

use std::io;

use super::sorting::Sorter;
use super::state::BulkLoadState;
use crate::corpus::index::SeedId;
use crate::corpus::index::chunk::Posting;
use crate::reprints::Fingerprint;

/// The postings of the seeds behind the watermark.
pub(in crate::corpus::index) struct PendingPostings {
    pub(in crate::corpus::index) sorter: Sorter,
    pub(in crate::corpus::index) state: BulkLoadState,
    pub(in crate::corpus::index) watermark: SeedId,
    /// The number of those seeds.
    pub(in crate::corpus::index) seeds: u64,
    /// The last of them.
    pub(in crate::corpus::index) last: SeedId,
    /// The id of the last write transaction that they reflect.
    pub(in crate::corpus::index) transaction_id: usize,
}

impl PendingPostings {
    /// Adds a file behind the watermark that was not in the index before; of a seed, its fingerprints.
    ///
    /// # Errors
    /// The temporary file cannot be written.
    pub(in crate::corpus::index) fn add(&mut self, id: SeedId, seed: Option<&[Fingerprint]>) -> io::Result<()> {
        self.last = self.last.max(id);
        self.seeds += u64::from(seed.is_some());
        let fingerprints = seed.unwrap_or_default();
        fingerprints.iter().try_for_each(|&fingerprint| self.sorter.push(Posting { fingerprint, seed: id }))
    }
}
