//! Which messages come and go, and how long each took: for the log, and for a client that asks to be told (`$/setTrace`).
//! Never what is in them.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Response;

use super::outbox::Outbox;

/// How much the client is told of each message, in its own numbers.
const OFF: u8 = 0;
const MESSAGES: u8 = 1;
const VERBOSE: u8 = 2;

/// See the module.
pub(super) struct MessageTrace {
    outbox: Arc<Outbox>,
    trace: AtomicU8,
    client: Mutex<Option<String>>,
}

impl MessageTrace {
    /// An empty one. What the client is told goes through `outbox`.
    pub(super) fn new(outbox: Arc<Outbox>) -> Self {
        Self { outbox, trace: AtomicU8::new(OFF), client: Mutex::default() }
    }

    /// The client says who it is, and what it wants to be told.
    pub(super) fn begin(&self, initialize: &Value) {
        let name = |key: &str| initialize["clientInfo"][key].as_str();
        if let Some(client) = name("name") {
            let client = format!("{client} {}", name("version").unwrap_or_default()).trim_end().to_owned();
            tracing::info!("variorum {} serves {client}", env!("CARGO_PKG_VERSION"));
            *self.client.lock().unwrap_or_else(PoisonError::into_inner) = Some(client);
        }
        self.set(&initialize["trace"]);
    }

    /// The client's name and version, if it says them.
    pub(super) fn client(&self) -> Option<String> {
        self.client.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the client wants to be told: the value of `$/setTrace`. Anything unknown is taken for `off`.
    pub(super) fn set(&self, value: &Value) {
        let trace = match value.as_str() {
            Some("messages") => MESSAGES,
            Some("verbose") => VERBOSE,
            _ => OFF,
        };
        self.trace.store(trace, Ordering::Relaxed);
    }

    /// A notification has been taken.
    pub(super) fn taken(&self, method: &str, bytes: usize) {
        self.note(&format!("{method}: taken"), || format!("{bytes} bytes"));
    }

    /// A request has been answered.
    pub(super) fn answered(&self, method: &str, begin: Instant, bytes: usize, answer: &Response) {
        let millis = begin.elapsed().as_secs_f64() * 1e3;
        let outcome = match answer.error() {
            None => "answered".to_owned(),
            Some(error) => format!("refused ({})", error.code.code()),
        };
        let id = answer.id().to_string();
        self.note(&format!("{method}: {outcome} in {millis:.1} ms"), || format!("request {id}, {bytes} bytes"));
    }

    fn note(&self, message: &str, more: impl Fn() -> String) {
        tracing::info!("{message}, {}", more());
        let params = match self.trace.load(Ordering::Relaxed) {
            OFF => return,
            MESSAGES => json!({ "message": message }),
            _ => json!({ "message": message, "verbose": more() }),
        };
        self.outbox.send(&json!({ "jsonrpc": "2.0", "method": "$/logTrace", "params": params }));
    }
}
