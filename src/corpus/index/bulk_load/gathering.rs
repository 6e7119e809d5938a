//! Gathers the postings of the seeds behind the watermark (see [`super`]).
//!
//! They are gathered while batches are written. If another process has written too, if a load was interrupted, or if
//! a seed has changed before its postings were loaded, they are made from the stored bodies instead.

use std::ops::Bound;
use std::sync::PoisonError;

use heed::{RoTxn, RwTxn};

use super::pending::PendingPostings;
use super::sorting::Sorter;
use super::state::BulkLoadState;
use crate::corpus::index::record::fingerprints;
use crate::corpus::index::{Index, IndexError, SeedId, bodies};

impl Index {
    /// The pending postings before a batch is written, so that its files can be added. `None` if there are none, or
    /// if they can only be made from the bodies.
    pub(in crate::corpus::index) fn pending_before_batch(
        &self,
        txn: &RwTxn,
        state: BulkLoadState,
    ) -> Result<Option<PendingPostings>, IndexError> {
        let Some(watermark) = state.watermark() else { return Ok(None) };
        if let Some(pending) = self.take_pending(state, txn.id() - 1) {
            return Ok(Some(pending));
        }
        let is_first = self.heads.last(txn)?.is_none_or(|(last, _)| last < &watermark.to_bytes()[..]);
        Ok(is_first.then(|| self.empty_pending(state, watermark)))
    }

    /// Keeps the pending postings after the transaction with an id.
    pub(in crate::corpus::index) fn keep_pending(&self, pending: Option<PendingPostings>, transaction_id: usize) {
        *self.pending.lock().unwrap_or_else(PoisonError::into_inner) =
            pending.map(|pending| PendingPostings { transaction_id, ..pending });
    }

    /// Takes the pending postings that were kept, if nobody has written since.
    fn take_pending(&self, state: BulkLoadState, transaction_id: usize) -> Option<PendingPostings> {
        let kept = self.pending.lock().unwrap_or_else(PoisonError::into_inner).take();
        kept.filter(|pending| pending.state == state && pending.transaction_id == transaction_id)
    }

    fn empty_pending(&self, state: BulkLoadState, watermark: SeedId) -> PendingPostings {
        let sorter = Sorter::new(self.directory.folder());
        PendingPostings { sorter, state, watermark, seeds: 0, last: watermark, transaction_id: 0 }
    }

    /// The pending postings. If they were not kept, this reads every seed behind the watermark.
    pub(in crate::corpus::index) fn pending_postings(
        &self,
        txn: &RoTxn,
    ) -> Result<Option<PendingPostings>, IndexError> {
        let state = self.bulk_load_state(txn)?;
        let Some(watermark) = state.watermark() else { return Ok(None) };
        if let Some(pending) = self.take_pending(state, txn.id()) {
            return Ok(Some(pending));
        }
        let mut pending = PendingPostings { transaction_id: txn.id(), ..self.empty_pending(state, watermark) };
        let begin = watermark.to_bytes();
        for entry in self.heads.range(txn, &(Bound::Included(&begin[..]), Bound::Unbounded))? {
            let (key, _) = entry?;
            let id = SeedId::from_bytes(key.try_into().map_err(|_| IndexError::Damaged)?);
            let seed = self.head(txn, id)?.and_then(|head| head.seed);
            let seed = seed.map(|seed| {
                let body = bodies::get(self.bodies, txn, id, seed.body.packed())?;
                fingerprints(&seed.body, &body)
            });
            pending.add(id, seed.transpose()?.as_deref())?;
        }
        Ok(Some(pending))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use super::super::sorting::PARTS;
    use super::*;
    use crate::corpus::FolderKind;
    use crate::corpus::index::{PackedFile, WriteBatch};

    fn prepared(root: &Path, number: u32, text: &str) -> PackedFile {
        let file = root.join(format!("{number}.txt"));
        fs::write(&file, text).expect("written");
        PackedFile::read(root, &file, &FolderKind::Declared(Arc::default())).expect("a file")
    }

    fn changes(root: &Path, numbers: impl IntoIterator<Item = u32>) -> WriteBatch {
        let mut changes = WriteBatch::default();
        changes.defers_postings = true;
        for number in numbers {
            let text: String = (0..90).filter_map(|at| char::from_u32(0x4E00 + number % 7 * 60 + at)).collect();
            changes.put(prepared(root, number, &text));
        }
        changes
    }

    #[test]
    fn what_was_gathered_is_what_the_bodies_say() {
        let folder = tempfile::tempdir().expect("a folder");
        let index = Index::temporary().expect("an index");
        let told = || {
            let mut pending =
                index.pending_postings(&index.environment.read_txn().expect("read")).expect("read").expect("some");
            let postings: Vec<_> = (0..PARTS).flat_map(|part| pending.sorter.take_part(part).expect("read")).collect();
            (pending.watermark, pending.seeds, pending.last, pending.transaction_id, postings)
        };
        let is_kept = || index.pending.lock().expect("kept").is_some();
        index.write(changes(folder.path(), 0..9)).expect("written");
        index.write(changes(folder.path(), 20..29)).expect("written");
        assert!(is_kept());
        let gathered = told();
        assert!(!is_kept());
        assert_eq!(gathered, told());
        // Postings that were not gathered from the first one on are made from the bodies.
        index.write(changes(folder.path(), 30..33)).expect("written");
        assert!(!is_kept());
    }

    #[test]
    fn what_changes_before_it_is_laid_is_there_as_it_reads_now() {
        for (text, is_gone) in [("春眠不觉晓处处闻啼鸟夜来风雨声花落知多少", false), ("", true)] {
            let folder = tempfile::tempdir().expect("a folder");
            let (index, other) = (Index::temporary().expect("an index"), Index::temporary().expect("an index"));
            index.write(changes(folder.path(), 0..9)).expect("written");
            let (mut changed, mut all) = (WriteBatch::default(), changes(folder.path(), [0, 1, 2, 4, 5, 6, 7, 8]));
            let packed_file = || prepared(folder.path(), 3, text);
            if is_gone {
                changed.remove(packed_file().id);
            } else {
                changed.put(packed_file());
                all.put(packed_file());
            }
            index.write(changed).expect("written");
            assert!(index.pending.lock().expect("kept").is_none());
            index.bulk_load(true).expect("loaded");
            all.defers_postings = false;
            other.write(all).expect("written");
            assert_eq!(index.difference(&other).expect("read"), None);
        }
    }
}
