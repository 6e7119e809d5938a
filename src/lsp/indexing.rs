//! Bringing a folder's index up to date and keeping it so, in the background.
//!
//! One thread a folder, its *indexer*, finds out what the folder is, compares the index with the files that are there,
//! has the workers read what has changed, and is the only one that writes. What the workers have read comes to it
//! through a short queue: memory does not grow with what has been read ahead. The main loop is told when something
//! has been written, and requests never wait for it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::client_features::ClientFeatures;
use super::diagnostics;
use super::folders::FolderId;
use super::rescan::{Found, RescanLog};
use super::state::Event;
use super::watching::Watching;
use super::workers::Workers;
use crate::cancel::Cancel;
use crate::corpus::discovery::files_below;
use crate::corpus::{FolderKind, FolderKindError, Index, IndexError, IndexWriter, Manifest, PackedFile};
use crate::messages::{Argument, message};

/// How many files one job reads.
const BATCH: usize = 32;

/// How many results may wait until the indexer takes them.
const WAITING: usize = 64;

/// What comes to an indexer.
pub(super) enum IndexerMessage {
    /// What a first look at files gave: those that could be read, and the others.
    Read(Vec<Result<PackedFile, PathBuf>>),
    /// All files have been looked at for the first time, or that was given up.
    AllRead,
    /// What a later look gave.
    Looked(Box<Found>),
    /// Somebody found the index damaged.
    Broken,
    /// The folder is a workspace folder no more.
    Over,
}

/// What it takes to begin with a folder.
pub(super) struct Task {
    /// Which folder.
    pub(super) folder: FolderId,
    /// Where it is.
    pub(super) root: Arc<Path>,
    /// Who is told of it.
    pub(super) client: Arc<ClientFeatures>,
    /// Held by the indexer of the folder as long as it lives: one that is begun with anew waits until the one before it
    /// writes no more.
    pub(super) turn: Arc<Mutex<()>>,
    /// Raised to stop the first reading.
    pub(super) cancel: Cancel,
    /// Raised when nothing is to be written any more.
    pub(super) gone: Cancel,
    /// Who watches it.
    pub(super) watching: Watching,
    /// Who reads.
    pub(super) workers: Workers,
    /// Where it is told what has come about.
    pub(super) events: Sender<Event>,
}

/// A way to tell a folder's indexer something. The indexer ends when the last is dropped.
pub(super) type IndexerHandle = Arc<Sender<IndexerMessage>>;

/// Begins with a folder: tells what it is, has it watched, and keeps its index.
pub(super) fn start(task: Task) -> IndexerHandle {
    let (sender, news) = bounded(WAITING);
    let indexer = Arc::new(sender);
    let own = Arc::downgrade(&indexer);
    if let Err(error) = thread::Builder::new().name("indexer".into()).spawn(move || begin(&task, &own, &news)) {
        tracing::error!("a folder is not indexed: {error}");
    }
    indexer
}

fn begin(task: &Task, indexer: &Weak<Sender<IndexerMessage>>, news: &Receiver<IndexerMessage>) {
    let Task { folder, root, turn, client, cancel, gone, watching, events, .. } = task;
    let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
    if gone.is_cancelled() {
        return;
    }
    // Before anything is looked at, so that no change falls between.
    watching.add(root, false);
    let (standing, complaint) = match standing_of(root, cancel) {
        Ok(standing) => (standing, None),
        Err(FolderKindError::Cancelled(_)) => return,
        // It says that it is a corpus, though not how it is to be checked.
        Err(FolderKindError::Manifest(error)) => (FolderKind::Declared(Arc::default()), Some(error.to_string())),
    };
    let standing = Arc::new(standing);
    let is_corpus = *standing != FolderKind::Ordinary;
    let diagnostics =
        standing.manifest().map(|manifest| diagnostics::for_manifest(client, manifest)).unwrap_or_default();
    let folder = *folder;
    let _ = events.send(Event::Decided { folder, standing: Arc::clone(&standing), complaint, diagnostics });
    if !is_corpus {
        return;
    }
    watching.add(root, true);
    let told = |error: &IndexError| {
        tracing::warn!("the index is kept until the server ends only: {error}");
        let _ = events.send(Event::Warning(match error {
            // All folders have the same cache.
            IndexError::OnNetwork(_) if TOLD.swap(true, Ordering::Relaxed) => return,
            IndexError::OnNetwork(cache) => {
                message!("index-on-network", path = Argument::Quote(cache.to_string_lossy().into_owned()))
            }
            error if error.is_damage() => message!("index-damaged-now"),
            error => message!("index-not-kept", cause = error.to_string()),
        }));
    };
    let mut index = open(root, &standing, told);
    let mut looks = RescanLog::default();
    loop {
        let Some(indexer) = indexer.upgrade() else { return };
        let kept = match &index {
            Ok(index) => keep(task, index, &standing, &mut looks, indexer, news),
            Err(error) => {
                tracing::error!("a folder is not indexed: {error}");
                let _ = events.send(Event::Indexed { folder, is_complete: false });
                return;
            }
        };
        match (kept, &index) {
            (Ok(()), _) => return,
            // Once more, from nothing; what cannot be written there either cannot be helped.
            (Err(error), Ok(lasting)) if lasting.is_lasting() => {
                told(&error);
                index = Index::temporary();
            }
            (Err(error), _) => index = Err(error),
        }
    }
}

/// Whether the user was told that the cache lies on a drive of another machine.
static TOLD: AtomicBool = AtomicBool::new(false);

