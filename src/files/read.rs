//! Reads whole files.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::{DirHandle, FileError};

/// The bytes of a file that the user named. Links are followed.
///
/// # Errors
/// It does not exist, is not a regular file, is longer than `limit` bytes, or cannot be read.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    whole(open_named(path)?, limit)
}

/// At most `most` bytes from the beginning of a file below a folder. No link is followed.
///
/// # Errors
/// As [`read_without_links`].
pub fn read_beginning(root: &Path, path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    open_below(root, path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file that belongs to a folder. Links are followed as long as they stay in the folder.
///
/// # Errors
/// As [`read_named`]; [`FileError::Outside`] if a link leads out of the folder or nowhere.
pub fn read_inside(root: &Path, path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    // Usually it does not exist, which has to be found out even where a folder may not be listed.
    path.symlink_metadata()?;
    let real = path.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => FileError::Outside,
        _ if path.is_symlink() => FileError::Outside,
        _ => error.into(),
    })?;
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let real_root = root.canonicalize()?;
    let relative = real.strip_prefix(&real_root).map_err(|_| FileError::Outside)?;
    // The canonical path has no links, and none is followed if one has taken its place.
    let (folder, name) = DirHandle::below(&real_root, relative)?;
    whole(folder.open(&name, false)?, limit)
}

/// The bytes of a file below a folder, and its metadata, which is older than the bytes. Below the folder no link is
/// followed.
///
/// # Errors
/// As [`read_named`]; [`FileError::Link`] at a link, [`FileError::Outside`] if the path is not below the folder.
pub fn read_without_links(root: &Path, path: &Path, limit: u64) -> Result<(Vec<u8>, Metadata), FileError> {
    let file = open_below(root, path)?;
    let metadata = file.metadata()?;
    Ok((whole(file, limit)?, metadata))
}

/// The content of a file. One that is known to be too long is not read at all.
fn whole(file: File, limit: u64) -> Result<Vec<u8>, FileError> {
    if file.metadata()?.len() > limit { Err(FileError::TooLong { limit }) } else { read_from(file, limit) }
}

fn open_below(root: &Path, path: &Path) -> Result<File, FileError> {
    let relative = path.strip_prefix(root).map_err(|_| FileError::Outside)?;
    let (folder, name) = DirHandle::below(root, relative)?;
    folder.open(&name, false)
}

/// All that can be read, up to `limit` bytes.
///
/// # Errors
/// It cannot be read, or is longer.
pub fn read_from(input: impl Read, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(FileError::TooLong { limit }) } else { Ok(bytes) }
}

/// Opens a regular file for appending, and creates it if there is none.
///
/// # Errors
/// It is not a regular file, or cannot be opened.
pub fn append_to(path: &Path) -> Result<File, FileError> {
    ensure_regular_or_missing(path)?;
    let file = without_waiting(File::options().create(true).append(true)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(FileError::NotRegular) }
}

fn open_named(path: &Path) -> Result<File, FileError> {
    // Checked before opening, because opening a device can have effects.
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

/// Makes opening a pipe return at once, even if nobody is at its other end.
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
