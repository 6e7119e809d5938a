//! What stands under the cursor, in this seed and in every witness: shared by hover, definition and references.

mod additions;
mod original;

use std::sync::Arc;

use tower_lsp::ls_types::TextDocumentPositionParams;

use super::convert;
use super::documents::Document;
use super::request_error::RequestError;
use super::sentence::sentence_at;
use super::view::View;
use crate::cancel::Cancel;
use crate::corpus::{
    AnalysedSeed, CollatedWitness, LookupError, Origin, WitnessedPassage, collate, origin_of, placements,
};
use crate::reprints::{Classes, EqualRun, FoldedSpan, Passage, PassageOrder, Placement, Variant, variants};
use crate::text::{ByteSpan, subslice};
pub(super) use original::Original;

/// A place in an open document that is any of Variorum's business.
pub(super) struct Place {
    /// The document.
    pub(super) document: Arc<Document>,
    /// The document, read.
    pub(super) reading: Arc<AnalysedSeed>,
    /// The place, in bytes.
    pub(super) offset: usize,
}

impl Place {
    /// The place that a request names.
    ///
    /// # Errors
    /// [`RequestError::ContentModified`] if the document has changed since and was not read before.
    pub(super) fn of(view: &View, params: &TextDocumentPositionParams) -> Result<Option<Self>, RequestError> {
        let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
        let offset = convert::offset_of(&document.rope, params.position, view.client.unit);
        Ok(Some(Self { document: Arc::clone(document), reading: document.reading(), offset }))
    }
}

/// The sentence under the cursor with the witnesses of the passages that it belongs to.
pub(super) struct Shared {
    /// All passages of the seed.
    passages: Arc<[WitnessedPassage]>,
    /// Those that cover the character under the cursor, earliest witness first, one a witness.
    covering: Vec<usize>,
    /// How each passage stands to the others of its witness.
    placements: Vec<Placement>,
    /// The passages behind a stretch over the cursor that their witness leaves out, one a witness.
    lacking: Vec<(WitnessedPassage, Variant)>,
    /// That character.
    at: u32,
    /// The sentence around it, in bytes and in folded characters.
    sentence: ByteSpan,
    folded: FoldedSpan,
}

/// The sentence under the cursor in one witness.
pub(super) struct Hit<'a> {
    /// The passage and its witness.
    pub(super) witnessed: &'a WitnessedPassage,
    /// The part of the sentence that the passage covers, in this seed.
    pub(super) here: ByteSpan,
    /// The same in the witness.
    pub(super) there: ByteSpan,
    /// The character that answers to the one under the cursor, in the witness.
    pub(super) character: ByteSpan,
    /// Whether that includes the sentence's beginning.
    pub(super) has_beginning: bool,
    /// Whether that includes its end.
    pub(super) has_end: bool,
    /// The part of the sentence that the passage covers, in folded characters of this seed.
    folded: FoldedSpan,
}

impl Hit<'_> {
    /// Where the witness reads the sentence differently, in order. Linear in the sentence, not in the passage.
    pub(super) fn variants(&self, reading: &AnalysedSeed, wanted: Classes) -> Vec<Variant> {
        let WitnessedPassage { witness, passage, .. } = self.witnessed;
        let mut variants = variants(reading.side(), witness.side(), &around(passage, self.folded), wanted);
        variants.retain(|variant| {
            variant.seed.overlaps(self.here) || variant.seed.is_empty() && self.here.contains(variant.seed.start())
        });
        variants
    }
}

/// How many characters around a sentence may bear on how its variants are put.
const MARGIN: u32 = 100;

