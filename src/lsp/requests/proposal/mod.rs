//! Edits of many seeds, which the client shows before it applies them.

pub(in crate::lsp) mod fill;
pub(in crate::lsp) mod fix;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::{ApplyWorkspaceEditParams, MessageType, ProgressToken, Uri, request};

use super::edits::{FileEdits, annotated_edit};
use crate::cancel::Cancel;
use crate::corpus::{LookupError, Snapshot};
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::progress::Progress;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::{Message, message};

/// The messages about an edit.
struct ProposalMessages {
    /// The title of the progress.
    progress: Message,
    /// The label of the edit.
    label: Message,
    /// Shown if there is nothing to do.
    nothing: Message,
    /// Shown once the edit is applied: made from the number of changes and a message that counts the seeds.
    done: fn(usize, Message) -> Message,
}

/// The edits of many seeds.
#[derive(Default)]
struct Edits {
    files: Vec<FileEdits>,
    /// How many findings they fix, or values they fill in.
    changes: usize,
    /// How many files are left out.
    left_out: usize,
}

/// What a proposal is made with.
struct ProposalRequest<'a> {
    view: &'a View,
    client: &'a ClientHandle,
    /// The client's progress token; without it the server uses its own.
    token: Option<&'a ProgressToken>,
    cancel: &'a Cancel,
}

impl ProposalRequest<'_> {
    /// Proposes the edits that `edits_of` returns, each with its number of changes, for all seeds of the workspace or for the one
    /// with the URI `only`. Then shows the user the outcome. Files that are not in UTF-8 are left out, because an editor may
    /// read them as another text. If the user stops the progress, nothing is proposed.
    ///
    /// # Errors
    /// [`RequestError::Cancelled`] once `cancel` is raised; [`RequestError::ContentModified`] if a document has changed meanwhile.
    fn propose(
        &self,
        only: Option<&Uri>,
        messages: &ProposalMessages,
        edits_of: impl Fn(&Document) -> Result<Option<(FileEdits, usize)>, LookupError>,
    ) -> Result<(), RequestError> {
        let shown = Progress::cancellable(self.client, &self.view.client, self.token, &messages.progress, self.cancel);
        let (progress, cancellable) = shown.unzip();
        match self.gather(only, progress.as_ref(), edits_of) {
            Err(RequestError::Cancelled) if cancellable.is_some_and(|it| it.was_cancelled_by_user()) => Ok(()),
            edits => {
                self.send(edits?, messages);
                Ok(())
            }
        }
    }

    fn gather(
        &self,
        only: Option<&Uri>,
        progress: Option<&Progress>,
        edits_of: impl Fn(&Document) -> Result<Option<(FileEdits, usize)>, LookupError>,
    ) -> Result<Edits, RequestError> {
        let mut edits = Edits::default();
        let seeds = if only.is_some() { Vec::new() } else { self.seeds()? };
        let all = seeds.iter().map(|(snapshot, path)| self.document(snapshot, path));
        let one = only.map(|uri| self.view.open_or_closed(uri));
        for (done, document) in one.into_iter().chain(all).enumerate() {
            self.cancel.check()?;
            if let Some(progress) = progress {
                progress.report(done, seeds.len());
            }
            let Some(document) = document else { continue };
            // The check of an open document stops when the document changes.
            let given_up =
                || if self.cancel.is_cancelled() { RequestError::Cancelled } else { RequestError::ContentModified };
            match edits_of(&document).map_err(|error| RequestError::from_lookup(error, given_up))? {
                None => {}
                Some(_) if document.is_stored_otherwise() => edits.left_out += 1,
                Some((file, changes)) => {
                    edits.changes += changes;
                    edits.files.push(file);
                }
            }
        }
        Ok(edits)
    }

    /// All seeds of the workspace, each once.
    fn seeds(&self) -> Result<Vec<(&Snapshot, PathBuf)>, LookupError> {
        let mut seeds = Vec::new();
        for folder in &self.view.folders {
            let Some(snapshot) = &folder.snapshot else { continue };
            // A seed belongs to the innermost of nested folders.
            let inside = |path: &PathBuf| self.view.folder_of(path).is_some_and(|of| of.root == folder.root);
            let paths = snapshot.paths()?;
            seeds.extend(paths.into_iter().filter(inside).map(|path| (snapshot, path)));
        }
        Ok(seeds)
    }

    /// The document as it is open, or else as it is on disk.
    fn document(&self, snapshot: &Snapshot, path: &Path) -> Option<Arc<Document>> {
        let uri = self.view.uri(path)?;
        let reading = snapshot.get(path)?;
        let closed = || Arc::new(Document::from_disk(uri.clone(), reading).with_cancel(self.cancel));
        Some(self.view.document(&uri).cloned().unwrap_or_else(closed))
    }

    fn send(&self, edits: Edits, messages: &ProposalMessages) {
        let language = self.view.client.language;
        let Edits { files, changes, left_out } = edits;
        let left_out = (left_out > 0).then(|| message!("fix-left-out", count = left_out).text(language));
        let render = |message: &Message| message.text(language) + left_out.as_deref().unwrap_or_default();
        if files.is_empty() {
            self.client.show_message(MessageType::INFO, &render(&messages.nothing));
            return;
        }
        let done = render(&(messages.done)(changes, message!("count-seeds", count = files.len())));
        let (label, client) = (Some(messages.label.text(language)), self.client.clone());
        let edit = annotated_edit(&self.view.client, files);
        self.client.send_request::<request::ApplyWorkspaceEdit>(
            ApplyWorkspaceEditParams { label, edit },
            move |answer| {
                if answer.applied {
                    client.show_message(MessageType::INFO, &done);
                }
            },
        );
    }
}
