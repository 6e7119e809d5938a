//! Looking at files that may have changed since the folder was opened.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::capabilities::ClientFeatures;
use super::diagnostics;
use super::folders::FolderId;
use super::indexing::{Keeper, News};
use super::state::Event;
use super::watching::Watching;
use super::workers::Workers;
use crate::corpus::discovery::{can_be_a_seed, files_at};
use crate::corpus::{IndexError, Manifest, Prepared, Reading, Standing, Writer};
use crate::text::Source;

/// What a look at a path found.
pub(super) struct Found {
    /// Where.
    path: PathBuf,
    /// What is there now; `None` if there is nothing that can be a seed (any more), nor below it.
    prepared: Option<Prepared>,
    /// The number of the look.
    look: u64,
}

/// A look to be taken.
pub(super) struct Look {
    /// Who is told what it found.
    pub(super) keeper: Keeper,
    /// The folder that the path lies in.
    pub(super) root: Arc<Path>,
    /// What that is.
    pub(super) standing: Arc<Standing>,
    /// A file, a folder, or nothing any more.
    pub(super) path: PathBuf,
    /// The number of the look: of two at the same path the one with the greater number was asked for later.
    pub(super) number: u64,
}

/// What the feeder is sent for.
enum Errand {
    Look(Look),
    /// Watching a folder.
    Watch {
        watching: Watching,
        root: Arc<Path>,
        is_corpus: bool,
    },
    /// Reading what is said about a folder.
    Manifest {
        folder: FolderId,
        root: Arc<Path>,
        client: Arc<ClientFeatures>,
        events: Sender<Event>,
    },
}

/// One thread that looks at files which have changed, so that the main loop need not wait for room in the workers' queue.
pub(super) struct Feeder(Sender<Errand>);

impl Feeder {
    /// Starts the thread. It ends when the feeder is dropped.
    pub(super) fn start(workers: Workers) -> Self {
        let (sender, errands) = unbounded();
        let feed = move || feed(&errands, &workers);
        if let Err(error) = thread::Builder::new().name("feeder".into()).spawn(feed) {
            tracing::error!("changes on disk are not followed: {error}");
        }
        Self(sender)
    }

    /// Has the look taken.
    pub(super) fn look(&self, look: Look) {
        let _ = self.0.send(Errand::Look(look));
    }

    /// Has a folder watched, again: of folders inside each other, one that is watched no more takes the other along.
    pub(super) fn watch(&self, watching: Watching, root: Arc<Path>, is_corpus: bool) {
        let _ = self.0.send(Errand::Watch { watching, root, is_corpus });
    }

    /// Has the manifest read that counts for a folder, and told what it says now.
    pub(super) fn read_manifest(
        &self,
        folder: FolderId,
        root: Arc<Path>,
        client: Arc<ClientFeatures>,
        events: Sender<Event>,
    ) {
        let _ = self.0.send(Errand::Manifest { folder, root, client, events });
    }
}

