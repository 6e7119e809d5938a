//! How the seeds that have a stretch have it, and beside how many different texts.

use std::collections::{BTreeMap, HashMap};

use super::occurrence::{MAX_FRAME_RATIO, StretchOccurrence, contexts, grain};
use crate::corpus::index::{ComparableSeed, SeedId};
use crate::corpus::snapshot::{LookupSession, SeedText};
use crate::reprints::{Fingerprint, FoldedSpan, PlacedFingerprint};

/// The most seeds that are looked at for one stretch.
pub(in crate::corpus) const MAX_SAMPLED_SEEDS: usize = 24;

/// The contexts of a stretch.
#[derive(Clone, Copy, Default)]
pub(super) struct ContextStatistics {
    /// Whether every seed has it the way boilerplate stands: see [`StretchOccurrence::is_like_boilerplate`].
    pub(super) is_always_alike: bool,
    /// Whether every seed's body begins or ends with it, with nothing else in its lines.
    pub(super) is_always_outermost: bool,
    /// The number of contexts; 0 unless three quarters of the seeds have it the way boilerplate stands.
    pub(super) contexts: usize,
}

/// Computes the statistics of stretches and remembers them.
pub(super) struct ContextAnalyser<'a, 'b> {
    session: &'b LookupSession<'a>,
    known: HashMap<StretchKey, ContextStatistics>,
}

/// Identifies a stretch by its text, wherever it stands. A footer that many seeds have is analysed only once.
#[derive(PartialEq, Eq, Hash)]
struct StretchKey {
    /// Its length in folded characters.
    len: u32,
    /// Its fingerprints, with places counted from its beginning.
    fingerprints: Box<[PlacedFingerprint]>,
}

impl StretchKey {
    fn new(seed: ComparableSeed, span: FoldedSpan) -> Self {
        let inside = seed.fingerprints_within(span).map(|mark| PlacedFingerprint { at: mark.at - span.start, ..mark });
        Self { len: span.len(), fingerprints: inside.collect() }
    }

    /// Its fingerprints, sorted, each once.
    fn fingerprints(&self) -> Vec<Fingerprint> {
        let mut fingerprints: Vec<_> = self.fingerprints.iter().map(|mark| mark.fingerprint).collect();
        fingerprints.sort_unstable();
        fingerprints.dedup();
        fingerprints
    }
}

impl<'a, 'b> ContextAnalyser<'a, 'b> {
    /// An analyser that reads the corpus through a session.
    pub(super) fn new(session: &'b LookupSession<'a>) -> Self {
        Self { session, known: HashMap::new() }
    }

    /// The statistics of a stretch of a seed. Costs a look-up and the texts of at most [`MAX_SAMPLED_SEEDS`] seeds
    /// when a stretch is met for the first time.
    pub(super) fn statistics_of(&mut self, seed: ComparableSeed, span: FoldedSpan) -> ContextStatistics {
        let stretch = StretchKey::new(seed, span);
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
            is_always_outermost: occurrences.iter().all(StretchOccurrence::is_outermost),
            contexts: if 4 * most < 3 * occurrences.len() {
                0
            } else {
                contexts(&occurrences, &stretch.fingerprints())
            },
        }
    }

    /// Where the sampled seeds have a stretch.
    fn occurrences(&self, stretch: &StretchKey) -> Vec<StretchOccurrence<'a>> {
        self.seen(stretch).into_iter().filter_map(|(text, seen)| seen.place(text, stretch)).collect()
    }

    /// The seeds that have most fingerprints of a stretch: the first [`MAX_SAMPLED_SEEDS`] by their numbers. Numbers
    /// are hashes, so this is a random sample.
    fn seen(&self, stretch: &StretchKey) -> Vec<(SeedText<'a>, FingerprintTally)> {
        let third = stretch.len / 3;
        let fingerprints = &stretch.fingerprints;
        let (Some(first), Some(last)) = (fingerprints.first(), fingerprints.last()) else { return Vec::new() };
        // Most of the fingerprints, some near either end among them.
        let has_most = |seen: &FingerprintTally| {
            2 * seen.count >= fingerprints.len() && seen.first.at <= first.at + third && seen.last.at + third >= last.at
        };
        let mut lists: Vec<HolderList> =
            fingerprints.iter().map(|mark| HolderList { mark: *mark, seeds: Vec::new(), has_more: true }).collect();
        let mut found = Vec::new();
        let mut seen: BTreeMap<SeedId, FingerprintTally> = BTreeMap::new();
        while found.len() < MAX_SAMPLED_SEEDS && lists.iter().any(|list| list.has_more) {
            // The lists that were read least far hold the others up.
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
            // Up to this number every list is complete.
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

/// The seeds that have one fingerprint of a stretch, as far as they were read.
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
    fn place<'a>(&self, text: SeedText<'a>, stretch: &StretchKey) -> Option<StretchOccurrence<'a>> {
        let seed = text.comparable();
        let there = |of: PlacedFingerprint| {
            seed.fingerprints.iter().find(|mark| mark.fingerprint == of.fingerprint).map(|mark| mark.at)
        };
        let (first, last) = (there(self.first)?, there(self.last)?);
        let folded = seed.folded;
        let start = first.saturating_sub(self.first.at).min(folded.len());
        let end = last.saturating_add(stretch.len.saturating_sub(self.last.at)).min(folded.len());
        // Another seed may have the two in the opposite order.
        let span = FoldedSpan::new(start, end.max(start));
        // Gaps that are filled in differently can put the ends a little off, into the neighbouring lines.
        let (start, end) = (start + span.len() / 6, end - span.len() / 6);
        let begin = start.min(first);
        let inside = FoldedSpan::new(begin, end.max(last + 1).max(begin));
        let (blocks, lines) = (folded.blocks_around(inside), folded.lines_around(inside));
        let frame = if blocks.len() <= MAX_FRAME_RATIO * span.len() { blocks } else { lines };
        let grain = grain(seed, span);
        Some(StretchOccurrence { text, span, frame, lines, grain })
    }
}
