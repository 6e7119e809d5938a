//! The shingles of a window, and the least of them.

use super::{Fingerprint, LETTER, MAX_SHINGLE_CHARACTERS, PlacedFingerprint, WINDOW_WEIGHT};

/// An upper bound on the characters, or shingles, of a window: a power of two.
const RING_PLACES: usize = 64;

// A window weighs less than the limit without its first character, and has one more at its end.
const _: () =
    assert!(WINDOW_WEIGHT.div_ceil(LETTER) as usize + 2 < RING_PLACES && MAX_SHINGLE_CHARACTERS + 2 < RING_PLACES);

/// The latest items of a sequence, by their positions.
pub(super) struct Ring<T>([T; RING_PLACES]);

impl<T: Copy + Default> Default for Ring<T> {
    fn default() -> Self {
        Self([T::default(); RING_PLACES])
    }
}

impl<T: Copy> Ring<T> {
    /// Stores the item at a position, in place of the one `RING_PLACES` before it.
    #[inline]
    pub(super) fn set(&mut self, at: u32, value: T) {
        self.0[at as usize % RING_PLACES] = value;
    }

    /// The item at one of the latest positions.
    #[inline]
    pub(super) fn get(&self, at: u32) -> T {
        self.0[at as usize % RING_PLACES]
    }
}

/// A fingerprint and its place as one number. The lesser one has the lesser fingerprint, or, if they are equal, the
/// later place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct RankedShingle(u64);

impl RankedShingle {
    #[inline]
    fn new(PlacedFingerprint { fingerprint, at }: PlacedFingerprint) -> Self {
        Self(u64::from(fingerprint.0) << 32 | u64::from(!at))
    }

    #[inline]
    fn mark(self) -> PlacedFingerprint {
        PlacedFingerprint { fingerprint: Fingerprint((self.0 >> 32) as u32), at: self.at() }
    }

    #[inline]
    fn at(self) -> u32 {
        !(self.0 as u32)
    }
}

/// The shingles that begin in one window, and the least of them.
pub(super) struct WinnowingWindow {
    shingles: Ring<RankedShingle>,
    least: RankedShingle,
    chosen: Option<PlacedFingerprint>,
}

impl Default for WinnowingWindow {
    fn default() -> Self {
        Self { shingles: Ring::default(), least: RankedShingle(u64::MAX), chosen: None }
    }
}

impl WinnowingWindow {
    /// Adds the shingle that begins next.
    #[inline]
    pub(super) fn push(&mut self, at: u32, fingerprint: Fingerprint) {
        let rank = RankedShingle::new(PlacedFingerprint { fingerprint, at });
        self.shingles.set(at, rank);
        self.least = self.least.min(rank);
    }

    /// The least shingle that begins at `left` or later, if it was not selected before; `last` is where the last one
    /// begins. Of equal shingles, the one selected last stays as long as it is in the window (“robust winnowing”), so
    /// that not every shingle of a repetitive text is selected.
    #[inline]
    pub(super) fn choose(&mut self, left: u32, last: u32) -> Option<PlacedFingerprint> {
        if self.least.at() < left {
            self.least = (left..=last).map(|at| self.shingles.get(at)).min().unwrap_or(self.least);
        }
        let least = self.least.mark();
        let stays = |before: PlacedFingerprint| before.at >= left && before.fingerprint == least.fingerprint;
        if self.chosen.is_some_and(stays) {
            return None;
        }
        self.chosen = Some(least);
        Some(least)
    }
}
