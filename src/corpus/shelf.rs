//! The readings of the seeds on disk, by number and by path: a map whose copies share what has not changed.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reading::Reading;
use super::segment::SeedId;

/// Readings in one chunk, and shards of paths: what a change has to copy.
const CHUNK: usize = 256;
const SHARDS: usize = 256;

type Chunk = Vec<Option<Arc<Reading>>>;

/// Cloning costs two counters; a change copies one chunk and one shard, and the lists of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    chunks: Arc<Vec<Arc<Chunk>>>,
    shards: Arc<Vec<Arc<HashMap<PathBuf, SeedId>>>>,
    next: u32,
    living: usize,
}

impl Shelf {
    /// The number that the next reading gets.
    pub(super) fn next(&self) -> SeedId {
        SeedId(self.next)
    }

    /// Puts a reading on the shelf. Gives the number of the one that it replaces, which is dead now.
    pub(super) fn put(&mut self, reading: Arc<Reading>) -> Option<SeedId> {
        let id = self.next();
        self.next += 1;
        let chunks = Arc::make_mut(&mut self.chunks);
        if chunks.last().is_none_or(|chunk| chunk.len() == CHUNK) {
            chunks.push(Arc::new(Vec::with_capacity(CHUNK)));
        }
        let shards = Arc::make_mut(&mut self.shards);
        shards.resize_with(SHARDS, Arc::default);
        let old = shards
            .get_mut(shard_of(&reading.path))
            .and_then(|shard| Arc::make_mut(shard).insert(reading.path.clone(), id));
        if let Some(chunk) = chunks.last_mut() {
            Arc::make_mut(chunk).push(Some(reading));
            self.living += 1;
        }
        if let Some(old) = old {
            self.empty_slot(old);
        }
        old
    }

    /// Takes the reading of a path off the shelf. Gives its number, which is dead now.
    pub(super) fn take(&mut self, path: &Path) -> Option<SeedId> {
        self.id_of(path)?;
        let shard = Arc::make_mut(&mut self.shards).get_mut(shard_of(path))?;
        let id = Arc::make_mut(shard).remove(path)?;
        self.empty_slot(id);
        Some(id)
    }

    fn empty_slot(&mut self, id: SeedId) {
        let (chunk, slot) = (id.0 as usize / CHUNK, id.0 as usize % CHUNK);
        if let Some(chunk) = Arc::make_mut(&mut self.chunks).get_mut(chunk)
            && let Some(slot) = Arc::make_mut(chunk).get_mut(slot)
            && slot.take().is_some()
        {
            self.living -= 1;
        }
    }

    /// The number of the living reading of a path.
    pub(super) fn id_of(&self, path: &Path) -> Option<SeedId> {
        self.shards.get(shard_of(path))?.get(path).copied()
    }

    /// The reading with a number, if it is alive.
    pub(super) fn get(&self, id: SeedId) -> Option<&Arc<Reading>> {
        self.chunks.get(id.0 as usize / CHUNK)?.get(id.0 as usize % CHUNK)?.as_ref()
    }

    /// The living readings.
    pub(super) fn readings(&self) -> impl Iterator<Item = &Arc<Reading>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter().flatten())
    }

    /// How many are alive.
    pub(super) fn len(&self) -> usize {
        self.living
    }
}

fn shard_of(path: &Path) -> usize {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    (hasher.finish() % SHARDS as u64) as usize
}
