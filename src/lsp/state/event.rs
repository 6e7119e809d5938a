//! What the server's own threads report to the main loop.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::Diagnostic;

use super::folder_id::FolderId;
use crate::corpus::{FolderKind, Index, Manifest};
use crate::lsp::protocol::uri::DocumentKey;
use crate::lsp::view::document::Document;
use crate::lsp::view::user_settings::UserSettings;
use crate::messages::Message;

/// A report of one of the server's threads.
pub(in crate::lsp) enum Event {
    /// A version of an open document has been checked by itself; `None` if that was given up.
    DocumentChecked { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>> },
    /// The passages of these open documents may have changed along with another document.
    RelatedDocuments(Vec<DocumentKey>),
    /// A version of an open document has been compared with its reprints; `diagnostics` are all it has, or `None` if that
    /// was given up.
    DocumentCompared { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>> },
    /// It is known what a folder is. `complaint` says why its manifest cannot be read, `diagnostics` what is wrong in it.
    FolderClassified {
        folder: FolderId,
        standing: Arc<FolderKind>,
        complaint: Option<String>,
        diagnostics: Vec<Diagnostic>,
    },
    /// The manifest that applies to a folder has been read again; `None` if there is none.
    ManifestRead { folder: FolderId, manifest: Option<Arc<Manifest>>, diagnostics: Vec<Diagnostic> },
    /// A folder's index has been opened, as it was left, or replaced by another.
    IndexOpened { folder: FolderId, index: Arc<Index> },
    /// `looked_at` of the `of` files that have to be read have been read; `has_written` if some are in the index now.
    FilesRead { folder: FolderId, looked_at: usize, of: usize, has_written: bool },
    /// The first reading of a folder has ended. It `is_complete` unless it was stopped or failed.
    FolderIndexed { folder: FolderId, is_complete: bool },
    /// Seeds have changed on disk, and the index with them.
    SeedsChanged { folder: FolderId },
    /// Something may have happened at these paths.
    PathsChanged(Vec<PathBuf>),
    /// The client's answer to the request for its configuration that had this number. `all` applies everywhere, and
    /// `of_folders` holds what differs in a folder, by its root.
    SettingsReceived { number: u64, all: Option<UserSettings>, of_folders: HashMap<Arc<Path>, UserSettings> },
    /// The user should know of something, though nothing was asked.
    Warning(Message),
}
