//! A folder that is held open, so that what is done in it is done there and nowhere else, whatever becomes of its path.

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

/// A folder that is held open. Names are those of entries of the folder itself, without `/`.
#[derive(Debug)]
pub struct DirHandle(system::SystemDir);

impl DirHandle {
    /// The folder at a path, which may lead through links: the user named it.
    ///
    /// # Errors
    /// There is none, or it cannot be opened.
    pub fn named(path: &Path) -> io::Result<Self> {
        system::SystemDir::open(if path.as_os_str().is_empty() { Path::new(".") } else { path }).map(Self)
    }

    /// The folder that a file lies in, and the file's name there. The way to the folder may lead through links.
    ///
    /// # Errors
    /// As [`DirHandle::named`]; or the path has no name at its end.
    pub fn around(path: &Path) -> Result<(Self, OsString), FileError> {
        let name = path.file_name().ok_or(FileError::NotRegular)?;
        Ok((Self::named(path.parent().unwrap_or(Path::new("")))?, name.to_owned()))
    }

    /// The folder that a file below `root` lies in, and the file's name there. No link is followed on the way from the
    /// root on, and none leads up: `relative` is made of names only.
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

    /// The same folder, held once more.
    ///
    /// # Errors
    /// Too many files are open.
    pub fn try_clone(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    /// A number that tells it from other folders while it is there, however it was come by.
    pub fn id(&self) -> u64 {
        self.0.id()
    }

    /// What stands at a name; `None` if nothing does.
    ///
    /// # Errors
    /// The folder cannot be looked into.
    pub fn kind(&self, name: &OsStr) -> Result<Option<FileKind>, FileError> {
        self.0.kind(name)
    }

    /// Opens a regular file for reading, and for writing too if that `is_to_write`. Does not wait, follows no link.
    ///
    /// # Errors
    /// It is not there, is no regular file, or cannot be opened.
    pub fn open(&self, name: &OsStr, is_to_write: bool) -> Result<File, FileError> {
        // Looked at before, because opening a device can have it do something; and again below, because it may have
        // become another one meanwhile.
        match self.kind(name)? {
            None => return Err(io::Error::from(io::ErrorKind::NotFound).into()),
            Some(FileKind::Link) => return Err(FileError::Link),
            Some(FileKind::Folder | FileKind::Special) => return Err(FileError::NotRegular),
            Some(FileKind::Regular) => {}
        }
        let file = self.0.open_named(name, is_to_write)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(FileError::NotRegular) }
    }

    /// Makes a file, open for reading and writing, with the permissions that the user gives to new files.
    ///
    /// # Errors
    /// Something of that name is there already, or the file cannot be made.
    pub fn create(&self, name: &OsStr) -> Result<File, FileError> {
        self.0.create(name)
    }

    /// Gives a file another name, in place of what stands there.
    ///
    /// # Errors
    /// It cannot be renamed.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), FileError> {
        self.0.rename(from, to)
    }

    /// Has two files take one another's name, at once. `false`: this system or drive cannot do it.
    ///
    /// # Errors
    /// They cannot be renamed.
    pub fn exchange(&self, one: &OsStr, other: &OsStr) -> Result<bool, FileError> {
        self.0.exchange(one, other)
    }

    /// Takes a name away; of a link the link itself.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn remove(&self, name: &OsStr) -> Result<(), FileError> {
        self.0.remove(name)
    }

    /// The names in the folder.
    ///
    /// # Errors
    /// It cannot be listed.
    pub fn names(&self) -> Result<Vec<OsString>, FileError> {
        self.0.names()
    }

    /// Brings the names in the folder to the disk. What a drive cannot do is not asked of it.
    pub fn sync(&self) {
        self.0.sync();
    }
}
