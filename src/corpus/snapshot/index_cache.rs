//! A cache of what the index says: look-ups ask for the same records, texts and posting lists again and again.

use std::path::Path;
use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{UnitWeighter, Weighter};

use super::cache::cache;
use crate::corpus::index::{ContentHash, FileRecord, IndexError, IndexReader, SeedId, StoredSeed};
use crate::reprints::Fingerprint;
use crate::text::subslice;

/// How many records of files are kept for each megabyte of texts.
const RECORDS_PER_MEGABYTE: u64 = 256;

/// The part of the memory for texts (one in so many bytes) that posting lists get.
const HOLDERS_SHARE: u64 = 8;

/// The typical size of a text and of a posting list, in bytes of memory.
const TYPICAL_TEXT_BYTES: u64 = 16 << 10;
const TYPICAL_HOLDERS_BYTES: u64 = 96;

/// See the module.
#[derive(Debug)]
pub(super) struct IndexCache {
    /// With the id of the transaction in which each was read.
    heads: Cache<SeedId, (usize, Arc<FileRecord>)>,
    texts: Cache<(SeedId, ContentHash), Arc<StoredSeed>, SeedWeighter>,
    holders: Cache<Fingerprint, Arc<Holders>, SeedWeighter>,
}

/// The first seeds that have a fingerprint.
#[derive(Debug)]
struct Holders {
    /// The id of the transaction in which they were read, and how many were asked for.
    asked: (usize, usize),
    /// Sorted by their numbers.
    seeds: Box<[SeedId]>,
    /// Whether there are more.
    are_more: bool,
}

/// Weighs texts and posting lists by the memory that they take.
#[derive(Clone, Debug)]
struct SeedWeighter;

impl Weighter<(SeedId, ContentHash), Arc<StoredSeed>> for SeedWeighter {
    fn weight(&self, _: &(SeedId, ContentHash), stored: &Arc<StoredSeed>) -> u64 {
        stored.weight()
    }
}

impl Weighter<Fingerprint, Arc<Holders>> for SeedWeighter {
    fn weight(&self, _: &Fingerprint, holders: &Arc<Holders>) -> u64 {
        TYPICAL_HOLDERS_BYTES + size_of_val(&*holders.seeds) as u64
    }
}

impl IndexCache {
    /// A cache of at most `memory` bytes of texts.
    pub(super) fn new(memory: u64) -> Self {
        Self {
            heads: cache(((memory >> 20) * RECORDS_PER_MEGABYTE).max(64), 1, UnitWeighter),
            texts: cache(memory, TYPICAL_TEXT_BYTES, SeedWeighter),
            holders: cache(memory / HOLDERS_SHARE, TYPICAL_HOLDERS_BYTES, SeedWeighter),
        }
    }

    /// As [`IndexReader::holders`]. The first page of each fingerprint is cached.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn holders(
        &self,
        reader: &IndexReader,
        fingerprint: Fingerprint,
        from: SeedId,
        most: usize,
        found: &mut Vec<SeedId>,
    ) -> Result<bool, IndexError> {
        if from != SeedId::FIRST {
            return reader.holders(fingerprint, from, most, found);
        }
        let asked = (reader.transaction_id(), most);
        if let Some(known) = self.holders.get(&fingerprint)
            && known.asked == asked
        {
            found.extend_from_slice(&known.seeds);
            return Ok(known.are_more);
        }
        let begin = found.len();
        let are_more = reader.holders(fingerprint, from, most, found)?;
        let seeds = subslice(found, begin..).into();
        self.holders.insert(fingerprint, Arc::new(Holders { asked, seeds, are_more }));
        Ok(are_more)
    }

    /// The record of a file.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn head(&self, reader: &IndexReader, id: SeedId) -> Result<Option<Arc<FileRecord>>, IndexError> {
        if let Some((transaction_id, head)) = self.heads.get(&id)
            && transaction_id == reader.transaction_id()
        {
            return Ok(Some(head));
        }
        let head = reader.head(id)?.map(Arc::new);
        if let Some(head) = &head {
            self.heads.insert(id, (reader.transaction_id(), Arc::clone(head)));
        }
        Ok(head)
    }

    /// A seed's text, by its number and record. `root` is what paths begin with, and is always the same.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn text(
        &self,
        reader: &IndexReader,
        root: &Path,
        id: SeedId,
        head: &FileRecord,
    ) -> Result<Arc<StoredSeed>, IndexError> {
        let key = (id, head.content);
        if let Some(stored) = self.texts.get(&key) {
            return Ok(stored);
        }
        let stored = Arc::new(reader.text(root, id, head)?);
        self.texts.insert(key, Arc::clone(&stored));
        Ok(stored)
    }
}
