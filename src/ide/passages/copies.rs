//! From whom a passage was taken, and who took it: the seeds that had it before and those that have it since, by date. Seeds
//! without a date come last, as everywhere.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, WitnessedPassage, collate};
use crate::ide::Analysis;
use crate::ide::witnesses::aligned;
use crate::text::ByteSpan;

/// Which witnesses of a passage are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Those that had it before the seed.
    Earlier,
    /// Those that have it since.
    Later,
}

/// A witness of a stretch.
#[derive(Clone, Debug)]
pub struct PassageCopy {
    /// The witness.
    pub witness: Arc<AnalysedSeed>,
    /// The part of the stretch that it has first, in bytes of the seed.
    pub here: ByteSpan,
    /// What answers to that part, in bytes of the witness.
    pub there: ByteSpan,
}

/// The witnesses of a stretch of a seed in one direction, one entry a witness, the earliest first.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn copies(
    analysis: &Analysis,
    stretch: ByteSpan,
    direction: Direction,
    cancel: &Cancel,
) -> Result<Vec<PassageCopy>, Cancelled> {
    let Analysis { seed, passages } = analysis;
    let order = match direction {
        Direction::Earlier => Ordering::Less,
        Direction::Later => Ordering::Greater,
    };
    let is_wanted = |it: &&WitnessedPassage| {
        it.seed_span.overlaps(stretch) && it.witness.earliest_first().cmp(&seed.earliest_first()) == order
    };
    let wanted: Vec<WitnessedPassage> = passages.iter().filter(is_wanted).cloned().collect();
    let mut found = Vec::new();
    for collated in collate(seed, &wanted) {
        cancel.check()?;
        // Of several passages of one witness the first stands for it.
        let Some((WitnessedPassage { witness, passage, seed_span, .. }, _)) = collated.passages.first() else {
            continue;
        };
        let here = ByteSpan::new(seed_span.start().max(stretch.start()), seed_span.end().min(stretch.end()));
        let first = seed.folded.at_byte(here.start()).unwrap_or(passage.seed.start).max(passage.seed.start);
        let last = seed.folded.at_byte(here.end()).unwrap_or(passage.seed.end).min(passage.seed.end).max(first + 1);
        let there = witness.folded.source_span(aligned(passage, first, last));
        found.push(PassageCopy { witness: Arc::clone(witness), here, there });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn earlier_seeds_are_sources_and_later_ones_copies() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸";
        let dated = |name: &str, year: u32| format!("//- {name}\n---\ndate: {year}-03-02\n---\n\n{text}\n");
        let seeds = dated("a.md", 2020) + &dated("b.md", 2019) + &dated("c.md", 2021) + &format!("//- d.md\n{text}\n");
        let fixture = Fixture::new(&seeds);
        let analysis = fixture.analysis();
        let all = ByteSpan::new(0, analysis.seed.seed.source.text().len());
        let names = |direction| -> Vec<_> {
            let found = copies(&analysis, all, direction, &Cancel::new()).expect("nobody cancels");
            found.iter().map(|copy| copy.witness.path.display().to_string()).collect()
        };
        assert_eq!(names(Direction::Earlier), ["b.md"]);
        assert_eq!(names(Direction::Later), ["c.md", "d.md"]);
    }
}
