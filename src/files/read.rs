//! Reading whole files.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::{DirHandle, FileError};

/// The bytes of a file that the user named, so that links are followed.
///
/// # Errors
/// It is not there, is no regular file, is longer than `limit` bytes, or cannot be read.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    whole(open_named(path)?, limit)
}

/// The first bytes of a file below a folder, at most so many. No link is followed.
///
/// # Errors
/// As [`read_without_links`].
pub fn read_beginning(root: &Path, path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    open_below(root, path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file that belongs to a folder: links are followed as long as they stay in the folder.
///
/// # Errors
/// As [`read_named`]; [`FileError::Outside`] if a link leads out of the folder or nowhere.
pub fn read_inside(root: &Path, path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    // That it is not there is the usual case, and has to be found out where a folder may not be listed, too.
    path.symlink_metadata()?;
    let real = path.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => FileError::Outside,
        _ if path.is_symlink() => FileError::Outside,
        _ => error.into(),
    })?;
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let real_root = root.canonicalize()?;
    let relative = real.strip_prefix(&real_root).map_err(|_| FileError::Outside)?;
    // What was found has no links in it; none is followed, should one have taken its place.
    let (folder, name) = DirHandle::below(&real_root, relative)?;
    whole(folder.open(&name, false)?, limit)
}

/// The bytes of a file below a folder, and what they are known by: no link is followed on the way from the folder on.
/// The metadata is older than the bytes.
///
/// # Errors
/// As [`read_named`]; [`FileError::Link`] at a link, [`FileError::Outside`] if the path is not below the folder.
pub fn read_without_links(root: &Path, path: &Path, limit: u64) -> Result<(Vec<u8>, Metadata), FileError> {
    let file = open_below(root, path)?;
    let metadata = file.metadata()?;
    Ok((whole(file, limit)?, metadata))
}

/// What a file holds. One that is known to be too long is not begun with.
fn whole(file: File, limit: u64) -> Result<Vec<u8>, FileError> {
    if file.metadata()?.len() > limit { Err(FileError::TooLong { limit }) } else { read_from(file, limit) }
}

fn open_below(root: &Path, path: &Path) -> Result<File, FileError> {
    let relative = path.strip_prefix(root).map_err(|_| FileError::Outside)?;
    let (folder, name) = DirHandle::below(root, relative)?;
    folder.open(&name, false)
}

/// What can be read, if it is no longer than `limit` bytes.
///
/// # Errors
/// It cannot be read, or is longer.
pub fn read_from(input: impl Read, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(FileError::TooLong { limit }) } else { Ok(bytes) }
}

/// Opens a regular file for writing behind its end; it is made if there is none.
///
/// # Errors
/// It is no regular file, or cannot be opened.
pub fn append_to(path: &Path) -> Result<File, FileError> {
    ensure_regular_or_missing(path)?;
    let file = without_waiting(File::options().create(true).append(true)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(FileError::NotRegular) }
}

fn open_named(path: &Path) -> Result<File, FileError> {
    // Looked at before, because opening a device can have it do something.
    if !path.metadata()?.is_file() {
        return Err(FileError::NotRegular);
    }
    let file = without_waiting(File::options().read(true)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(FileError::NotRegular) }
}

fn ensure_regular_or_missing(path: &Path) -> Result<(), FileError> {
    match path.metadata() {
        Ok(metadata) if !metadata.is_file() => Err(FileError::NotRegular),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Has a pipe opened at once, though nobody is at its other end.
#[cfg(unix)]
fn without_waiting(options: &mut std::fs::OpenOptions) -> &mut std::fs::OpenOptions {
    use rustix::fs::OFlags;
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    #[allow(clippy::cast_possible_wrap)] // The flags are an `int` of C.
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits() as i32)
}

#[cfg(not(unix))]
fn without_waiting(options: &mut std::fs::OpenOptions) -> &mut std::fs::OpenOptions {
    options
}
