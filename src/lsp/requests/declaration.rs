//! Go to declaration: the same characters in the original, if a source or the dates name one. From the original it leads to
//! the place itself.

use tower_lsp::ls_types::request::{GotoDeclarationParams, GotoDeclarationResponse};

use super::cursor::Cursor;
use super::definition::{in_seed, in_witness};
use crate::cancel::Cancel;
use crate::ide::witnesses::{Original, SentenceWitnesses};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;

/// Answers `textDocument/declaration`.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn declaration(
    view: &View,
    params: &GotoDeclarationParams,
    cancel: &Cancel,
) -> Result<Option<GotoDeclarationResponse>, RequestError> {
    let Some(cursor) = Cursor::from_params(view, &params.text_document_position_params)? else { return Ok(None) };
    let analysis = view.analysis(&cursor.document, cancel)?;
    let Some(sentence) = SentenceWitnesses::at(&analysis, cursor.offset) else { return Ok(None) };
    let links = view.client.declaration_links;
    Ok(match sentence.original() {
        Some(Original::Witness(found)) => in_witness(view, &cursor, &found, links),
        Some(Original::Itself) => Some(in_seed(view, &cursor, &sentence, links)),
        None => None,
    })
}
