//! Code actions: the fixes of the findings at a place.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::backend::Refusal;
use super::convert;
use super::diagnostics;
use super::documents::Document;
use super::view::View;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Finding, Fix, Safety, suppression};
use crate::seed::FormatHint;

/// Answers `textDocument/codeAction`: every fix of every finding that the range touches.
///
/// # Errors
/// [`Refusal::Modified`] if the document has changed before the findings were known.
pub(super) fn code_actions(view: &View, params: &CodeActionParams) -> Result<Option<CodeActionResponse>, Refusal> {
    let wanted = |kind: &CodeActionKind| kind.as_str().is_empty() || *kind == CodeActionKind::QUICKFIX;
    let asked = params.context.only.as_ref().is_none_or(|only| only.iter().any(wanted));
    if !asked {
        return Ok(None);
    }
    let uri = &params.text_document.uri;
    let manifest = view.document(uri).filter(|document| document.is_manifest());
    let Some(document) = manifest.map_or_else(|| view.read(uri), |manifest| Ok(Some(manifest)))? else {
        return Ok(None);
    };
    let range = convert::span_of(&document.rope, params.range, view.client.unit);
    let findings = view.findings(document).map_err(|Cancelled| Refusal::Modified)?;
    let touched = |finding: &&Finding| finding.span.start() <= range.end() && range.start() <= finding.span.end();
    let actions = findings.iter().filter(touched).flat_map(|finding| {
        finding.fixes.iter().map(|fix| CodeActionOrCommand::CodeAction(action(view, document, finding, fix)))
    });
    let mut actions: Vec<_> = actions.collect();
    if !document.is_manifest() {
        let touched = findings.iter().filter(touched).take(MOST_IGNORED);
        actions.extend(touched.flat_map(|finding| ignoring(view, document, finding)));
    }
    Ok(Some(actions))
}

/// For so many findings at one place it is offered to ignore them: each is tried out, which reads the document anew.
const MOST_IGNORED: usize = 4;

/// Ways not to hear of a finding any more.
fn ignoring(view: &View, document: &Document, finding: &Finding) -> impl Iterator<Item = CodeActionOrCommand> {
    let reading = document.reading();
    let hint = FormatHint::from_path(&reading.path);
    let here = suppression::ignore_here(&reading.seed, hint, finding);
    let in_file = suppression::ignore_in_file(&reading.seed, hint, finding);
    let titles =
        [message!("ignore-here", rule = quote(finding.rule)), message!("ignore-in-file", rule = quote(finding.rule))];
    titles.into_iter().zip([here, in_file]).filter_map(|(title, edit)| {
        let fix = Fix { title, safety: Safety::NeedsALook, edits: vec![edit?], to_utf8: false };
        Some(CodeActionOrCommand::CodeAction(action(view, document, finding, &fix)))
    })
}

fn action(view: &View, document: &Document, finding: &Finding, fix: &Fix) -> CodeAction {
    CodeAction {
        title: fix.title.text(view.client.language),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostics::diagnostic(view, document, finding)]),
        edit: Some(workspace_edit(view, document, fix)),
        is_preferred: Some(fix.safety == Safety::Safe),
        ..CodeAction::default()
    }
}

fn workspace_edit(view: &View, document: &Document, fix: &Fix) -> WorkspaceEdit {
    let edits = fix
        .edits
        .iter()
        .map(|edit| TextEdit { range: view.range(&document.rope, edit.span), new_text: edit.replacement.clone() });
    if !view.client.versioned_edits {
        let changes = HashMap::from([(document.uri.clone(), edits.collect())]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: document.uri.clone(),
            version: Some(document.version),
        },
        edits: edits.map(OneOf::Left).collect(),
    };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
}
