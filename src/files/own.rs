//! Files and folders that the program makes for itself and that belong to the user alone.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

use super::{DirHandle, FileError, FileKind};

/// Creates a folder for the user alone, unless there is one. Anything else of the user's in its place, such as a
/// link, is deleted.
///
/// # Errors
/// It cannot be created, or there is one that belongs to somebody else.
pub fn create_own_folder(path: &Path) -> Result<(), FileError> {
    match path.symlink_metadata() {
        Ok(metadata) if !is_own(&metadata) => return Err(io::Error::from(io::ErrorKind::PermissionDenied).into()),
        Ok(metadata) if metadata.is_dir() => {
            #[cfg(unix)]
            for_the_user_alone(path, &metadata)?;
            return Ok(());
        }
        Ok(_) => fs::remove_file(path)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        // Another process was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.symlink_metadata()?.is_dir() => Ok(()),
        made => Ok(made?),
    }
}

/// Removes other users' permissions for a folder.
#[cfg(unix)]
fn for_the_user_alone(path: &Path, metadata: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = metadata.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700)) }
}

/// Whether a path has nothing, or a regular file of the user's with no other name.
pub fn is_own_file(path: &Path) -> bool {
    match path.symlink_metadata() {
        Ok(metadata) => is_alone(&metadata),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Opens a file of the program's own for reading and writing, and creates it if there is none. Follows no link, and
/// never blocks.
///
/// # Errors
/// It cannot be opened or created, or something else is there.
pub fn open_own(path: &Path) -> Result<File, FileError> {
    let (folder, name) = DirHandle::around(path)?;
    let file = match folder.create(&name) {
        Err(FileError::Io(error)) if error.kind() == io::ErrorKind::AlreadyExists => {
            if folder.kind(&name)? == Some(FileKind::Link) {
                return Err(FileError::Link);
            }
            folder.open(&name, true)?
        }
        created => created?,
    };
    if is_alone(&file.metadata()?) { Ok(file) } else { Err(FileError::NotRegular) }
}

#[cfg(unix)]
fn is_own(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(metadata) == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own(_: &Metadata) -> bool {
    true
}

#[cfg(unix)]
fn is_alone(metadata: &Metadata) -> bool {
    metadata.is_file() && is_own(metadata) && std::os::unix::fs::MetadataExt::nlink(metadata) == 1
}

#[cfg(not(unix))]
fn is_alone(metadata: &Metadata) -> bool {
    metadata.is_file()
}
