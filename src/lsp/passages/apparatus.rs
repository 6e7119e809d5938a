//! What all witnesses read in one passage.

use std::sync::Arc;

use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, CollatedWitness, LookupError, WitnessedPassage, collate};
use crate::lsp::documents::Document;
use crate::lsp::sentence::sentences;
use crate::lsp::view::View;
use crate::lsp::witnesses::aligned;
use crate::reprints::{ApparatusEntry, Attestation, apparatus};
use crate::text::ByteSpan;

/// What all witnesses read in one passage of a seed.
pub(in crate::lsp) struct Collation {
    /// The seed.
    pub(in crate::lsp) seed: Arc<AnalysedSeed>,
    /// The passage, in its bytes.
    pub(in crate::lsp) passage: ByteSpan,
    /// The earliest first.
    pub(in crate::lsp) witnesses: Vec<Witness>,
    /// The sentences of the passage, in order.
    pub(in crate::lsp) sentences: Vec<ByteSpan>,
    /// The places where any witness reads otherwise, in order.
    pub(in crate::lsp) entries: Vec<ApparatusEntry>,
}

/// A seed that has some of the passage.
pub(in crate::lsp) struct Witness {
    /// The seed.
    pub(in crate::lsp) reading: Arc<AnalysedSeed>,
    /// What it has of the passage begins here, in its bytes.
    pub(in crate::lsp) begin: ByteSpan,
    /// The part of the seed's text that it shares around the passage, 0 to 1.
    pub(in crate::lsp) contains: f32,
    passages: Vec<WitnessedPassage>,
    attestation: Attestation,
}

impl Collation {
    /// The passage at a byte, of several the longest; `None` if there is none. Costs what finding the seed's passages does,
    /// if they are not known yet.
    ///
    /// # Errors
    /// As [`View::passages`].
    pub(in crate::lsp) fn at(
        view: &View,
        document: &Document,
        offset: usize,
        cancel: &Cancel,
    ) -> Result<Option<Self>, LookupError> {
        let (seed, wanted) = (document.reading(), view.settings_of(document).hover_variants);
        let passages = view.passages(document, cancel)?;
        let here = passages.iter().map(|it| it.seed_span).filter(|span| span.touches(offset));
        let Some(passage) = here.max_by_key(|span| span.len()) else { return Ok(None) };
        let near: Vec<WitnessedPassage> =
            passages.iter().filter(|it| it.seed_span.overlaps(passage)).cloned().collect();
        let witness = |collated: &CollatedWitness| -> Result<_, LookupError> {
            cancel.check()?;
            let passages: Vec<WitnessedPassage> = collated.passages.iter().map(|(it, _)| (*it).clone()).collect();
            let begin = passages.first().map(|first| (Arc::clone(&first.witness), first.witness_span));
            let (contains, attestation) = (collated.share(&seed), collated.attestation(&seed, wanted));
            Ok(begin.map(|(reading, begin)| Witness { reading, begin, contains, passages, attestation }))
        };
        let witnesses = collate(&seed, &near).iter().filter_map(|it| witness(it).transpose()).collect::<Result<_, _>>();
        let witnesses: Vec<Witness> = witnesses?;
        let attested: Vec<_> = witnesses.iter().map(|witness| witness.attestation.clone()).collect();
        let mut entries = apparatus(&seed.seed, &attested, wanted);
        entries.retain(|entry| passage.touches(entry.place.start()) && passage.touches(entry.place.end()));
        let blocks = seed.seed.body.blocks().iter().filter(|block| block.span.overlaps(passage));
        let sentences = blocks.flat_map(|block| sentences(&seed.seed, block));
        let sentences = sentences.filter(|span| span.overlaps(passage)).collect();
        Ok(Some(Self { seed, passage, witnesses, sentences, entries }))
    }

    /// The sentences, each with its entries. An entry that reaches into the next sentence belongs to the one in which it
    /// begins.
    pub(in crate::lsp) fn by_sentence(&self) -> impl Iterator<Item = (ByteSpan, &[ApparatusEntry])> {
        let mut rest = &self.entries[..];
        self.sentences.iter().map(move |sentence| {
            let until = rest.partition_point(|entry| entry.place.start() < sentence.end());
            let (inside, behind) = rest.split_at(until);
            rest = behind;
            (*sentence, inside)
        })
    }
}

impl Witness {
    /// Where it has what answers to a place of the seed; empty, where it has nothing there. `None` if it does not have what
    /// is around it.
    pub(in crate::lsp) fn answer(&self, seed: &AnalysedSeed, place: ByteSpan) -> Option<ByteSpan> {
        let here = |span: ByteSpan| span == place || span.overlaps(place);
        let read = self.attestation.variants.iter().filter(|it| here(it.seed)).map(|it| it.witness);
        let folded = |offset| seed.folded.at_byte(offset).unwrap_or_else(|| seed.folded.len());
        let (start, end) = (folded(place.start()), folded(place.end()));
        let of =
            self.passages.iter().find(|it| it.seed_span.touches(place.start()) && it.seed_span.touches(place.end()));
        let same = of.map(|it| it.witness.folded.source_span(aligned(&it.passage, start, end.max(start))));
        // What it reads otherwise may be the least part of a place that others read otherwise as a whole.
        read.chain(same.filter(|_| !place.is_empty())).reduce(ByteSpan::hull).or(same)
    }
}
