//! Changing the index: one batch, one transaction.

use std::collections::BTreeMap;
use std::path::Path;

use heed::types::Bytes;
use heed::{Database, PutFlags, RoTxn, RwTxn};

use super::chunk::Posting;
use super::postings::Change;
use super::prepared::Prepared;
use super::record::{Head, fingerprints};
use super::sealed::{seal, unseal};
use super::unlaid::Unlaid;
use super::{Index, IndexError, SeedId, bodies};
use crate::reprints::Fingerprint;

/// Files that have been read and files that are gone, to be written together.
#[derive(Debug, Default)]
pub struct Changes {
    /// By number; none for a file that is gone.
    files: BTreeMap<SeedId, Option<Prepared>>,
    postings: usize,
    /// Whether a new index may get its postings later: see [`super::laying`].
    pub(in crate::corpus) is_laid: bool,
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
        self.try_write(changes).inspect_err(|error| self.complain(error))
    }

    fn try_write(&self, changes: Changes) -> Result<usize, IndexError> {
        let mut txn = self.environment.write_txn()?;
        let laid = if changes.is_laid { self.begin_to_lay(&mut txn)? } else { self.laid(&txn)? };
        let unlaid = self.gathered(&txn, laid)?;
        let mut batch = Batch { frontier: laid.frontier(), unlaid, ..Batch::default() };
        for (id, file) in changes.files {
            match file {
                Some(prepared) => self.put(&mut txn, prepared, &mut batch)?,
                None => self.remove(&mut txn, id, &mut batch)?,
            }
        }
        batch.postings.sort_unstable();
        self.apply(&mut txn, laid, &batch.postings)?;
        if batch.more != 0 {
            let now = self.seeds(&txn)?.checked_add_signed(batch.more).ok_or(IndexError::Damaged)?;
            self.set_seeds(&mut txn, now)?;
        }
        let moment = txn.id();
        txn.commit()?;
        self.keep(batch.unlaid, moment);
        Ok(batch.changed)
    }

    pub(super) fn head(&self, txn: &RoTxn, id: SeedId) -> Result<Option<Head>, IndexError> {
        let key = id.to_bytes();
        let Some(sealed) = self.heads.get(txn, &key)? else { return Ok(None) };
        postcard::from_bytes(unseal(&key, sealed)?).map(Some).map_err(|_| IndexError::Damaged)
    }

    fn put_head(&self, txn: &mut RwTxn, id: SeedId, head: &Head) -> Result<(), IndexError> {
        let key = id.to_bytes();
        let head = postcard::to_allocvec(head).map_err(|_| IndexError::TooLong)?;
        put_behind(self.heads, txn, &key, &seal(&key, &head))
    }

    fn put(&self, txn: &mut RwTxn, prepared: Prepared, batch: &mut Batch) -> Result<(), IndexError> {
        let Prepared { id, head, outline, body, fingerprints } = prepared;
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
            each_once(fingerprints.into())
        };
        let goes = old.iter().filter(|fingerprint| new.binary_search(fingerprint).is_err());
        batch.postings.extend(goes.map(|gone| Change { posting: posting(gone), comes: false }));
        let comes = new.iter().filter(|fingerprint| old.binary_search(fingerprint).is_err());
        batch.postings.extend(comes.map(|come| Change { posting: posting(come), comes: true }));
        if head.seed.is_some() {
            let key = id.to_bytes();
            put_behind(self.outlines, txn, &key, &seal(&key, &outline))?;
        }
        bodies::put(self.bodies, txn, id, &body, &self.room)?;
        self.put_head(txn, id, &head)
    }

    fn remove(&self, txn: &mut RwTxn, id: SeedId, batch: &mut Batch) -> Result<(), IndexError> {
        let Some(known) = self.head(txn, id)? else { return Ok(()) };
        let old = self.clear(txn, id, &known, batch)?;
        if batch.is_ahead(id) {
            batch.gather(id, None);
        }
        let goes = old.iter().map(|&fingerprint| Posting { fingerprint, seed: id });
        batch.postings.extend(goes.map(|posting| Change { posting, comes: false }));
        batch.count(id, known.seed.is_some(), false);
        self.heads.delete(txn, &id.to_bytes())?;
        Ok(())
    }

    /// Takes a seed's outline and body away; gives the fingerprints for which it had postings, in order, each once.
    fn clear(&self, txn: &mut RwTxn, id: SeedId, known: &Head, batch: &Batch) -> Result<Vec<Fingerprint>, IndexError> {
        let Some(seed) = &known.seed else { return Ok(Vec::new()) };
        let mut old = Vec::new();
        if !batch.is_ahead(id) {
            let body = bodies::get(self.bodies, txn, id, seed.body.packed())?;
            old = each_once(fingerprints(&seed.body, &body)?);
        }
        bodies::delete(self.bodies, txn, id)?;
        self.outlines.delete(txn, &id.to_bytes())?;
        Ok(old)
    }
}

/// Fingerprints in order, each once.
fn each_once(mut fingerprints: Vec<Fingerprint>) -> Vec<Fingerprint> {
    fingerprints.sort_unstable();
    fingerprints.dedup();
    fingerprints
}

/// Puts a value; where all keys are less, LMDB fills its pages.
fn put_behind(table: Database<Bytes, Bytes>, txn: &mut RwTxn, key: &[u8], value: &[u8]) -> Result<(), IndexError> {
    let is_last = table.last(txn)?.is_none_or(|(last, _)| last < key);
    let flags = if is_last { PutFlags::APPEND } else { PutFlags::empty() };
    Ok(table.put_with_flags(txn, flags, key, value)?)
}

/// What a transaction does to the postings and to the number of seeds.
#[derive(Default)]
struct Batch {
    frontier: Option<SeedId>,
    unlaid: Option<Unlaid>,
    postings: Vec<Change>,
    more: i64,
    changed: usize,
}

impl Batch {
    /// Whether a seed has no postings yet, and is not counted.
    fn is_ahead(&self, id: SeedId) -> bool {
        self.frontier.is_some_and(|frontier| id >= frontier)
    }

    /// Adds a file from behind the frontier to what remains to be laid. `file`: its fingerprints, if it is a seed; none
    /// if another was there before it, or it is gone: then what remains to be laid is known to the bodies only.
    fn gather(&mut self, id: SeedId, file: Option<Option<&[Fingerprint]>>) {
        let unlaid = self.unlaid.take().zip(file);
        self.unlaid = unlaid.and_then(|(mut unlaid, file)| unlaid.add(id, file).ok().map(|()| unlaid));
    }

    fn count(&mut self, id: SeedId, was_seed: bool, is_seed: bool) {
        if !self.is_ahead(id) {
            self.more += i64::from(is_seed) - i64::from(was_seed);
        }
        self.changed += usize::from(was_seed || is_seed);
    }
}
