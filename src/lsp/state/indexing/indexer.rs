//! The thread that writes a folder's index.
//!
//! The indexer finds out what its folder is, compares the index with the files that are there, has the workers read what
//! differs, and is the only one that writes. Results reach it through a short queue, so memory does not grow with what has
//! been read ahead. It reports to the main loop what it has written; requests never wait for it.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::initial_scan;
use super::message::{IndexerHandle, IndexerMessage};
use super::rescan_log::RescanLog;
use crate::cancel::Cancel;
use crate::corpus::discovery::files_below;
use crate::corpus::{FolderKind, FolderKindError, Index, IndexError, IndexWriter, Manifest};
use crate::lsp::diagnostics;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::runtime::workers::Workers;
use crate::lsp::state::event::Event;
use crate::lsp::state::folder_id::FolderId;
use crate::lsp::state::watching::FileWatching;
use crate::messages::{Argument, message};

/// How many messages may wait for the indexer. Senders wait for room.
const MAX_QUEUED_MESSAGES: usize = 64;

/// Everything that an indexer needs.
pub(in crate::lsp::state) struct IndexerTask {
    /// The folder.
    pub(in crate::lsp::state) folder: FolderId,
    /// Its path.
    pub(in crate::lsp::state) root: Arc<Path>,
    /// What the client can do: the form of diagnostics depends on it.
    pub(in crate::lsp::state) features: Arc<ClientFeatures>,
    /// Held by the folder's indexer as long as it lives. The indexer of a folder that is opened again waits until its
    /// predecessor has stopped writing.
    pub(in crate::lsp::state) turn: Arc<Mutex<()>>,
    /// Raised to stop the first reading.
    pub(in crate::lsp::state) cancel: Cancel,
    /// Raised when nothing is to be written any more.
    pub(in crate::lsp::state) removed: Cancel,
    /// Who watches the folder's files.
    pub(in crate::lsp::state) watching: FileWatching,
    /// Who reads files.
    pub(in crate::lsp::state) workers: Workers,
    /// Where reports go.
    pub(in crate::lsp::state) events: Sender<Event>,
}

/// Starts a folder's indexer on a thread of its own. The thread ends when the last handle is dropped.
pub(in crate::lsp::state) fn start(task: IndexerTask) -> IndexerHandle {
    let (sender, messages) = bounded(MAX_QUEUED_MESSAGES);
    let handle = Arc::new(sender);
    let own = Arc::downgrade(&handle);
    if let Err(error) = thread::Builder::new().name("indexer".into()).spawn(move || run(&task, &own, &messages)) {
        tracing::error!("a folder is not indexed: {error}");
    }
    handle
}

fn run(task: &IndexerTask, own: &Weak<Sender<IndexerMessage>>, messages: &Receiver<IndexerMessage>) {
    let IndexerTask { folder, root, turn, features, cancel, removed, watching, events, .. } = task;
    let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
    if removed.is_cancelled() {
        return;
    }
    // Watch before looking, so that no change falls in between.
    watching.add(root, false);
    let (standing, complaint) = match classify(root, cancel) {
        Ok(standing) => (standing, None),
        Err(FolderKindError::Cancelled(_)) => return,
        // The manifest says that this is a corpus, though not how it is checked.
        Err(FolderKindError::Manifest(error)) => (FolderKind::Declared(Arc::default()), Some(error.to_string())),
    };
    let standing = Arc::new(standing);
    let is_corpus = *standing != FolderKind::Ordinary;
    let diagnostics =
        standing.manifest().map(|manifest| diagnostics::for_manifest(features, manifest)).unwrap_or_default();
    let folder = *folder;
    let _ = events.send(Event::FolderClassified { folder, standing: Arc::clone(&standing), complaint, diagnostics });
    if !is_corpus {
        return;
    }
    watching.add(root, true);
    let warn = |error: &IndexError| warn_of_temporary_index(error, events);
    let mut index = open(root, &standing, warn);
    let mut rescans = RescanLog::default();
    loop {
        let Some(own) = own.upgrade() else { return };
        let kept = match &index {
            Ok(index) => maintain(task, index, &standing, &mut rescans, own, messages),
            Err(error) => {
                tracing::error!("a folder is not indexed: {error}");
                let _ = events.send(Event::FolderIndexed { folder, is_complete: false });
                return;
            }
        };
        match (kept, &index) {
            (Ok(()), _) => return,
            // Start again from nothing. If a temporary index cannot be written either, give up.
            (Err(error), Ok(lasting)) if lasting.is_lasting() => {
                warn(&error);
                index = Index::temporary();
            }
            (Err(error), _) => index = Err(error),
        }
    }
}

