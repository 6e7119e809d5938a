//! Boilerplate that no parser knows, told from reprints by the company it keeps.
//!
//! A text that is reprinted stands among the same neighbours every time; a disclaimer, a columnist's note or a call to
//! subscribe stands at the end of a different article each time. So a stretch at the edge of a passage, between line
//! edges, is boilerplate if
//!
//! - at least [`ENOUGH`] *contexts* have it. Two seeds are one context if what stands on the stretch's inner side, the
//!   side that faces the rest of the body, is alike in both, or if the seeds have much else in common;
//! - three in four seeds that have it have it at the same end of the body, there it is a third or more of the lines or
//!   blocks that it touches (templates have gaps to fill), and no more than half of the body.
//!
//! [`LEAST`] contexts suffice for a short stretch that is all that two seeds share, if *all* who have it have it so.
//!
//! A sentence that articles quote fails the second test, and a story that twenty outlets print whole the first. Which
//! seeds have a stretch is asked of the index by the fingerprints that both seeds of the passage have there, so both get
//! the same answer. In a corpus of five seeds hardly anything can be learnt.

use std::collections::{HashMap, HashSet};

use super::lookup::Carriers;
use super::reading::Reading;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::reprints::{Fingerprint, FoldedSpan, Hit, Passage, cut};

/// How many contexts a stretch must have.
const ENOUGH: usize = 6;

/// How many suffice where everything else speaks for boilerplate.
const LEAST: usize = 3;

/// The weight of a stretch for which [`LEAST`] can suffice: 200 ideographs.
const SHORT: u32 = 200 * IDEOGRAPH;

/// So many folded characters that a passage has beside the stretch are more than chance.
const MORE: u32 = 16;

/// Of the seeds that have a stretch, this many are looked at.
const LOOKED_AT: usize = 24;

/// No boilerplate is longer than this many folded characters.
const LONGEST: u32 = 600;

/// How many lines of it are tried.
const LINES: usize = 16;

/// The blocks or lines that a stretch touches are at most so many times as long as it is.
const MOST: u32 = 3;

/// So many folded characters from an end of the body, but no more than a quarter of it, are still its edge.
const EDGE: u32 = 240;

/// A seed with fewer fingerprints in its sketch than this is too short to be told from others.
const LEAST_SKETCH: usize = 3;

/// So many folded characters beside a stretch are compared.
const BESIDE: usize = 32;

/// What is known of one passage.
pub(super) struct Judge<'a> {
    /// Who has which fingerprint.
    pub(super) carriers: &'a Carriers<'a>,
    /// The seed whose path comes first, which the passage is seen from.
    pub(super) first: &'a Reading,
    /// The other.
    pub(super) second: &'a Reading,
    /// Where the two seeds have a fingerprint in common.
    pub(super) hits: &'a [(Fingerprint, Hit)],
}

impl Judge<'_> {
    /// The passage without boilerplate at its ends; `None` if nothing is left that is a passage.
    pub(super) fn without_boilerplate(&self, passage: Passage) -> Option<Passage> {
        let span = passage.seed;
        let starts = self.first.folded.line_starts(span);
        let tail = starts.iter().rev().chain(starts.is_empty().then_some(&span.start));
        let tails = tail.chain([&span.start]).take(LINES).map(|&start| FoldedSpan::new(start, span.end));
        let end = self.longest(tails, &passage).map_or(span.end, |tail| tail.start);
        let heads = starts.iter().chain([&span.end]).take(LINES).map(|&to| FoldedSpan::new(span.start, to.min(end)));
        let start = self.longest(heads, &passage).map_or(span.start, |head| head.end);
        if (start, end) == (span.start, span.end) {
            return Some(passage);
        }
        cut(&self.first.folded, &passage, FoldedSpan::new(start, end))
    }

    /// The longest of the stretches (each longer than the one before) that is boilerplate.
    fn longest(&self, stretches: impl Iterator<Item = FoldedSpan>, passage: &Passage) -> Option<FoldedSpan> {
        stretches
            .take_while(|stretch| stretch.len() <= LONGEST)
            .filter(|stretch| !stretch.is_empty() && self.is_boilerplate(*stretch, passage))
            .last()
    }

    fn is_boilerplate(&self, stretch: FoldedSpan, passage: &Passage) -> bool {
        let witness = FoldedSpan::new(passage.witness_of(stretch.start), passage.witness.end);
        let inside = |hit: &Hit| stretch.contains(hit.a) && witness.contains(hit.b);
        let mut marks: Vec<(u32, Fingerprint)> =
            self.hits.iter().filter(|(_, hit)| inside(hit)).map(|(fingerprint, hit)| (hit.a, *fingerprint)).collect();
        marks.sort_unstable();
        marks.dedup();
        let places = self.places(stretch, &marks);
        let at =
            |foot: bool| places.iter().filter(|place| place.is_like_boilerplate() && place.is_foot() == foot).count();
        let alike = at(true).max(at(false));
        let own: HashSet<Fingerprint> = marks.iter().map(|mark| mark.1).collect();
        let least = if 4 * alike < 3 * places.len() {
            return false;
        } else if alike == places.len() && self.is_short_and_alone(stretch, passage, &own) {
            LEAST
        } else {
            ENOUGH
        };
        places.len() >= least && contexts(&places, &own) >= least
    }

    /// Whether a stretch is short and all that the two seeds share.
    fn is_short_and_alone(&self, stretch: FoldedSpan, passage: &Passage, own: &HashSet<Fingerprint>) -> bool {
        let range = stretch.start as usize..stretch.end as usize;
        passage.seed.len() <= stretch.len() + MORE
            && weight_of(self.first.folded.characters().get(range).unwrap_or_default()) <= SHORT
            && !are_related(self.first, self.second, own)
    }

    /// Where the seeds have a stretch that have most of its fingerprints.
    fn places(&self, stretch: FoldedSpan, marks: &[(u32, Fingerprint)]) -> Vec<Place<'_>> {
        let mut seen: HashMap<*const Reading, Seen> = HashMap::new();
        for &(at, fingerprint) in marks {
            for (reading, there) in self.carriers.of(fingerprint) {
                let new = Seen { reading, count: 0, first: (at, there), last: (at, there) };
                let seen = seen.entry(std::ptr::from_ref(reading)).or_insert(new);
                seen.count += 1;
                seen.last = (at, there);
            }
        }
        // Most of the fingerprints, and among them of both ends.
        let third = stretch.len() / 3;
        let mut seen: Vec<Seen> = seen.into_values().collect();
        seen.retain(|seen| {
            5 * seen.count >= 3 * marks.len()
                && marks.first().is_some_and(|mark| seen.first.0 <= mark.0 + third)
                && marks.last().is_some_and(|mark| seen.last.0 + third >= mark.0)
        });
        seen.sort_unstable_by(|one, two| one.reading.path.cmp(&two.reading.path));
        let step = seen.len().div_ceil(LOOKED_AT).max(1);
        seen.into_iter().step_by(step).map(|seen| seen.place(stretch)).collect()
    }
}

