//! What a directory entry is.

use std::fs::Metadata;

/// What a directory entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    Regular,
    /// A symbolic link.
    Link,
    /// A folder.
    Folder,
    /// A pipe, a socket or a device.
    Special,
}

impl FileKind {
    /// What the metadata of an entry, not of a link's target, say that it is.
    #[cfg_attr(unix, allow(dead_code))] // Where folders are held, the kind is asked for by descriptor.
    pub(super) fn from_metadata(metadata: &Metadata) -> Self {
        let kind = metadata.file_type();
        match () {
            () if kind.is_symlink() => Self::Link,
            () if kind.is_file() => Self::Regular,
            () if kind.is_dir() => Self::Folder,
            () => Self::Special,
        }
    }
}
