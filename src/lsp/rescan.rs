//! Looking at files that may have changed since the folder was opened.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::client_features::ClientFeatures;
use super::diagnostics;
use super::folders::FolderId;
use super::indexing::{IndexerHandle, IndexerMessage};
use super::state::Event;
use super::workers::Workers;
use crate::corpus::discovery::{files_at, has_seed_extension};
use crate::corpus::{AnalysedSeed, FolderKind, IndexError, IndexWriter, MAX_SEED_BYTES, Manifest, PackedFile};
use crate::files;
use crate::text::Source;

/// What a look at a path found.
pub(super) struct Found {
    /// Where.
    path: PathBuf,
    /// What is there now.
    there: PathState,
    /// The number of the look.
    look: u64,
}

/// What is at a path.
enum PathState {
    /// A file that can be a seed.
    File(Box<PackedFile>),
    /// A folder, or nothing that can be a seed (any more): no other files below it than these can be seeds.
    Only(HashSet<PathBuf>),
}

/// A look to be taken.
pub(super) struct Look {
    /// Who is told what it found.
    pub(super) indexer: IndexerHandle,
    /// The folder that the path lies in.
    pub(super) root: Arc<Path>,
    /// What that is.
    pub(super) standing: Arc<FolderKind>,
    /// A file, a folder, or nothing any more.
    pub(super) path: PathBuf,
    /// The number of the look: of two at the same path the one with the greater number was asked for later.
    pub(super) number: u64,
}

/// What the scanner is sent for.
enum ScanJob {
    Look(Look),
    /// AnalysedSeed what is said about a folder.
    Manifest {
        folder: FolderId,
        root: Arc<Path>,
        client: Arc<ClientFeatures>,
        events: Sender<Event>,
    },
}

/// One thread that looks at files which have changed, so that the main loop need not wait for room in the workers' queue.
pub(super) struct Scanner(Sender<ScanJob>);

impl Scanner {
    /// Starts the thread. It ends when the scanner is dropped.
    pub(super) fn start(workers: Workers) -> Self {
        let (sender, errands) = unbounded();
        let feed = move || feed(&errands, &workers);
        if let Err(error) = thread::Builder::new().name("scanner".into()).spawn(feed) {
            tracing::error!("changes on disk are not followed: {error}");
        }
        Self(sender)
    }

    /// Has the look taken.
    pub(super) fn look(&self, look: Look) {
        let _ = self.0.send(ScanJob::Look(look));
    }

    /// Has the manifest read that counts for a folder, and told what it says now.
    pub(super) fn read_manifest(
        &self,
        folder: FolderId,
        root: Arc<Path>,
        client: Arc<ClientFeatures>,
        events: Sender<Event>,
    ) {
        let _ = self.0.send(ScanJob::Manifest { folder, root, client, events });
    }
}

fn feed(errands: &Receiver<ScanJob>, workers: &Workers) {
    while let Ok(errand) = errands.recv() {
        let Look { indexer, root, standing, path, number } = match errand {
            ScanJob::Look(look) => look,
            ScanJob::Manifest { folder, root, client, events } => {
                // One that cannot be read is told of when the folder is begun with anew.
                let manifest = Manifest::around(&root).ok().flatten().map(Arc::new);
                let diagnostics = manifest.as_ref().map(|manifest| diagnostics::for_manifest(&client, manifest));
                let diagnostics = diagnostics.unwrap_or_default();
                let _ = events.send(Event::Manifest { folder, manifest, diagnostics });
                continue;
            }
        };
        let files: Vec<_> = files_at(&root, standing.manifest(), &path).filter_map(Result::ok).collect();
        // A folder may have taken the place of another one, of which files are known.
        if files != [path.as_path()] && !is_hidden(&root, &path) {
            let there = PathState::Only(files.iter().cloned().collect());
            let _ = indexer.send(IndexerMessage::Looked(Box::new(Found { path, there, look: number })));
        }
        for path in files {
            let (root, indexer, standing) = (Arc::clone(&root), indexer.clone(), Arc::clone(&standing));
            workers.index(move || {
                let prepared = PackedFile::read(&root, &path, &standing);
                let there =
                    prepared.map_or_else(|_| PathState::Only(HashSet::new()), |it| PathState::File(Box::new(it)));
                let _ = indexer.send(IndexerMessage::Looked(Box::new(Found { path, there, look: number })));
            });
        }
    }
}

