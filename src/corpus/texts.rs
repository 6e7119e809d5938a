//! What the index says of seeds, kept for a while: many look-ups ask for the same.

use std::path::Path;
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::index::{ContentHash, Head, IndexError, Reader, SeedId, Stored};

/// How many heads are kept for each megabyte of texts.
const HEADS: u64 = 256;

/// See the module.
#[derive(Debug)]
pub(super) struct Texts {
    /// With the moment of the index at which each was read.
    heads: Cache<SeedId, (usize, Arc<Head>)>,
    texts: Cache<(SeedId, ContentHash), Arc<Stored>, ByWeight>,
}

/// Weighs texts by the memory that they take.
#[derive(Clone, Debug)]
struct ByWeight;

impl Weighter<(SeedId, ContentHash), Arc<Stored>> for ByWeight {
    fn weight(&self, _: &(SeedId, ContentHash), stored: &Arc<Stored>) -> u64 {
        stored.weight()
    }
}

impl Texts {
    /// `memory`: how many bytes of texts are kept.
    pub(super) fn new(memory: u64) -> Self {
        let heads = Cache::new(((memory >> 20) * HEADS).max(64) as usize);
        Self { heads, texts: Cache::with_weighter((memory / 20_000) as usize, memory, ByWeight) }
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
