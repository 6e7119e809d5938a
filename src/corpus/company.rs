//! The company that a stretch keeps: how it stands in the seeds that have it, and beside how many different texts.

use std::collections::{BTreeMap, HashMap};

use super::asking::{Asking, Text};
use super::index::SeedId;
use super::reading::Compared;
use crate::reprints::weight::{IDEOGRAPH, LETTER, weight_of};
use crate::reprints::{Fingerprint, FoldedSpan, Mark};

/// Of the seeds that have a stretch, this many are looked at.
pub(super) const LOOKED_AT: usize = 24;

/// The blocks or lines that a stretch touches are at most so many times as long as it is.
const MOST: u32 = 3;

/// So many folded characters from an end of the body, but no more than a quarter of it, are still its edge.
pub(super) const EDGE: u32 = 240;

/// A seed with fewer fingerprints in its sketch than this is too short to be told from others.
pub(super) const LEAST_SKETCH: usize = 3;

/// So many folded characters beside a stretch are compared; two and a half times as many in Latin.
pub(super) const BESIDE: u32 = 32;

/// And again so far away from it.
const FAR: u32 = 200;

/// The company that a stretch keeps.
#[derive(Clone, Copy, Default)]
pub(super) struct Company {
    /// Whether all who have it have it as boilerplate stands.
    pub(super) is_always_alike: bool,
    /// Whether all who have it begin or end with it, and with nothing else in its lines.
    pub(super) is_always_outermost: bool,
    /// In how many contexts it stands; 0 if not even three in four have it so.
    pub(super) contexts: usize,
}

/// Finds out about stretches, and remembers.
pub(super) struct Companies<'a, 'b> {
    asking: &'b Asking<'a>,
    known: HashMap<Stretch, Company>,
}

/// All that is asked of a stretch, wherever it stands: of a footer that many seeds have, only once.
#[derive(PartialEq, Eq, Hash)]
struct Stretch {
    /// How many folded characters it has.
    len: u32,
    /// Its fingerprints, their places counted from its beginning.
    marks: Box<[Mark]>,
}

impl Stretch {
    fn of(reading: Compared, span: FoldedSpan) -> Self {
        let inside = reading.marks_within(span).map(|mark| Mark { at: mark.at - span.start, ..mark });
        Self { len: span.len(), marks: inside.collect() }
    }

    /// Its fingerprints, in order, each once.
    fn own(&self) -> Vec<Fingerprint> {
        let mut own: Vec<_> = self.marks.iter().map(|mark| mark.fingerprint).collect();
        own.sort_unstable();
        own.dedup();
        own
    }
}

impl<'a, 'b> Companies<'a, 'b> {
    pub(super) fn new(asking: &'b Asking<'a>) -> Self {
        Self { asking, known: HashMap::new() }
    }

    /// The company of a stretch of a seed.
    pub(super) fn of(&mut self, reading: Compared, span: FoldedSpan) -> Company {
        let stretch = Stretch::of(reading, span);
        if let Some(known) = self.known.get(&stretch) {
            return *known;
        }
        let company = self.found_out(&stretch);
        self.known.insert(stretch, company);
        company
    }

    fn found_out(&self, stretch: &Stretch) -> Company {
        let places = self.places(stretch);
        let alike =
            |foot: bool| places.iter().filter(move |place| place.is_like_boilerplate() && place.is_foot() == foot);
        let most = alike(true).count().max(alike(false).count());
        Company {
            is_always_alike: most == places.len(),
            is_always_outermost: places.iter().all(Place::is_outermost),
            contexts: if 4 * most < 3 * places.len() { 0 } else { contexts(&places, &stretch.own()) },
        }
    }

