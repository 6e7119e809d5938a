//! What the [handlers](super::handlers) forward to: a notification becomes a [`Change`], and a request a closure that runs on a
//! worker thread with the [`View`] of the moment at which it arrived.

use std::sync::Arc;

use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{NumberOrString, WorkDoneProgressCancelParams};

use super::message::ServerMessage;
use crate::cancel::Cancel;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::runtime::log::QUOTES;
use crate::lsp::runtime::workers::catch_panic;
use crate::lsp::state::change::Change;
use crate::lsp::transport::inbox::Inbox;
use crate::lsp::transport::message_trace::MessageTrace;
use crate::lsp::view::View;
use crate::messages::Language;

/// The `tower_lsp` backend.
pub(super) struct Backend {
    inbox: Inbox<ServerMessage>,
    /// Sends requests and notifications to the client.
    pub(super) client: ClientHandle,
    /// The language that the command line asks for.
    pub(super) language: Option<Language>,
    /// The messages of this session, for problem reports.
    pub(super) trace: Arc<MessageTrace>,
}

/// Raises its flag when the handler's future is dropped, which is how `tower_lsp` cancels a request.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Backend {
    /// A backend that forwards into `inbox`.
    pub(super) fn new(
        inbox: Inbox<ServerMessage>,
        client: ClientHandle,
        language: Option<Language>,
        trace: Arc<MessageTrace>,
    ) -> Self {
        Self { inbox, client, language, trace }
    }

    /// Handles `window/workDoneProgress/cancel`, which the trait lacks.
    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        if !self.client.cancellation.cancel(&params.token)
            && let NumberOrString::String(token) = params.token
        {
            self.send_change(Change::CancelProgress(token));
        }
    }

    /// Sends a change to the main loop.
    pub(super) fn send_change(&self, change: Change) {
        self.inbox.send(ServerMessage::Change(change));
    }

    /// A function that sends changes to the main loop, for a future that outlives its borrow of the backend.
    pub(super) fn change_sender(&self) -> impl Fn(Change) + Send + use<> {
        let inbox = self.inbox.clone();
        move |change| inbox.send(ServerMessage::Change(change))
    }

    /// Sends `work` to the main loop at once, to be run on a worker thread, and returns the answer to come. A panic in `work`
    /// is this request's error; `label` names the request in it.
    pub(super) fn run_request<T, F>(
        &self,
        label: &'static str,
        work: F,
    ) -> impl Future<Output = Result<T>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&View, &Cancel) -> std::result::Result<T, RequestError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let cancel = Cancel::new();
        let raised_on_drop = CancelOnDrop(cancel.clone());
        self.inbox.send(ServerMessage::Request(Box::new(move |view| {
            if cancel.is_cancelled() {
                return;
            }
            let done = catch_panic(|| work(&view, &cancel));
            let _ = reply.send(match done {
                Ok(Ok(done)) => Ok(done),
                Ok(Err(error)) => Err(error.into_response(view.client.language)),
                Err(cause) => {
                    tracing::error!("{label} panicked");
                    tracing::error!(target: QUOTES, "{cause}");
                    let message = format!("{label} failed: {cause}").into();
                    Err(Error { code: ErrorCode::InternalError, message, data: None })
                }
            });
        })));
        async move {
            let answer = answer.await;
            drop(raised_on_drop);
            answer.unwrap_or_else(|_| {
                let message = "Too many requests wait for an answer".into();
                Err(Error { code: ErrorCode::ServerError(-32802), message, data: None })
            })
        }
    }
}
