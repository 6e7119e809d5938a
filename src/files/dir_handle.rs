//! Handles to open directories: what is done through one is done in that directory, whatever becomes of its path.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::path::{Component, Path};

use super::{FileError, FileKind};

#[cfg(unix)]
mod descriptor;
#[cfg(not(unix))]
mod path;

#[cfg(unix)]
use descriptor as system;
#[cfg(not(unix))]
use path as system;

/// A handle to an open directory. Names are those of its own entries, without `/`.
#[derive(Debug)]
pub struct DirHandle(system::SystemDir);

impl DirHandle {
    /// Opens the directory at a path that the user named; it may lead through links.
    ///
    /// # Errors
    /// There is none, or it cannot be opened.
    pub fn named(path: &Path) -> io::Result<Self> {
        system::SystemDir::open(if path.as_os_str().is_empty() { Path::new(".") } else { path }).map(Self)
    }

    /// Opens the directory that a file is in, and returns it with the file's name there. The path to the directory
    /// may lead through links.
    ///
    /// # Errors
    /// As [`DirHandle::named`]; or the path does not end in a name.
    pub fn around(path: &Path) -> Result<(Self, OsString), FileError> {
        let name = path.file_name().ok_or(FileError::NotRegular)?;
        Ok((Self::named(path.parent().unwrap_or(Path::new("")))?, name.to_owned()))
    }

    /// Opens the directory that a file below `root` is in, and returns it with the file's name there. Below the root
    /// no link is followed, and no component leads up.
    ///
    /// # Errors
    /// As [`DirHandle::around`]; [`FileError::Link`] at a link, [`FileError::Outside`] if the path leads out.
    pub fn below(root: &Path, relative: &Path) -> Result<(Self, OsString), FileError> {
        let mut names = Vec::new();
        for part in relative.components() {
            match part {
                Component::Normal(name) => names.push(name),
                Component::CurDir => {}
                Component::ParentDir | Component::RootDir | Component::Prefix(_) => return Err(FileError::Outside),
            }
        }
        let name = names.pop().ok_or(FileError::NotRegular)?;
        let mut folder = Self::named(root)?;
        for name in names {
            folder = Self(folder.0.enter(name)?);
        }
        Ok((folder, name.to_owned()))
    }

    /// A second handle to the same directory.
    ///
    /// # Errors
    /// Too many files are open.
    pub fn try_clone(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    /// A number that tells this directory from others as long as it exists, however it was opened.
    pub fn id(&self) -> u64 {
        self.0.id()
    }

    /// What an entry is; `None` if there is no such entry.
    ///
    /// # Errors
    /// The directory cannot be searched.
    pub fn kind(&self, name: &OsStr) -> Result<Option<FileKind>, FileError> {
        self.0.kind(name)
    }

    /// Opens a regular file for reading, and also for writing if `is_to_write`. Never blocks, and follows no link.
    ///
    /// # Errors
    /// It does not exist, is not a regular file, or cannot be opened.
    pub fn open(&self, name: &OsStr, is_to_write: bool) -> Result<File, FileError> {
        // Checked before opening, because opening a device can have effects, and again below, because the entry may
        // have been replaced in the meantime.
        match self.kind(name)? {
            None => return Err(io::Error::from(io::ErrorKind::NotFound).into()),
            Some(FileKind::Link) => return Err(FileError::Link),
            Some(FileKind::Folder | FileKind::Special) => return Err(FileError::NotRegular),
            Some(FileKind::Regular) => {}
        }
        let file = self.0.open_named(name, is_to_write)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(FileError::NotRegular) }
    }

    /// Creates a file, open for reading and writing, with the default permissions of new files.
    ///
    /// # Errors
    /// The name is taken, or the file cannot be created.
    pub fn create(&self, name: &OsStr) -> Result<File, FileError> {
        self.0.create(name)
    }

    /// Renames a file, and replaces whatever has the new name.
    ///
    /// # Errors
    /// It cannot be renamed.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), FileError> {
        self.0.rename(from, to)
    }

    /// Exchanges the names of two files atomically. Returns `false` if this system or drive cannot do it.
    ///
    /// # Errors
    /// They cannot be renamed.
    pub fn exchange(&self, one: &OsStr, other: &OsStr) -> Result<bool, FileError> {
        self.0.exchange(one, other)
    }

    /// Removes an entry; of a link, the link itself.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn remove(&self, name: &OsStr) -> Result<(), FileError> {
        self.0.remove(name)
    }

    /// The names of all entries.
    ///
    /// # Errors
    /// The directory cannot be listed.
    pub fn names(&self) -> Result<Vec<OsString>, FileError> {
        self.0.names()
    }

    /// Syncs the entries to disk, as far as the drive can.
    pub fn sync(&self) {
        self.0.sync();
    }
}
