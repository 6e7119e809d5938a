//! Front matter between two fences.

use super::scan::{line_at, span_in};
use crate::text::ByteSpan;

/// A stretch between an opening and a closing line.
#[derive(Debug)]
pub(super) struct FencedBlock {
    /// The opening line.
    pub(super) opening: ByteSpan,
    /// What stands between: from the line below the opening to the closing line, or to the end of the text.
    pub(super) inner: ByteSpan,
    /// Where the text goes on behind the closing line; `None` if there is none.
    pub(super) end: Option<usize>,
}

/// Reads from the line at `at`, if that is the fence. `closes` says which lines close it. Linear in what it covers.
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
