//! Folding: header parts, what is boilerplate, the sections below headings, elements, fenced code.

use ropey::Rope;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::cancel::Cancel;
use crate::lsp::request_error::RequestError;
use crate::lsp::view::View;
use crate::seed::{BlockKind, Seed};
use crate::text::ByteSpan;

/// Answers `textDocument/foldingRange`. Of more ranges than the client wants, the longest are given.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn folding(
    view: &View,
    params: &FoldingRangeParams,
    cancel: &Cancel,
) -> Result<Option<Vec<FoldingRange>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let reading = document.reading();
    let mut lines = Lines { rope: &document.rope, found: Vec::new() };
    let seed = &reading.seed;
    seed.parts.iter().for_each(|part| lines.whole(part.span, Some(FoldingRangeKind::Region)));
    seed.boilerplate.iter().for_each(|it| lines.whole(it.span, Some(FoldingRangeKind::Comment)));
    seed.markdown.iter().flat_map(|markdown| &markdown.fences).for_each(|fence| lines.whole(fence.span, None));
    sections(seed).into_iter().for_each(|section| lines.whole(section, None));
    cancel.check()?;
    for element in seed.markup.iter().flat_map(|markup| &markup.elements) {
        lines.without_last(element.span);
    }
    cancel.check()?;
    let mut found = lines.found;
    // The widest of those that begin in one line comes first and is the one that is kept.
    found.sort_by_key(|range| (range.start_line, std::cmp::Reverse(range.end_line)));
    found.dedup_by_key(|range| range.start_line);
    if let Some(most) = view.client.max_folding_ranges
        && found.len() > most
    {
        found.sort_by_key(|range| std::cmp::Reverse(range.end_line - range.start_line));
        found.truncate(most);
        found.sort_by_key(|range| range.start_line);
    }
    Ok(Some(found))
}

/// From each heading to where the next one begins that is not below it.
fn sections(seed: &Seed) -> Vec<ByteSpan> {
    let level = |kind| match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let blocks = seed.body.blocks();
    let end = blocks.last().map_or(0, |block| block.span.end());
    let (mut open, mut found): (Vec<(u8, usize)>, Vec<ByteSpan>) = (Vec::new(), Vec::new());
    let mut before = 0;
    for block in blocks {
        if let Some(level) = level(block.kind) {
            while let Some((_, start)) = open.pop_if(|(above, _)| *above >= level) {
                found.push(ByteSpan::new(start, before));
            }
            open.push((level, block.span.start()));
        }
        before = block.span.end();
    }
    found.extend(open.into_iter().map(|(_, start)| ByteSpan::new(start, end)));
    found
}

struct Lines<'a> {
    rope: &'a Rope,
    found: Vec<FoldingRange>,
}

impl Lines<'_> {
    fn line_of(&self, offset: usize) -> u32 {
        u32::try_from(self.rope.byte_to_line(offset.min(self.rope.len_bytes()))).unwrap_or(u32::MAX)
    }

    /// Folds all lines that a span touches into its first.
    fn whole(&mut self, span: ByteSpan, kind: Option<FoldingRangeKind>) {
        let last = self.line_of(span.end().saturating_sub(1).max(span.start()));
        self.push(self.line_of(span.start()), last, kind);
    }

    /// The same, but the line of the end tag stays.
    fn without_last(&mut self, span: ByteSpan) {
        let last = self.line_of(span.end().saturating_sub(1).max(span.start()));
        self.push(self.line_of(span.start()), last.saturating_sub(1), None);
    }

    fn push(&mut self, start_line: u32, end_line: u32, kind: Option<FoldingRangeKind>) {
        if start_line < end_line {
            let (start_character, end_character, collapsed_text) = (None, None, None);
            self.found.push(FoldingRange {
                start_line,
                start_character,
                end_line,
                end_character,
                kind,
                collapsed_text,
            });
        }
    }
}
