//! Inferring who copied whom from generated histories whose truth is known.
//!
//! A history is a text of random characters that is copied again and again. Copyists change characters and leave out or
//! insert paragraphs, some copies merge two, some dates are missing and some are wrong. What the program infers is
//! counted, and the counts must not fall below floors (docs/lineage.md has the figures; `--nocapture` prints them, and
//! `VARIORUM_HISTORIES` generates more histories).

mod history;

use std::sync::Arc;

use history::{DISTINCTIVE_READINGS, HistoryKind, Random, history};
use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, Doubt, Overlay, Snapshot};

const NOTHING: HistoryKind = HistoryKind { name: "dated", undated: 0, wrong: 0, lost: 0, mixed: 0, cut: 2 };

const KINDS: [HistoryKind; 7] = [
    NOTHING,
    HistoryKind { name: "half undated", undated: 50, ..NOTHING },
    HistoryKind { name: "undated", undated: 100, ..NOTHING },
    HistoryKind { name: "wrong dates", undated: 10, wrong: 15, ..NOTHING },
    HistoryKind { name: "lost", lost: 30, ..NOTHING },
    HistoryKind { name: "mixed", undated: 20, mixed: 25, ..NOTHING },
    HistoryKind { name: "mixed, a third", undated: 20, mixed: 25, cut: 3, ..NOTHING },
];

#[derive(Default)]
struct Count {
    all: usize,
    right: usize,
    sure: usize,
    sure_and_right: usize,
    ancestors: usize,
    ancestors_right: usize,
    /// Copies that merge two.
    mixed: usize,
    /// Those that no single other copy explains, and how many of them were recognised with their sources.
    recognisable: usize,
    recognised: usize,
    /// Copies that were reported as merging two, and how many of them with the right sources.
    reported: usize,
    reported_correctly: usize,
    cycles: usize,
    wrong_dates: usize,
}

impl Count {
    fn share(part: usize, of: usize) -> f64 {
        part as f64 / of.max(1) as f64
    }
}

fn count(kind: HistoryKind, histories: usize) -> Count {
    let mut random = Random::new(0x9E37_79B9_7F4A_7C15 ^ (kind.name.len() as u64 * 77));
    let mut count = Count::default();
    for _ in 0..histories {
        let copies = history(&mut random, kind);
        let readings: Vec<_> = copies.iter().enumerate().map(|(number, copy)| copy.reading(number)).collect();
        let add_overlay =
            |corpus: Snapshot, it: &Arc<AnalysedSeed>| corpus.with_overlay(Arc::new(Overlay::new(Arc::clone(it))));
        let kept = || readings.iter().zip(&copies).filter(|(_, copy)| !copy.is_lost).map(|(reading, _)| reading);
        let Some(start) = kept().next() else { continue };
        let corpus = kept().fold(Snapshot::default(), add_overlay);
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
            let no_single = |other: usize| copy.unexplained_by(&[&copies[other]]) >= DISTINCTIVE_READINGS;
            let is_recognisable = is_mixed
                && copy.parents.iter().all(|it| !copies[*it].is_lost)
                && (0..copies.len()).filter(is_older).all(no_single);
            let two: Option<[usize; 2]> = origin.second.and_then(|second| Some([found?, numbers[second]]));
            let is_reported_correctly = two.is_some_and(|two| {
                is_mixed && two.iter().all(is_older) && copy.unexplained_by(&two.map(|other| &copies[other])) == 0
            });
            count.mixed += usize::from(is_mixed);
            count.recognisable += usize::from(is_recognisable);
            count.recognised += usize::from(is_recognisable && is_reported_correctly);
            count.reported += usize::from(origin.second.is_some());
            count.reported_correctly += usize::from(is_reported_correctly);
            count.wrong_dates += usize::from(matches!(origin.doubt, Some(Doubt::AgainstDate(_))));
        }
    }
    count
}

#[test]
fn histories_are_recovered() {
    let histories = std::env::var("VARIORUM_HISTORIES").ok().and_then(|it| it.parse().ok()).unwrap_or(10);
    // Few of the copies that merge two can be recognised.
    let counts = KINDS.map(|kind| (kind, count(kind, if kind.mixed > 0 { 3 * histories } else { histories })));
    for (kind, it) in &counts {
        println!(
            "{:<19} copies {:>4}  parents {:.3}  ancestors {:.3}  sure {:.3}, right if sure {:.3}, if not {:.3}  against \
             date {}  of two {}, recognisable {}, of these recognised {}, reported {}, correctly {}",
            kind.name,
            it.all,
            Count::share(it.right, it.all),
            Count::share(it.ancestors_right, it.ancestors),
            Count::share(it.sure, it.all),
            Count::share(it.sure_and_right, it.sure),
            Count::share(it.right - it.sure_and_right, it.all - it.sure),
            it.wrong_dates,
            it.mixed,
            it.recognisable,
            it.recognised,
            it.reported,
            it.reported_correctly,
        );
    }
    for (kind, it) in &counts {
        assert_eq!(it.cycles, 0, "{}", kind.name);
        let right_if_sure = Count::share(it.sure_and_right, it.sure);
        let right_if_not = Count::share(it.right - it.sure_and_right, it.all - it.sure);
        // A copy of a lost one seems to come from another copy of it.
        let least = if kind.lost > 0 { 0.7 } else { 0.85 };
        assert!(right_if_sure >= least || it.sure == 0, "{}: {right_if_sure}", kind.name);
        assert!(right_if_not < right_if_sure || it.all == it.sure, "{}: {right_if_not}", kind.name);
    }
    let right = |index: usize| Count::share(counts[index].1.right, counts[index].1.all);
    assert!(right(0) >= 0.9, "dated: {}", right(0));
    let of = |is_wanted: fn(&HistoryKind) -> bool, what: fn(&Count) -> usize| -> usize {
        counts.iter().filter(|(kind, _)| is_wanted(kind)).map(|(_, it)| what(it)).sum()
    };
    let mixed: fn(&HistoryKind) -> bool = |kind| kind.mixed > 0;
    let recognised = Count::share(of(mixed, |it| it.recognised), of(mixed, |it| it.recognisable));
    let precision = Count::share(of(mixed, |it| it.reported_correctly), of(mixed, |it| it.reported));
    assert!(recognised >= 0.55, "recognised copies of two: {recognised}");
    assert!(precision >= 0.7, "correct among those reported: {precision}");
    let false_alarms =
        Count::share(of(|kind| kind.mixed == 0, |it| it.reported), of(|kind| kind.mixed == 0, |it| it.all));
    assert!(false_alarms <= 0.01, "wrongly reported as copies of two: {false_alarms}");
}
