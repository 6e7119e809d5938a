//! What the [handlers](super::handlers) forward to: a notification becomes a [`Change`], a request a closure that will run
//! on a worker thread with the [`View`] of the moment in which it arrived.

use std::sync::Arc;

use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{NumberOrString, WorkDoneProgressCancelParams};

use super::client_handle::ClientHandle;
use super::comparison::{self, Comparison, ComparisonParams};
use super::contents::{self, Content, ContentParams};
use super::inbox::Inbox;
use super::log::QUOTES;
use super::main_loop::{Change, Message};
use super::message_trace::MessageTrace;
use super::problem_report::{self, ProblemReport};
use super::request_error::RequestError;
use super::rule_page;
use super::rule_page::{RulePage, RulePageParams};
use super::view::View;
use super::workers::catch_panic;
use crate::cancel::Cancel;
use crate::messages::Language;

/// The `tower_lsp` backend.
pub(super) struct Backend {
    inbox: Inbox,
    /// What is proposed to the client goes through it.
    pub(super) client: ClientHandle,
    /// The language that the command line asks for.
    pub(super) language: Option<Language>,
    trace: Arc<MessageTrace>,
}

/// Raises its flag when the handler's future is dropped, which is how `tower_lsp` cancels a request.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Backend {
    /// A backend that forwards into `inbox`; what it proposes to the client goes through `client`.
    pub(super) fn new(
        inbox: Inbox,
        client: ClientHandle,
        language: Option<Language>,
        trace: Arc<MessageTrace>,
    ) -> Self {
        Self { inbox, client, language, trace }
    }

    /// `window/workDoneProgress/cancel`, which the trait does not know.
    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        if !self.client.cancellation.cancel(&params.token)
            && let NumberOrString::String(token) = params.token
        {
            self.send_change(Change::CancelProgress(token));
        }
    }

    /// `variorum/ruleDocumentation`: the page of a rule.
    pub(super) async fn rule_page(&self, params: RulePageParams) -> Result<Option<RulePage>> {
        Ok(rule_page::page(&params))
    }

    /// `variorum/problemReport`: what is given along with a report of a problem.
    pub(super) async fn problem_report(&self) -> Result<ProblemReport> {
        let trace = Arc::clone(&self.trace);
        self.run_request("a report", move |view, _| Ok(problem_report::report(view, &trace))).await
    }

    /// `workspace/textDocumentContent`: a document that no file holds.
    pub(super) async fn content(&self, params: ContentParams) -> Result<Content> {
        self.run_request("a document's text", move |view, cancel| contents::content(view, &params, cancel)).await
    }

    /// `variorum/comparison`: two seeds, to be compared.
    pub(super) async fn comparison(&self, params: ComparisonParams) -> Result<Option<Comparison>> {
        self.run_request("a comparison", move |view, cancel| comparison::comparison(view, &params, cancel)).await
    }

    /// Tells the main loop of a change.
    pub(super) fn send_change(&self, change: Change) {
        self.inbox.send(Message::Change(change));
    }

    /// Has `work` done on a worker thread. A panic in it is this request's error, logged with its cause.
    pub(super) async fn run_request<T: Send + 'static>(
        &self,
        what: &'static str,
        work: impl FnOnce(&View, &Cancel) -> std::result::Result<T, RequestError> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let cancel = Cancel::new();
        let raised_on_drop = CancelOnDrop(cancel.clone());
        self.inbox.send(Message::Ask(Box::new(move |view| {
            if cancel.is_cancelled() {
                return;
            }
            let done = catch_panic(|| work(&view, &cancel));
            let _ = reply.send(match done {
                Ok(Ok(done)) => Ok(done),
                Ok(Err(error)) => Err(error.into_response(view.client.language)),
                Err(cause) => {
                    tracing::error!("{what} panicked");
                    tracing::error!(target: QUOTES, "{cause}");
                    let message = format!("{what} failed: {cause}").into();
                    Err(Error { code: ErrorCode::InternalError, message, data: None })
                }
            });
        })));
        let answer = answer.await;
        drop(raised_on_drop);
        answer.unwrap_or_else(|_| {
            let message = "Too many requests wait for an answer".into();
            Err(Error { code: ErrorCode::ServerError(-32802), message, data: None })
        })
    }
}
