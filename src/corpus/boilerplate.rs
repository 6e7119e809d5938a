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
//! [`LEAST`] contexts suffice for a short stretch that is all that two seeds share, if *all* who have it have it so. If
//! the two name the same source, and the stretch is whole lines with which both bodies begin or end, two contexts do: so
//! outlets sign their articles. Whoever quotes says more in the line, or does not do it in the very last.
//!
//! A sentence that articles quote fails the second test, and a story that twenty outlets print whole the first. In a
//! corpus of five seeds hardly anything can be learnt.
//!
//! Pages that are filled in from a template (stock tickers) are told by their numbers: [`is_template`].
//!
//! Everything is asked from the seed of the two whose path comes first, so both get the same answer.

use std::collections::{HashMap, HashSet};

use super::lookup::Carriers;
use super::reading::Reading;
use crate::reprints::weight::{IDEOGRAPH, LETTER, weight_of};
use crate::reprints::{Fingerprint, FoldedSpan, Mark, Passage, cut, is_template};

/// How many contexts a stretch must have.
const ENOUGH: usize = 6;

/// How many suffice where everything else speaks for boilerplate.
const LEAST: usize = 3;

/// And how many where two seeds of one source begin or end with it.
const LEAST_OF_A_SOURCE: usize = 2;

/// The weight of a stretch for which [`LEAST`] can suffice: 200 ideographs.
const SHORT: u32 = 200 * IDEOGRAPH;

/// So many folded characters that a passage has beside the stretch are more than chance.
const MORE: u32 = 16;

/// Of the seeds that have a stretch, this many are looked at.
const LOOKED_AT: usize = 24;

/// No boilerplate is longer than this many folded characters; two and a half times as many in Latin, here and below.
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
const BESIDE: u32 = 32;

/// And again so far away from it.
const FAR: u32 = 200;

/// Tells boilerplate from reprints for one seed and all its witnesses.
pub(super) struct Judge<'a> {
    carriers: Carriers<'a>,
    /// What was found out about stretches of seeds.
    known: HashMap<(*const Reading, FoldedSpan), Company>,
}

/// The company that a stretch keeps.
#[derive(Clone, Copy, Default)]
struct Company {
    /// Whether all who have it have it as boilerplate stands.
    is_always_alike: bool,
    /// Whether all who have it begin or end with it, and with nothing else in its lines.
    is_always_outermost: bool,
    /// In how many contexts it stands; 0 if not even three in four have it so.
    contexts: usize,
}

impl<'a> Judge<'a> {
    pub(super) fn new(carriers: Carriers<'a>) -> Self {
        Self { carriers, known: HashMap::new() }
    }

    /// A passage of two seeds, seen from `first`, the one whose path comes first, without boilerplate at its ends; `None`
    /// if nothing is left that is a passage.
    pub(super) fn without_boilerplate(
        &mut self,
        first: &Reading,
        second: &Reading,
        passage: Passage,
    ) -> Option<Passage> {
        if is_template(&first.folded, &second.folded, &passage) {
            return None;
        }
        let span = passage.seed;
        let starts = first.folded.line_starts(span);
        let tails = starts.iter().rev().chain([&span.start]).map(|&start| FoldedSpan::new(start, span.end));
        let end = self.longest(tails, first, second, span).map_or(span.end, |tail| tail.start);
        let heads = starts.iter().chain([&span.end]).map(|&to| FoldedSpan::new(span.start, to.min(end)));
        let start = self.longest(heads, first, second, span).map_or(span.start, |head| head.end);
        if (start, end) == (span.start, span.end) {
            return Some(passage);
        }
        cut(&first.folded, &passage, FoldedSpan::new(start, end))
    }

    /// The longest of the stretches (each longer than the one before) that is boilerplate.
    fn longest(
        &mut self,
        stretches: impl Iterator<Item = FoldedSpan>,
        first: &Reading,
        second: &Reading,
        passage: FoldedSpan,
    ) -> Option<FoldedSpan> {
        let stretches =
            stretches.take(LINES).take_while(|stretch| 2 * stretch.len() <= LONGEST * grain(first, *stretch));
        stretches
            .filter(|stretch| {
                let company = self.company(first, *stretch);
                let is_enough = company.contexts >= LEAST
                    || (company.contexts >= LEAST_OF_A_SOURCE
                        && company.is_always_outermost
                        && first.names_a_source_of(second));
                company.contexts >= ENOUGH
                    || (is_enough
                        && company.is_always_alike
                        && passage.len() <= stretch.len() + MORE
                        && weight_of(characters(first, *stretch)) <= SHORT
                        && !are_related(
                            first,
                            second,
                            &first.marks_within(*stretch).map(|mark| mark.fingerprint).collect(),
                        ))
            })
            .last()
    }

    fn company(&mut self, first: &Reading, stretch: FoldedSpan) -> Company {
        let key = (std::ptr::from_ref(first), stretch);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let marks: Vec<Mark> = first.marks_within(stretch).collect();
        let places = self.places(stretch, &marks);
        let alike =
            |foot: bool| places.iter().filter(move |place| place.is_like_boilerplate() && place.is_foot() == foot);
        let most = alike(true).count().max(alike(false).count());
        let own = marks.iter().map(|mark| mark.fingerprint).collect();
        let is_seldom = places.len() < LEAST_OF_A_SOURCE || 4 * most < 3 * places.len();
        let company = Company {
            is_always_alike: most == places.len(),
            is_always_outermost: places.iter().all(Place::is_outermost),
            contexts: if is_seldom { 0 } else { contexts(&places, &own) },
        };
        self.known.insert(key, company);
        company
    }

