//! With whom a seed is compared.

use super::asking::{Asking, ByFingerprint, Candidate};
use super::boilerplate::Judge;
use super::index::SeedId;
use super::reading::{Known, Reading};
use crate::cancel::{Cancel, Cancelled};
use crate::reprints::Fingerprint;

/// A fingerprint that more seeds have than this, and more than one in [`COMMON_SHARE`], carries no news.
const COMMON: usize = 256;
const COMMON_SHARE: usize = 32;

/// If more seeds than this have a fingerprint, it is worth asking whether it is a stock phrase before they are compared.
const MANY: usize = 64;

/// If two seeds have more fingerprints than this in common, they are not counted out.
const FEW: usize = 8;

/// The fingerprints of a seed that are not too common to be looked at, with their places.
pub(super) type Rare<'a> = ByFingerprint<&'a [u32]>;

/// One of them that another seed has as well.
pub(super) type Shared<'a> = (Fingerprint, &'a [u32]);

/// See the module.
pub(super) struct Candidates<'a, 'b> {
    /// The seeds that may share a passage with the one that was asked about, in order of their numbers.
    pub(super) likely: Vec<Likely<'a, 'b>>,
    /// What it has in common with many.
    pub(super) phrases: Vec<Phrase<'b>>,
}

/// A seed that may share a passage with the one that was asked about.
pub(super) struct Likely<'a, 'b> {
    pub(super) candidate: Candidate<'a>,
    /// The fingerprints that it has in common with that one, if they are few.
    pub(super) few: Option<Box<[Shared<'b>]>>,
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
        // In order, so that what is looked up lies side by side.
        let mut own: Vec<Shared> = asking.own().iter().map(|(mark, places)| (*mark, places.as_slice())).collect();
        own.sort_unstable();
        // Who has which of them, by its number among them; and which of them many have.
        let (mut holders, mut of_many) = (Vec::new(), Vec::new());
        let mut others = Vec::new();
        let mut rare = Rare::default();
        for (number, (fingerprint, places)) in own.iter().enumerate() {
            cancel.check()?;
            others.clear();
            if asking.few_others(*fingerprint, common, &mut others) {
                rare.insert(*fingerprint, places);
                holders.extend(others.iter().map(|id| (*id, number as u32)));
                if others.len() > MANY {
                    of_many.push((number, others.clone()));
                }
            }
        }
        holders.sort_unstable();
        let shares_one = |id: &SeedId| {
            let first = holders.partition_point(|(other, _)| other < id);
            holders.get(first + 1).is_none_or(|(other, _)| other != id)
        };
        let (mut phrases, mut is_phrase) = (Vec::new(), vec![false; own.len()]);
        for (number, others) in of_many {
            cancel.check()?;
            let Some((fingerprint, places)) = own.get(number).copied() else { continue };
            if others.iter().any(shares_one) && judge.is_phrase(seed.compared(), places, fingerprint) {
                is_phrase[number] = true;
                phrases.push(Phrase { places, others });
            }
        }
        let seeds = holders.chunk_by(|one, two| one.0 == two.0);
        let seeds = seeds.filter(|shared| !matches!(shared, [(_, number)] if is_phrase[*number as usize]));
        let likely = seeds.filter_map(|shared| {
            let candidate = asking.candidate(shared.first()?.0).filter(|candidate| wanted(&candidate.known))?;
            let fingerprints = || shared.iter().filter_map(|(_, number)| own.get(*number as usize).copied());
            Some(Likely { candidate, few: (shared.len() <= FEW).then(|| fingerprints().collect()) })
        });
        let likely = likely.collect();
        Ok((Self { likely, phrases }, rare))
    }
}

/// How many seeds may have a fingerprint that carries news, in a corpus of so many.
pub(super) fn most_for_news(seeds: usize) -> usize {
    COMMON.max(seeds / COMMON_SHARE)
}
