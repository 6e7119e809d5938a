//! Reads the index: every answer of one reader comes from one transaction.

use std::path::Path;

use heed::{RoTxn, WithoutTls};

use super::bulk_load::BulkLoadState;
use super::checksum::verified;
use super::record::{FileRecord, StoredSeed};
use super::seed_id::path_from_stored_name;
use super::{Index, IndexError, Outline, SeedId, bodies};
use crate::reprints::Fingerprint;

/// The narrow boundary of the index: fingerprints in, seeds out; texts by their numbers.
pub(in crate::corpus) struct IndexReader<'a> {
    index: &'a Index,
    state: BulkLoadState,
    txn: RoTxn<'a, WithoutTls>,
}

impl Index {
    /// A reader of the index as it is now.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(in crate::corpus) fn reader(&self) -> Result<IndexReader<'_>, IndexError> {
        let txn = self.environment.read_txn()?;
        Ok(IndexReader { index: self, state: self.bulk_load_state(&txn)?, txn })
    }
}

impl IndexReader<'_> {
    /// The transaction that it reads.
    pub(super) fn txn(&self) -> &RoTxn<'_, WithoutTls> {
        &self.txn
    }

    /// Adds to `found`, sorted, at most `most` seeds from `from` on that have a fingerprint. Returns whether there
    /// are more. O(log n + found).
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn holders(
        &self,
        fingerprint: Fingerprint,
        from: SeedId,
        most: usize,
        found: &mut Vec<SeedId>,
    ) -> Result<bool, IndexError> {
        let table = self.index.table_of(self.state, fingerprint);
        table.holders(&self.txn, fingerprint, from, self.state.watermark(), most, found)
    }

    /// The record of a file.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn head(&self, id: SeedId) -> Result<Option<FileRecord>, IndexError> {
        let key = id.to_bytes();
        let Some(stored) = self.index.heads.get(&self.txn, &key)? else { return Ok(None) };
        postcard::from_bytes(verified(&key, stored)?).map(Some).map_err(|_| IndexError::Damaged)
    }

    /// A seed's text, by its number and the record that [`IndexReader::head`] returned. Costs decompressing it.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn text(&self, root: &Path, id: SeedId, head: &FileRecord) -> Result<StoredSeed, IndexError> {
        let seed = head.seed.as_ref().ok_or(IndexError::Damaged)?;
        let packed = bodies::get(self.index.bodies, &self.txn, id, seed.body.packed())?;
        let path = path_from_stored_name(root, &head.name).ok_or(IndexError::Damaged)?;
        StoredSeed::unpack(path, head, &packed)
    }

    /// The id of the transaction that it reads. Each batch that is written has a new one.
    pub(in crate::corpus) fn transaction_id(&self) -> usize {
        self.txn.id()
    }

    /// Every file that was read, sorted by number.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn heads(&self) -> Result<Vec<(SeedId, FileRecord)>, IndexError> {
        let head = |(key, stored): (&[u8], &[u8])| {
            let id = SeedId::from_bytes(key.try_into().map_err(|_| IndexError::Damaged)?);
            Ok((id, postcard::from_bytes(verified(key, stored)?).map_err(|_| IndexError::Damaged)?))
        };
        self.index.heads.iter(&self.txn)?.map(|entry| head(entry?)).collect()
    }

    /// Every seed that can be looked up, sorted by number.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn seeds(&self) -> Result<Vec<(SeedId, FileRecord)>, IndexError> {
        let mut heads = self.heads()?;
        heads
            .retain(|(id, head)| head.seed.is_some() && self.state.watermark().is_none_or(|watermark| *id < watermark));
        Ok(heads)
    }

    /// The outline of a seed.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(super) fn outline(&self, id: SeedId) -> Result<Outline<'_>, IndexError> {
        let key = id.to_bytes();
        let stored = self.index.outlines.get(&self.txn, &key)?.ok_or(IndexError::Damaged)?;
        postcard::from_bytes(verified(&key, stored)?).map_err(|_| IndexError::Damaged)
    }

    /// The outlines of all seeds, sorted by number.
    ///
    /// # Errors
    /// The index is damaged, or cannot be read.
    pub(in crate::corpus) fn outlines<'a>(
        &'a self,
    ) -> Result<impl Iterator<Item = Result<(SeedId, Outline<'a>), IndexError>>, IndexError> {
        let outline = |(key, stored): (&'a [u8], &'a [u8])| {
            let id = SeedId::from_bytes(key.try_into().map_err(|_| IndexError::Damaged)?);
            Ok((id, postcard::from_bytes(verified(key, stored)?).map_err(|_| IndexError::Damaged)?))
        };
        Ok(self.index.outlines.iter(&self.txn)?.map(move |entry| outline(entry?)))
    }

    /// The number of seeds.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(in crate::corpus) fn len(&self) -> Result<usize, IndexError> {
        Ok(self.index.seed_count(&self.txn)? as usize)
    }
}
