//! What a growing set of spans covers of a body, which may be far longer than they are.

use std::collections::{BTreeMap, HashMap};

use super::FoldedSpan;
use crate::never::never;

/// The size of the Fenwick tree: one entry for each 32-bit number, and one more because it counts from 1.
const PLACES: u64 = 1 << 33;

/// See the module.
///
/// A Fenwick tree (Fenwick, “A new data structure for cumulative frequency tables”, 1994) counts how often each place
/// is covered. Only the entries that were written to are kept, so each span costs some dozen steps, however many
/// there are and however long the body is.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    /// How much the number of spans changes, and the same times the place of the change.
    changes: HashMap<u64, (i64, i64)>,
    /// What is covered at all: spans that do not touch, by their start.
    union: BTreeMap<u32, u32>,
}

impl Coverage {
    /// Adds a span.
    pub(super) fn add(&mut self, span: FoldedSpan) {
        if span.is_empty() {
            return;
        }
        self.change(span.start, 1);
        self.change(span.end, -1);
        let mut whole = span;
        while let Some((&start, &end)) =
            self.union.range(..=whole.end).next_back().filter(|(_, end)| **end >= whole.start)
        {
            self.union.remove(&start);
            whole = FoldedSpan::new(whole.start.min(start), whole.end.max(end));
        }
        self.union.insert(whole.start, whole.end);
    }

    /// How many folded characters the spans share with another one. A character that several spans cover is counted
    /// several times.
    pub(super) fn shared(&self, span: FoldedSpan) -> u64 {
        let covered = self.before(span.end) - self.before(span.start);
        never!(covered < 0, "{covered} folded characters are covered");
        covered.unsigned_abs()
    }

    /// The covered parts of a span, in order. Costs what is found.
    pub(super) fn within(&self, span: FoldedSpan) -> impl Iterator<Item = FoldedSpan> {
        let before = self.union.range(..=span.start).next_back().map(|(start, _)| *start);
        let touching = self.union.range(before.unwrap_or(span.start)..span.end.max(span.start));
        let shared = touching.map(move |(start, end)| FoldedSpan::new(*start, *end).intersection(span));
        shared.filter(|shared| !shared.is_empty())
    }

    fn change(&mut self, at: u32, by: i64) {
        let mut place = u64::from(at) + 1;
        while place < PLACES {
            let entry = self.changes.entry(place).or_default();
            *entry = (entry.0 + by, entry.1 + by * i64::from(at));
            place += place & place.wrapping_neg();
        }
    }

    /// How much is covered before a place.
    fn before(&self, at: u32) -> i64 {
        let (mut count, mut moment) = (0, 0);
        let mut place = u64::from(at);
        while place > 0 {
            let (changes, moments) = self.changes.get(&place).copied().unwrap_or_default();
            (count, moment) = (count + changes, moment + moments);
            place &= place - 1;
        }
        count * i64::from(at) - moment
    }
}

/// What two sequences of spans have in common, in order. Each is sorted and without overlaps. Linear.
pub(super) fn common(one: impl Iterator<Item = FoldedSpan>, two: impl Iterator<Item = FoldedSpan>) -> Vec<FoldedSpan> {
    let (mut one, mut two) = (one.peekable(), two.peekable());
    let mut found = Vec::new();
    while let (Some(&first), Some(&second)) = (one.peek(), two.peek()) {
        let shared = first.intersection(second);
        if !shared.is_empty() {
            found.push(shared);
        }
        if first.end <= second.end {
            one.next()
        } else {
            two.next()
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_counts_what_the_stretches_share(
            spans in proptest::collection::vec((0u32..60, 0u32..20), 0..20), from in 0u32..70, len in 0u32..30,
        ) {
            let mut coverage = Coverage::default();
            let spans: Vec<_> = spans.into_iter().map(|(start, len)| FoldedSpan::new(start, start + len)).collect();
            spans.iter().for_each(|span| coverage.add(*span));
            let asked = FoldedSpan::new(from, from + len);
            let shared: u32 = spans.iter().map(|span| span.shared(asked)).sum();
            prop_assert_eq!(coverage.shared(asked), u64::from(shared));
            let covered: Vec<u32> = coverage.within(asked).flat_map(|part| part.start..part.end).collect();
            let each: Vec<u32> = (from..from + len).filter(|at| spans.iter().any(|span| span.contains(*at))).collect();
            prop_assert_eq!(covered, each);
        }
    }
}
