//! Bringing an index up to date with the files of its folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::index::{Changes, Index, IndexError, Prepared, SeedId, Stamp, name_of, path_of};

/// What has changed since the index was written.
#[derive(Debug)]
pub struct Outdated {
    /// The files that are new, or may have changed by their metadata.
    pub to_read: Vec<PathBuf>,
    /// The files that are gone.
    gone: Changes,
}

impl Index {
    /// Compares the index with the files that are there now, all of those below `root` that can be seeds. Looks at
    /// their metadata only.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub fn outdated(&self, root: &Path, files: Vec<PathBuf>) -> Result<Outdated, IndexError> {
        let heads = self.reader().and_then(|reader| reader.heads()).inspect_err(|error| self.complain(error))?;
        let mut known: HashMap<SeedId, (Stamp, Vec<u8>)> =
            heads.into_iter().map(|(id, head)| (id, (head.stamp, head.name))).collect();
        let mut to_read = Vec::new();
        for file in files {
            let Some(name) = name_of(root, &file) else { continue };
            let is_known = match known.remove(&SeedId::of(&name)) {
                Some((stamp, known)) if known == name => {
                    let now = file.symlink_metadata();
                    now.is_ok_and(|metadata| metadata.is_file() && stamp.vouches_for(Stamp::of(&metadata)))
                }
                _ => false,
            };
            if !is_known {
                to_read.push(file);
            }
        }
        let mut gone = Changes::default();
        known.into_keys().for_each(|id| gone.remove(id));
        Ok(Outdated { to_read, gone })
    }
}

/// Gathers changes into large batches: what comes in one is laid down in order, so that the pages of the index are full;
/// in many small ones it would be twice as large.
#[derive(Debug)]
pub struct Writer<'a> {
    index: &'a Index,
    changes: Changes,
}

/// The postings from which on a batch is written: those of about a hundred megabytes of seeds, and as much memory until
/// then.
const ENOUGH: usize = 1 << 22;

impl<'a> Writer<'a> {
    /// A writer that first takes away what is gone.
    pub fn new(index: &'a Index, outdated: Outdated) -> Self {
        Self { index, changes: outdated.gone }
    }

    /// Adds a file that was read. Gives whether a batch was written.
    ///
    /// # Errors
    /// As [`Index::write`].
    pub fn put(&mut self, prepared: Prepared) -> Result<bool, IndexError> {
        self.changes.put(prepared);
        let is_enough = self.changes.postings() >= ENOUGH;
        if is_enough {
            self.flush()?;
        }
        Ok(is_enough)
    }

    /// Takes a file that cannot be read out of the index.
    pub fn remove(&mut self, root: &Path, file: &Path) {
        if let Some(name) = name_of(root, file) {
            self.changes.remove(SeedId::of(&name));
        }
    }

    /// Takes files out of the index, by their paths. Costs a look at every file.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub fn remove_those(&mut self, root: &Path, mut are: impl FnMut(&Path) -> bool) -> Result<(), IndexError> {
        self.changes.remove_those(root, &mut are);
        for (id, head) in self.index.reader()?.heads()? {
            if path_of(root, &head.name).is_some_and(|path| are(&path)) {
                self.changes.remove(id);
            }
        }
        Ok(())
    }

    /// Writes what is left. Gives how many seeds came, went or read differently.
    ///
    /// # Errors
    /// As [`Index::write`].
    pub fn flush(&mut self) -> Result<usize, IndexError> {
        let changes = std::mem::take(&mut self.changes);
        if changes.is_empty() { Ok(0) } else { self.index.write(changes) }
    }
}
