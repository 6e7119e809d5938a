//! Splits what agrees along a chain into passages: one, or, if too little of it agrees, several.

use std::ops::Range;

use super::passage::MIN_PASSAGE_WEIGHT;
use super::span::part;
use super::weight::weight_of;
use super::{EqualRun, FoldedSpan, Passage};

/// The least share of characters that have to agree.
const MIN_SIMILARITY: f32 = 0.5;

/// The passages that runs make: one, or, if too little of it agrees, those on either side of the widest gap (of equal
/// gaps, the last one). O(n log n) in the runs, and their characters.
pub(super) fn split_into_passages(a: &[char], runs: &[EqualRun]) -> Vec<Passage> {
    let division = RunTotals::new(a, runs);
    let mut found = Vec::new();
    let mut gaps = None;
    let mut left: Vec<Range<usize>> = std::iter::once(0..runs.len()).collect();
    while let Some(range) = left.pop() {
        if let Some(passage) = division.passage(range.clone()) {
            found.push(passage);
        } else if division.weight(&range) >= MIN_PASSAGE_WEIGHT && range.len() > 1 {
            let gaps = gaps.get_or_insert_with(|| WidestGaps::new(runs));
            let behind = gaps.last_widest(range.start + 1..range.end);
            left.extend([behind..range.end, range.start..behind]);
        }
    }
    found
}

/// Runs with prefix sums, which tell in constant time whether any range of them is a passage.
pub(super) struct RunTotals<'r> {
    runs: &'r [EqualRun],
    /// The weight and the number of characters of all runs before each.
    before: Vec<(u32, u32)>,
}

impl<'r> RunTotals<'r> {
    /// Computes the sums. Linear in the characters of the runs.
    pub(super) fn new(a: &[char], runs: &'r [EqualRun]) -> Self {
        let mut before = vec![(0, 0)];
        let (mut weight, mut characters) = (0, 0);
        for run in runs {
            weight += weight_of(part(a, run.seed, run.seed + run.len));
            characters += run.len;
            before.push((weight, characters));
        }
        Self { runs, before }
    }

    fn weight(&self, range: &Range<usize>) -> u32 {
        self.sum(range).0
    }

    fn sum(&self, range: &Range<usize>) -> (u32, u32) {
        match (self.before.get(range.start), self.before.get(range.end)) {
            (Some(start), Some(end)) => (end.0 - start.0, end.1 - start.1),
            _ => (0, 0),
        }
    }

    /// The passage that a range of runs makes, if it is one.
    pub(super) fn passage(&self, range: Range<usize>) -> Option<Passage> {
        let (weight, agreeing) = self.sum(&range);
        let runs = self.runs.get(range)?;
        let (first, last) = (runs.first()?, runs.last()?);
        let seed = FoldedSpan::new(first.seed, last.seed + last.len);
        let witness = FoldedSpan::new(first.witness, last.witness + last.len);
        let similarity = 2.0 * agreeing as f32 / (seed.len() + witness.len()).max(1) as f32;
        let is_one = weight >= MIN_PASSAGE_WEIGHT && similarity >= MIN_SIMILARITY;
        is_one.then(|| Passage { seed, witness, similarity, equal: runs.to_vec() })
    }
}

/// The widest gap in any range of runs: a sparse table (Bender and Farach-Colton, “The LCA problem revisited”, 2000).
struct WidestGaps {
    widths: Vec<u32>,
    /// In row n, for each run the widest gap before one of the 2ⁿ runs that start with it.
    rows: Vec<Vec<usize>>,
}

impl WidestGaps {
    /// Builds the table. O(n log n).
    fn new(runs: &[EqualRun]) -> Self {
        let width = |two: &[EqualRun]| match two {
            [one, two] => {
                two.seed.saturating_sub(one.seed + one.len) + two.witness.saturating_sub(one.witness + one.len)
            }
            _ => 0,
        };
        let widths: Vec<u32> = std::iter::once(0).chain(runs.windows(2).map(width)).collect();
        let mut gaps = Self { rows: vec![(0..widths.len()).collect()], widths };
        let mut step = 1;
        while let Some(last) = gaps.rows.last().filter(|_| 2 * step <= gaps.widths.len()) {
            let row = last.iter().zip(last.iter().skip(step)).map(|(one, two)| gaps.wider(*one, *two)).collect();
            gaps.rows.push(row);
            step *= 2;
        }
        gaps
    }

    /// The wider of two gaps, or the later one.
    fn wider(&self, one: usize, two: usize) -> usize {
        let rank = |gap: usize| (self.widths.get(gap), gap);
        if rank(one) > rank(two) { one } else { two }
    }

    /// The run behind the widest gap of a range; of several, the last.
    fn last_widest(&self, range: Range<usize>) -> usize {
        let level = range.len().max(1).ilog2() as usize;
        let at = |place: usize| self.rows.get(level).and_then(|row| row.get(place)).copied().unwrap_or(range.start);
        self.wider(at(range.start), at(range.end.saturating_sub(1 << level)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, computed from scratch for each part.
    fn divided(a: &[char], runs: &[EqualRun]) -> Vec<Passage> {
        if let Some(passage) = RunTotals::new(a, runs).passage(0..runs.len()) {
            return vec![passage];
        }
        let weight: u32 = runs.iter().map(|run| weight_of(part(a, run.seed, run.seed + run.len))).sum();
        let gap =
            |two: &[EqualRun]| two[1].seed - two[0].seed - two[0].len + two[1].witness - two[0].witness - two[0].len;
        let widest = runs.windows(2).enumerate().max_by_key(|(_, two)| gap(two)).map(|(at, _)| at + 1);
        let Some(widest) = widest.filter(|_| weight >= MIN_PASSAGE_WEIGHT) else { return Vec::new() };
        let (before, behind) = runs.split_at(widest);
        [divided(a, before), divided(a, behind)].concat()
    }

    proptest! {
        #[test]
        fn as_if_each_part_were_looked_at_anew(parts in proptest::collection::vec((1u32..30, 0u32..30, 0u32..30), 0..30)) {
            let (mut seed, mut witness) = (0, 0);
            let runs: Vec<EqualRun> = parts.into_iter().map(|(len, gap_a, gap_b)| {
                let run = EqualRun { seed, witness, len };
                (seed, witness) = (seed + len + gap_a, witness + len + gap_b);
                run
            }).collect();
            let a = vec!['河'; seed as usize];
            prop_assert_eq!(split_into_passages(&a, &runs), divided(&a, &runs));
        }
    }
}
