//! Anchors: maximal stretches that are equal in two bodies.

use super::EqualRun;
use super::fingerprint::{SHINGLE_WEIGHT, WINDOW_WEIGHT, shingle_len};
use super::weight::LETTER;
use crate::text::subslice;

/// A place in each of two bodies, in folded characters, where both have the same fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FingerprintHit {
    /// The place in the first body.
    pub a: u32,
    /// The place in the second body.
    pub b: u32,
}

/// How far apart equal shingles of one window can begin, in characters.
const MAX_WINDOW_OFFSET: u32 = (WINDOW_WEIGHT - SHINGLE_WEIGHT).div_ceil(LETTER);

/// How far from a hit or an anchor the search for anchors looks, in characters: one shingle of letters that begins
/// [`MAX_WINDOW_OFFSET`] away.
pub(super) const ANCHOR_REACH: u32 = MAX_WINDOW_OFFSET + SHINGLE_WEIGHT.div_ceil(LETTER) + 1;

/// The longest equal stretches around the hits, each once, in order of their places. A hit whose shingles differ,
/// though their hashes are equal, has none.
///
/// Costs the length of what is found, and sorting the hits.
pub(super) fn anchors(a: &[char], b: &[char], hits: &[FingerprintHit]) -> Vec<EqualRun> {
    let mut hits: Vec<FingerprintHit> = hits.iter().flat_map(|hit| repeats_nearby(a, b, *hit).chain([*hit])).collect();
    hits.sort_unstable_by_key(|hit| (i64::from(hit.a) - i64::from(hit.b), hit.a));
    let mut found: Vec<EqualRun> = Vec::new();
    for hit in &hits {
        let known = found.last().is_some_and(|run| {
            i64::from(run.seed) - i64::from(run.witness) == i64::from(hit.a) - i64::from(hit.b)
                && hit.a < run.seed + run.len
        });
        if !known && let Some(run) = grow(a, b, *hit) {
            found.push(run);
        }
    }
    found.sort_unstable_by_key(|run| (run.seed, run.witness));
    found
}

/// Nearby places where the first body has the same shingle again. Winnowing chooses only one of equal shingles in a
/// window, and perhaps not the same one in both bodies.
fn repeats_nearby<'a>(
    a: &'a [char],
    b: &'a [char],
    hit: FingerprintHit,
) -> impl Iterator<Item = FingerprintHit> + use<'a> {
    let rest = subslice(b, hit.b as usize..);
    let shingle = shingle_len(rest).and_then(|len| rest.get(..len)).unwrap_or_default();
    let first = hit.a.saturating_sub(MAX_WINDOW_OFFSET);
    let near = subslice(a, first as usize..);
    let places = (first..=hit.a.saturating_add(MAX_WINDOW_OFFSET)).zip(near);
    let begin = places.filter(move |(at, c)| shingle.first() == Some(c) && *at != hit.a).map(|(at, _)| at);
    begin
        .filter(move |at| a.get(*at as usize..).is_some_and(|there| there.starts_with(shingle)))
        .map(move |at| FingerprintHit { a: at, b: hit.b })
}

fn grow(a: &[char], b: &[char], hit: FingerprintHit) -> Option<EqualRun> {
    let (left_a, right_a) = a.split_at_checked(hit.a as usize)?;
    let (left_b, right_b) = b.split_at_checked(hit.b as usize)?;
    let after = common_prefix(right_a, right_b);
    shingle_len(right_a.get(..after)?)?;
    let before = left_a.iter().rev().zip(left_b.iter().rev()).take_while(|(x, y)| x == y).count();
    let before = u32::try_from(before).ok()?;
    Some(EqualRun { seed: hit.a - before, witness: hit.b - before, len: before + u32::try_from(after).ok()? })
}

fn common_prefix(a: &[char], b: &[char]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}
