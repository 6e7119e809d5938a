//! A seed collated with its witnesses: the passages of each witness together.

use super::passages::WitnessedPassage;
use crate::corpus::index::AnalysedSeed;
use crate::reprints::{self, Attestation, Classes, EqualRun, Passage, PassageOrder, Placement};
use crate::text::ByteSpan;

/// A witness with all the passages that it shares with a seed. There is at least one.
#[derive(Debug)]
pub struct CollatedWitness<'a> {
    /// The passages in the order of the seed, each with its place among the others.
    pub passages: Vec<(&'a WitnessedPassage, Placement)>,
}

/// The witnesses of a seed, the earliest first. `passages` are all passages of the seed, in order of their places.
///
/// Costs as much as [`reprints::placements`] for each witness.
pub fn collate<'a>(seed: &AnalysedSeed, passages: &'a [WitnessedPassage]) -> Vec<CollatedWitness<'a>> {
    let mut sorted: Vec<&WitnessedPassage> = passages.iter().collect();
    // The sort is stable: the passages of one witness stay in order.
    sorted.sort_by(|one, two| one.witness.earliest_first().cmp(&two.witness.earliest_first()));
    let groups = sorted.chunk_by(|one, two| one.witness.path == two.witness.path);
    groups.map(|group| CollatedWitness { passages: group.iter().copied().zip(of_one(seed, group)).collect() }).collect()
}

/// How each passage of a seed stands to the others of the same witness, in the order of `passages`.
pub fn placements(seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> Vec<Placement> {
    let mut order: Vec<usize> = (0..passages.len()).collect();
    let path = |index: usize| passages.get(index).map(|it| &it.witness.path);
    order.sort_by(|&one, &two| path(one).cmp(&path(two)));
    let mut found = vec![Placement::default(); passages.len()];
    for group in order.chunk_by(|&one, &two| path(one) == path(two)) {
        let those: Vec<&WitnessedPassage> = group.iter().filter_map(|&index| passages.get(index)).collect();
        for (index, placement) in group.iter().zip(of_one(seed, &those)) {
            if let Some(place) = found.get_mut(*index) {
                *place = placement;
            }
        }
    }
    found
}

/// The placements of the passages of one witness.
fn of_one(seed: &AnalysedSeed, passages: &[&WitnessedPassage]) -> Vec<Placement> {
    let Some(first) = passages.first() else { return Vec::new() };
    let shared: Vec<&Passage> = passages.iter().map(|witnessed| &witnessed.passage).collect();
    reprints::placements(seed.side(), first.witness.side(), &shared)
}

impl<'a> CollatedWitness<'a> {
    /// The witness. It is never `None` in what [`collate`] returns.
    pub fn witness(&self) -> Option<&'a AnalysedSeed> {
        self.passages.first().map(|(witnessed, _)| &*witnessed.witness)
    }

    /// What the witness says of the seed's text, as input for an apparatus. A passage that repeats another one is
    /// left out. Linear in the passages.
    pub fn attestation(&self, seed: &AnalysedSeed, wanted: Classes) -> Attestation {
        let mut attestation = Attestation::default();
        let mut last: Option<ByteSpan> = None;
        for (witnessed, placement) in
            self.passages.iter().filter(|(_, placement)| placement.order != PassageOrder::Again)
        {
            let span = witnessed.seed_span;
            // A gap between two passages is a place that the witness has, with nothing in it.
            let joined = last.filter(|_| !placement.before.is_empty()).map_or(span, |last| last.hull(span));
            attestation.covers.push(joined);
            attestation.variants.extend(placement.before.iter().filter(|it| wanted.has(it.class)).cloned());
            attestation.variants.extend(witnessed.variants(seed, wanted));
            if placement.order == PassageOrder::Same {
                last = Some(joined);
            }
        }
        attestation.covers.sort_unstable();
        attestation.variants.sort_by_key(|variant| (variant.seed, variant.witness));
        attestation
    }

    /// The share of the seed's folded characters that the passages have; 0 to 1.
    pub fn share(&self, seed: &AnalysedSeed) -> f32 {
        share_of_seed(seed, self.passages.iter().map(|(witnessed, _)| *witnessed))
    }

    /// The share of the witness's folded characters that the seed has; 0 to 1.
    pub fn share_of_witness(&self) -> f32 {
        let len = self.witness().map_or(0, |witness| witness.folded.len());
        covered(self.passages.iter().map(|(witnessed, _)| *witnessed), |run| run.witness) as f32 / len.max(1) as f32
    }
}

/// The share of a seed's folded characters that some of its passages have; 0 to 1. Costs sorting the passages' runs.
pub fn share_of_seed<'a>(seed: &AnalysedSeed, passages: impl Iterator<Item = &'a WitnessedPassage>) -> f32 {
    covered(passages, |run| run.seed) as f32 / seed.folded.len().max(1) as f32
}

/// How many folded characters the equal runs of some passages cover, on the side that `start` chooses.
fn covered<'a>(passages: impl Iterator<Item = &'a WitnessedPassage>, start: fn(&EqualRun) -> u32) -> u32 {
    let mut runs: Vec<_> = passages.flat_map(|it| &it.passage.equal).map(|run| (start(run), run.len)).collect();
    runs.sort_unstable();
    let (mut end, mut covered) = (0, 0);
    for (start, len) in runs {
        covered += (start + len).saturating_sub(end.max(start));
        end = end.max(start + len);
    }
    covered
}
