//! Filling in what reprints state.

use serde_json::Value;
use tower_lsp::ls_types::{ChangeAnnotation, ProgressToken, Uri};

use super::{ProposalMessages, ProposalRequest};
use crate::cancel::Cancel;
use crate::ide::metadata::known_to_reprints;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::edits::{AnnotatedEdits, FileEdits};
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::message;

/// Proposes to fill in what reprints state. The user confirms each value by itself. Rules that are off make no difference,
/// because the user has asked. Looks up the passages of every seed that lacks something.
///
/// # Errors
/// Those of [`ProposalRequest::propose`].
pub(in crate::lsp) fn propose(
    view: &View,
    client: &ClientHandle,
    arguments: &[Value],
    token: Option<&ProgressToken>,
    cancel: &Cancel,
) -> Result<(), RequestError> {
    let only = arguments.first().and_then(Value::as_str).and_then(|uri| uri.parse::<Uri>().ok());
    let messages = ProposalMessages {
        progress: message!("progress-filling"),
        label: message!("fill-metadata"),
        nothing: message!("nothing-to-fill"),
        done: |count, seeds| message!("filled", count = count, seeds = seeds),
    };
    ProposalRequest { view, client, token, cancel }.propose(only.as_ref(), &messages, |document: &Document| {
        let findings = known_to_reprints(&document.reading(), || view.analysis(document, cancel), cancel)?;
        let fixes: Vec<_> = findings.iter().filter_map(|it| Some((it.fixes.first()?, it))).collect();
        let annotated = fixes.iter().map(|(fix, finding)| {
            let label = fix.title.text(view.client.language);
            let description = Some(finding.message.text(view.client.language));
            AnnotatedEdits {
                edits: &fix.edits,
                annotation: ChangeAnnotation { label, needs_confirmation: Some(true), description },
            }
        });
        Ok((!fixes.is_empty()).then(|| (FileEdits::annotated(view, document, annotated), fixes.len())))
    })
}
