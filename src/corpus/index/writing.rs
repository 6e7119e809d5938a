//! Changing the index: one batch, one transaction.

use std::collections::BTreeMap;
use std::path::Path;

use heed::RwTxn;

use super::chunk::Posting;
use super::postings::Change;
use super::prepared::Prepared;
use super::record::{Head, fingerprints};
use super::sealed::{seal, unseal};
use super::{Index, IndexError, SEEDS, SeedId, bodies};
use crate::reprints::Fingerprint;

/// Files that have been read and files that are gone, to be written together.
#[derive(Debug, Default)]
pub struct Changes {
    /// By number; none for a file that is gone.
    files: BTreeMap<SeedId, Option<Prepared>>,
    postings: usize,
}

impl Changes {
    /// A file that has been read.
    pub fn put(&mut self, prepared: Prepared) {
        self.postings += prepared.postings();
        self.files.insert(prepared.id, Some(prepared));
    }

    /// A file that is gone.
    pub(in crate::corpus) fn remove(&mut self, id: SeedId) {
        self.files.insert(id, None);
    }

    /// Some of the files that have been read and not been written yet are gone, by their paths.
    pub(in crate::corpus) fn remove_those(&mut self, root: &Path, mut are: impl FnMut(&Path) -> bool) {
        let mut is_one = |prepared: &Prepared| prepared.path(root).is_some_and(|path| are(&path));
        self.files.values_mut().filter(|file| file.as_ref().is_some_and(&mut is_one)).for_each(|file| *file = None);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// How many postings they have: a measure of their size.
    pub fn postings(&self) -> usize {
        self.postings
    }
}

impl Index {
    /// Writes a batch: all of it or, after an error, nothing. Waits for another process that is writing. What is there
    /// already in the same reading is left alone. Gives how many seeds came, went or read differently. Costs work
    /// proportional to what changes.
    ///
    /// # Errors
    /// It cannot be written (a full disk), or the index is damaged.
    pub fn write(&self, changes: Changes) -> Result<usize, IndexError> {
        self.try_write(changes).inspect_err(|error| {
            if matches!(error, IndexError::Damaged) {
                self.complain(error);
            }
        })
    }

    fn try_write(&self, changes: Changes) -> Result<usize, IndexError> {
        let mut txn = self.environment.write_txn()?;
        let mut batch = Batch::default();
        for (id, file) in changes.files {
            match file {
                Some(prepared) => self.put(&mut txn, prepared, &mut batch)?,
                None => self.remove(&mut txn, id, &mut batch)?,
            }
        }
        batch.postings.sort_unstable();
        self.postings.apply(&mut txn, &batch.postings)?;
        if batch.more != 0 {
            let known = self.about.get(&txn, SEEDS)?.map(|sealed| unseal(SEEDS, sealed)).transpose()?;
            let known = known.and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
            let now = known.checked_add_signed(batch.more).ok_or(IndexError::Damaged)?;
            self.about.put(&mut txn, SEEDS, &seal(SEEDS, &now.to_le_bytes()))?;
        }
        txn.commit()?;
        Ok(batch.changed)
    }

    fn head(&self, txn: &RwTxn, id: SeedId) -> Result<Option<Head>, IndexError> {
        let key = id.to_bytes();
        let Some(sealed) = self.heads.get(txn, &key)? else { return Ok(None) };
        postcard::from_bytes(unseal(&key, sealed)?).map(Some).map_err(|_| IndexError::Damaged)
    }

    fn put_head(&self, txn: &mut RwTxn, id: SeedId, head: &Head) -> Result<(), IndexError> {
        let key = id.to_bytes();
        let head = postcard::to_allocvec(head).map_err(|_| IndexError::TooLong)?;
        Ok(self.heads.put(txn, &key, &seal(&key, &head))?)
    }

    fn put(&self, txn: &mut RwTxn, prepared: Prepared, batch: &mut Batch) -> Result<(), IndexError> {
        let Prepared { id, head, outline, body, fingerprints: new } = prepared;
        let known = self.head(txn, id)?;
        if known.as_ref().is_some_and(|known| known.name < head.name) {
            tracing::warn!("two files have the same number in the index; the second is left out");
            return Ok(());
        }
        let mut old = Vec::new();
        if let Some(known) = known {
            let is_same = known.content == head.content && known.name == head.name && known.seed == head.seed;
            if is_same {
                return if known.stamp == head.stamp { Ok(()) } else { self.put_head(txn, id, &head) };
            }
            old = self.clear(txn, id, &known)?;
            batch.count(known.seed.is_some(), head.seed.is_some());
        } else {
            batch.count(false, head.seed.is_some());
        }
        let posting = |&fingerprint: &Fingerprint| Posting { fingerprint, seed: id };
        let goes = old.iter().filter(|fingerprint| new.binary_search(fingerprint).is_err());
        batch.postings.extend(goes.map(|gone| Change { posting: posting(gone), comes: false }));
        let comes = new.iter().filter(|fingerprint| old.binary_search(fingerprint).is_err());
        batch.postings.extend(comes.map(|come| Change { posting: posting(come), comes: true }));
        if head.seed.is_some() {
            let key = id.to_bytes();
            self.outlines.put(txn, &key, &seal(&key, &outline))?;
        }
        bodies::put(self.bodies, txn, id, &body)?;
        self.put_head(txn, id, &head)
    }

    fn remove(&self, txn: &mut RwTxn, id: SeedId, batch: &mut Batch) -> Result<(), IndexError> {
        let Some(known) = self.head(txn, id)? else { return Ok(()) };
        let old = self.clear(txn, id, &known)?;
        let goes = old.iter().map(|&fingerprint| Posting { fingerprint, seed: id });
        batch.postings.extend(goes.map(|posting| Change { posting, comes: false }));
        batch.count(known.seed.is_some(), false);
        self.heads.delete(txn, &id.to_bytes())?;
        Ok(())
    }

    /// Takes a seed's outline and body away; gives the fingerprints that it had, in order, each once.
    fn clear(&self, txn: &mut RwTxn, id: SeedId, known: &Head) -> Result<Vec<Fingerprint>, IndexError> {
        let Some(seed) = &known.seed else { return Ok(Vec::new()) };
        let body = bodies::get(self.bodies, txn, id, seed.body.packed)?;
        let mut old = fingerprints(&seed.body, &body)?;
        old.sort_unstable();
        old.dedup();
        bodies::delete(self.bodies, txn, id)?;
        self.outlines.delete(txn, &id.to_bytes())?;
        Ok(old)
    }
}

/// What a transaction does to the postings and to the number of seeds.
#[derive(Default)]
struct Batch {
    postings: Vec<Change>,
    more: i64,
    changed: usize,
}

impl Batch {
    fn count(&mut self, was_seed: bool, is_seed: bool) {
        self.more += i64::from(is_seed) - i64::from(was_seed);
        self.changed += usize::from(was_seed || is_seed);
    }
}
