//! Directories by file descriptor.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags};
use rustix::io::Errno;

use crate::files::{FileError, FileKind};

/// The methods are those of [`DirHandle`](crate::files::DirHandle).
#[derive(Debug)]
pub(super) struct SystemDir(File);

impl SystemDir {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let flags = (OFlags::DIRECTORY | OFlags::CLOEXEC).bits();
        let mut options = File::options();
        #[allow(clippy::cast_possible_wrap)] // The flags are an `int` of C.
        options.read(true).custom_flags(flags as i32);
        options.open(path).map(Self)
    }

    pub(super) fn enter(&self, name: &OsStr) -> Result<Self, FileError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        match rustix::fs::openat(&self.0, name, flags, Mode::empty()) {
            Ok(folder) => Ok(Self(File::from(folder))),
            // If a link is opened as a directory, systems report different errors.
            Err(Errno::NOTDIR) if self.kind(name)? == Some(FileKind::Link) => Err(FileError::Link),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn try_clone(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    pub(super) fn id(&self) -> u64 {
        use std::os::unix::fs::MetadataExt;
        self.0.metadata().map_or(0, |it| it.ino() ^ it.dev().rotate_left(40))
    }

    pub(super) fn kind(&self, name: &OsStr) -> Result<Option<FileKind>, FileError> {
        match rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => Ok(Some(match FileType::from_raw_mode(found.st_mode) {
                FileType::RegularFile => FileKind::Regular,
                FileType::Symlink => FileKind::Link,
                FileType::Directory => FileKind::Folder,
                _ => FileKind::Special,
            })),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn open_file(&self, name: &OsStr, flags: OFlags) -> Result<File, FileError> {
        let flags = flags | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let mode = Mode::from_bits_truncate(0o666);
        Ok(File::from(rustix::fs::openat(&self.0, name, flags, mode)?))
    }

    pub(super) fn open_named(&self, name: &OsStr, is_to_write: bool) -> Result<File, FileError> {
        self.open_file(name, if is_to_write { OFlags::RDWR } else { OFlags::RDONLY })
    }

    pub(super) fn create(&self, name: &OsStr) -> Result<File, FileError> {
        self.open_file(name, OFlags::RDWR | OFlags::CREATE | OFlags::EXCL)
    }

    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), FileError> {
        Ok(rustix::fs::renameat(&self.0, from, &self.0, to)?)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub(super) fn exchange(&self, one: &OsStr, other: &OsStr) -> Result<bool, FileError> {
        use rustix::fs::RenameFlags;
        match rustix::fs::renameat_with(&self.0, one, &self.0, other, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            // Some of these are the same on some systems.
            Err(error)
                if [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP, Errno::PERM].contains(&error) =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(super) fn exchange(&self, _: &OsStr, _: &OsStr) -> Result<bool, FileError> {
        Ok(false)
    }

    pub(super) fn remove(&self, name: &OsStr) -> Result<(), FileError> {
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    pub(super) fn names(&self) -> Result<Vec<OsString>, FileError> {
        let entries = Dir::read_from(&self.0)?;
        let names = entries.map(|entry| entry.map(|entry| OsStr::from_bytes(entry.file_name().to_bytes()).to_owned()));
        let dots = |name: &OsString| name == "." || name == "..";
        Ok(names.filter(|name| !name.as_ref().is_ok_and(dots)).collect::<Result<_, _>>()?)
    }

    pub(super) fn sync(&self) {
        let _ = self.0.sync_all();
    }
}