    /// Where the seeds have a stretch that are looked at.
    fn places(&self, stretch: &Stretch) -> Vec<Place<'a>> {
        self.seen(stretch).into_iter().filter_map(|(text, seen)| seen.place(text, stretch)).collect()
    }

    /// The seeds that have most of the fingerprints of a stretch: of as many as are looked at, the first by their numbers,
    /// which is to say any.
    fn seen(&self, stretch: &Stretch) -> Vec<(Text<'a>, Seen)> {
        let third = stretch.len / 3;
        let marks = &stretch.marks;
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Vec::new() };
        // Most of the fingerprints, and among them of both ends.
        let has_most = |seen: &Seen| {
            2 * seen.count >= marks.len() && seen.first.at <= first.at + third && seen.last.at + third >= last.at
        };
        let mut lists: Vec<List> =
            marks.iter().map(|mark| List { mark: *mark, seeds: Vec::new(), has_more: true }).collect();
        let mut found = Vec::new();
        let mut seen: BTreeMap<SeedId, Seen> = BTreeMap::new();
        while found.len() < LOOKED_AT && lists.iter().any(|list| list.has_more) {
            // The lists that end first hold the others up.
            let end = lists.iter().filter(|list| list.has_more).map(|list| list.seeds.last().copied()).min().flatten();
            for list in lists.iter_mut().filter(|list| list.has_more && list.seeds.last().copied() <= end) {
                let from = list.seeds.len();
                list.has_more = self.asking.more(list.mark.fingerprint, from, &mut list.seeds);
                for id in list.seeds.iter().skip(from) {
                    let seen = seen.entry(*id).or_insert(Seen { count: 0, first: list.mark, last: list.mark });
                    seen.add(list.mark);
                }
            }
            // Up to here all is known of everyone.
            let end = lists.iter().filter(|list| list.has_more).map(|list| list.seeds.last().copied()).min();
            while found.len() < LOOKED_AT
                && let Some(entry) = seen.first_entry()
                && end.is_none_or(|end| Some(*entry.key()) <= end)
            {
                let (id, seen) = entry.remove_entry();
                if has_most(&seen) {
                    found.extend(self.asking.text_of(id).map(|text| (text, seen)));
                }
            }
        }
        found
    }
}

/// The seeds that have a fingerprint of a stretch, as far as they are known.
struct List {
    mark: Mark,
    seeds: Vec<SeedId>,
    has_more: bool,
}

/// The folded characters of a stretch.
pub(super) fn characters<'a>(reading: Compared<'a>, span: FoldedSpan) -> &'a [char] {
    reading.folded.characters().get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// Which fingerprints of a stretch a seed has: how many, the first and the last.
struct Seen {
    count: usize,
    first: Mark,
    last: Mark,
}

impl Seen {
    fn add(&mut self, mark: Mark) {
        self.count += 1;
        if mark.at < self.first.at {
            self.first = mark;
        }
        if mark.at > self.last.at {
            self.last = mark;
        }
    }

    /// Where the seed has the stretch.
    fn place<'a>(&self, text: Text<'a>, stretch: &Stretch) -> Option<Place<'a>> {
        let reading = text.compared();
        let there = |of: Mark| reading.marks.iter().find(|mark| mark.fingerprint == of.fingerprint).map(|mark| mark.at);
        let (first, last) = (there(self.first)?, there(self.last)?);
        let folded = reading.folded;
        let start = first.saturating_sub(self.first.at).min(folded.len());
        let end = last.saturating_add(stretch.len.saturating_sub(self.last.at)).min(folded.len());
        let span = FoldedSpan::new(start, end);
        // What is filled in differently may put the ends a little off, into the lines beside.
        let (start, end) = (start + span.len() / 6, end - span.len() / 6);
        let inside = FoldedSpan::new(start.min(first), end.max(last + 1));
        let (blocks, lines) = (folded.blocks_around(inside), folded.lines_around(inside));
        let frame = if blocks.len() <= MOST * span.len() { blocks } else { lines };
        let grain = grain(reading, span);
        Some(Place { text, span, frame, lines, grain })
    }
}

/// Where a seed has a stretch.
struct Place<'a> {
    text: Text<'a>,
    span: FoldedSpan,
    /// The blocks or lines that it is most of, if it is.
    frame: FoldedSpan,
    /// The lines that it touches.
    lines: FoldedSpan,
    grain: u32,
}

