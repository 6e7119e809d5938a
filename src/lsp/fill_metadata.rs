//! Filling in what reprints state, in one seed or in the whole workspace: one edit that the client shows before it makes
//! it.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::ls_types::{
    ApplyWorkspaceEditParams, ChangeAnnotation, ExecuteCommandParams, MessageType, Uri, request,
};

use super::backend::Refusal;
use super::documents::Document;
use super::edits::{Annotated, FileEdits, annotated_edit};
use super::link::Link;
use super::progress::Progress;
use super::view::View;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::witnesses;
use crate::messages::message;
use crate::rules::reprints::known_metadata;
use crate::rules::{Finding, Settings, run_witnesses};

/// The command, for `workspace/executeCommand`: of the seed with the URI that is its argument, or else of all.
pub(super) const COMMAND: &str = "variorum.fillMetadata";

/// Proposes to the client to fill in what reprints state, each value to be confirmed by itself, and tells the user what
/// came of it. Which rules are on makes no difference: the user has asked. Files that are not stored in UTF-8 are left
/// out: an editor may read them as another text.
///
/// Costs what finding the passages of each seed does that lacks something.
///
/// # Errors
/// [`Refusal::Cancelled`] as soon as the flag is seen raised.
pub(super) fn propose(view: &View, link: &Link, params: &ExecuteCommandParams, cancel: &Cancel) -> Result<(), Refusal> {
    let language = view.client.language;
    let uri = params.arguments.first().and_then(Value::as_str).and_then(|uri| uri.parse::<Uri>().ok());
    let documents = match uri {
        Some(uri) => view.open_or_closed(&uri).into_iter().collect(),
        None => lacking(view, cancel)?,
    };
    let token = params.work_done_progress_params.work_done_token.as_ref();
    let progress = token.map(|token| Progress::begun(link, token, &message!("progress-comparing"), language));
    let (mut files, mut filled, mut left_out) = (Vec::new(), 0_usize, 0_usize);
    for (done, document) in documents.iter().enumerate() {
        if let Some(progress) = &progress {
            progress.report(done, documents.len());
        }
        let findings = known(view, document, cancel)?;
        let fixes: Vec<_> = findings.iter().filter_map(|it| Some((it.fixes.first()?, it))).collect();
        if fixes.is_empty() {
            continue;
        }
        if document.is_stored_otherwise() {
            left_out += 1;
            continue;
        }
        filled += fixes.len();
        let annotated = fixes.into_iter().map(|(fix, finding)| {
            let annotation = ChangeAnnotation {
                label: fix.title.text(language),
                needs_confirmation: Some(true),
                description: Some(finding.message.text(language)),
            };
            Annotated { edits: &fix.edits, annotation }
        });
        files.push(FileEdits::annotated(view, document, annotated));
    }
    let left_out = (left_out > 0).then(|| message!("fix-left-out", count = left_out).text(language));
    let told = |told: String| told + left_out.as_deref().unwrap_or_default();
    if files.is_empty() {
        link.say(MessageType::INFO, &told(message!("nothing-to-fill").text(language)));
        return Ok(());
    }
    let seeds = message!("count-seeds", count = files.len());
    let done = told(message!("filled", count = filled, seeds = seeds).text(language));
    let (label, teller) = (Some(message!("fill-metadata").text(language)), link.clone());
    let edit = annotated_edit(&view.client, files);
    link.ask::<request::ApplyWorkspaceEdit>(ApplyWorkspaceEditParams { label, edit }, move |answer| {
        if answer.applied {
            teller.say(MessageType::INFO, &done);
        }
    });
    Ok(())
}

/// The seeds of all corpora that lack something that a reprint may know.
fn lacking(view: &View, cancel: &Cancel) -> Result<Vec<Arc<Document>>, Cancelled> {
    let mut documents = Vec::new();
    for (folder, corpus) in view.corpora(cancel)? {
        for path in corpus.paths().map_err(|_| Cancelled)? {
            cancel.check()?;
            // Of folders inside each other, the inner one has it.
            let inside = view.folder_of(&path).is_some_and(|of| of.root == folder.root);
            let uri = if inside { view.uri(&path) } else { None };
            let document = uri.and_then(|uri| view.open_or_closed(&uri));
            documents.extend(document.filter(|it| known_metadata::lacks(&it.reading().seed).next().is_some()));
        }
    }
    Ok(documents)
}

/// What reprints know of a seed.
fn known(view: &View, document: &Document, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    let reading = document.reading();
    if known_metadata::lacks(&reading.seed).next().is_none() {
        return Ok(Vec::new());
    }
    let passages = view.passages(document, cancel)?;
    run_witnesses(&known_metadata::RULE, &witnesses(&reading, &passages), &Settings::default(), cancel)
}
