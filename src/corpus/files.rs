//! The seeds' files, read when their texts are wanted, and kept for a while.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::index::{ContentHash, LONGEST_SEED, Stamp};
use super::kept::cache;
use super::reading::Reading;
use crate::files;
use crate::text::Source;

/// About how many bytes a seed takes.
const USUAL: u64 = 50_000;

/// See the module.
#[derive(Debug)]
pub(super) struct Files {
    /// The folder, as paths in it are named.
    root: PathBuf,
    read: Cache<PathBuf, Read, ByWeight>,
}

/// A file that was read.
#[derive(Clone, Debug)]
struct Read {
    stamp: Stamp,
    content: ContentHash,
    reading: Arc<Reading>,
}

/// Weighs seeds by about the memory that they take.
#[derive(Clone, Debug)]
struct ByWeight;

impl Weighter<PathBuf, Read> for ByWeight {
    fn weight(&self, _: &PathBuf, read: &Read) -> u64 {
        let text = read.reading.seed.source.text().len();
        (2 * text + 8 * read.reading.folded.len() as usize + 2048) as u64
    }
}

impl Files {
    /// The files below a folder. `memory`: how many bytes of them are kept.
    pub(super) fn new(root: &Path, memory: u64) -> Self {
        let read = cache(memory, USUAL, ByWeight);
        Self { root: root.to_owned(), read }
    }

    /// The seed in a file below the folder, and what is in the file. None if it is gone, or is no file any more, or a
    /// link leads to it.
    pub(super) fn read(&self, path: &Path) -> Option<(Arc<Reading>, ContentHash)> {
        let metadata = path.symlink_metadata().ok()?;
        if !metadata.is_file() || metadata.len() > LONGEST_SEED {
            return None;
        }
        let stamp = Stamp::of(&metadata);
        let known = self.read.get(path);
        if let Some(read) = &known
            && read.stamp.vouches_for(stamp)
        {
            return Some((Arc::clone(&read.reading), read.content));
        }
        let (bytes, metadata) = files::read_without_links(&self.root, path, LONGEST_SEED).ok()?;
        let stamp = Stamp::of(&metadata);
        let content = ContentHash::of(&bytes);
        let reading = match known {
            Some(read) if read.content == content => read.reading,
            _ => Arc::new(Reading::of(path.to_owned(), Source::from_bytes(&bytes))),
        };
        self.read.insert(path.to_owned(), Read { stamp, content, reading: Arc::clone(&reading) });
        Some((reading, content))
    }
}