impl Place<'_> {
    fn reading(&self) -> Compared<'_> {
        self.text.compared()
    }

    fn is_like_boilerplate(&self) -> bool {
        let (len, FoldedSpan { start, end }) = (self.reading().folded.len(), self.frame);
        let is_much = self.frame.len() <= MOST * self.span.len();
        let edge = (EDGE * self.grain / 2).min(len / 4);
        let is_at_edge = start <= edge || len - end.min(len) <= edge;
        is_much && is_at_edge && len >= 2 * self.frame.len()
    }

    /// Whether the body begins or ends with it, and its lines say nothing else.
    fn is_outermost(&self) -> bool {
        let (lines, len) = (self.lines, self.reading().folded.len());
        (lines.start == 0 || lines.end >= len) && lines == self.span
    }

    /// Whether it is nearer to the end of the body than to the beginning.
    fn is_foot(&self) -> bool {
        self.frame.start + self.frame.end >= self.reading().folded.len()
    }

    /// What stands on its inner side, `distance` characters away.
    fn beside(&self, distance: u32) -> &[char] {
        let FoldedSpan { start, end } = self.frame;
        let (distance, wide) = (distance * self.grain / 2, BESIDE * self.grain / 2);
        let inner = if self.is_foot() {
            FoldedSpan::new(start.saturating_sub(distance + wide), start.saturating_sub(distance))
        } else {
            FoldedSpan::new(end + distance, (end + distance + wide).min(self.reading().folded.len()))
        };
        characters(self.reading(), inner)
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
fn contexts(places: &[Place], own: &[Fingerprint]) -> usize {
    let places = places.iter().map(|place| (place, others(place.reading(), own)));
    let places: Vec<_> = places.filter(|(_, others)| others.len() >= LEAST_SKETCH).collect();
    groups(&places, |(one, others_of_one), (two, others_of_two)| {
        one.stands_like(two) || have_much_in_common(others_of_one, others_of_two)
    })
}

/// Into how many groups things fall, if two that are `alike` are in one.
pub(super) fn groups<T>(things: &[T], alike: impl Fn(&T, &T) -> bool) -> usize {
    let mut group: Vec<usize> = (0..things.len()).collect();
    for (i, one) in things.iter().enumerate() {
        for (j, two) in things.iter().enumerate().skip(i + 1) {
            let (from, to) = (group[j], group[i]);
            if from != to && alike(one, two) {
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    group.sort_unstable();
    group.dedup();
    group.len()
}

/// Whether two short stretches have a quarter of their runs of three ideographs or seven letters in common.
fn are_alike(one: &[char], two: &[char], grain: u32) -> bool {
    let run = 3 * grain as usize / 2;
    let runs: std::collections::HashSet<&[char]> = one.windows(run).collect();
    let shared = two.windows(run).filter(|run| runs.contains(run)).count();
    let least = one.len().min(two.len()).saturating_sub(run - 1);
    shared >= 3 && 4 * shared >= least
}

/// How many characters say as much as two ideographs: two, or five where most are letters.
pub(super) fn grain(reading: Compared, span: FoldedSpan) -> u32 {
    let text = characters(reading, span);
    if 2 * weight_of(text) < text.len() as u32 * (IDEOGRAPH + LETTER) { 5 } else { 2 }
}

/// Whether two seeds have a third of their fingerprints in common, those of a stretch of the first left out.
pub(super) fn are_related(one: Compared, two: Compared, span: FoldedSpan) -> bool {
    let own = Stretch::of(one, span).own();
    have_much_in_common(&others(one, &own), &others(two, &own))
}

pub(super) fn have_much_in_common(one: &[Fingerprint], two: &[Fingerprint]) -> bool {
    let (few, many) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    3 * few.iter().filter(|mark| many.binary_search(mark).is_ok()).count() >= few.len().max(1)
}

/// What a seed's sketch has beside the fingerprints of a stretch.
pub(super) fn others(reading: Compared, own: &[Fingerprint]) -> Vec<Fingerprint> {
    reading.sketch.iter().filter(|mark| own.binary_search(mark).is_err()).copied().collect()
}
