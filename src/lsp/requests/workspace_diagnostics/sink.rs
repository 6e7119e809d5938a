//! Where reports go: to the client a few at a time if it takes partial results, else into the answer.

use std::time::Duration;

use serde_json::json;
use tower_lsp::ls_types::{ProgressToken, WorkspaceDocumentDiagnosticReport};

use crate::cancel::{Cancel, Cancelled};
use crate::lsp::protocol::client_handle::ClientHandle;

/// How many reports are sent together.
const REPORTS_PER_MESSAGE: usize = 32;

/// How long to wait before looking again whether a slow client has read.
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// Collects the reports of one request.
pub(super) struct ReportSink<'a> {
    client: &'a ClientHandle,
    token: Option<ProgressToken>,
    cancel: &'a Cancel,
    waiting: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl<'a> ReportSink<'a> {
    /// A sink that sends partial results under `token`, if there is one.
    pub(super) fn new(client: &'a ClientHandle, token: Option<ProgressToken>, cancel: &'a Cancel) -> Self {
        Self { client, token, cancel, waiting: Vec::new() }
    }

    /// Adds a report. Waits while the client leaves much unread.
    ///
    /// # Errors
    /// [`Cancelled`] once the request is cancelled while it waits.
    pub(super) fn push(&mut self, report: WorkspaceDocumentDiagnosticReport) -> Result<(), Cancelled> {
        self.waiting.push(report);
        let Some(token) = self.token.as_ref().filter(|_| self.waiting.len() >= REPORTS_PER_MESSAGE) else {
            return Ok(());
        };
        while !self.client.outbox.has_room() {
            self.cancel.check()?;
            std::thread::sleep(POLL_INTERVAL);
        }
        let params = json!({ "token": token, "value": { "items": std::mem::take(&mut self.waiting) } });
        self.client.outbox.send(&json!({ "jsonrpc": "2.0", "method": "$/progress", "params": params }));
        Ok(())
    }

    /// The reports that have not been sent.
    pub(super) fn into_rest(self) -> Vec<WorkspaceDocumentDiagnosticReport> {
        self.waiting
    }
}
