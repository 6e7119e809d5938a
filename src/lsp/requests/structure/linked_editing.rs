//! Linked editing: typing in the name of a start tag changes that of its end tag, and the other way round.

use tower_lsp::ls_types::{LinkedEditingRangeParams, LinkedEditingRanges};

use crate::ide::structure::linked_editing::tag_names_at;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::cursor::Cursor;
use crate::lsp::view::View;

/// Answers `textDocument/linkedEditingRange`.
///
/// # Errors
/// Those of [`Cursor::from_params`].
pub(in crate::lsp) fn linked(
    view: &View,
    params: &LinkedEditingRangeParams,
) -> Result<Option<LinkedEditingRanges>, RequestError> {
    let Some(cursor) = Cursor::from_params(view, &params.text_document_position_params)? else { return Ok(None) };
    let Some(names) = tag_names_at(&cursor.reading.seed, cursor.offset) else { return Ok(None) };
    let ranges = names.iter().map(|name| view.range(&cursor.document.rope, *name)).collect();
    Ok(Some(LinkedEditingRanges { ranges, word_pattern: Some("[A-Za-z][A-Za-z0-9:-]*".into()) }))
}
