//! What the [handlers](super::handlers) forward to: a notification becomes a [`Change`], a request a closure that will run
//! on a worker thread with the [`View`] of the moment in which it arrived.

use std::sync::Arc;

use serde_json::json;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{NumberOrString, WorkDoneProgressCancelParams};

use super::comparison::{self, Comparison, ComparisonParams};
use super::contents::{self, Content, ContentParams};
use super::intake::Intake;
use super::journal::Journal;
use super::link::Link;
use super::log::QUOTES;
use super::main_loop::{Change, Message};
use super::problem_report::{self, ProblemReport};
use super::rule_page;
use super::rule_page::{RulePage, RulePageParams};
use super::view::View;
use super::workers::guarded;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{IndexError, LookupError};
use crate::messages::{self, Language, message};

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The client has taken the request back.
    Cancelled,
    /// The document has changed since; diagnostics are to be asked for again.
    Outdated,
    /// The document has changed since; an answer would be late and of little use.
    Modified,
    /// It cannot be done, for a reason that the user is told.
    Because(String),
    /// The index cannot be read; the user is told why, and what happens next.
    Index(messages::Message),
}

impl From<Cancelled> for Refusal {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<IndexError> for Refusal {
    fn from(error: IndexError) -> Self {
        Self::Index(if error.is_damage() {
            message!("index-damaged-now")
        } else {
            message!("index-unreadable-now", cause = error.to_string())
        })
    }
}

impl From<LookupError> for Refusal {
    fn from(error: LookupError) -> Self {
        Self::of(error, || Self::Cancelled)
    }
}

impl Refusal {
    /// That a lookup has failed, where its being cancelled means something else than that the request was.
    pub(super) fn of(error: LookupError, if_cancelled: impl FnOnce() -> Self) -> Self {
        match error {
            LookupError::Cancelled(_) => if_cancelled(),
            LookupError::Index(error) => error.into(),
        }
    }

    /// The same for the client, whose user reads a language.
    fn told(self, language: Language) -> Error {
        // RequestFailed: what was asked is in order, and cannot be done.
        let failed =
            |reason: String| Error { code: ErrorCode::ServerError(-32803), message: reason.into(), data: None };
        match self {
            Refusal::Cancelled => Error::request_cancelled(),
            Refusal::Modified => Error::content_modified(),
            Refusal::Because(reason) => failed(reason),
            Refusal::Index(reason) => failed(reason.text(language)),
            // ServerCancelled, with the data that the protocol gives it for diagnostics.
            Refusal::Outdated => Error {
                code: ErrorCode::ServerError(-32802),
                message: "The document has changed".into(),
                data: Some(json!({ "retriggerRequest": true })),
            },
        }
    }
}

/// The `tower_lsp` backend.
pub(super) struct Backend {
    intake: Intake,
    /// What is proposed to the client goes through it.
    pub(super) link: Link,
    /// The language that the command line asks for.
    pub(super) language: Option<Language>,
    journal: Arc<Journal>,
}

/// Raises its flag when the handler's future is dropped, which is how `tower_lsp` cancels a request.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Backend {
    /// A backend that forwards into `intake`; what it proposes to the client goes through `link`.
    pub(super) fn new(intake: Intake, link: Link, language: Option<Language>, journal: Arc<Journal>) -> Self {
        Self { intake, link, language, journal }
    }

    /// `window/workDoneProgress/cancel`, which the trait does not know.
    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        if !self.link.stops.stop(&params.token)
            && let NumberOrString::String(token) = params.token
        {
            self.tell(Change::CancelProgress(token));
        }
    }

    /// `variorum/ruleDocumentation`: the page of a rule.
    pub(super) async fn rule_page(&self, params: RulePageParams) -> Result<Option<RulePage>> {
        Ok(rule_page::page(&params))
    }

    /// `variorum/problemReport`: what is given along with a report of a problem.
    pub(super) async fn problem_report(&self) -> Result<ProblemReport> {
        let journal = Arc::clone(&self.journal);
        self.ask("a report", move |view, _| Ok(problem_report::report(view, &journal))).await
    }

    /// `workspace/textDocumentContent`: a document that no file holds.
    pub(super) async fn content(&self, params: ContentParams) -> Result<Content> {
        self.ask("a document's text", move |view, cancel| contents::content(view, &params, cancel)).await
    }

    /// `variorum/comparison`: two seeds, to be compared.
    pub(super) async fn comparison(&self, params: ComparisonParams) -> Result<Option<Comparison>> {
        self.ask("a comparison", move |view, cancel| comparison::comparison(view, &params, cancel)).await
    }

    /// Tells the main loop of a change.
    pub(super) fn tell(&self, change: Change) {
        self.intake.send(Message::Change(change));
    }

    /// Has `work` done on a worker thread. A panic in it is this request's error, logged with its cause.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        what: &'static str,
        work: impl FnOnce(&View, &Cancel) -> std::result::Result<T, Refusal> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let cancel = Cancel::new();
        let raised_on_drop = CancelOnDrop(cancel.clone());
        self.intake.send(Message::Ask(Box::new(move |view| {
            if cancel.is_cancelled() {
                return;
            }
            let done = guarded(|| work(&view, &cancel));
            let _ = reply.send(match done {
                Ok(Ok(done)) => Ok(done),
                Ok(Err(refusal)) => Err(refusal.told(view.client.language)),
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
