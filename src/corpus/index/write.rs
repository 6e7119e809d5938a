//! Changes the index: one batch is one transaction.

use std::collections::BTreeMap;
use std::path::Path;

use heed::types::Bytes;
use heed::{Database, PutFlags, RoTxn, RwTxn};

use super::bulk_load::PendingPostings;
use super::checksum::{verified, with_checksum};
use super::chunk::Posting;
use super::packed_file::PackedFile;
use super::postings::PostingChange;
use super::record::{FileRecord, fingerprints};
use super::{Index, IndexError, SeedId, bodies};
use crate::reprints::Fingerprint;

/// Files that were read and files that are gone, to be written together.
#[derive(Debug, Default)]
pub struct WriteBatch {
    /// By number; `None` for a file that is gone.
    files: BTreeMap<SeedId, Option<PackedFile>>,
    postings: usize,
    /// Whether the seeds of a new index may get their postings later: see [`super::bulk_load`].
    pub(in crate::corpus) defers_postings: bool,
}

impl WriteBatch {
    /// Adds a file that was read.
    pub fn put(&mut self, packed_file: PackedFile) {
        self.postings += packed_file.postings();
        self.files.insert(packed_file.id, Some(packed_file));
    }

    /// Removes a file.
    pub(in crate::corpus) fn remove(&mut self, id: SeedId) {
        self.files.insert(id, None);
    }

    /// Removes those files of the batch whose paths satisfy `are`.
    pub(in crate::corpus) fn remove_where(&mut self, root: &Path, mut are: impl FnMut(&Path) -> bool) {
        let mut is_one = |packed_file: &PackedFile| packed_file.path(root).is_some_and(|path| are(&path));
        self.files.values_mut().filter(|file| file.as_ref().is_some_and(&mut is_one)).for_each(|file| *file = None);
    }

    /// Whether there are no changes.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The number of postings of its files: a measure of its size.
    pub fn postings(&self) -> usize {
        self.postings
    }
}

impl Index {
    /// Writes a batch: all of it or, after an error, nothing. Waits for another process that is writing. Files that
    /// are unchanged are left alone. Returns how many seeds were added, removed or changed. Costs work proportional
    /// to what changes.
    ///
    /// # Errors
    /// The index cannot be written (a full disk), or is damaged.
    pub fn write(&self, changes: WriteBatch) -> Result<usize, IndexError> {
        self.try_write(changes).inspect_err(|error| self.report_error(error))
    }

    fn try_write(&self, changes: WriteBatch) -> Result<usize, IndexError> {
        let mut txn = self.environment.write_txn()?;
        let state = if changes.defers_postings { self.begin_bulk_load(&mut txn)? } else { self.bulk_load_state(&txn)? };
        let pending = self.pending_before_batch(&txn, state)?;
        let mut batch = BatchEffects { watermark: state.watermark(), pending, ..BatchEffects::default() };
        for (id, file) in changes.files {
            match file {
                Some(packed_file) => self.put(&mut txn, packed_file, &mut batch)?,
                None => self.remove(&mut txn, id, &mut batch)?,
            }
        }
        batch.postings.sort_unstable();
        self.apply(&mut txn, state, &batch.postings)?;
        if batch.more != 0 {
            let now = self.seed_count(&txn)?.checked_add_signed(batch.more).ok_or(IndexError::Damaged)?;
            self.set_seed_count(&mut txn, now)?;
        }
        let transaction_id = txn.id();
        txn.commit()?;
        self.keep_pending(batch.pending, transaction_id);
        Ok(batch.changed)
    }

    /// The record of a file, read in a transaction.
    pub(super) fn head(&self, txn: &RoTxn, id: SeedId) -> Result<Option<FileRecord>, IndexError> {
        let key = id.to_bytes();
        let Some(stored) = self.heads.get(txn, &key)? else { return Ok(None) };
        postcard::from_bytes(verified(&key, stored)?).map(Some).map_err(|_| IndexError::Damaged)
    }

    fn put_head(&self, txn: &mut RwTxn, id: SeedId, head: &FileRecord) -> Result<(), IndexError> {
        let key = id.to_bytes();
        let head = postcard::to_allocvec(head).map_err(|_| IndexError::TooLong)?;
        put_appending(self.heads, txn, &key, &with_checksum(&key, &head))
    }

