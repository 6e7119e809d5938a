//! A file that is written next to its destination, and renamed into place when it is complete.

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::{self, Write};

use super::leftovers::{self, fresh_name};
use super::{DirHandle, FileError, FileKind, attributes};

/// How many names are tried. It almost never happens that one is taken, or is cleaned up between its creation and its
/// locking.
const TRIES: usize = 8;

/// A file that is being written next to its destination. It is removed when it is dropped, unless it was put in
/// place. Its lock tells other processes that it is no leftover of a killed one.
#[derive(Debug)]
pub struct NewFile {
    pub(super) folder: DirHandle,
    /// The name that it has until it is put in place.
    pub(super) name: OsString,
    pub(super) file: File,
    /// Whether `name` has to be removed.
    pub(super) is_pending: bool,
}

impl NewFile {
    /// Creates an empty file in a folder, with the default permissions of new files. Leftovers of killed processes in
    /// the folder are removed first.
    ///
    /// # Errors
    /// No file can be created there.
    pub fn new(folder: DirHandle) -> Result<Self, FileError> {
        leftovers::sweep_once(&folder);
        for _ in 0..TRIES {
            let name = OsString::from(fresh_name());
            let file = match folder.create(&name) {
                Err(FileError::Io(error)) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                created => created?,
            };
            match file.try_lock() {
                // Another process has cleaned it up.
                Err(TryLockError::WouldBlock) => continue,
                Ok(()) if folder.kind(&name)?.is_none() => continue,
                // On a drive without locks nothing is cleaned up.
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            return Ok(Self { folder, name, file, is_pending: true });
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
    }

    /// The file itself.
    pub fn file(&self) -> &File {
        &self.file
    }

    /// Gives it the permissions of the file that it will replace, if there is one, and its owner and attributes as
    /// far as this user may.
    ///
    /// # Errors
    /// As [`NewFile::check_place`].
    pub fn with_attributes_of(self, target: &OsStr) -> Result<Self, FileError> {
        if Self::check_place(&self.folder, target)? {
            let before = self.folder.open(target, false)?;
            // A file that several people write belongs to the last writer.
            if attributes::copy(&before, &self.file).is_err() {
                self.file.set_permissions(before.metadata()?.permissions())?;
            }
        }
        Ok(self)
    }

    /// Puts it in place, where there is a regular file or nothing.
    ///
    /// # Errors
    /// It cannot be synced to disk, or something else is in its place, which then stays as it is.
    pub fn put(self, target: &OsStr) -> Result<(), FileError> {
        self.put_and_keep(target).map(drop)
    }

    /// As [`NewFile::put`], and returns the file, still open and locked.
    ///
    /// # Errors
    /// As [`NewFile::put`].
    pub fn put_and_keep(mut self, target: &OsStr) -> Result<File, FileError> {
        let file = self.file.try_clone()?;
        self.file.sync_all()?;
        Self::check_place(&self.folder, target)?;
        self.folder.rename(&self.name, target)?;
        self.is_pending = false;
        self.folder.sync();
        Ok(file)
    }

    /// Whether there is a file in a place already.
    ///
    /// # Errors
    /// Something else is there, or a file that must not be written.
    pub fn check_place(folder: &DirHandle, target: &OsStr) -> Result<bool, FileError> {
        match folder.kind(target)? {
            None => Ok(false),
            Some(FileKind::Link) => Err(FileError::Link),
            Some(FileKind::Folder | FileKind::Special) => Err(FileError::NotRegular),
            Some(FileKind::Regular) if folder.open(target, false)?.metadata()?.permissions().readonly() => {
                Err(FileError::ReadOnly)
            }
            Some(FileKind::Regular) => Ok(true),
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if self.is_pending {
            let _ = self.folder.remove(&self.name);
        }
    }
}
