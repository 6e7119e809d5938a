//! Chains: anchors that follow one another in both bodies at nearly the same distance.
//!
//! As in Li, “Minimap2: pairwise alignment for nucleotide sequences” (Bioinformatics 2018): the best chain that ends
//! in an anchor is the anchor alone, or the best chain of an earlier anchor that it can follow, less the price of the
//! gap between them. Only a fixed number of earlier anchors is tried.

use super::EqualRun;
use super::weight::weight_of;
use crate::cancel::{Cancel, Cancelled};
use crate::text::subslice;

/// The longest gap between two anchors of one chain, on either side.
const MAX_GAP_CHARACTERS: i64 = 160;

/// The greatest difference between the two sides of a gap.
const MAX_DRIFT_CHARACTERS: i64 = 40;

/// The greatest difference if the anchors overlap: what one side has more is lost to both, and has to be bridged.
const MAX_OVERLAP_DRIFT_CHARACTERS: i64 = 12;

/// How many earlier anchors are tried.
const MAX_PREDECESSORS: usize = 64;

/// Anchors in order. Each begins after the one before it on both sides; neighbours may overlap.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) anchors: Vec<EqualRun>,
    score: i64,
}

/// The chains of the anchors, which are in order of their places; the best chain first. Every anchor is in exactly
/// one.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is raised.
pub(super) fn chains(a: &[char], anchors: &[EqualRun], cancel: &Cancel) -> Result<Vec<Chain>, Cancelled> {
    struct ChainLink {
        score: i64,
        before: Option<usize>,
    }
    let weight_of_run = |run: &EqualRun| {
        let range = run.seed as usize..(run.seed + run.len) as usize;
        i64::from(weight_of(subslice(a, range)))
    };
    let mut links: Vec<ChainLink> = Vec::with_capacity(anchors.len());
    for (i, anchor) in anchors.iter().enumerate() {
        cancel.check()?;
        let own = weight_of_run(anchor);
        let mut best = ChainLink { score: own, before: None };
        let earlier = anchors.iter().zip(&links).enumerate().skip(i.saturating_sub(MAX_PREDECESSORS));
        for (j, (before, link)) in earlier {
            if let Some((price, share)) = follows(before, anchor) {
                let score = link.score - price + own * share / i64::from(anchor.len).max(1);
                if score > best.score {
                    best = ChainLink { score, before: Some(j) };
                }
            }
        }
        links.push(best);
    }
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|&i| (-links[i].score, i));
    let mut used = vec![false; links.len()];
    let mut found = Vec::new();
    for end in order {
        let mut chain = Vec::new();
        let mut at = Some(end);
        while let Some(i) = at.filter(|&i| !used[i]) {
            used[i] = true;
            chain.push(anchors[i]);
            at = links[i].before;
        }
        if !chain.is_empty() {
            chain.reverse();
            let score = chain.iter().map(weight_of_run).sum();
            found.push(Chain { anchors: chain, score });
        }
    }
    found.sort_by_key(|chain| (-chain.score, chain.anchors[0].seed, chain.anchors[0].witness));
    Ok(found)
}

/// Whether an anchor can follow another one: the price of the gap, and how much of the anchor does not overlap.
fn follows(before: &EqualRun, anchor: &EqualRun) -> Option<(i64, i64)> {
    let gap_a = i64::from(anchor.seed) - i64::from(before.seed + before.len);
    let gap_b = i64::from(anchor.witness) - i64::from(before.witness + before.len);
    let overlap = (-gap_a).max(-gap_b).max(0);
    let share = i64::from(anchor.len) - overlap;
    let starts_later = anchor.seed > before.seed && anchor.witness > before.witness;
    let drift = (gap_a - gap_b).abs();
    let widest_drift = if overlap > 0 { MAX_OVERLAP_DRIFT_CHARACTERS } else { MAX_DRIFT_CHARACTERS };
    let near = gap_a <= MAX_GAP_CHARACTERS && gap_b <= MAX_GAP_CHARACTERS && drift <= widest_drift;
    (starts_later && share > 0 && near).then(|| (gap_a.max(gap_b).max(0) / 4 + 2 * drift, share))
}
