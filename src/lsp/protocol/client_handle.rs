//! Requests and notifications of the server to the client.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tower_lsp::Client;
use tower_lsp::ls_types::{MessageType, Registration, ShowMessageParams, request};

use crate::lsp::protocol::cancellation_tokens::CancellationTokens;
use crate::lsp::runtime::log::QUOTES;
use crate::lsp::transport::outbox::{Outbox, Topic};
use crate::text::visible_lines;

/// What it takes to send something to the client. Requests are sent from detached tasks, so a client that never answers holds
/// up only that task.
#[derive(Clone)]
pub(in crate::lsp) struct ClientHandle {
    /// Sends requests.
    pub(in crate::lsp) client: Client,
    /// Queues notifications.
    pub(in crate::lsp) outbox: Arc<Outbox>,
    /// Runs the detached tasks.
    pub(in crate::lsp) runtime: Handle,
    /// The requests that the client may stop by their progress.
    pub(in crate::lsp) cancellation: Arc<CancellationTokens>,
}

impl ClientHandle {
    /// Sends a request and calls `then` with the answer, if one ever comes. Does not wait.
    pub(in crate::lsp) fn send_request<R>(&self, params: R::Params, then: impl FnOnce(R::Result) + Send + 'static)
    where
        R: request::Request + 'static,
        R::Params: Send + 'static,
        R::Result: Send + 'static,
    {
        let client = self.client.clone();
        self.runtime.spawn(async move {
            match client.send_request::<R>(params).await {
                Ok(answer) => then(answer),
                Err(error) => tracing::warn!(target: QUOTES, "the client refuses {}: {error}", R::METHOD),
            }
        });
    }

    /// Registers a capability for `method` dynamically, under the id `variorum/{name}`.
    pub(in crate::lsp) fn register_capability(&self, name: &str, method: &str, options: &impl Serialize) {
        let registration = Registration {
            id: format!("variorum/{name}"),
            method: method.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let params = tower_lsp::ls_types::RegistrationParams { registrations: vec![registration] };
        self.send_request::<request::RegisterCapability>(params, drop);
    }

    /// Shows the user a warning.
    pub(in crate::lsp) fn show_warning(&self, message: &str) {
        self.show_message(MessageType::WARNING, message);
    }

    /// Shows the user a message. Control characters are shown by their codes.
    pub(in crate::lsp) fn show_message(&self, typ: MessageType, message: &str) {
        let params = ShowMessageParams { typ, message: visible_lines(message).into_owned() };
        self.outbox.send(&json!({ "jsonrpc": "2.0", "method": "window/showMessage", "params": params }));
    }

    /// Queues a `textDocument/publishDiagnostics`, which replaces the one still waiting for the same document.
    pub(in crate::lsp) fn publish_diagnostics(&self, uri: &str, params: Value) {
        self.outbox.send_latest(Topic::Diagnostics(uri.to_owned()), "textDocument/publishDiagnostics", params);
    }

    /// Drops the diagnostics of a document that have not been written yet, and returns whether there were any. The client goes
    /// on showing what it got before them.
    pub(in crate::lsp) fn withdraw_diagnostics(&self, uri: &str) -> bool {
        self.outbox.withdraw(&Topic::Diagnostics(uri.to_owned()))
    }
}
