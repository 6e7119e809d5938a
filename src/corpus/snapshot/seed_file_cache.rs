//! A cache of the seeds in files, read when their own characters are wanted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::cache::cache;
use crate::corpus::index::{AnalysedSeed, ContentHash, MAX_SEED_BYTES, Stamp};
use crate::files;
use crate::text::Source;

/// The typical size of a seed, in bytes of memory.
const TYPICAL_SEED_BYTES: u64 = 50_000;

/// See the module.
#[derive(Debug)]
pub(super) struct SeedFileCache {
    /// The folder, as the paths of seeds begin.
    root: PathBuf,
    read: Cache<PathBuf, CachedFile, FileWeighter>,
}

/// A file that was read.
#[derive(Clone, Debug)]
struct CachedFile {
    stamp: Stamp,
    content: ContentHash,
    analysed: Arc<AnalysedSeed>,
}

/// Weighs seeds by about the memory that they take.
#[derive(Clone, Debug)]
struct FileWeighter;

impl Weighter<PathBuf, CachedFile> for FileWeighter {
    fn weight(&self, _: &PathBuf, read: &CachedFile) -> u64 {
        let text = read.analysed.seed.source.text().len();
        (2 * text + 8 * read.analysed.folded.len() as usize + 2048) as u64
    }
}

impl SeedFileCache {
    /// A cache for the files below a folder, of at most `memory` bytes.
    pub(super) fn new(root: &Path, memory: u64) -> Self {
        let read = cache(memory, TYPICAL_SEED_BYTES, FileWeighter);
        Self { root: root.to_owned(), read }
    }

    /// The seed in a file below the folder, and the hash of the file's bytes. `None` if the file is gone, is no
    /// regular file, or is reached through a link.
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
            return Some((Arc::clone(&read.analysed), read.content));
        }
        let (bytes, metadata) = files::read_without_links(&self.root, path, MAX_SEED_BYTES).ok()?;
        let stamp = Stamp::from_metadata(&metadata);
        let content = ContentHash::new(&bytes);
        let analysed = match known {
            Some(read) if read.content == content => read.analysed,
            _ => Arc::new(AnalysedSeed::new(path.to_owned(), Source::from_bytes(&bytes))),
        };
        self.read.insert(path.to_owned(), CachedFile { stamp, content, analysed: Arc::clone(&analysed) });
        Some((analysed, content))
    }
}
