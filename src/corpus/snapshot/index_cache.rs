//! What the index says of seeds, kept for a while: many look-ups ask for the same.

use std::path::Path;
use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{UnitWeighter, Weighter};

use super::cache::cache;
use crate::corpus::index::{ContentHash, FileRecord, IndexError, IndexReader, SeedId, StoredSeed};
use crate::reprints::Fingerprint;
use crate::text::subslice;

/// How many heads are kept for each megabyte of texts.
const RECORDS_PER_MEGABYTE: u64 = 256;

/// The share of the memory for texts that goes to who has which fingerprint.
const HOLDERS_SHARE: u64 = 8;

/// About how many bytes a text takes, and the holders of a fingerprint.
const USUAL: (u64, u64) = (16 << 10, 96);

/// See the module.
#[derive(Debug)]
pub(super) struct IndexCache {
    /// With the transaction_id of the index at which each was read.
    heads: Cache<SeedId, (usize, Arc<FileRecord>)>,
    texts: Cache<(SeedId, ContentHash), Arc<StoredSeed>, SeedWeighter>,
    holders: Cache<Fingerprint, Arc<Holders>, SeedWeighter>,
}

/// The first seeds that have a fingerprint.
#[derive(Debug)]
struct Holders {
    /// The transaction_id of the index that it is of, and how many were asked for.
    asked: (usize, usize),
    /// In order of their numbers.
    seeds: Box<[SeedId]>,
    /// Whether there are more.
    are_more: bool,
}

/// Weighs things by the memory that they take.
#[derive(Clone, Debug)]
struct SeedWeighter;

impl Weighter<(SeedId, ContentHash), Arc<StoredSeed>> for SeedWeighter {
    fn weight(&self, _: &(SeedId, ContentHash), stored: &Arc<StoredSeed>) -> u64 {
        stored.weight()
    }
}

impl Weighter<Fingerprint, Arc<Holders>> for SeedWeighter {
    fn weight(&self, _: &Fingerprint, holders: &Arc<Holders>) -> u64 {
        USUAL.1 + size_of_val(&*holders.seeds) as u64
    }
}

impl IndexCache {
    /// `memory`: how many bytes of texts are kept.
    pub(super) fn new(memory: u64) -> Self {
        Self {
            heads: cache(((memory >> 20) * RECORDS_PER_MEGABYTE).max(64), 1, UnitWeighter),
            texts: cache(memory, USUAL.0, SeedWeighter),
            holders: cache(memory / HOLDERS_SHARE, USUAL.1, SeedWeighter),
        }
    }

    /// As [`IndexReader::holders`]; the first seeds that have a fingerprint are kept.
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

    /// What is known of a file.
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

    /// A seed's text, by its number and what is known of it. Paths begin with `root`, always the same.
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
