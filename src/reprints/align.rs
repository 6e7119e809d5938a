//! Alignment with affine gaps: between two anchors, and outwards from one until agreement stops.
//!
//! The algorithm is that of Gotoh, “An improved algorithm for matching biological sequences” (1982), with the X-drop
//! rule of Zhang, Schwartz, Wagner and Miller, “A greedy algorithm for aligning DNA sequences” (2000): a cell that
//! scores far less than the best so far is not followed, and when no cell is left, the extension ends at the best
//! one.
//!
//! Characters [weigh](super::weight) as much as they say. The prices are close to optimal if one character in ten is
//! edited: a lone mismatch costs a little less than a match earns, and an omission costs nearly the same whether it
//! is two characters long or twelve.

use super::weight::weight;

/// The price of opening a gap.
pub(super) const GAP_OPEN: i32 = 16;
/// The price of each character in a gap.
pub(super) const GAP_EXTEND: i32 = 2;
/// An extension ends when its score has dropped this much below the best.
pub(super) const X_DROP: i32 = 90;
/// How many characters an extension may leave its diagonal, either way.
const BAND_CHARACTERS: usize = 64;

/// The score of a character that both sides have.
pub(super) fn reward(c: char) -> i32 {
    weight(c) as i32
}

/// The price of two different characters in the same place: eight for ideographs, four for letters.
pub(super) fn mismatch(a: char, b: char) -> i32 {
    (weight(a) + weight(b) + 4) as i32 / 3
}

const UNREACHABLE: i32 = i32::MIN / 2;

/// Where the best path enters a cell from.
const FROM_DIAGONAL: u8 = 0;
const FROM_UP: u8 = 1;
const FROM_LEFT: u8 = 2;
const ORIGIN: u8 = 3;
const UP_GOES_ON: u8 = 4;
const LEFT_GOES_ON: u8 = 8;

/// A pair of equal characters on the best path, as offsets from the start of the alignment.
pub(super) type EqualPair = (u32, u32);

/// Aligns texts, and reuses its tables.
#[derive(Default)]
pub(super) struct Aligner {
    /// The previous row, and the one that is being filled.
    above: Vec<AlignmentCell>,
    below: Vec<AlignmentCell>,
    trace: Vec<u8>,
    /// For each row, its first column and the offset of that column in `trace`.
    rows: Vec<(usize, usize)>,
    reach: usize,
}

/// The best score of a cell, and the best one that ends in a gap of the second text.
#[derive(Clone, Copy)]
struct AlignmentCell {
    best: i32,
    up: i32,
}

impl Aligner {
    /// Aligns the beginnings of two texts as far as they agree. Returns the equal pairs of the best path, in order.
    pub(super) fn extend(&mut self, a: &[char], b: &[char]) -> Vec<EqualPair> {
        let (i, j) = self.fill(a, b, true);
        self.path(a, b, i, j)
    }

    /// Aligns two texts completely. Returns the equal pairs, in order. Costs the product of their lengths.
    pub(super) fn span(&mut self, a: &[char], b: &[char]) -> Vec<EqualPair> {
        self.fill(a, b, false);
        self.path(a, b, a.len(), b.len())
    }

    /// An upper bound on how many characters of either text the last alignment looked at.
    pub(super) fn reach(&self) -> u32 {
        u32::try_from(self.reach).unwrap_or(u32::MAX)
    }

    /// Fills the tables, and returns the cell with the best score.
    fn fill(&mut self, a: &[char], b: &[char], dropping: bool) -> (usize, usize) {
        let floor = |best: i32| if dropping { best - X_DROP } else { UNREACHABLE };
        let (above, below) = (&mut self.above, &mut self.below);
        self.trace.clear();
        self.rows.clear();
        above.clear();
        // Row 0: nothing of the first text, and a gap as long as it pays.
        self.rows.push((0, 0));
        for j in 0..=b.len() {
            let best = if j == 0 { 0 } else { -GAP_OPEN - GAP_EXTEND * j as i32 };
            if best < floor(0) || (dropping && j > BAND_CHARACTERS) {
                break;
            }
            above.push(AlignmentCell { best, up: UNREACHABLE });
            self.trace.push(if j == 0 { ORIGIN } else { FROM_LEFT | LEFT_GOES_ON });
        }
        let (mut most, mut place) = (0, (0, 0));
        let mut first = 0;
        self.reach = above.len();
        for (i, &ca) in (1usize..).zip(a) {
            let low = floor(most);
            let dead_below = low.max(UNREACHABLE / 2);
            let band =
                if dropping { i.saturating_sub(BAND_CHARACTERS)..i + BAND_CHARACTERS + 1 } else { 0..b.len() + 1 };
            let (start, limit) = (first.max(band.start), (b.len() + 1).min(band.end));
            let row = self.trace.len();
            let (mut lead, mut left, mut beside) = (0, UNREACHABLE, UNREACHABLE);
            below.clear();
            let mut end = |j: usize, score: i32, up: i32, from: u8, below: &mut Vec<AlignmentCell>| {
                let best = if score < dead_below { UNREACHABLE } else { score };
                if best == UNREACHABLE && below.is_empty() {
                    lead += 1;
                } else {
                    below.push(AlignmentCell { best, up });
                    self.trace.push(from);
                }
                if best > most {
                    (most, place) = (best, (i, j));
                }
                best
            };
            // Below the previous row, and one cell farther.
            let skipped = (start - first).min(above.len());
            let mut corner = skipped.checked_sub(1).and_then(|k| above.get(k)).map_or(UNREACHABLE, |cell| cell.best);
            let known = above.iter().skip(skipped).chain([&AlignmentCell { best: UNREACHABLE, up: UNREACHABLE }]);
            let mut j = start;
            for cell in known.take(limit.saturating_sub(start)) {
                let (opened, longer) = (cell.best - GAP_OPEN - GAP_EXTEND, cell.up - GAP_EXTEND);
                let (left_opened, left_longer) = (beside - GAP_OPEN - GAP_EXTEND, left - GAP_EXTEND);
                let up = opened.max(longer);
                left = left_opened.max(left_longer);
                let across = match b.get(j.wrapping_sub(1)) {
                    Some(&cb) if ca == cb => corner + reward(ca),
                    Some(&cb) => corner - mismatch(ca, cb),
                    None => UNREACHABLE,
                };
                let (mut score, mut from) = (across, FROM_DIAGONAL);
                if up > score {
                    (score, from) = (up, FROM_UP);
                }
                if left > score {
                    (score, from) = (left, FROM_LEFT);
                }
                from |= if longer > opened { UP_GOES_ON } else { 0 }
                    | if left_longer > left_opened { LEFT_GOES_ON } else { 0 };
                beside = end(j, score, up, from, below);
                corner = cell.best;
                j += 1;
            }
            // Beyond it: a gap of the first text as long as it pays.
            while j < limit && (beside != UNREACHABLE || left >= low) {
                let (left_opened, left_longer) = (beside - GAP_OPEN - GAP_EXTEND, left - GAP_EXTEND);
                left = left_opened.max(left_longer);
                beside = end(
                    j,
                    left,
                    UNREACHABLE,
                    FROM_LEFT | if left_longer > left_opened { LEFT_GOES_ON } else { 0 },
                    below,
                );
                j += 1;
            }
            self.reach = self.reach.max(i).max(j);
            while below.last().is_some_and(|cell| cell.best == UNREACHABLE) {
                below.pop();
            }
            if below.is_empty() {
                break;
            }
            first = start + lead;
            self.rows.push((first, row));
            std::mem::swap(above, below);
        }
        place
    }

