//! The seeds' files, read when their texts are wanted, and kept for a while.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::cache::cache;
use crate::corpus::index::{AnalysedSeed, ContentHash, MAX_SEED_BYTES, Stamp};
use crate::files;
use crate::text::Source;

/// About how many bytes a seed takes.
const TYPICAL_SEED_BYTES: u64 = 50_000;

/// See the module.
#[derive(Debug)]
pub(super) struct SeedFileCache {
    /// The folder, as paths in it are named.
    root: PathBuf,
    read: Cache<PathBuf, CachedFile, FileWeighter>,
}

/// A file that was read.
#[derive(Clone, Debug)]
struct CachedFile {
    stamp: Stamp,
    content: ContentHash,
    reading: Arc<AnalysedSeed>,
}

/// Weighs seeds by about the memory that they take.
#[derive(Clone, Debug)]
struct FileWeighter;

impl Weighter<PathBuf, CachedFile> for FileWeighter {
    fn weight(&self, _: &PathBuf, read: &CachedFile) -> u64 {
        let text = read.reading.seed.source.text().len();
        (2 * text + 8 * read.reading.folded.len() as usize + 2048) as u64
    }
}

impl SeedFileCache {
    /// The files below a folder. `memory`: how many bytes of them are kept.
    pub(super) fn new(root: &Path, memory: u64) -> Self {
        let read = cache(memory, TYPICAL_SEED_BYTES, FileWeighter);
        Self { root: root.to_owned(), read }
    }

    /// The seed in a file below the folder, and what is in the file. None if it is gone, or is no file any more, or a
    /// link leads to it.
    pub(super) fn read(&self, path: &Path) -> Option<(Arc<AnalysedSeed>, ContentHash)> {
        let metadata = path.symlink_metadata().ok()?;
        if !metadata.is_file() || metadata.len() > MAX_SEED_BYTES {
            return None;
        }
        let stamp = Stamp::from_metadata(&metadata);
        let known = self.read.get(path);
        if let Some(read) = &known
            && read.stamp.proves_unchanged(stamp)
        {
            return Some((Arc::clone(&read.reading), read.content));
        }
        let (bytes, metadata) = files::read_without_links(&self.root, path, MAX_SEED_BYTES).ok()?;
        let stamp = Stamp::from_metadata(&metadata);
        let content = ContentHash::new(&bytes);
        let reading = match known {
            Some(read) if read.content == content => read.reading,
            _ => Arc::new(AnalysedSeed::new(path.to_owned(), Source::from_bytes(&bytes))),
        };
        self.read.insert(path.to_owned(), CachedFile { stamp, content, reading: Arc::clone(&reading) });
        Some((reading, content))
    }
}
