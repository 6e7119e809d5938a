//! Errors of the index, and whether they mean that it is damaged.

use std::io;
use std::path::PathBuf;

use heed::MdbError;

/// An error of the index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// A file or folder cannot be used.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// LMDB reports an error.
    #[error(transparent)]
    Store(#[from] heed::Error),
    /// The index does not hold what was written.
    #[error("the index is damaged")]
    Damaged,
    /// The user's cache lies on a network drive.
    #[error("{} lies on a drive of another machine", .0.display())]
    OnNetwork(PathBuf),
    /// A file is longer than any article.
    #[error("the file is longer than any article")]
    TooLong,
}

impl IndexError {
    /// Whether the content of the index is wrong, so that only a rebuild helps. Every other error (a full disk, a
    /// lack of permission, too many readers, a device that does not answer) leaves the index good, and the same can
    /// be tried again.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Damaged => true,
            Self::Store(heed::Error::Decoding(_)) => true,
            Self::Store(heed::Error::Mdb(error)) => matches!(
                error,
                MdbError::Corrupted
                    | MdbError::PageNotFound
                    | MdbError::Invalid
                    | MdbError::VersionMismatch
                    // No table is ever opened in two ways, so its own description has changed.
                    | MdbError::Incompatible
                    // The tree is too deep, or a page holds too much.
                    | MdbError::CursorFull
                    | MdbError::PageFull
            ),
            Self::Io(_) | Self::Store(_) | Self::OnNetwork(_) | Self::TooLong => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_told_from_trouble() {
        let store = |error| IndexError::Store(heed::Error::Mdb(error));
        for error in [MdbError::Corrupted, MdbError::PageNotFound, MdbError::Invalid, MdbError::VersionMismatch] {
            assert!(store(error).is_damage(), "{error}");
        }
        for error in [MdbError::ReadersFull, MdbError::MapFull, MdbError::MapResized, MdbError::TxnFull] {
            assert!(!store(error).is_damage(), "{error}");
        }
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Interrupted] {
            assert!(!IndexError::Io(kind.into()).is_damage(), "{kind}");
            assert!(!IndexError::Store(heed::Error::Io(kind.into())).is_damage(), "{kind}");
        }
        assert!(IndexError::Damaged.is_damage());
    }
}
