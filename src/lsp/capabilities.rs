//! What the client can do, and what the server then offers.

use serde_json::json;
use tower_lsp::ls_types::{
    CallHierarchyServerCapability, ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CodeLensOptions, CompletionOptions, DeclarationCapability, DiagnosticOptions, DiagnosticServerCapabilities,
    DiagnosticTag, DocumentLinkOptions, ExecuteCommandOptions, FoldingRangeProviderCapability, HoverProviderCapability,
    InitializeResult, LinkedEditingRangeServerCapabilities, MarkupKind, OneOf, PositionEncodingKind, RenameOptions,
    SaveOptions, SelectionRangeProviderCapability, SemanticTokensFullOptions, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use super::code_action::{FIX_ALL, FIX_CORPUS};
use super::completion::TRIGGERS;
use super::contents;
use super::newer::TEXT_DOCUMENT_CONTENT;
use super::panels;
use super::passages::{changes, code_lens, semantic_tokens};
use super::proposal::{fill, fix};
use crate::messages::Language;
use crate::text::ColumnUnit;

/// The client's abilities that change what it is sent.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one independent capability of the protocol.
pub(super) struct ClientFeatures {
    /// In what columns are counted, both ways.
    pub(super) unit: ColumnUnit,
    /// Hovers may be Markdown.
    pub(super) markdown: bool,
    /// Definitions may say which characters are meant.
    pub(super) definition_links: bool,
    /// And declarations.
    pub(super) declaration_links: bool,
    /// Document symbols may be nested.
    pub(super) nested_symbols: bool,
    /// Diagnostics are pulled by the client, and it can be asked to pull again; then none are pushed.
    pub(super) pulls_diagnostics: bool,
    /// Diagnostics may name other places.
    pub(super) related_information: bool,
    /// The codes of diagnostics may lead to what explains them.
    pub(super) code_descriptions: bool,
    /// Diagnostics may say that what they stand on is of no use.
    pub(super) diagnostic_tags: bool,
    /// Work-done progress may be shown.
    pub(super) progress: bool,
    /// The client watches files if it is asked to.
    pub(super) watches_files: bool,
    /// The client answers `workspace/configuration`.
    pub(super) configuration: bool,
    /// Code actions may carry their edit.
    pub(super) literal_actions: bool,
    /// What its user reads.
    pub(super) language: Language,
    /// Code actions may be completed when they are chosen.
    pub(super) resolves_actions: bool,
    /// Edits may name the version they were made for.
    pub(super) versioned_edits: bool,
    /// Edits may ask to be looked at first.
    pub(super) annotated_edits: bool,
    /// Renaming may ask, too.
    pub(super) annotated_renames: bool,
    /// What can be renamed may be asked for first.
    pub(super) prepares_renames: bool,
    /// The client makes edits that the server proposes.
    pub(super) applies_edits: bool,
    /// How many folding ranges the client wants at most.
    pub(super) most_folds: Option<usize>,
    /// The client can list the witnesses of a place by itself when it is told to: its own command for it.
    pub(super) shows_witnesses: bool,
    /// And set a seed beside a witness.
    pub(super) compares: bool,
    /// The client opens documents if it is asked to.
    pub(super) shows_documents: bool,
    /// The client asks for the text of documents that no file holds, and shows them.
    pub(super) shows_contents: bool,
    /// The client asks for code lenses again when it is told to.
    pub(super) refreshes_lenses: bool,
    /// And for semantic tokens.
    pub(super) refreshes_tokens: bool,
    /// The client wants to be told when the seeds of a corpus have changed.
    pub(super) follows_corpora: bool,
}

impl ClientFeatures {
    /// Reads the client's capabilities. Columns are counted in what the client names first, else in UTF-16, as the
    /// protocol says. (Eglot offers UTF-8 too, and then takes places in files that it has not opened for UTF-16.)
    pub(super) fn of(client: &ClientCapabilities, language: Language) -> Self {
        let document = client.text_document.as_ref();
        let workspace = client.workspace.as_ref();
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref()).unwrap_or(&[]);
        let unit = offered.iter().find_map(unit_of).unwrap_or_default();
        let refreshes = workspace.and_then(|w| w.diagnostics.as_ref()?.refresh_support) == Some(true);
        let formats = document.and_then(|d| d.hover.as_ref()?.content_format.as_ref());
        Self {
            unit,
            language,
            markdown: formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            definition_links: document.and_then(|d| d.definition.as_ref()?.link_support) == Some(true),
            declaration_links: document.and_then(|d| d.declaration.as_ref()?.link_support) == Some(true),
            nested_symbols: document.and_then(|d| d.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                == Some(true),
            pulls_diagnostics: refreshes && document.is_some_and(|d| d.diagnostic.is_some()),
            related_information: document.and_then(|d| d.publish_diagnostics.as_ref()?.related_information)
                == Some(true)
                || document.and_then(|d| d.diagnostic.as_ref()?.related_information) == Some(true),
            code_descriptions: document.and_then(|d| d.publish_diagnostics.as_ref()?.code_description_support)
                == Some(true)
                || document.and_then(|d| d.diagnostic.as_ref()?.code_description_support) == Some(true),
            diagnostic_tags: document.is_some_and(|d| {
                let pushed = d.publish_diagnostics.as_ref().and_then(|it| it.tag_support.as_ref());
                pushed.is_some_and(|tags| tags.value_set.contains(&DiagnosticTag::UNNECESSARY))
                    || d.diagnostic.as_ref().is_some_and(|it| it.tag_support.is_some())
            }),
            progress: client.window.as_ref().and_then(|w| w.work_done_progress) == Some(true),
            watches_files: workspace.and_then(|w| w.did_change_watched_files.as_ref()?.dynamic_registration)
                == Some(true),
            configuration: workspace.and_then(|w| w.configuration) == Some(true),
            literal_actions: document.is_some_and(|d| {
                d.code_action.as_ref().is_some_and(|action| action.code_action_literal_support.is_some())
            }),
            resolves_actions: document.and_then(|d| d.code_action.as_ref()?.data_support) == Some(true)
                && document
                    .and_then(|d| d.code_action.as_ref()?.resolve_support.as_ref())
                    .is_some_and(|resolve| resolve.properties.iter().any(|property| property == "edit")),
            annotated_edits: workspace.is_some_and(|w| {
                w.workspace_edit.as_ref().is_some_and(|edit| edit.change_annotation_support.is_some())
            }),
            annotated_renames: document.and_then(|d| d.rename.as_ref()?.honors_change_annotations) == Some(true),
            prepares_renames: document.and_then(|d| d.rename.as_ref()?.prepare_support) == Some(true),
            applies_edits: workspace.and_then(|w| w.apply_edit) == Some(true),
            most_folds: document
                .and_then(|d| d.folding_range.as_ref()?.range_limit)
                .and_then(|most| usize::try_from(most).ok()),
            shows_witnesses: has_command(client, code_lens::SHOW_WITNESSES),
            compares: has_command(client, changes::COMPARE),
            shows_documents: client.window.as_ref().and_then(|w| Some(w.show_document.as_ref()?.support)) == Some(true),
            shows_contents: client.experimental.as_ref().is_some_and(|it| it.get(TEXT_DOCUMENT_CONTENT).is_some())
                && client.window.as_ref().and_then(|w| Some(w.show_document.as_ref()?.support)) == Some(true),
            refreshes_lenses: workspace.and_then(|w| w.code_lens.as_ref()?.refresh_support) == Some(true),
            refreshes_tokens: workspace.and_then(|w| w.semantic_tokens.as_ref()?.refresh_support) == Some(true),
            follows_corpora: client.experimental.as_ref().is_some_and(|it| it["variorum"]["corpusChanged"] == true),
            versioned_edits: workspace.and_then(|w| w.workspace_edit.as_ref()?.document_changes) == Some(true),
        }
    }

    /// The answer to `initialize`.
    pub(super) fn offer(&self) -> InitializeResult {
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

/// Whether a client says that it has a command of its own.
fn has_command(client: &ClientCapabilities, name: &str) -> bool {
    client.experimental.as_ref().is_some_and(|experimental| {
        let commands = experimental["commands"]["commands"].as_array();
        commands.is_some_and(|commands| commands.iter().any(|command| command == name))
    })
}

fn unit_of(encoding: &PositionEncodingKind) -> Option<ColumnUnit> {
    if *encoding == PositionEncodingKind::UTF16 {
        Some(ColumnUnit::Utf16)
    } else if *encoding == PositionEncodingKind::UTF8 {
        Some(ColumnUnit::Utf8)
    } else if *encoding == PositionEncodingKind::UTF32 {
        Some(ColumnUnit::Utf32)
    } else {
        None
    }
}