    /// Where the seeds have a stretch that have most of its fingerprints.
    fn places(&self, stretch: FoldedSpan, marks: &[Mark]) -> Vec<Place<'a>> {
        let mut seen: HashMap<*const Reading, Seen> = HashMap::new();
        for mark in marks {
            for &(reading, there) in self.carriers.of(mark.fingerprint).iter() {
                let new = Seen { reading, count: 0, first: (mark.at, there), last: (mark.at, there) };
                let seen = seen.entry(std::ptr::from_ref(reading)).or_insert(new);
                seen.count += 1;
                seen.last = (mark.at, there);
            }
        }
        // Most of the fingerprints, and among them of both ends.
        let third = stretch.len() / 3;
        let mut seen: Vec<Seen> = seen.into_values().collect();
        seen.retain(|seen| {
            2 * seen.count >= marks.len()
                && marks.first().is_some_and(|mark| seen.first.0 <= mark.at + third)
                && marks.last().is_some_and(|mark| seen.last.0 + third >= mark.at)
        });
        seen.sort_unstable_by(|one, two| one.reading.path.cmp(&two.reading.path));
        let step = seen.len().div_ceil(LOOKED_AT).max(1);
        seen.into_iter().step_by(step).map(|seen| seen.place(stretch)).collect()
    }
}

fn characters(reading: &Reading, span: FoldedSpan) -> &[char] {
    reading.folded.characters().get(span.start as usize..span.end as usize).unwrap_or_default()
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
        // What is filled in differently may put the ends a little off, into the lines beside.
        let (start, end) = (start + span.len() / 6, end - span.len() / 6);
        let inside = FoldedSpan::new(start.min(self.first.1), end.max(self.last.1 + 1));
        let (blocks, lines) = (folded.blocks_around(inside), folded.lines_around(inside));
        let frame = if blocks.len() <= MOST * span.len() { blocks } else { lines };
        Place { reading: self.reading, span, frame, lines, grain: grain(self.reading, span) }
    }
}

/// Where a seed has a stretch.
struct Place<'a> {
    reading: &'a Reading,
    span: FoldedSpan,
    /// The blocks or lines that it is most of, if it is.
    frame: FoldedSpan,
    /// The lines that it touches.
    lines: FoldedSpan,
    grain: u32,
}

impl Place<'_> {
    fn is_like_boilerplate(&self) -> bool {
        let (len, FoldedSpan { start, end }) = (self.reading.folded.len(), self.frame);
        let is_much = self.frame.len() <= MOST * self.span.len();
        let edge = (EDGE * self.grain / 2).min(len / 4);
        let is_at_edge = start <= edge || len - end.min(len) <= edge;
        is_much && is_at_edge && len >= 2 * self.frame.len()
    }

    /// Whether the body begins or ends with it, and its lines say nothing else.
    fn is_outermost(&self) -> bool {
        let (lines, len) = (self.lines, self.reading.folded.len());
        (lines.start == 0 || lines.end >= len) && lines == self.span
    }

    /// Whether it is nearer to the end of the body than to the beginning.
    fn is_foot(&self) -> bool {
        self.frame.start + self.frame.end >= self.reading.folded.len()
    }

    /// What stands on its inner side, `distance` characters away.
    fn beside(&self, distance: u32) -> &[char] {
        let FoldedSpan { start, end } = self.frame;
        let (distance, wide) = (distance * self.grain / 2, BESIDE * self.grain / 2);
        let inner = if self.is_foot() {
            FoldedSpan::new(start.saturating_sub(distance + wide), start.saturating_sub(distance))
        } else {
            FoldedSpan::new(end + distance, (end + distance + wide).min(self.reading.folded.len()))
        };
        characters(self.reading, inner)
    }

    /// Whether the same stands on the inner side of both, and not only more boilerplate: farther away too.
    fn stands_like(&self, other: &Self) -> bool {
        let (near, far) = ((self.beside(0), other.beside(0)), (self.beside(FAR), other.beside(FAR)));
        let is_short = |text: &[char]| text.len() < BESIDE as usize;
        self.is_foot() == other.is_foot()
            && are_alike(near.0, near.1, self.grain)
            && (is_short(far.0) || is_short(far.1) || are_alike(far.0, far.1, self.grain))
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
            let alike = || one.stands_like(two) || are_related(one.reading, two.reading, own);
            if from != to && alike() {
                context.iter_mut().filter(|context| **context == from).for_each(|context| *context = to);
            }
        }
    }
    context.iter().collect::<HashSet<_>>().len()
}

/// Whether two short stretches have a quarter of their runs of three ideographs or seven letters in common.
fn are_alike(one: &[char], two: &[char], grain: u32) -> bool {
    let run = 3 * grain as usize / 2;
    let runs: HashSet<&[char]> = one.windows(run).collect();
    let shared = two.windows(run).filter(|run| runs.contains(run)).count();
    let least = one.len().min(two.len()).saturating_sub(run - 1);
    shared >= 3 && 4 * shared >= least
}

/// How many characters say as much as two ideographs: two, or five where most are letters.
fn grain(reading: &Reading, span: FoldedSpan) -> u32 {
    let text = characters(reading, span);
    if 2 * weight_of(text) < text.len() as u32 * (IDEOGRAPH + LETTER) { 5 } else { 2 }
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
