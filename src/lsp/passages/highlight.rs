//! Document highlight: where else in this seed the sentence under the cursor stands, or the field is stated.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use crate::cancel::{Cancel, Cancelled};
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::sentence_at;
use crate::lsp::view::View;
use crate::lsp::witnesses::Place;
use crate::reprints::FoldedSpan;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::text::{ByteSpan, subslice};

/// The weight of a sentence that is looked for: what is shorter stands everywhere. Eight ideographs.
const LEAST: u32 = 8 * IDEOGRAPH;

/// Answers `textDocument/documentHighlight`. What stands only once is left to the editor, which marks the word.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(in crate::lsp) fn highlight(
    view: &View,
    params: &DocumentHighlightParams,
    cancel: &Cancel,
) -> Result<Option<Vec<DocumentHighlight>>, RequestError> {
    let Some(place) = Place::of(view, &params.text_document_position_params)? else { return Ok(None) };
    let mut found = statements(&place);
    if found.is_empty() {
        found = sentences(&place, cancel)?;
    }
    let highlight = |span: &ByteSpan| DocumentHighlight {
        range: view.range(&place.document.rope, *span),
        kind: Some(DocumentHighlightKind::TEXT),
    };
    Ok((found.len() > 1).then(|| found.iter().map(highlight).collect()))
}

/// The values of the field at a place, wherever the seed states it.
fn statements(place: &Place) -> Vec<ByteSpan> {
    let seed = &place.reading.seed;
    let touched = seed
        .fields
        .iter()
        .find(|field| field.label.map_or(field.span, |label| label.hull(field.span)).touches(place.offset));
    let kind = touched.map(|field| field.kind);
    let stated = seed.fields.iter().filter(|field| Some(field.kind) == kind && !field.is_empty());
    stated.map(|field| field.span).collect()
}

/// The places of the sentence at a place, as it is folded. Linear in the body.
fn sentences(place: &Place, cancel: &Cancel) -> Result<Vec<ByteSpan>, Cancelled> {
    let folded = &place.reading.folded;
    let Some(sentence) = sentence_at(&place.reading.seed, place.offset) else { return Ok(Vec::new()) };
    let start = folded.at_byte(sentence.start()).unwrap_or(folded.len());
    let end = folded.at_byte(sentence.end()).unwrap_or(folded.len());
    let characters = folded.characters();
    let wanted = subslice(characters, start as usize..end.max(start) as usize);
    let mut found = Vec::new();
    if weight_of(wanted) < LEAST {
        return Ok(found);
    }
    let mut at = 0_u32;
    while let Some(rest) = characters.get(at as usize..).filter(|rest| rest.len() >= wanted.len()) {
        if at.is_multiple_of(1 << 16) {
            cancel.check()?;
        }
        if rest.starts_with(wanted) {
            let end = at + end - start;
            found.push(folded.source_span(FoldedSpan::new(at, end)));
            at = end;
        } else {
            at += 1;
        }
    }
    Ok(found)
}
