//! Find references: the sentence under the cursor in every witness, earliest first.
//!
//! A witness that has only part of the sentence is given with the part it has. The range is the sentence and not the
//! passage: a peek view shows the place, and a passage may be the whole seed.

use tower_lsp::ls_types::{Location, ReferenceParams};

use super::request_error::RequestError;
use super::view::View;
use super::witnesses::{Place, Shared};
use crate::cancel::Cancel;

/// Answers `textDocument/references`. With `includeDeclaration` the sentence itself comes first.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn references(
    view: &View,
    params: &ReferenceParams,
    cancel: &Cancel,
) -> Result<Option<Vec<Location>>, RequestError> {
    let Some(place) = Place::of(view, &params.text_document_position)? else { return Ok(None) };
    let Some(shared) = Shared::at(view, &place, cancel)? else { return Ok(None) };
    if shared.hits().next().is_none() {
        return Ok(None);
    }
    let mut found = Vec::new();
    if params.context.include_declaration {
        let range = view.range(&place.document.rope, shared.span());
        found.push(Location { uri: place.document.uri.clone(), range });
    }
    for hit in shared.hits() {
        cancel.check()?;
        found.extend(view.location(&hit.witnessed.witness, hit.there.hull(hit.character)));
    }
    Ok(Some(found))
}
