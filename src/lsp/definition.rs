//! Go to definition: the same characters in the earliest witness; in the earliest itself, in the next one.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink};

use super::contents;
use super::request_error::RequestError;
use super::view::View;
use super::witnesses::{Hit, Place, Shared};
use crate::cancel::Cancel;
use crate::text::ByteSpan;

/// Answers `textDocument/definition`. The witnesses are the *other* seeds, so the first of them is the one to go to in
/// either case.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn definition(
    view: &View,
    params: &GotoDefinitionParams,
    cancel: &Cancel,
) -> Result<Option<GotoDefinitionResponse>, RequestError> {
    let at = &params.text_document_position_params;
    if let Some(source) = contents::source_of(view, &at.text_document.uri, at.position, cancel)? {
        return Ok(Some(GotoDefinitionResponse::Scalar(source)));
    }
    let Some(place) = Place::of(view, at)? else { return Ok(None) };
    let Some(shared) = Shared::at(view, &place, cancel)? else { return Ok(None) };
    let Some(hit) = shared.hits().next() else { return Ok(None) };
    Ok(answer(view, &place, &hit, view.client.definition_links))
}

/// The character that answers to the one under the cursor, with the sentence around it if the client takes `links`.
pub(super) fn answer(view: &View, place: &Place, hit: &Hit, links: bool) -> Option<GotoDefinitionResponse> {
    let witness = &hit.witnessed.witness;
    let character = view.location(witness, hit.character)?;
    if !links {
        return Some(GotoDefinitionResponse::Scalar(character));
    }
    let sentence = view.location(witness, hit.there.hull(hit.character)).map_or(character.range, |there| there.range);
    Some(GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(view.range(&place.document.rope, hit.here)),
        target_uri: character.uri,
        target_range: sentence,
        target_selection_range: character.range,
    }]))
}

/// The place under the cursor itself, as an answer of the same form.
pub(super) fn place_itself(view: &View, place: &Place, shared: &Shared, links: bool) -> GotoDefinitionResponse {
    let rope = &place.document.rope;
    let (uri, here) = (place.document.uri.clone(), view.range(rope, ByteSpan::at(place.offset)));
    if !links {
        return GotoDefinitionResponse::Scalar(Location { uri, range: here });
    }
    let sentence = view.range(rope, shared.span());
    GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(sentence),
        target_uri: uri,
        target_range: sentence,
        target_selection_range: here,
    }])
}
