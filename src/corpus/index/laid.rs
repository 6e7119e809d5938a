//! How far the postings of a new index are laid down, and in which of two tables each is.
//!
//! LMDB fills its pages only behind everything else in a table. So whoever lays postings moves those that are there from
//! one table to the other, part by part, with the new ones between them: for a while the first parts are in one table and
//! the others in the other one. See [`super::laying`].

use heed::{RoTxn, RwTxn};
use serde::{Deserialize, Serialize};

use super::postings::{Change, Postings};
use super::sealed::{seal, unseal};
use super::sorting::{PARTS, begin_of, part_of};
use super::{Index, IndexError, SeedId};
use crate::corpus::index::chunk::Posting;
use crate::reprints::Fingerprint;

/// The key of the record, in the table about the index.
const LAID: &[u8] = b"laid";

/// See the module. What a new index has none of is as by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Laid {
    frontier: Option<[u8; SeedId::LEN]>,
    /// In which table the postings are.
    is_second: bool,
    /// So many parts have gone to the other one.
    pub(super) moved: usize,
}

impl Laid {
    /// The number from which on seeds have no postings yet; none if all have.
    pub(super) fn frontier(&self) -> Option<SeedId> {
        self.frontier.map(SeedId::from_bytes)
    }

    /// The same with another frontier.
    pub(super) fn with_frontier(self, frontier: Option<SeedId>) -> Self {
        Self { frontier: frontier.map(SeedId::to_bytes), ..self }
    }

    /// When all parts have gone to the other table.
    pub(super) fn turned(self) -> Self {
        Self { is_second: !self.is_second, moved: 0, ..self }
    }
}

impl Index {
    /// How far postings are laid.
    pub(super) fn laid(&self, txn: &RoTxn) -> Result<Laid, IndexError> {
        let Some(sealed) = self.about.get(txn, LAID)? else { return Ok(Laid::default()) };
        let laid: Laid = postcard::from_bytes(unseal(LAID, sealed)?).map_err(|_| IndexError::Damaged)?;
        if laid.moved <= PARTS { Ok(laid) } else { Err(IndexError::Damaged) }
    }

    pub(super) fn set_laid(&self, txn: &mut RwTxn, laid: Laid) -> Result<(), IndexError> {
        let record = postcard::to_allocvec(&laid).map_err(|_| IndexError::Damaged)?;
        Ok(self.about.put(txn, LAID, &seal(LAID, &record))?)
    }

    /// The table that the postings are in, and the one that they go to.
    pub(super) fn tables(&self, laid: Laid) -> (Postings, Postings) {
        let [first, second] = self.postings;
        if laid.is_second { (second, first) } else { (first, second) }
    }

    /// The table with the postings of a fingerprint.
    pub(super) fn table_of(&self, laid: Laid, fingerprint: Fingerprint) -> Postings {
        let (from, to) = self.tables(laid);
        if part_of(fingerprint) < laid.moved { to } else { from }
    }

    /// See [`Postings::apply`].
    pub(super) fn apply(&self, txn: &mut RwTxn, laid: Laid, changes: &[Change]) -> Result<(), IndexError> {
        let (from, to) = self.tables(laid);
        let end = begin_of(laid.moved);
        let moved = changes.partition_point(|change| end.is_none_or(|end| change.posting < end));
        let (there, here) = changes.split_at(moved);
        to.apply(txn, there)?;
        from.apply(txn, here)
    }

    /// Every posting, in order.
    pub(super) fn all_postings(&self, txn: &RoTxn) -> Result<Vec<Posting>, IndexError> {
        let (from, to) = self.tables(self.laid(txn)?);
        let mut all = to.all(txn)?;
        all.extend(from.all(txn)?);
        if all.is_sorted_by(|one, two| one < two) { Ok(all) } else { Err(IndexError::Damaged) }
    }
}