/// Whether a path is hidden, so that nothing there ever was a seed: the lock files of a version control system come and
/// go all the time.
fn is_hidden(root: &Path, path: &Path) -> bool {
    let mut parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

/// What was looked at since the folder was opened, so that nothing that was seen earlier takes the place of what was seen
/// later.
#[derive(Default)]
pub(super) struct RescanLog {
    /// For each path the number of the last look.
    last: HashMap<PathBuf, u64>,
    /// The paths that were looked at since all files were listed.
    since: HashSet<PathBuf>,
    /// The folders, or what may have been one, of which what has gone was not taken out of the index yet, with the look
    /// and the files that are there.
    folders: HashMap<PathBuf, (u64, HashSet<PathBuf>)>,
}

impl RescanLog {
    /// All files are listed, again: what they are read as then is later than the looks until now.
    pub(super) fn begin(&mut self) {
        self.since.clear();
        self.folders.clear();
    }

    /// Whether a file, or a folder that it lies in, was looked at after this was read.
    pub(super) fn is_old(&self, root: &Path, prepared: &PackedFile) -> bool {
        !self.since.is_empty()
            && prepared.path(root).is_none_or(|path| path.ancestors().any(|above| self.since.contains(above)))
    }

    /// Takes in what a look has found. Gives whether it can bear on any seed.
    ///
    /// # Errors
    /// The index cannot be read or written.
    pub(super) fn take_in(&mut self, found: Found, root: &Path, writer: &mut IndexWriter) -> Result<bool, IndexError> {
        let Found { path, there, look } = found;
        // A later look at a folder has seen what is in it, too.
        if path.ancestors().any(|above| self.last.get(above).is_some_and(|last| *last > look)) {
            return Ok(false);
        }
        self.last.insert(path.clone(), look);
        self.since.insert(path.clone());
        match there {
            PathState::File(prepared) => {
                writer.put(*prepared)?;
                Ok(true)
            }
            PathState::Only(files) => {
                writer.remove(root, &path);
                let bears = !files.is_empty() || has_seed_extension(&path) || path.extension().is_none();
                if !files.is_empty() || !has_seed_extension(&path) {
                    self.folders.insert(path, (look, files));
                }
                Ok(bears)
            }
        }
    }

    /// Takes out of the index what has gone from the folders that were looked at. Costs a look at every file of the
    /// index if there was a folder, however many there were: to be done after several looks.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(super) fn sweep(&mut self, root: &Path, writer: &mut IndexWriter) -> Result<(), IndexError> {
        if self.folders.is_empty() {
            return Ok(());
        }
        let folders = std::mem::take(&mut self.folders);
        let last = &self.last;
        writer.remove_where(root, |path| {
            let seen = last.get(path).copied().unwrap_or(0);
            let mut around = path.ancestors().skip(1).filter_map(|above| folders.get(above));
            around.any(|(look, files)| seen < *look && !files.contains(path))
        })
    }
}

/// The seed at a path below a folder, if one of the folder's seeds is there.
pub(super) fn seed_at(root: &Path, path: &Path, standing: &FolderKind) -> Option<Arc<AnalysedSeed>> {
    let listed =
        has_seed_extension(path) && files_at(root, standing.manifest(), path).flatten().any(|file| file == path);
    if !listed {
        return None;
    }
    let (bytes, _) = files::read_without_links(root, path, MAX_SEED_BYTES).ok()?;
    let reading = AnalysedSeed::new(path.to_owned(), Source::from_bytes(&bytes));
    standing.admits(path, &reading.seed).then(|| Arc::new(reading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Index;

    /// What is in the index after looks of which each found a file, or only these files in a folder.
    fn after(finds: &[(&str, Option<&[&str]>, u64)]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir(root.join("in")).expect("made");
        for name in ["in/a.txt", "in/b.txt"] {
            std::fs::write(root.join(name), "河水涨了。").expect("written");
        }
        let index = Index::temporary().expect("an index");
        let mut writer = IndexWriter::new(&index, index.stale_files(root, Vec::new()).expect("sound"));
        let mut looks = RescanLog::default();
        for &(name, only, look) in finds {
            let path = root.join(name);
            let there = match only {
                None => PathState::File(Box::new(prepared(root, &path))),
                Some(files) => PathState::Only(files.iter().map(|file| root.join(file)).collect()),
            };
            looks.take_in(Found { path, there, look }, root, &mut writer).expect("taken in");
        }
        looks.sweep(root, &mut writer).expect("swept");
        writer.flush().expect("written");
        let snapshot = crate::corpus::Snapshot::default();
        let snapshot = snapshot.on_disk(
            root,
            Arc::clone(&index),
            crate::corpus::CacheSizes { text_bytes: 1 << 20, seed_bytes: 1 << 20 },
        );
        let paths = snapshot.paths().expect("sound");
        paths.iter().map(|path| path.strip_prefix(root).expect("inside").display().to_string()).collect()
    }

    fn prepared(root: &Path, path: &Path) -> PackedFile {
        PackedFile::read(root, path, &FolderKind::Declared(Arc::default())).expect("readable")
    }

    #[test]
    fn files_go_with_their_folder_even_those_that_were_not_written_yet() {
        assert_eq!(after(&[("in/a.txt", None, 1)]), ["in/a.txt"]);
        assert_eq!(after(&[("in/a.txt", None, 1), ("in", Some(&[]), 2)]), [""; 0]);
    }

    #[test]
    fn files_go_with_their_folder_though_another_one_has_taken_its_place() {
        let finds = [("in/a.txt", None, 1), ("in", Some(&["in/b.txt"][..]), 2), ("in/b.txt", None, 2)];
        assert_eq!(after(&finds), ["in/b.txt"]);
        // One that has come since the look stays.
        assert_eq!(after(&[("in", Some(&["in/b.txt"]), 1), ("in/a.txt", None, 2)]), ["in/a.txt"]);
    }

    #[test]
    fn what_was_read_before_the_folder_went_does_not_come_back() {
        assert_eq!(after(&[("in", Some(&[]), 2), ("in/a.txt", None, 1)]), [""; 0]);
        assert_eq!(after(&[("in", Some(&[]), 2), ("in/a.txt", None, 3)]), ["in/a.txt"]);
    }

    #[test]
    fn what_is_read_when_all_is_read_again_is_not_older_than_the_looks_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let (root, path) = (folder.path(), folder.path().join("a.txt"));
        std::fs::write(&path, "河水涨了。").expect("written");
        let index = Index::temporary().expect("an index");
        let mut writer = IndexWriter::new(&index, index.stale_files(root, Vec::new()).expect("sound"));
        let mut looks = RescanLog::default();
        let there = PathState::File(Box::new(prepared(root, &path)));
        looks.take_in(Found { path: path.clone(), there, look: 1 }, root, &mut writer).expect("taken in");
        assert!(looks.is_old(root, &prepared(root, &path)));
        // The index was damaged, and is made from nothing.
        looks.begin();
        assert!(!looks.is_old(root, &prepared(root, &path)));
    }
}
