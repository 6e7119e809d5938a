//! Files that killed processes have left behind.
//!
//! A file that is being written is called `.variorum-RANDOM.new` and is locked as long as somebody writes it. Shortly
//! before it is exchanged with the file that it replaces, it is renamed to `.variorum-OLD-NEW-RANDOM.old`, where
//! `OLD` and `NEW` are hashes of the content that was read and of the new content. The hashes tell a leftover from a
//! file that holds another program's work, which may exist nowhere else.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::sync::{Mutex, PoisonError};

use twox_hash::XxHash3_64;

use super::{DirHandle, FileError, random_name, read};

const NAME_PREFIX: &str = ".variorum-";
const NEW_SUFFIX: &str = ".new";
const OLD_SUFFIX: &str = ".old";

/// The size of the largest file that is hashed, in bytes.
const MAX_HASHED_BYTES: u64 = 1 << 30;

/// The number of digits of a hash or random number.
const DIGITS: usize = 16;

/// A name for a file that is being written.
pub(super) fn fresh_name() -> String {
    format!("{NAME_PREFIX}{}{NEW_SUFFIX}", random_name())
}

/// A name for a file that is exchanged with another one.
pub(super) fn exchanged_name(old: &[u8], new: &[u8]) -> String {
    let [old, new] = [old, new].map(XxHash3_64::oneshot);
    format!("{NAME_PREFIX}{old:016x}-{new:016x}-{}{OLD_SUFFIX}", random_name())
}

/// What the name of a leftover says.
#[derive(Debug, PartialEq, Eq)]
enum Leftover {
    /// Nobody but this program ever knew the file.
    Written,
    /// One of two exchanged files: it is a leftover if it has one of these hashes.
    Exchanged(HashSet<u64>),
}

impl Leftover {
    fn from_name(name: &OsStr) -> Option<Self> {
        let inside = name.to_str()?.strip_prefix(NAME_PREFIX)?;
        let number = |digits: &str| {
            let is_ours =
                digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            is_ours.then(|| u64::from_str_radix(digits, 16).ok()).flatten()
        };
        if let Some(digits) = inside.strip_suffix(NEW_SUFFIX) {
            return number(digits).map(|_| Self::Written);
        }
        let numbers: Vec<_> = inside.strip_suffix(OLD_SUFFIX)?.split('-').map(number).collect::<Option<_>>()?;
        let [old, new, _] = numbers[..] else { return None };
        Some(Self::Exchanged([old, new].into()))
    }
}

/// The folders that this process has cleaned up.
static SWEPT: Mutex<Option<HashSet<u64>>> = Mutex::new(None);

/// [`sweep`], unless this process has cleaned up the folder before.
pub fn sweep_once(folder: &DirHandle) {
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if swept.get_or_insert_default().insert(folder.id()) {
        drop(swept);
        sweep(folder);
    }
}

/// Removes what killed processes have left in a folder. Whatever is not certainly theirs, or is still being written,
/// stays; so does a file that another program has written to during an exchange, which is logged. Costs listing the
/// folder.
pub(super) fn sweep(folder: &DirHandle) {
    for name in folder.names().unwrap_or_default() {
        if let Some(leftover) = Leftover::from_name(&name)
            && let Err(error) = remove(folder, &name, &leftover)
        {
            tracing::warn!("a file of a run that was broken off stays: {}: {error}", name.display());
        }
    }
}

fn remove(folder: &DirHandle, name: &OsStr, leftover: &Leftover) -> Result<(), FileError> {
    // On network drives, locking requires write access.
    let file = folder.open(name, true)?;
    if file.try_lock().is_err() {
        // Somebody is using it, or nobody can tell.
        return Ok(());
    }
    if let Leftover::Exchanged(known) = leftover {
        let hash = XxHash3_64::oneshot(&read::read_from(&file, MAX_HASHED_BYTES)?);
        if !known.contains(&hash) {
            return Err(FileError::Changed);
        }
    }
    folder.remove(name)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::files::NewFile;

    #[test]
    fn what_nobody_writes_any_more_is_swept_out_and_nothing_else() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = || DirHandle::named(root.path()).expect("it opens");
        let (old, new) = ("旧的".as_bytes(), "新的".as_bytes());
        let gone = [fresh_name(), exchanged_name(old, new), exchanged_name(new, old)];
        let edited = exchanged_name(old, new);
        let others = [".variorum-notes", ".variorum-0123.new", ".variorum-ABCDEF0123456789.new", "variorum.new"];
        let theirs =
            [".variorum-0123456789abcdef", ".variorum-0123456789abcdef.old", ".variorum-0123456789abcdef.new.md"];
        gone.iter().for_each(|name| fs::write(root.path().join(name), old).expect("written"));
        fs::write(root.path().join(&edited), "旧的，又加了一句".as_bytes()).expect("written");
        others.iter().chain(&theirs).for_each(|name| fs::write(root.path().join(name), "").expect("written"));
        let being_written = NewFile::new(folder()).expect("a file");
        sweep(&folder());
        let is_there = |name: &OsStr| root.path().join(name).exists();
        assert!(!gone.iter().any(|name| is_there(name.as_ref())));
        assert!(others.iter().chain(&theirs).all(|name| is_there(name.as_ref())));
        assert!(is_there(edited.as_ref()) && is_there(&being_written.name));
    }
}
