//! Go to definition: the same characters in the earliest witness; in the earliest itself, in the next one.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, LocationLink};

use super::backend::Refusal;
use super::view::View;
use super::witnesses::{Place, Shared};
use crate::cancel::Cancel;

/// Answers `textDocument/definition`. The witnesses are the *other* seeds, so the first of them is the one to go to in
/// either case.
///
/// # Errors
/// [`Refusal::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn definition(
    view: &View,
    params: &GotoDefinitionParams,
    cancel: &Cancel,
) -> Result<Option<GotoDefinitionResponse>, Refusal> {
    let Some(place) = Place::of(view, &params.text_document_position_params)? else { return Ok(None) };
    let Some(shared) = Shared::at(view, &place, cancel)? else { return Ok(None) };
    let Some(hit) = shared.hits().next() else { return Ok(None) };
    let witness = &hit.witnessed.witness;
    let Some(character) = view.location(witness, hit.character) else { return Ok(None) };
    if !view.client.definition_links {
        return Ok(Some(GotoDefinitionResponse::Scalar(character)));
    }
    let sentence = view.location(witness, hit.there.hull(hit.character)).map_or(character.range, |there| there.range);
    Ok(Some(GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(view.range(&place.document.rope, hit.here)),
        target_uri: character.uri,
        target_range: sentence,
        target_selection_range: character.range,
    }])))
}
