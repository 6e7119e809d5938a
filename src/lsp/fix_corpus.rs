//! Fixing the whole corpus: one edit that the client shows before it makes it.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::ls_types::{ApplyWorkspaceEditParams, ChangeAnnotation, MessageType, ProgressToken, Uri, request};

use super::backend::Refusal;
use super::documents::Document;
use super::edits::{FileEdits, workspace_edit};
use super::link::Link;
use super::mending::{self, Wanted};
use super::progress::Progress;
use super::view::View;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::Reading;
use crate::messages::message;

/// The command, for `workspace/executeCommand`.
pub(super) const COMMAND: &str = "variorum.fixWorkspace";

/// Proposes to the client to apply all safe fixes to all seeds of the workspace's corpora, and tells the user what came
/// of it. Files that are not stored in UTF-8 are left out: an editor may read them as another text. How far it is, is told
/// with the client's `token`, or with one of our own; if the user stops it by that, nothing is proposed.
///
/// # Errors
/// [`Refusal::Cancelled`] as soon as the flag is seen raised; [`Refusal::Modified`] if a document has changed meanwhile.
pub(super) fn propose(view: &View, link: &Link, token: Option<&ProgressToken>, cancel: &Cancel) -> Result<(), Refusal> {
    let shown = Progress::stoppable(link, &view.client, token, &message!("progress-fixing"), cancel);
    let (progress, stoppable) = shown.unzip();
    match fixed(view, progress.as_ref(), cancel) {
        Err(Refusal::Cancelled) if stoppable.is_some_and(|it| it.was_stopped()) => Ok(()),
        fixed => {
            put_forward(view, link, fixed?);
            Ok(())
        }
    }
}

/// The fixes of many seeds.
#[derive(Default)]
struct Fixes {
    files: Vec<FileEdits>,
    /// How many findings they mend.
    findings: usize,
    /// How many files are left out.
    left_out: usize,
}

fn fixed(view: &View, progress: Option<&Progress>, cancel: &Cancel) -> Result<Fixes, Refusal> {
    let mut seeds = Vec::new();
    for folder in &view.folders {
        let Some(snapshot) = &folder.snapshot else { continue };
        // Of folders inside each other, the inner one has it.
        let inside = |path: &PathBuf| view.folder_of(path).is_some_and(|of| of.root == folder.root);
        let paths = snapshot.paths().map_err(|_| Cancelled)?;
        seeds.extend(paths.into_iter().filter(inside).map(|path| (snapshot, path)));
    }
    let mut fixes = Fixes::default();
    for (done, (snapshot, path)) in seeds.iter().enumerate() {
        cancel.check()?;
        if let Some(progress) = progress {
            progress.report(done, seeds.len());
        }
        let Some(uri) = view.uri(path) else { continue };
        let Some(reading) = snapshot.get(path) else { continue };
        let document = document(view, uri, reading, cancel);
        let mended = mending::mended(view, &document, &Wanted::EverySafe);
        // That of an open document is given up when it changes.
        let given_up = || if cancel.is_cancelled() { Refusal::Cancelled } else { Refusal::Modified };
        let (edits, mended) = mended.map_err(|Cancelled| given_up())?;
        if edits.is_empty() {
            continue;
        }
        if document.is_stored_otherwise() {
            fixes.left_out += 1;
            continue;
        }
        fixes.findings += mended;
        fixes.files.push(FileEdits::of(view, &document, &edits));
    }
    Ok(fixes)
}

fn put_forward(view: &View, link: &Link, fixes: Fixes) {
    let language = view.client.language;
    let Fixes { files, findings, left_out } = fixes;
    let seeds = message!("count-seeds", count = files.len());
    let left_out = (left_out > 0).then(|| message!("fix-left-out", count = left_out).text(language));
    let told = |told: String| told + left_out.as_deref().unwrap_or_default();
    if files.is_empty() {
        link.say(MessageType::INFO, &told(message!("nothing-to-fix").text(language)));
        return;
    }
    let label = message!("fix-corpus").text(language);
    let annotation = ChangeAnnotation { label: label.clone(), needs_confirmation: Some(true), description: None };
    let edit = workspace_edit(&view.client, files, Some(&annotation));
    let done = told(message!("mended", count = findings, seeds = seeds).text(language));
    let teller = link.clone();
    link.ask::<request::ApplyWorkspaceEdit>(ApplyWorkspaceEditParams { label: Some(label), edit }, move |answer| {
        if answer.applied {
            teller.say(MessageType::INFO, &done);
        }
    });
}

/// The document as it is open, or as it is on disk: that is worked on until the flag is raised.
fn document(view: &View, uri: Uri, reading: Arc<Reading>, cancel: &Cancel) -> Arc<Document> {
    view.document(&uri).cloned().unwrap_or_else(|| Arc::new(Document::closed(uri, reading).until(cancel)))
}
