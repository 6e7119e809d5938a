//! Go to declaration: the same characters in the original, where a source or the dates name it. In the original itself it
//! stays where it is; where nothing names one there is none.

use tower_lsp::ls_types::request::{GotoDeclarationParams, GotoDeclarationResponse};

use super::definition::{answer, place_itself};
use super::request_error::RequestError;
use super::view::View;
use super::witnesses::{Original, Place, Shared};
use crate::cancel::Cancel;

/// Answers `textDocument/declaration`.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn declaration(
    view: &View,
    params: &GotoDeclarationParams,
    cancel: &Cancel,
) -> Result<Option<GotoDeclarationResponse>, RequestError> {
    let Some(place) = Place::of(view, &params.text_document_position_params)? else { return Ok(None) };
    let Some(shared) = Shared::at(view, &place, cancel)? else { return Ok(None) };
    let links = view.client.declaration_links;
    Ok(match shared.original(&place.reading) {
        Some(Original::Witness(hit)) => answer(view, &place, &hit, links),
        Some(Original::Itself) => Some(place_itself(view, &place, &shared, links)),
        None => None,
    })
}
