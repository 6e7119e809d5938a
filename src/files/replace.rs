//! Replaces the content of a file that somebody else may be writing.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use super::leftovers::exchanged_name;
use super::{DirHandle, FileError, NewFile, attributes, read};

/// Replaces the content of a file, `old`, by `new`, completely and atomically: concurrent readers see one or the
/// other. Owner, permissions, access control lists and attributes are kept.
///
/// Nothing that another program writes in the meantime is lost. Where the system can exchange two files (Linux,
/// macOS), the old file is compared with `old` *after* the exchange, and exchanged back if it differs; elsewhere it
/// is compared right before. The one remaining gap is a program that opened the file earlier and writes to it
/// afterwards.
///
/// # Errors
/// The file is unchanged, and the error says why: its content is no longer `old`; it is read-only, a link or not a
/// regular file; it has several names; its attributes cannot be kept; or the folder cannot be written to.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileError> {
    let (folder, name) = DirHandle::around(path)?;
    let mut before = match folder.open(&name, true) {
        Err(FileError::Io(error)) if is_refused(&error) => return Err(FileError::ReadOnly),
        opened => opened?,
    };
    let metadata = before.metadata()?;
    // Somebody who may write everything could open it all the same.
    if metadata.permissions().readonly() {
        return Err(FileError::ReadOnly);
    }
    let count = link_count(&metadata);
    if count > 1 {
        return Err(FileError::SeveralNames { count });
    }
    ensure_reads(&mut before, old)?;
    let mut fresh = NewFile::new(folder)?;
    fresh.write_all(new)?;
    attributes::copy(&before, fresh.file())?;
    fresh.file().sync_all()?;
    // From now on the name says what it may contain.
    let exchanged = OsString::from(exchanged_name(old, new));
    fresh.folder.rename(&fresh.name, &exchanged)?;
    fresh.name = exchanged;
    // Other processes must not take it for a leftover once it is out of its place.
    let _ = before.try_lock();
    if fresh.folder.exchange(&fresh.name, &name)? {
        if let Err(error) = ensure_is_still(&mut before, &fresh, old) {
            return Err(exchange_back(fresh, &name, new).err().unwrap_or(error));
        }
        // If it stays, the next process removes it.
        let _ = fresh.folder.remove(&fresh.name);
    } else {
        ensure_reads(&mut before, old)?;
        ensure_same(&before, &fresh.folder.open(&name, false)?)?;
        fresh.folder.rename(&fresh.name, &name)?;
    }
    fresh.is_pending = false;
    fresh.folder.sync();
    Ok(())
}

/// Whether the file that came out of its place is the one that was opened, with the same content.
fn ensure_is_still(before: &mut File, fresh: &NewFile, old: &[u8]) -> Result<(), FileError> {
    ensure_same(before, &fresh.folder.open(&fresh.name, false)?)?;
    ensure_reads(before, old)
}

/// Exchanges the files back. If somebody has written to the new one in that moment, it stays under its name.
fn exchange_back(mut fresh: NewFile, name: &OsString, new: &[u8]) -> Result<(), FileError> {
    fresh.is_pending = false;
    fresh.folder.exchange(&fresh.name, name)?;
    let mut own = fresh.folder.open(&fresh.name, false)?;
    ensure_same(&fresh.file, &own)?;
    ensure_reads(&mut own, new)?;
    fresh.folder.remove(&fresh.name)?;
    fresh.folder.sync();
    Ok(())
}

fn ensure_reads(file: &mut File, content: &[u8]) -> Result<(), FileError> {
    if file.metadata()?.len() != content.len() as u64 {
        return Err(FileError::Changed);
    }
    file.seek(SeekFrom::Start(0))?;
    match read::read_from(&*file, content.len() as u64) {
        Ok(bytes) if bytes == content => Ok(()),
        Ok(_) | Err(FileError::TooLong { .. }) => Err(FileError::Changed),
        Err(error) => Err(error),
    }
}

fn is_refused(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem)
}

#[cfg(unix)]
fn link_count(metadata: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn link_count(_: &std::fs::Metadata) -> u64 {
    1
}

fn ensure_same(one: &File, other: &File) -> Result<(), FileError> {
    if identity(one)? == identity(other)? { Ok(()) } else { Err(FileError::Changed) }
}

/// Identifies a file among all that exist now, whatever its name: the numbers of its device and inode. On systems
/// without such numbers it is the same for all files.
///
/// # Errors
/// The system does not report it.
#[cfg(unix)]
pub fn identity(file: &File) -> std::io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    file.metadata().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Identifies a file among all that exist now: not possible on this system.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn identity(_: &File) -> std::io::Result<(u64, u64)> {
    Ok((0, 0))
}
