//! Hover: where the passage under the cursor also appears and how it reads there; or what was understood of a field; or
//! that something is boilerplate.

mod field;
mod passage;
mod reading;
mod readings;

use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, Range};

pub(super) use readings::entries;

use super::manifest;
use super::markup::Page;
use super::request_error::RequestError;
use super::view::View;
use super::witnesses::{Place, Shared};
use crate::cancel::Cancel;
use crate::messages::message;
use crate::rules::words;
use crate::seed::Boilerplate;
use crate::text::ByteSpan;

/// Answers `textDocument/hover`. The range is that of the sentence, the field or the boilerplate which it speaks of.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn hover(view: &View, params: &HoverParams, cancel: &Cancel) -> Result<Option<Hover>, RequestError> {
    let at = &params.text_document_position_params;
    let mut page = Page::new(view.client.markdown, view.client.language);
    if let Some(document) = view.document(&at.text_document.uri).filter(|document| document.is_manifest()) {
        let found = manifest::hover::describe(view, document, at.position, &mut page);
        return Ok(found.map(|span| answer(page, view.range(&document.rope, span))));
    }
    let Some(place) = Place::of(view, at)? else { return Ok(None) };
    let seed = &place.reading.seed;
    let span = if let Some(span) = field::at(seed, &place.document.rope, place.offset, &mut page) {
        span
    } else if let Some(found) = boilerplate_at(&seed.boilerplate, place.offset) {
        boilerplate(found, &mut page)
    } else if let Some(shared) = Shared::at(view, &place, cancel)? {
        passage::describe(view, &place, &shared, &mut page);
        shared.span()
    } else if let Some(found) = view.learnt_at(&place.document, place.offset, cancel)? {
        let seeds = message!("count-seeds", count = found.count);
        page.title(&message!("hover-learnt", kind = found.kind.label(), seeds = seeds));
        found.span
    } else {
        return Ok(None);
    };
    Ok(Some(answer(page, view.range(&place.document.rope, span))))
}

fn answer(page: Page, range: Range) -> Hover {
    let (value, markdown) = page.finish();
    let kind = if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range: Some(range) }
}

fn boilerplate_at(boilerplate: &[Boilerplate], offset: usize) -> Option<&Boilerplate> {
    let first = boilerplate.partition_point(|found| found.span.end() <= offset);
    boilerplate.get(first).filter(|found| found.span.contains(offset))
}

fn boilerplate(found: &Boilerplate, page: &mut Page) -> ByteSpan {
    page.title(&words::boilerplate(found.kind)).paragraph();
    page.message(&message!("hover-boilerplate"));
    found.span
}
