//! Alignment with affine gaps: between two anchors, and outwards from one until agreement stops.
//!
//! Gotoh, "An improved algorithm for matching biological sequences" (1982), with the X-drop rule of Zhang, Schwartz,
//! Wagner and Miller, "A greedy algorithm for aligning DNA sequences" (2000): a cell that scores far less than the best
//! so far is not followed, and when no cell is left the extension ends at the best.
//!
//! Characters [weigh](super::weight) what they say. The prices are near what they should be where one character in
//! ten is edited: a lone difference costs a little less than an agreement earns, an omission costs nearly the same
//! whether it is two characters or twelve.

use super::weight::weight;

/// The price of opening a gap.
pub(super) const GAP_OPEN: i32 = 16;
/// The price of each character in it.
pub(super) const GAP_EXTEND: i32 = 2;
/// An extension ends when it has lost this much.
pub(super) const DROP: i32 = 90;
/// By how many characters an extension may leave its diagonal, either way.
const BAND: usize = 64;

/// What a character earns where the other side has it too.
pub(super) fn reward(c: char) -> i32 {
    weight(c) as i32
}

/// What it costs that two different characters stand for each other: eight for ideographs, four for letters.
pub(super) fn mismatch(a: char, b: char) -> i32 {
    (weight(a) + weight(b) + 4) as i32 / 3
}

const DEAD: i32 = i32::MIN / 2;

/// Where the best way into a cell comes from.
const FROM_DIAGONAL: u8 = 0;
const FROM_UP: u8 = 1;
const FROM_LEFT: u8 = 2;
const ORIGIN: u8 = 3;
const UP_GOES_ON: u8 = 4;
const LEFT_GOES_ON: u8 = 8;

/// A pair of equal characters on the best path, counted from where the alignment began.
pub(super) type Pair = (u32, u32);

/// Aligns; keeps its tables between uses.
#[derive(Default)]
pub(super) struct Aligner {
    /// Of the row before: the best score of each cell, and the best that ends in a gap of the second text.
    best: Vec<i32>,
    up: Vec<i32>,
    trace: Vec<u8>,
    /// Of each row: its first column, and where it begins in `trace`.
    rows: Vec<(usize, usize)>,
}

impl Aligner {
    /// Aligns the beginnings of two texts as far as they agree, and gives the equal pairs of the best path, in order.
    pub(super) fn extend(&mut self, a: &[char], b: &[char]) -> Vec<Pair> {
        let (i, j) = self.fill(a, b, true);
        self.path(a, b, i, j)
    }

    /// Aligns all of two texts and gives the equal pairs, in order. Costs the product of their lengths.
    pub(super) fn span(&mut self, a: &[char], b: &[char]) -> Vec<Pair> {
        self.fill(a, b, false);
        self.path(a, b, a.len(), b.len())
    }

    /// Fills the tables; gives the cell with the best score.
    fn fill(&mut self, a: &[char], b: &[char], dropping: bool) -> (usize, usize) {
        let floor = |best: i32| if dropping { best - DROP } else { DEAD };
        self.trace.clear();
        self.rows.clear();
        self.best.clear();
        self.up.clear();
        // Row 0: nothing of the first text, a gap as long as it pays.
        self.rows.push((0, 0));
        for j in 0..=b.len() {
            let score = if j == 0 { 0 } else { -GAP_OPEN - GAP_EXTEND * j as i32 };
            if score < floor(0) || (dropping && j > BAND) {
                break;
            }
            self.best.push(score);
            self.up.push(DEAD);
            self.trace.push(if j == 0 { ORIGIN } else { FROM_LEFT | LEFT_GOES_ON });
        }
        let (mut most, mut place) = (0, (0, 0));
        let mut first = 0;
        for (i, &ca) in a.iter().enumerate() {
            let i = i + 1;
            let row = self.trace.len();
            let last = first + self.best.len();
            let band = if dropping { i.saturating_sub(BAND)..i + BAND + 1 } else { 0..b.len() + 1 };
            let limit = (b.len() + 1).min(band.end);
            let start = first.max(band.start);
            let (mut new_best, mut new_up) = (Vec::with_capacity(last - first + 1), Vec::new());
            new_up.reserve(last - first + 1);
            let mut left = DEAD;
            let mut beside = DEAD;
            let mut j = start;
            let low = floor(most);
            let mut lead = 0;
            while j < limit {
                let above = j.checked_sub(first).and_then(|k| self.best.get(k)).copied().unwrap_or(DEAD);
                let above_up = j.checked_sub(first).and_then(|k| self.up.get(k)).copied().unwrap_or(DEAD);
                let corner = j.checked_sub(first + 1).and_then(|k| self.best.get(k)).copied().unwrap_or(DEAD);
                let opened = above - GAP_OPEN - GAP_EXTEND;
                let longer = above_up - GAP_EXTEND;
                let up = opened.max(longer);
                let left_opened = beside - GAP_OPEN - GAP_EXTEND;
                let left_longer = left - GAP_EXTEND;
                left = left_opened.max(left_longer);
                let across = match b.get(j.wrapping_sub(1)) {
                    Some(&cb) if ca == cb => corner + reward(ca),
                    Some(&cb) => corner - mismatch(ca, cb),
                    None => DEAD,
                };
                let (mut score, mut from) = (across, FROM_DIAGONAL);
                if up > score {
                    (score, from) = (up, FROM_UP);
                }
                if left > score {
                    (score, from) = (left, FROM_LEFT);
                }
                if longer > opened {
                    from |= UP_GOES_ON;
                }
                if left_longer > left_opened {
                    from |= LEFT_GOES_ON;
                }
                if score < low.max(DEAD / 2) {
                    score = DEAD;
                }
                if score == DEAD && new_best.is_empty() {
                    lead += 1;
                } else {
                    new_best.push(score);
                    new_up.push(up);
                    self.trace.push(from);
                }
                beside = score;
                if score > most {
                    (most, place) = (score, (i, j));
                }
                j += 1;
                if j > last && score == DEAD && left < low {
                    break;
                }
            }
            while new_best.last() == Some(&DEAD) {
                new_best.pop();
                new_up.pop();
            }
            if new_best.is_empty() {
                break;
            }
            first = start + lead;
            self.rows.push((first, row));
            (self.best, self.up) = (new_best, new_up);
        }
        place
    }

    /// The equal pairs on the best path to a cell.
    fn path(&self, a: &[char], b: &[char], mut i: usize, mut j: usize) -> Vec<Pair> {
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
