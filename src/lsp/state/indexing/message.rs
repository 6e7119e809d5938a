//! What a folder's indexer is sent.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use crossbeam_channel::Sender;

use crate::corpus::PackedFile;
use crate::lsp::view::DamageSignal;

/// The way to a folder's indexer, which ends when the last clone is dropped.
pub(in crate::lsp::state) type IndexerHandle = Arc<Sender<IndexerMessage>>;

/// A message to an indexer.
pub(in crate::lsp::state) enum IndexerMessage {
    /// Some files have been read for the first time; of those that could not be read, the paths.
    FilesRead(Vec<Result<PackedFile, PathBuf>>),
    /// The first reading has ended: every file has been read, or it was stopped.
    InitialScanDone,
    /// A path at which something happened has been looked at.
    Rescanned(Box<RescanResult>),
    /// A look-up has found the index damaged.
    IndexDamaged,
    /// The folder is no longer a workspace folder.
    FolderRemoved,
}

/// What a rescan of a path has found.
pub(in crate::lsp::state) struct RescanResult {
    /// The path.
    pub(super) path: PathBuf,
    /// What is there.
    pub(super) state: PathState,
    /// The number of the rescan: of two at the same path, the one with the greater number was asked for later.
    pub(super) number: u64,
}

/// What is at a path.
pub(super) enum PathState {
    /// A file that can be a seed.
    File(Box<PackedFile>),
    /// A folder, or nothing that can be a seed (any more): of the files at or below the path, only these can be seeds.
    OnlyThese(HashSet<PathBuf>),
}

/// A signal upon which the indexer starts again with a new index.
pub(in crate::lsp::state) fn damage_signal(indexer: &IndexerHandle) -> DamageSignal {
    let indexer = Arc::clone(indexer);
    DamageSignal::new(move || {
        // If there is no room now, the next look-up says it again.
        let _ = indexer.try_send(IndexerMessage::IndexDamaged);
    })
}
