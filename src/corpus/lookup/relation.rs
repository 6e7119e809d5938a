//! What two seeds share, as [`lineage`](super::lineage) weighs it.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::collation::CollatedWitness;
use super::passages::WitnessedPassage;
use crate::corpus::index::AnalysedSeed;
use crate::reprints::lineage::Relation;
use crate::reprints::{FoldedSpan, Passage, PassageOrder};
use crate::seed::FieldKind;

/// The shortest gap between two passages that counts, in folded characters.
const MIN_GAP_CHARACTERS: u32 = 10;

/// The relation of a seed to each of its witnesses.
pub(super) fn relations_of<'a>(
    seed: &AnalysedSeed,
    witnesses: &[CollatedWitness<'a>],
) -> Vec<(&'a Arc<AnalysedSeed>, Relation)> {
    let related = witnesses.iter().filter_map(|it| {
        let (first, _) = it.passages.first()?;
        Some((&first.witness, relation(seed, it)))
    });
    related.collect()
}

fn relation(seed: &AnalysedSeed, witness: &CollatedWitness) -> Relation {
    let Some((WitnessedPassage { witness: other, .. }, _)) = witness.passages.first() else {
        return Relation::default();
    };
    let mut relation = Relation { later: later(seed, other), ..Relation::default() };
    let mut there: Vec<FoldedSpan> = Vec::new();
    for (WitnessedPassage { passage, .. }, placement) in &witness.passages {
        there.push(passage.witness);
        if placement.order == PassageOrder::Again {
            continue;
        }
        relation.covers.push(passage.seed);
        relation.changed.extend(changed(passage));
        relation.changes += u32::from(placement.order == PassageOrder::Moved);
    }
    // Text that the copy has twice and the other seed once, nobody had to write.
    let once = relation.covers.clone();
    for (WitnessedPassage { passage, .. }, _) in
        witness.passages.iter().filter(|(_, it)| it.order == PassageOrder::Again)
    {
        let known: u32 = once.iter().map(|cover| cover.shared(passage.seed)).sum();
        if 2 * known < passage.seed.len() {
            relation.covers.push(passage.seed);
            relation.changed.extend(changed(passage));
            relation.changed.push(FoldedSpan::new(passage.seed.start, passage.seed.start));
        }
    }
    relation.changes += u32::try_from(relation.changed.len()).unwrap_or(u32::MAX);
    there.sort_unstable();
    let mut end = 0;
    let rest = FoldedSpan::new(other.folded.len(), other.folded.len());
    for span in there.into_iter().chain([rest]) {
        let gap = span.start.saturating_sub(end);
        if gap >= MIN_GAP_CHARACTERS {
            relation.lost = (relation.lost.0 + 1, relation.lost.1 + gap);
        }
        end = end.max(span.end);
    }
    relation
}

/// The places of a passage that differ, in folded characters of the seed, each from the last equal character before
/// it to the first behind it. Differences that are close together are one place.
fn changed(passage: &Passage) -> Vec<FoldedSpan> {
    const CLOSE_CHARACTERS: u32 = 4;
    let mut found: Vec<FoldedSpan> = Vec::new();
    for two in passage.equal.windows(2) {
        let [before, behind] = two else { continue };
        let place = FoldedSpan::new((before.seed + before.len).saturating_sub(1), behind.seed + 1);
        match found.last_mut() {
            Some(last) if before.len < CLOSE_CHARACTERS => last.end = place.end,
            _ => found.push(place),
        }
    }
    found
}

/// How many hours later than a seed another one was published. If either has no time of day, whole days count.
fn later(seed: &AnalysedSeed, other: &AnalysedSeed) -> Option<i64> {
    let (own, theirs) = (seed.published()?, other.published()?);
    let has_time = |analysed: &AnalysedSeed| {
        let mut dates =
            analysed.seed.fields_of(FieldKind::Published).filter_map(|field| field.date.as_ref()?.as_ref().ok());
        dates.next().is_some_and(|date| date.has_time)
    };
    let days = |date: DateTime| date.date().to_datetime(jiff::civil::Time::midnight());
    let both = has_time(seed) && has_time(other);
    let (own, theirs) = if both { (own, theirs) } else { (days(own), days(theirs)) };
    Some(theirs.duration_since(own).as_hours())
}
