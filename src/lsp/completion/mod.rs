//! Completion: keys of front matter that are not there yet, values that the seed or its reprints state, end tags.

mod end_tag;
mod key;
mod value;

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit,
    TextDocumentPositionParams, TextEdit,
};

use super::manifest;
use super::request_error::RequestError;
use super::view::View;
use super::witnesses::Place;
use crate::cancel::Cancel;
use crate::text::{ByteSpan, slice, visible};

/// What asks for completion by itself: an end tag begins, a key has ended.
pub(super) const TRIGGERS: [&str; 2] = ["/", ":"];

/// One thing that can be put in the place of what has been typed of it.
struct Proposal {
    /// What it is called.
    label: String,
    /// Where it is from.
    detail: Option<String>,
    /// What has been typed of it.
    typed: ByteSpan,
    /// What is put there.
    text: String,
    kind: CompletionItemKind,
}

/// Answers `textDocument/completion`.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn completion(
    view: &View,
    params: &CompletionParams,
    cancel: &Cancel,
) -> Result<Option<CompletionResponse>, RequestError> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    if let Some(document) = view.document(&text_document.uri).filter(|document| document.is_manifest()) {
        return Ok(Some(CompletionResponse::Array(manifest::completion::proposals(view, document, *position))));
    }
    let Some(place) = Place::of(view, &params.text_document_position)? else { return Ok(None) };
    let mut proposals = end_tag::proposals(&place);
    if proposals.is_empty() {
        proposals = key::proposals(&place, view.client.language);
    }
    // What else there is in the corpus depends on what has been typed.
    let is_incomplete = proposals.is_empty();
    if proposals.is_empty() {
        proposals = value::proposals(view, &place, cancel)?;
    }
    let items = (0..).zip(proposals).map(|(rank, proposal)| item(view, &place, rank, proposal)).collect();
    Ok(Some(CompletionResponse::List(CompletionList { is_incomplete, items })))
}

fn item(view: &View, place: &Place, rank: u32, proposal: Proposal) -> CompletionItem {
    let range = view.range(&place.document.rope, proposal.typed);
    let typed = place.reading.seed.source.slice(proposal.typed);
    // Editors compare letters: what pinyin has found is found by what was typed.
    let is_alike = proposal.text.to_lowercase().contains(&typed.to_lowercase());
    let filter_text = if is_alike { proposal.text.clone() } else { typed.to_owned() };
    CompletionItem {
        label: visible(&proposal.label).into_owned(),
        kind: Some(proposal.kind),
        detail: proposal.detail,
        // In the order in which they were thought of.
        sort_text: Some(format!("{rank:04}")),
        filter_text: Some(filter_text),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: proposal.text })),
        ..CompletionItem::default()
    }
}

/// The line around a place: where it begins, and what of it stands before the place.
fn before(place: &Place) -> (usize, &str) {
    let source = place.reading.seed.source.text();
    let up_to = slice(source, ..place.offset);
    let start = up_to.rfind('\n').map_or(0, |end| end + 1);
    (start, slice(up_to, start..))
}
