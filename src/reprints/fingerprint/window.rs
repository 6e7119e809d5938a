//! The shingles of a window, and the least of them.

use super::{Fingerprint, LETTER, LONGEST, Mark, WINDOW};

/// How many characters, or shingles, of a window there can be at the most: a power of two.
const RING: usize = 64;

// A window has the weight of its characters but the first and less, and one more at its end.
const _: () = assert!(WINDOW.div_ceil(LETTER) as usize + 2 < RING && LONGEST + 2 < RING);

/// The last things of a row, by their places.
pub(super) struct Ring<T>([T; RING]);

impl<T: Copy + Default> Default for Ring<T> {
    fn default() -> Self {
        Self([T::default(); RING])
    }
}

impl<T: Copy> Ring<T> {
    #[inline]
    pub(super) fn set(&mut self, at: u32, value: T) {
        self.0[at as usize % RING] = value;
    }

    #[inline]
    pub(super) fn get(&self, at: u32) -> T {
        self.0[at as usize % RING]
    }
}

/// A fingerprint and its place as one number: of two the less is that with the lesser fingerprint, and among equal ones
/// that which stands last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(u64);

impl Rank {
    #[inline]
    fn of(Mark { fingerprint, at }: Mark) -> Self {
        Self(u64::from(fingerprint.0) << 32 | u64::from(!at))
    }

    #[inline]
    fn mark(self) -> Mark {
        Mark { fingerprint: Fingerprint((self.0 >> 32) as u32), at: self.at() }
    }

    #[inline]
    fn at(self) -> u32 {
        !(self.0 as u32)
    }
}

/// The shingles that begin in one window, and the least of them.
pub(super) struct Window {
    shingles: Ring<Rank>,
    least: Rank,
    chosen: Option<Mark>,
}

impl Default for Window {
    fn default() -> Self {
        Self { shingles: Ring::default(), least: Rank(u64::MAX), chosen: None }
    }
}

impl Window {
    /// Takes in the shingle that begins next.
    #[inline]
    pub(super) fn push(&mut self, at: u32, fingerprint: Fingerprint) {
        let rank = Rank::of(Mark { fingerprint, at });
        self.shingles.set(at, rank);
        self.least = self.least.min(rank);
    }

    /// The least shingle that begins at `left` or later, if it is news; `last` begins the last that was pushed. Of equal ones
    /// the last that was chosen stays as long as it is in the window ("robust winnowing"), so that a text which repeats
    /// itself is not all chosen.
    #[inline]
    pub(super) fn choose(&mut self, left: u32, last: u32) -> Option<Mark> {
        if self.least.at() < left {
            self.least = (left..=last).map(|at| self.shingles.get(at)).min().unwrap_or(self.least);
        }
        let least = self.least.mark();
        let stays = |before: Mark| before.at >= left && before.fingerprint == least.fingerprint;
        if self.chosen.is_some_and(stays) {
            return None;
        }
        self.chosen = Some(least);
        Some(least)
    }
}
