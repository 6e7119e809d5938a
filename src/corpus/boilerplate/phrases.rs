//! Phrases: runs of words that seeds share which have nothing else in common.

use std::collections::HashMap;

use super::context_statistics::MAX_SAMPLED_SEEDS;
use super::occurrence::{BESIDE_CHARACTERS, EDGE_CHARACTERS, grain};
use super::similarity::{MIN_SKETCH, are_similar, cluster_count, sketch_without};
use crate::corpus::index::ComparableSeed;
use crate::corpus::snapshot::LookupSession;
use crate::reprints::{Fingerprint, FoldedSpan};

/// How many otherwise unrelated seeds have to share a run for it to be a phrase.
const MIN_UNRELATED_SEEDS: usize = 6;

/// How far around a phrase at the end of a body the text belongs to the same notice, in folded characters of
/// ideographic text; 2.5 times as many in Latin text.
const NOTICE_CHARACTERS: u32 = 100;

/// Decides which fingerprints are phrases, and remembers it.
pub(super) struct PhraseDetector<'a, 'b> {
    session: &'b LookupSession<'a>,
    known: HashMap<Fingerprint, bool>,
}

impl<'a, 'b> PhraseDetector<'a, 'b> {
    /// A detector that reads the corpus through a session.
    pub(super) fn new(session: &'b LookupSession<'a>) -> Self {
        Self { session, known: HashMap::new() }
    }

    /// Whether at least [`MIN_UNRELATED_SEEDS`] of the sampled seeds that have a fingerprint, in any place, have
    /// nothing else in common.
    ///
    /// If three quarters of them have it at the same end of the body, the text near it does not count as something
    /// else: the notice with which all pages of an outlet close would make them look related.
    pub(super) fn is_phrase(&mut self, fingerprint: Fingerprint) -> bool {
        if let Some(known) = self.known.get(&fingerprint) {
            return *known;
        }
        let mut seeds = Vec::new();
        while seeds.len() < MAX_SAMPLED_SEEDS && self.session.next_holders(fingerprint, seeds.len(), &mut seeds) {}
        let is_one = seeds.len() >= MIN_UNRELATED_SEEDS && {
            let texts: Vec<_> =
                seeds.iter().take(MAX_SAMPLED_SEEDS).filter_map(|id| self.session.text_of(*id)).collect();
            let ends: Vec<_> = texts.iter().map(|text| ends(text.comparable(), fingerprint)).collect();
            let most = ends.iter().filter(|ends| ends.0).count().max(ends.iter().filter(|ends| ends.1).count());
            let near = if 4 * most < 3 * texts.len() { 0 } else { NOTICE_CHARACTERS };
            let sketches = texts.iter().map(|text| others_far_from(text.comparable(), fingerprint, near));
            let sketches: Vec<_> = sketches.filter(|sketch| sketch.len() >= MIN_SKETCH).collect();
            cluster_count(&sketches, |one, two| are_similar(one, two)) >= MIN_UNRELATED_SEEDS
        };
        self.known.insert(fingerprint, is_one);
        is_one
    }
}

/// The [`grain`] of `wide` folded characters from a place on; that of ideographs if fewer follow.
fn grain_behind(seed: ComparableSeed, at: u32, wide: u32) -> u32 {
    let end = at.saturating_add(wide);
    let stretch = if end <= seed.folded.len() { FoldedSpan::new(at, end) } else { FoldedSpan::default() };
    grain(seed, stretch)
}

/// Whether a seed has a fingerprint near the beginning of its body, and whether near the end.
fn ends(seed: ComparableSeed, fingerprint: Fingerprint) -> (bool, bool) {
    let len = seed.folded.len();
    let places = || seed.fingerprints.iter().filter(|mark| mark.fingerprint == fingerprint);
    let is_at = |distance: &dyn Fn(u32) -> u32| {
        places().any(|mark| {
            let grain = grain_behind(seed, mark.at, BESIDE_CHARACTERS);
            distance(mark.at) <= (EDGE_CHARACTERS * grain / 2).min(len / 4)
        })
    };
    (is_at(&|at| at), is_at(&|at| len.saturating_sub(at)))
}

/// The part of a seed's sketch that is farther from a fingerprint than `near` units, as [`NOTICE_CHARACTERS`] counts
/// them.
fn others_far_from(seed: ComparableSeed, fingerprint: Fingerprint, near: u32) -> Vec<Fingerprint> {
    let mut left_out = vec![fingerprint];
    for place in seed.fingerprints.iter().filter(|mark| near > 0 && mark.fingerprint == fingerprint) {
        let wide = near * grain_behind(seed, place.at, near) / 2;
        let from = seed.fingerprints.partition_point(|mark| mark.at + wide < place.at);
        let beside = seed.fingerprints.iter().skip(from).take_while(|mark| mark.at <= place.at + wide);
        left_out.extend(beside.map(|mark| mark.fingerprint));
    }
    left_out.sort_unstable();
    sketch_without(seed, &left_out)
}
