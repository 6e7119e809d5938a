//! The loop that owns the state. Everything that changes it comes through here, one thing after the other; what came
//! over the wire goes first. Nothing in the loop computes anything that grows with a document, reads a file, or waits.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, RecvError, select_biased};
use serde_json::Value;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, FileEvent, InitializeParams, Uri,
    WorkspaceFoldersChangeEvent,
};

use super::capabilities::ClientFeatures;
use super::intake::Arrivals;
use super::link::Link;
use super::log::QUOTES;
use super::state::{Event, State};
use super::view::View;
use super::workers::{Workers, guarded};

/// What comes over the wire.
pub(super) enum Message {
    /// Something has changed.
    Change(Change),
    /// A request; to be run on a worker thread with the state as it is when this is taken up.
    Ask(Box<dyn FnOnce(View) + Send>),
}

/// A notification, or a request that is answered before it is carried out.
pub(super) enum Change {
    /// `initialize`, with what was made of its capabilities.
    Initialize(Box<InitializeParams>, Arc<ClientFeatures>),
    /// `initialized`
    Initialized,
    /// `textDocument/didOpen`
    Open(DidOpenTextDocumentParams),
    /// `textDocument/didChange`
    Edit(DidChangeTextDocumentParams),
    /// `textDocument/didSave`
    Save(Uri),
    /// `textDocument/didClose`
    Close(Uri),
    /// `workspace/didChangeWorkspaceFolders`
    Folders(WorkspaceFoldersChangeEvent),
    /// `workspace/didChangeWatchedFiles`
    Files(Vec<FileEvent>),
    /// `workspace/didChangeConfiguration`
    Configuration(Value),
    /// `window/workDoneProgress/cancel`
    CancelProgress(String),
    /// All seeds are to be read anew.
    Reindex,
    /// `shutdown`
    Shutdown,
}

/// Starts the loop on a thread of its own. It ends when the last [`Intake`](super::intake::Intake) is dropped.
///
/// # Errors
/// A thread cannot be started.
pub(super) fn start(arrivals: Arrivals, link: Link) -> std::io::Result<()> {
    let workers = Workers::start()?;
    let (state, events) = State::new(link, workers.clone());
    thread::Builder::new().name("main loop".into()).spawn(move || run(&arrivals, state, &workers, &events))?;
    Ok(())
}

fn run(arrivals: &Arrivals, mut state: State, workers: &Workers, events: &Receiver<Event>) {
    loop {
        select_biased! {
            recv(arrivals.receiver) -> message => {
                match message {
                    Ok(message) => take(message, &mut state, workers),
                    Err(RecvError) => break,
                }
                arrivals.done();
            }
            recv(events) -> event => happen(event, &mut state),
        }
    }
    state.stop();
}

fn take(message: Message, state: &mut State, workers: &Workers) {
    let done = guarded(|| match message {
        Message::Change(change) => state.apply(change),
        Message::Ask(work) => {
            let view = state.view();
            // If there is no room the closure is dropped, and the handler answers that there is too much to do.
            let _ = workers.request(move || work(view));
        }
    });
    if let Err(cause) = done {
        tracing::error!(target: QUOTES, "a message could not be dealt with: {cause}");
    }
}

fn happen(event: Result<Event, RecvError>, state: &mut State) {
    let Ok(event) = event else { return };
    if let Err(cause) = guarded(|| state.happen(event)) {
        tracing::error!(target: QUOTES, "an event could not be dealt with: {cause}");
    }
}
