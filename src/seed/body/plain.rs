//! Plain-text bodies.

use crate::seed::{BlockKind, Body, BodyFormat, suppression};
use crate::text::{ByteSpan, slice, span_of};

impl Body {
    /// Reads a plain-text body from `span` of `source`. Each group of lines between blank lines becomes a block; the
    /// line breaks inside it are part of its text. Comments for Variorum are left out. Linear.
    pub fn plain(source: &str, span: ByteSpan) -> Self {
        let mut body = Self::new(BodyFormat::Plain, span);
        let mut offset = span.start();
        let mut line_end: Option<ByteSpan> = None;
        for line in slice(source, span.range()).split_inclusive(['\n', '\r']) {
            let text = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
            let solid = span_of(line, text).shifted(offset);
            let (start, end) = (solid.start(), solid.end());
            offset += line.len();
            if text.is_empty() {
                // The second half of a `\r\n` is not a blank line.
                let second_half = line == "\n" && source.get(..start).is_some_and(|before| before.ends_with('\r'));
                line_end = line_end.filter(|_| second_half).map(|end| ByteSpan::new(end.start(), offset));
                continue;
            }
            if suppression::is_suppression_comment(text) {
                line_end = None;
                continue;
            }
            match line_end {
                Some(line_end) => body.push_decoded(line_end, "\n"),
                None => body.open_block(BlockKind::Paragraph),
            }
            body.push_verbatim(solid);
            line_end = Some(ByteSpan::new(end, offset));
        }
        body.close_block();
        body
    }
}
