//! Growing and shrinking the selection: the sentence, the block, the passage that a witness has, the elements around,
//! the header part, the body, everything.

use tower_lsp::ls_types::{SelectionRange, SelectionRangeParams};

use crate::cancel::Cancel;
use crate::lsp::convert;
use crate::lsp::documents::Document;
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::sentence_at;
use crate::lsp::view::View;
use crate::seed::Seed;
use crate::text::ByteSpan;

/// Answers `textDocument/selectionRange`: for each position what lies around it, each inside the next.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn selection(
    view: &View,
    params: &SelectionRangeParams,
    cancel: &Cancel,
) -> Result<Option<Vec<SelectionRange>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let passages = view.passages(document, cancel)?;
    let (mut found, seed) = (Vec::new(), &document.reading().seed);
    for position in &params.positions {
        cancel.check()?;
        let offset = convert::offset_of(&document.rope, *position, view.client.unit);
        let mut spans = around(seed, offset);
        spans.extend(passages.iter().map(|it| it.seed_span).filter(|span| span.touches(offset)));
        found.push(nested(view, document, spans, offset));
    }
    Ok(Some(found))
}

/// What a seed by itself has around a place, in no order.
fn around(seed: &Seed, offset: usize) -> Vec<ByteSpan> {
    let fields = seed.fields.iter().flat_map(|field| {
        let labelled = field.label.map_or(field.span, |label| label.hull(field.span));
        [field.span, labelled]
    });
    let blocks = seed.body.blocks().iter().map(|block| block.span);
    let elements =
        seed.markup.iter().flat_map(|markup| &markup.elements).flat_map(|element| [element.tag, element.span]);
    let parts = seed.parts.iter().map(|part| part.span);
    let boilerplate = seed.boilerplate.iter().map(|it| it.span);
    let all = fields.chain(blocks).chain(elements).chain(parts).chain(boilerplate).chain([seed.body.span]);
    let touching = all.filter(|span| span.touches(offset));
    touching.chain(sentence_at(seed, offset)).collect()
}

/// The spans as the client takes them: from the smallest outwards, those left out that cross a smaller one.
fn nested(view: &View, document: &Document, mut spans: Vec<ByteSpan>, offset: usize) -> SelectionRange {
    spans.push(ByteSpan::new(0, document.rope.len_bytes()));
    spans.sort_by_key(|span| (span.len(), span.start()));
    let mut chain = vec![ByteSpan::at(offset)];
    for span in spans {
        if chain.last().is_some_and(|inner| span.covers(*inner) && span != *inner) {
            chain.push(span);
        }
    }
    // The place itself is no selection; it only holds the others together.
    let outermost = chain.len();
    let inner = chain.into_iter().skip(usize::from(outermost > 1));
    let outwards: Vec<_> = inner.map(|span| view.range(&document.rope, span)).collect();
    let wrap = |parent: Option<SelectionRange>, range| Some(SelectionRange { range, parent: parent.map(Box::new) });
    outwards.into_iter().rev().fold(None, wrap).unwrap_or_default()
}
