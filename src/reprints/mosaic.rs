//! Whether a text was made from two others, and where the copyist switched between them.
//!
//! Each stretch of a copy comes from one source or the other, and each switch has a price, so the cheapest
//! explanation is found from left to right. This is the mosaic model of Li and Stephens (2003) with two sources and
//! the prices of [`lineage`](super::lineage). A text that is closer to such a mosaic than to either source, by more
//! than chance explains, was made from both, as Boni, Posada and Feldman (2007) test it for recombined genes.
//! Stemmatology calls it contamination by a change of exemplar.

use super::FoldedSpan;
use super::lineage::{CHANGE_NATS, OWN_TEXT_NATS, Relation, insertions};

/// The prices of having a second text at hand, and of each switch to the other text, in nats. Switching back and
/// forth costs more than one reading saves, so scattered readings prove nothing.
const SECOND_SOURCE_NATS: f64 = 1.0;
const SWITCH_NATS: f64 = 2.0;

/// Two texts that a third one may have been made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourcePair {
    /// The one that would be its source if it were a copy of only one.
    pub first: usize,
    /// The one that the rest comes from.
    pub second: usize,
    /// The price in nats, comparable to [`Prices::others`](super::lineage::Prices::others).
    pub price: f64,
}

/// The work of making the copy from one source.
struct CopyWork {
    /// Stretches of the copy that the source lacks, in order.
    own: Vec<FoldedSpan>,
    /// Where the copy differs, in order.
    changed: Vec<u32>,
}

impl CopyWork {
    fn new(len: u32, relation: &Relation) -> Self {
        let mut changed: Vec<u32> = relation.changed.iter().map(|place| place.start).collect();
        changed.sort_unstable();
        Self { own: insertions(len, relation), changed }
    }

    fn places(&self) -> impl Iterator<Item = u32> + '_ {
        self.own.iter().flat_map(|span| [span.start, span.end]).chain(self.changed.iter().copied())
    }

    /// The price of a stretch in which nothing begins or ends except at its start.
    fn price(&self, stretch: FoldedSpan) -> f64 {
        let from = self.changed.partition_point(|place| *place < stretch.start);
        let changed = self.changed.iter().skip(from).take_while(|place| **place < stretch.end).count();
        let own = self.own.get(self.own.partition_point(|span| span.end <= stretch.start));
        let own = own.filter(|span| span.contains(stretch.start)).map_or(0.0, |span| {
            let begun = if span.start == stretch.start { OWN_TEXT_NATS.0 } else { 0.0 };
            begun + OWN_TEXT_NATS.1 * f64::from(stretch.len())
        });
        CHANGE_NATS * changed as f64 + own
    }
}

/// For each of the `most` cheapest sources, the second source that makes the copy cheapest, if two are cheaper than
/// one; the cheapest pair first. `prices` are those of [`prices`](super::lineage::prices) for the same relations, and
/// `is_open` says which texts may be a second source.
///
/// Costs O(m log m) for each pair tried, with m the places where either source differs from the copy.
pub fn pairs(
    len: u32,
    relations: &[Relation],
    prices: &[Option<f64>],
    most: usize,
    is_open: impl Fn(usize) -> bool,
) -> Vec<SourcePair> {
    let works: Vec<CopyWork> = relations.iter().map(|relation| CopyWork::new(len, relation)).collect();
    let alone: Vec<f64> = works.iter().map(|work| cheapest(len, work, None).0).collect();
    let mut firsts: Vec<(usize, f64)> =
        prices.iter().enumerate().filter_map(|(index, price)| Some((index, (*price)?))).collect();
    firsts.sort_by(|one, two| one.1.total_cmp(&two.1));
    let pair = |(first, price): (usize, f64)| {
        let (one, least) = (works.get(first)?, alone.get(first)?);
        let seconds = works.iter().zip(relations).zip(&alone).enumerate();
        let seconds = seconds
            .filter(|(second, ((_, relation), _))| *second != first && !relation.covers.is_empty() && is_open(*second));
        let gains = seconds.filter_map(|(second, ((other, _), alone))| {
            let (of_two, from_first) = cheapest(len, one, Some(other));
            let gain = least - of_two - SECOND_SOURCE_NATS;
            (gain > 0.0 && from_first > 0).then_some((second, gain, *alone))
        });
        // Of equal ones, the one that is closest as a whole.
        let better = |best: &(usize, f64, f64), next: &(usize, f64, f64)| {
            if (best.1 - next.1).abs() < 1e-6 { next.2 < best.2 } else { next.1 > best.1 }
        };
        let (second, gain, _) = gains.reduce(|best, next| if better(&best, &next) { next } else { best })?;
        Some(SourcePair { first, second, price: price - gain })
    };
    let mut pairs: Vec<SourcePair> = firsts.into_iter().take(most).filter_map(pair).collect();
    pairs.sort_by(|one, two| one.price.total_cmp(&two.price));
    pairs
}

