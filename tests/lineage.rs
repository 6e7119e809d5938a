//! Who copied whom, found out again from generated histories whose truth is known.
//!
//! A history is a text of random characters that is copied from hand to hand: copyists change characters, leave
//! paragraphs out, put some in; some copies merge two; some dates are missing, some are wrong. What is found out is
//! counted, and the counts are held against floors (docs/lineage.md tells them; `--nocapture` prints them, `VARIORUM_HISTORIES` makes more).

use std::path::PathBuf;
use std::sync::Arc;

use variorum::cancel::Cancel;
use variorum::corpus::{Doubt, Overlay, Reading, Snapshot};
use variorum::text::Source;

/// Marsaglia's xorshift64*.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).expect("31 bits") % end
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of 3,000 common characters.
    fn character(&mut self) -> char {
        u32::try_from(0x4E00 + self.below(3000)).ok().and_then(char::from_u32).expect("a character")
    }

    fn paragraph(&mut self) -> Vec<char> {
        let len = 40 + self.below(120);
        (0..len).map(|_| self.character()).collect()
    }
}

/// What happens in the histories of a kind, in percent.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    /// Copies without a date.
    undated: usize,
    /// Copies with a date of years later.
    wrong: usize,
    /// Copies that merge two.
    mixed: usize,
}

const KINDS: [Kind; 5] = [
    Kind { name: "dated", undated: 0, wrong: 0, mixed: 0 },
    Kind { name: "half undated", undated: 50, wrong: 0, mixed: 0 },
    Kind { name: "undated", undated: 100, wrong: 0, mixed: 0 },
    Kind { name: "wrong dates", undated: 10, wrong: 15, mixed: 0 },
    Kind { name: "mixed", undated: 20, wrong: 0, mixed: 25 },
];

struct Copy {
    paragraphs: Vec<Vec<char>>,
    /// Those that it was made of.
    parents: Vec<usize>,
    day: Option<usize>,
}

fn copied(random: &mut Random, original: &[Vec<char>]) -> Vec<Vec<char>> {
    let mut copy = original.to_vec();
    if random.chance(35) && copy.len() > 3 {
        let from = random.below(copy.len());
        let count = 1 + random.below(2);
        copy.drain(from..(from + count).min(copy.len() - 1).max(from));
    }
    if random.chance(15) {
        let at = random.below(copy.len() + 1);
        let paragraph = random.paragraph();
        copy.insert(at, paragraph);
    }
    for _ in 0..random.below(5) {
        let at = random.below(copy.len());
        let place = random.below(copy[at].len().max(1));
        match random.below(3) {
            0 => drop((place < copy[at].len()).then(|| copy[at].remove(place))),
            1 => copy[at].insert(place, random.character()),
            _ => {
                if let Some(character) = copy[at].get_mut(place) {
                    *character = random.character();
                }
            }
        }
    }
    copy
}

fn history(random: &mut Random, kind: Kind) -> Vec<Copy> {
    let first: Vec<_> = (0..6 + random.below(6)).map(|_| random.paragraph()).collect();
    let mut copies = vec![Copy { paragraphs: first, parents: Vec::new(), day: Some(0) }];
    for number in 1..4 + random.below(7) {
        let one = random.below(copies.len());
        let mut parents = vec![one];
        let mut paragraphs = copied(random, &copies[one].paragraphs);
        if number > 1 && random.chance(kind.mixed) {
            let two = random.below(copies.len());
            if two != one {
                // The second half is taken from the other.
                let other = &copies[two].paragraphs;
                paragraphs.truncate(paragraphs.len() / 2);
                paragraphs.extend_from_slice(&other[other.len() / 2..]);
                parents.push(two);
            }
        }
        copies.push(Copy { paragraphs, parents, day: Some(number * 3) });
    }
    for copy in &mut copies {
        if random.chance(kind.undated) {
            copy.day = None;
        } else if random.chance(kind.wrong) {
            copy.day = Some(1000 + random.below(300));
        }
    }
    copies
}