fn feed(errands: &Receiver<Errand>, workers: &Workers) {
    while let Ok(errand) = errands.recv() {
        let Look { keeper, root, standing, path, number } = match errand {
            Errand::Look(look) => look,
            Errand::Watch { watching, root, is_corpus } => {
                watching.add(&root, is_corpus);
                continue;
            }
            Errand::Manifest { folder, root, client, events } => {
                // One that cannot be read is told of when the folder is begun with anew.
                let manifest = Manifest::around(&root).ok().flatten().map(Arc::new);
                let diagnostics = manifest.as_ref().map(|manifest| diagnostics::of_manifest(&client, manifest));
                let diagnostics = diagnostics.unwrap_or_default();
                let _ = events.send(Event::Manifest { folder, manifest, diagnostics });
                continue;
            }
        };
        let files: Vec<_> = files_at(&root, standing.manifest(), &path).filter_map(Result::ok).collect();
        if files.is_empty() && !is_hidden(&root, &path) {
            let found = Found { path, prepared: None, look: number };
            let _ = keeper.send(News::Looked(Box::new(found)));
        }
        for path in files {
            let (root, keeper, standing) = (Arc::clone(&root), keeper.clone(), Arc::clone(&standing));
            workers.index(move || {
                let prepared = Prepared::read(&root, &path, &standing).ok();
                let _ = keeper.send(News::Looked(Box::new(Found { path, prepared, look: number })));
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

/// For each path that was looked at since the folder was opened, the number of the last look. What an earlier look saw
/// is old, and what was read before any look.
#[derive(Default)]
pub(super) struct Looks(HashMap<PathBuf, u64>);

impl Looks {
    /// Whether a file, or a folder that it lies in, was looked at after this was read.
    pub(super) fn is_old(&self, root: &Path, prepared: &Prepared) -> bool {
        !self.0.is_empty()
            && prepared.path(root).is_none_or(|path| path.ancestors().any(|above| self.0.contains_key(above)))
    }

    /// Takes in what a look has found. Gives whether it can bear on any seed.
    ///
    /// # Errors
    /// The index cannot be read or written.
    pub(super) fn take_in(&mut self, found: Found, root: &Path, writer: &mut Writer) -> Result<bool, IndexError> {
        let Found { path, prepared, look } = found;
        // A later look at a folder has seen what is in it, too.
        if path.ancestors().any(|above| self.0.get(above).is_some_and(|last| *last > look)) {
            return Ok(false);
        }
        let bears = prepared.is_some() || can_be_a_seed(&path) || path.extension().is_none();
        match prepared {
            Some(prepared) => _ = writer.put(prepared)?,
            None => {
                writer.remove(root, &path);
                if !can_be_a_seed(&path) {
                    // It may have been a folder.
                    writer.remove_below(root, &path)?;
                }
            }
        }
        self.0.insert(path, look);
        Ok(bears)
    }
}

/// The seed at a path below a folder, if one of the folder's seeds is there.
pub(super) fn seed_at(root: &Path, path: &Path, standing: &Standing) -> Option<Arc<Reading>> {
    let listed = can_be_a_seed(path) && files_at(root, standing.manifest(), path).flatten().any(|file| file == path);
    if !listed || !path.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let reading = Reading::of(path.to_owned(), Source::from_bytes(&std::fs::read(path).ok()?));
    standing.admits(path, &reading.seed).then(|| Arc::new(reading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Index;

    /// What is in the index after looks of which each found something: a file, or nothing.
    fn after(finds: &[(&str, bool, u64)]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir(root.join("in")).expect("made");
        std::fs::write(root.join("in/a.txt"), "河水涨了。").expect("written");
        let index = Index::temporary().expect("an index");
        let mut writer = Writer::new(&index, index.outdated(root, Vec::new()).expect("sound"));
        let standing = Standing::Declared(Arc::default());
        let mut looks = Looks::default();
        for &(name, is_there, look) in finds {
            let path = root.join(name);
            let prepared = is_there.then(|| Prepared::read(root, &path, &standing).expect("readable"));
            looks.take_in(Found { path, prepared, look }, root, &mut writer).expect("taken in");
        }
        writer.flush().expect("written");
        let snapshot = crate::corpus::Snapshot::default();
        let snapshot =
            snapshot.on_disk(root, Arc::clone(&index), crate::corpus::Memory { texts: 1 << 20, seeds: 1 << 20 });
        let paths = snapshot.paths().expect("sound");
        paths.iter().map(|path| path.strip_prefix(root).expect("inside").display().to_string()).collect()
    }

    #[test]
    fn files_go_with_their_folder_even_those_that_were_not_written_yet() {
        assert_eq!(after(&[("in/a.txt", true, 1)]), ["in/a.txt"]);
        assert_eq!(after(&[("in/a.txt", true, 1), ("in", false, 2)]), [""; 0]);
    }

    #[test]
    fn what_was_read_before_the_folder_went_does_not_come_back() {
        assert_eq!(after(&[("in", false, 2), ("in/a.txt", true, 1)]), [""; 0]);
        assert_eq!(after(&[("in", false, 2), ("in/a.txt", true, 3)]), ["in/a.txt"]);
    }
}
