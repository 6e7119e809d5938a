//! What can go wrong with the index, and whether it is the index's fault.

use std::io;
use std::path::PathBuf;

use heed::MdbError;

/// What can go wrong with the index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// A file or folder.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// LMDB.
    #[error(transparent)]
    Store(#[from] heed::Error),
    /// It is not what was written.
    #[error("the index is damaged")]
    Damaged,
    /// The user's cache lies on a drive of another machine.
    #[error("{} lies on a drive of another machine", .0.display())]
    OnNetwork(PathBuf),
    /// A file is longer than any article.
    #[error("the file is longer than any article")]
    TooLong,
}

impl IndexError {
    /// Whether what is in the index is wrong, so that only a new one helps. All else (a full disk, no permission, too many
    /// readers, a device that does not answer) is trouble around the index: what is in it is still good, and the same
    /// can be tried again.
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
                    // We never open a table in two ways: what it says of itself has changed.
                    | MdbError::Incompatible
                    // A tree that is too deep, or a page with too much on it.
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
