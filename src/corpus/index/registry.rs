//! The indexes that this process has open. Each is opened only once, because LMDB's locks belong to the process.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use super::directory::{self, IndexDirectory};
use super::{Index, IndexError};
use crate::corpus::folder::FolderKind;

static OPEN: LazyLock<Mutex<HashMap<PathBuf, Weak<Index>>>> = LazyLock::new(Mutex::default);

impl Index {
    /// Opens the index of the corpus in a folder, given by its canonical path, as it was left. [`Index::stale_files`]
    /// says what has changed since.
    ///
    /// # Errors
    /// The user's cache cannot be used.
    pub fn open(root: &Path, folder_kind: &FolderKind) -> Result<Arc<Self>, IndexError> {
        Self::at(directory::folder_of(root, folder_kind)?)
    }

    /// Opens the index in a folder that holds one, or nothing.
    pub(in crate::corpus) fn at(folder: PathBuf) -> Result<Arc<Self>, IndexError> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = open.get(&folder).and_then(Weak::upgrade).filter(|index| !index.is_damaged()) {
            return Ok(index);
        }
        open.retain(|_, index| index.strong_count() > 0);
        let mut tries = 0;
        let index = loop {
            match Self::open_in(IndexDirectory::at(&folder)?) {
                // Its last owner is just closing it.
                Err(IndexError::Store(heed::Error::EnvAlreadyOpened)) if tries < 50 => {
                    tries += 1;
                    thread::sleep(Duration::from_millis(20));
                }
                opened => break Arc::new(opened?),
            }
        };
        open.insert(folder, Arc::downgrade(&index));
        Ok(index)
    }

    /// An empty index that is deleted when it is dropped, for when the user's cache cannot be used.
    ///
    /// # Errors
    /// No temporary files can be written either.
    pub fn temporary() -> Result<Arc<Self>, IndexError> {
        Ok(Arc::new(Self::open_in(IndexDirectory::temporary()?)?))
    }
}
