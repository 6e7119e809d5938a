//! Phrases: what seeds say that have nothing else in common.

use std::collections::HashMap;

use super::asking::Asking;
use super::company::LOOKED_AT;
use super::kinship::{LEAST_SKETCH, groups, have_much_in_common, others};
use super::reading::Compared;
use super::surroundings::{BESIDE, EDGE, grain};
use crate::reprints::{Fingerprint, FoldedSpan};

/// How many seeds that have nothing else in common make a phrase of what they share.
const ENOUGH: usize = 6;

/// So near to a phrase at the end of the body, in folded characters, what stands there is more of one notice; two and a
/// half times as many in Latin.
const NEAR: u32 = 100;

/// Finds out about fingerprints, and remembers.
pub(super) struct Commonplaces<'a, 'b> {
    asking: &'b Asking<'a>,
    known: HashMap<Fingerprint, bool>,
}

impl<'a, 'b> Commonplaces<'a, 'b> {
    pub(super) fn new(asking: &'b Asking<'a>) -> Self {
        Self { asking, known: HashMap::new() }
    }

    /// Whether at least [`ENOUGH`] seeds that have nothing else in common have a fingerprint, wherever it stands; of those
    /// that are looked at. If three in four of these have it at the same end of the body, what stands near it is nothing
    /// else: the notice that all pages of an outlet close with would make them kin.
    pub(super) fn has(&mut self, fingerprint: Fingerprint) -> bool {
        if let Some(known) = self.known.get(&fingerprint) {
            return *known;
        }
        let mut seeds = Vec::new();
        while seeds.len() < LOOKED_AT && self.asking.more(fingerprint, seeds.len(), &mut seeds) {}
        let is_one = seeds.len() >= ENOUGH && {
            let texts: Vec<_> = seeds.iter().take(LOOKED_AT).filter_map(|id| self.asking.text_of(*id)).collect();
            let ends: Vec<_> = texts.iter().map(|text| ends(text.compared(), fingerprint)).collect();
            let most = ends.iter().filter(|ends| ends.0).count().max(ends.iter().filter(|ends| ends.1).count());
            let near = if 4 * most < 3 * texts.len() { 0 } else { NEAR };
            let sketches = texts.iter().map(|text| others_far_from(text.compared(), fingerprint, near));
            let sketches: Vec<_> = sketches.filter(|others| others.len() >= LEAST_SKETCH).collect();
            groups(&sketches, |one, two| have_much_in_common(one, two)) >= ENOUGH
        };
        self.known.insert(fingerprint, is_one);
        is_one
    }
}

/// The [`grain`] of so many folded characters from a place on; that of ideographs where fewer follow.
fn grain_behind(reading: Compared, at: u32, wide: u32) -> u32 {
    let end = at.saturating_add(wide);
    let stretch = if end <= reading.folded.len() { FoldedSpan::new(at, end) } else { FoldedSpan::default() };
    grain(reading, stretch)
}

/// Whether a seed has a fingerprint near the beginning of its body, and whether near the end.
fn ends(reading: Compared, fingerprint: Fingerprint) -> (bool, bool) {
    let len = reading.folded.len();
    let places = || reading.marks.iter().filter(|mark| mark.fingerprint == fingerprint);
    let is_at = |distance: &dyn Fn(u32) -> u32| {
        places().any(|mark| {
            let grain = grain_behind(reading, mark.at, BESIDE);
            distance(mark.at) <= (EDGE * grain / 2).min(len / 4)
        })
    };
    (is_at(&|at| at), is_at(&|at| len.saturating_sub(at)))
}

/// What a seed's sketch has that is farther from a fingerprint than `near` folded characters; two and a half times as
/// many in Latin.
fn others_far_from(reading: Compared, fingerprint: Fingerprint, near: u32) -> Vec<Fingerprint> {
    let mut left_out = vec![fingerprint];
    for place in reading.marks.iter().filter(|mark| near > 0 && mark.fingerprint == fingerprint) {
        let wide = near * grain_behind(reading, place.at, near) / 2;
        let from = reading.marks.partition_point(|mark| mark.at + wide < place.at);
        let beside = reading.marks.iter().skip(from).take_while(|mark| mark.at <= place.at + wide);
        left_out.extend(beside.map(|mark| mark.fingerprint));
    }
    left_out.sort_unstable();
    others(reading, &left_out)
}
