//! Front matter between two fences.

use super::scan::{line_at, span_in};
use crate::text::ByteSpan;

/// Text between an opening and a closing line.
#[derive(Debug)]
pub(super) struct FencedBlock {
    /// The opening line.
    pub(super) opening: ByteSpan,
    /// The text between: from the line after the opening to the closing line, or to the end of the text.
    pub(super) inner: ByteSpan,
    /// The offset after the closing line. `None` if there is no closing line.
    pub(super) end: Option<usize>,
}

/// Reads a fenced block if the line at byte `at` is `fence`. `closes` tells which lines close it. Linear in the block.
pub(super) fn read(text: &str, at: usize, fence: &str, closes: fn(&str) -> bool) -> Option<FencedBlock> {
    let (line, inner) = line_at(text, at);
    if line.trim_end() != fence {
        return None;
    }
    let opening = span_in(text, line.trim_end(), 0);
    let mut start = inner;
    while start < text.len() {
        let (line, next) = line_at(text, start);
        if closes(line.trim_end()) {
            return Some(FencedBlock { opening, inner: ByteSpan::new(inner, start), end: Some(next) });
        }
        start = next;
    }
    Some(FencedBlock { opening, inner: ByteSpan::new(inner, text.len()), end: None })
}
