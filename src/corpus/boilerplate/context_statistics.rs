//! The statistics that a stretch keeps: how it stands in the seeds that have it, and beside how many different texts.

use std::collections::{BTreeMap, HashMap};

use super::occurrence::{MAX_FRAME_RATIO, Occurrence, contexts, grain};
use crate::corpus::index::ComparableSeed;
use crate::corpus::index::SeedId;
use crate::corpus::snapshot::{LookupSession, SeedText};
use crate::reprints::{Fingerprint, FoldedSpan, PlacedFingerprint};

/// Of the seeds that have a stretch, this many are looked at.
pub(in crate::corpus) const MAX_SAMPLED_SEEDS: usize = 24;

/// The statistics that a stretch keeps.
#[derive(Clone, Copy, Default)]
pub(super) struct ContextStatistics {
    /// Whether all who have it have it as boilerplate stands.
    pub(super) is_always_alike: bool,
    /// Whether all who have it begin or end with it, and with nothing else in its lines.
    pub(super) is_always_outermost: bool,
    /// In how many contexts it stands; 0 if not even three in four have it so.
    pub(super) contexts: usize,
}

/// Finds out about stretches, and remembers.
pub(super) struct ContextAnalyser<'a, 'b> {
    session: &'b LookupSession<'a>,
    known: HashMap<StretchKey, ContextStatistics>,
}

/// All that is asked of a stretch, wherever it stands: of a footer that many seeds have, only once.
#[derive(PartialEq, Eq, Hash)]
struct StretchKey {
    /// How many folded characters it has.
    len: u32,
    /// Its fingerprints, their occurrences counted from its beginning.
    marks: Box<[PlacedFingerprint]>,
}

impl StretchKey {
    fn new(reading: ComparableSeed, span: FoldedSpan) -> Self {
        let inside = reading.marks_within(span).map(|mark| PlacedFingerprint { at: mark.at - span.start, ..mark });
        Self { len: span.len(), marks: inside.collect() }
    }

    /// Its fingerprints, in order, each once.
    fn fingerprints(&self) -> Vec<Fingerprint> {
        let mut fingerprints: Vec<_> = self.marks.iter().map(|mark| mark.fingerprint).collect();
        fingerprints.sort_unstable();
        fingerprints.dedup();
        fingerprints
    }
}

impl<'a, 'b> ContextAnalyser<'a, 'b> {
    pub(super) fn new(session: &'b LookupSession<'a>) -> Self {
        Self { session, known: HashMap::new() }
    }

    /// The statistics of a stretch of a seed.
    pub(super) fn statistics_of(&mut self, reading: ComparableSeed, span: FoldedSpan) -> ContextStatistics {
        let stretch = StretchKey::new(reading, span);
        if let Some(known) = self.known.get(&stretch) {
            return *known;
        }
        let statistics = self.analyse(&stretch);
        self.known.insert(stretch, statistics);
        statistics
    }

    fn analyse(&self, stretch: &StretchKey) -> ContextStatistics {
        let occurrences = self.occurrences(stretch);
        let alike =
            |foot: bool| occurrences.iter().filter(move |place| place.is_like_boilerplate() && place.is_foot() == foot);
        let most = alike(true).count().max(alike(false).count());
        ContextStatistics {
            is_always_alike: most == occurrences.len(),
            is_always_outermost: occurrences.iter().all(Occurrence::is_outermost),
            contexts: if 4 * most < 3 * occurrences.len() {
                0
            } else {
                contexts(&occurrences, &stretch.fingerprints())
            },
        }
    }

    /// Where the seeds have a stretch that are looked at.
    fn occurrences(&self, stretch: &StretchKey) -> Vec<Occurrence<'a>> {
        self.seen(stretch).into_iter().filter_map(|(text, seen)| seen.place(text, stretch)).collect()
    }

    /// The seeds that have most of the fingerprints of a stretch: of as many as are looked at, the first by their numbers,
    /// which is to say any.
    fn seen(&self, stretch: &StretchKey) -> Vec<(SeedText<'a>, FingerprintTally)> {
        let third = stretch.len / 3;
        let marks = &stretch.marks;
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Vec::new() };
        // Most of the fingerprints, and among them of both ends.
        let has_most = |seen: &FingerprintTally| {
            2 * seen.count >= marks.len() && seen.first.at <= first.at + third && seen.last.at + third >= last.at
        };
        let mut lists: Vec<HolderList> =
            marks.iter().map(|mark| HolderList { mark: *mark, seeds: Vec::new(), has_more: true }).collect();
        let mut found = Vec::new();
        let mut seen: BTreeMap<SeedId, FingerprintTally> = BTreeMap::new();
        while found.len() < MAX_SAMPLED_SEEDS && lists.iter().any(|list| list.has_more) {
            // The lists that end first hold the others up.
            let end = lists.iter().filter(|list| list.has_more).map(|list| list.seeds.last().copied()).min().flatten();
            for list in lists.iter_mut().filter(|list| list.has_more && list.seeds.last().copied() <= end) {
                let from = list.seeds.len();
                list.has_more = self.session.next_holders(list.mark.fingerprint, from, &mut list.seeds);
                for id in list.seeds.iter().skip(from) {
                    let seen =
                        seen.entry(*id).or_insert(FingerprintTally { count: 0, first: list.mark, last: list.mark });
                    seen.add(list.mark);
                }
            }
            // Up to here all is known of everyone.
            let end = lists.iter().filter(|list| list.has_more).map(|list| list.seeds.last().copied()).min();
            while found.len() < MAX_SAMPLED_SEEDS
                && let Some(entry) = seen.first_entry()
                && end.is_none_or(|end| Some(*entry.key()) <= end)
            {
                let (id, seen) = entry.remove_entry();
                if has_most(&seen) {
                    found.extend(self.session.text_of(id).map(|text| (text, seen)));
                }
            }
        }
        found
    }
}

/// The seeds that have a fingerprint of a stretch, as far as they are known.
struct HolderList {
    mark: PlacedFingerprint,
    seeds: Vec<SeedId>,
    has_more: bool,
}

/// Which fingerprints of a stretch a seed has: how many, the first and the last.
struct FingerprintTally {
    count: usize,
    first: PlacedFingerprint,
    last: PlacedFingerprint,
}

impl FingerprintTally {
    fn add(&mut self, mark: PlacedFingerprint) {
        self.count += 1;
        if mark.at < self.first.at {
            self.first = mark;
        }
        if mark.at > self.last.at {
            self.last = mark;
        }
    }

    /// Where the seed has the stretch.
    fn place<'a>(&self, text: SeedText<'a>, stretch: &StretchKey) -> Option<Occurrence<'a>> {
        let reading = text.comparable();
        let there = |of: PlacedFingerprint| {
            reading.marks.iter().find(|mark| mark.fingerprint == of.fingerprint).map(|mark| mark.at)
        };
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
        let frame = if blocks.len() <= MAX_FRAME_RATIO * span.len() { blocks } else { lines };
        let grain = grain(reading, span);
        Some(Occurrence { text, span, frame, lines, grain })
    }
}
