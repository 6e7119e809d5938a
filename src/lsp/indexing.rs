//! Reading a folder's files, in the background.
//!
//! One thread a folder finds out what the folder is, lists its files and hands them out to the workers; what they read
//! goes through a short queue to the main loop, which takes it into the corpus one seed at a time, between the messages
//! of the wire. So memory does not grow with what has been read ahead, and no request waits for the whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use ignore::WalkBuilder;

use super::folders::FolderId;
use super::state::Event;
use super::watching::Watching;
use super::workers::Workers;
use crate::cancel::Cancel;
use crate::corpus::Reading;
use crate::text::Source;

/// What kind of corpus a folder is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kind {
    /// It says so itself, so every text in it is a seed, with a header or without.
    pub(super) declared: bool,
}

/// What a look at a path found.
pub(super) struct Found {
    /// Where.
    pub(super) path: PathBuf,
    /// The seed there; `None` if there is none (any more), nor below it.
    pub(super) reading: Option<Arc<Reading>>,
    /// The number of the look; 0 for the first indexing.
    pub(super) look: u64,
    /// Of how many files this is one; 0 if that is not to be counted.
    pub(super) of: usize,
}

/// What it takes to begin with a folder.
pub(super) struct Task {
    /// Which folder.
    pub(super) folder: FolderId,
    /// Where it is.
    pub(super) root: Arc<Path>,
    /// Raised to stop.
    pub(super) cancel: Cancel,
    /// Who watches it.
    pub(super) watching: Watching,
    /// Who reads.
    pub(super) workers: Workers,
    /// Where it is told what the folder is.
    pub(super) events: Sender<Event>,
    /// Where what was read goes.
    pub(super) readings: Sender<Event>,
}

/// Begins with a folder: tells what it is, has it watched, and reads all of it.
pub(super) fn start(task: Task) {
    let index = move || {
        let Task { folder, root, cancel, watching, workers, events, readings } = task;
        let kind = kind_of(&root);
        let _ = events.send(Event::Decided { folder, corpus: kind });
        // Before the files are listed, so that no change falls between.
        watching.add(&root, kind.is_some());
        let Some(kind) = kind else { return };
        let finish = Arc::new(Finish { folder, readings });
        let files = files_under(&root, &cancel);
        let of = files.len();
        for path in files {
            if cancel.is_cancelled() {
                return;
            }
            let (finish, cancel) = (Arc::clone(&finish), cancel.clone());
            workers.index(move || {
                if !cancel.is_cancelled() {
                    let reading = read(&path, kind);
                    finish.tell(Found { path, reading, look: 0, of });
                }
            });
        }
    };
    if let Err(error) = thread::Builder::new().name("indexer".into()).spawn(index) {
        tracing::error!("the folder is not indexed: {error}");
    }
}

/// Tells the main loop when the last job that holds it is done.
struct Finish {
    folder: FolderId,
    readings: Sender<Event>,
}

impl Finish {
    fn tell(&self, found: Found) {
        let _ = self.readings.send(Event::Looked { folder: self.folder, found });
    }
}

impl Drop for Finish {
    fn drop(&mut self) {
        let _ = self.readings.send(Event::Indexed { folder: self.folder });
    }
}

/// One thread that looks at files which have changed, so that the main loop need not wait for room in the workers' queue.
pub(super) struct Feeder(Sender<Look>);

struct Look {
    folder: FolderId,
    root: Arc<Path>,
    kind: Kind,
    path: PathBuf,
    number: u64,
}

impl Feeder {
    /// Starts the thread. It ends when the feeder is dropped.
    pub(super) fn start(workers: Workers, readings: Sender<Event>) -> Self {
        let (sender, looks) = unbounded();
        let feed = move || feed(&looks, &workers, &readings);
        if let Err(error) = thread::Builder::new().name("feeder".into()).spawn(feed) {
            tracing::error!("changes on disk are not followed: {error}");
        }
        Self(sender)
    }

    /// Has the path looked at: a file, a folder, or nothing any more.
    pub(super) fn look(&self, folder: FolderId, root: Arc<Path>, kind: Kind, path: PathBuf, number: u64) {
        let _ = self.0.send(Look { folder, root, kind, path, number });
    }
}

fn feed(looks: &Receiver<Look>, workers: &Workers, readings: &Sender<Event>) {
    while let Ok(Look { folder, root, kind, path, number }) = looks.recv() {
        let mut files = if path.is_dir() { files_under(&path, &Cancel::new()) } else { vec![path] };
        files.retain(|path| path.starts_with(&root));
        for path in files {
            let readings = readings.clone();
            workers.index(move || {
                let found = Found { reading: read(&path, kind), path, look: number, of: 0 };
                let _ = readings.send(Event::Looked { folder, found });
            });
        }
    }
}

/// What kind of corpus a folder is, if it is one.
fn kind_of(root: &Path) -> Option<Kind> {
    root.join("variorum.toml").is_file().then_some(Kind { declared: true })
}

fn files_under(root: &Path, cancel: &Cancel) -> Vec<PathBuf> {
    WalkBuilder::new(root)
        .require_git(false)
        .build()
        .take_while(|_| !cancel.is_cancelled())
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .map(ignore::DirEntry::into_path)
        .collect()
}

fn read(path: &Path, kind: Kind) -> Option<Arc<Reading>> {
    let is_file = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    let bytes = is_file.then(|| std::fs::read(path).ok()).flatten()?;
    let reading = Reading::of(path.to_owned(), Source::from_bytes(&bytes));
    (kind.declared || reading.seed.has_seed_header()).then(|| Arc::new(reading))
}
