//! The handlers. They forward and do nothing else: a notification becomes a [`Change`], a request a closure that will
//! run on a worker thread with the [`View`] of the moment in which it arrived. All of that is done before the first
//! `await`, so the main loop sees everything in the order of the wire.

use std::sync::Arc;

use serde_json::json;
use tokio::sync::oneshot;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, GotoDefinitionParams, GotoDefinitionResponse,
    Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, LSPAny, Location, NumberOrString,
    ReferenceParams, WorkDoneProgressCancelParams,
};

use super::capabilities::ClientFeatures;
use super::intake::Intake;
use super::link::Link;
use super::main_loop::{Change, Message};
use super::rule_page::{RulePage, RulePageParams};
use super::view::View;
use super::workers::guarded;
use super::{code_action, definition, diagnostics, fix_corpus, hover, references, rule_page, symbols};
use crate::cancel::{Cancel, Cancelled};
use crate::messages::Language;

/// Why a request has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The client has taken the request back.
    Cancelled,
    /// The document has changed since; diagnostics are to be asked for again.
    Outdated,
    /// The document has changed since; an answer would be late and of little use.
    Modified,
}

impl From<Cancelled> for Refusal {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Cancelled => Self::request_cancelled(),
            Refusal::Modified => Self::content_modified(),
            // ServerCancelled, with the data that the protocol gives it for diagnostics.
            Refusal::Outdated => Self {
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
    link: Link,
    /// The language that the command line asks for.
    language: Option<Language>,
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
    pub(super) fn new(intake: Intake, link: Link, language: Option<Language>) -> Self {
        Self { intake, link, language }
    }

    /// `window/workDoneProgress/cancel`, which the trait does not know.
    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        if let NumberOrString::String(token) = params.token {
            self.tell(Change::CancelProgress(token));
        }
    }

    /// `variorum/ruleDocumentation`: the page of a rule.
    pub(super) async fn rule_page(&self, params: RulePageParams) -> Result<Option<RulePage>> {
        Ok(rule_page::page(&params))
    }

    fn tell(&self, change: Change) {
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
                Ok(Err(refusal)) => Err(refusal.into()),
                Err(cause) => {
                    tracing::error!("{what} panicked: {cause}");
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

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let of_client = || params.locale.as_deref().and_then(Language::wanted_by);
        let of_environment = || Language::of_environment(|name| std::env::var(name).ok());
        let language = self.language.or_else(of_client).unwrap_or_else(of_environment);
        let features = Arc::new(ClientFeatures::of(&params.capabilities, language));
        let offer = features.offer();
        self.tell(Change::Initialize(Box::new(params), features));
        Ok(offer)
    }

    async fn initialized(&self, _: InitializedParams) {
        self.tell(Change::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        self.tell(Change::Shutdown);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.tell(Change::Open(params));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.tell(Change::Edit(params));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.tell(Change::Save(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Change::Close(params.text_document.uri));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.tell(Change::Folders(params.event));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.tell(Change::Files(params.changes));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.tell(Change::Configuration(params.settings));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.ask("hover", move |view, cancel| hover::hover(view, &params, cancel)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.ask("definition", move |view, cancel| definition::definition(view, &params, cancel)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.ask("references", move |view, cancel| references::references(view, &params, cancel)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask("document symbols", move |view, cancel| symbols::symbols(view, &params, cancel)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.ask("code actions", move |view, _| code_action::code_actions(view, &params)).await
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        self.ask("a code action", move |view, _| code_action::resolved(view, params)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        if params.command != fix_corpus::COMMAND {
            return Err(Error::invalid_params("there is no such command"));
        }
        let link = self.link.clone();
        self.ask("fixing the corpus", move |view, cancel| fix_corpus::propose(view, &link, cancel)).await?;
        Ok(None)
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.ask("diagnostics", move |view, _| diagnostics::pulled(view, &params)).await
    }
}