/// A seed that has fingerprints of a stretch: the first and the last of them, in the stretch and there.
struct Seen<'a> {
    reading: &'a Reading,
    count: usize,
    first: (u32, u32),
    last: (u32, u32),
}

impl<'a> Seen<'a> {
    fn place(&self, stretch: FoldedSpan) -> Place<'a> {
        let folded = &self.reading.folded;
        let start = self.first.1.saturating_sub(self.first.0.saturating_sub(stretch.start)).min(folded.len());
        let end = self.last.1.saturating_add(stretch.end.saturating_sub(self.last.0)).min(folded.len());
        let span = FoldedSpan::new(start, end);
        let (blocks, lines) = (folded.blocks_around(span), folded.lines_around(span));
        let frame = if blocks.len() <= MOST * span.len() { blocks } else { lines };
        Place { reading: self.reading, span, frame }
    }
}

/// Where a seed has a stretch.
struct Place<'a> {
    reading: &'a Reading,
    span: FoldedSpan,
    /// The blocks or lines that it is most of, if it is.
    frame: FoldedSpan,
}

impl Place<'_> {
    fn is_like_boilerplate(&self) -> bool {
        let (len, FoldedSpan { start, end }) = (self.reading.folded.len(), self.frame);
        let is_much = self.frame.len() <= MOST * self.span.len();
        let edge = EDGE.min(len / 4);
        let is_at_edge = start <= edge || len - end.min(len) <= edge;
        is_much && is_at_edge && len >= 2 * self.frame.len()
    }

    /// Whether it is nearer to the end of the body than to the beginning.
    fn is_foot(&self) -> bool {
        self.frame.start + self.frame.end >= self.reading.folded.len()
    }

    /// What stands on its inner side.
    fn beside(&self) -> &[char] {
        let characters = self.reading.folded.characters();
        let (start, end) = (self.frame.start as usize, self.frame.end as usize);
        let inner =
            if self.is_foot() { start.saturating_sub(BESIDE)..start } else { end..characters.len().min(end + BESIDE) };
        characters.get(inner).unwrap_or_default()
    }
}

/// Into how many contexts the places fall. Seeds that have hardly anything beside the stretch are not counted.
fn contexts(places: &[Place], own: &HashSet<Fingerprint>) -> usize {
    let places: Vec<_> =
        places.iter().filter(|place| others(place.reading, own).nth(LEAST_SKETCH - 1).is_some()).collect();
    let mut context: Vec<usize> = (0..places.len()).collect();
    for (i, one) in places.iter().enumerate() {
        for (j, two) in places.iter().enumerate().skip(i + 1) {
            let (from, to) = (context[j], context[i]);
            let alike = || {
                (one.is_foot() == two.is_foot() && are_alike(one.beside(), two.beside()))
                    || are_related(one.reading, two.reading, own)
            };
            if from != to && alike() {
                context.iter_mut().filter(|context| **context == from).for_each(|context| *context = to);
            }
        }
    }
    context.iter().collect::<HashSet<_>>().len()
}

/// Whether two short stretches have a quarter of their runs of three in common.
fn are_alike(one: &[char], two: &[char]) -> bool {
    let runs: HashSet<&[char]> = one.windows(3).collect();
    let shared = two.windows(3).filter(|run| runs.contains(run)).count();
    let least = one.len().min(two.len()).saturating_sub(2);
    shared >= 3 && 4 * shared >= least
}

/// Whether two seeds have a third of their fingerprints in common, those of the stretch itself left out.
fn are_related(one: &Reading, two: &Reading, own: &HashSet<Fingerprint>) -> bool {
    let least = others(one, own).count().min(others(two, own).count()).max(1);
    3 * others(one, own).filter(|mark| two.sketch.binary_search(mark).is_ok()).count() >= least
}

/// What a seed's sketch has beside the stretch.
fn others<'a>(reading: &'a Reading, own: &HashSet<Fingerprint>) -> impl Iterator<Item = &'a Fingerprint> {
    reading.sketch.iter().filter(|mark| !own.contains(mark))
}
