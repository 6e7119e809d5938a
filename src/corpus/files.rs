//! The seeds' files, read when their texts are wanted, and kept for a while.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::index::{ContentHash, LONGEST, Stamp};
use super::kept::cache;
use super::reading::Reading;
use crate::text::Source;

/// About how many bytes a seed takes.
const USUAL: u64 = 50_000;

/// See the module.
#[derive(Debug)]
pub(super) struct Files {
    /// The folder, as paths in it are named, and without links and detours.
    root: PathBuf,
    real_root: Option<PathBuf>,
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
        Self { root: root.to_owned(), real_root: root.canonicalize().ok(), read }
    }

    /// The seed in a file below the folder, and what is in the file. None if it is gone, or is no file any more, or a
    /// link leads to it.
    pub(super) fn read(&self, path: &Path) -> Option<(Arc<Reading>, ContentHash)> {
        let metadata = path.symlink_metadata().ok()?;
        if !metadata.is_file() || metadata.len() > LONGEST {
            return None;
        }
        let stamp = Stamp::of(&metadata);
        let known = self.read.get(path);
        if let Some(read) = &known
            && read.stamp.vouches_for(stamp)
        {
            return Some((Arc::clone(&read.reading), read.content));
        }
        let real = self.real_root.as_ref()?.join(path.strip_prefix(&self.root).ok()?);
        if path.canonicalize().ok()? != real {
            return None;
        }
        let bytes = fs::read(path).ok()?;
        let content = ContentHash::of(&bytes);
        let reading = match known {
            Some(read) if read.content == content => read.reading,
            _ => Arc::new(Reading::of(path.to_owned(), Source::from_bytes(&bytes))),
        };
        self.read.insert(path.to_owned(), Read { stamp, content, reading: Arc::clone(&reading) });
        Some((reading, content))
    }
}
