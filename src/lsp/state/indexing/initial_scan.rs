//! The first reading of a folder's files.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use super::indexer::IndexerTask;
use super::message::{IndexerHandle, IndexerMessage};
use crate::corpus::{FolderKind, PackedFile};

/// How many files one job reads.
const FILES_PER_JOB: usize = 32;

/// Has the workers read `files` and send the results to the indexer, followed by [`IndexerMessage::InitialScanDone`].
///
/// A thread of its own hands the files out: it waits for the workers, as these wait for the indexer.
pub(super) fn start(task: &IndexerTask, files: Vec<PathBuf>, standing: &Arc<FolderKind>, indexer: IndexerHandle) {
    let guard = Arc::new(CompletionGuard(indexer));
    let (root, cancel, workers, standing) =
        (Arc::clone(&task.root), task.cancel.clone(), task.workers.clone(), Arc::clone(standing));
    let hand_out = move || {
        for files in files.chunks(FILES_PER_JOB) {
            if cancel.is_cancelled() {
                return;
            }
            let (guard, cancel, standing, root, files) =
                (Arc::clone(&guard), cancel.clone(), Arc::clone(&standing), Arc::clone(&root), files.to_vec());
            workers.spawn_indexing(move || {
                let wanted = files.into_iter().take_while(|_| !cancel.is_cancelled());
                let read = wanted.map(|file| PackedFile::read(&root, &file, &standing).map_err(|_| file));
                let _ = guard.0.send(IndexerMessage::FilesRead(read.collect()));
            });
        }
    };
    if let Err(error) = thread::Builder::new().name("initial scan".into()).spawn(hand_out) {
        tracing::error!("a folder is not read: {error}");
    }
}

/// Tells the indexer that the first reading has ended, when the last job that holds it is done.
struct CompletionGuard(IndexerHandle);

impl Drop for CompletionGuard {
    fn drop(&mut self) {
        let _ = self.0.send(IndexerMessage::InitialScanDone);
    }
}
