//! What all witnesses of the sentence under the cursor read, place by place: a small apparatus.

use super::super::markup::Page;
use super::super::sentence::text_of;
use super::super::witnesses::{Hit, Place};
use super::reading::{BESIDE_A_VARIANT, Edge, MOST_VARIANTS, elided};
use crate::messages::message;
use crate::reprints::apparatus::Reading;
use crate::reprints::{ApparatusEntry, Attestation, Classes, apparatus};
use crate::text::{ByteSpan, subslice};

/// So many witnesses are easier to read together than one after the other.
pub(super) const TOGETHER: usize = 3;

/// The places of the sentence where any of the witnesses differs; empty if none does.
pub(in crate::lsp) fn entries(place: &Place, hits: &[Hit], wanted: Classes) -> Vec<ApparatusEntry> {
    let attested = |hit: &Hit| Attestation { covers: vec![hit.here], variants: hit.variants(&place.reading, wanted) };
    let attestations: Vec<_> = hits.iter().map(attested).collect();
    apparatus(&place.reading.seed, &attestations, wanted)
}

/// Shows the sentence with those places marked, and below it who reads what at each. Witnesses have the numbers that
/// they have in the list of the first `listed` of them.
pub(super) fn show(place: &Place, sentence: ByteSpan, entries: &[ApparatusEntry], listed: usize, page: &mut Page) {
    let (first, shown) = around(entries, place.offset);
    let seed = &place.reading.seed;
    let before = first.checked_sub(1).and_then(|before| entries.get(before));
    let mut from = before.map_or(sentence.start(), |entry| entry.place.end());
    let mut front = Edge { kept: false, cut: first > 0 };
    for entry in shown {
        page.quote(&elided(
            &text_of(seed, ByteSpan::new(from, entry.place.start().max(from))),
            front,
            BESIDE_A_VARIANT,
        ));
        let lemma = text_of(seed, entry.place);
        page.strong(if lemma.is_empty() { "^" } else { &lemma });
        (from, front) = (from.max(entry.place.end()), BESIDE_A_VARIANT);
    }
    let behind = entries.get(first + shown.len());
    let to = behind.map_or(sentence.end(), |entry| entry.place.start()).max(from);
    page.quote(&elided(&text_of(seed, ByteSpan::new(from, to)), front, Edge { kept: false, cut: behind.is_some() }));
    page.paragraph();
    for entry in shown {
        page.bullet();
        for (index, reading) in entry.readings.iter().enumerate() {
            if index > 0 {
                page.text(" · ");
            }
            said(reading, index == 0, listed, page);
        }
    }
    page.paragraph();
}

/// `峰: 2 (here, 3)`: the reading, how many seeds read so, and which.
fn said(reading: &Reading, is_lemma: bool, listed: usize, page: &mut Page) {
    if reading.text.trim().is_empty() {
        page.message(&message!("reading-none"));
    } else {
        page.strong(&elided(&reading.text, BESIDE_A_VARIANT, BESIDE_A_VARIANT));
    }
    let here = is_lemma.then(|| message!("reading-here").text(page.language()));
    let numbers = reading.witnesses.iter().filter(|it| **it < listed).map(|it| (it + 1).to_string());
    let more = reading.witnesses.iter().any(|it| *it >= listed).then(|| "…".to_owned());
    let who: Vec<_> = here.into_iter().chain(numbers).chain(more).collect();
    let who = who.join(&message!("reading-separator").text(page.language()));
    let count = reading.witnesses.len() + usize::from(is_lemma);
    page.message(&message!("reading-witnesses", count = count, who = who));
}

/// At most [`MOST_VARIANTS`] entries around a place, with the index of the first.
fn around(entries: &[ApparatusEntry], offset: usize) -> (usize, &[ApparatusEntry]) {
    let at = entries.partition_point(|entry| entry.place.end() < offset);
    let first = at.saturating_sub(MOST_VARIANTS / 2).min(entries.len().saturating_sub(MOST_VARIANTS));
    let last = (first + MOST_VARIANTS).min(entries.len());
    (first, subslice(entries, first..last))
}
