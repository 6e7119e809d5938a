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

use super::commands::SERVER_COMMANDS;
use super::custom_requests;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::protocol::virtual_document::SCHEME;
use crate::lsp::requests::code_action::{FIX_ALL, FIX_CORPUS};
use crate::lsp::requests::completion::TRIGGERS;
use crate::lsp::requests::passages::semantic_tokens;
use crate::lsp::transport::shims::TEXT_DOCUMENT_CONTENT;
use crate::text::ColumnUnit;

/// The answer to `initialize` for a client with these features.
pub(super) fn initialize_result(features: &ClientFeatures) -> InitializeResult {
    let encoding = match features.unit {
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
        // The findings in a seed may depend on its reprints.
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
    };
    let folders =
        WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR_REWRITE, FIX_ALL, FIX_CORPUS]),
        resolve_provider: Some(features.resolves_actions),
        ..CodeActionOptions::default()
    };
    let commands = SERVER_COMMANDS.iter().filter(|command| (command.is_for)(features));
    let commands: Vec<String> = commands.map(|command| command.name.to_owned()).collect();
    let work_done_progress_options = WorkDoneProgressOptions { work_done_progress: Some(true) };
    let commands = ExecuteCommandOptions { commands, work_done_progress_options };
    let tokens = SemanticTokensOptions {
        legend: semantic_tokens::legend(),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    };
    let mut experimental = json!({ "variorum": { "requests": custom_requests::announced() } });
    if features.shows_contents {
        experimental[TEXT_DOCUMENT_CONTENT] = json!({ "schemes": [SCHEME] });
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
        code_lens_provider: (features.shows_witnesses || features.shows_documents)
            .then_some(CodeLensOptions { resolve_provider: Some(true) }),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(tokens)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(TRIGGERS.map(String::from).to_vec()),
            ..CompletionOptions::default()
        }),
        rename_provider: Some(if features.prepares_renames {
            OneOf::Right(RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        } else {
            OneOf::Left(true)
        }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        code_action_provider: features.literal_actions.then_some(CodeActionProviderCapability::Options(actions)),
        execute_command_provider: Some(commands),
        diagnostic_provider: features.pulls_diagnostics.then_some(DiagnosticServerCapabilities::Options(pull)),
        experimental: Some(experimental),
        workspace: Some(WorkspaceServerCapabilities { workspace_folders: Some(folders), file_operations: None }),
        ..ServerCapabilities::default()
    };
    let server_info = ServerInfo { name: "variorum".into(), version: Some(env!("CARGO_PKG_VERSION").into()) };
    InitializeResult { capabilities, server_info: Some(server_info), ..InitializeResult::default() }
}
