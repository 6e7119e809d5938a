//! Which of two tables a posting is in while postings are loaded.
//!
//! LMDB fills its pages only at the end of a table. So a load moves the postings that are there from one table to the
//! other, part by part, together with the new ones. Until it is done, the first parts are in one table and the rest
//! are in the other. See [`super`].

use heed::{RoTxn, RwTxn};

use super::sorting::{PARTS, first_posting_of, part_of};
use super::state::BulkLoadState;
use crate::corpus::index::checksum::{verified, with_checksum};
use crate::corpus::index::chunk::Posting;
use crate::corpus::index::postings::{PostingChange, Postings};
use crate::corpus::index::{Index, IndexError};
use crate::reprints::Fingerprint;

/// The key of the state, in the table about the index.
const STATE_KEY: &[u8] = b"laid";

impl Index {
    /// How far the postings are loaded.
    pub(in crate::corpus::index) fn bulk_load_state(&self, txn: &RoTxn) -> Result<BulkLoadState, IndexError> {
        let Some(stored) = self.about.get(txn, STATE_KEY)? else { return Ok(BulkLoadState::default()) };
        let state: BulkLoadState =
            postcard::from_bytes(verified(STATE_KEY, stored)?).map_err(|_| IndexError::Damaged)?;
        if state.moved <= PARTS { Ok(state) } else { Err(IndexError::Damaged) }
    }

    /// Stores how far the postings are loaded.
    pub(in crate::corpus::index) fn set_bulk_load_state(
        &self,
        txn: &mut RwTxn,
        state: BulkLoadState,
    ) -> Result<(), IndexError> {
        let record = postcard::to_allocvec(&state).map_err(|_| IndexError::Damaged)?;
        Ok(self.about.put(txn, STATE_KEY, &with_checksum(STATE_KEY, &record))?)
    }

    /// The table that the postings are in, and the one that they move to.
    pub(in crate::corpus::index) fn tables(&self, state: BulkLoadState) -> (Postings, Postings) {
        let [first, second] = self.postings;
        if state.is_second { (second, first) } else { (first, second) }
    }

    /// The table with the postings of a fingerprint.
    pub(in crate::corpus::index) fn table_of(&self, state: BulkLoadState, fingerprint: Fingerprint) -> Postings {
        let (from, to) = self.tables(state);
        if part_of(fingerprint) < state.moved { to } else { from }
    }

    /// As [`Postings::apply`], in both tables.
    pub(in crate::corpus::index) fn apply(
        &self,
        txn: &mut RwTxn,
        state: BulkLoadState,
        changes: &[PostingChange],
    ) -> Result<(), IndexError> {
        let (from, to) = self.tables(state);
        let end = first_posting_of(state.moved);
        let moved = changes.partition_point(|change| end.is_none_or(|end| change.posting < end));
        let (there, here) = changes.split_at(moved);
        to.apply(txn, there)?;
        from.apply(txn, here)
    }

    /// Every posting, sorted.
    pub(in crate::corpus::index) fn all_postings(&self, txn: &RoTxn) -> Result<Vec<Posting>, IndexError> {
        let (from, to) = self.tables(self.bulk_load_state(txn)?);
        let mut all = to.all(txn)?;
        all.extend(from.all(txn)?);
        if all.is_sorted_by(|one, two| one < two) { Ok(all) } else { Err(IndexError::Damaged) }
    }
}
