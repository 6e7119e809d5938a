//! The server's own line to the client.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tower_lsp::Client;
use tower_lsp::ls_types::{MessageType, Registration, ShowMessageParams, request};

use super::cancellation_tokens::CancellationTokens;
use super::log::QUOTES;
use super::outbox::{Outbox, Topic};
use crate::text::visible_lines;

/// What it takes to speak to the client. Requests to it are made from detached tasks only: a client that never answers
/// holds up nothing but that task.
#[derive(Clone)]
pub(super) struct ClientHandle {
    /// For requests.
    pub(super) client: Client,
    /// For notifications.
    pub(super) outbox: Arc<Outbox>,
    /// Where the detached tasks run.
    pub(super) runtime: Handle,
    /// What the client may stop by its progress.
    pub(super) cancellation: Arc<CancellationTokens>,
}

impl ClientHandle {
    /// Makes a request of the client and hands its answer on, if one ever comes.
    pub(super) fn send_request<R>(&self, params: R::Params, then: impl FnOnce(R::Result) + Send + 'static)
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

    /// Registers, under a name, for notifications of a kind.
    pub(super) fn register_capability(&self, name: &str, method: &str, options: &impl Serialize) {
        let registration = Registration {
            id: format!("variorum/{name}"),
            method: method.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let params = tower_lsp::ls_types::RegistrationParams { registrations: vec![registration] };
        self.send_request::<request::RegisterCapability>(params, drop);
    }

    /// Warns the user.
    pub(super) fn show_warning(&self, message: &str) {
        self.show_message(MessageType::WARNING, message);
    }

    /// Tells the user something; what could give orders to the client is shown by its code.
    pub(super) fn show_message(&self, typ: MessageType, message: &str) {
        let params = ShowMessageParams { typ, message: visible_lines(message).into_owned() };
        self.outbox.send(&json!({ "jsonrpc": "2.0", "method": "window/showMessage", "params": params }));
    }

    /// Sends diagnostics; what still waits for the same document is replaced.
    pub(super) fn publish_diagnostics(&self, uri: &str, params: Value) {
        self.outbox.send_latest(Topic::Diagnostics(uri.to_owned()), "textDocument/publishDiagnostics", params);
    }

    /// Takes back diagnostics that have not been written yet; gives whether there were any. What the client was shown
    /// before them, it is still shown.
    pub(super) fn withdraw_diagnostics(&self, uri: &str) -> bool {
        self.outbox.withdraw(&Topic::Diagnostics(uri.to_owned()))
    }
}
