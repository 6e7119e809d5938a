//! A negative cache: comparisons that found nothing.
//!
//! In a large corpus hundreds of seeds have a shingle in common with any other seed by chance. Finding out that they
//! share no more is most of the cost of a look-up, and a keystroke changes the outcome only for the few whose shingle
//! is near by. So when a comparison finds nothing, the cache remembers everything that it depended on: the content of
//! the other seed, and of the seed that was looked up the shared shingles with the text around them. The answer is
//! the same with and without the cache.

use std::ops::Range;

use quick_cache::UnitWeighter;
use quick_cache::sync::Cache;
use twox_hash::XxHash3_128;

use super::cache::cache;
use super::fingerprint_map::SharedFingerprint;
use crate::corpus::index::{AnalysedSeed, ContentHash, SeedId};
use crate::reprints::FoldedSpan;

/// The number of comparisons that are remembered. Each takes about 100 bytes.
const MAX_REMEMBERED: u64 = 1 << 16;

/// How far a comparison may look on either side of the shared shingles, in folded characters.
const CONTEXT_CHARACTERS: u32 = 160;

/// The greatest distance between the first and the last shared shingle, in folded characters, of a comparison that is
/// remembered.
const MAX_SPREAD_CHARACTERS: u32 = 640;

/// See the module.
#[derive(Debug)]
pub(in crate::corpus) struct NegativeCache {
    known: Cache<CacheKey, (), UnitWeighter>,
}

type CacheKey = (SeedId, ContentHash, u128);

/// Everything that a comparison of two seeds depends on, as long as it looks at nothing else of the first.
pub(in crate::corpus) struct ComparisonKey {
    key: CacheKey,
    /// What it may look at in the seed that is looked up. A real end of the text is part of the key; any other end is
    /// left out, because the text could end there, and that would matter.
    seen: Range<u32>,
}

impl ComparisonKey {
    /// The key of the comparison of `seed`, which sorts first of the two if `is_first`, with another one, given by
    /// its number and content. `shared` are the fingerprints that the two have in common. `None` if the shingles are
    /// too far apart.
    pub(in crate::corpus) fn new(
        seed: &AnalysedSeed,
        is_first: bool,
        (other, content): (SeedId, ContentHash),
        shared: &[SharedFingerprint],
    ) -> Option<Self> {
        let places = || shared.iter().flat_map(|(_, places)| places.iter().copied());
        let (first, last) = (places().min()?, places().max()?);
        if last - first > MAX_SPREAD_CHARACTERS {
            return None;
        }
        let (before, behind) = (first.checked_sub(CONTEXT_CHARACTERS), last.checked_add(CONTEXT_CHARACTERS));
        let behind = behind.filter(|end| *end <= seed.folded.len());
        let seen = FoldedSpan::new(before.unwrap_or_default(), behind.unwrap_or(seed.folded.len()));
        let mut bytes: Vec<u8> = Vec::with_capacity(4 * seen.len() as usize + 64);
        let mut push = |number: u32| bytes.extend_from_slice(&number.to_le_bytes());
        // Where the text ends within reach, that is part of the key too.
        [u32::from(is_first), first - seen.start, seen.len()].into_iter().for_each(&mut push);
        for (fingerprint, places) in shared {
            push(fingerprint.0);
            push(places.len() as u32);
            places.iter().for_each(|place| push(place - first));
        }
        let characters = seed.folded.characters().get(seen.start as usize..seen.end as usize)?;
        characters.iter().for_each(|&c| push(c.into()));
        let may_be = before.map_or(0, |start| start + 1)..behind.map_or(u32::MAX, |end| end - 1);
        Some(Self { key: (other, content, XxHash3_128::oneshot(&bytes)), seen: may_be })
    }
}

impl NegativeCache {
    /// An empty cache.
    pub(in crate::corpus) fn new() -> Self {
        Self { known: cache(MAX_REMEMBERED, 1, UnitWeighter) }
    }

    /// The number of comparisons that are remembered.
    #[cfg(test)]
    pub(in crate::corpus) fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether this comparison is known to find nothing.
    pub(in crate::corpus) fn knows(&self, comparison_key: &ComparisonKey) -> bool {
        self.known.get(&comparison_key.key).is_some()
    }

    /// Remembers that it found nothing, unless it looked at more of the seed than the key covers.
    pub(in crate::corpus) fn remember(&self, comparison_key: &ComparisonKey, looked_at: FoldedSpan) {
        if comparison_key.seen.start <= looked_at.start && looked_at.end <= comparison_key.seen.end {
            self.known.insert(comparison_key.key, ());
        }
    }
}