    fn put(&self, txn: &mut RwTxn, packed_file: PackedFile, batch: &mut BatchEffects) -> Result<(), IndexError> {
        let PackedFile { id, head, outline, body, fingerprints } = packed_file;
        let known = self.head(txn, id)?;
        if known.as_ref().is_some_and(|known| known.name < head.name) {
            tracing::warn!("two files have the same number in the index; the second is left out");
            return Ok(());
        }
        let mut old = Vec::new();
        let is_new = known.is_none();
        if let Some(known) = known {
            let is_same = known.content == head.content && known.name == head.name && known.seed == head.seed;
            if is_same {
                return if known.stamp == head.stamp { Ok(()) } else { self.put_head(txn, id, &head) };
            }
            old = self.clear(txn, id, &known, batch)?;
            batch.count(id, known.seed.is_some(), head.seed.is_some());
        } else {
            batch.count(id, false, head.seed.is_some());
        }
        let posting = |&fingerprint: &Fingerprint| Posting { fingerprint, seed: id };
        let new = if batch.is_ahead(id) {
            batch.gather(id, is_new.then_some(head.seed.is_some().then_some(&fingerprints[..])));
            Vec::new()
        } else {
            sorted_once(fingerprints.into())
        };
        let goes = old.iter().filter(|fingerprint| new.binary_search(fingerprint).is_err());
        batch.postings.extend(goes.map(|gone| PostingChange { posting: posting(gone), is_added: false }));
        let added = new.iter().filter(|fingerprint| old.binary_search(fingerprint).is_err());
        batch.postings.extend(added.map(|come| PostingChange { posting: posting(come), is_added: true }));
        if head.seed.is_some() {
            let key = id.to_bytes();
            put_appending(self.outlines, txn, &key, &with_checksum(&key, &outline))?;
        }
        bodies::put(self.bodies, txn, id, &body, &self.free_space)?;
        self.put_head(txn, id, &head)
    }

    fn remove(&self, txn: &mut RwTxn, id: SeedId, batch: &mut BatchEffects) -> Result<(), IndexError> {
        let Some(known) = self.head(txn, id)? else { return Ok(()) };
        let old = self.clear(txn, id, &known, batch)?;
        if batch.is_ahead(id) {
            batch.gather(id, None);
        }
        let goes = old.iter().map(|&fingerprint| Posting { fingerprint, seed: id });
        batch.postings.extend(goes.map(|posting| PostingChange { posting, is_added: false }));
        batch.count(id, known.seed.is_some(), false);
        self.heads.delete(txn, &id.to_bytes())?;
        Ok(())
    }

    /// Deletes a seed's outline and body. Returns the fingerprints for which it had postings, sorted, each once.
    fn clear(
        &self,
        txn: &mut RwTxn,
        id: SeedId,
        known: &FileRecord,
        batch: &BatchEffects,
    ) -> Result<Vec<Fingerprint>, IndexError> {
        let Some(seed) = &known.seed else { return Ok(Vec::new()) };
        let mut old = Vec::new();
        if !batch.is_ahead(id) {
            let body = bodies::get(self.bodies, txn, id, seed.body.packed())?;
            old = sorted_once(fingerprints(&seed.body, &body)?);
        }
        bodies::delete(self.bodies, txn, id)?;
        self.outlines.delete(txn, &id.to_bytes())?;
        Ok(old)
    }
}

/// Fingerprints, sorted, each once.
fn sorted_once(mut fingerprints: Vec<Fingerprint>) -> Vec<Fingerprint> {
    fingerprints.sort_unstable();
    fingerprints.dedup();
    fingerprints
}

/// Stores a value. If all keys are less, LMDB fills its pages.
fn put_appending(table: Database<Bytes, Bytes>, txn: &mut RwTxn, key: &[u8], value: &[u8]) -> Result<(), IndexError> {
    let is_last = table.last(txn)?.is_none_or(|(last, _)| last < key);
    let flags = if is_last { PutFlags::APPEND } else { PutFlags::empty() };
    Ok(table.put_with_flags(txn, flags, key, value)?)
}

/// What a batch does to the postings and to the number of seeds.
#[derive(Default)]
struct BatchEffects {
    watermark: Option<SeedId>,
    pending: Option<PendingPostings>,
    postings: Vec<PostingChange>,
    more: i64,
    changed: usize,
}

impl BatchEffects {
    /// Whether a seed has no postings yet and is not counted.
    fn is_ahead(&self, id: SeedId) -> bool {
        self.watermark.is_some_and(|watermark| id >= watermark)
    }

    /// Adds a file behind the watermark to the pending postings. `file` holds its fingerprints if it is a seed; it is
    /// `None` if the file was there before or is gone, and then the pending postings can only be made from the
    /// bodies.
    fn gather(&mut self, id: SeedId, file: Option<Option<&[Fingerprint]>>) {
        let pending = self.pending.take().zip(file);
        self.pending = pending.and_then(|(mut pending, file)| pending.add(id, file).ok().map(|()| pending));
    }

    fn count(&mut self, id: SeedId, was_seed: bool, is_seed: bool) {
        if !self.is_ahead(id) {
            self.more += i64::from(is_seed) - i64::from(was_seed);
        }
        self.changed += usize::from(was_seed || is_seed);
    }
}
