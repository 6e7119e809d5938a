//! Find references: the sentence under the cursor in every witness, the earliest first.
//!
//! A witness that has only a part of the sentence is listed with that part. The ranges are those of sentences and not of
//! passages, because a peek view shows the range, and a passage may be the whole seed.

use tower_lsp::ls_types::{Location, ReferenceParams};

use super::cursor::Cursor;
use crate::cancel::Cancel;
use crate::ide::witnesses::SentenceWitnesses;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;

/// Answers `textDocument/references`. With `includeDeclaration` the sentence itself comes first.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn references(
    view: &View,
    params: &ReferenceParams,
    cancel: &Cancel,
) -> Result<Option<Vec<Location>>, RequestError> {
    let Some(cursor) = Cursor::from_params(view, &params.text_document_position)? else { return Ok(None) };
    let analysis = view.analysis(&cursor.document, cancel)?;
    let Some(sentence) = SentenceWitnesses::at(&analysis, cursor.offset) else { return Ok(None) };
    if sentence.witnesses().next().is_none() {
        return Ok(None);
    }
    let mut found = Vec::new();
    if params.context.include_declaration {
        let range = view.range(&cursor.document.rope, sentence.span());
        found.push(Location { uri: cursor.document.uri.clone(), range });
    }
    for it in sentence.witnesses() {
        cancel.check()?;
        found.extend(view.location(&it.witnessed.witness, it.there.hull(it.character)));
    }
    Ok(Some(found))
}
