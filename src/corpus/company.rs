//! The company that a stretch keeps: how it stands in the seeds that have it, and beside how many different texts.

use std::collections::{BTreeMap, HashMap};

use super::asking::{Asking, Text};
use super::index::SeedId;
use super::reading::Compared;
use super::surroundings::{MOST, Place, contexts, grain};
use crate::reprints::{Fingerprint, FoldedSpan, Mark};

/// Of the seeds that have a stretch, this many are looked at.
pub(super) const LOOKED_AT: usize = 24;

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
        // Another seed may have the two the other way round.
        let span = FoldedSpan::new(start, end.max(start));
        // What is filled in differently may put the ends a little off, into the lines beside.
        let (start, end) = (start + span.len() / 6, end - span.len() / 6);
        let begin = start.min(first);
        let inside = FoldedSpan::new(begin, end.max(last + 1).max(begin));
        let (blocks, lines) = (folded.blocks_around(inside), folded.lines_around(inside));
        let frame = if blocks.len() <= MOST * span.len() { blocks } else { lines };
        let grain = grain(reading, span);
        Some(Place { text, span, frame, lines, grain })
    }
}
