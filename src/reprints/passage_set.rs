//! The passages of two bodies found so far, and what another one adds to them.

use std::collections::HashMap;

use super::chain::Chain;
use super::coverage::{Coverage, common};
use super::span::part;
use super::splitting::split_into_passages;
use super::weight::{IDEOGRAPH, weight_of};
use super::{EqualRun, FoldedSpan, Passage};

/// The weight of an equal run that is guaranteed to be part of a passage: 24 ideographs or 60 letters.
const PROMISED_RUN_WEIGHT: u32 = 24 * IDEOGRAPH;

/// See the module. Questions cost no more when there are many passages.
#[derive(Default)]
pub(super) struct PassageSet {
    /// In the order in which they were found.
    pub(super) passages: Vec<Passage>,
    /// The passages with an equal run that begins at a pair of places.
    runs: HashMap<(u32, u32), Vec<usize>>,
    seed: Coverage,
    witness: Coverage,
}

impl PassageSet {
    /// Adds a passage.
    pub(super) fn push(&mut self, passage: Passage) {
        for run in &passage.equal {
            self.runs.entry((run.seed, run.witness)).or_default().push(self.passages.len());
        }
        self.seed.add(passage.seed);
        self.witness.add(passage.witness);
        self.passages.push(passage);
    }

    /// Whether all anchors of a chain are part of one passage. Anchors are maximal, so a run that contains one begins
    /// with it.
    pub(super) fn contains_chain(&self, chain: &Chain) -> bool {
        let having = |anchor: &EqualRun| self.runs.get(&(anchor.seed, anchor.witness));
        let holding = chain.anchors.first().and_then(having).into_iter().flatten();
        holding.filter_map(|index| self.passages.get(*index)).any(|passage| {
            chain.anchors.iter().all(|anchor| {
                let index = passage.equal.partition_point(|run| run.seed < anchor.seed);
                let run = passage.equal.get(index);
                run.is_some_and(|run| (run.seed, run.witness) == (anchor.seed, anchor.witness) && anchor.len <= run.len)
            })
        })
    }

    /// Whether a passage adds little: most of it, on both sides, is in better passages.
    pub(super) fn is_covered(&self, passage: &Passage) -> bool {
        2 * self.seed.shared(passage.seed) > u64::from(passage.seed.len())
            && 2 * self.witness.shared(passage.witness) > u64::from(passage.witness.len())
    }

    /// The parts of a covered passage that are new all the same: equal runs long enough to be guaranteed, with what
    /// is beside them, as far as better passages do not have them on both sides.
    pub(super) fn uncovered(&self, a: &[char], passage: &Passage) -> Vec<Passage> {
        let mut groups: Vec<Vec<EqualRun>> = vec![Vec::new()];
        for run in &passage.equal {
            // Both sides, counted from the beginning of the run.
            let covered = |of: &Coverage, start: u32| {
                let parts = of.within(FoldedSpan::new(start, start + run.len));
                parts.map(|part| FoldedSpan::new(part.start - start, part.end - start)).collect::<Vec<_>>()
            };
            let known =
                common(covered(&self.seed, run.seed).into_iter(), covered(&self.witness, run.witness).into_iter());
            let mut from = 0;
            for known in known.into_iter().chain([FoldedSpan::new(run.len, run.len)]) {
                if from < known.start
                    && let Some(group) = groups.last_mut()
                {
                    group.push(EqualRun {
                        seed: run.seed + from,
                        witness: run.witness + from,
                        len: known.start - from,
                    });
                }
                if !known.is_empty() {
                    groups.push(Vec::new());
                }
                from = known.end;
            }
        }
        let is_promised = |run: &EqualRun| weight_of(part(a, run.seed, run.seed + run.len)) >= PROMISED_RUN_WEIGHT;
        groups.retain(|group| group.iter().any(is_promised));
        groups.iter().flat_map(|group| split_into_passages(a, group)).collect()
    }
}
