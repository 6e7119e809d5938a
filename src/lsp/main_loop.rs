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

use super::client_features::ClientFeatures;
use super::client_handle::ClientHandle;
use super::inbox::InboxReceiver;
use super::log::QUOTES;
use super::state::{Event, State};
use super::view::View;
use super::workers::{Workers, catch_panic};

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

/// Starts the loop on a thread of its own. It ends when the last [`Inbox`](super::inbox::Inbox) is dropped.
///
/// # Errors
/// A thread cannot be started.
pub(super) fn start(arrivals: InboxReceiver, client: ClientHandle) -> std::io::Result<()> {
    let workers = Workers::start()?;
    let (state, events) = State::new(client, workers.clone());
    thread::Builder::new().name("main loop".into()).spawn(move || run(&arrivals, state, &workers, &events))?;
    Ok(())
}

fn run(arrivals: &InboxReceiver, mut state: State, workers: &Workers, events: &Receiver<Event>) {
    loop {
        select_biased! {
            recv(arrivals.receiver) -> message => {
                match message {
                    Ok(message) => dispatch(message, &mut state, workers),
                    Err(RecvError) => break,
                }
                arrivals.done();
            }
            recv(events) -> event => handle_event(event, &mut state),
        }
    }
    state.stop();
}

fn dispatch(message: Message, state: &mut State, workers: &Workers) {
    let done = catch_panic(|| match message {
        Message::Change(change) => state.apply_change(change),
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

fn handle_event(event: Result<Event, RecvError>, state: &mut State) {
    let Ok(event) = event else { return };
    if let Err(cause) = catch_panic(|| state.handle_event(event)) {
        tracing::error!(target: QUOTES, "an event could not be dealt with: {cause}");
    }
}
