//! The prices of copying, by which the most probable source of a text is found.
//!
//! Each seed is a copy of one other, earlier seed, or of no known text. The price of a copy is the work of its
//! copyist, in nats (something done once in twenty copies costs about three): places changed, text left out, text
//! that came from elsewhere. Text is cheap to lose and cannot be regained, which gives a copy its direction (the
//! principle of Lachmann's common errors, and of the costs in Reeve's and Howe's phylomemetics). Dates rule out
//! copies of younger texts. The cheapest tree of a family and the probabilities of its branches come from
//! [`arborescence`](super::arborescence), as in Xu and Smith, “Contrastive training for models of information
//! cascades” (2018), who infer which newspaper reprinted which. Methods for manuscripts such as RHM and Semstem (Roos
//! and Heikkilä 2009, Roos and Zou 2011) also look for lost ancestors; here ancestors are in the corpus, or
//! unknowable.

use super::FoldedSpan;
use super::span::size;
use crate::text::merge_spans;

/// What a possible copy shares with a possible source.
#[derive(Clone, Debug, Default)]
pub struct Relation {
    /// What the two share, in folded characters of the copy: whole passages, in order, perhaps overlapping.
    pub covers: Vec<FoldedSpan>,
    /// The number of places that differ, inside of the passages and between them.
    pub changes: u32,
    /// Where they are, in folded characters of the copy, each from the last equal character before it to the first
    /// behind it.
    pub changed: Vec<FoldedSpan>,
    /// The number of stretches of the source that the copy lacks, and their folded characters.
    pub lost: (u32, u32),
    /// How many hours later than the copy the source was published; `None` if either has no date.
    pub later: Option<i64>,
}

/// The prices, in nats, of a text being a copy of another one or of none.
#[derive(Clone, Debug)]
pub struct Prices {
    /// Of being a copy of no known text.
    pub nobody: f64,
    /// Of being a copy of each other text, if that is possible.
    pub others: Vec<Option<f64>>,
    /// The same, including texts that are too young, at the price of a wrong date.
    pub ignoring_dates: Vec<Option<f64>>,
}

/// A text is no copy of another one that has less of it than this share.
pub const MIN_COPY_SHARE: f32 = 0.3;

/// A date that is later by no more hours than this may be in another time zone, or a day without a time.
const SAME_DAY_HOURS: i64 = 24;

/// One place that differs.
pub(super) const CHANGE_NATS: f64 = 2.5;
/// A stretch left out, and each of its characters.
const OMISSION_NATS: (f64, f64) = (1.5, 0.001);
/// A stretch that the source lacks, and each of its characters: somebody had to write them, as they had to write all
/// of a text that has no source.
pub(super) const OWN_TEXT_NATS: (f64, f64) = (2.5, 0.2);
/// The source is slightly later, as far as its date can be trusted.
const SLIGHTLY_LATER_NATS: f64 = 5.0;
/// A date is wrong.
const WRONG_DATE_NATS: f64 = 6.0;
/// The text has no known source.
const NO_SOURCE_NATS: f64 = 4.0;
/// Shorter stretches, in folded characters, are ends of passages.
const MIN_STRETCH_CHARACTERS: u32 = 10;

/// The prices for a text of `len` folded characters. Linear in the passages, except for sorting them.
pub fn prices(len: u32, relations: &[Relation]) -> Prices {
    let put_in = |covers: &[FoldedSpan]| -> f64 {
        let own = without(&[FoldedSpan::new(0, len)], covers);
        let own = own.iter().filter(|it| it.len() >= MIN_STRETCH_CHARACTERS);
        own.map(|it| OWN_TEXT_NATS.0 + OWN_TEXT_NATS.1 * f64::from(it.len())).sum()
    };
    let undated = |relation: &Relation| {
        let covers = merge_spans(relation.covers.iter().copied());
        let share = size(&covers) as f32 / len.max(1) as f32;
        let price = || {
            CHANGE_NATS * f64::from(relation.changes)
                + OMISSION_NATS.0 * f64::from(relation.lost.0)
                + OMISSION_NATS.1 * f64::from(relation.lost.1)
                + put_in(&covers)
        };
        (share >= MIN_COPY_SHARE).then(price)
    };
    let undated: Vec<_> = relations.iter().map(undated).collect();
    let dated = |too_young: Option<f64>| {
        let price = move |(relation, price): (&Relation, &Option<f64>)| match (price, relation.later) {
            (Some(price), Some(hours)) if hours > SAME_DAY_HOURS => too_young.map(|more| price + more),
            (Some(price), Some(1..)) => Some(price + SLIGHTLY_LATER_NATS),
            (price, _) => *price,
        };
        relations.iter().zip(&undated).map(price).collect()
    };
    let nobody = NO_SOURCE_NATS + OWN_TEXT_NATS.1 * f64::from(len);
    Prices { nobody, others: dated(None), ignoring_dates: dated(Some(WRONG_DATE_NATS)) }
}

