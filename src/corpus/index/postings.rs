//! The table of postings: a B-tree of [chunks](super::chunk).
//!
//! A look-up finds the last chunk that does not begin behind the posting it looks for, and reads on from there. A
//! change reads and rewrites the chunks that it falls into, so it costs work proportional to the seed, however large
//! the corpus is. There is no parameter to tune for the size of the corpus, and nothing is ever compacted.

use std::ops::Bound;

use heed::types::Bytes;
use heed::{Database, PutFlags, RoTxn, RwTxn};

use super::checksum::{verified, with_checksum};
use super::chunk::{Posting, PostingKey, Unpack, pack};
use super::{IndexError, SeedId};
use crate::reprints::Fingerprint;

/// See the module.
#[derive(Clone, Copy)]
pub(super) struct Postings(pub(super) Database<Bytes, Bytes>);

/// A posting that is added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PostingChange {
    pub(super) posting: Posting,
    pub(super) is_added: bool,
}

impl Postings {
    /// Adds to `found`, sorted, at most `most` seeds from `from` on and before the watermark that have a fingerprint.
    /// Returns whether there are more.
    pub(super) fn holders(
        self,
        txn: &RoTxn,
        fingerprint: Fingerprint,
        from: SeedId,
        watermark: Option<SeedId>,
        most: usize,
        found: &mut Vec<SeedId>,
    ) -> Result<bool, IndexError> {
        let wanted = Posting { fingerprint, seed: from };
        let key = wanted.key();
        let Some((mut at, mut chunk)) = self
            .0
            .get_lower_than_or_equal_to(txn, &key)?
            .map_or_else(|| self.0.get_greater_than(txn, &key), |found| Ok(Some(found)))?
        else {
            return Ok(false);
        };
        let mut left = most;
        let mut later = None;
        loop {
            for posting in Unpack::new(Posting::from_key(at)?, verified(at, chunk)?) {
                let posting = posting?;
                if posting.fingerprint > fingerprint {
                    return Ok(false);
                }
                if posting < wanted || watermark.is_some_and(|watermark| posting.seed >= watermark) {
                    continue;
                }
                if left == 0 {
                    return Ok(true);
                }
                left -= 1;
                found.push(posting.seed);
            }
            if later.is_none() {
                later = Some(self.0.range(txn, &(Bound::Excluded(at), Bound::Unbounded))?);
            }
            match later.as_mut().and_then(Iterator::next).transpose()? {
                Some(next) => (at, chunk) = next,
                None => return Ok(false),
            }
        }
    }

    /// Applies changes, which are sorted and have one entry for each posting. Adding a posting that is there, or
    /// removing one that is not, is allowed.
    pub(super) fn apply(self, txn: &mut RwTxn, mut changes: &[PostingChange]) -> Result<(), IndexError> {
        while let Some(change) = changes.first() {
            let key = change.posting.key();
            let home = match self.0.get_lower_than_or_equal_to(txn, &key)? {
                Some(home) => Some(home),
                None => self.0.first(txn)?,
            };
            let (mut there, mut old_key, mut next_key) = (Vec::new(), None, None);
            if let Some((at, chunk)) = home {
                there = Unpack::new(Posting::from_key(at)?, verified(at, chunk)?).collect::<Result<_, _>>()?;
                old_key = Some(PostingKey::try_from(at).map_err(|_| IndexError::Damaged)?);
                next_key = self.0.get_greater_than(txn, at)?.map(|(next, _)| Posting::from_key(next)).transpose()?;
            }
            let here = changes.partition_point(|change| next_key.is_none_or(|next| change.posting < next));
            let (now, later) = changes.split_at(here);
            self.rewrite(txn, old_key, next_key.is_none(), &merged(&there, now))?;
            changes = later;
        }
        Ok(())
    }

    fn rewrite(
        self,
        txn: &mut RwTxn,
        old: Option<PostingKey>,
        is_last: bool,
        postings: &[Posting],
    ) -> Result<(), IndexError> {
        let chunks = pack(postings);
        if let Some(old) = old
            && chunks.first().is_none_or(|(key, _)| *key != old)
        {
            self.0.delete(txn, &old)?;
        }
        for (number, (key, chunk)) in chunks.iter().enumerate() {
            // LMDB fills its pages at the end of a table.
            let is_new = number > 0 || old.is_none();
            let flags = if is_last && is_new { PutFlags::APPEND } else { PutFlags::empty() };
            self.0.put_with_flags(txn, flags, key, &with_checksum(key, chunk))?;
        }
        Ok(())
    }

    /// Moves the postings from `begin` up to but not including `end` out of `source` and into this table, which may
    /// be the same one, together with new ones in the same range, sorted. Postings of seeds behind the watermark are
    /// dropped. Chunks are written anew, and full. Returns the number of bytes written.
    pub(super) fn merge(
        self,
        txn: &mut RwTxn,
        source: Self,
        begin: Posting,
        end: Option<Posting>,
        new: &[Posting],
        watermark: SeedId,
    ) -> Result<usize, IndexError> {
        let (first, end_key) = (begin.key(), end.map(Posting::key));
        let upper = end_key.as_ref().map_or(Bound::Unbounded, |key| Bound::Excluded(&key[..]));
        let range = (Bound::Included(&first[..]), upper);
        let mut old = Vec::new();
        for chunk in source.0.range(txn, &range)? {
            let (key, chunk) = chunk?;
            for posting in Unpack::new(Posting::from_key(key)?, verified(key, chunk)?) {
                old.extend(posting.map(|posting| Some(posting).filter(|posting| posting.seed < watermark))?);
            }
        }
        if !old.is_empty() || source.0.range(txn, &range)?.next().is_some() {
            source.0.delete_range(txn, &range)?;
        }
        // The last chunk may reach beyond the end; that part stays for the next range.
        let inside = old.partition_point(|posting| end.is_none_or(|end| *posting < end));
        let beyond = old.split_off(inside);
        old.extend_from_slice(new);
        // Two sorted runs.
        old.sort();
        old.dedup();
        let is_last = self.0.last(txn)?.is_none_or(|(last, _)| last < &first[..]);
        let flags = if is_last { PutFlags::APPEND } else { PutFlags::empty() };
        let mut written = 0;
        for (key, chunk) in pack(&old) {
            written += key.len() + chunk.len();
            self.0.put_with_flags(txn, flags, &key, &with_checksum(&key, &chunk))?;
        }
        for (key, chunk) in pack(&beyond) {
            source.0.put(txn, &key, &with_checksum(&key, &chunk))?;
        }
        Ok(written)
    }

    /// Every posting of the table.
    pub(super) fn all(self, txn: &RoTxn) -> Result<Vec<Posting>, IndexError> {
        let mut all = Vec::new();
        for chunk in self.0.iter(txn)? {
            let (key, chunk) = chunk?;
            for posting in Unpack::new(Posting::from_key(key)?, verified(key, chunk)?) {
                all.push(posting?);
            }
        }
        Ok(all)
    }
}

/// The postings after some changes.
fn merged(there: &[Posting], changes: &[PostingChange]) -> Vec<Posting> {
    let mut merged = Vec::with_capacity(there.len() + changes.len());
    let mut rest = there;
    for PostingChange { posting, is_added } in changes {
        let before = rest.partition_point(|other| other < posting);
        let (kept, behind) = rest.split_at(before);
        merged.extend_from_slice(kept);
        rest = match behind {
            [first, others @ ..] if first == posting => others,
            _ => behind,
        };
        if *is_added {
            merged.push(*posting);
        }
    }
    merged.extend_from_slice(rest);
    merged
}
