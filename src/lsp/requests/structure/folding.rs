//! Folding: header parts, boilerplate, the sections below headings, elements, fenced code; in whole lines.

use ropey::Rope;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::cancel::Cancel;
use crate::ide::structure::folding::{Fold, FoldKind, folds};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::text::ByteSpan;

/// Answers `textDocument/foldingRange`. If there are more ranges than the client wants, it gets the longest.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn folding(
    view: &View,
    params: &FoldingRangeParams,
    cancel: &Cancel,
) -> Result<Option<Vec<FoldingRange>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let reading = document.reading();
    let mut lines = Lines { rope: &document.rope, found: Vec::new() };
    for Fold { span, kind } in folds(&reading.seed) {
        match kind {
            FoldKind::HeaderPart => lines.whole(span, Some(FoldingRangeKind::Region)),
            FoldKind::Boilerplate => lines.whole(span, Some(FoldingRangeKind::Comment)),
            FoldKind::Section => lines.whole(span, None),
            FoldKind::Element => lines.without_last(span),
        }
    }
    cancel.check()?;
    let mut found = lines.found;
    // Of those that begin in the same line, the longest comes first and is kept.
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

    /// The same, but the line of the end tag stays visible.
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
