//! Segments: immutable, sorted lists of which seed has which fingerprint where.

use crate::reprints::{Fingerprint, Mark};

/// A seed's number in the index. A seed that changes gets a new one; the old one is dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct SeedId(pub(super) u32);

/// One fingerprint of one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) fingerprint: Fingerprint,
    pub(super) seed: SeedId,
    /// Where its shingle begins, in folded characters.
    pub(super) at: u32,
}

/// The fingerprints of seeds whose numbers follow one another. Twelve bytes a posting and about one for finding it.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// Added to the number of every seed in it.
    first: u32,
    /// How many numbers it covers.
    seeds: u32,
    /// In order.
    postings: Box<[Posting]>,
    /// Where the postings begin whose fingerprint has these first bits; one more at the end.
    buckets: Box<[u32]>,
    /// How far a fingerprint is shifted to have these bits.
    shift: u32,
}

impl Segment {
    /// A segment of these seeds, numbered from 0 on.
    pub(super) fn of<'a>(seeds: impl IntoIterator<Item = &'a [Mark]>) -> Self {
        let mut postings = Vec::new();
        let mut count = 0;
        for marks in seeds {
            let seed = SeedId(count);
            count += 1;
            postings.extend(marks.iter().map(|mark| Posting { fingerprint: mark.fingerprint, seed, at: mark.at }));
        }
        postings.sort_unstable();
        Self::sorted(0, count, postings)
    }

    /// The same segment with its seeds numbered from `first` on.
    pub(super) fn numbered_from(mut self, first: SeedId) -> Self {
        self.first = first.0;
        self
    }

    fn sorted(first: u32, seeds: u32, postings: Vec<Posting>) -> Self {
        // About eight postings a bucket.
        let bits = (postings.len() / 8).max(1).ilog2().min(24);
        let shift = 32 - bits;
        let mut buckets = Vec::with_capacity((1 << bits) + 1);
        for bucket in 0..=1u64 << bits {
            let start = postings.partition_point(|posting| u64::from(posting.fingerprint.0) < bucket << shift);
            buckets.push(u32::try_from(start).unwrap_or(u32::MAX));
        }
        Self { first, seeds, postings: postings.into(), buckets: buckets.into(), shift }
    }

    /// The two segments as one; `older` comes first in numbers. Postings of seeds that are not alive are left out.
    pub(super) fn merged(older: &Self, newer: &Self, alive: impl Fn(SeedId) -> bool) -> Self {
        let first = older.first;
        let mut postings = Vec::with_capacity(older.postings.len() + newer.postings.len());
        for segment in [older, newer] {
            let numbered = segment.postings.iter().map(|posting| segment.numbered(posting));
            postings.extend(numbered.filter(|posting| alive(posting.seed)));
        }
        for posting in &mut postings {
            posting.seed.0 -= first;
        }
        // Two sorted runs: a stable sort merges them.
        postings.sort();
        Self::sorted(first, newer.first + newer.seeds - first, postings)
    }

    /// The segment without the postings of seeds that are not alive.
    pub(super) fn swept(&self, alive: impl Fn(SeedId) -> bool) -> Self {
        let living = self.postings.iter().filter(|posting| alive(self.numbered(posting).seed)).copied().collect();
        Self::sorted(self.first, self.seeds, living)
    }

    fn numbered(&self, posting: &Posting) -> Posting {
        Posting { seed: SeedId(self.first + posting.seed.0), ..*posting }
    }

    /// How many postings it has.
    pub(super) fn len(&self) -> usize {
        self.postings.len()
    }

    /// How many seeds it covers, dead ones included.
    pub(super) fn seeds(&self) -> u32 {
        self.seeds
    }

    /// Whether it covers a seed.
    pub(super) fn covers(&self, seed: SeedId) -> bool {
        (self.first..self.first + self.seeds).contains(&seed.0)
    }

    /// The seeds that have a fingerprint, and where, in order of their numbers.
    pub(super) fn find(&self, fingerprint: Fingerprint) -> impl Iterator<Item = (SeedId, u32)> {
        // A shift by all 32 bits leaves nothing: the only bucket.
        let bucket = fingerprint.0.checked_shr(self.shift).unwrap_or(0) as usize;
        let bound = |at: usize| self.buckets.get(at).map_or(0, |&start| start as usize);
        let bucket = self.postings.get(bound(bucket)..bound(bucket + 1)).unwrap_or_default();
        let start = bucket.partition_point(|posting| posting.fingerprint < fingerprint);
        bucket
            .iter()
            .skip(start)
            .take_while(move |posting| posting.fingerprint == fingerprint)
            .map(|posting| (self.numbered(posting).seed, posting.at))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks(list: &[(u32, u32)]) -> Vec<Mark> {
        list.iter().map(|&(fingerprint, at)| Mark { fingerprint: Fingerprint(fingerprint), at }).collect()
    }

    fn found(segment: &Segment, fingerprint: u32) -> Vec<(u32, u32)> {
        segment.find(Fingerprint(fingerprint)).map(|(seed, at)| (seed.0, at)).collect()
    }

    #[test]
    fn a_segment_finds_every_posting_of_a_fingerprint() {
        let (one, two) = (marks(&[(7, 0), (u32::MAX, 4), (7, 9)]), marks(&[(0, 1), (7, 2)]));
        let segment = Segment::of([&one[..], &two[..]]).numbered_from(SeedId(10));
        assert_eq!(found(&segment, 7), [(10, 0), (10, 9), (11, 2)]);
        assert_eq!(found(&segment, u32::MAX), [(10, 4)]);
        assert_eq!(found(&segment, 0), [(11, 1)]);
        assert_eq!(found(&segment, 8), []);
        assert_eq!(found(&Segment::default(), 8), []);
    }

    proptest! {
        #[test]
        fn merging_keeps_the_living_and_only_them(
            lists in prop::collection::vec(prop::collection::vec((0u32..40, 0u32..9), 0..60), 2..6),
            dead in prop::collection::vec(any::<bool>(), 6),
        ) {
            let lists: Vec<_> = lists.iter().map(|list| marks(list)).collect();
            let alive = |seed: SeedId| !dead[seed.0 as usize];
            let whole = Segment::of(lists.iter().map(|list| &list[..]));
            let mut merged = Segment::of([&lists[0][..]]);
            for (i, list) in lists.iter().enumerate().skip(1) {
                merged = Segment::merged(&merged, &Segment::of([&list[..]]).numbered_from(SeedId(i as u32)), alive);
            }
            for fingerprint in 0..40 {
                let living: Vec<_> = found(&whole, fingerprint).into_iter().filter(|hit| alive(SeedId(hit.0))).collect();
                prop_assert_eq!(found(&merged.swept(alive), fingerprint), living);
            }
        }
    }
}
