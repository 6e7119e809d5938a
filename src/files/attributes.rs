//! What a file has besides its content: owner, permissions, access control lists, extended attributes, times.

use std::fs::{File, FileTimes};
use std::io;

use super::FileError;

/// Copies everything but the content from one file to another. The time of modification stays the new file's own, so
/// that others notice that the content has changed. On Linux, access control lists are extended attributes; elsewhere
/// they are kept only as far as the system gives them to new files of the folder.
///
/// # Errors
/// [`FileError::Attributes`] if something cannot be copied.
pub(super) fn copy(from: &File, to: &File) -> Result<(), FileError> {
    try_copy(from, to).map_err(FileError::Attributes)
}

fn try_copy(from: &File, to: &File) -> io::Result<()> {
    let metadata = from.metadata()?;
    // First the owner, because changing it clears some permissions.
    #[cfg(unix)]
    owner(&metadata, to)?;
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    extended::copy(from, to)?;
    to.set_permissions(metadata.permissions())?;
    let mut times = FileTimes::new();
    if let Ok(accessed) = metadata.accessed() {
        times = times.set_accessed(accessed);
    }
    #[cfg(windows)]
    if let Ok(created) = metadata.created() {
        times = std::os::windows::fs::FileTimesExt::set_created(times, created);
    }
    #[cfg(target_os = "macos")]
    if let Ok(created) = metadata.created() {
        times = std::os::macos::fs::FileTimesExt::set_created(times, created);
    }
    // Drives without these times lose nothing.
    let _ = to.set_times(times);
    Ok(())
}

#[cfg(unix)]
fn owner(metadata: &std::fs::Metadata, to: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = to.metadata()?;
    let other = |wanted: u32, own: u32| (wanted != own).then_some(wanted);
    match (other(metadata.uid(), own.uid()), other(metadata.gid(), own.gid())) {
        (None, None) => Ok(()),
        (user, group) => fchown(to, user, group),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use std::collections::BTreeSet;
    use std::ffi::CString;
    use std::fs::File;
    use std::io;

    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};
    use rustix::io::Errno;

    /// What the system records of each file that a program writes, and lets nobody set.
    const OF_THE_WRITER: &[&str] = &["com.apple.provenance"];

    pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
        let (wanted, there) = (names(from)?, names(to)?);
        // A new file has what its folder gives to new files.
        for name in there.difference(&wanted) {
            fremovexattr(to, name)?;
        }
        for name in &wanted {
            let value = value(from, name)?;
            if there.contains(name) && self::value(to, name)? == value {
                continue;
            }
            fsetxattr(to, name, &value, XattrFlags::empty())?;
        }
        Ok(())
    }

    fn names(file: &File) -> io::Result<BTreeSet<CString>> {
        let list = match whole(|room| flistxattr(file, room)) {
            // A drive without extended attributes.
            Err(error) if [Errno::OPNOTSUPP, Errno::NOTSUP, Errno::NOSYS].contains(&error) => Vec::new(),
            list => list?,
        };
        let names = list.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        let names = names.filter(|name| !OF_THE_WRITER.iter().any(|other| other.as_bytes() == *name));
        Ok(names.filter_map(|name| CString::new(name).ok()).collect())
    }

    fn value(file: &File, name: &CString) -> Result<Vec<u8>, Errno> {
        whole(|room| fgetxattr(file, name, room))
    }

    /// The result of a call that fills a buffer and fails if the buffer is too small.
    fn whole(ask: impl Fn(&mut [u8]) -> Result<usize, Errno>) -> Result<Vec<u8>, Errno> {
        let mut bytes = vec![0; 256];
        loop {
            match ask(&mut bytes) {
                Ok(len) => {
                    bytes.truncate(len);
                    return Ok(bytes);
                }
                // The largest attribute on Linux is 64 KiB.
                Err(Errno::RANGE | Errno::TOOBIG) if bytes.len() < 1 << 24 => bytes.resize(bytes.len() * 4, 0),
                Err(error) => return Err(error),
            }
        }
    }
}