/// The passage, cut down to a stretch of the seed with what is around it.
fn around(passage: &Passage, stretch: FoldedSpan) -> Passage {
    let from = stretch.start.saturating_sub(MARGIN).max(passage.seed.start);
    let to = stretch.end.saturating_add(MARGIN).min(passage.seed.end);
    let runs = &passage.equal;
    // One run more on either side, so that no gap is cut in two.
    let first = runs.partition_point(|run| run.seed + run.len <= from).saturating_sub(1);
    let last = (runs.partition_point(|run| run.seed < to) + 1).min(runs.len());
    let cut = |run: &EqualRun| {
        // Of a run that lies outside, its nearest character is enough.
        let start = run.seed.max(from.min(run.seed + run.len.saturating_sub(1)));
        let end = (run.seed + run.len).min(to.max(start + 1));
        EqualRun { seed: start, witness: run.witness + (start - run.seed), len: end - start }
    };
    let equal: Vec<_> = subslice(runs, first..last).iter().map(cut).collect();
    let ends = equal.first().zip(equal.last()).map(|(first, last)| {
        (FoldedSpan::new(first.seed, last.seed + last.len), FoldedSpan::new(first.witness, last.witness + last.len))
    });
    let (seed, witness) = ends.unwrap_or((passage.seed, passage.witness));
    Passage { seed, witness, similarity: passage.similarity, equal }
}

impl Shared {
    /// What is shared at a place; `None` if nothing is.
    ///
    /// # Errors
    /// As [`View::passages`].
    pub(super) fn at(view: &View, place: &Place, cancel: &Cancel) -> Result<Option<Self>, LookupError> {
        let passages = view.passages(&place.document, cancel)?;
        let folded = &place.reading.folded;
        let placements = placements(&place.reading, &passages);
        let next = folded.at_byte(place.offset).unwrap_or(folded.len());
        // The character that the cursor stands on, or else the one that it stands behind.
        for at in [Some(next), next.checked_sub(1)].into_iter().flatten() {
            let covering = covering(&passages, at, place.offset);
            let character = folded.source_span(FoldedSpan::new(at, at + 1));
            let lacking = lacking(&passages, &placements, &covering, place.offset);
            if covering.is_empty() && lacking.is_empty() || !character.touches(place.offset) && at != next {
                continue;
            }
            let Some(sentence) = sentence_at(&place.reading.seed, character.start()) else { continue };
            let start = folded.at_byte(sentence.start()).unwrap_or(at).min(at);
            let end = folded.at_byte(sentence.end()).unwrap_or(folded.len());
            let folded = FoldedSpan::new(start, end.max(at + 1));
            return Ok(Some(Self { passages, covering, placements, lacking, at, sentence, folded }));
        }
        Ok(None)
    }

    /// The witnesses that have what stands around the place and not the place, earliest first, each with what it leaves out
    /// and the passage behind it.
    pub(super) fn lacking(&self) -> &[(WitnessedPassage, Variant)] {
        &self.lacking
    }

    /// Whether a witness has the passage in another place among the others.
    pub(super) fn is_moved(&self, hit: &Hit) -> bool {
        let mut all = self.passages.iter().zip(&self.placements);
        all.any(|(passage, standing)| std::ptr::eq(passage, hit.witnessed) && standing.order == PassageOrder::Moved)
    }

    /// What the seed was most probably copied from, among its witnesses, which come with it in the order of their numbers.
    pub(super) fn origin(&self, reading: &AnalysedSeed) -> Option<(Origin, Vec<&AnalysedSeed>)> {
        let witnesses = collate(reading, &self.passages);
        let origin = origin_of(reading, &witnesses)?;
        Some((origin, witnesses.iter().filter_map(CollatedWitness::witness).collect()))
    }

    /// The part of the sentence that some witness has.
    pub(super) fn span(&self) -> ByteSpan {
        self.hits().map(|hit| hit.here).reduce(ByteSpan::hull).unwrap_or(self.sentence)
    }

    /// The witnesses, earliest first.
    pub(super) fn hits(&self) -> impl Iterator<Item = Hit<'_>> {
        self.covering.iter().filter_map(|index| self.passages.get(*index)).map(|witnessed| self.hit(witnessed))
    }

    fn hit<'a>(&self, witnessed: &'a WitnessedPassage) -> Hit<'a> {
        let WitnessedPassage { witness, passage, seed_span, .. } = witnessed;
        let start = self.folded.start.max(passage.seed.start);
        let end = self.folded.end.min(passage.seed.end);
        // Where the passage has all of the sentence, the marks around it belong to it too.
        let first = if start == self.folded.start { self.sentence.start() } else { seed_span.start() };
        let last = if end == self.folded.end { self.sentence.end() } else { seed_span.end() };
        let answer = passage.witness_of(self.at);
        Hit {
            folded: self.folded.intersection(passage.seed),
            has_beginning: start == self.folded.start,
            has_end: end == self.folded.end,
            witnessed,
            here: ByteSpan::new(first, last),
            there: witness.folded.source_span(aligned(passage, start, end)),
            character: witness.folded.source_span(FoldedSpan::new(answer, answer + 1)),
        }
    }
}

