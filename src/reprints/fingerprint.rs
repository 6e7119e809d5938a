//! Fingerprints: hashes of short runs of folded characters, selected so that equal stretches have one in common.
//!
//! The selection is *winnowing* (Schleimer, Wilkerson and Aiken, “Winnowing: Local Algorithms for Document
//! Fingerprinting”, SIGMOD 2003): of the hashes of all shingles in a window, the least is selected. Two stretches
//! that are equal over a whole window select the same one, so none can be missed, although only about two in ten
//! shingles are selected. Shingles and windows are measured by [weight](super::weight) rather than length, so they
//! are longer in Latin text.

mod window;

use super::weight::{IDEOGRAPH, LETTER, weight};
use window::{Ring, WinnowingWindow};

/// The weight of a shingle: 8 ideographs or 20 letters.
pub const SHINGLE_WEIGHT: u32 = 8 * IDEOGRAPH;

/// The weight of a window: two bodies that share a stretch of this weight (17 ideographs or 43 letters) share one of
/// its fingerprints.
pub const WINDOW_WEIGHT: u32 = 17 * IDEOGRAPH;

/// The most characters of a shingle.
const MAX_SHINGLE_CHARACTERS: usize = SHINGLE_WEIGHT.div_ceil(LETTER) as usize;

/// The hash of a shingle. Equal shingles have equal fingerprints; the reverse has to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u32);

impl Fingerprint {
    fn from_polynomial(polynomial: u64) -> Self {
        Self((mix(polynomial) >> 32) as u32)
    }
}

/// A fingerprint, and where its shingle begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlacedFingerprint {
    /// The fingerprint.
    pub fingerprint: Fingerprint,
    /// The first folded character of the shingle.
    pub at: u32,
}

/// The length in characters of the shingle at the start of a stretch; `None` if the stretch is too short for one.
pub fn shingle_len(characters: &[char]) -> Option<usize> {
    let mut sum = 0;
    characters
        .iter()
        .take(MAX_SHINGLE_CHARACTERS)
        .position(|&c| {
            sum += weight(c);
            sum >= SHINGLE_WEIGHT
        })
        .map(|last| last + 1)
}

/// The fingerprint of the shingle at the start of a stretch; `None` if the stretch is too short for one.
pub fn fingerprint_at(characters: &[char]) -> Option<Fingerprint> {
    let (mut sum, mut polynomial) = (0, 0);
    for &c in characters.iter().take(MAX_SHINGLE_CHARACTERS) {
        sum += weight(c);
        polynomial = step(polynomial, c);
        if sum >= SHINGLE_WEIGHT {
            return Some(Fingerprint::from_polynomial(polynomial));
        }
    }
    None
}

/// The hash of a run of any length. Linear.
pub fn hash_of(characters: &[char]) -> u64 {
    mix(polynomial(characters))
}

fn polynomial(characters: &[char]) -> u64 {
    characters.iter().fold(0, |hash, &c| step(hash, c))
}

