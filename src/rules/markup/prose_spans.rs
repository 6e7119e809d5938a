//! Finds the source spans that are shown as prose, as opposed to tags and code.

use memchr::memmem;

use super::elements::is_named;
use crate::seed::{BlockKind, BodyFormat, Seed};
use crate::text::ByteSpan;

/// Returns the source spans that are shown as prose, sorted and not overlapping, with references as written; nothing if
/// the body does not contain `needle`. Linear.
pub(super) fn prose_spans_with(seed: &Seed, needle: &str) -> Vec<ByteSpan> {
    let body = seed.source.slice(seed.body.span);
    if memmem::find(body.as_bytes(), needle.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut stretches = match &seed.markdown {
        Some(markdown) => markdown.literals.clone(),
        None => run_spans(seed),
    };
    stretches.retain(|span| memmem::find(seed.source.slice(*span).as_bytes(), needle.as_bytes()).is_some());
    stretches
}

/// Returns the runs of all blocks except code, with adjacent runs joined.
fn run_spans(seed: &Seed) -> Vec<ByteSpan> {
    let text = seed.source.text();
    let code = if seed.body.format == BodyFormat::Html { code(seed) } else { Vec::new() };
    let is_code = |span: ByteSpan| {
        let next = code.partition_point(|code| code.end() <= span.start());
        code.get(next).is_some_and(|code| code.overlaps(span))
    };
    let mut joined: Vec<ByteSpan> = Vec::new();
    for block in seed.body.blocks().iter().filter(|block| block.kind != BlockKind::Preformatted) {
        for (run, _) in seed.body.runs(block, text).filter(|(run, _)| !is_code(run.span)) {
            match joined.last_mut() {
                Some(last) if last.end() == run.span.start() => *last = last.hull(run.span),
                _ => joined.push(run.span),
            }
        }
    }
    joined
}

/// Returns the elements that show code or program output, not overlapping.
fn code(seed: &Seed) -> Vec<ByteSpan> {
    const CODE_ELEMENTS: [&str; 5] = ["code", "kbd", "samp", "tt", "pre"];
    let elements = seed.markup.as_ref().map_or(&[][..], |markup| &markup.elements);
    let mut spans: Vec<ByteSpan> = Vec::new();
    for element in elements.iter().filter(|element| CODE_ELEMENTS.iter().any(|name| is_named(seed, element, name))) {
        if spans.last().is_none_or(|last| last.end() <= element.span.start()) {
            spans.push(element.span);
        }
    }
    spans
}