/// What stands over a byte and is left out by a witness that is not among those that cover it.
fn lacking(
    passages: &[WitnessedPassage],
    placements: &[Placement],
    covering: &[usize],
    offset: usize,
) -> Vec<(WitnessedPassage, Variant)> {
    let mut found: Vec<(WitnessedPassage, Variant)> = Vec::new();
    for (witnessed, standing) in passages.iter().zip(placements) {
        let over = standing.before.iter().find(|variant| !variant.seed.is_empty() && variant.seed.touches(offset));
        let has = |index: &usize| passages.get(*index).is_some_and(|it| it.witness.path == witnessed.witness.path);
        if let Some(variant) = over.filter(|_| !covering.iter().any(has)) {
            found.push((witnessed.clone(), variant.clone()));
        }
    }
    found.sort_by(|one, two| one.0.witness.earliest_first().cmp(&two.0.witness.earliest_first()));
    found.dedup_by(|one, two| one.0.witness.path == two.0.witness.path);
    found
}

/// The passages over a character, one a witness: the one most alike; the earliest witness first.
fn covering(passages: &[WitnessedPassage], at: u32, offset: usize) -> Vec<usize> {
    let covers =
        |witnessed: &WitnessedPassage| witnessed.passage.seed.contains(at) && witnessed.seed_span.touches(offset);
    let mut found: Vec<usize> = Vec::new();
    for (index, witnessed) in passages.iter().enumerate().filter(|(_, witnessed)| covers(witnessed)) {
        let same = |other: &&mut usize| passages[**other].witness.path == witnessed.witness.path;
        match found.iter_mut().find(same) {
            Some(other) if passages[*other].passage.similarity < witnessed.passage.similarity => *other = index,
            Some(_) => {}
            None => found.push(index),
        }
    }
    // The passages come in the order of their places.
    found.sort_by(|one, two| {
        let witness = |index: usize| passages[index].witness.earliest_first();
        witness(*one).cmp(&witness(*two))
    });
    found
}

/// The folded characters of the witness that answer to `start..end` of the seed. Where an end falls into a stretch that
/// reads differently, all of that stretch is taken.
pub(super) fn aligned(passage: &Passage, start: u32, end: u32) -> FoldedSpan {
    let runs = &passage.equal;
    let before = runs.partition_point(|run| run.seed <= start).checked_sub(1).and_then(|index| runs.get(index));
    let first = before.map_or(passage.witness.start, |run| run.witness + (start - run.seed).min(run.len));
    let next = runs.partition_point(|run| run.seed < end);
    let last = match next.checked_sub(1).and_then(|index| runs.get(index)) {
        Some(run) if end <= run.seed + run.len => run.witness + (end - run.seed),
        _ => runs.get(next).map_or(passage.witness.end, |run| run.witness),
    };
    // A place between two runs that touch in the seed and not in the witness has nothing there.
    FoldedSpan::new(first, last.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_inside_a_variant_take_all_of_it() {
        // Seed 0..10 and witness 100..112: 0–4 equal, 4–6 reads 104–108 there, 6–10 equal to 108–112.
        let passage = Passage {
            seed: FoldedSpan { start: 0, end: 10 },
            witness: FoldedSpan { start: 100, end: 112 },
            similarity: 0.9,
            equal: vec![EqualRun { seed: 0, witness: 100, len: 4 }, EqualRun { seed: 6, witness: 108, len: 4 }],
        };
        let aligned = |start, end| {
            let FoldedSpan { start, end } = aligned(&passage, start, end);
            (start, end)
        };
        assert_eq!(aligned(0, 10), (100, 112));
        assert_eq!(aligned(1, 3), (101, 103));
        assert_eq!(aligned(5, 10), (104, 112));
        assert_eq!(aligned(0, 5), (100, 108));
        assert_eq!(aligned(6, 7), (108, 109));
        assert_eq!(aligned(0, 4), (100, 104));
    }
}
