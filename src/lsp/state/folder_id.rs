//! The identity of an opened folder.

use std::fmt;

/// Identifies a workspace folder. A folder that is opened again at the same path gets another id, so what its predecessor's
/// threads still report can be distinguished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lsp) struct FolderId(pub(super) u64);

impl fmt::Display for FolderId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}
