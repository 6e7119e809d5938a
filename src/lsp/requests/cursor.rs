//! Where a request points to.

use std::sync::Arc;

use tower_lsp::ls_types::TextDocumentPositionParams;

use crate::corpus::AnalysedSeed;
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;

/// A place in an open seed.
pub(in crate::lsp) struct Cursor {
    /// The document.
    pub(in crate::lsp) document: Arc<Document>,
    /// The document, read.
    pub(in crate::lsp) reading: Arc<AnalysedSeed>,
    /// The place, in bytes.
    pub(in crate::lsp) offset: usize,
}

impl Cursor {
    /// The place that a request names; `None` if it is not in a seed.
    ///
    /// # Errors
    /// [`RequestError::ContentModified`] if the document has changed since and was not read before.
    pub(in crate::lsp) fn from_params(
        view: &View,
        params: &TextDocumentPositionParams,
    ) -> Result<Option<Self>, RequestError> {
        let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
        let offset = convert::offset_of(&document.rope, params.position, view.client.unit);
        Ok(Some(Self { document: Arc::clone(document), reading: document.reading(), offset }))
    }
}
