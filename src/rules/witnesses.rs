//! What a rule sees of the seeds that share passages with the one it checks.
//!
//! This is plain data. The corpus finds the passages and passes them in ([`Witnesses::new`]).

use std::path::Path;

use jiff::civil::DateTime;

use crate::reprints::{Classes, EqualRun, FoldedBody, FoldedSpan, Passage, SeedSide, Variant, variants};
use crate::seed::Seed;
use crate::text::{ByteSpan, subslice};

/// A seed with what is needed to compare it.
#[derive(Clone, Copy, Debug)]
pub struct ComparedText<'a> {
    /// The path of its file.
    pub path: &'a Path,
    /// The seed.
    pub seed: &'a Seed,
    /// Its folded body.
    pub folded: &'a FoldedBody,
}

/// Another seed that shares passages.
#[derive(Debug)]
pub struct Witness<'a> {
    /// The seed.
    pub text: ComparedText<'a>,
    /// The passages, in the order of their places in the checked seed.
    pub passages: Vec<&'a Passage>,
    /// The share of the checked seed's folded characters that the witness contains; 0 to 1.
    pub share_of_seed: f32,
    /// The share of the witness's folded characters that the checked seed contains; 0 to 1.
    pub share_of_witness: f32,
}

/// A seed and all its witnesses.
#[derive(Debug)]
pub struct Witnesses<'a> {
    /// The seed to check.
    pub seed: ComparedText<'a>,
    /// Its witnesses, the earliest first.
    pub all: Vec<Witness<'a>>,
}

/// A gap between equal runs, in which each side has other words or none; in folded characters of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What the seed has there.
    pub seed: FoldedSpan,
    /// What the witness has there.
    pub witness: FoldedSpan,
}

impl<'a> ComparedText<'a> {
    /// Returns a key that sorts the earliest text first: dated texts by date, then undated ones, and equals by path.
    pub fn earliest_first(&self) -> (bool, Option<DateTime>, &'a Path) {
        let published = self.seed.published();
        (published.is_none(), published, self.path)
    }

    /// Returns the folded characters of a span of the body.
    pub fn characters(&self, span: FoldedSpan) -> &'a [char] {
        subslice(self.folded.characters(), span.start as usize..span.end as usize)
    }

    /// Returns what is printed in a span, without markup.
    pub fn printed(&self, span: ByteSpan) -> String {
        self.seed.body.text_within(span, self.seed.source.text())
    }

    /// Returns the text as a side of a comparison.
    pub fn side(&self) -> SeedSide<'a> {
        SeedSide { seed: self.seed, folded: self.folded }
    }
}

impl<'a> Witnesses<'a> {
    /// Combines a seed with the passages that it shares, each with its witness, in the order of their places in the
    /// seed.
    pub fn new(seed: ComparedText<'a>, passages: impl IntoIterator<Item = (ComparedText<'a>, &'a Passage)>) -> Self {
        let mut found: Vec<_> = passages.into_iter().collect();
        // The sort is stable, so the passages of one witness stay in order.
        found.sort_by_key(|(witness, _)| witness.earliest_first());
        let all = found.chunk_by(|one, two| one.0.path == two.0.path).filter_map(|group| {
            let passages: Vec<_> = group.iter().map(|(_, passage)| *passage).collect();
            Some(Witness::new(&seed, group.first()?.0, passages))
        });
        Self { seed, all: all.collect() }
    }
}

impl<'a> Witness<'a> {
    fn new(seed: &ComparedText<'a>, text: ComparedText<'a>, passages: Vec<&'a Passage>) -> Self {
        let share = |body: &FoldedBody, start: fn(&EqualRun) -> u32| {
            let mut runs: Vec<_> =
                passages.iter().flat_map(|passage| &passage.equal).map(|run| (start(run), run.len)).collect();
            runs.sort_unstable();
            let (mut end, mut covered) = (0, 0);
            for (start, len) in runs {
                covered += (start + len).saturating_sub(end.max(start));
                end = end.max(start + len);
            }
            covered as f32 / body.len().max(1) as f32
        };
        let (share_of_seed, share_of_witness) =
            (share(seed.folded, |run| run.seed), share(text.folded, |run| run.witness));
        Self { text, passages, share_of_seed, share_of_witness }
    }

    /// Whether it is the same text as a whole: each contains at least the share `least` of the other.
    pub fn is_same_text(&self, least: f32) -> bool {
        self.share_of_seed >= least && self.share_of_witness >= least
    }

    /// Returns where the witness reads differently inside a passage, in order. Linear in the passage.
    pub fn variants(&self, seed: &ComparedText<'_>, passage: &Passage) -> Vec<Variant> {
        variants(seed.side(), self.text.side(), passage, Classes::TEXT)
    }

    /// Returns the gaps between consecutive equal runs, within passages and between them, in order.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut end: Option<(u32, u32)> = None;
        for run in self.passages.iter().flat_map(|passage| &passage.equal) {
            let (mut seed, mut witness) = (run.seed, run.witness);
            if let Some((seed_end, witness_end)) = end {
                // What could belong to either run is assigned to the first one.
                let both = seed_end.saturating_sub(seed).max(witness_end.saturating_sub(witness));
                if both >= run.len {
                    // The order differs, so the next run is not adjacent to it.
                    end = Some((run.seed + run.len, run.witness + run.len));
                    continue;
                }
                (seed, witness) = (seed + both, witness + both);
                gaps.push(Gap {
                    seed: FoldedSpan::new(seed_end, seed),
                    witness: FoldedSpan::new(witness_end, witness),
                });
            }
            end = Some((run.seed + run.len, run.witness + run.len));
        }
        gaps
    }
}
