//! Invariants of every seed. The fuzz targets check them too (`tests/fuzz`).

use super::{ByteSpan, Seed};

/// Checks the invariants of a seed: spans inside the text and on character boundaries, in order, and no body text
/// inside boilerplate.
pub(super) fn check(seed: &Seed) {
    let text = seed.source.text();
    let sound = |span: ByteSpan| assert!(text.get(span.range()).is_some(), "{span:?} is no place in the text");
    for part in &seed.parts {
        sound(part.span);
    }
    for field in &seed.fields {
        sound(field.span);
        field.label.into_iter().for_each(sound);
        assert!(field.part < seed.parts.len());
        assert!(!field.is_empty() || field.span.is_empty());
    }
    for defect in &seed.defects {
        sound(defect.span());
    }
    let mut end = 0;
    for boilerplate in &seed.boilerplate {
        sound(boilerplate.span);
        assert!(boilerplate.span.start() >= end, "boilerplate overlaps");
        end = boilerplate.span.end();
    }
    let mut end = seed.body.span.start();
    for block in seed.body.blocks() {
        for (run, _) in seed.body.runs(block, text) {
            sound(run.span);
            assert!(run.span.start() >= end, "runs overlap at {:?}", run.span);
            assert!(block.span.covers(run.span));
            end = run.span.end();
            assert!(!seed.boilerplate.iter().any(|b| b.span.overlaps(run.span)), "{:?} is boilerplate", run.span);
        }
    }
    assert!(end <= seed.body.span.end());
}
