//! Lines and spans, for the parsers of header parts.

use memchr::memchr;

use crate::text::{ByteSpan, slice, span_of};

/// The line that starts at byte `at`, without its line end, and the offset of the next line.
pub(super) fn line_at(text: &str, at: usize) -> (&str, usize) {
    let rest = slice(text, at..);
    match memchr(b'\n', rest.as_bytes()) {
        Some(end) => {
            let line = slice(rest, ..end);
            (line.strip_suffix('\r').unwrap_or(line), at + end + 1)
        }
        None => (rest, at + rest.len()),
    }
}

/// The span in the file of `part`, a slice of `text` that itself starts at `offset`.
pub(super) fn span_in(text: &str, part: &str, offset: usize) -> ByteSpan {
    span_of(text, part).shifted(offset)
}
