//! The directory of an index, and who may do what in it.
//!
//! Each corpus has a folder in the user's cache, with a subfolder for each way of making an index (the parsers,
//! folding and format of one version), so an index that was made differently is never read. Every process that has an
//! index open holds its lock shared; whoever holds it exclusively may delete a damaged index.
//!
//! LMDB follows links and blocks on pipes. So before LMDB sees the directory, it is made the user's alone, and
//! anything at LMDB's file names that is not a regular file of the user's is deleted unread.

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

/// How long to wait for another process that is inspecting the index.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

/// How long to wait for others to release a damaged one.
const RELEASE_TIMEOUT: Duration = Duration::from_secs(1);

/// An index that was made by another version, or of a corpus that is gone, is deleted when it was not used for this
/// long.
const MAX_UNUSED: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The file that is locked.
const LOCK_NAME: &str = "lock";

/// The file that marks the index as damaged.
const DAMAGED_NAME: &str = "damaged";

/// A hash of everything that decides what is in an index: see `build.rs`.
const FORMAT_HASH: &str = env!("VARIORUM_INDEX_MAKER");

/// The file that names the root of the corpus.
const ROOT_NAME: &str = "root";

/// The length of the longest path in [`ROOT_NAME`], in bytes.
const MAX_ROOT_BYTES: u64 = 1 << 16;

/// A directory with an index, locked so that nobody deletes it.
#[derive(Debug)]
pub(super) struct IndexDirectory {
    folder: PathBuf,
    /// Held, never read.
    _lock: Option<File>,
    /// Set if it is not in the cache: it is deleted when this is dropped.
    temporary: Option<TempDir>,
}

impl IndexDirectory {
    /// A directory that is deleted when this is dropped.
    pub(super) fn temporary() -> Result<Self, IndexError> {
        let temporary = tempfile::Builder::new().prefix("variorum-index-").tempdir()?;
        Ok(Self { folder: temporary.path().to_owned(), _lock: None, temporary: Some(temporary) })
    }

    /// The directory of an index, created if there is none. It holds an intact index or none.
    pub(super) fn at(folder: &Path) -> Result<Self, IndexError> {
        files::create_own_folder(folder).map_err(io_error)?;
        if !files::is_own_file(&folder.join(LOCK_NAME)) {
            // Nobody holds a lock that others would see, so what is there belongs to nobody.
            [LOCK_NAME, DATA_NAME, READERS_NAME, DAMAGED_NAME]
                .into_iter()
                .try_for_each(|name| remove(&folder.join(name)))?;
        }
        let lock = files::open_own(&folder.join(LOCK_NAME)).map_err(io_error)?;
        let begin = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    delete_if_damaged(folder)?;
                    lock.unlock()?;
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            let is_patient = begin.elapsed() < LOCK_TIMEOUT;
            match lock.try_lock_shared() {
                Ok(()) if !is_damaged(folder) => break,
                // The process that found the damage may be about to release it.
                Ok(()) if begin.elapsed() < RELEASE_TIMEOUT => lock.unlock()?,
                Ok(()) => return Err(IndexError::Damaged),
                Err(TryLockError::WouldBlock) if is_patient => {}
                Err(error) => return Err(io::Error::from(error).into()),
            }
            thread::sleep(Duration::from_millis(20));
        }
        // Records when it was last used.
        lock.set_modified(SystemTime::now())?;
        Ok(Self { folder: folder.to_owned(), _lock: Some(lock), temporary: None })
    }

    /// The path of the directory.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it is deleted when this is dropped.
    pub(super) fn is_temporary(&self) -> bool {
        self.temporary.is_some()
    }

    /// Has whoever holds the directory exclusively next rebuild the index.
    pub(super) fn mark_damaged(&self) {
        let _ = files::open_own(&self.folder.join(DAMAGED_NAME));
    }
}

/// Deletes a damaged index. The lock is held exclusively.
fn delete_if_damaged(folder: &Path) -> Result<(), IndexError> {
    if is_damaged(folder) || !integrity::is_intact(&folder.join(DATA_NAME))? {
        tracing::warn!("an index is damaged and made anew");
        [DATA_NAME, READERS_NAME, DAMAGED_NAME].into_iter().try_for_each(|name| remove(&folder.join(name)))?;
    }
    Ok(())
}

/// Whether the index was marked as damaged, or something else is in its place.
fn is_damaged(folder: &Path) -> bool {
    let is_there = |name: &str| folder.join(name).symlink_metadata().is_ok();
    is_there(DAMAGED_NAME) || [DATA_NAME, READERS_NAME].iter().any(|name| !files::is_own_file(&folder.join(name)))
}

/// Deletes what is at a path; of a link, the link itself.
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

/// The folder of a corpus's index in the user's cache.
///
/// # Errors
/// There is no such folder and none can be made, or it lies on a network drive, where LMDB must not be used.
pub(super) fn folder_of(root: &Path, folder_kind: &FolderKind) -> Result<PathBuf, IndexError> {
    let cache = cache()?;
    // The two kinds of folder have different seeds.
    let kind = u64::from(*folder_kind == FolderKind::Recognised);
    let name = XxHash3_64::oneshot_with_seed(kind, root.as_os_str().as_encoded_bytes());
    let corpus = cache.join(format!("{name:016x}"));
    make_folder(&cache)?;
    if files::is_on_network(&cache) {
        return Err(IndexError::OnNetwork(cache));
    }
    files::create_own_folder(&corpus).map_err(io_error)?;
    prune(&cache, &corpus);
    record_root(&corpus, root).map_err(io_error)?;
    Ok(corpus.join(FORMAT_HASH))
}

/// Records which corpus the indexes in a folder belong to.
fn record_root(corpus: &Path, root: &Path) -> Result<(), FileError> {
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

/// Deletes indexes that nobody will use again: see [`MAX_UNUSED`]. What cannot be deleted stays.
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

/// The corpus that a folder of indexes belongs to.
fn root_of(indexes: &Path) -> Option<PathBuf> {
    let (root, _) = files::read_without_links(indexes, &indexes.join(ROOT_NAME), MAX_ROOT_BYTES).ok()?;
    #[cfg(unix)]
    let root = <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(root);
    #[cfg(not(unix))]
    let root = String::from_utf8(root).ok()?;
    Some(root.into())
}

/// The folder of all indexes: `VARIORUM_CACHE_DIR`, or else `variorum` in the user's cache.
fn cache() -> Result<PathBuf, IndexError> {
    if let Some(folder) = std::env::var_os("VARIORUM_CACHE_DIR").filter(|folder| !folder.is_empty()) {
        return Ok(std::path::absolute(folder)?);
    }
    let strategy = etcetera::choose_base_strategy().map_err(|_| io::Error::from(io::ErrorKind::NotFound))?;
    Ok(strategy.cache_dir().join("variorum"))
}

/// Creates a folder and its parents for the user alone.
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
