//! Which part of a witness answers to a part of a passage.

use crate::reprints::{EqualRun, FoldedSpan, Passage};
use crate::text::subslice;

/// Folded characters around a stretch that may bear on how its variants are put.
const MARGIN: u32 = 100;

/// The folded characters of the witness that answer to `start..end` of the seed. An end inside a stretch that reads
/// differently takes in all of that stretch.
pub fn aligned(passage: &Passage, start: u32, end: u32) -> FoldedSpan {
    let runs = &passage.equal;
    let before = runs.partition_point(|run| run.seed <= start).checked_sub(1).and_then(|index| runs.get(index));
    let first = before.map_or(passage.witness.start, |run| run.witness + (start - run.seed).min(run.len));
    let next = runs.partition_point(|run| run.seed < end);
    let last = match next.checked_sub(1).and_then(|index| runs.get(index)) {
        Some(run) if end <= run.seed + run.len => run.witness + (end - run.seed),
        _ => runs.get(next).map_or(passage.witness.end, |run| run.witness),
    };
    // A place between two runs that touch in the seed but not in the witness has nothing there.
    FoldedSpan::new(first, last.max(first))
}

/// A passage cut down to a stretch of the seed and [`MARGIN`] folded characters on either side.
pub(super) fn around(passage: &Passage, stretch: FoldedSpan) -> Passage {
    let from = stretch.start.saturating_sub(MARGIN).max(passage.seed.start);
    let to = stretch.end.saturating_add(MARGIN).min(passage.seed.end);
    let runs = &passage.equal;
    // One more run on either side, so that no gap is cut in two.
    let first = runs.partition_point(|run| run.seed + run.len <= from).saturating_sub(1);
    let last = (runs.partition_point(|run| run.seed < to) + 1).min(runs.len());
    let cut = |run: &EqualRun| {
        // Of a run that lies outside, the nearest character is enough.
        let start = run.seed.max(from.min(run.seed + run.len.saturating_sub(1)));
        let end = (run.seed + run.len).min(to.max(start + 1));
        EqualRun { seed: start, witness: run.witness + (start - run.seed), len: end - start }
    };
    let equal: Vec<_> = subslice(runs, first..last).iter().map(cut).collect();
    let ends = equal.first().zip(equal.last()).map(|(first, last)| {
        (FoldedSpan::new(first.seed, last.seed + last.len), FoldedSpan::new(first.witness, last.witness + last.len))
    });
    let (seed, witness) = ends.unwrap_or((passage.seed, passage.witness));
    Passage { seed, witness, similarity: passage.similarity, equal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_inside_a_variant_take_all_of_it() {
        // Seed 0..10 and witness 100..112: 0–4 equal, 4–6 reads 104–108 there, 6–10 equal to 108–112.
        let passage = Passage {
            seed: FoldedSpan { start: 0, end: 10 },
            witness: FoldedSpan { start: 100, end: 112 },
            similarity: 0.9,
            equal: vec![EqualRun { seed: 0, witness: 100, len: 4 }, EqualRun { seed: 6, witness: 108, len: 4 }],
        };
        let aligned = |start, end| {
            let FoldedSpan { start, end } = aligned(&passage, start, end);
            (start, end)
        };
        assert_eq!(aligned(0, 10), (100, 112));
        assert_eq!(aligned(1, 3), (101, 103));
        assert_eq!(aligned(5, 10), (104, 112));
        assert_eq!(aligned(0, 5), (100, 108));
        assert_eq!(aligned(6, 7), (108, 109));
        assert_eq!(aligned(0, 4), (100, 104));
    }
}
