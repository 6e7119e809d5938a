//! Document highlight: where else in this seed the sentence under the cursor stands, or the field is stated.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use crate::cancel::Cancel;
use crate::ide::passages::occurrences::occurrences;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::cursor::Cursor;
use crate::lsp::view::View;
use crate::text::ByteSpan;

/// Answers `textDocument/documentHighlight`. What stands only once is left to the editor, which marks the word.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn highlight(
    view: &View,
    params: &DocumentHighlightParams,
    cancel: &Cancel,
) -> Result<Option<Vec<DocumentHighlight>>, RequestError> {
    let Some(cursor) = Cursor::from_params(view, &params.text_document_position_params)? else { return Ok(None) };
    let found = occurrences(&cursor.reading, cursor.offset, cancel)?;
    let highlight = |span: &ByteSpan| DocumentHighlight {
        range: view.range(&cursor.document.rope, *span),
        kind: Some(DocumentHighlightKind::TEXT),
    };
    Ok((found.len() > 1).then(|| found.iter().map(highlight).collect()))
}