fn reading(number: usize, copy: &Copy) -> Arc<Reading> {
    let date = copy.day.map(|day| {
        let date = jiff::civil::date(2020, 1, 1).checked_add(jiff::Span::new().days(i64::try_from(day).expect("few")));
        format!("date: {}\n", date.expect("a day"))
    });
    let body: Vec<String> = copy.paragraphs.iter().map(|paragraph| paragraph.iter().collect()).collect();
    let text = format!("---\ntitle: 抄本\n{}---\n\n{}\n", date.unwrap_or_default(), body.join("。\n\n"));
    // The names say nothing: they are in no order.
    let name = format!("/corpus/{:03}.md", number * 7919 % 1000);
    Arc::new(Reading::of(PathBuf::from(name), Source::from_text(text)))
}

#[derive(Default)]
struct Count {
    all: usize,
    right: usize,
    sure: usize,
    sure_and_right: usize,
    ancestors: usize,
    ancestors_right: usize,
    mixed: usize,
    mixed_told: usize,
    told_mixed: usize,
    cycles: usize,
    wrong_dates: usize,
}

impl Count {
    fn share(part: usize, of: usize) -> f64 {
        part as f64 / of.max(1) as f64
    }
}

fn count(kind: Kind, histories: usize) -> Count {
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (kind.name.len() as u64 * 77));
    let mut count = Count::default();
    for _ in 0..histories {
        let copies = history(&mut random, kind);
        let readings: Vec<_> = copies.iter().enumerate().map(|(number, copy)| reading(number, copy)).collect();
        let laid = |corpus: Snapshot, it: &Arc<Reading>| corpus.with_overlay(Arc::new(Overlay::of(Arc::clone(it))));
        let corpus = readings.iter().fold(Snapshot::default(), laid);
        let lineage = corpus.lineage(Arc::clone(&readings[0]), &Cancel::new()).expect("nobody cancels");
        assert_eq!(lineage.members.len(), lineage.origins.len());
        let number_of =
            |reading: &Arc<Reading>| readings.iter().position(|it| it.path == reading.path).expect("a copy");
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
            count.mixed += usize::from(copy.parents.len() > 1);
            count.told_mixed += usize::from(origin.second.is_some());
            count.mixed_told += usize::from(copy.parents.len() > 1 && origin.second.is_some());
            count.wrong_dates += usize::from(matches!(origin.doubt, Some(Doubt::AgainstDate(_))));
        }
    }
    count
}

#[test]
fn histories_are_found_out_again() {
    let histories = std::env::var("VARIORUM_HISTORIES").ok().and_then(|it| it.parse().ok()).unwrap_or(10);
    let counts = KINDS.map(|kind| (kind, count(kind, histories)));
    for (kind, it) in &counts {
        println!(
            "{:<13} copies {:>4}  parents {:.3}  ancestors {:.3}  sure {:.3}, right if sure {:.3}, if not {:.3}  \
             two sources {} of {} told, {} in all  against date {}",
            kind.name,
            it.all,
            Count::share(it.right, it.all),
            Count::share(it.ancestors_right, it.ancestors),
            Count::share(it.sure, it.all),
            Count::share(it.sure_and_right, it.sure),
            Count::share(it.right - it.sure_and_right, it.all - it.sure),
            it.mixed_told,
            it.mixed,
            it.told_mixed,
            it.wrong_dates,
        );
    }
    for (kind, it) in &counts {
        assert_eq!(it.cycles, 0, "{}", kind.name);
        let right_if_sure = Count::share(it.sure_and_right, it.sure);
        let right_if_not = Count::share(it.right - it.sure_and_right, it.all - it.sure);
        assert!(right_if_sure >= 0.85 || it.sure == 0, "{}: {right_if_sure}", kind.name);
        assert!(right_if_not < right_if_sure || it.all == it.sure, "{}: {right_if_not}", kind.name);
    }
    let right = |index: usize| Count::share(counts[index].1.right, counts[index].1.all);
    assert!(right(0) >= 0.9, "dated: {}", right(0));
}
