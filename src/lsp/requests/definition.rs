//! Go to definition: the same characters in the earliest other seed that has them.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink};

use super::contents;
use super::cursor::Cursor;
use crate::cancel::Cancel;
use crate::ide::witnesses::{SentenceWitnesses, WitnessedSentence};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::text::ByteSpan;

/// Answers `textDocument/definition`. The witnesses are the *other* seeds: from the earliest seed itself it leads to the next.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn definition(
    view: &View,
    params: &GotoDefinitionParams,
    cancel: &Cancel,
) -> Result<Option<GotoDefinitionResponse>, RequestError> {
    let at = &params.text_document_position_params;
    if let Some(source) = contents::source_of(view, &at.text_document.uri, at.position, cancel)? {
        return Ok(Some(GotoDefinitionResponse::Scalar(source)));
    }
    let Some(cursor) = Cursor::from_params(view, at)? else { return Ok(None) };
    let analysis = view.analysis(&cursor.document, cancel)?;
    let Some(sentence) = SentenceWitnesses::at(&analysis, cursor.offset) else { return Ok(None) };
    let Some(found) = sentence.witnesses().next() else { return Ok(None) };
    Ok(in_witness(view, &cursor, &found, view.client.definition_links))
}

/// The character of a witness that answers to the one under the cursor, with the sentence around it if the client takes
/// `links`.
pub(in crate::lsp) fn in_witness(
    view: &View,
    cursor: &Cursor,
    found: &WitnessedSentence,
    links: bool,
) -> Option<GotoDefinitionResponse> {
    let witness = &found.witnessed.witness;
    let character = view.location(witness, found.character)?;
    if !links {
        return Some(GotoDefinitionResponse::Scalar(character));
    }
    let sentence =
        view.location(witness, found.there.hull(found.character)).map_or(character.range, |there| there.range);
    Some(GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(view.range(&cursor.document.rope, found.here)),
        target_uri: character.uri,
        target_range: sentence,
        target_selection_range: character.range,
    }]))
}

/// The place under the cursor itself, as an answer of the same form.
pub(in crate::lsp) fn in_seed(
    view: &View,
    cursor: &Cursor,
    sentence: &SentenceWitnesses,
    links: bool,
) -> GotoDefinitionResponse {
    let rope = &cursor.document.rope;
    let (uri, here) = (cursor.document.uri.clone(), view.range(rope, ByteSpan::at(cursor.offset)));
    if !links {
        return GotoDefinitionResponse::Scalar(Location { uri, range: here });
    }
    let sentence = view.range(rope, sentence.span());
    GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(sentence),
        target_uri: uri,
        target_range: sentence,
        target_selection_range: here,
    }])
}
