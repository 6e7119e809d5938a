//! The index on disk: which seeds have which fingerprint, and the folded text of every seed.
//!
//! It is an LMDB environment in the user's cache, with four kinds of tables: *heads* describe files, *outlines* hold
//! what a seed is looked up by, *bodies* hold folded texts, and *postings* say which seeds have which fingerprint.
//! Postings store no places, because a candidate's own fingerprints give them. So a seed that changes touches only
//! the postings that came or went.
//!
//! Readers see [`IndexReader`] and nothing of the storage: fingerprints in, seeds out; texts by their numbers. LMDB
//! guarantees that readers never wait, that a batch is visible completely or not at all, and that several processes
//! can use one index. Every value has a checksum as well: damage is an error, never an answer.

mod analysed_seed;
mod bodies;
mod bulk_load;
mod checksum;
mod chunk;
mod comparable_seed;
mod directory;
mod environment;
mod error;
mod integrity;
mod outline;
mod packed_file;
mod postings;
mod reader;
mod record;
mod refresh;
mod registry;
mod seed_id;
mod seed_on_disk;
mod stamp;
mod stated_sources;
mod verify;
mod write;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use heed::types::Bytes;
use heed::{Database, Env, WithoutTls};

pub use analysed_seed::{AnalysedSeed, SeedSummary};
use bulk_load::PendingPostings;
pub(super) use comparable_seed::ComparableSeed;
use directory::IndexDirectory;
pub use error::IndexError;
pub use outline::OutlineKind;
pub(super) use outline::{Outline, OutlineEntry, shorten};
pub use packed_file::{MAX_SEED_BYTES, PackedFile};
use postings::Postings;
pub(super) use reader::IndexReader;
pub(super) use record::{FileRecord, StoredSeed};
pub use refresh::{IndexWriter, StaleFiles};
pub(super) use seed_id::{SeedId, path_from_stored_name, stored_name};
pub use seed_on_disk::read_seed_at;
pub use stamp::ContentHash;
pub(super) use stamp::Stamp;
pub use write::WriteBatch;

/// The key of the number of seeds, in the table about the index.
const SEED_COUNT_KEY: &[u8] = b"seeds";

/// See the module.
pub struct Index {
    environment: Env<WithoutTls>,
    about: Database<Bytes, Bytes>,
    heads: Database<Bytes, Bytes>,
    outlines: Database<Bytes, Bytes>,
    bodies: Database<Bytes, Bytes>,
    /// The two tables of postings: see [`bulk_load`].
    postings: [Postings; 2],
    /// The postings that are not loaded yet: see [`bulk_load`].
    pending: Mutex<Option<PendingPostings>>,
    damaged: AtomicBool,
    /// The free bytes of the last page of bodies: see [`bodies::put`].
    free_space: AtomicUsize,
    directory: IndexDirectory,
}

impl Index {
    /// Opens the index in a directory, and creates it if there is none. An index that is found to be damaged is
    /// rebuilt the next time.
    fn open_in(directory: IndexDirectory) -> Result<Self, IndexError> {
        let opened = environment::open(directory.folder(), !directory.is_temporary());
        let environment = opened.inspect_err(|error| {
            if error.is_damage() {
                directory.mark_damaged();
            }
        })?;
        environment.clear_stale_readers()?;
        const NAMES: [&str; environment::TABLES as usize] =
            ["about", "heads", "outlines", "bodies", "postings", "postings too"];
        let txn = environment.read_txn()?;
        let known = NAMES.map(|name| environment.open_database::<Bytes, Bytes>(&txn, Some(name)));
        let known = known.into_iter().collect::<Result<Option<Vec<_>>, _>>()?;
        // Only a commit keeps the handles.
        txn.commit()?;
        let tables = match known {
            Some(tables) => tables,
            None => {
                let mut txn = environment.write_txn()?;
                let tables = NAMES.map(|name| environment.create_database(&mut txn, Some(name)));
                let tables = tables.into_iter().collect::<Result<_, _>>()?;
                txn.commit()?;
                tables
            }
        };
        let [about, heads, outlines, bodies, one, two] = tables.try_into().map_err(|_| IndexError::Damaged)?;
        let (damaged, free_space) = (AtomicBool::new(false), AtomicUsize::new(0));
        let (postings, pending) = ([Postings(one), Postings(two)], Mutex::default());
        Ok(Self { environment, about, heads, outlines, bodies, postings, pending, damaged, free_space, directory })
    }

    /// Whether it lies in the user's cache and will be there the next time.
    pub fn is_lasting(&self) -> bool {
        !self.directory.is_temporary()
    }

    /// Its size on disk in bytes.
    pub fn size(&self) -> u64 {
        self.directory.folder().join(environment::DATA_NAME).metadata().map_or(0, |metadata| metadata.len())
    }

    /// Reports an error. If it is [damage](IndexError::is_damage), the index is not read again and will be rebuilt;
    /// any other error is logged, and the next caller tries again.
    pub(super) fn report_error(&self, error: &IndexError) {
        if !error.is_damage() {
            tracing::warn!("the index cannot be used at the moment: {error}");
        } else if !self.is_damaged() {
            tracing::error!("the index is damaged and will be made anew: {error}");
            self.request_rebuild();
        }
    }

    /// Stops reading the index, and has it rebuilt when it is opened the next time and nobody else has it open.
    pub fn request_rebuild(&self) {
        self.damaged.store(true, Ordering::Relaxed);
        self.directory.mark_damaged();
    }

    /// Whether it was found to be damaged: it gives no more answers.
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("directory", &self.directory).finish_non_exhaustive()
    }
}
