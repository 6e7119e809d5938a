//! Fingerprints: hashes of short runs of folded characters, chosen so that equal stretches have one in common.
//!
//! Winnowing, as in Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD
//! 2003): of the hashes of all shingles in a window the least is taken. Two stretches that are equal over a window
//! take the same, so none can be missed; and only about two in ten shingles are taken. Shingle and window are measured
//! by [weight](super::weight) here, so that Latin text has longer ones.

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
    Some(Fingerprint::of(polynomial(shingle)))
}

/// The hash of a run of any length. Linear.
pub fn hash_of(characters: &[char]) -> u64 {
    mix(polynomial(characters))
}

fn polynomial(characters: &[char]) -> u64 {
    characters.iter().fold(0, |hash, &c| step(hash, c))
}

/// The chosen fingerprints of folded characters, in order. A text that is shorter than a window has one if it has a
/// shingle at all. Linear.
pub fn winnow(characters: &[char]) -> Vec<Mark> {
    let mut chosen = Vec::with_capacity(characters.len() / 4);
    let mut window = Window::default();
    let mut weights = Ring::<u32>::default();
    let mut shingles = Shingles::new();
    // The characters from `left` on make the window, those from `start` on the shingle at its end.
    let (mut left, mut start) = (0, 0);
    let (mut in_window, mut in_shingle) = (0, 0);
    for (&c, end) in characters.iter().zip(1..) {
        let own = weight(c);
        weights.set(end - 1, own);
        shingles.push(c, end);
        in_shingle += own;
        in_window += own;
        while in_shingle >= SHINGLE {
            window.push(start, shingles.between(start, end));
            while in_window - weights.get(left) >= WINDOW {
                in_window -= weights.get(left);
                left += 1;
            }
            if in_window >= WINDOW {
                chosen.extend(window.choose(left));
            }
            in_shingle -= weights.get(start);
            start += 1;
        }
    }
    if in_window < WINDOW && start > 0 {
        chosen.extend(window.choose(0));
    }
    chosen
}

/// How many characters, or shingles, of a window there can be at the most: a power of two.
const RING: usize = 64;

// A window has the weight of its characters but the first and less, and one more at its end.
const _: () = assert!(WINDOW.div_ceil(LETTER) as usize + 2 < RING && LONGEST + 2 < RING);

/// The last things of a row, by their places.
struct Ring<T>([T; RING]);

impl<T: Copy + Default> Default for Ring<T> {
    fn default() -> Self {
        Self([T::default(); RING])
    }
}

impl<T: Copy> Ring<T> {
    #[inline]
    fn set(&mut self, at: u32, value: T) {
        self.0[at as usize % RING] = value;
    }

    #[inline]
    fn get(&self, at: u32) -> T {
        self.0[at as usize % RING]
    }
}

/// The shingles that begin in one window, and the least of them.
#[derive(Default)]
struct Window {
    shingles: Ring<u32>,
    /// The place after the last that has begun.
    end: u32,
    /// The least, of equal ones the last.
    least: Option<Mark>,
    chosen: Option<Mark>,
}

impl Window {
    #[inline]
    fn push(&mut self, at: u32, fingerprint: Fingerprint) {
        self.shingles.set(at, fingerprint.0);
        self.end = at + 1;
        if self.least.is_none_or(|least| fingerprint <= least.fingerprint) {
            self.least = Some(Mark { fingerprint, at });
        }
    }

    /// The least shingle that begins at `left` or later, if it is news. Of equal ones the last that was chosen stays
    /// as long as it is in the window ("robust winnowing"), so that a text which repeats itself is not all chosen.
    #[inline]
    fn choose(&mut self, left: u32) -> Option<Mark> {
        if self.least?.at < left {
            let mark = |at| Mark { fingerprint: Fingerprint(self.shingles.get(at)), at };
            self.least = (left..self.end).rev().map(mark).min_by_key(|mark| mark.fingerprint);
        }
        let least = self.least?;
        let stays = self.chosen.is_some_and(|last| last.at >= left && last.fingerprint == least.fingerprint);
        if stays {
            return None;
        }
        self.chosen = Some(least);
        Some(least)
    }
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Polynomial hashes of the stretches that end where a text has been read to: from those of all that stands before their
/// beginnings and ends.
struct Shingles {
    powers: [u64; LONGEST + 1],
    /// The polynomial over everything before each place.
    before: Ring<u64>,
}

impl Shingles {
    fn new() -> Self {
        let mut powers = [1u64; LONGEST + 1];
        for i in 0..LONGEST {
            powers[i + 1] = powers[i].wrapping_mul(BASE);
        }
        Self { powers, before: Ring::default() }
    }

    /// Reads a character, which ends before `end`.
    #[inline]
    fn push(&mut self, c: char, end: u32) {
        self.before.set(end, step(self.before.get(end - 1), c));
    }

    /// The fingerprint of a stretch no longer than a shingle can be.
    #[inline]
    fn between(&self, start: u32, end: u32) -> Fingerprint {
        let power = self.powers.get((end - start) as usize).copied().unwrap_or_default();
        Fingerprint::of(self.before.get(end).wrapping_sub(self.before.get(start).wrapping_mul(power)))
    }
}

#[inline]
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

    /// The same, as the paper has it: of each window the least, of equal ones the last, unless that of the window before
    /// is as small and still in it. Where several shingles end with one character, each ends a window.
    fn winnowed(characters: &[char]) -> Vec<Mark> {
        let shingle = |at: usize| -> Option<(Mark, usize)> {
            let rest = characters.get(at..)?;
            let mark = Mark { fingerprint: fingerprint_at(rest)?, at: at as u32 };
            Some((mark, at + shingle_len(rest)?))
        };
        let shingles: Vec<(Mark, usize)> = (0..).map_while(shingle).collect();
        let mut chosen: Vec<Mark> = Vec::new();
        let whole = weight_of(characters);
        for (i, &(_, end)) in shingles.iter().enumerate() {
            let begins = |left: &usize| weight_of(characters.get(*left..end).unwrap_or_default()) >= WINDOW;
            let left = if whole < WINDOW { Some(0) } else { (0..end).rev().find(begins) };
            let Some(left) = left.filter(|_| whole >= WINDOW || i + 1 == shingles.len()) else { continue };
            let inside = shingles[..=i].iter().map(|(mark, _)| *mark).filter(|mark| mark.at as usize >= left);
            let Some(least) = inside.rev().min_by_key(|mark| mark.fingerprint) else { continue };
            let stays = |last: &Mark| last.at as usize >= left && last.fingerprint == least.fingerprint;
            if !chosen.last().is_some_and(stays) {
                chosen.push(least);
            }
        }
        chosen
    }

    proptest! {
        #[test]
        fn as_in_the_paper(text in "[天地玄黄abcдか한]{0,160}") {
            let text: Vec<char> = text.chars().collect();
            prop_assert_eq!(winnow(&text), winnowed(&text));
        }

        #[test]
        fn letters_and_ideographs_in_blocks(text in "([天地玄黄]{0,30}[abcd]{0,60}){0,4}") {
            let text: Vec<char> = text.chars().collect();
            prop_assert_eq!(winnow(&text), winnowed(&text));
        }

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
