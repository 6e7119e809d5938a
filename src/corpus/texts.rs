//! What the index says of seeds, kept for a while: many look-ups ask for the same.

use std::path::Path;
use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{UnitWeighter, Weighter};

use super::index::{ContentHash, Head, IndexError, Reader, SeedId, Stored};
use super::kept::cache;
use crate::reprints::Fingerprint;
use crate::text::subslice;

/// How many heads are kept for each megabyte of texts.
const HEADS: u64 = 256;

/// The share of the memory for texts that goes to who has which fingerprint.
const HOLDERS: u64 = 8;

/// About how many bytes a text takes, and the holders of a fingerprint.
const USUAL: (u64, u64) = (16 << 10, 96);

/// See the module.
#[derive(Debug)]
pub(super) struct Texts {
    /// With the moment of the index at which each was read.
    heads: Cache<SeedId, (usize, Arc<Head>)>,
    texts: Cache<(SeedId, ContentHash), Arc<Stored>, ByWeight>,
    holders: Cache<Fingerprint, Arc<Holders>, ByWeight>,
}

/// The first seeds that have a fingerprint.
#[derive(Debug)]
struct Holders {
    /// The moment of the index that it is of, and how many were asked for.
    asked: (usize, usize),
    /// In order of their numbers.
    seeds: Box<[SeedId]>,
    /// Whether there are more.
    are_more: bool,
}

/// Weighs things by the memory that they take.
#[derive(Clone, Debug)]
struct ByWeight;

impl Weighter<(SeedId, ContentHash), Arc<Stored>> for ByWeight {
    fn weight(&self, _: &(SeedId, ContentHash), stored: &Arc<Stored>) -> u64 {
        stored.weight()
    }
}

impl Weighter<Fingerprint, Arc<Holders>> for ByWeight {
    fn weight(&self, _: &Fingerprint, holders: &Arc<Holders>) -> u64 {
        USUAL.1 + size_of_val(&*holders.seeds) as u64
    }
}

impl Texts {
    /// `memory`: how many bytes of texts are kept.
    pub(super) fn new(memory: u64) -> Self {
        Self {
            heads: cache(((memory >> 20) * HEADS).max(64), 1, UnitWeighter),
            texts: cache(memory, USUAL.0, ByWeight),
            holders: cache(memory / HOLDERS, USUAL.1, ByWeight),
        }
    }

    /// As [`Reader::having`]; the first seeds that have a fingerprint are kept.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn having(
        &self,
        reader: &Reader,
        fingerprint: Fingerprint,
        from: SeedId,
        most: usize,
        found: &mut Vec<SeedId>,
    ) -> Result<bool, IndexError> {
        if from != SeedId::FIRST {
            return reader.having(fingerprint, from, most, found);
        }
        let asked = (reader.moment(), most);
        if let Some(known) = self.holders.get(&fingerprint)
            && known.asked == asked
        {
            found.extend_from_slice(&known.seeds);
            return Ok(known.are_more);
        }
        let begin = found.len();
        let are_more = reader.having(fingerprint, from, most, found)?;
        let seeds = subslice(found, begin..).into();
        self.holders.insert(fingerprint, Arc::new(Holders { asked, seeds, are_more }));
        Ok(are_more)
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn head(&self, reader: &Reader, id: SeedId) -> Result<Option<Arc<Head>>, IndexError> {
        if let Some((moment, head)) = self.heads.get(&id)
            && moment == reader.moment()
        {
            return Ok(Some(head));
        }
        let head = reader.head(id)?.map(Arc::new);
        if let Some(head) = &head {
            self.heads.insert(id, (reader.moment(), Arc::clone(head)));
        }
        Ok(head)
    }

    /// A seed's text, by its number and what is known of it. Paths begin with `root`, always the same.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn text(
        &self,
        reader: &Reader,
        root: &Path,
        id: SeedId,
        head: &Head,
    ) -> Result<Arc<Stored>, IndexError> {
        let key = (id, head.content);
        if let Some(stored) = self.texts.get(&key) {
            return Ok(stored);
        }
        let stored = Arc::new(reader.text(root, id, head)?);
        self.texts.insert(key, Arc::clone(&stored));
        Ok(stored)
    }
}
