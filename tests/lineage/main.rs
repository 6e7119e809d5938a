//! Who copied whom, found out again from generated histories whose truth is known.
//!
//! A history is a text of random characters that is copied from hand to hand: copyists change characters, leave
//! paragraphs out, put some in; some copies merge two; some dates are missing, some are wrong. What is found out is
//! counted, and the counts are held against floors (docs/lineage.md tells them; `--nocapture` prints them, `VARIORUM_HISTORIES` makes more).

mod history;

use std::sync::Arc;

use history::{Kind, Random, TELLING, history};
use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, Doubt, Overlay, Snapshot};

const NOTHING: Kind = Kind { name: "dated", undated: 0, wrong: 0, lost: 0, mixed: 0, cut: 2 };

const KINDS: [Kind; 7] = [
    NOTHING,
    Kind { name: "half undated", undated: 50, ..NOTHING },
    Kind { name: "undated", undated: 100, ..NOTHING },
    Kind { name: "wrong dates", undated: 10, wrong: 15, ..NOTHING },
    Kind { name: "lost", lost: 30, ..NOTHING },
    Kind { name: "mixed", undated: 20, mixed: 25, ..NOTHING },
    Kind { name: "mixed, a third", undated: 20, mixed: 25, cut: 3, ..NOTHING },
];

#[derive(Default)]
struct Count {
    all: usize,
    right: usize,
    sure: usize,
    sure_and_right: usize,
    ancestors: usize,
    ancestors_right: usize,
    /// Copies that were made of two.
    mixed: usize,
    /// Those of them that no single other explains, and how many of these were told with their sources.
    tellable: usize,
    tellable_told: usize,
    /// Copies of which it was told that they were made of two, and those of them with whose sources it was right.
    told: usize,
    told_rightly: usize,
    cycles: usize,
    wrong_dates: usize,
}

impl Count {
    fn share(part: usize, of: usize) -> f64 {
        part as f64 / of.max(1) as f64
    }
}

fn count(kind: Kind, histories: usize) -> Count {
    let mut random = Random::new(0x9E37_79B9_7F4A_7C15 ^ (kind.name.len() as u64 * 77));
    let mut count = Count::default();
    for _ in 0..histories {
        let copies = history(&mut random, kind);
        let readings: Vec<_> = copies.iter().enumerate().map(|(number, copy)| copy.reading(number)).collect();
        let laid =
            |corpus: Snapshot, it: &Arc<AnalysedSeed>| corpus.with_overlay(Arc::new(Overlay::new(Arc::clone(it))));
        let kept = || readings.iter().zip(&copies).filter(|(_, copy)| !copy.is_lost).map(|(reading, _)| reading);
        let Some(start) = kept().next() else { continue };
        let corpus = kept().fold(Snapshot::default(), laid);
        let lineage = corpus.lineage(Arc::clone(start), &Cancel::new()).expect("nobody cancels");
        assert_eq!(lineage.members.len(), lineage.origins.len());
        let number_of =
            |reading: &Arc<AnalysedSeed>| readings.iter().position(|it| it.path == reading.path).expect("a copy");
        let numbers: Vec<usize> = lineage.members.iter().map(number_of).collect();
        let ancestors = |parents: &dyn Fn(usize) -> Vec<usize>, of: usize| {
            let (mut open, mut found) = (parents(of), Vec::new());
            while let Some(next) = open.pop() {
                if !found.contains(&next) {
                    found.push(next);
                    open.extend(parents(next));
                }
            }
            found
        };
        let true_parents = |of: usize| copies[of].parents.clone();
        let found_parents = |of: usize| {
            let at = numbers.iter().position(|number| *number == of);
            at.and_then(|at| lineage.origins[at].parent).map(|parent| numbers[parent]).into_iter().collect()
        };
        for (at, origin) in lineage.origins.iter().enumerate() {
            let copy = &copies[numbers[at]];
            let found = origin.parent.map(|parent| numbers[parent]);
            let is_right = found.map_or(copy.parents.is_empty(), |found| copy.parents.contains(&found));
            let is_sure = origin.doubt.is_none();
            count.all += 1;
            count.right += usize::from(is_right);
            count.sure += usize::from(is_sure);
            count.sure_and_right += usize::from(is_sure && is_right);
            let found_ancestors = ancestors(&found_parents, numbers[at]);
            let true_ancestors = ancestors(&true_parents, numbers[at]);
            count.cycles += usize::from(found_ancestors.contains(&numbers[at]));
            count.ancestors += found_ancestors.len();
            count.ancestors_right += found_ancestors.iter().filter(|it| true_ancestors.contains(it)).count();
            let is_mixed = copy.parents.len() > 1;
            let is_older =
                |other: &usize| *other != numbers[at] && !ancestors(&true_parents, *other).contains(&numbers[at]);
            let no_single = |other: usize| copy.unexplained_by(&[&copies[other]]) >= TELLING;
            let is_tellable = is_mixed
                && copy.parents.iter().all(|it| !copies[*it].is_lost)
                && (0..copies.len()).filter(is_older).all(no_single);
            let two: Option<[usize; 2]> = origin.second.and_then(|second| Some([found?, numbers[second]]));
            let is_told_rightly = two.is_some_and(|two| {
                is_mixed && two.iter().all(is_older) && copy.unexplained_by(&two.map(|other| &copies[other])) == 0
            });
            count.mixed += usize::from(is_mixed);
            count.tellable += usize::from(is_tellable);
            count.tellable_told += usize::from(is_tellable && is_told_rightly);
            count.told += usize::from(origin.second.is_some());
            count.told_rightly += usize::from(is_told_rightly);
            count.wrong_dates += usize::from(matches!(origin.doubt, Some(Doubt::AgainstDate(_))));
        }
    }
    count
}

