//! Spans of folded characters.

use crate::text::{Mergeable, subslice};

/// A half-open range of folded characters of one [`FoldedBody`](super::FoldedBody).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FoldedSpan {
    /// The first folded character.
    pub start: u32,
    /// The folded character after the last.
    pub end: u32,
}

impl FoldedSpan {
    /// The span `start..end`. An `end` before `start` counts as `start`: passages can overlap, and then nothing lies
    /// between the end of one and the start of the next.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Its length in folded characters.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether it contains the folded character `at`.
    pub fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// What two spans have in common; empty if that is nothing.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        let start = self.start.max(other.start);
        Self { start, end: self.end.min(other.end).max(start) }
    }

    /// How many folded characters two spans have in common.
    pub fn shared(self, other: Self) -> u32 {
        self.intersection(other).len()
    }
}

impl Mergeable for FoldedSpan {
    fn meets(self, next: Self) -> bool {
        next.start <= self.end
    }

    fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The total length of spans that do not overlap, in folded characters.
pub fn size(spans: &[FoldedSpan]) -> u32 {
    spans.iter().map(|span| span.len()).sum()
}

/// The characters of a text from `start` up to but not including `end`.
pub(super) fn part(text: &[char], start: u32, end: u32) -> &[char] {
    subslice(text, start as usize..end as usize)
}
