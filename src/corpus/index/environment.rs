//! Opening the LMDB environment: the one place in the program that is not checked by the compiler.

use std::path::Path;

use heed::{Env, EnvFlags, EnvOpenOptions, WithoutTls};

use super::IndexError;

/// The name of LMDB's data file in its folder.
pub(super) const DATA_NAME: &str = "data.mdb";

/// The name of its table of readers.
pub(super) const READERS_NAME: &str = "lock.mdb";

/// How far the index can grow: addresses that are set aside, no memory and no disk. The least is for where they are few.
const MAP_SIZES: [usize; 4] =
    if usize::BITS == 64 { [1 << 38, 1 << 35, 1 << 32, 1 << 30] } else { [1 << 30, 1 << 29, 1 << 28, 1 << 27] };

/// How many tables there are.
pub(super) const TABLES: u32 = 6;

/// How many look-ups and commits can be under way at once, in all processes together.
const MAX_READERS: u32 = 1024;

/// Opens the environment in a folder that holds one, or nothing yet. `is_lasting`: whether anybody will open it again.
/// The caller has seen to what the safety of it depends on; see inside.
///
/// # Errors
/// It cannot be opened, or made.
#[allow(unsafe_code)]
pub(super) fn open(folder: &Path, is_lasting: bool) -> Result<Env<WithoutTls>, IndexError> {
    let flags = if is_lasting { EnvFlags::NO_META_SYNC } else { EnvFlags::NO_SYNC };
    let mut failed = None;
    for size in MAP_SIZES {
        let mut options = EnvOpenOptions::new().read_txn_without_tls();
        options.map_size(size).max_dbs(TABLES).max_readers(MAX_READERS);
        // Safety, of `open`: the file is mapped, so nobody may truncate it or write into it other than LMDB.
        // - It lies in a folder of the user's cache that only the user can write to and that is made for nothing else; the
        //   files in it are regular ones with no other name.
        // - Whoever is to take it away has to hold the folder's lock alone ([`super::directory`]), and everyone who maps it
        //   holds that lock.
        // - What is in it is LMDB's or was found sound before it is mapped ([`super::integrity`]): a file that was cut
        //   off or written over while nobody had it open never gets here.
        // - It is opened once in a process ([`super::registry`]), and no `fork` follows.
        // Safety, of `flags`: without a sync of its meta page LMDB stays whole; a power failure may undo the last commits.
        // What they held is read from the seeds again. One that nobody opens again needs no sync.
        let opened = unsafe { options.flags(flags).open(folder) };
        match opened {
            Ok(environment) => return Ok(environment),
            Err(error @ heed::Error::EnvAlreadyOpened) => return Err(error.into()),
            Err(error) => failed = Some(error),
        }
    }
    Err(failed.map_or(IndexError::Damaged, Into::into))
}
