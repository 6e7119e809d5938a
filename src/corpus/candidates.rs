//! With whom a seed is compared.

use super::asking::{Asking, ByFingerprint, Candidate};
use super::boilerplate::Judge;
use super::index::SeedId;
use super::reading::{Known, Reading};
use crate::cancel::{Cancel, Cancelled};

/// A fingerprint that more seeds have than this, and more than one in [`COMMON_SHARE`], carries no news.
const COMMON: usize = 256;
const COMMON_SHARE: usize = 32;

/// If more seeds than this have a fingerprint, it is worth asking whether it is a stock phrase before they are compared.
const MANY: usize = 64;

/// The fingerprints of a seed that are not too common to be looked at, with their places.
pub(super) type Rare<'a> = ByFingerprint<&'a [u32]>;

/// See the module.
pub(super) struct Candidates<'a, 'b> {
    /// The seeds that may share a passage with the one that was asked about, in order of their numbers.
    pub(super) likely: Vec<Candidate<'a>>,
    /// What it has in common with many.
    pub(super) phrases: Vec<Phrase<'b>>,
}

/// A stock phrase of the seed that was asked about. Who shares nothing else with it is not compared: it would be no
/// reprint, and there are many.
pub(super) struct Phrase<'b> {
    /// Where the seed has it, in folded characters.
    pub(super) places: &'b [u32],
    /// The other seeds that have it, in order of their numbers.
    pub(super) others: Vec<SeedId>,
}

impl<'a, 'b> Candidates<'a, 'b> {
    /// Of those `wanted`; and the fingerprints that they were found by.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub(super) fn of(
        seed: &Reading,
        asking: &'b Asking<'a>,
        judge: &mut Judge,
        wanted: impl Fn(&Known) -> bool,
        cancel: &Cancel,
    ) -> Result<(Self, Rare<'b>), Cancelled> {
        let common = most_for_news(asking.len());
        let (mut seeds, mut rare, mut held_by_many) = (Vec::new(), Rare::default(), Vec::new());
        // In order, so that what is looked up lies side by side.
        let mut own: Vec<_> = asking.own().iter().collect();
        own.sort_unstable();
        for (fingerprint, places) in own {
            cancel.check()?;
            let before = seeds.len();
            if asking.few_others(*fingerprint, common, &mut seeds) {
                rare.insert(*fingerprint, places.as_slice());
                if seeds.len() - before > MANY {
                    held_by_many.push((*fingerprint, places.as_slice(), seeds.split_off(before)));
                }
            }
        }
        let mut phrases = Vec::new();
        let in_how_many = counted(held_by_many.iter().flat_map(|(.., others)| others).chain(&seeds).copied());
        for (fingerprint, places, others) in held_by_many {
            cancel.check()?;
            let has_no_more = |id: &SeedId| in_how_many.binary_search(&(*id, 1)).is_ok();
            if others.iter().any(has_no_more) && judge.is_phrase(seed.compared(), places, fingerprint) {
                seeds.extend(others.iter().copied().filter(|id| !has_no_more(id)));
                phrases.push(Phrase { places, others });
            } else {
                seeds.extend(others);
            }
        }
        seeds.sort_unstable();
        seeds.dedup();
        let likely = seeds.into_iter().filter_map(|id| asking.candidate(id));
        let likely = likely.filter(|candidate| wanted(&candidate.known)).collect();
        Ok((Self { likely, phrases }, rare))
    }
}

/// How many times each seed is there, in order of their numbers.
fn counted(seeds: impl Iterator<Item = SeedId>) -> Vec<(SeedId, usize)> {
    let mut seeds: Vec<_> = seeds.collect();
    seeds.sort_unstable();
    seeds.chunk_by(|one, two| one == two).filter_map(|same| Some((*same.first()?, same.len()))).collect()
}

/// How many seeds may have a fingerprint that carries news, in a corpus of so many.
pub(super) fn most_for_news(seeds: usize) -> usize {
    COMMON.max(seeds / COMMON_SHARE)
}
