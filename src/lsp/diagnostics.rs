//! Findings as diagnostics: pushed after each analysis, or pulled by the client. Never both.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticTag, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, Location, NumberOrString,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use super::client_features::ClientFeatures;
use super::convert;
use super::documents::Document;
use super::request_error::RequestError;
use super::rule_page;
use super::view::View;
use crate::cancel::Cancelled;
use crate::corpus::{LookupError, Manifest};
use crate::rules::{Finding, Fix, RelatedSpan, Safety};

/// The diagnostics of what one version of a document has by itself, in the order of their places.
///
/// # Errors
/// [`Cancelled`] once a newer version has arrived.
pub(super) fn own(view: &View, document: &Document) -> Result<Arc<[Diagnostic]>, Cancelled> {
    Ok(view.own_findings(document)?.iter().map(|finding| diagnostic(view, document, finding)).collect())
}

/// The same with what comes of comparing it with its reprints, once its folder is known.
///
/// # Errors
/// [`LookupError::Cancelled`] once a newer version has arrived; [`LookupError::Index`] if the index cannot be read.
pub(super) fn all(view: &View, document: &Document) -> Result<Arc<[Diagnostic]>, LookupError> {
    Ok(view.findings(document)?.iter().map(|finding| diagnostic(view, document, finding)).collect())
}

/// What is wrong with a `variorum.toml` as it is on disk. Linear.
pub(super) fn for_manifest(client: &ClientFeatures, manifest: &Manifest) -> Vec<Diagnostic> {
    let rope = Rope::from_str(&manifest.text);
    manifest.findings.iter().map(|finding| bare(client, &rope, finding)).collect()
}

/// One finding as a diagnostic.
pub(super) fn diagnostic(view: &View, document: &Document, finding: &Finding) -> Diagnostic {
    let related = finding.related.iter().filter_map(|related| related_place(view, document, related));
    let related: Vec<_> = if view.client.related_information { related.collect() } else { Vec::new() };
    let related_information = (!related.is_empty()).then_some(related);
    Diagnostic { related_information, ..bare(&view.client, &document.rope, finding) }
}

/// One finding without the other places that it speaks of.
fn bare(client: &ClientFeatures, rope: &Rope, finding: &Finding) -> Diagnostic {
    let code = finding.code.map_or_else(|| finding.rule.to_owned(), |code| format!("{} ({code})", finding.rule));
    Diagnostic {
        range: convert::range_of(rope, finding.span, client.unit),
        severity: Some(convert::severity_of(finding.severity)),
        code: Some(NumberOrString::String(code)),
        source: Some("variorum".into()),
        message: finding.message.text(client.language),
        code_description: if client.code_descriptions { rule_page::description(finding.rule) } else { None },
        tags: (client.diagnostic_tags && is_superfluous(finding)).then(|| vec![DiagnosticTag::UNNECESSARY]),
        ..Diagnostic::default()
    }
}

/// Whether the text there is of no use: a fix that is certain takes just that away and puts nothing in its place.
fn is_superfluous(finding: &Finding) -> bool {
    let removes = |fix: &Fix| match fix.edits.as_slice() {
        [edit] => fix.safety == Safety::Safe && edit.span == finding.span && edit.replacement.is_empty(),
        _ => false,
    };
    !finding.span.is_empty() && finding.fixes.iter().any(removes)
}

fn related_place(view: &View, document: &Document, related: &RelatedSpan) -> Option<DiagnosticRelatedInformation> {
    let location = match &related.path {
        None => Location { uri: document.uri.clone(), range: view.range(&document.rope, related.span) },
        Some(path) => view.location(&*view.seed(path)?, related.span)?,
    };
    Some(DiagnosticRelatedInformation { location, message: related.message.text(view.client.language) })
}

/// Answers `textDocument/diagnostic`, for a seed that is not open as it is on disk. The result's id is a hash of the result, so the same findings have the same id
/// whatever has happened in between, and unchanged ones are not sent again.
///
/// # Errors
/// [`RequestError::Outdated`] if the document has changed before the findings were known.
pub(super) fn pulled(
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
            all(view, &document).map_err(|error| RequestError::from_lookup(error, || RequestError::Outdated))?
        }
        _ => Arc::from([]),
    };
    let result_id = id_of(&items);
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

/// The name of a report: a hash of what is in it.
pub(super) fn id_of(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
