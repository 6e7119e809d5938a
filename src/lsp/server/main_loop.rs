//! The loop that owns the state.
//!
//! Everything that changes the state comes through here, one thing after the other, and what came over the wire goes first.
//! Nothing in the loop computes anything that grows with a document, reads a file, or waits.

use std::thread;

use crossbeam_channel::{Receiver, RecvError, select_biased};

use super::message::ServerMessage;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::runtime::log::QUOTES;
use crate::lsp::runtime::workers::{Workers, catch_panic};
use crate::lsp::state::State;
use crate::lsp::state::event::Event;
use crate::lsp::transport::inbox::InboxReceiver;

/// Starts the loop on a thread of its own. It ends when the last [`Inbox`](crate::lsp::transport::inbox::Inbox) is dropped.
///
/// # Errors
/// A thread cannot be started.
pub(super) fn start(inbox: InboxReceiver<ServerMessage>, client: ClientHandle) -> std::io::Result<()> {
    let workers = Workers::start()?;
    let (state, events) = State::new(client, workers.clone());
    thread::Builder::new().name("main loop".into()).spawn(move || run(&inbox, state, &workers, &events))?;
    Ok(())
}

fn run(inbox: &InboxReceiver<ServerMessage>, mut state: State, workers: &Workers, events: &Receiver<Event>) {
    loop {
        select_biased! {
            recv(inbox.receiver) -> message => {
                match message {
                    Ok(message) => dispatch(message, &mut state, workers),
                    Err(RecvError) => break,
                }
                inbox.mark_handled();
            }
            recv(events) -> event => handle_event(event, &mut state),
        }
    }
    state.stop();
}

fn dispatch(message: ServerMessage, state: &mut State, workers: &Workers) {
    let done = catch_panic(|| match message {
        ServerMessage::Change(change) => state.apply_change(change),
        ServerMessage::Request(run) => {
            let view = state.view();
            // If there is no room the closure is dropped, and the handler answers that there are too many requests.
            let _ = workers.spawn_request(move || run(view));
        }
    });
    if let Err(cause) = done {
        tracing::error!(target: QUOTES, "a message could not be handled: {cause}");
    }
}

fn handle_event(event: Result<Event, RecvError>, state: &mut State) {
    let Ok(event) = event else { return };
    if let Err(cause) = catch_panic(|| state.handle_event(event)) {
        tracing::error!(target: QUOTES, "an event could not be handled: {cause}");
    }
}
