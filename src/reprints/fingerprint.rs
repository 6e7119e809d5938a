//! Fingerprints: hashes of short runs of folded characters, chosen so that equal stretches have one in common.
//!
//! Winnowing, as in Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD
//! 2003): of the hashes of all shingles in a window the least is taken. Two stretches that are equal over a window
//! take the same, so none can be missed; and only about two in ten shingles are taken. Shingle and window are measured
//! by [weight](super::weight) here, so that Latin text has longer ones.

use std::collections::VecDeque;

use super::weight::{IDEOGRAPH, LETTER, weight};

/// The weight of a shingle: 8 ideographs or 20 letters.
pub const SHINGLE: u32 = 8 * IDEOGRAPH;

/// The weight of a window: every stretch of this weight (17 ideographs, 43 letters) that two bodies share, they share
/// a fingerprint of.
pub const WINDOW: u32 = 17 * IDEOGRAPH;

/// The most characters that a shingle can have.
const LONGEST: usize = SHINGLE.div_ceil(LETTER) as usize;

/// The hash of a shingle. Equal shingles have equal fingerprints; the reverse has to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u32);

impl Fingerprint {
    fn of(polynomial: u64) -> Self {
        Self((mix(polynomial) >> 32) as u32)
    }
}

/// A fingerprint and where its shingle begins, in folded characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// The fingerprint.
    pub fingerprint: Fingerprint,
    /// The first folded character of the shingle.
    pub at: u32,
}

/// The length of the shingle that begins a stretch, in characters; `None` if the stretch is too short for one.
pub fn shingle_len(characters: &[char]) -> Option<usize> {
    let mut sum = 0;
    characters
        .iter()
        .take(LONGEST)
        .position(|&c| {
            sum += weight(c);
            sum >= SHINGLE
        })
        .map(|last| last + 1)
}

/// The fingerprint of the shingle that begins a stretch; `None` if the stretch is too short for one.
pub fn fingerprint_at(characters: &[char]) -> Option<Fingerprint> {
    let shingle = characters.get(..shingle_len(characters)?)?;
    Some(Fingerprint::of(shingle.iter().fold(0, |hash, &c| step(hash, c))))
}

/// The chosen fingerprints of folded characters, in order. A text that is shorter than a window has one if it has a
/// shingle at all. Linear.
pub fn winnow(characters: &[char]) -> Vec<Mark> {
    let mut chosen = Vec::with_capacity(characters.len() / 4);
    let mut window = Window::default();
    let mut hash = RollingHash::new(characters);
    // The window's own start, which trails the shingle's.
    let (mut left, mut held) = (0, 0);
    let mut seen = 0;
    let mut full = false;
    while let Some((shingle, end)) = hash.next_shingle() {
        window.push(shingle);
        held += characters.get(seen..end).unwrap_or_default().iter().map(|&c| weight(c)).sum::<u32>();
        seen = end;
        while let Some(first) = characters.get(left).map(|&c| weight(c)).filter(|first| held - first >= WINDOW) {
            held -= first;
            left += 1;
        }
        if held >= WINDOW {
            full = true;
            chosen.extend(window.choose(left));
        }
    }
    if !full {
        chosen.extend(window.choose(0));
    }
    chosen
}

/// The shingles of one window of which a later one may yet be the least.
#[derive(Default)]
struct Window {
    /// In order of their places, hashes rising.
    rising: VecDeque<Mark>,
    last: Option<Mark>,
}

impl Window {
    fn push(&mut self, mark: Mark) {
        while self.rising.back().is_some_and(|back| back.fingerprint >= mark.fingerprint) {
            self.rising.pop_back();
        }
        self.rising.push_back(mark);
    }

    /// The least shingle that begins at `left` or later, if it is news. Of equal ones the last that was chosen stays
    /// as long as it is in the window ("robust winnowing"), so that a text which repeats itself is not all chosen.
    fn choose(&mut self, left: usize) -> Option<Mark> {
        while self.rising.front().is_some_and(|front| (front.at as usize) < left) {
            self.rising.pop_front();
        }
        let least = *self.rising.front()?;
        let stays = self.last.is_some_and(|last| last.at as usize >= left && last.fingerprint == least.fingerprint);
        if stays {
            return None;
        }
        self.last = Some(least);
        Some(least)
    }
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Polynomial hashes of the shingles of a text, one after the other, each from the one before.
struct RollingHash<'a> {
    characters: &'a [char],
    powers: [u64; LONGEST + 1],
    start: usize,
    end: usize,
    /// The weight of `start..end`.
    held: u32,
    /// The polynomial over everything before `start`, and before `end`.
    before_start: u64,
    before_end: u64,
}

