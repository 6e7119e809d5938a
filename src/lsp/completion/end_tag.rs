//! End tags: behind `</`, of the elements that are open there, the innermost first.

use tower_lsp::ls_types::CompletionItemKind;

use super::Proposal;
use crate::lsp::witnesses::Place;
use crate::seed::html::is_void;
use crate::text::{ByteSpan, slice};

/// So many of the elements around are offered.
const MOST: usize = 3;

/// The end tags that can stand at a place.
pub(super) fn proposals(place: &Place) -> Vec<Proposal> {
    let source = place.reading.seed.source.text();
    let typed = slice(source, ..place.offset);
    let name = typed.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let Some(before) = name.strip_suffix("</") else { return Vec::new() };
    let (opening, start) = (before.len(), name.len());
    // A bracket that is there already is not typed again.
    let close = if source.get(place.offset..).is_some_and(|rest| rest.starts_with('>')) { "" } else { ">" };
    let elements = place.reading.seed.markup.iter().flat_map(|markup| &markup.elements);
    let around = elements.filter(|element| element.tag.end() <= opening && element.span.end() >= opening);
    let mut names: Vec<&str> = around.filter_map(|element| source.get(element.name.range())).collect();
    names.retain(|name| !is_void(&name.to_ascii_lowercase()));
    let proposal = |name: &str| Proposal {
        label: format!("</{name}>"),
        detail: None,
        typed: ByteSpan::new(start, place.offset),
        text: format!("{name}{close}"),
        kind: CompletionItemKind::CLASS,
    };
    // Elements come in the order of their start tags: the last one is the innermost.
    let mut found: Vec<Proposal> = Vec::new();
    for name in names.into_iter().rev() {
        let new = proposal(name);
        if found.len() < MOST && found.iter().all(|known| known.text != new.text) {
            found.push(new);
        }
    }
    found
}