/// The selected fingerprints of folded characters, in order. A text that is shorter than a window has one if it has a
/// shingle at all. Linear.
pub fn winnow(characters: &[char]) -> Vec<PlacedFingerprint> {
    let mut chosen = Vec::with_capacity(characters.len() / 4);
    let mut window = WinnowingWindow::default();
    // The prefix up to each place, for the places of the window.
    let mut before = Ring::<PrefixHash>::default();
    let mut all = PrefixHash::default();
    let powers = powers();
    // The window begins at `left`, and the shingle at its end at `start`.
    let (mut left, mut start) = (0, 0);
    for (&c, end) in characters.iter().zip(1..) {
        all = all.and(c);
        before.set(end, all);
        loop {
            let first = before.get(start);
            if all.weight_behind(first) < SHINGLE_WEIGHT {
                break;
            }
            let power = powers[(end - start) as usize % POWER_COUNT];
            window.push(
                start,
                Fingerprint::from_polynomial(all.polynomial.wrapping_sub(first.polynomial.wrapping_mul(power))),
            );
            while all.weight_behind(before.get(left + 1)) >= WINDOW_WEIGHT {
                left += 1;
            }
            if all.weight_behind(before.get(left)) >= WINDOW_WEIGHT
                && let Some(mark) = window.choose(left, start)
            {
                chosen.push(mark);
            }
            start += 1;
        }
    }
    if start > 0 && all.weight_behind(before.get(left)) < WINDOW_WEIGHT {
        chosen.extend(window.choose(0, start - 1));
    }
    chosen
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash and weight of a prefix of the text.
#[derive(Clone, Copy, Default)]
struct PrefixHash {
    /// The polynomial hash. That of a substring is the difference of two.
    polynomial: u64,
    /// The weight, which wraps around in a long text.
    weight: u32,
}

impl PrefixHash {
    /// The prefix with one more character.
    #[inline]
    fn and(self, c: char) -> Self {
        Self { polynomial: step(self.polynomial, c), weight: self.weight.wrapping_add(weight(c)) }
    }

    /// The weight of what follows a shorter prefix.
    #[inline]
    fn weight_behind(self, shorter: Self) -> u32 {
        self.weight.wrapping_sub(shorter.weight)
    }
}

/// The number of powers of the base that are kept: enough for any shingle, and a power of two.
const POWER_COUNT: usize = 32;

const _: () = assert!(MAX_SHINGLE_CHARACTERS < POWER_COUNT);

fn powers() -> [u64; POWER_COUNT] {
    let mut powers = [1u64; POWER_COUNT];
    for i in 1..POWER_COUNT {
        powers[i] = powers[i - 1].wrapping_mul(BASE);
    }
    powers
}

#[inline]
fn step(hash: u64, c: char) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(mix(u64::from(u32::from(c))))
}

/// Spreads every bit over all others (the finaliser of MurmurHash3).
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

    /// Winnowing as in the paper: of each window the least hash, of equal ones the last, unless that of the window
    /// before is as small and still in the window. If several shingles end with one character, each ends a window.
    fn winnowed(characters: &[char]) -> Vec<PlacedFingerprint> {
        let shingle = |at: usize| -> Option<(PlacedFingerprint, usize)> {
            let rest = characters.get(at..)?;
            let mark = PlacedFingerprint { fingerprint: fingerprint_at(rest)?, at: at as u32 };
            Some((mark, at + shingle_len(rest)?))
        };
        let shingles: Vec<(PlacedFingerprint, usize)> = (0..).map_while(shingle).collect();
        let mut chosen: Vec<PlacedFingerprint> = Vec::new();
        let whole = weight_of(characters);
        for (i, &(_, end)) in shingles.iter().enumerate() {
            let begins = |left: &usize| weight_of(characters.get(*left..end).unwrap_or_default()) >= WINDOW_WEIGHT;
            let left = if whole < WINDOW_WEIGHT { Some(0) } else { (0..end).rev().find(begins) };
            let Some(left) = left.filter(|_| whole >= WINDOW_WEIGHT || i + 1 == shingles.len()) else { continue };
            let inside = shingles[..=i].iter().map(|(mark, _)| *mark).filter(|mark| mark.at as usize >= left);
            let Some(least) = inside.rev().min_by_key(|mark| mark.fingerprint) else { continue };
            let stays = |last: &PlacedFingerprint| last.at as usize >= left && last.fingerprint == least.fingerprint;
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
            prop_assume!(weight_of(&run) >= WINDOW_WEIGHT + IDEOGRAPH);
            let marks = |before: &str, after: &str| -> HashSet<_> {
                let text: Vec<char> = before.chars().chain(run.iter().copied()).chain(after.chars()).collect();
                winnow(&text).into_iter().map(|mark| mark.fingerprint).collect()
            };
            let (one, two) = (marks(&before, &after), marks(&other_before, &other_after));
            prop_assert!(one.intersection(&two).count() > 0);
        }
    }
}
