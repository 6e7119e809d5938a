//! Findings as diagnostics, for whoever pushes them or answers a pull.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticTag, Location, NumberOrString, Uri,
};

use super::protocol::client_features::ClientFeatures;
use super::protocol::convert;
use super::view::View;
use super::view::document::Document;
use crate::cancel::Cancelled;
use crate::corpus::{LookupError, Manifest};
use crate::rules::{Finding, Fix, RelatedSpan, Safety, pages};

/// The diagnostics of a document by itself, in the order of their ranges.
///
/// # Errors
/// [`Cancelled`] once a newer version has arrived.
pub(super) fn own(view: &View, document: &Document) -> Result<Arc<[Diagnostic]>, Cancelled> {
    Ok(view.own_findings(document)?.iter().map(|finding| diagnostic(view, document, finding)).collect())
}

/// All diagnostics of a document: those by itself and, once all seeds of its folder are known, those from comparing it with
/// its reprints.
///
/// # Errors
/// [`LookupError::Cancelled`] once a newer version has arrived; [`LookupError::Index`] if the index cannot be read.
pub(super) fn all(view: &View, document: &Document) -> Result<Arc<[Diagnostic]>, LookupError> {
    Ok(view.findings(document)?.iter().map(|finding| diagnostic(view, document, finding)).collect())
}

/// The diagnostics of a `variorum.toml` as it is on disk. Linear in its length.
pub(super) fn for_manifest(client: &ClientFeatures, manifest: &Manifest) -> Vec<Diagnostic> {
    let rope = Rope::from_str(&manifest.text);
    manifest.findings.iter().map(|finding| without_related(client, &rope, finding)).collect()
}

/// One finding as a diagnostic.
pub(super) fn diagnostic(view: &View, document: &Document, finding: &Finding) -> Diagnostic {
    let related = finding.related.iter().filter_map(|related| related_information(view, document, related));
    let related: Vec<_> = if view.client.related_information { related.collect() } else { Vec::new() };
    let related_information = (!related.is_empty()).then_some(related);
    Diagnostic { related_information, ..without_related(&view.client, &document.rope, finding) }
}

/// The id of a list of diagnostics: a hash of its content, so that the same list always has the same id.
pub(super) fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// One finding without the related locations.
fn without_related(client: &ClientFeatures, rope: &Rope, finding: &Finding) -> Diagnostic {
    let code = finding.code.map_or_else(|| finding.rule.to_owned(), |code| format!("{} ({code})", finding.rule));
    Diagnostic {
        range: convert::range_of(rope, finding.span, client.unit),
        severity: Some(convert::severity_of(finding.severity)),
        code: Some(NumberOrString::String(code)),
        source: Some("variorum".into()),
        message: finding.message.text(client.language),
        code_description: if client.code_descriptions { rule_uri(finding.rule) } else { None },
        tags: (client.diagnostic_tags && is_superfluous(finding)).then(|| vec![DiagnosticTag::UNNECESSARY]),
        ..Diagnostic::default()
    }
}

/// The URI of the page that explains a rule, as `variorum-rule:/text/control-character.md`. The client gets the page by
/// `variorum/ruleDocumentation`. `None` if there is no such rule.
fn rule_uri(rule: &str) -> Option<CodeDescription> {
    pages::page(rule)?;
    Some(CodeDescription { href: Uri::from_str(&format!("variorum-rule:/{rule}.md")).ok()? })
}

/// Whether the text of a finding is superfluous: a safe fix deletes exactly that text.
fn is_superfluous(finding: &Finding) -> bool {
    let deletes = |fix: &Fix| match fix.edits.as_slice() {
        [edit] => fix.safety == Safety::Safe && edit.span == finding.span && edit.replacement.is_empty(),
        _ => false,
    };
    !finding.span.is_empty() && finding.fixes.iter().any(deletes)
}

fn related_information(
    view: &View,
    document: &Document,
    related: &RelatedSpan,
) -> Option<DiagnosticRelatedInformation> {
    let location = match &related.path {
        None => Location { uri: document.uri.clone(), range: view.range(&document.rope, related.span) },
        Some(path) => view.location(&*view.seed(path)?, related.span)?,
    };
    Some(DiagnosticRelatedInformation { location, message: related.message.text(view.client.language) })
}
