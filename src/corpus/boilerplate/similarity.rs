//! Which seeds have much in common.

use crate::corpus::index::ComparableSeed;
use crate::reprints::{Fingerprint, FoldedSpan};

/// A seed whose sketch has fewer fingerprints than this is too short to be compared.
pub(super) const MIN_SKETCH: usize = 3;

/// How many clusters things form if two that are `alike` are in one (single linkage). Costs the square of their
/// number.
pub(super) fn cluster_count<T>(things: &[T], alike: impl Fn(&T, &T) -> bool) -> usize {
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

/// Whether two seeds have a third of their sketches in common, leaving out the fingerprints of a stretch of the
/// first.
pub(super) fn are_otherwise_similar(one: ComparableSeed, two: ComparableSeed, span: FoldedSpan) -> bool {
    let mut own: Vec<_> = one.fingerprints_within(span).map(|mark| mark.fingerprint).collect();
    own.sort_unstable();
    are_similar(&sketch_without(one, &own), &sketch_without(two, &own))
}

/// Whether two sorted sketches have a third of the smaller one in common.
pub(super) fn are_similar(one: &[Fingerprint], two: &[Fingerprint]) -> bool {
    let (few, many) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    3 * few.iter().filter(|mark| many.binary_search(mark).is_ok()).count() >= few.len().max(1)
}

/// A seed's sketch without some fingerprints, which are sorted.
pub(super) fn sketch_without(seed: ComparableSeed, own: &[Fingerprint]) -> Vec<Fingerprint> {
    seed.sketch().iter().filter(|mark| own.binary_search(mark).is_err()).copied().collect()
}
