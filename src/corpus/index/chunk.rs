//! Chunks of postings, sorted and packed.
//!
//! The first posting of a chunk is its key. Each later one is the difference of its fingerprint from the one before
//! (LEB128), followed by the seed's number: six bytes, or, if the fingerprint is the same, the difference of the
//! numbers (LEB128). In a corpus of any size that is about eight bytes a posting.

use super::{IndexError, SeedId};
use crate::reprints::Fingerprint;

/// A posting: a seed has a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::corpus) struct Posting {
    pub(in crate::corpus) fingerprint: Fingerprint,
    pub(in crate::corpus) seed: SeedId,
}

/// The key of the chunk that begins with a posting. Keys sort like postings.
pub(super) type PostingKey = [u8; KEY_BYTES];

/// The length of a key in bytes.
pub(super) const KEY_BYTES: usize = 4 + SeedId::LEN_BYTES;

/// The length of the longest chunk in bytes: with its key and overhead, four fill a page of LMDB.
const MAX_CHUNK_BYTES: usize = 996;

impl Posting {
    /// A number that sorts like the posting and is faster to compare.
    pub(super) fn rank(self) -> u128 {
        u128::from(self.fingerprint.0) << 64 | u128::from(self.seed.since(SeedId::FIRST))
    }

    /// The key of a chunk that begins with this posting.
    pub(super) fn key(self) -> PostingKey {
        let mut key = [0; KEY_BYTES];
        let (fingerprint, seed) = key.split_at_mut(4);
        fingerprint.copy_from_slice(&self.fingerprint.0.to_be_bytes());
        seed.copy_from_slice(&self.seed.to_bytes());
        key
    }

    /// The posting that a key stands for.
    ///
    /// # Errors
    /// It stands for none.
    pub(super) fn from_key(key: &[u8]) -> Result<Self, IndexError> {
        let (fingerprint, seed) = key.split_first_chunk().ok_or(IndexError::Damaged)?;
        let seed = SeedId::from_bytes(seed.try_into().map_err(|_| IndexError::Damaged)?);
        Ok(Self { fingerprint: Fingerprint(u32::from_be_bytes(*fingerprint)), seed })
    }
}

/// Packs postings, sorted and without duplicates, into as few chunks as hold them, all about equally full.
pub(super) fn pack(postings: &[Posting]) -> Vec<(PostingKey, Vec<u8>)> {
    let mut whole = Vec::with_capacity(postings.len() * MAX_POSTING_BYTES);
    let pairs = || postings.iter().zip(postings.iter().skip(1));
    pairs().for_each(|(last, next)| push(&mut whole, *last, *next));
    let count = whole.len().div_ceil(MAX_CHUNK_BYTES).max(1);
    // The first posting of each chunk is in its key, which leaves some space at the ends.
    let full = whole.len().div_ceil(count);
    let mut chunks = Vec::with_capacity(count);
    let Some(first) = postings.first() else { return chunks };
    let (mut key, mut chunk) = (first.key(), Vec::with_capacity(full));
    for (last, next) in pairs() {
        if chunk.len() >= full || chunk.len() + MAX_POSTING_BYTES > MAX_CHUNK_BYTES {
            chunks.push((key, std::mem::replace(&mut chunk, Vec::with_capacity(full))));
            key = next.key();
        } else {
            push(&mut chunk, *last, *next);
        }
    }
    chunks.push((key, chunk));
    chunks
}

/// The length of the longest packed posting in bytes.
const MAX_POSTING_BYTES: usize = 5 + SeedId::LEN_BYTES + 1;

fn push(chunk: &mut Vec<u8>, last: Posting, next: Posting) {
    let further = next.fingerprint.0.wrapping_sub(last.fingerprint.0);
    push_number(chunk, further.into());
    if further == 0 {
        push_number(chunk, next.seed.since(last.seed));
    } else {
        chunk.extend_from_slice(&next.seed.to_bytes());
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Iterates over the postings of a chunk.
pub(super) struct Unpack<'a> {
    rest: &'a [u8],
    next: Option<Posting>,
}

impl<'a> Unpack<'a> {
    /// The postings of the chunk with this first posting and value.
    pub(super) fn new(first: Posting, rest: &'a [u8]) -> Self {
        Self { rest, next: Some(first) }
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn following(&mut self, last: Posting) -> Option<Posting> {
        let further = u32::try_from(self.number()?).ok()?;
        if further == 0 {
            let more = self.number()?;
            return Some(Posting { seed: last.seed.plus(more)?, ..last });
        }
        let (seed, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        let fingerprint = Fingerprint(last.fingerprint.0.checked_add(further)?);
        Some(Posting { fingerprint, seed: SeedId::from_bytes(*seed) })
    }
}

impl Iterator for Unpack<'_> {
    type Item = Result<Posting, IndexError>;

    fn next(&mut self) -> Option<Self::Item> {
        let posting = self.next.take()?;
        if !self.rest.is_empty() {
            self.next = self.following(posting);
            if self.next.is_none() {
                self.rest = &[];
                return Some(Err(IndexError::Damaged));
            }
        }
        Some(Ok(posting))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn posting((fingerprint, seed): (u32, u64)) -> Posting {
        Posting { fingerprint: Fingerprint(fingerprint), seed: SeedId::from_name(&seed.to_le_bytes()) }
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(
            few in prop::collection::btree_set((0u32..9, any::<u64>()), 0..400),
            many in prop::collection::btree_set((any::<u32>(), any::<u64>()), 0..400),
        ) {
            let postings: BTreeSet<Posting> = few.union(&many).copied().map(posting).collect();
            let postings: Vec<_> = postings.into_iter().collect();
            let chunks = pack(&postings);
            let mut unpacked = Vec::new();
            for (key, chunk) in &chunks {
                prop_assert!(chunk.len() <= MAX_CHUNK_BYTES);
                let first = Posting::from_key(key).expect("a key");
                unpacked.extend(Unpack::new(first, chunk).map(|posting| posting.expect("whole")));
            }
            prop_assert_eq!(unpacked, postings);
            prop_assert!(chunks.is_sorted_by(|one, two| one.0 < two.0));
        }

        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let unpacked = Unpack::new(posting((7, 7)), &bytes).count();
            prop_assert!(unpacked <= bytes.len() + 1);
        }
    }
}
