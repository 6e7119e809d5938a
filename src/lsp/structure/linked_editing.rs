//! Typing in a start tag's name changes that of its end tag, and the other way round.

use tower_lsp::ls_types::{LinkedEditingRangeParams, LinkedEditingRanges};

use crate::lsp::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::witnesses::Place;
use crate::seed::Seed;
use crate::seed::html::Element;
use crate::text::ByteSpan;

/// Answers `textDocument/linkedEditingRange`.
///
/// # Errors
/// Those of [`Place::of`].
pub(in crate::lsp) fn linked(
    view: &View,
    params: &LinkedEditingRangeParams,
) -> Result<Option<LinkedEditingRanges>, RequestError> {
    let Some(place) = Place::of(view, &params.text_document_position_params)? else { return Ok(None) };
    let seed = &place.reading.seed;
    let elements = seed.markup.iter().flat_map(|markup| &markup.elements);
    let mut pairs = elements.filter(|element| element.span.touches(place.offset)).filter_map(|it| names(seed, it));
    let Some(pair) = pairs.find(|pair| pair.iter().any(|name| name.touches(place.offset))) else { return Ok(None) };
    let ranges = pair.iter().map(|name| view.range(&place.document.rope, *name)).collect();
    Ok(Some(LinkedEditingRanges { ranges, word_pattern: Some("[A-Za-z][A-Za-z0-9:-]*".into()) }))
}

/// The name in the start tag of an element, and in its end tag, if both are written and alike.
fn names(seed: &Seed, element: &Element) -> Option<[ByteSpan; 2]> {
    let source = seed.source.text();
    let inside = source.get(element.tag.end()..element.span.end())?.trim_end().strip_suffix('>')?;
    let (before, last) = inside.rsplit_once("</")?;
    let name = source.get(element.name.range())?;
    let start = element.tag.end() + before.len() + "</".len();
    (last.trim_end() == name).then(|| [element.name, ByteSpan::new(start, start + name.len())])
}
