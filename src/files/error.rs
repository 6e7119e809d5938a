//! Why a file is not read or written.

use std::io;

use crate::messages::{Message, message};

/// Why a file is not read or written. In each case nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system reports an error.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is a folder, a pipe, a socket or a device.
    #[error("it is not a regular file")]
    NotRegular,
    /// It is larger than such a file may be.
    #[error("it is longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: u64,
    },
    /// A link leads out of the folder, or nowhere.
    #[error("a link leads out of the folder")]
    Outside,
    /// It is a link where none is followed.
    #[error("it is a link")]
    Link,
    /// It has changed since it was read.
    #[error("it has been changed by another program")]
    Changed,
    /// It must not be written.
    #[error("it is read-only")]
    ReadOnly,
    /// It has several names (hard links), and only one of them would be changed.
    #[error("it has {count} names")]
    SeveralNames {
        /// The number of names.
        count: u64,
    },
    /// Its owner, permissions or attributes cannot be kept.
    #[error("its owner, permissions or attributes cannot be kept: {0}")]
    Attributes(#[source] io::Error),
}

impl FileError {
    /// Whether there is no such file.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }

    /// The error for people, to be shown behind the name of the file.
    pub fn message(&self) -> Message {
        match self {
            Self::Io(error) => message!("file-system-says", problem = error.to_string()),
            Self::NotRegular => message!("file-not-regular"),
            Self::TooLong { limit } => message!("file-too-long", limit = limit >> 20),
            Self::Outside => message!("file-outside"),
            Self::Link => message!("file-link"),
            Self::Changed => message!("file-changed"),
            Self::ReadOnly => message!("file-read-only"),
            Self::SeveralNames { count } => message!("file-several-names", count = *count),
            Self::Attributes(error) => message!("file-attributes", problem = error.to_string()),
        }
    }
}

#[cfg(unix)]
impl From<rustix::io::Errno> for FileError {
    fn from(error: rustix::io::Errno) -> Self {
        match error {
            // Opening a link fails with this where none is followed.
            rustix::io::Errno::LOOP => Self::Link,
            error => Self::Io(error.into()),
        }
    }
}