impl<'a> RollingHash<'a> {
    fn new(characters: &'a [char]) -> Self {
        let mut powers = [1u64; LONGEST + 1];
        for i in 0..LONGEST {
            powers[i + 1] = powers[i].wrapping_mul(BASE);
        }
        Self { characters, powers, start: 0, end: 0, held: 0, before_start: 0, before_end: 0 }
    }

    /// The next shingle and the character after its last.
    fn next_shingle(&mut self) -> Option<(Mark, usize)> {
        while self.held < SHINGLE {
            let c = *self.characters.get(self.end)?;
            self.before_end = step(self.before_end, c);
            self.held += weight(c);
            self.end += 1;
        }
        let power = self.powers.get(self.end - self.start).copied().unwrap_or_default();
        let polynomial = self.before_end.wrapping_sub(self.before_start.wrapping_mul(power));
        let mark = Mark { fingerprint: Fingerprint::of(polynomial), at: u32::try_from(self.start).ok()? };
        let end = self.end;
        let c = *self.characters.get(self.start)?;
        self.before_start = step(self.before_start, c);
        self.held -= weight(c);
        self.start += 1;
        Some((mark, end))
    }
}

fn step(hash: u64, c: char) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(mix(u64::from(u32::from(c))))
}

/// Spreads every bit over all (the finaliser of MurmurHash3).
#[inline]
fn mix(mut x: u64) -> u64 {
    x ^= x >> 33;
    x = x.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    x ^= x >> 33;
    x = x.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    x ^ (x >> 33)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::super::weight::weight_of;
    use super::*;

    #[test]
    fn a_short_text_has_one_fingerprint_if_it_has_a_shingle() {
        let text: Vec<char> = "春眠不觉晓处处闻啼鸟".chars().collect();
        assert_eq!(winnow(&text).len(), 1);
        assert_eq!(winnow(&text[..7]), []);
        assert_eq!(shingle_len(&text), Some(8));
        assert_eq!(shingle_len(&text[..7]), None);
        let latin: Vec<char> = "abcdefghijklmnopqrstuvwxyz".chars().collect();
        assert_eq!(shingle_len(&latin), Some(20));
    }

    #[test]
    fn a_text_that_repeats_itself_is_not_all_chosen() {
        let text = vec!['哈'; 10_000];
        assert!(winnow(&text).len() < 1_200, "{}", winnow(&text).len());
    }

    #[test]
    fn about_two_in_ten_are_chosen() {
        let text: Vec<char> = (0..20_000u64).filter_map(|i| char::from_u32(0x4E00 + (mix(i) % 3000) as u32)).collect();
        let share = winnow(&text).len() as f64 / text.len() as f64;
        assert!((0.16..0.21).contains(&share), "{share}");
    }

    proptest! {
        #[test]
        fn texts_that_share_a_window_share_a_fingerprint(
            before in "[天地玄黄abc]{0,40}", run in "[宇宙洪荒abc]{1,80}", after in "[日月盈昃abc]{0,40}",
            other_before in "[天地玄黄xyz]{0,40}", other_after in "[日月盈昃xyz]{0,40}",
        ) {
            let run: Vec<char> = run.chars().collect();
            prop_assume!(weight_of(&run) >= WINDOW + IDEOGRAPH);
            let marks = |before: &str, after: &str| -> HashSet<_> {
                let text: Vec<char> = before.chars().chain(run.iter().copied()).chain(after.chars()).collect();
                winnow(&text).into_iter().map(|mark| mark.fingerprint).collect()
            };
            let (one, two) = (marks(&before, &after), marks(&other_before, &other_after));
            prop_assert!(one.intersection(&two).count() > 0);
        }
    }
}
