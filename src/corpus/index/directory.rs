//! Where an index lies, and who may do what there.
//!
//! Each corpus has a folder in the user's cache, and in it each way of making an index (this version's parsers, folding
//! and format) one of its own: nothing made otherwise is ever read. Everyone who has an index open holds its lock in
//! common; who holds it alone may take the index away, because it is damaged.
//!
//! LMDB follows links and waits for pipes, so before it sees a folder, the folder is the user's alone and has nothing under
//! the names that matter but regular files of the user's: what else is there is taken away, unread and unwritten.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use etcetera::BaseStrategy;
use tempfile::TempDir;
use twox_hash::XxHash3_64;

use super::environment::{DATA_NAME, READERS_NAME};
use super::{IndexError, integrity};
use crate::corpus::folder::FolderKind;
use crate::files::{self, DirHandle, FileError, NewFile};

/// How long it is waited for somebody else who is just looking after the index.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

/// How long it is waited for others to let go of a damaged one.
const RELEASE_TIMEOUT: Duration = Duration::from_secs(1);

/// An index that was made otherwise, or of a corpus that is gone, and that nobody has used for this long, is deleted.
const MAX_UNUSED: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The file that is locked.
const LOCK_NAME: &str = "lock";

/// The file that says that the index is damaged.
const DAMAGED_NAME: &str = "damaged";

/// What indexes are made by: see `build.rs`.
const FORMAT_HASH: &str = env!("VARIORUM_INDEX_MAKER");

/// The file that says of which corpus the indexes are.
const ROOT_NAME: &str = "root";

/// The longest path that [`ROOT_NAME`] can hold, in bytes.
const MAX_ROOT_BYTES: u64 = 1 << 16;

/// A folder with an index; locked, so that nobody takes it away.
#[derive(Debug)]
pub(super) struct IndexDirectory {
    folder: PathBuf,
    /// Held, not read.
    _lock: Option<File>,
    /// If it is not in the cache: it is deleted when this is dropped.
    temporary: Option<TempDir>,
}

impl IndexDirectory {
    /// A folder that is gone when the place is dropped.
    pub(super) fn temporary() -> Result<Self, IndexError> {
        let temporary = tempfile::Builder::new().prefix("variorum-index-").tempdir()?;
        Ok(Self { folder: temporary.path().to_owned(), _lock: None, temporary: Some(temporary) })
    }

    /// The folder of an index, made if there is none, with nothing in it but a sound index or none.
    pub(super) fn at(folder: &Path) -> Result<Self, IndexError> {
        files::create_own_folder(folder).map_err(io_error)?;
        if !files::is_own_file(&folder.join(LOCK_NAME)) {
            // Nobody holds the lock that anybody else would look at: what is there is nobody's.
            [LOCK_NAME, DATA_NAME, READERS_NAME, DAMAGED_NAME]
                .into_iter()
                .try_for_each(|name| remove(&folder.join(name)))?;
        }
        let lock = files::open_own(&folder.join(LOCK_NAME)).map_err(io_error)?;
        let begin = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    tidy(folder)?;
                    lock.unlock()?;
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            let is_patient = begin.elapsed() < LOCK_TIMEOUT;
            match lock.try_lock_shared() {
                Ok(()) if !is_damaged(folder) => break,
                // Whoever found out may be about to let go of it.
                Ok(()) if begin.elapsed() < RELEASE_TIMEOUT => lock.unlock()?,
                Ok(()) => return Err(IndexError::Damaged),
                Err(TryLockError::WouldBlock) if is_patient => {}
                Err(error) => return Err(io::Error::from(error).into()),
            }
            thread::sleep(Duration::from_millis(20));
        }
        // When it was last used.
        lock.set_modified(SystemTime::now())?;
        Ok(Self { folder: folder.to_owned(), _lock: Some(lock), temporary: None })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn is_temporary(&self) -> bool {
        self.temporary.is_some()
    }

    /// Has whoever next holds the place alone make the index anew.
    pub(super) fn mark_damaged(&self) {
        let _ = files::open_own(&self.folder.join(DAMAGED_NAME));
    }
}

/// Takes a damaged index away. The lock is held alone.
fn tidy(folder: &Path) -> Result<(), IndexError> {
    if is_damaged(folder) || !integrity::is_intact(&folder.join(DATA_NAME))? {
        tracing::warn!("an index is damaged and made anew");
        [DATA_NAME, READERS_NAME, DAMAGED_NAME].into_iter().try_for_each(|name| remove(&folder.join(name)))?;
    }
    Ok(())
}

/// Whether somebody has found the index damaged, or something is in its place that is none.
fn is_damaged(folder: &Path) -> bool {
    let is_there = |name: &str| folder.join(name).symlink_metadata().is_ok();
    is_there(DAMAGED_NAME) || [DATA_NAME, READERS_NAME].iter().any(|name| !files::is_own_file(&folder.join(name)))
}

