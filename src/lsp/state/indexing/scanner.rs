//! Looking at paths at which something has happened since their folder was opened.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::message::{IndexerHandle, IndexerMessage, PathState, RescanResult};
use crate::corpus::discovery::files_at;
use crate::corpus::{FolderKind, Manifest, PackedFile};
use crate::lsp::diagnostics;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::runtime::workers::Workers;
use crate::lsp::state::event::Event;
use crate::lsp::state::folder_id::FolderId;

/// A path to look at.
pub(in crate::lsp::state) struct Rescan {
    /// Who receives the result.
    pub(in crate::lsp::state) indexer: IndexerHandle,
    /// The folder that the path lies in.
    pub(in crate::lsp::state) root: Arc<Path>,
    /// What that folder is.
    pub(in crate::lsp::state) standing: Arc<FolderKind>,
    /// The path: a file, a folder, or nothing any more.
    pub(in crate::lsp::state) path: PathBuf,
    /// The number of the rescan: of two at the same path, the one with the greater number was asked for later.
    pub(in crate::lsp::state) number: u64,
}

/// A job for the scanner.
enum ScanJob {
    Rescan(Rescan),
    /// Read the manifest that applies to a folder.
    Manifest {
        folder: FolderId,
        root: Arc<Path>,
        features: Arc<ClientFeatures>,
        events: Sender<Event>,
    },
}

/// A thread that looks at changed paths, so that the main loop need not wait for room in the workers' queue.
pub(in crate::lsp::state) struct PathScanner(Sender<ScanJob>);

impl PathScanner {
    /// Starts the thread. It ends when the scanner is dropped.
    pub(in crate::lsp::state) fn start(workers: Workers) -> Self {
        let (sender, jobs) = unbounded();
        if let Err(error) = thread::Builder::new().name("scanner".into()).spawn(move || run(&jobs, &workers)) {
            tracing::error!("changes on disk are not followed: {error}");
        }
        Self(sender)
    }

    /// Queues a rescan. The result goes to the folder's indexer.
    pub(in crate::lsp::state) fn rescan(&self, rescan: Rescan) {
        let _ = self.0.send(ScanJob::Rescan(rescan));
    }

    /// Queues reading the manifest that applies to a folder. The result is an [`Event::ManifestRead`].
    pub(in crate::lsp::state) fn read_manifest(
        &self,
        folder: FolderId,
        root: Arc<Path>,
        features: Arc<ClientFeatures>,
        events: Sender<Event>,
    ) {
        let _ = self.0.send(ScanJob::Manifest { folder, root, features, events });
    }
}

fn run(jobs: &Receiver<ScanJob>, workers: &Workers) {
    while let Ok(job) = jobs.recv() {
        match job {
            ScanJob::Rescan(rescan) => look_at(rescan, workers),
            ScanJob::Manifest { folder, root, features, events } => {
                // An unreadable manifest is reported when the folder is opened again.
                let manifest = Manifest::around(&root).ok().flatten().map(Arc::new);
                let diagnostics = manifest.as_ref().map(|manifest| diagnostics::for_manifest(&features, manifest));
                let diagnostics = diagnostics.unwrap_or_default();
                let _ = events.send(Event::ManifestRead { folder, manifest, diagnostics });
            }
        }
    }
}

fn look_at(Rescan { indexer, root, standing, path, number }: Rescan, workers: &Workers) {
    let files: Vec<_> = files_at(&root, standing.manifest(), &path).filter_map(Result::ok).collect();
    // A folder may have replaced another one whose files are known.
    if files != [path.as_path()] && !is_hidden(&root, &path) {
        let state = PathState::OnlyThese(files.iter().cloned().collect());
        let _ = indexer.send(IndexerMessage::Rescanned(Box::new(RescanResult { path, state, number })));
    }
    for path in files {
        let (root, indexer, standing) = (Arc::clone(&root), Arc::clone(&indexer), Arc::clone(&standing));
        workers.spawn_indexing(move || {
            let prepared = PackedFile::read(&root, &path, &standing);
            let state =
                prepared.map_or_else(|_| PathState::OnlyThese(HashSet::new()), |it| PathState::File(Box::new(it)));
            let _ = indexer.send(IndexerMessage::Rescanned(Box::new(RescanResult { path, state, number })));
        });
    }
}

/// Whether a path is hidden, so that no seed was ever there: the lock files of a version control system come and go all
/// the time.
fn is_hidden(root: &Path, path: &Path) -> bool {
    let mut parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}
