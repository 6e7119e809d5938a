//! Reading a folder's files, in the background.
//!
//! One thread a folder finds out what the folder is, lists its files and hands them out to the workers; what they read
//! goes through a short queue to the main loop, which takes it into the corpus a batch at a time, between the messages
//! of the wire. So memory does not grow with what has been read ahead, and no request waits for the whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::capabilities::ClientFeatures;
use super::diagnostics;
use super::folders::FolderId;
use super::state::Event;
use super::watching::Watching;
use super::workers::Workers;
use crate::cancel::Cancel;
use crate::corpus::discovery::{can_be_a_seed, files_at, files_below};
use crate::corpus::{Batch, Manifest, Reading, Standing, Undecided};
use crate::text::Source;

/// How many files one job reads.
const BATCH: usize = 32;

/// No article is as long as this; a file that is longer is not read.
const LONGEST: u64 = 1 << 30;

/// What the first reading of a folder gives, a piece at a time.
pub(super) struct Piece {
    /// The seeds among the files looked at.
    pub(super) batch: Batch,
    /// How many files were looked at.
    pub(super) looked_at: usize,
    /// How many there are in all.
    pub(super) of: usize,
}

/// What a later look at a path found.
pub(super) struct Found {
    /// Where.
    pub(super) path: PathBuf,
    /// The seed there; `None` if there is none (any more), nor below it.
    pub(super) reading: Option<Arc<Reading>>,
    /// The number of the look.
    pub(super) look: u64,
}

/// What it takes to begin with a folder.
pub(super) struct Task {
    /// Which folder.
    pub(super) folder: FolderId,
    /// Where it is.
    pub(super) root: Arc<Path>,
    /// Who is told of it.
    pub(super) client: Arc<ClientFeatures>,
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
    if let Err(error) = thread::Builder::new().name("indexer".into()).spawn(move || index(task)) {
        tracing::error!("a folder is not indexed: {error}");
    }
}

fn index(task: Task) {
    let Task { folder, root, client, cancel, watching, workers, events, readings } = task;
    let (standing, complaint) = match standing_of(&root, &cancel) {
        Ok(standing) => (standing, None),
        Err(Undecided::Cancelled(_)) => return,
        // It says that it is a corpus, though not how it is to be checked.
        Err(Undecided::Manifest(error)) => (Standing::Declared(Arc::default()), Some(error.to_string())),
    };
    let standing = Arc::new(standing);
    let is_corpus = *standing != Standing::Ordinary;
    let diagnostics =
        standing.manifest().map(|manifest| diagnostics::of_manifest(&client, manifest)).unwrap_or_default();
    let _ = events.send(Event::Decided { folder, standing: Arc::clone(&standing), complaint, diagnostics });
    // Before the files are listed, so that no change falls between.
    watching.add(&root, is_corpus);
    if !is_corpus {
        return;
    }
    let finish = Arc::new(Finish { folder, readings });
    let files: Vec<PathBuf> =
        files_below(&root, standing.manifest()).take_while(|_| !cancel.is_cancelled()).filter_map(Result::ok).collect();
    let of = files.len();
    for files in files.chunks(BATCH) {
        if cancel.is_cancelled() {
            return;
        }
        let (finish, cancel, standing, files) =
            (Arc::clone(&finish), cancel.clone(), Arc::clone(&standing), files.to_vec());
        workers.index(move || {
            let wanted = files.iter().take_while(|_| !cancel.is_cancelled());
            let batch = Batch::of(wanted.filter_map(|path| read(path, &standing)).collect());
            let piece = Piece { batch, looked_at: files.len(), of };
            let _ = finish.readings.send(Event::Read { folder, piece });
        });
    }
}

/// Tells the main loop when the last job that holds it is done.
struct Finish {
    folder: FolderId,
    readings: Sender<Event>,
}

impl Drop for Finish {
    fn drop(&mut self) {
        let _ = self.readings.send(Event::Indexed { folder: self.folder });
    }
}

/// What a folder is. One inside of a corpus that says so is one too, with the same settings.
fn standing_of(root: &Path, cancel: &Cancel) -> Result<Standing, Undecided> {
    match root.parent().map(Manifest::at_or_above).transpose() {
        Ok(Some(Some(manifest))) if Manifest::read(root)?.is_none() => Ok(Standing::Declared(Arc::new(manifest))),
        Ok(_) => Standing::of(root, cancel),
        // What is above is none of this folder's business if it is not understood.
        Err(_) => Standing::of(root, cancel),
    }
}

/// One thread that looks at files which have changed, so that the main loop need not wait for room in the workers' queue.
pub(super) struct Feeder(Sender<Look>);

/// A look to be taken.
pub(super) struct Look {
    /// The folder that the path lies in.
    pub(super) folder: FolderId,
    /// Where that is.
    pub(super) root: Arc<Path>,
    /// What it is.
    pub(super) standing: Arc<Standing>,
    /// A file, a folder, or nothing any more.
    pub(super) path: PathBuf,
    /// The number of the look.
    pub(super) number: u64,
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

    /// Has the look taken.
    pub(super) fn look(&self, look: Look) {
        let _ = self.0.send(look);
    }
}

fn feed(looks: &Receiver<Look>, workers: &Workers, readings: &Sender<Event>) {
    while let Ok(Look { folder, root, standing, path, number }) = looks.recv() {
        let files: Vec<_> = files_at(&root, standing.manifest(), &path).filter_map(Result::ok).collect();
        if files.is_empty() {
            let found = Found { path, reading: None, look: number };
            let _ = readings.send(Event::Looked { folder, found });
        }
        for path in files {
            let (readings, standing) = (readings.clone(), Arc::clone(&standing));
            workers.index(move || {
                let found = Found { reading: read(&path, &standing), path, look: number };
                let _ = readings.send(Event::Looked { folder, found });
            });
        }
    }
}

/// The seed at a path below a folder, if one of the folder's seeds is there.
pub(super) fn seed_at(root: &Path, path: &Path, standing: &Standing) -> Option<Arc<Reading>> {
    let listed = can_be_a_seed(path) && files_at(root, standing.manifest(), path).flatten().any(|file| file == path);
    if listed { read(path, standing) } else { None }
}

/// The seed in a file, if it is one.
fn read(path: &Path, standing: &Standing) -> Option<Arc<Reading>> {
    let metadata = path.symlink_metadata().ok()?;
    if !metadata.is_file() || metadata.len() > LONGEST {
        return None;
    }
    let reading = Reading::of(path.to_owned(), Source::from_bytes(&std::fs::read(path).ok()?));
    standing.admits(path, &reading.seed).then(|| Arc::new(reading))
}
