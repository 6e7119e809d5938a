//! The passages that two texts share: passages and variants are on character boundaries, equal runs are equal, and both
//! directions report the same runs.
//!
//! The input is a text, 0xFF, and a second text in which 0xFE and two bytes stand for a piece of the first. So short
//! inputs can have much in common.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::cancel::Cancel;
use variorum::reprints::fingerprint::winnow;
use variorum::reprints::weight::{IDEOGRAPH, weight_of};
use variorum::reprints::{
    Classes, FingerprintHit, FoldedBody, FoldedSpan, Matcher, Passage, SeedSide, is_glossed_name, is_template, variants,
};
use variorum::seed::{FormatHint, Seed};
use variorum::text::Source;

/// The weight from which an equal run is guaranteed to be reported.
const GUARANTEED_WEIGHT: u32 = 24 * IDEOGRAPH;

/// If a text has a fingerprint more often than this, its further places are ignored.
const MAX_PLACES: usize = 8;

struct Text {
    seed: Seed,
    folded: FoldedBody,
}

impl Text {
    fn parse(bytes: &[u8]) -> Self {
        let seed = Seed::parse(Source::from_bytes(bytes), FormatHint::Unknown);
        let folded = FoldedBody::new(&seed);
        Self { seed, folded }
    }

    fn part(&self, start: u32, len: u32) -> &[char] {
        self.folded.characters().get(start as usize..(start + len) as usize).expect("a run is inside")
    }

    fn side(&self) -> SeedSide<'_> {
        SeedSide { seed: &self.seed, folded: &self.folded }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == 0xFF).unwrap_or(bytes.len() / 2);
    let (one, other) = bytes.split_at(at);
    let (one, other) = (Text::parse(one), Text::parse(&written_out(one, other.strip_prefix(&[0xFF]).unwrap_or(other))));
    let found = passages(&one, &other);
    let again: Vec<Passage> = passages(&other, &one).iter().map(Passage::flipped).collect();
    found.iter().for_each(|passage| check(&one, &other, passage));
    again.iter().for_each(|passage| check(&one, &other, passage));
    // Ties may be broken differently, but what is guaranteed is reported in both directions.
    let is_guaranteed = |passages: &[Passage]| {
        passages
            .iter()
            .flat_map(|passage| &passage.equal)
            .any(|run| weight_of(one.part(run.seed, run.len)) >= GUARANTEED_WEIGHT)
    };
    if is_guaranteed(&found) || is_guaranteed(&again) {
        assert!(!found.is_empty() && !again.is_empty(), "{found:?} and in the other direction {again:?}");
    }
});

/// The second text with the pieces of the first inserted.
fn written_out(one: &[u8], other: &[u8]) -> Vec<u8> {
    let (mut text, mut rest) = (Vec::new(), other);
    while let [first, behind @ ..] = rest {
        rest = behind;
        if let (0xFE, [from, len, behind @ ..]) = (*first, behind) {
            let from = usize::from(*from) * one.len() / 256;
            text.extend_from_slice(&one[from..one.len().min(from + usize::from(*len))]);
            rest = behind;
        } else {
            text.push(*first);
        }
    }
    text
}

fn passages(one: &Text, other: &Text) -> Vec<Passage> {
    let (a, b) = (winnow(one.folded.characters()), winnow(other.folded.characters()));
    let here = |b: &variorum::reprints::PlacedFingerprint| {
        let (fingerprint, b) = (b.fingerprint, b.at);
        a.iter()
            .filter(move |mark| mark.fingerprint == fingerprint)
            .take(MAX_PLACES)
            .map(move |mark| FingerprintHit { a: mark.at, b })
    };
    let hits: Vec<FingerprintHit> = b.iter().flat_map(here).collect();
    Matcher::new().passages(&one.folded, &other.folded, &hits, &Cancel::new()).expect("nobody stops it")
}

fn check(one: &Text, other: &Text, passage: &Passage) {
    assert!((0.0..=1.0).contains(&passage.similarity), "{passage:?}");
    let (mut seed, mut witness) = (passage.seed.start, passage.witness.start);
    for run in &passage.equal {
        assert!(run.seed >= seed && run.witness >= witness && run.len > 0, "not in order: {passage:?}");
        assert_eq!(one.part(run.seed, run.len), other.part(run.witness, run.len), "not equal: {run:?}");
        (seed, witness) = (run.seed + run.len, run.witness + run.len);
    }
    assert_eq!((seed, witness), (passage.seed.end, passage.witness.end), "ends with what differs: {passage:?}");
    for (text, span) in [(one, passage.seed), (other, passage.witness)] {
        on_characters(text, span);
    }
    // For these only an answer is guaranteed.
    let _ = (is_glossed_name(&one.folded, passage), is_template(&one.folded, &other.folded, passage));
    for variant in variants(one.side(), other.side(), passage, Classes::ALL) {
        for (text, span) in [(one, variant.seed), (other, variant.witness)] {
            assert!(text.seed.source.text().get(span.range()).is_some(), "{variant:?}");
        }
    }
}

fn on_characters(text: &Text, span: FoldedSpan) {
    let source = text.folded.source_span(span);
    assert!(text.seed.source.text().get(source.range()).is_some_and(|text| !text.is_empty()), "{span:?} is {source:?}");
}
