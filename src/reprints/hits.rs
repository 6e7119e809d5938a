//! Where two bodies have fingerprints in common.

use super::{FingerprintHit, PlacedFingerprint};

/// The most pairs of places of one fingerprint. If it repeats more often, each place is in one pair only.
const MAX_PAIRS: usize = 64;

/// The places where two bodies have the same fingerprint, given the fingerprints that [`winnow`] selected of each:
/// the input of [`Matcher::passages`]. All pairs of places of a fingerprint are hits, unless it repeats too often:
/// then each place is in at least one.
///
/// Costs sorting both, and the number of hits.
///
/// [`winnow`]: super::fingerprint::winnow
/// [`Matcher::passages`]: super::Matcher::passages
pub fn hits(a: &[PlacedFingerprint], b: &[PlacedFingerprint]) -> Vec<FingerprintHit> {
    let sorted = |marks: &[PlacedFingerprint]| {
        let mut marks = marks.to_vec();
        marks.sort_unstable();
        marks
    };
    let (a, b) = (sorted(a), sorted(b));
    let (mut rest, mut found) = (b.as_slice(), Vec::new());
    for here in a.chunk_by(|one, two| one.fingerprint == two.fingerprint) {
        let Some(PlacedFingerprint { fingerprint, .. }) = here.first() else { continue };
        rest = &rest[rest.partition_point(|mark| mark.fingerprint < *fingerprint)..];
        let (there, behind) = rest.split_at(rest.partition_point(|mark| mark.fingerprint == *fingerprint));
        rest = behind;
        let here: Vec<u32> = here.iter().map(|mark| mark.at).collect();
        pair_places(&here, there.iter().map(|mark| mark.at), &mut found);
    }
    found
}

/// The pairs of places of one fingerprint in two bodies: all of them, or, if it repeats too often, the first place
/// with the first, the second with the second and so on, so that every place is in a pair.
pub fn pair_places(
    here: &[u32],
    there: impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone,
    hits: &mut Vec<FingerprintHit>,
) {
    if here.len() * there.len() <= MAX_PAIRS {
        for &a in here {
            hits.extend(there.clone().map(|b| FingerprintHit { a, b }));
        }
    } else if let (Some(&last_a), Some(last_b)) = (here.last(), there.clone().next_back()) {
        let many = here.len().max(there.len());
        let here = here.iter().copied().chain(std::iter::repeat(last_a));
        let there = there.chain(std::iter::repeat(last_b));
        hits.extend(here.zip(there).take(many).map(|(a, b)| FingerprintHit { a, b }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reprints::Fingerprint;

    fn marks(all: &[(u32, u32)]) -> Vec<PlacedFingerprint> {
        all.iter().map(|&(fingerprint, at)| PlacedFingerprint { fingerprint: Fingerprint(fingerprint), at }).collect()
    }

    fn pairs(a: &[(u32, u32)], b: &[(u32, u32)]) -> Vec<(u32, u32)> {
        hits(&marks(a), &marks(b)).iter().map(|hit| (hit.a, hit.b)).collect()
    }

    #[test]
    fn every_pair_of_places_is_a_hit() {
        let (a, b) = ([(7, 0), (3, 10), (9, 20), (3, 30)], [(3, 5), (8, 6), (7, 50), (3, 60)]);
        assert_eq!(pairs(&a, &b), [(10, 5), (10, 60), (30, 5), (30, 60), (0, 50)]);
        assert_eq!(pairs(&a, &[]), []);
    }

    #[test]
    fn a_fingerprint_that_repeats_too_often_has_each_place_in_a_hit() {
        let many = |count: u32| -> Vec<(u32, u32)> { (0..count).map(|at| (1, at)).collect() };
        assert_eq!(pairs(&many(8), &many(8)).len(), 64);
        let found = pairs(&many(9), &many(20));
        assert_eq!(found.len(), 20);
        assert_eq!((found[8], found[19]), ((8, 8), (8, 19)));
    }
}