/// The folder's index, or if the user's cache cannot be used, one for now.
fn open(root: &Path, standing: &FolderKind, told: impl Fn(&IndexError)) -> Result<Arc<Index>, IndexError> {
    let lasting = match root.canonicalize() {
        Ok(root) => Index::open(&root, standing),
        // A folder that is not there has no seeds to keep.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Index::temporary(),
        Err(error) => Err(error.into()),
    };
    lasting.or_else(|error| {
        told(&error);
        Index::temporary()
    })
}

/// Keeps an index until nobody wants it any more.
///
/// # Errors
/// It cannot be read or written.
fn keep(
    task: &Task,
    index: &Arc<Index>,
    standing: &Arc<FolderKind>,
    looks: &mut RescanLog,
    indexer: IndexerHandle,
    news: &Receiver<IndexerMessage>,
) -> Result<(), IndexError> {
    let Task { folder, root, cancel, gone, events, .. } = task;
    let folder = *folder;
    let _ = events.send(Event::Opened { folder, index: Arc::clone(index) });
    looks.begin();
    let files = files_below(root, standing.manifest()).take_while(|_| !cancel.is_cancelled());
    let files = files.filter_map(|file| file.inspect_err(|error| tracing::warn!("{error}")).ok());
    let outdated = index.stale_files(root, files.collect())?;
    let of = outdated.to_read.len();
    have_read(task, outdated.to_read.clone(), standing, indexer);
    let mut writer = IndexWriter::new(index, outdated).incremental();
    let mut taken = 0;
    for item in news {
        if gone.is_cancelled() {
            return Ok(());
        }
        let mut has_written = false;
        match item {
            IndexerMessage::Read(files) => {
                taken += files.len();
                for file in files {
                    match file {
                        // What has been looked at since is known better.
                        Ok(prepared) if looks.is_old(root, &prepared) => {}
                        Ok(prepared) => has_written |= writer.put(prepared)?,
                        Err(file) => writer.remove(root, &file),
                    }
                }
            }
            IndexerMessage::Looked(found) => _ = looks.take_in(*found, root, &mut writer)?,
            IndexerMessage::AllRead => break,
            IndexerMessage::Over => return Ok(()),
            IndexerMessage::Broken if index.is_damaged() => return Err(IndexError::Damaged),
            // That was the index before this one.
            IndexerMessage::Broken => {}
        }
        let _ = events.send(Event::Read { folder, looked_at: taken, of, has_written });
    }
    looks.sweep(root, &mut writer)?;
    writer.flush()?;
    // One that was stopped half-way is not known.
    let _ = events.send(Event::Indexed { folder, is_complete: !cancel.is_cancelled() });
    while let Ok(item) = news.recv() {
        // Another server may have written it already: then nothing is written, and it is news all the same.
        let mut bears = false;
        for item in std::iter::once(item).chain(news.try_iter().take(WAITING)) {
            if gone.is_cancelled() {
                return Ok(());
            }
            match item {
                IndexerMessage::Looked(found) => bears |= looks.take_in(*found, root, &mut writer)?,
                IndexerMessage::Broken if index.is_damaged() => return Err(IndexError::Damaged),
                IndexerMessage::Broken | IndexerMessage::Read(_) | IndexerMessage::AllRead | IndexerMessage::Over => {}
            }
        }
        looks.sweep(root, &mut writer)?;
        if writer.flush()? > 0 || bears {
            let _ = events.send(Event::Changed { folder });
        }
    }
    Ok(())
}

/// Has files read, from a thread of its own: handing them out waits for the workers, as these wait for the indexer.
fn have_read(task: &Task, files: Vec<PathBuf>, standing: &Arc<FolderKind>, indexer: IndexerHandle) {
    let finish = Arc::new(CompletionGuard(indexer));
    let (root, cancel, workers, standing) =
        (Arc::clone(&task.root), task.cancel.clone(), task.workers.clone(), Arc::clone(standing));
    let hand_out = move || {
        for files in files.chunks(BATCH) {
            if cancel.is_cancelled() {
                return;
            }
            let (finish, cancel, standing, root, files) =
                (Arc::clone(&finish), cancel.clone(), Arc::clone(&standing), Arc::clone(&root), files.to_vec());
            workers.index(move || {
                let wanted = files.into_iter().take_while(|_| !cancel.is_cancelled());
                let read = wanted.map(|file| PackedFile::read(&root, &file, &standing).map_err(|_| file));
                let _ = finish.0.send(IndexerMessage::Read(read.collect()));
            });
        }
    };
    if let Err(error) = thread::Builder::new().name("hander-out".into()).spawn(hand_out) {
        tracing::error!("a folder is not read: {error}");
    }
}

/// Tells the indexer when the last job that holds it is done.
struct CompletionGuard(IndexerHandle);

impl Drop for CompletionGuard {
    fn drop(&mut self) {
        let _ = self.0.send(IndexerMessage::AllRead);
    }
}

/// What a folder is. One inside of a corpus that says so is one too, with the same settings. What it is taken for is not
/// decided anew with every file that comes or goes, but when a `variorum.toml` or what is ignored changes.
fn standing_of(root: &Path, cancel: &Cancel) -> Result<FolderKind, FolderKindError> {
    match Manifest::around(root)? {
        Some(manifest) => Ok(FolderKind::Declared(Arc::new(manifest))),
        None => FolderKind::detect(root, cancel),
    }
}
