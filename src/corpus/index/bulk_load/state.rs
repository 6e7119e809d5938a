//! How far a bulk load has come.

use serde::{Deserialize, Serialize};

use crate::corpus::index::SeedId;

/// How far a bulk load has come. A new index starts with the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus::index) struct BulkLoadState {
    watermark: Option<[u8; SeedId::LEN_BYTES]>,
    /// Whether the postings are in the second table.
    pub(in crate::corpus::index) is_second: bool,
    /// The number of parts that have moved to the other table.
    pub(in crate::corpus::index) moved: usize,
}

impl BulkLoadState {
    /// The number from which on seeds have no postings yet; `None` if all have them.
    pub(in crate::corpus::index) fn watermark(&self) -> Option<SeedId> {
        self.watermark.map(SeedId::from_bytes)
    }

    /// The same state with another watermark.
    pub(in crate::corpus::index) fn with_watermark(self, watermark: Option<SeedId>) -> Self {
        Self { watermark: watermark.map(SeedId::to_bytes), ..self }
    }

    /// The state after all parts have moved to the other table.
    pub(in crate::corpus::index) fn swapped(self) -> Self {
        Self { is_second: !self.is_second, moved: 0, ..self }
    }
}
