//! Formatting: all safe fixes of the rules on text. A careful editor would make them by hand in every seed, and none of them can
//! change what the text says.

use tower_lsp::ls_types::{DocumentFormattingParams, TextEdit};

use crate::ide::fixes::FixSelection;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::fixes::fixed;
use crate::lsp::view::View;

/// Answers `textDocument/formatting`. The options of the client (tabs, trailing space) do not apply to seeds.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document has changed since.
pub(in crate::lsp) fn formatting(
    view: &View,
    params: &DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let (edits, _) = fixed(view, document, &FixSelection::SafeOfText).map_err(|_| RequestError::ContentModified)?;
    let edit = |edit: &crate::rules::Edit| TextEdit {
        range: view.range(&document.rope, edit.span),
        new_text: edit.replacement.clone(),
    };
    Ok(Some(edits.iter().map(edit).collect()))
}
