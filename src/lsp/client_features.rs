//! What the client can do.

use tower_lsp::ls_types::{ClientCapabilities, DiagnosticTag, MarkupKind, PositionEncodingKind};

use super::passages::{changes, code_lens};
use super::protocol_shims::TEXT_DOCUMENT_CONTENT;
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
    pub(super) max_folding_ranges: Option<usize>,
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
    pub(super) fn from_capabilities(client: &ClientCapabilities, language: Language) -> Self {
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
