//! `textDocument/diagnostic`: the diagnostics of one document, for clients that pull them.

use std::sync::Arc;

use tower_lsp::ls_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use crate::lsp::diagnostics::{self, result_id};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;

/// Answers `textDocument/diagnostic`. A seed that is not open counts as it is on disk. The result's id is a hash of its content,
/// so diagnostics that the client has already are not sent again, whatever has happened in between.
///
/// # Errors
/// [`RequestError::Outdated`] if the document has changed before its diagnostics were known.
pub(in crate::lsp) fn report(
    view: &View,
    params: &DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult, RequestError> {
    let uri = &params.text_document.uri;
    let document = view.document(uri).cloned().or_else(|| view.closed(uri).map(Arc::new));
    let items = match document {
        Some(document) if !document.is_manifest() && document.reading_for_request().is_none() => {
            return Err(RequestError::Outdated);
        }
        Some(document) if view.has_diagnostics_for(&document) => {
            let outdated = |error| RequestError::from_lookup(error, || RequestError::Outdated);
            diagnostics::all(view, &document).map_err(outdated)?
        }
        _ => Arc::from([]),
    };
    let result_id = result_id(&items);
    let report = if params.previous_result_id.as_ref() == Some(&result_id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(result_id),
                items: items.to_vec(),
            },
        })
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}
