//! How the passages of one witness stand to one another: which are in the seed's order, which were moved, and what
//! lies between two that follow one another on both sides.
//!
//! The passages in order are the heaviest chain that rises on both sides (a heaviest increasing subsequence, Jacobson
//! and Vo 1992, found with a Fenwick tree in O(n log n)). A passage outside of the chain was moved if the chain has
//! its text on neither side: of two blocks that changed places, that is the shorter one. If the chain has its text,
//! the text occurs twice on one side, which is not reported.

use super::SeedSide;
use super::coverage::Coverage;
use super::variants::between;
use super::{FoldedSpan, Passage, Variant};

/// How a passage fits into the order of a seed and a witness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageOrder {
    /// It is in the same order in both.
    #[default]
    Same,
    /// The witness has it in another place among the others.
    Moved,
    /// It repeats another passage: one of the two has the text twice.
    Again,
}

/// A passage of a witness, placed among the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// How it fits into the order.
    pub order: PassageOrder,
    /// What is between the previous passage and this one and that only one side has, or both have in other words, in
    /// order of the seed: a paragraph that was cut or inserted. Never a transposition.
    pub before: Vec<Variant>,
}

/// The least length, in folded characters, of a stretch beside a moved passage that counts as left out or inserted.
const MIN_CHARACTERS_BESIDE_MOVED: u32 = 8;

/// The placement of each passage that a seed shares with one witness. `passages` are in order of the seed.
///
/// What lies between two passages counts as left out or inserted if it is no longer than all that the two texts share
/// in order, and as reworded if it is no longer than the two passages beside it. Beyond that, one text quotes the
/// other.
///
/// Costs O(n log n) in the passages, and the text that lies between them.
pub fn placements(seed: SeedSide, witness: SeedSide, passages: &[&Passage]) -> Vec<Placement> {
    let chain = chain(passages);
    let mut placements = vec![Placement::default(); passages.len()];
    let mut in_order: Vec<&Passage> = chain.iter().filter_map(|&index| passages.get(index).copied()).collect();
    in_order.dedup_by_key(|passage| passage.seed);
    let (here, there) = (covered(&in_order, |passage| passage.seed), covered(&in_order, |passage| passage.witness));
    let is_new = |passage: &Passage| {
        let is_covered = |span: FoldedSpan, by: &Coverage| 2 * by.shared(span) > u64::from(span.len());
        !is_covered(passage.seed, &here) && !is_covered(passage.witness, &there)
    };
    let mut moved: Vec<&Passage> = Vec::new();
    let mut links = chain.iter().copied().peekable();
    for (index, passage) in passages.iter().enumerate() {
        let Some(placement) = placements.get_mut(index).filter(|_| links.next_if_eq(&index).is_none()) else {
            continue;
        };
        placement.order = if is_new(passage) { PassageOrder::Moved } else { PassageOrder::Again };
        if placement.order == PassageOrder::Moved {
            moved.push(passage);
        }
    }
    let (moved_here, moved_there) =
        (covered(&moved, |passage| passage.seed), covered(&moved, |passage| passage.witness));
    let shared: u32 = in_order.iter().map(|passage| agreeing(passage)).sum();
    for two in chain.windows(2) {
        let [one, next] = *two else { continue };
        let (Some(one), Some(behind), Some(placement)) =
            (passages.get(one), passages.get(next), placements.get_mut(next))
        else {
            continue;
        };
        // Two passages of a chain can overlap on one side; then nothing lies between them there.
        let between_ends = |one: FoldedSpan, next: FoldedSpan| FoldedSpan::new(one.end, next.start.max(one.end));
        let here = between_ends(one.seed, behind.seed);
        let there = between_ends(one.witness, behind.witness);
        let beside = agreeing(one) + agreeing(behind);
        let (here_left, there_left) = (without(here, &moved_here), without(there, &moved_there));
        let at = |span: FoldedSpan| FoldedSpan::new(span.start, span.start);
        let one_side = |span: &FoldedSpan| !span.is_empty() && span.len() <= shared;
        if here_left != [here] || there_left != [there] {
            let long = |span: &FoldedSpan| span.len() >= MIN_CHARACTERS_BESIDE_MOVED && one_side(span);
            let omitted =
                here_left.iter().filter(|span| long(span)).map(|span| between(seed, witness, *span, at(there)));
            let added = there_left.iter().filter(|span| long(span)).map(|span| between(seed, witness, at(here), *span));
            placement.before = omitted.chain(added).collect();
        } else if here.is_empty() != there.is_empty() && (one_side(&here) || one_side(&there))
            || !here.is_empty() && !there.is_empty() && here.len().max(there.len()) <= beside
        {
            placement.before = vec![between(seed, witness, here, there)];
        }
    }
    placements
}

