//! Bulk load: building a new index, first the seeds in order of their numbers, then the postings of all of them at
//! once.
//!
//! LMDB fills its pages when keys arrive in order, and copies each page that a transaction touches. Fingerprints are
//! hashes, so each batch of seeds touches every page of the postings. While an index is new, batches therefore bring
//! seeds without postings. The *watermark* is the number from which on seeds have no postings yet; look-ups do not
//! see those seeds. [`Index::bulk_load`] [sorts the postings of all of them](sorting), [writes them](tables) together
//! with the postings that are there already, and moves the watermark, all in small transactions. If it is
//! interrupted, some postings of seeds behind the watermark stay; readers skip them, and the next bulk load drops
//! them.

mod gathering;
mod pending;
mod sorting;
mod state;
mod tables;

use heed::{RoTxn, RwTxn};

use super::checksum::{verified, with_checksum};
use super::{Index, IndexError, SEED_COUNT_KEY, SeedId};
pub(super) use pending::PendingPostings;
use sorting::{PARTS, first_posting_of};
pub(super) use state::BulkLoadState;

/// The number of bytes of postings after which a transaction is committed: it holds what it has written in memory.
const MAX_TRANSACTION_BYTES: usize = 8 << 20;

/// How often a load is started again because another process has written in the meantime; the last try is one
/// transaction.
const MAX_TRIES: usize = 3;

impl Index {
    /// Lets seeds come without postings from now on, if the index is empty. Returns how far the postings are loaded.
    pub(super) fn begin_bulk_load(&self, txn: &mut RwTxn) -> Result<BulkLoadState, IndexError> {
        if self.heads.is_empty(txn)? {
            let state = self.bulk_load_state(txn)?.with_watermark(Some(SeedId::FIRST));
            self.set_bulk_load_state(txn, state)?;
        }
        self.bulk_load_state(txn)
    }

