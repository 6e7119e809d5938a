//! What remains to be laid: the postings of the seeds behind the frontier (see [`super::laying`]).
//!
//! They are gathered while the batches are written. Where somebody else has written too, or was broken off, or a seed has
//! changed before it was laid, they are made from the bodies.

use std::io;
use std::ops::Bound;
use std::sync::PoisonError;

use heed::{RoTxn, RwTxn};

use super::chunk::Posting;
use super::laid::Laid;
use super::record::fingerprints;
use super::sorting::Sorter;
use super::{Index, IndexError, SeedId, bodies};
use crate::reprints::Fingerprint;

/// What remains to be laid.
pub(super) struct Unlaid {
    pub(super) sorter: Sorter,
    pub(super) laid: Laid,
    pub(super) frontier: SeedId,
    /// How many seeds.
    pub(super) seeds: u64,
    /// The last of them.
    pub(super) last: SeedId,
    /// The moment that it is of: the number of the last transaction that has written.
    pub(super) moment: usize,
}

impl Unlaid {
    /// Takes in a file from behind the frontier that was not there before: of a seed its fingerprints.
    ///
    /// # Errors
    /// The file of those that have been gathered cannot be written.
    pub(super) fn add(&mut self, id: SeedId, seed: Option<&[Fingerprint]>) -> io::Result<()> {
        self.last = self.last.max(id);
        self.seeds += u64::from(seed.is_some());
        let fingerprints = seed.unwrap_or_default();
        fingerprints.iter().try_for_each(|&fingerprint| self.sorter.push(Posting { fingerprint, seed: id }))
    }
}

impl Index {
    /// What remains to be laid before a batch is written, to which its files can be added. None if there is nothing to be
    /// laid, or that is known to the bodies only.
    pub(super) fn gathered(&self, txn: &RwTxn, laid: Laid) -> Result<Option<Unlaid>, IndexError> {
        let Some(frontier) = laid.frontier() else { return Ok(None) };
        if let Some(unlaid) = self.kept(laid, txn.id() - 1) {
            return Ok(Some(unlaid));
        }
        let is_first = self.heads.last(txn)?.is_none_or(|(last, _)| last < &frontier.to_bytes()[..]);
        Ok(is_first.then(|| self.nothing_unlaid(laid, frontier)))
    }

    /// Keeps what remains to be laid after a transaction of that number.
    pub(super) fn keep(&self, unlaid: Option<Unlaid>, moment: usize) {
        *self.unlaid.lock().unwrap_or_else(PoisonError::into_inner) = unlaid.map(|unlaid| Unlaid { moment, ..unlaid });
    }

    /// Takes what was kept, if nobody has written since.
    fn kept(&self, laid: Laid, moment: usize) -> Option<Unlaid> {
        let kept = self.unlaid.lock().unwrap_or_else(PoisonError::into_inner).take();
        kept.filter(|unlaid| unlaid.laid == laid && unlaid.moment == moment)
    }

    fn nothing_unlaid(&self, laid: Laid, frontier: SeedId) -> Unlaid {
        let sorter = Sorter::new(self.place.folder());
        Unlaid { sorter, laid, frontier, seeds: 0, last: frontier, moment: 0 }
    }

    /// What remains to be laid. Where it is not kept it costs a look at every seed behind the frontier.
    pub(super) fn unlaid(&self, txn: &RoTxn) -> Result<Option<Unlaid>, IndexError> {
        let laid = self.laid(txn)?;
        let Some(frontier) = laid.frontier() else { return Ok(None) };
        if let Some(unlaid) = self.kept(laid, txn.id()) {
            return Ok(Some(unlaid));
        }
        let mut unlaid = Unlaid { moment: txn.id(), ..self.nothing_unlaid(laid, frontier) };
        let begin = frontier.to_bytes();
        for entry in self.heads.range(txn, &(Bound::Included(&begin[..]), Bound::Unbounded))? {
            let (key, _) = entry?;
            let id = SeedId::from_bytes(key.try_into().map_err(|_| IndexError::Damaged)?);
            let seed = self.head(txn, id)?.and_then(|head| head.seed);
            let seed = seed.map(|seed| {
                let body = bodies::get(self.bodies, txn, id, seed.body.packed())?;
                fingerprints(&seed.body, &body)
            });
            unlaid.add(id, seed.transpose()?.as_deref())?;
        }
        Ok(Some(unlaid))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use super::super::sorting::PARTS;
    use super::*;
    use crate::corpus::Standing;
    use crate::corpus::index::{Changes, Prepared};

    fn prepared(root: &Path, number: u32, text: &str) -> Prepared {
        let file = root.join(format!("{number}.txt"));
        fs::write(&file, text).expect("written");
        Prepared::read(root, &file, &Standing::Declared(Arc::default())).expect("a file")
    }

    fn changes(root: &Path, numbers: impl IntoIterator<Item = u32>) -> Changes {
        let mut changes = Changes::default();
        changes.is_laid = true;
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
            let mut unlaid = index.unlaid(&index.environment.read_txn().expect("read")).expect("read").expect("some");
            let postings: Vec<_> = (0..PARTS).flat_map(|part| unlaid.sorter.take(part).expect("read")).collect();
            (unlaid.frontier, unlaid.seeds, unlaid.last, unlaid.moment, postings)
        };
        let is_kept = || index.unlaid.lock().expect("kept").is_some();
        index.write(changes(folder.path(), 0..9)).expect("written");
        index.write(changes(folder.path(), 20..29)).expect("written");
        assert!(is_kept());
        let gathered = told();
        assert!(!is_kept());
        assert_eq!(gathered, told());
        // What has not been gathered from its beginning on is made from the bodies.
        index.write(changes(folder.path(), 30..33)).expect("written");
        assert!(!is_kept());
    }

    #[test]
    fn what_changes_before_it_is_laid_is_there_as_it_reads_now() {
        for (text, is_gone) in [("春眠不觉晓处处闻啼鸟夜来风雨声花落知多少", false), ("", true)] {
            let folder = tempfile::tempdir().expect("a folder");
            let (index, other) = (Index::temporary().expect("an index"), Index::temporary().expect("an index"));
            index.write(changes(folder.path(), 0..9)).expect("written");
            let (mut changed, mut all) = (Changes::default(), changes(folder.path(), [0, 1, 2, 4, 5, 6, 7, 8]));
            let prepared = || prepared(folder.path(), 3, text);
            if is_gone {
                changed.remove(prepared().id);
            } else {
                changed.put(prepared());
                all.put(prepared());
            }
            index.write(changed).expect("written");
            assert!(index.unlaid.lock().expect("kept").is_none());
            index.lay(true).expect("laid");
            all.is_laid = false;
            other.write(all).expect("written");
            assert_eq!(index.difference(&other).expect("read"), None);
        }
    }
}