    /// The equal pairs on the best path to a cell.
    fn path(&self, a: &[char], b: &[char], mut i: usize, mut j: usize) -> Vec<EqualPair> {
        let mut pairs = Vec::new();
        let mut gap = FROM_DIAGONAL;
        while let Some(cell) = self.cell(i, j) {
            let from = if gap == FROM_DIAGONAL { cell & 3 } else { gap };
            match from {
                FROM_DIAGONAL => {
                    let (Some(up), Some(left)) = (i.checked_sub(1), j.checked_sub(1)) else { break };
                    (i, j) = (up, left);
                    if a.get(i) == b.get(j)
                        && let (Ok(x), Ok(y)) = (u32::try_from(i), u32::try_from(j))
                    {
                        pairs.push((x, y));
                    }
                }
                FROM_UP => {
                    gap = if cell & UP_GOES_ON == 0 { FROM_DIAGONAL } else { FROM_UP };
                    let Some(up) = i.checked_sub(1) else { break };
                    i = up;
                }
                FROM_LEFT => {
                    gap = if cell & LEFT_GOES_ON == 0 { FROM_DIAGONAL } else { FROM_LEFT };
                    let Some(left) = j.checked_sub(1) else { break };
                    j = left;
                }
                _ => break,
            }
        }
        pairs.reverse();
        pairs
    }

    fn cell(&self, i: usize, j: usize) -> Option<u8> {
        let (first, row) = *self.rows.get(i)?;
        let end = self.rows.get(i + 1).map_or(self.trace.len(), |next| next.1);
        let at = row + j.checked_sub(first)?;
        if at < end { self.trace.get(at).copied() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn extended(a: &str, b: &str) -> String {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        Aligner::default().extend(&a, &b).into_iter().map(|(i, _)| a[i as usize]).collect()
    }

    #[test]
    fn an_extension_goes_through_edits_and_ends_where_agreement_stops() {
        assert_eq!(extended("一二三四五六七甲乙丙丁", "一二三四五六七子丑寅卯"), "一二三四五六七");
        assert_eq!(extended("一二三四五六七八九十", "一二三肆五六七八九十"), "一二三五六七八九十");
        assert_eq!(extended("一二三四五六七八九十百千", "一二三七八九十百千"), "一二三七八九十百千");
        assert_eq!(extended("甲乙丙丁", "子丑寅卯"), "");
        assert_eq!(extended("", "子丑寅卯"), "");
    }

    #[test]
    fn a_gap_between_anchors_is_aligned_whole() {
        let (a, b): (Vec<char>, Vec<char>) = ("山高月小水落石出".chars().collect(), "山高水落而石出".chars().collect());
        let pairs = Aligner::default().span(&a, &b);
        assert_eq!(pairs, [(0, 0), (1, 1), (4, 2), (5, 3), (6, 5), (7, 6)]);
    }

    proptest! {
        #[test]
        fn pairs_are_equal_and_rise_on_both_sides(a in "[天地玄黄ab]{0,80}", b in "[天地玄黄ab]{0,80}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            for pairs in [Aligner::default().extend(&a, &b), Aligner::default().span(&a, &b)] {
                for pair in &pairs {
                    prop_assert_eq!(a[pair.0 as usize], b[pair.1 as usize]);
                }
                for two in pairs.windows(2) {
                    prop_assert!(two[0].0 < two[1].0 && two[0].1 < two[1].1);
                }
            }
            prop_assert_eq!(Aligner::default().span(&a, &a).len(), a.len());
        }
    }
}
