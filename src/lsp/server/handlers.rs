//! The handlers of the protocol's own messages. They forward and do nothing else, and they do so before their first `await`,
//! so the main loop sees everything in the order of the wire.

use std::sync::Arc;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::*;

use super::backend::Backend;
use super::capabilities::initialize_result;
use super::commands;
use crate::cancel::Cancel;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::requests::passages::{calls, code_lens, highlight, inlay_hints, semantic_tokens};
use crate::lsp::requests::structure::{folding, formatting, linked_editing, links, selection};
use crate::lsp::requests::{
    code_action, completion, declaration, definition, document_diagnostics, hover, references, rename, symbols,
    workspace_diagnostics, workspace_symbols,
};
use crate::lsp::state::change::Change;
use crate::lsp::view::View;
use crate::messages::Language;

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let from_client = || params.locale.as_deref().and_then(Language::from_locale);
        let from_environment = || Language::from_environment(|name| std::env::var(name).ok());
        let language = self.language.or_else(from_client).unwrap_or_else(from_environment);
        let features = Arc::new(ClientFeatures::from_capabilities(&params.capabilities, language));
        let result = initialize_result(&features);
        self.send_change(Change::Initialize(Box::new(params), features));
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        self.send_change(Change::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        self.send_change(Change::Shutdown);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.send_change(Change::Open(params));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.send_change(Change::Edit(params));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.send_change(Change::Save(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.send_change(Change::Close(params.text_document.uri));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.send_change(Change::Folders(params.event));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.send_change(Change::Files(params.changes));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.send_change(Change::Configuration(params.settings));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.run_request("hover", move |view, cancel| hover::hover(view, &params, cancel)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.run_request("definition", move |view, cancel| definition::definition(view, &params, cancel)).await
    }

    async fn goto_declaration(
        &self,
        params: request::GotoDeclarationParams,
    ) -> Result<Option<request::GotoDeclarationResponse>> {
        self.run_request("declaration", move |view, cancel| declaration::declaration(view, &params, cancel)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.run_request("references", move |view, cancel| references::references(view, &params, cancel)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.run_request("document symbols", move |view, cancel| symbols::symbols(view, &params, cancel)).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.run_request("workspace symbols", move |view, cancel| workspace_symbols::symbols(view, &params, cancel))
            .await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.run_request("highlights", move |view, cancel| highlight::highlight(view, &params, cancel)).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.run_request("links", move |view, cancel| links::links(view, &params, cancel)).await
    }

    async fn document_link_resolve(&self, params: DocumentLink) -> Result<DocumentLink> {
        self.run_request("a link", move |view, _| Ok(links::resolved(view, params))).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.run_request("folding", move |view, cancel| folding::folding(view, &params, cancel)).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.run_request("selection", move |view, cancel| selection::selection(view, &params, cancel)).await
    }

    async fn linked_editing_range(&self, params: LinkedEditingRangeParams) -> Result<Option<LinkedEditingRanges>> {
        self.run_request("linked editing", move |view, _| linked_editing::linked(view, &params)).await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.run_request("formatting", move |view, _| formatting::formatting(view, &params)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.run_request("lenses", move |view, cancel| code_lens::lenses(view, &params, cancel)).await
    }

    async fn code_lens_resolve(&self, params: CodeLens) -> Result<CodeLens> {
        self.run_request("a lens", move |view, cancel| code_lens::resolved(view, params, cancel)).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let found =
            self.run_request("tokens", move |view, cancel| semantic_tokens::tokens(view, &uri, None, cancel)).await?;
        Ok(found.map(Into::into))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let SemanticTokensDeltaParams { text_document: TextDocumentIdentifier { uri }, previous_result_id, .. } =
            params;
        self.run_request("tokens", move |view, cancel| semantic_tokens::delta(view, &uri, &previous_result_id, cancel))
            .await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let SemanticTokensRangeParams { text_document: TextDocumentIdentifier { uri }, range, .. } = params;
        let tokens = move |view: &View, cancel: &Cancel| semantic_tokens::tokens(view, &uri, Some(range), cancel);
        Ok(self.run_request("tokens", tokens).await?.map(Into::into))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.run_request("completion", move |view, cancel| completion::completion(view, &params, cancel)).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.run_request("hints", move |view, cancel| inlay_hints::hints(view, &params, cancel)).await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.run_request("renaming", move |view, _| rename::prepare(view, &params)).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let client = self.client.clone();
        self.run_request("renaming", move |view, cancel| rename::rename(view, &client, &params, cancel)).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        self.run_request("the call hierarchy", move |view, cancel| calls::prepare(view, &params, cancel)).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        self.run_request("incoming calls", move |view, cancel| calls::incoming(view, &params, cancel)).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        self.run_request("outgoing calls", move |view, cancel| calls::outgoing(view, &params, cancel)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.run_request("code actions", move |view, cancel| code_action::code_actions(view, &params, cancel)).await
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        self.run_request("a code action", move |view, _| code_action::resolved(view, params)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let unknown = || Error::invalid_params("there is no such command");
        commands::run(self, params).ok_or_else(unknown)?.await?;
        Ok(None)
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.run_request("diagnostics", move |view, _| document_diagnostics::report(view, &params)).await
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        let client = self.client.clone();
        let report = move |view: &View, cancel: &Cancel| workspace_diagnostics::report(view, &client, &params, cancel);
        self.run_request("workspace diagnostics", report).await
    }
}
