//! Where reports go: to the client a few at a time, if it takes partial results; else into the answer.

use std::time::Duration;

use serde_json::json;
use tower_lsp::ls_types::{ProgressToken, WorkspaceDocumentDiagnosticReport};

use crate::cancel::{Cancel, Cancelled};
use crate::lsp::client_handle::ClientHandle;

/// How many reports go out together.
const BATCH: usize = 32;

/// How long is waited at a time for a client that does not read.
const PAUSE: Duration = Duration::from_millis(5);

/// See the module.
pub(super) struct Sink<'a> {
    client: &'a ClientHandle,
    token: Option<ProgressToken>,
    cancel: &'a Cancel,
    waiting: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl<'a> Sink<'a> {
    /// A sink; with a token, for partial results under it.
    pub(super) fn new(client: &'a ClientHandle, token: Option<ProgressToken>, cancel: &'a Cancel) -> Self {
        Self { client, token, cancel, waiting: Vec::new() }
    }

    /// Takes a report. Waits while the client leaves much unread.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub(super) fn put(&mut self, report: WorkspaceDocumentDiagnosticReport) -> Result<(), Cancelled> {
        self.waiting.push(report);
        let Some(token) = self.token.as_ref().filter(|_| self.waiting.len() >= BATCH) else { return Ok(()) };
        while !self.client.outbox.has_room() {
            self.cancel.check()?;
            std::thread::sleep(PAUSE);
        }
        let params = json!({ "token": token, "value": { "items": std::mem::take(&mut self.waiting) } });
        self.client.outbox.send(&json!({ "jsonrpc": "2.0", "method": "$/progress", "params": params }));
        Ok(())
    }

    /// What has not gone out.
    pub(super) fn rest(self) -> Vec<WorkspaceDocumentDiagnosticReport> {
        self.waiting
    }
}
