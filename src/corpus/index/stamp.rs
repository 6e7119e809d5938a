//! Tells whether a file has changed.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// A file that was modified more recently than this when it was looked at may be modified again within the resolution
/// of the clock.
const SETTLE_TIME: Duration = Duration::from_secs(2);

/// A file's length and time of modification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct Stamp {
    /// In bytes.
    len: u64,
    /// In nanoseconds since 1970.
    modified: u64,
    /// Whether the modification was long enough ago for any later one to change the stamp.
    is_settled: bool,
}

impl Stamp {
    /// The stamp of a file, taken before it is read.
    pub(in crate::corpus) fn from_metadata(metadata: &Metadata) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        let age = SystemTime::now().duration_since(modified).unwrap_or_default();
        let modified = u64::try_from(since.as_nanos()).unwrap_or_default();
        Self { len: metadata.len(), modified, is_settled: age >= SETTLE_TIME }
    }

    /// Whether a file that had this stamp when it was read, and has another now, is surely unchanged. A change that
    /// leaves no trace in the metadata is not noticed.
    pub(in crate::corpus) fn proves_unchanged(self, now: Self) -> bool {
        self.is_settled && (self.len, self.modified) == (now.len, now.modified)
    }
}

/// The XXH3 hash of all bytes of a file. It detects changes, not forgeries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ContentHash([u8; 16]);

impl ContentHash {
    /// The hash of some bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes).to_le_bytes())
    }
}