#[test]
fn histories_are_found_out_again() {
    let histories = std::env::var("VARIORUM_HISTORIES").ok().and_then(|it| it.parse().ok()).unwrap_or(10);
    // Copies made of two that can be told are few.
    let counts = KINDS.map(|kind| (kind, count(kind, if kind.mixed > 0 { 3 * histories } else { histories })));
    for (kind, it) in &counts {
        println!(
            "{:<19} copies {:>4}  parents {:.3}  ancestors {:.3}  sure {:.3}, right if sure {:.3}, if not {:.3}  against \
             date {}  of two {}, tellable {}, these told {}, told in all {}, rightly {}",
            kind.name,
            it.all,
            Count::share(it.right, it.all),
            Count::share(it.ancestors_right, it.ancestors),
            Count::share(it.sure, it.all),
            Count::share(it.sure_and_right, it.sure),
            Count::share(it.right - it.sure_and_right, it.all - it.sure),
            it.wrong_dates,
            it.mixed,
            it.tellable,
            it.tellable_told,
            it.told,
            it.told_rightly,
        );
    }
    for (kind, it) in &counts {
        assert_eq!(it.cycles, 0, "{}", kind.name);
        let right_if_sure = Count::share(it.sure_and_right, it.sure);
        let right_if_not = Count::share(it.right - it.sure_and_right, it.all - it.sure);
        // What comes from a lost one seems to come from another copy of it.
        let least = if kind.lost > 0 { 0.7 } else { 0.85 };
        assert!(right_if_sure >= least || it.sure == 0, "{}: {right_if_sure}", kind.name);
        assert!(right_if_not < right_if_sure || it.all == it.sure, "{}: {right_if_not}", kind.name);
    }
    let right = |index: usize| Count::share(counts[index].1.right, counts[index].1.all);
    assert!(right(0) >= 0.9, "dated: {}", right(0));
    let of = |is_wanted: fn(&Kind) -> bool, what: fn(&Count) -> usize| -> usize {
        counts.iter().filter(|(kind, _)| is_wanted(kind)).map(|(_, it)| what(it)).sum()
    };
    let mixed: fn(&Kind) -> bool = |kind| kind.mixed > 0;
    let told = Count::share(of(mixed, |it| it.tellable_told), of(mixed, |it| it.tellable));
    let rightly = Count::share(of(mixed, |it| it.told_rightly), of(mixed, |it| it.told));
    assert!(told >= 0.55, "told of two: {told}");
    assert!(rightly >= 0.7, "rightly told of two: {rightly}");
    let falsely = Count::share(of(|kind| kind.mixed == 0, |it| it.told), of(|kind| kind.mixed == 0, |it| it.all));
    assert!(falsely <= 0.01, "told of two, and are not: {falsely}");
}