/// Warns the user that an index is kept only until the server ends, and why.
fn warn_of_temporary_index(error: &IndexError, events: &Sender<Event>) {
    /// Whether the user has been told that the cache is on a network drive; all folders share the cache.
    static TOLD_OF_NETWORK: AtomicBool = AtomicBool::new(false);

    tracing::warn!("the index is kept until the server ends only: {error}");
    let _ = events.send(Event::Warning(match error {
        IndexError::OnNetwork(_) if TOLD_OF_NETWORK.swap(true, Ordering::Relaxed) => return,
        IndexError::OnNetwork(cache) => {
            message!("index-on-network", path = Argument::Quote(cache.to_string_lossy().into_owned()))
        }
        error if error.is_damage() => message!("index-damaged-now"),
        error => message!("index-not-kept", cause = error.to_string()),
    }));
}

/// Opens the folder's index, or a temporary one if the user's cache cannot be used.
fn open(root: &Path, standing: &FolderKind, warn: impl Fn(&IndexError)) -> Result<Arc<Index>, IndexError> {
    let lasting = match root.canonicalize() {
        Ok(root) => Index::open(&root, standing),
        // A folder that is not there has no seeds to keep.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Index::temporary(),
        Err(error) => Err(error.into()),
    };
    lasting.or_else(|error| {
        warn(&error);
        Index::temporary()
    })
}

/// Brings an index up to date and keeps it so, until the folder is removed or the last handle dropped.
///
/// # Errors
/// The index cannot be read or written.
fn maintain(
    task: &IndexerTask,
    index: &Arc<Index>,
    standing: &Arc<FolderKind>,
    rescans: &mut RescanLog,
    own: IndexerHandle,
    messages: &Receiver<IndexerMessage>,
) -> Result<(), IndexError> {
    let IndexerTask { folder, root, cancel, removed, events, .. } = task;
    let folder = *folder;
    let _ = events.send(Event::IndexOpened { folder, index: Arc::clone(index) });
    rescans.start_listing();
    let files = files_below(root, standing.manifest()).take_while(|_| !cancel.is_cancelled());
    let files = files.filter_map(|file| file.inspect_err(|error| tracing::warn!("{error}")).ok());
    let outdated = index.stale_files(root, files.collect())?;
    let of = outdated.to_read.len();
    initial_scan::start(task, outdated.to_read.clone(), standing, own);
    let mut writer = IndexWriter::new(index, outdated).incremental();
    let mut looked_at = 0;
    for message in messages {
        if removed.is_cancelled() {
            return Ok(());
        }
        let mut has_written = false;
        match message {
            IndexerMessage::FilesRead(files) => {
                looked_at += files.len();
                for file in files {
                    match file {
                        // A rescan since then knows better.
                        Ok(prepared) if rescans.is_outdated(root, &prepared) => {}
                        Ok(prepared) => has_written |= writer.put(prepared)?,
                        Err(file) => writer.remove(root, &file),
                    }
                }
            }
            IndexerMessage::Rescanned(result) => _ = rescans.apply(*result, root, &mut writer)?,
            IndexerMessage::InitialScanDone => break,
            IndexerMessage::FolderRemoved => return Ok(()),
            IndexerMessage::IndexDamaged if index.is_damaged() => return Err(IndexError::Damaged),
            // That was the previous index.
            IndexerMessage::IndexDamaged => {}
        }
        let _ = events.send(Event::FilesRead { folder, looked_at, of, has_written });
    }
    rescans.sweep(root, &mut writer)?;
    writer.flush()?;
    // A folder whose reading was stopped is not fully known.
    let _ = events.send(Event::FolderIndexed { folder, is_complete: !cancel.is_cancelled() });
    while let Ok(message) = messages.recv() {
        // Another server may have written the change already. Then nothing is written here, and it matters all the same.
        let mut matters = false;
        for message in std::iter::once(message).chain(messages.try_iter().take(MAX_QUEUED_MESSAGES)) {
            if removed.is_cancelled() {
                return Ok(());
            }
            match message {
                IndexerMessage::Rescanned(result) => matters |= rescans.apply(*result, root, &mut writer)?,
                IndexerMessage::IndexDamaged if index.is_damaged() => return Err(IndexError::Damaged),
                IndexerMessage::IndexDamaged
                | IndexerMessage::FilesRead(_)
                | IndexerMessage::InitialScanDone
                | IndexerMessage::FolderRemoved => {}
            }
        }
        rescans.sweep(root, &mut writer)?;
        if writer.flush()? > 0 || matters {
            let _ = events.send(Event::SeedsChanged { folder });
        }
    }
    Ok(())
}

/// Finds out what a folder is. A folder inside a declared corpus is a corpus too, with the same settings. The decision is
/// made again only when a `variorum.toml` or an ignore file changes, and not with every file that comes or goes.
fn classify(root: &Path, cancel: &Cancel) -> Result<FolderKind, FolderKindError> {
    match Manifest::around(root)? {
        Some(manifest) => Ok(FolderKind::Declared(Arc::new(manifest))),
        None => FolderKind::detect(root, cancel),
    }
}
