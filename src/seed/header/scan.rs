//! Lines and spans, for the parsers of header parts.

use memchr::memchr;

use crate::text::{ByteSpan, slice, span_of};

/// The line that begins at `at`: its text without the line end, and where the next begins.
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

/// The span of `part`, a slice of `text`, if `text` itself begins at `offset`.
pub(super) fn span_in(text: &str, part: &str, offset: usize) -> ByteSpan {
    span_of(text, part).shifted(offset)
}
