//! Opens the LMDB environment. It holds the only unsafe code of the program.

use std::path::Path;

use heed::{Env, EnvFlags, EnvOpenOptions, WithoutTls};

use super::IndexError;

/// The name of LMDB's data file.
pub(super) const DATA_NAME: &str = "data.mdb";

/// The name of its table of readers.
pub(super) const READERS_NAME: &str = "lock.mdb";

/// The sizes to try for the map, in bytes. They reserve addresses, not memory or disk space; the smallest is for
/// systems where addresses are scarce.
const MAP_SIZES: [usize; 4] =
    if usize::BITS == 64 { [1 << 38, 1 << 35, 1 << 32, 1 << 30] } else { [1 << 30, 1 << 29, 1 << 28, 1 << 27] };

/// The number of tables.
pub(super) const TABLES: u32 = 6;

/// The number of look-ups and commits that can run at once, in all processes together.
const MAX_READERS: u32 = 1024;

/// Opens the environment in a folder that holds one, or nothing yet. `is_lasting` says whether anybody will open it
/// again. The caller has to establish the conditions of safety: see inside.
///
/// # Errors
/// It cannot be opened or created.
#[allow(unsafe_code)]
pub(super) fn open(folder: &Path, is_lasting: bool) -> Result<Env<WithoutTls>, IndexError> {
    let flags = if is_lasting { EnvFlags::NO_META_SYNC } else { EnvFlags::NO_SYNC };
    let mut failed = None;
    for size in MAP_SIZES {
        let mut options = EnvOpenOptions::new().read_txn_without_tls();
        options.map_size(size).max_dbs(TABLES).max_readers(MAX_READERS);
        // Safety, of `open`: the file is mapped, so nobody but LMDB may truncate it or write to it.
        // - It lies in a folder of the user's cache that only the user can write to and that serves nothing else; its
        //   files are regular ones with no other name.
        // - Whoever deletes it has to hold the folder's lock exclusively ([`super::directory`]), and everyone who
        //   maps it holds that lock.
        // - Its content was written by LMDB, or was found intact before it is mapped ([`super::integrity`]): a file
        //   that was truncated or overwritten while nobody had it open never gets here.
        // - It is opened once in a process ([`super::registry`]), and no `fork` follows.
        //
        // Safety, of `flags`: without a sync of its meta page LMDB stays consistent; a power failure may undo the
        // last commits. What they held is read from the seeds again. An environment that nobody opens again needs no
        // sync.
        let opened = unsafe { options.flags(flags).open(folder) };
        match opened {
            Ok(environment) => return Ok(environment),
            Err(error @ heed::Error::EnvAlreadyOpened) => return Err(error.into()),
            Err(error) => failed = Some(error),
        }
    }
    Err(failed.map_or(IndexError::Damaged, Into::into))
}