/// The number of equal folded characters.
fn agreeing(passage: &Passage) -> u32 {
    passage.equal.iter().map(|run| run.len).sum()
}

/// What passages cover on one side.
fn covered(passages: &[&Passage], side: fn(&Passage) -> FoldedSpan) -> Coverage {
    let mut covered = Coverage::default();
    passages.iter().for_each(|passage| covered.add(side(passage)));
    covered
}

/// The uncovered parts of a span, in order; the span itself if nothing of it is covered.
fn without(span: FoldedSpan, covered: &Coverage) -> Vec<FoldedSpan> {
    let (mut left, mut from) = (Vec::new(), span.start);
    for other in covered.within(span) {
        left.push(FoldedSpan::new(from, other.start));
        from = other.end;
    }
    if left.is_empty() {
        return vec![span];
    }
    left.push(FoldedSpan::new(from, span.end));
    left.retain(|span| !span.is_empty());
    left
}

/// The passages of the heaviest chain that rises on both sides, by their positions.
fn chain(passages: &[&Passage]) -> Vec<usize> {
    let mut by_witness: Vec<usize> = (0..passages.len()).collect();
    let place = |index: usize| passages.get(index).map(|passage| (passage.witness.start, passage.witness.end));
    by_witness.sort_by_key(|&index| place(index));
    let mut rank = vec![0; passages.len()];
    let (mut last, mut next) = (None, 0);
    for &index in &by_witness {
        let start = place(index).map(|(start, _)| start);
        if start != last {
            (last, next) = (start, next + 1);
        }
        if let Some(rank) = rank.get_mut(index) {
            *rank = next;
        }
    }
    // For each rank and those below it, the weight of the best chain that ends there, and its last link.
    let mut best: Vec<(u32, Option<usize>)> = vec![(0, None); passages.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; passages.len()];
    let mut heaviest: (u32, Option<usize>) = (0, None);
    for group in
        passages.iter().enumerate().collect::<Vec<_>>().chunk_by(|one, two| one.1.seed.start == two.1.seed.start)
    {
        // Passages that begin at one place of the seed do not follow one another, so all are looked up before any is
        // entered.
        let links: Vec<_> = group
            .iter()
            .map(|&(index, passage)| {
                let (mut sum, mut link) = (0, None);
                let mut at = rank.get(index).map_or(0, |rank| rank - 1);
                while at > 0 {
                    if let Some(&(weight, last)) = best.get(at).filter(|entry| entry.0 > sum) {
                        (sum, link) = (weight, last);
                    }
                    at &= at - 1;
                }
                (index, sum + agreeing(passage).max(1), link)
            })
            .collect();
        for (index, sum, link) in links {
            if let Some(before) = before.get_mut(index) {
                *before = link;
            }
            if sum > heaviest.0 {
                heaviest = (sum, Some(index));
            }
            let mut at = rank.get(index).copied().unwrap_or_default();
            while let Some(entry) = best.get_mut(at).filter(|_| at > 0) {
                if sum > entry.0 {
                    *entry = (sum, Some(index));
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut chain: Vec<usize> =
        std::iter::successors(heaviest.1, |&index| before.get(index).copied().flatten()).collect();
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reprints::EqualRun;
    use crate::reprints::tests::{passages, text};

    const FERRY: &str =
        "江边的渡口每天清晨都有人等船，老船工把缆绳解开，船就慢慢离了岸。雾散以后，对面山上的茶园一层一层显出来。";
    const PICKLES: &str =
        "腌菜的缸子摆在檐下，压缸的石头是祖上从河里捡来的，每年立冬洗一次，洗完晾在竹匾上，等太阳把水气收干。";
    const MILL: &str = "磨坊在溪的拐弯处，水车比屋子还高，天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼，从不着急。";

    /// For each passage, what is before it, and whether it is in order.
    fn told(seed: &[&str], witness: &[&str]) -> Vec<String> {
        let (a, b) = (text(&seed.join("\n\n")), text(&witness.join("\n\n")));
        let found = passages(&a, &b);
        let placements = placements(a.side(), b.side(), &found.iter().collect::<Vec<_>>());
        let tell = |it: &Placement| {
            let before = it.before.iter().map(|it| format!("{:?} {}→{}", it.kind, it.seed_text, it.witness_text));
            before
                .chain((it.order != PassageOrder::Same).then(|| format!("{:?}", it.order)))
                .collect::<Vec<_>>()
                .join("; ")
        };
        placements.iter().map(tell).collect()
    }

    #[test]
    fn a_paragraph_that_was_cut_or_put_in_is_named() {
        let gone = PICKLES.trim_end_matches('。');
        assert_eq!(told(&[FERRY, PICKLES, MILL], &[FERRY, MILL]), [String::new(), format!("Omission {gone}→")]);
        assert_eq!(told(&[FERRY, MILL], &[FERRY, PICKLES, MILL]), [String::new(), format!("Addition →{gone}")]);
        assert_eq!(told(&[FERRY, MILL], &[FERRY, MILL]), [""]);
    }

    #[test]
    fn of_blocks_that_changed_places_the_shorter_was_moved() {
        assert_eq!(told(&[FERRY, PICKLES, MILL], &[PICKLES, FERRY, MILL]), ["", "Moved", ""]);
        assert_eq!(told(&[PICKLES, FERRY, MILL], &[FERRY, MILL, PICKLES]), ["Moved", ""]);
    }

    #[test]
    fn what_stands_twice_was_not_moved() {
        assert_eq!(told(&[FERRY, MILL], &[FERRY, MILL, PICKLES, FERRY]), ["Again", ""]);
    }

    #[test]
    fn quotations_far_apart_leave_nothing_out() {
        let long = format!("{PICKLES}换一种说法，{PICKLES}再换一种说法，{PICKLES}");
        assert_eq!(told(&[FERRY, &long, MILL], &[FERRY, MILL]), ["", ""]);
    }

    fn passage(seed: u32, witness: u32, len: u32) -> Passage {
        let span = |start| FoldedSpan::new(start, start + len);
        let equal = vec![EqualRun { seed, witness, len }];
        Passage { seed: span(seed), witness: span(witness), similarity: 1.0, equal }
    }

    #[test]
    fn the_heaviest_passages_that_rise_on_both_sides_are_in_order() {
        let all = [passage(0, 100, 40), passage(50, 0, 90), passage(150, 150, 30)];
        assert_eq!(chain(&all.iter().collect::<Vec<_>>()), [1, 2]);
        assert_eq!(chain(&[]), [0; 0]);
    }

    #[test]
    fn stretches_are_taken_out_of_a_span() {
        let span = FoldedSpan::new;
        let left = |others: &[FoldedSpan]| {
            let mut covered = Coverage::default();
            others.iter().for_each(|other| covered.add(*other));
            without(span(0, 10), &covered)
        };
        assert_eq!(left(&[span(4, 6), span(5, 7)]), [span(0, 4), span(7, 10)]);
        assert_eq!(left(&[span(0, 10)]), []);
        assert_eq!(left(&[span(10, 20)]), [span(0, 10)]);
    }

    proptest! {
        #[test]
        fn a_chain_rises_and_none_is_heavier(
            places in proptest::collection::vec((0u32..40, 0u32..40, 1u32..9), 0..9),
        ) {
            let mut all: Vec<_> = places.iter().map(|&(seed, witness, len)| passage(seed, witness, len)).collect();
            all.sort_by_key(|passage| (passage.seed, passage.witness));
            let all: Vec<_> = all.iter().collect();
            let rises = |chain: &[usize]| {
                let starts = |index: usize| (all[index].seed.start, all[index].witness.start);
                chain.windows(2).all(|two| {
                    let (one, next) = (starts(two[0]), starts(two[1]));
                    one.0 < next.0 && one.1 < next.1
                })
            };
            let weight = |chain: &[usize]| chain.iter().map(|&index| agreeing(all[index])).sum::<u32>();
            let found = chain(&all);
            prop_assert!(rises(&found));
            for choice in 0u32..1 << all.len() {
                let other: Vec<_> = (0..all.len()).filter(|index| choice & 1 << index != 0).collect();
                prop_assert!(!rises(&other) || weight(&other) <= weight(&found));
            }
        }
    }
}
