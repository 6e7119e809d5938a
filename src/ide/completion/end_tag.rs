//! End tags after `</`: those of the elements that are open there, the innermost first.

use super::{Completion, CompletionKind};
use crate::seed::Seed;
use crate::seed::html::is_void;
use crate::text::{ByteSpan, slice};

/// How many of the elements around the place are offered.
const MAX_ELEMENTS: usize = 3;

/// The end tags that can be completed at a byte offset.
pub(super) fn completions(seed: &Seed, offset: usize) -> Vec<Completion> {
    let source = seed.source.text();
    let typed = slice(source, ..offset);
    let name = typed.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let Some(before) = name.strip_suffix("</") else { return Vec::new() };
    let (opening, start) = (before.len(), name.len());
    // A bracket that is already there is not added again.
    let close = if source.get(offset..).is_some_and(|rest| rest.starts_with('>')) { "" } else { ">" };
    let elements = seed.markup.iter().flat_map(|markup| &markup.elements);
    let around = elements.filter(|element| element.tag.end() <= opening && element.span.end() >= opening);
    let mut names: Vec<&str> = around.filter_map(|element| source.get(element.name.range())).collect();
    names.retain(|name| !is_void(&name.to_ascii_lowercase()));
    let completion = |name: &str| Completion {
        label: format!("</{name}>"),
        detail: None,
        typed: ByteSpan::new(start, offset),
        text: format!("{name}{close}"),
        kind: CompletionKind::EndTag,
    };
    // Elements come in the order of their start tags: the last one is the innermost.
    let mut found: Vec<Completion> = Vec::new();
    for name in names.into_iter().rev() {
        let new = completion(name);
        if found.len() < MAX_ELEMENTS && found.iter().all(|known| known.text != new.text) {
            found.push(new);
        }
    }
    found
}
