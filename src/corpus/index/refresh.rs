//! Brings an index up to date with the files of its folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{Index, IndexError, PackedFile, SeedId, Stamp, WriteBatch, path_from_stored_name, stored_name};

/// What has changed since the index was written.
#[derive(Debug)]
pub struct StaleFiles {
    /// The files that are new, or that may have changed according to their metadata.
    pub to_read: Vec<PathBuf>,
    /// The files that are gone.
    gone: WriteBatch,
    /// Whether the index is new or incomplete.
    is_new: bool,
}

impl Index {
    /// Compares the index with `files`, all files below `root` that can be seeds. Reads only their metadata. For a
    /// new index, the files to read come in the order in which it is built.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub fn stale_files(&self, root: &Path, files: Vec<PathBuf>) -> Result<StaleFiles, IndexError> {
        let heads = self.reader().and_then(|reader| reader.heads()).inspect_err(|error| self.report_error(error))?;
        let mut known: HashMap<SeedId, (Stamp, Vec<u8>)> =
            heads.into_iter().map(|(id, head)| (id, (head.stamp, head.name))).collect();
        let mut to_read = Vec::new();
        for file in files {
            let Some(name) = stored_name(root, &file) else { continue };
            let is_known = match known.remove(&SeedId::from_name(&name)) {
                Some((stamp, known)) if known == name => {
                    let now = file.symlink_metadata();
                    now.is_ok_and(|metadata| {
                        metadata.is_file() && stamp.proves_unchanged(Stamp::from_metadata(&metadata))
                    })
                }
                _ => false,
            };
            if !is_known {
                to_read.push(file);
            }
        }
        let is_new = self.is_new().inspect_err(|error| self.report_error(error))?;
        if is_new {
            to_read.sort_by_cached_key(|file| stored_name(root, file).map(|name| SeedId::from_name(&name)));
        }
        let mut gone = WriteBatch::default();
        known.into_keys().for_each(|id| gone.remove(id));
        Ok(StaleFiles { to_read, gone, is_new })
    }
}

/// Groups changes into batches. Batches for a new index are small, and their seeds get their postings in a few steps
/// (see the [bulk load](super::bulk_load)). Later batches are large, because each one touches most pages of the
/// postings.
#[derive(Debug)]
pub struct IndexWriter<'a> {
    index: &'a Index,
    changes: WriteBatch,
    sizes: BatchSizes,
    is_new: bool,
    /// The number of postings that were loaded in steps before the end, and the number that have come since.
    loaded: usize,
    pending: usize,
    incremental: bool,
}

/// How many postings have to be gathered before something is done.
#[derive(Clone, Copy, Debug)]
struct BatchSizes {
    /// A batch for a new index is written: some ten megabytes of seeds.
    small: usize,
    /// Another batch is written: some hundred megabytes, which take as much memory until then.
    large: usize,
    /// The seeds of a new index become searchable, though not all have been read.
    step: usize,
}

const BATCH_SIZES: BatchSizes = BatchSizes { small: 1 << 19, large: 1 << 22, step: 1 << 22 };

/// Each step loads at least this many times as many postings as those before it, since all are written again.
const STEP_GROWTH: usize = 3;

impl<'a> IndexWriter<'a> {
    /// A writer that first removes what is gone.
    pub fn new(index: &'a Index, stale_files: StaleFiles) -> Self {
        let StaleFiles { gone, is_new, .. } = stale_files;
        Self { index, changes: gone, sizes: BATCH_SIZES, is_new, loaded: 0, pending: 0, incremental: false }
    }

    /// Makes seeds searchable in steps, before the last one has come.
    #[must_use]
    pub fn incremental(self) -> Self {
        Self { incremental: true, ..self }
    }

    /// A writer that takes a few seeds for many.
    #[cfg(test)]
    pub(in crate::corpus) fn in_small_batches(self) -> Self {
        Self { sizes: BatchSizes { small: 1, large: 100, step: 40 }, ..self }
    }

    /// Adds a file that was read. Returns whether more seeds are searchable now.
    ///
    /// # Errors
    /// As [`Index::write`].
    pub fn put(&mut self, packed_file: PackedFile) -> Result<bool, IndexError> {
        self.changes.put(packed_file);
        let gathered = self.changes.postings();
        if gathered < if self.is_new { self.sizes.small } else { self.sizes.large } {
            return Ok(false);
        }
        self.write(self.is_new)?;
        self.pending += gathered;
        if self.is_new && !(self.incremental && self.pending >= self.sizes.step.max(STEP_GROWTH * self.loaded)) {
            return Ok(false);
        }
        if self.is_new {
            self.index.bulk_load(false)?;
            self.loaded += std::mem::take(&mut self.pending);
        }
        Ok(true)
    }

    /// Removes a file that cannot be read.
    pub fn remove(&mut self, root: &Path, file: &Path) {
        if let Some(name) = stored_name(root, file) {
            self.changes.remove(SeedId::from_name(&name));
        }
    }

    /// Removes the files whose paths satisfy `are`. Reads the record of every file.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub fn remove_where(&mut self, root: &Path, mut are: impl FnMut(&Path) -> bool) -> Result<(), IndexError> {
        self.changes.remove_where(root, &mut are);
        for (id, head) in self.index.reader()?.heads()? {
            if path_from_stored_name(root, &head.name).is_some_and(|path| are(&path)) {
                self.changes.remove(id);
            }
        }
        Ok(())
    }

    /// Writes what is left; after that, all seeds are searchable. Returns how many seeds that added, removed or
    /// changed.
    ///
    /// # Errors
    /// As [`Index::write`].
    pub fn flush(&mut self) -> Result<usize, IndexError> {
        let changed = self.write(false)?;
        // Another process may have started a new index, which this one has continued.
        let has_loaded = self.index.bulk_load(true)?;
        self.is_new = false;
        Ok(changed.max(usize::from(has_loaded)))
    }

    fn write(&mut self, defers_postings: bool) -> Result<usize, IndexError> {
        let mut changes = std::mem::take(&mut self.changes);
        changes.defers_postings = defers_postings;
        if changes.is_empty() { Ok(0) } else { self.index.write(changes) }
    }
}
