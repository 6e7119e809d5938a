//! Directories by path, on systems without descriptors for them.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{FileError, FileKind};

/// The methods are those of [`DirHandle`](crate::files::DirHandle).
#[derive(Debug)]
pub(super) struct SystemDir(PathBuf);

impl SystemDir {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        if path.is_dir() { Ok(Self(path)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    pub(super) fn enter(&self, name: &OsStr) -> Result<Self, FileError> {
        match self.kind(name)? {
            None => Err(io::Error::from(io::ErrorKind::NotFound).into()),
            Some(FileKind::Folder) => Ok(Self(self.0.join(name))),
            Some(FileKind::Link) => Err(FileError::Link),
            Some(_) => Err(io::Error::from(io::ErrorKind::NotADirectory).into()),
        }
    }

    pub(super) fn try_clone(&self) -> io::Result<Self> {
        Ok(Self(self.0.clone()))
    }

    pub(super) fn id(&self) -> u64 {
        twox_hash::XxHash3_64::oneshot(self.0.as_os_str().as_encoded_bytes())
    }

    pub(super) fn kind(&self, name: &OsStr) -> Result<Option<FileKind>, FileError> {
        match self.0.join(name).symlink_metadata() {
            Ok(metadata) => Ok(Some(FileKind::from_metadata(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn open_named(&self, name: &OsStr, is_to_write: bool) -> Result<File, FileError> {
        Ok(File::options().read(true).write(is_to_write).open(self.0.join(name))?)
    }

    pub(super) fn create(&self, name: &OsStr) -> Result<File, FileError> {
        Ok(File::options().read(true).write(true).create_new(true).open(self.0.join(name))?)
    }

    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), FileError> {
        Ok(fs::rename(self.0.join(from), self.0.join(to))?)
    }

    #[allow(clippy::unused_self, clippy::unnecessary_wraps)] // Other systems can.
    pub(super) fn exchange(&self, _: &OsStr, _: &OsStr) -> Result<bool, FileError> {
        Ok(false)
    }

    pub(super) fn remove(&self, name: &OsStr) -> Result<(), FileError> {
        Ok(fs::remove_file(self.0.join(name))?)
    }

    pub(super) fn names(&self) -> Result<Vec<OsString>, FileError> {
        Ok(fs::read_dir(&self.0)?.map(|entry| entry.map(|entry| entry.file_name())).collect::<Result<_, _>>()?)
    }

    #[allow(clippy::unused_self)] // Other systems can.
    pub(super) fn sync(&self) {}
}
