//! What the server offers: the answer to `initialize`.

use serde_json::json;
use tower_lsp::ls_types::{
    CallHierarchyServerCapability, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, DeclarationCapability, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions,
    ExecuteCommandOptions, FoldingRangeProviderCapability, HoverProviderCapability, InitializeResult,
    LinkedEditingRangeServerCapabilities, OneOf, PositionEncodingKind, RenameOptions, SaveOptions,
    SelectionRangeProviderCapability, SemanticTokensFullOptions, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use super::client_features::ClientFeatures;
use super::code_action::{FIX_ALL, FIX_CORPUS};
use super::completion::TRIGGERS;
use super::contents;
use super::panels;
use super::passages::{code_lens, semantic_tokens};
use super::proposal::{fill, fix};
use super::protocol_shims::TEXT_DOCUMENT_CONTENT;
use crate::text::ColumnUnit;

impl ClientFeatures {
    /// The answer to `initialize`.
    pub(super) fn initialize_result(&self) -> InitializeResult {
        let encoding = match self.unit {
            ColumnUnit::Utf8 => PositionEncodingKind::UTF8,
            ColumnUnit::Utf16 => PositionEncodingKind::UTF16,
            ColumnUnit::Utf32 => PositionEncodingKind::UTF32,
        };
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        };
        let pull = DiagnosticOptions {
            identifier: Some("variorum".into()),
            // What is said of a seed may come of what its reprints say.
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        };
        let folders =
            WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR_REWRITE,
                FIX_ALL,
                FIX_CORPUS,
            ]),
            resolve_provider: Some(self.resolves_actions),
            ..CodeActionOptions::default()
        };
        let editing: &[&str] = if self.applies_edits { &[fix::COMMAND, fill::COMMAND] } else { &[] };
        let fixing = editing.iter().map(|command| (*command).to_owned());
        let opening: &[&str] =
            if self.shows_contents { &[contents::OPEN_COMPARISON, contents::OPEN_APPARATUS] } else { &[] };
        let opening =
            opening.iter().chain(&[code_lens::OPEN_EARLIEST, panels::REINDEX]).map(|command| (*command).to_owned());
        let commands: Vec<String> = fixing.chain(opening).collect();
        let work_done_progress_options = WorkDoneProgressOptions { work_done_progress: Some(true) };
        let commands = ExecuteCommandOptions { commands, work_done_progress_options };
        let tokens = SemanticTokensOptions {
            legend: semantic_tokens::legend(),
            range: Some(true),
            full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
            ..SemanticTokensOptions::default()
        };
        let mut experimental = json!({ "variorum": { "requests": panels::METHODS } });
        if self.shows_contents {
            experimental[TEXT_DOCUMENT_CONTENT] = json!({ "schemes": [contents::SCHEME] });
        }
        let capabilities = ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            declaration_provider: Some(DeclarationCapability::Simple(true)),
            references_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
            selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
            linked_editing_range_provider: Some(LinkedEditingRangeServerCapabilities::Simple(true)),
            document_formatting_provider: Some(OneOf::Left(true)),
            code_lens_provider: (self.shows_witnesses || self.shows_documents)
                .then_some(CodeLensOptions { resolve_provider: Some(true) }),
            semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(tokens)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(TRIGGERS.map(String::from).to_vec()),
                ..CompletionOptions::default()
            }),
            rename_provider: Some(if self.prepares_renames {
                OneOf::Right(RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                })
            } else {
                OneOf::Left(true)
            }),
            inlay_hint_provider: Some(OneOf::Left(true)),
            call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
            code_action_provider: self.literal_actions.then_some(CodeActionProviderCapability::Options(actions)),
            execute_command_provider: Some(commands),
            diagnostic_provider: self.pulls_diagnostics.then_some(DiagnosticServerCapabilities::Options(pull)),
            experimental: Some(experimental),
            workspace: Some(WorkspaceServerCapabilities { workspace_folders: Some(folders), file_operations: None }),
            ..ServerCapabilities::default()
        };
        let server_info = ServerInfo { name: "variorum".into(), version: Some(env!("CARGO_PKG_VERSION").into()) };
        InitializeResult { capabilities, server_info: Some(server_info), ..InitializeResult::default() }
    }
}
