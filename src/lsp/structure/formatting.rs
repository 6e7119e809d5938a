//! Formatting: all safe fixes of the rules on text. They are what a careful editor would do by hand to every seed, and
//! nothing in them can change what the text says.

use tower_lsp::ls_types::{DocumentFormattingParams, TextEdit};

use crate::lsp::mending::{Wanted, mended};
use crate::lsp::request_error::RequestError;
use crate::lsp::view::View;

/// Answers `textDocument/formatting`. The client's wishes on tabs and trailing space are not for seeds.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document has changed since.
pub(in crate::lsp) fn formatting(
    view: &View,
    params: &DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let (edits, _) = mended(view, document, &Wanted::SafeOfText).map_err(|_| RequestError::ContentModified)?;
    let edit = |edit: &crate::rules::Edit| TextEdit {
        range: view.range(&document.rope, edit.span),
        new_text: edit.replacement.clone(),
    };
    Ok(Some(edits.iter().map(edit).collect()))
}
