//! Inlay hints: behind each place where witnesses read otherwise, what they read. Off unless the user wants them.

use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip};

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{WitnessedPassage, collate};
use crate::lsp::convert;
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::shown;
use crate::lsp::view::View;
use crate::messages::message;
use crate::reprints::{ApparatusEntry, Attestation, apparatus};
use crate::text::ByteSpan;

/// So many characters of a reading are shown; the hover shows all.
const LONGEST: usize = 12;

/// Answers `textDocument/inlayHint`: `峰 ⟨锋 ×3⟩`, and where the witnesses leave something out `⟨– ×2⟩`.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
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
    let (reading, wanted) = (document.reading(), settings.hover_variants);
    let within = convert::span_of(&document.rope, params.range, view.client.unit);
    let passages = view.passages(document, cancel)?;
    let near: Vec<WitnessedPassage> = passages.iter().filter(|it| it.seed_span.overlaps(within)).cloned().collect();
    let attested = collate(&reading, &near).into_iter().map(|collated| {
        cancel.check()?;
        Ok(collated.attestation(&reading, wanted))
    });
    let attested: Vec<Attestation> = attested.collect::<Result<_, Cancelled>>()?;
    let entries = apparatus(&reading.seed, &attested, wanted);
    let inside = |entry: &&ApparatusEntry| within.touches(entry.place.start());
    let hint = |entry: &ApparatusEntry| InlayHint {
        position: view.range(&document.rope, ByteSpan::at(entry.place.end())).start,
        label: InlayHintLabel::String(label(entry)),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(message!("hint-readings").text(view.client.language))),
        padding_left: Some(false),
        padding_right: Some(false),
        data: None,
    };
    Ok(Some(entries.iter().filter(inside).map(hint).collect()))
}

/// What the others read, and how many of them.
fn label(entry: &ApparatusEntry) -> String {
    let others = entry.readings.iter().skip(1).filter(|reading| !reading.witnesses.is_empty());
    let said = others.map(|reading| {
        let text = shown(reading.text.trim());
        let shown: String = text.chars().take(LONGEST).collect();
        let more = if shown.len() < text.len() { "…" } else { "" };
        let shown = if shown.is_empty() { "–" } else { &shown };
        format!("{shown}{more} ×{}", reading.witnesses.len())
    });
    format!("⟨{}⟩", said.collect::<Vec<_>>().join(" · "))
}
