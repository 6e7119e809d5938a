//! Which messages come and go and how long each took, for the log and for a client that asks for it (`$/setTrace`). What the
//! messages contain is never recorded.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Response;

use crate::lsp::transport::outbox::Outbox;

/// How much the client is told of each message: the values of `$/setTrace`.
const OFF: u8 = 0;
const MESSAGES: u8 = 1;
const VERBOSE: u8 = 2;

/// The trace of one session.
pub(in crate::lsp) struct MessageTrace {
    outbox: Arc<Outbox>,
    trace: AtomicU8,
    client: Mutex<Option<String>>,
}

impl MessageTrace {
    /// A trace for a session in which the client is written to through `outbox`.
    pub(in crate::lsp) fn new(outbox: Arc<Outbox>) -> Self {
        Self { outbox, trace: AtomicU8::new(OFF), client: Mutex::default() }
    }

    /// Records the client's name and trace level from the parameters of `initialize`.
    pub(in crate::lsp) fn start_session(&self, initialize: &Value) {
        let name = |key: &str| initialize["clientInfo"][key].as_str();
        if let Some(client) = name("name") {
            let client = format!("{client} {}", name("version").unwrap_or_default()).trim_end().to_owned();
            tracing::info!("variorum {} serves {client}", env!("CARGO_PKG_VERSION"));
            *self.client.lock().unwrap_or_else(PoisonError::into_inner) = Some(client);
        }
        self.set_level(&initialize["trace"]);
    }

    /// The client's name and version, if it gave them.
    pub(in crate::lsp) fn client(&self) -> Option<String> {
        self.client.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sets the trace level to the value of `$/setTrace`. Anything unknown counts as `off`.
    pub(in crate::lsp) fn set_level(&self, value: &Value) {
        let trace = match value.as_str() {
            Some("messages") => MESSAGES,
            Some("verbose") => VERBOSE,
            _ => OFF,
        };
        self.trace.store(trace, Ordering::Relaxed);
    }

    /// Records a notification of so many bytes.
    pub(in crate::lsp) fn record_notification(&self, method: &str, bytes: usize) {
        self.record(&format!("{method}: taken"), || format!("{bytes} bytes"));
    }

    /// Records a request that was received at `begin`, and its answer of so many bytes.
    pub(in crate::lsp) fn record_response(&self, method: &str, begin: Instant, bytes: usize, answer: &Response) {
        let millis = begin.elapsed().as_secs_f64() * 1e3;
        let outcome = match answer.error() {
            None => "answered".to_owned(),
            Some(error) => format!("refused ({})", error.code.code()),
        };
        let id = answer.id().to_string();
        self.record(&format!("{method}: {outcome} in {millis:.1} ms"), || format!("request {id}, {bytes} bytes"));
    }

    fn record(&self, message: &str, more: impl Fn() -> String) {
        tracing::info!("{message}, {}", more());
        let params = match self.trace.load(Ordering::Relaxed) {
            OFF => return,
            MESSAGES => json!({ "message": message }),
            _ => json!({ "message": message, "verbose": more() }),
        };
        self.outbox.send(&json!({ "jsonrpc": "2.0", "method": "$/logTrace", "params": params }));
    }
}
