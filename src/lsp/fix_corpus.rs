//! Fixing the whole corpus: one edit that the client shows before it makes it.

use std::sync::Arc;

use tower_lsp::ls_types::{ApplyWorkspaceEditParams, ChangeAnnotation, MessageType, Uri, request};

use super::backend::Refusal;
use super::documents::Document;
use super::edits::{FileEdits, workspace_edit};
use super::link::Link;
use super::mending::{self, Wanted};
use super::view::View;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::Reading;
use crate::messages::message;

/// The command, for `workspace/executeCommand`.
pub(super) const COMMAND: &str = "variorum.fixWorkspace";

/// Proposes to the client to apply all safe fixes to all seeds of the workspace's corpora, and tells the user what came
/// of it. Files that are not stored in UTF-8 are left out: an editor may read them as another text.
///
/// # Errors
/// [`Refusal::Cancelled`] as soon as the flag is seen raised.
pub(super) fn propose(view: &View, link: &Link, cancel: &Cancel) -> Result<(), Refusal> {
    let language = view.client.language;
    let (mut files, mut findings, mut left_out) = (Vec::new(), 0_usize, 0_usize);
    for folder in &view.folders {
        let Some(snapshot) = &folder.snapshot else { continue };
        for path in snapshot.paths().map_err(|_| Cancelled)? {
            cancel.check()?;
            // Of folders inside each other, the inner one has it.
            let inside = view.folder_of(&path).is_some_and(|of| of.root == folder.root);
            let Some(uri) = view.uri(&path).filter(|_| inside) else { continue };
            let Some(reading) = snapshot.get(&path) else { continue };
            let document = document(view, uri, reading);
            let (edits, mended) = mending::mended(view, &document, &Wanted::EverySafe)?;
            if edits.is_empty() {
                continue;
            }
            if document.is_stored_otherwise() {
                left_out += 1;
                continue;
            }
            findings += mended;
            files.push(FileEdits::of(view, &document, &edits));
        }
    }
    let seeds = message!("count-seeds", count = files.len());
    let left_out = (left_out > 0).then(|| message!("fix-left-out", count = left_out).text(language));
    let told = |told: String| told + left_out.as_deref().unwrap_or_default();
    if files.is_empty() {
        link.say(MessageType::INFO, &told(message!("nothing-to-fix").text(language)));
        return Ok(());
    }
    let label = message!("fix-corpus").text(language);
    let annotation = ChangeAnnotation { label: label.clone(), needs_confirmation: Some(true), description: None };
    let edit = workspace_edit(&view.client, files, Some(annotation));
    let done = told(message!("mended", count = findings, seeds = seeds).text(language));
    let teller = link.clone();
    link.ask::<request::ApplyWorkspaceEdit>(ApplyWorkspaceEditParams { label: Some(label), edit }, move |answer| {
        if answer.applied {
            teller.say(MessageType::INFO, &done);
        }
    });
    Ok(())
}

/// The document as it is open, or as it is on disk.
fn document(view: &View, uri: Uri, reading: Arc<Reading>) -> Arc<Document> {
    view.document(&uri).cloned().unwrap_or_else(|| Arc::new(Document::closed(uri, reading)))
}
