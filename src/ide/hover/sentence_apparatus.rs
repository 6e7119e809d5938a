//! What all witnesses of a sentence read, place by place: a small apparatus.

use super::diff::MAX_VARIANTS;
use super::excerpt::{BESIDE_A_VARIANT, Edge, elided, elided_reading};
use crate::corpus::AnalysedSeed;
use crate::ide::sentence::text_of;
use crate::ide::witnesses::WitnessedSentence;
use crate::reprints::{self, ApparatusEntry, Attestation, Classes, apparatus};
use crate::seed::Seed;
use crate::text::{ByteSpan, subslice};

/// The sentence and the readings of its places. At most eight places are shown: of more, those around the hover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceApparatus {
    /// The sentence, taken apart at the places that are shown. Long pieces are shortened.
    pub sentence: Vec<LemmaPiece>,
    /// For each place that is shown, its readings; the first is the lemma.
    pub entries: Vec<Vec<ApparatusReading>>,
}

/// A piece of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LemmaPiece {
    /// Text that no witness reads differently, as far as places are shown.
    Text(String),
    /// What the seed has at a place; empty where only witnesses have something.
    Lemma(String),
}

/// What some of the witnesses read at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApparatusReading {
    /// The text, shortened if it is long; `None` if they have nothing there.
    pub text: Option<String>,
    /// Whether the seed itself reads so: then this is the lemma.
    pub is_lemma: bool,
    /// Who reads so: indices into the witnesses of the sentence. The seed is not among them.
    pub witnesses: Vec<usize>,
}

/// The places of a sentence where any of its witnesses differs, in order; empty if none does. The numbers of the readings are
/// indices into `witnesses`.
pub fn sentence_entries(seed: &AnalysedSeed, witnesses: &[WitnessedSentence], wanted: Classes) -> Vec<ApparatusEntry> {
    let attested =
        |found: &WitnessedSentence| Attestation { covers: vec![found.here], variants: found.variants(seed, wanted) };
    let attestations: Vec<_> = witnesses.iter().map(attested).collect();
    apparatus(&seed.seed, &attestations, wanted)
}

impl SentenceApparatus {
    /// The apparatus of a sentence from its [entries](sentence_entries), those around a byte offset if there are many.
    pub(super) fn new(seed: &Seed, sentence: ByteSpan, entries: &[ApparatusEntry], offset: usize) -> Self {
        let (first, shown) = around(entries, offset);
        let before = first.checked_sub(1).and_then(|before| entries.get(before));
        let mut from = before.map_or(sentence.start(), |entry| entry.place.end());
        let mut front = Edge { is_kept: false, is_cut: first > 0 };
        let mut pieces = Vec::new();
        for entry in shown {
            let between = text_of(seed, ByteSpan::new(from, entry.place.start().max(from)));
            pieces.push(LemmaPiece::Text(elided(&between, front, BESIDE_A_VARIANT)));
            pieces.push(LemmaPiece::Lemma(text_of(seed, entry.place)));
            (from, front) = (from.max(entry.place.end()), BESIDE_A_VARIANT);
        }
        let behind = entries.get(first + shown.len());
        let to = behind.map_or(sentence.end(), |entry| entry.place.start()).max(from);
        let back = Edge { is_kept: false, is_cut: behind.is_some() };
        pieces.push(LemmaPiece::Text(elided(&text_of(seed, ByteSpan::new(from, to)), front, back)));
        let reading = |(index, reading): (usize, &reprints::apparatus::Reading)| ApparatusReading {
            text: (!reading.text.trim().is_empty()).then(|| elided_reading(&reading.text)),
            is_lemma: index == 0,
            witnesses: reading.witnesses.clone(),
        };
        let readings = |entry: &ApparatusEntry| entry.readings.iter().enumerate().map(reading).collect();
        Self { sentence: pieces, entries: shown.iter().map(readings).collect() }
    }
}

/// At most [`MAX_VARIANTS`] entries around a byte offset, and the index of the first.
fn around(entries: &[ApparatusEntry], offset: usize) -> (usize, &[ApparatusEntry]) {
    let at = entries.partition_point(|entry| entry.place.end() < offset);
    let first = at.saturating_sub(MAX_VARIANTS / 2).min(entries.len().saturating_sub(MAX_VARIANTS));
    let last = (first + MAX_VARIANTS).min(entries.len());
    (first, subslice(entries, first..last))
}