/// The pair whose dates prove both to be older, if it is cheaper by `gain` than the cheapest single source. Only that
/// source is tried as the first, so this costs as much as [`pairs`] for one.
pub fn older(len: u32, relations: &[Relation], prices: &[Option<f64>], gain: f64) -> Option<SourcePair> {
    let is_older = |index: usize| relations.get(index).is_some_and(Relation::is_older);
    let alone = prices.iter().flatten().copied().min_by(f64::total_cmp)?;
    let pair = pairs(len, relations, prices, 1, is_older).into_iter().next()?;
    (is_older(pair.first) && alone - pair.price >= gain).then_some(pair)
}

/// The price of the cheapest mosaic of one or two sources, and how many folded characters come from the first.
fn cheapest(len: u32, first: &CopyWork, second: Option<&CopyWork>) -> (f64, u32) {
    let mut places: Vec<u32> =
        first.places().chain(second.into_iter().flat_map(CopyWork::places)).chain([0, len]).collect();
    places.sort_unstable();
    places.dedup();
    // The price so far with either source at hand, and how many characters come from the first.
    let (mut one, mut other) = ((0.0, 0), (if second.is_some() { 0.0 } else { f64::INFINITY }, 0));
    let least =
        |stay: (f64, u32), go: (f64, u32)| if go.0 + SWITCH_NATS < stay.0 { (go.0 + SWITCH_NATS, go.1) } else { stay };
    for two in places.windows(2) {
        let [start, end] = *two else { continue };
        let stretch = FoldedSpan::new(start, end);
        let (from_one, from_other) = (least(one, other), least(other, one));
        one = (from_one.0 + first.price(stretch), from_one.1 + stretch.len());
        other = (from_other.0 + second.map_or(f64::INFINITY, |it| it.price(stretch)), from_other.1);
    }
    if other.0 < one.0 { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::super::lineage::prices;
    use super::*;

    /// A relation to a text of 500 folded characters, of which the other has a stretch, with some places that differ.
    fn relation(cover: (u32, u32), changed: &[u32]) -> Relation {
        let changed: Vec<_> = changed.iter().map(|at| FoldedSpan::new(*at, at + 2)).collect();
        let changes = u32::try_from(changed.len()).expect("few");
        Relation { covers: vec![FoldedSpan::new(cover.0, cover.1)], changes, changed, ..Relation::default() }
    }

    fn of_two(relations: &[Relation]) -> Option<(usize, usize)> {
        let prices = prices(500, relations).others;
        let alone = prices.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let pairs = pairs(500, relations, &prices, 16, |_| true);
        pairs.first().filter(|pair| pair.price < alone).map(|pair| (pair.first, pair.second))
    }

    #[test]
    fn text_that_the_first_lacks_is_from_the_second() {
        let (first, second) = (relation((0, 400), &[]), relation((380, 500), &[]));
        assert_eq!(of_two(&[first.clone(), second]), Some((0, 1)));
        assert_eq!(of_two(&[first.clone(), relation((0, 400), &[])]), None);
        assert_eq!(of_two(&[first]), None);
    }

    #[test]
    fn readings_of_one_in_one_part_and_of_another_in_the_rest_are_of_two() {
        let (first, second) = (relation((0, 500), &[300, 400, 450]), relation((0, 500), &[50, 100]));
        assert_eq!(of_two(&[first, second]), Some((1, 0)));
    }

    #[test]
    fn a_stretch_in_the_middle_is_from_the_second() {
        let (first, second) = (relation((0, 500), &[200, 220, 240]), relation((150, 300), &[]));
        assert_eq!(of_two(&[first, second]), Some((0, 1)));
    }

    #[test]
    fn readings_that_are_strewn_about_tell_nothing() {
        let first = relation((0, 500), &[100, 200, 300, 400]);
        let second = relation((0, 500), &[50, 150, 250, 350, 450]);
        assert_eq!(of_two(&[first, second]), None);
    }

    #[test]
    fn one_reading_tells_nothing() {
        assert_eq!(of_two(&[relation((0, 500), &[400]), relation((0, 500), &[50, 100, 150])]), None);
    }
}
