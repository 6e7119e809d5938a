//! Growing and shrinking the selection.

use tower_lsp::ls_types::{SelectionRange, SelectionRangeParams};

use crate::cancel::Cancel;
use crate::ide::structure::selection::selections_at;
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::text::ByteSpan;

/// Answers `textDocument/selectionRange`: for each position the spans around it, each inside the next.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn selection(
    view: &View,
    params: &SelectionRangeParams,
    cancel: &Cancel,
) -> Result<Option<Vec<SelectionRange>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let analysis = view.analysis(document, cancel)?;
    let mut found = Vec::new();
    for position in &params.positions {
        cancel.check()?;
        let offset = convert::offset_of(&document.rope, *position, view.client.unit);
        found.push(nested(view, document, &selections_at(&analysis, offset)));
    }
    Ok(Some(found))
}

/// Spans, each inside the next, as the client takes them.
fn nested(view: &View, document: &Document, spans: &[ByteSpan]) -> SelectionRange {
    let outwards = spans.iter().map(|span| view.range(&document.rope, *span));
    let wrap = |parent: Option<SelectionRange>, range| Some(SelectionRange { range, parent: parent.map(Box::new) });
    outwards.rev().fold(None, wrap).unwrap_or_default()
}
