//! Byte ranges of a text.

use std::fmt;
use std::ops::Range;

use crate::never::never;

/// A half-open range `start..end` of bytes in a UTF-8 text. Both ends lie on character boundaries of the text that the
/// span was made for; whoever makes a span guarantees that.
///
/// Offsets are 32 bits wide: a [`Source`](super::Source) is never longer than `u32::MAX` bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ByteSpan {
    start: u32,
    end: u32,
}

impl ByteSpan {
    /// The span `start..end`. An `end` before `start` is a bug of the caller: `never!` reports it, and a release build
    /// gets the empty span at `start`. Offsets past `u32::MAX` saturate.
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        never!(end < start, "a span from {start} to {end}");
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// The empty span at `offset`.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// The offset of the first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The offset after the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span is empty.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a standard range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether the byte at `offset` is inside the span.
    pub fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether `offset` is inside the span or at its end, as a cursor that touches it is.
    pub fn touches(self, offset: usize) -> bool {
        self.start() <= offset && offset <= self.end()
    }

    /// Whether `other` lies entirely inside the span.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans have at least one byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span moved forward by `by` bytes.
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start().saturating_add(by), self.end().saturating_add(by))
    }
}

/// A span that [`merge_spans`] can merge with others of its type. Spans are ordered by their starts.
pub trait Mergeable: Copy + Ord {
    /// Whether `next`, which does not start before this span, overlaps it or starts at its end.
    fn meets(self, next: Self) -> bool;

    /// The smallest span that covers both.
    fn hull(self, other: Self) -> Self;
}

impl Mergeable for ByteSpan {
    fn meets(self, next: Self) -> bool {
        next.start <= self.end
    }

    fn hull(self, other: Self) -> Self {
        self.hull(other)
    }
}

/// Sorts spans and merges those that overlap or touch. O(n log n).
pub fn merge_spans<S: Mergeable>(spans: impl IntoIterator<Item = S>) -> Vec<S> {
    let mut spans: Vec<S> = spans.into_iter().collect();
    spans.sort_unstable();
    spans.dedup_by(|next, merged| {
        let is_part = merged.meets(*next);
        if is_part {
            *merged = merged.hull(*next);
        }
        is_part
    });
    spans
}

impl From<Range<usize>> for ByteSpan {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl fmt::Debug for ByteSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_overlap_or_touch_are_merged() {
        let merged = |spans: &[Range<usize>]| merge_spans(spans.iter().cloned().map(ByteSpan::from));
        assert_eq!(merged(&[5..8, 0..2, 2..3, 6..7]), [ByteSpan::new(0, 3), ByteSpan::new(5, 8)]);
        assert_eq!(merged(&[0..9, 1..2, 9..9, 10..10]), [ByteSpan::new(0, 9), ByteSpan::at(10)]);
        assert_eq!(merged(&[]), []);
    }
}
