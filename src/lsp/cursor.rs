//! Where a request points to.

use std::sync::Arc;

use tower_lsp::ls_types::TextDocumentPositionParams;

use super::convert;
use super::documents::Document;
use super::request_error::RequestError;
use super::view::View;
use crate::corpus::AnalysedSeed;

/// A place in an open seed.
pub(super) struct Cursor {
    /// The document.
    pub(super) document: Arc<Document>,
    /// The document, read.
    pub(super) reading: Arc<AnalysedSeed>,
    /// The place, in bytes.
    pub(super) offset: usize,
}

impl Cursor {
    /// The place that a request names; `None` if it is not in a seed.
    ///
    /// # Errors
    /// [`RequestError::ContentModified`] if the document has changed since and was not read before.
    pub(super) fn from_params(view: &View, params: &TextDocumentPositionParams) -> Result<Option<Self>, RequestError> {
        let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
        let offset = convert::offset_of(&document.rope, params.position, view.client.unit);
        Ok(Some(Self { document: Arc::clone(document), reading: document.reading(), offset }))
    }
}
