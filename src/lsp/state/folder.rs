//! One workspace folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::Diagnostic;

use super::folder_id::FolderId;
use super::indexing::message::{IndexerHandle, IndexerMessage};
use crate::cancel::Cancel;
use crate::corpus::{FolderKind, Overlay, Snapshot};
use crate::lsp::protocol::progress::Progress;
use crate::lsp::view::user_settings::UserSettings;
use crate::lsp::view::{DamageSignal, FolderView};

/// A workspace folder, and its corpus if it is one.
pub(super) struct Folder {
    pub(super) id: FolderId,
    pub(super) root: Arc<Path>,
    /// What the folder is; `None` until that is known.
    pub(super) standing: Option<Arc<FolderKind>>,
    /// The user's settings for this folder, if they differ from those for all.
    pub(super) settings: Option<UserSettings>,
    /// What is wrong in its `variorum.toml`.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The paths at which something happened on disk before it was known what the folder is.
    pub(super) early: HashSet<PathBuf>,
    /// Its corpus, if it is one.
    pub(super) snapshot: Option<Snapshot>,
    /// The thread that writes its index, once that has been started.
    pub(super) indexer: Option<IndexerHandle>,
    /// How a look-up tells that thread that the index is damaged.
    pub(super) damage: Option<DamageSignal>,
    /// Whether every file in it has been read.
    pub(super) is_complete: bool,
    /// Raised to stop the first reading.
    pub(super) cancel: Cancel,
    /// Raised when it is no longer a workspace folder.
    pub(super) removed: Cancel,
    /// The progress of its first reading, with its token.
    pub(super) progress: Option<(String, Progress)>,
}

impl Folder {
    /// A folder of which nothing is known yet.
    pub(super) fn new(id: FolderId, root: &Path) -> Self {
        Self {
            id,
            root: root.into(),
            standing: None,
            settings: None,
            diagnostics: Vec::new(),
            early: HashSet::new(),
            snapshot: None,
            indexer: None,
            damage: None,
            is_complete: false,
            cancel: Cancel::new(),
            removed: Cancel::new(),
            progress: None,
        }
    }

    /// Stops all work on the folder, for good.
    pub(super) fn stop(&self) {
        self.cancel.cancel();
        self.removed.cancel();
        if let Some(indexer) = &self.indexer {
            // If its queue is full, the indexer has something to do and will see the flag.
            let _ = indexer.try_send(IndexerMessage::FolderRemoved);
        }
    }

    /// The folder as it is now.
    pub(super) fn view(&self) -> FolderView {
        FolderView {
            root: Arc::clone(&self.root),
            standing: self.standing.clone(),
            settings: self.settings.clone(),
            snapshot: self.snapshot.clone(),
            damage: self.damage.clone(),
            is_complete: self.is_complete,
        }
    }

    /// Puts the text of an open document over what the corpus has from disk, if the folder is a corpus and the document can
    /// be a seed of it. Returns whether it did.
    pub(super) fn add_overlay(&mut self, path: &Path, overlay: &Arc<Overlay>) -> bool {
        if let (Some(standing), Some(snapshot)) = (&self.standing, &mut self.snapshot)
            && standing.can_admit(path)
        {
            *snapshot = snapshot.with_overlay(Arc::clone(overlay));
            return true;
        }
        false
    }
}
