//! Applying every safe fix to the whole corpus.

use tower_lsp::ls_types::{ChangeAnnotation, ProgressToken};

use super::{ProposalMessages, ProposalRequest};
use crate::cancel::Cancel;
use crate::ide::fixes::FixSelection;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::edits::{AnnotatedEdits, FileEdits};
use crate::lsp::requests::fixes;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::message;

/// Proposes to apply all safe fixes to all seeds.
///
/// # Errors
/// Those of [`ProposalRequest::propose`].
pub(in crate::lsp) fn propose(
    view: &View,
    client: &ClientHandle,
    token: Option<&ProgressToken>,
    cancel: &Cancel,
) -> Result<(), RequestError> {
    let messages = ProposalMessages {
        progress: message!("progress-fixing"),
        label: message!("fix-corpus"),
        nothing: message!("nothing-to-fix"),
        done: |count, seeds| message!("fixed-summary", count = count, seeds = seeds),
    };
    let label = messages.label.text(view.client.language);
    let annotation = ChangeAnnotation { label, needs_confirmation: Some(true), description: None };
    ProposalRequest { view, client, token, cancel }.propose(None, &messages, |document: &Document| {
        let (edits, fixed) = fixes::fixed(view, document, &FixSelection::EverySafe)?;
        let annotated = AnnotatedEdits { edits: &edits, annotation: annotation.clone() };
        let file = || FileEdits::annotated(view, document, std::iter::once(annotated));
        Ok((!edits.is_empty()).then(|| (file(), fixed)))
    })
}
