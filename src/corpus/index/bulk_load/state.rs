//! How far the postings of a new index are laid down, and in which of two tables each is.

use serde::{Deserialize, Serialize};

use crate::corpus::index::SeedId;

/// See the module. What a new index has none of is as by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus::index) struct BulkLoadState {
    watermark: Option<[u8; SeedId::LEN_BYTES]>,
    /// In which table the postings are.
    pub(in crate::corpus::index) is_second: bool,
    /// So many parts have gone to the other one.
    pub(in crate::corpus::index) moved: usize,
}

impl BulkLoadState {
    /// The number from which on seeds have no postings yet; none if all have.
    pub(in crate::corpus::index) fn watermark(&self) -> Option<SeedId> {
        self.watermark.map(SeedId::from_bytes)
    }

    /// The same with another watermark.
    pub(in crate::corpus::index) fn with_watermark(self, watermark: Option<SeedId>) -> Self {
        Self { watermark: watermark.map(SeedId::to_bytes), ..self }
    }

    /// When all parts have gone to the other table.
    pub(in crate::corpus::index) fn swapped(self) -> Self {
        Self { is_second: !self.is_second, moved: 0, ..self }
    }
}
