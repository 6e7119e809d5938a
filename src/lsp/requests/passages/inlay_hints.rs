//! Inlay hints: behind each place where witnesses read differently, what they read. Off unless the user wants them.

use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip};

use crate::cancel::Cancel;
use crate::ide::passages::variant_hints::{VariantHint, variant_hints};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::messages::message;
use crate::text::ByteSpan;

/// Answers `textDocument/inlayHint`: `峰 ⟨锋 ×3⟩`, or `⟨– ×2⟩` where witnesses leave something out.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn hints(
    view: &View,
    params: &InlayHintParams,
    cancel: &Cancel,
) -> Result<Option<Vec<InlayHint>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let settings = view.settings_of(document);
    if !settings.variant_hints {
        return Ok(None);
    }
    let within = convert::span_of(&document.rope, params.range, view.client.unit);
    let analysis = view.analysis(document, cancel)?;
    let hint = |found: VariantHint| InlayHint {
        position: view.range(&document.rope, ByteSpan::at(found.place.end())).start,
        label: InlayHintLabel::String(found.label),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(message!("hint-readings").text(view.client.language))),
        padding_left: Some(false),
        padding_right: Some(false),
        data: None,
    };
    let found = variant_hints(&analysis, within, settings.hover_variants, cancel)?;
    Ok(Some(found.into_iter().map(hint).collect()))
}
