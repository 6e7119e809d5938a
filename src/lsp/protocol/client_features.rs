//! What the client can do, as far as it changes what the server sends.

use tower_lsp::ls_types::{ClientCapabilities, DiagnosticTag, MarkupKind, PositionEncodingKind};

use super::commands::{COMPARE, SHOW_WITNESSES};
use crate::lsp::transport::shims::TEXT_DOCUMENT_CONTENT;
use crate::messages::Language;
use crate::text::ColumnUnit;

/// The client's capabilities that change what it is sent.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one independent capability of the protocol.
pub(in crate::lsp) struct ClientFeatures {
    /// The unit in which columns are counted, in both directions.
    pub(in crate::lsp) unit: ColumnUnit,
    /// Hovers may be in Markdown.
    pub(in crate::lsp) markdown: bool,
    /// Definitions may say which characters they belong to.
    pub(in crate::lsp) definition_links: bool,
    /// Declarations may say so too.
    pub(in crate::lsp) declaration_links: bool,
    /// Document symbols may be nested.
    pub(in crate::lsp) nested_symbols: bool,
    /// The client pulls diagnostics and can be asked to pull them again. Then none are pushed.
    pub(in crate::lsp) pulls_diagnostics: bool,
    /// Diagnostics may name related locations.
    pub(in crate::lsp) related_information: bool,
    /// The codes of diagnostics may link to an explanation.
    pub(in crate::lsp) code_descriptions: bool,
    /// Diagnostics may mark their text as unnecessary.
    pub(in crate::lsp) diagnostic_tags: bool,
    /// The client shows progress that the server begins.
    pub(in crate::lsp) progress: bool,
    /// The client watches files when asked to.
    pub(in crate::lsp) watches_files: bool,
    /// The client answers `workspace/configuration`.
    pub(in crate::lsp) configuration: bool,
    /// Code actions may carry their edit.
    pub(in crate::lsp) literal_actions: bool,
    /// The user's language.
    pub(in crate::lsp) language: Language,
    /// Code actions may get their edit when they are chosen.
    pub(in crate::lsp) resolves_actions: bool,
    /// Edits may name the version that they were made for.
    pub(in crate::lsp) versioned_edits: bool,
    /// Edits may ask for confirmation.
    pub(in crate::lsp) annotated_edits: bool,
    /// The edits of a rename may ask for confirmation.
    pub(in crate::lsp) annotated_renames: bool,
    /// The client asks what can be renamed before it renames.
    pub(in crate::lsp) prepares_renames: bool,
    /// The client applies edits that the server proposes.
    pub(in crate::lsp) applies_edits: bool,
    /// The maximum number of folding ranges that the client wants.
    pub(in crate::lsp) max_folding_ranges: Option<usize>,
    /// The client has the command [`SHOW_WITNESSES`].
    pub(in crate::lsp) shows_witnesses: bool,
    /// The client has the command [`COMPARE`].
    pub(in crate::lsp) compares: bool,
    /// The client shows documents when asked to.
    pub(in crate::lsp) shows_documents: bool,
    /// The client asks for the text of virtual documents, and shows them.
    pub(in crate::lsp) shows_contents: bool,
    /// The client can be asked to request code lenses again.
    pub(in crate::lsp) refreshes_lenses: bool,
    /// The client can be asked to request semantic tokens again.
    pub(in crate::lsp) refreshes_tokens: bool,
    /// The client wants a notification when the seeds of a corpus have changed.
    pub(in crate::lsp) follows_corpora: bool,
}

impl ClientFeatures {
    /// Reads the client's capabilities. Of the position encodings that it offers, its first choice that the server knows
    /// counts, else UTF-16, as the protocol says. (Eglot offers UTF-8 as well, and then takes positions in files that it has
    /// not opened for UTF-16.)
    pub(in crate::lsp) fn from_capabilities(client: &ClientCapabilities, language: Language) -> Self {
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
            max_folding_ranges: document
                .and_then(|d| d.folding_range.as_ref()?.range_limit)
                .and_then(|most| usize::try_from(most).ok()),
            shows_witnesses: has_command(client, SHOW_WITNESSES),
            compares: has_command(client, COMPARE),
            shows_documents: client.window.as_ref().and_then(|w| Some(w.show_document.as_ref()?.support)) == Some(true),
            shows_contents: client.experimental.as_ref().is_some_and(|it| it.get(TEXT_DOCUMENT_CONTENT).is_some())
                && client.window.as_ref().and_then(|w| Some(w.show_document.as_ref()?.support)) == Some(true),
            refreshes_lenses: workspace.and_then(|w| w.code_lens.as_ref()?.refresh_support) == Some(true),
            refreshes_tokens: workspace.and_then(|w| w.semantic_tokens.as_ref()?.refresh_support) == Some(true),
            follows_corpora: client.experimental.as_ref().is_some_and(|it| it["variorum"]["corpusChanged"] == true),
            versioned_edits: workspace.and_then(|w| w.workspace_edit.as_ref()?.document_changes) == Some(true),
        }
    }
}

/// Whether the client lists a command of its own in `experimental.commands.commands`.
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