    /// Whether the index has no files yet, or some of its seeds have no postings.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn is_new(&self) -> Result<bool, IndexError> {
        let txn = self.environment.read_txn()?;
        Ok(self.heads.is_empty(&txn)? || self.bulk_load_state(&txn)?.watermark().is_some())
    }

    /// Gives all seeds their postings, and returns whether any had none. With `is_last`, later seeds bring their own.
    /// Costs work proportional to the seeds without postings and to all postings; memory does not grow with them.
    ///
    /// # Errors
    /// The index cannot be written (a full disk), or is damaged. Then seeds without postings still have none.
    pub(in crate::corpus) fn bulk_load(&self, is_last: bool) -> Result<bool, IndexError> {
        for left in (0..MAX_TRIES).rev() {
            let mut whole = if left == 0 { Some(self.environment.write_txn()?) } else { None };
            let pending = match &whole {
                Some(txn) => self.pending_postings(txn)?,
                None => self.pending_postings(&*self.environment.read_txn()?)?,
            };
            let Some(pending) = pending else { return Ok(false) };
            if self.bulk_load_pending(pending, is_last, &mut whole)? {
                break;
            }
        }
        Ok(true)
    }

    /// Returns whether the load was done: it is not if somebody else has written in the meantime. If `whole` is
    /// given, all of it happens in that transaction.
    fn bulk_load_pending<'a>(
        &'a self,
        mut pending: PendingPostings,
        is_last: bool,
        whole: &mut Option<RwTxn<'a>>,
    ) -> Result<bool, IndexError> {
        let is_one = whole.is_some();
        let mut state = pending.state;
        let (from, to) = self.tables(state);
        let mut open = whole.take();
        let mut written = 0;
        for part in 0..PARTS {
            let new = pending.sorter.take_part(part)?;
            let mut txn = match open.take() {
                Some(txn) => txn,
                None => self.environment.write_txn()?,
            };
            if !is_one && txn.id() != pending.transaction_id + 1 {
                return Ok(false);
            }
            let Some(begin) = first_posting_of(part) else { continue };
            // An interrupted load has moved some parts already.
            let source = if part < state.moved { to } else { from };
            written += to.merge(&mut txn, source, begin, first_posting_of(part + 1), &new, pending.watermark)?;
            state.moved = state.moved.max(part + 1);
            if part + 1 == PARTS {
                let known = self.seed_count(&txn)?;
                self.set_seed_count(&mut txn, known + pending.seeds)?;
                let watermark = pending.last.plus(1).filter(|_| !is_last);
                self.set_bulk_load_state(&mut txn, state.swapped().with_watermark(watermark))?;
                txn.commit()?;
            } else if written >= MAX_TRANSACTION_BYTES && !is_one {
                self.set_bulk_load_state(&mut txn, state)?;
                txn.commit()?;
                pending.transaction_id += 1;
                written = 0;
            } else {
                open = Some(txn);
            }
        }
        Ok(true)
    }

    /// The number of seeds, as counted.
    pub(super) fn seed_count(&self, txn: &RoTxn) -> Result<u64, IndexError> {
        let count = self.about.get(txn, SEED_COUNT_KEY)?.map(|stored| verified(SEED_COUNT_KEY, stored)).transpose()?;
        Ok(count.and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes))
    }

    /// Stores the number of seeds.
    pub(super) fn set_seed_count(&self, txn: &mut RwTxn, count: u64) -> Result<(), IndexError> {
        Ok(self.about.put(txn, SEED_COUNT_KEY, &with_checksum(SEED_COUNT_KEY, &count.to_le_bytes()))?)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::corpus::FolderKind;
    use crate::corpus::index::chunk::Posting;
    use crate::corpus::index::{PackedFile, WriteBatch};

    fn prepared(root: &Path, number: u32) -> PackedFile {
        let file = root.join(format!("{number}.txt"));
        let text =
            (0..300u32).map(|i| char::from_u32(0x4E00 + (i * i + number / 2 * 977) % 5000).expect("a character"));
        std::fs::write(&file, text.collect::<String>()).expect("written");
        PackedFile::read(root, &file, &FolderKind::Declared(Arc::default())).expect("a file")
    }

    fn changes(root: &Path, numbers: impl IntoIterator<Item = u32>, defers_postings: bool) -> WriteBatch {
        let mut changes = WriteBatch::default();
        numbers.into_iter().for_each(|number| changes.put(prepared(root, number)));
        changes.defers_postings = defers_postings;
        changes
    }

    #[test]
    fn what_one_who_was_broken_off_left_is_passed_over_and_dropped() {
        for before in [0, 1, 12] {
            let folder = tempfile::tempdir().expect("a folder");
            let index = Index::temporary().expect("an index");
            index.write(changes(folder.path(), 0..before, true)).expect("written");
            index.bulk_load(false).expect("loaded");
            index.write(changes(folder.path(), before..40, true)).expect("written");
            let known = index.reader().and_then(|reader| reader.seeds()).expect("read");
            break_off(&index);
            let reader = index.reader().expect("read");
            assert_eq!((reader.len().expect("read"), reader.seeds().expect("read")), (known.len(), known.clone()));
            let left = index.all_postings(reader.txn()).expect("read");
            let is_known = |posting: &&Posting| known.iter().any(|(id, _)| *id == posting.seed);
            assert!(left.iter().filter(is_known).count() < left.len());
            for posting in &left {
                let mut found = Vec::new();
                reader.holders(posting.fingerprint, posting.seed, 1, &mut found).expect("read");
                assert_eq!(found.contains(&posting.seed), is_known(&posting));
            }
            drop(reader);
            // Meanwhile both seeds with postings and seeds without change.
            let mut meanwhile = changes(folder.path(), [0, 5, 11].map(|number| number + 100), false);
            (0..40).step_by(7).for_each(|number| meanwhile.remove(prepared(folder.path(), number).id));
            index.write(meanwhile).expect("written");
            break_off(&index);
            assert!(index.bulk_load(true).expect("loaded"));
            assert!(!index.bulk_load(true).expect("nothing to do"));
            let other = Index::temporary().expect("an index");
            let kept = (0..40).filter(|number| number % 7 != 0).chain([100, 105, 111]);
            other.write(changes(folder.path(), kept, false)).expect("written");
            assert_eq!(index.difference(&other).expect("read"), None);
        }
    }

    /// Starts a bulk load, and interrupts it.
    fn break_off(index: &Index) {
        let mut pending =
            index.pending_postings(&index.environment.read_txn().expect("read")).expect("read").expect("some");
        let (from, to) = index.tables(pending.state);
        let mut txn = index.environment.write_txn().expect("begun");
        let begun = pending.state.moved;
        for part in 0..begun + PARTS / 3 {
            let (begin, new) = (first_posting_of(part).expect("a part"), pending.sorter.take_part(part).expect("read"));
            let source = if part < begun { to } else { from };
            to.merge(&mut txn, source, begin, first_posting_of(part + 1), &new, pending.watermark).expect("written");
        }
        pending.state.moved = begun + PARTS / 3;
        index.set_bulk_load_state(&mut txn, pending.state).expect("written");
        txn.commit().expect("written");
    }

    #[test]
    fn whoever_writes_meanwhile_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let index = Index::temporary().expect("an index");
        index.write(changes(folder.path(), 0..4, true)).expect("written");
        let pending =
            index.pending_postings(&index.environment.read_txn().expect("read")).expect("read").expect("some");
        index.write(changes(folder.path(), 4..5, false)).expect("written");
        assert!(!index.bulk_load_pending(pending, true, &mut None).expect("written"));
        assert_eq!(index.reader().expect("read").len().expect("read"), 0);
        // In one transaction, for which others have to wait.
        let mut whole = Some(index.environment.write_txn().expect("begun"));
        let pending = index.pending_postings(whole.as_ref().expect("begun")).expect("read").expect("some");
        assert!(index.bulk_load_pending(pending, true, &mut whole).expect("written"));
        let other = Index::temporary().expect("an index");
        other.write(changes(folder.path(), 0..5, false)).expect("written");
        assert_eq!(index.difference(&other).expect("read"), None);
    }
}