/// Takes away what is at a path; of a link the link itself.
fn remove(path: &Path) -> io::Result<()> {
    let is_folder = path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
    match if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) } {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn io_error(error: FileError) -> IndexError {
    match error {
        FileError::Io(error) => error.into(),
        error => io::Error::other(error).into(),
    }
}

/// Where the index of a corpus lies, in the cache of the user.
///
/// # Errors
/// There is no such folder, and none can be made; or it lies on a drive of another machine, where LMDB must not be used.
pub(super) fn folder_of(root: &Path, folder_kind: &FolderKind) -> Result<PathBuf, IndexError> {
    let cache = cache()?;
    // What is a seed differs.
    let kind = u64::from(*folder_kind == FolderKind::Recognised);
    let name = XxHash3_64::oneshot_with_seed(kind, root.as_os_str().as_encoded_bytes());
    let corpus = cache.join(format!("{name:016x}"));
    make_folder(&cache)?;
    if files::is_on_network(&cache) {
        return Err(IndexError::OnNetwork(cache));
    }
    files::create_own_folder(&corpus).map_err(io_error)?;
    prune(&cache, &corpus);
    note_root(&corpus, root).map_err(io_error)?;
    Ok(corpus.join(FORMAT_HASH))
}

/// Writes down of which corpus the indexes in a folder are.
fn note_root(corpus: &Path, root: &Path) -> Result<(), FileError> {
    let path = corpus.join(ROOT_NAME);
    if root_of(corpus).is_some_and(|known| known == root) {
        return Ok(());
    }
    if !files::is_own_file(&path) {
        remove(&path)?;
    }
    let mut new = NewFile::new(DirHandle::named(corpus)?)?;
    new.write_all(root.as_os_str().as_encoded_bytes())?;
    new.put(ROOT_NAME.as_ref())
}

/// Deletes the indexes that nobody will use again: see [`MAX_UNUSED`]. What cannot be deleted stays.
fn prune(cache: &Path, corpus: &Path) {
    let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for other in inside(cache) {
        if other != *corpus && root_of(&other).is_none_or(|root| root.exists()) {
            continue;
        }
        for index in inside(&other).filter(|path| *path != corpus.join(FORMAT_HASH)) {
            if !files::is_own_file(&index.join(LOCK_NAME)) {
                continue;
            }
            let Ok(lock) =
                DirHandle::named(&index).map_err(FileError::from).and_then(|it| it.open(LOCK_NAME.as_ref(), false))
            else {
                continue;
            };
            let used = lock.metadata().and_then(|metadata| metadata.modified());
            let age = used.ok().and_then(|used| SystemTime::now().duration_since(used).ok());
            if age.is_some_and(|age| age > MAX_UNUSED) && lock.try_lock().is_ok() {
                let _ = fs::remove_dir_all(index);
            }
        }
    }
}

/// The corpus that a folder of indexes is of.
fn root_of(indexes: &Path) -> Option<PathBuf> {
    let (root, _) = files::read_without_links(indexes, &indexes.join(ROOT_NAME), MAX_ROOT_BYTES).ok()?;
    #[cfg(unix)]
    let root = <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(root);
    #[cfg(not(unix))]
    let root = String::from_utf8(root).ok()?;
    Some(root.into())
}

/// The folder of all indexes: `VARIORUM_CACHE_DIR`, else `variorum` in the user's cache.
fn cache() -> Result<PathBuf, IndexError> {
    if let Some(folder) = std::env::var_os("VARIORUM_CACHE_DIR").filter(|folder| !folder.is_empty()) {
        return Ok(std::path::absolute(folder)?);
    }
    let strategy = etcetera::choose_base_strategy().map_err(|_| io::Error::from(io::ErrorKind::NotFound))?;
    Ok(strategy.cache_dir().join("variorum"))
}

/// Makes a folder, and those on the way, for the user alone.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_uses_any_more_is_deleted() {
        let cache = tempfile::tempdir().expect("a temporary folder");
        let long_ago = SystemTime::now() - 2 * MAX_UNUSED;
        let index = |corpus: &str, maker: &str, root: &Path, used: SystemTime| {
            let folder = cache.path().join(corpus).join(maker);
            fs::create_dir_all(&folder).expect("made");
            fs::write(cache.path().join(corpus).join(ROOT_NAME), root.as_os_str().as_encoded_bytes()).expect("written");
            File::create(folder.join(LOCK_NAME)).and_then(|lock| lock.set_modified(used)).expect("made");
            folder
        };
        let (here, gone) = (cache.path(), cache.path().join("gone"));
        let kept = [
            index("own", FORMAT_HASH, here, long_ago),
            index("own", "lately", here, SystemTime::now()),
            index("another", "old", here, long_ago),
            index("lost", "lately", &gone, SystemTime::now()),
        ];
        let deleted = [index("own", "old", here, long_ago), index("lost", "old", &gone, long_ago)];
        prune(cache.path(), &cache.path().join("own"));
        assert!(kept.iter().all(|folder| folder.exists()));
        assert!(!deleted.iter().any(|folder| folder.exists()));
    }
}