/// The number of stretches of a copy, of `len` folded characters, that the source lacks.
pub fn insertion_count(len: u32, relation: &Relation) -> u32 {
    u32::try_from(insertions(len, relation).len()).unwrap_or(u32::MAX)
}

/// The stretches of a copy, of `len` folded characters, that the source lacks, in order.
pub(super) fn insertions(len: u32, relation: &Relation) -> Vec<FoldedSpan> {
    let mut beyond = without(&[FoldedSpan::new(0, len)], &merge_spans(relation.covers.iter().copied()));
    beyond.retain(|it| it.len() >= MIN_STRETCH_CHARACTERS);
    beyond
}

impl Relation {
    /// Whether the dates allow the copy to have text from the source.
    pub fn is_open(&self) -> bool {
        self.later.is_none_or(|hours| hours <= SAME_DAY_HOURS)
    }

    /// Whether the dates say that the source is no younger.
    pub fn is_older(&self) -> bool {
        self.later.is_some_and(|hours| hours <= 0)
    }
}

/// What is left of some spans without others. Both are sorted.
fn without(spans: &[FoldedSpan], others: &[FoldedSpan]) -> Vec<FoldedSpan> {
    let mut found = Vec::new();
    for span in spans {
        let mut from = span.start;
        let first = others.partition_point(|other| other.end <= span.start);
        for other in others.iter().skip(first).take_while(|other| other.start < span.end) {
            found.push(FoldedSpan::new(from, other.start.max(from)));
            from = from.max(other.end);
        }
        found.push(FoldedSpan::new(from, span.end.max(from)));
    }
    found.retain(|span| !span.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(covers: &[(u32, u32)], changes: u32, lost: u32, later: Option<i64>) -> Relation {
        let covers = covers.iter().map(|&(start, end)| FoldedSpan::new(start, end)).collect();
        Relation { covers, changes, changed: Vec::new(), lost: (u32::from(lost > 0), lost), later }
    }

    fn cheapest(prices: &Prices) -> Option<usize> {
        let price = |index: usize| prices.others[index].unwrap_or(f64::INFINITY);
        (0..prices.others.len())
            .min_by(|one, two| price(*one).total_cmp(&price(*two)))
            .filter(|it| price(*it) < prices.nobody)
    }

    #[test]
    fn the_nearest_that_is_not_younger_is_the_original() {
        let far = relation(&[(0, 500)], 6, 0, Some(-48));
        let near = relation(&[(0, 500)], 1, 0, Some(-24));
        let younger = relation(&[(0, 500)], 0, 0, Some(72));
        assert_eq!(cheapest(&prices(500, &[far, near, younger])), Some(1));
    }

    #[test]
    fn text_cannot_be_regained() {
        let cut = relation(&[(0, 300)], 0, 0, Some(-24));
        let whole = relation(&[(0, 500)], 3, 0, Some(-48));
        assert_eq!(cheapest(&prices(500, &[cut, whole])), Some(1));
    }

    #[test]
    fn who_quotes_a_little_copies_nobody() {
        let quoted = relation(&[(100, 160)], 0, 900, Some(-24));
        assert_eq!(cheapest(&prices(500, &[quoted])), None);
    }
}
