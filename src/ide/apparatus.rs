//! What all witnesses read in one passage.

use std::sync::Arc;

use super::Analysis;
use super::sentence::sentences;
use super::witnesses::aligned;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, CollatedWitness, WitnessedPassage, collate, share_of_seed};
use crate::reprints::{ApparatusEntry, Attestation, Classes, apparatus};
use crate::text::ByteSpan;

/// What all witnesses read in one passage of a seed.
#[derive(Debug)]
pub struct PassageApparatus {
    /// The seed.
    pub seed: Arc<AnalysedSeed>,
    /// The passage, in bytes of the seed.
    pub passage: ByteSpan,
    /// The witnesses, the earliest first.
    pub witnesses: Vec<PassageWitness>,
    /// The sentences of the passage, in order, in bytes of the seed.
    pub sentences: Vec<ByteSpan>,
    /// The places where any witness reads differently, in order. The numbers of the readings are indices into
    /// [`PassageApparatus::witnesses`].
    pub entries: Vec<ApparatusEntry>,
}

/// A seed that has some of the passage.
#[derive(Debug)]
pub struct PassageWitness {
    /// The witness.
    pub reading: Arc<AnalysedSeed>,
    /// The first passage of it that overlaps this one, in its bytes.
    pub first: ByteSpan,
    /// The share of the seed's whole text that it has; 0 to 1.
    pub share: f32,
    passages: Vec<WitnessedPassage>,
    attestation: Attestation,
}

impl PassageApparatus {
    /// The apparatus of the passage at a byte offset, of several the longest; `None` if no passage touches the offset.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn at(analysis: &Analysis, offset: usize, wanted: Classes, cancel: &Cancel) -> Result<Option<Self>, Cancelled> {
        let Analysis { seed, passages } = analysis;
        let here = passages.iter().map(|it| it.seed_span).filter(|span| span.touches(offset));
        let Some(passage) = here.max_by_key(|span| span.len()) else { return Ok(None) };
        let near: Vec<WitnessedPassage> =
            passages.iter().filter(|it| it.seed_span.overlaps(passage)).cloned().collect();
        let mut witnesses = Vec::new();
        for collated in &collate(seed, &near) {
            cancel.check()?;
            witnesses.extend(PassageWitness::new(analysis, collated, wanted));
        }
        let attested: Vec<_> = witnesses.iter().map(|witness| witness.attestation.clone()).collect();
        let mut entries = apparatus(&seed.seed, &attested, wanted);
        entries.retain(|entry| passage.touches(entry.place.start()) && passage.touches(entry.place.end()));
        let blocks = seed.seed.body.blocks().iter().filter(|block| block.span.overlaps(passage));
        let sentences = blocks.flat_map(|block| sentences(&seed.seed, block));
        let sentences = sentences.filter(|span| span.overlaps(passage)).collect();
        Ok(Some(Self { seed: Arc::clone(seed), passage, witnesses, sentences, entries }))
    }

    /// The sentences, each with its entries. An entry that reaches into the next sentence belongs to the one in which it
    /// begins.
    pub fn by_sentence(&self) -> impl Iterator<Item = (ByteSpan, &[ApparatusEntry])> {
        let mut rest = &self.entries[..];
        self.sentences.iter().map(move |sentence| {
            let until = rest.partition_point(|entry| entry.place.start() < sentence.end());
            let (inside, behind) = rest.split_at(until);
            rest = behind;
            (*sentence, inside)
        })
    }
}

/// A sentence taken apart at the places of its entries, in bytes: each part with the index of its entry, or without one. An
/// entry that begins inside another one, or that reaches beyond the sentence, is not among the parts.
pub fn split_at_entries(sentence: ByteSpan, entries: &[ApparatusEntry]) -> Vec<(ByteSpan, Option<usize>)> {
    let (mut parts, mut from) = (Vec::new(), sentence.start());
    for (index, entry) in entries.iter().enumerate() {
        if entry.place.start() >= from && entry.place.end() <= sentence.end() {
            parts.push((ByteSpan::new(from, entry.place.start()), None));
            parts.push((entry.place, Some(index)));
            from = entry.place.end();
        }
    }
    parts.push((ByteSpan::new(from, sentence.end()), None));
    parts
}

impl PassageWitness {
    fn new(analysis: &Analysis, collated: &CollatedWitness, wanted: Classes) -> Option<Self> {
        let Analysis { seed, passages: all } = analysis;
        let passages: Vec<WitnessedPassage> = collated.passages.iter().map(|(it, _)| (*it).clone()).collect();
        let first = passages.first()?;
        let reading = Arc::clone(&first.witness);
        let share = share_of_seed(seed, all.iter().filter(|it| it.witness.path == reading.path));
        Some(Self {
            first: first.witness_span,
            reading,
            share,
            attestation: collated.attestation(seed, wanted),
            passages,
        })
    }

    /// What of the witness answers to a place of the seed, in bytes of the witness: empty (or only punctuation) if it has nothing
    /// there, `None` if it does not have what is around the place.
    pub fn answer(&self, seed: &AnalysedSeed, place: ByteSpan) -> Option<ByteSpan> {
        let here = |span: ByteSpan| span == place || span.overlaps(place);
        let read = self.attestation.variants.iter().filter(|it| here(it.seed)).map(|it| it.witness);
        let folded = |offset| seed.folded.at_byte(offset).unwrap_or_else(|| seed.folded.len());
        let (start, end) = (folded(place.start()), folded(place.end()));
        let around = |it: &&WitnessedPassage| it.seed_span.touches(place.start()) && it.seed_span.touches(place.end());
        let passage = self.passages.iter().find(around);
        let same = passage.map(|it| it.witness.folded.source_span(aligned(&it.passage, start, end.max(start))));
        // A variant of this witness may be a small part of the place, if others read the place differently as a whole.
        read.chain(same.filter(|_| !place.is_empty())).reduce(ByteSpan::hull).or(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    const SEEDS: &str = "//- a.md\n水涨了，没有人过河。$0渡船每天早上六点开，船老大姓周。他的狗坐在船头，看对岸的芦苇和霧。\n\n茶馆没有开门，掌柜的去了镇上，晚上才回来。\n\
        //- b.md\n渡船每天早上七点开，船老大姓周。他的狗坐在船头，看对岸的芦苇和霧。\n\
        //- c.md\n渡船每天早上六点开，船老大姓周。狗坐在船头，看对岸的芦苇和霧。\n";

    fn apparatus_of(fixture: &Fixture) -> PassageApparatus {
        let found = PassageApparatus::at(&fixture.analysis(), fixture.offset, Classes::TEXT, &Cancel::new());
        found.expect("nobody cancels").expect("a passage")
    }

    #[test]
    fn each_sentence_has_its_entries() {
        let fixture = Fixture::new(SEEDS);
        let found = apparatus_of(&fixture);
        let shown: Vec<_> = found
            .by_sentence()
            .map(|(sentence, entries)| {
                let readings = entries.iter().map(|entry| {
                    entry
                        .readings
                        .iter()
                        .map(|it| format!("{} {:?}", it.text, it.witnesses))
                        .collect::<Vec<_>>()
                        .join(", ")
                });
                format!("{} | {}", found.seed.seed.source.slice(sentence), readings.collect::<Vec<_>>().join("; "))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "渡船每天早上六点开，船老大姓周。 | 六 [1], 七 [0]",
                "他的狗坐在船头，看对岸的芦苇和霧。 | 他的 [0],  [1]"
            ]
        );
    }

    #[test]
    fn a_witness_answers_for_a_place() {
        let fixture = Fixture::new(SEEDS);
        let found = apparatus_of(&fixture);
        let answers = |entry: usize| -> Vec<_> {
            let answer = |witness: &PassageWitness| {
                let span = witness.answer(&found.seed, found.entries[entry].place)?;
                Some(witness.reading.seed.source.slice(span).to_owned())
            };
            found.witnesses.iter().map(answer).collect()
        };
        assert_eq!(answers(0), [Some("七".into()), Some("六".into())]);
        assert_eq!(answers(1), [Some("他的".into()), Some("。".into())]);
    }

    #[test]
    fn a_sentence_is_taken_apart_at_its_entries() {
        let found = apparatus_of(&Fixture::new(SEEDS));
        let (sentence, entries) = found.by_sentence().next().expect("a sentence");
        let parts = split_at_entries(sentence, entries);
        let shown: Vec<_> =
            parts.into_iter().map(|(span, entry)| (found.seed.seed.source.slice(span), entry)).collect();
        assert_eq!(shown, [("渡船每天早上", None), ("六", Some(0)), ("点开，船老大姓周。", None)]);
    }

    #[test]
    fn the_share_is_that_of_the_whole_text() {
        let text = "渡船每天早上六点开，船老大姓周。他的狗坐在船头，看对岸的芦苇和霧。";
        let rest = "茶馆没有开门，掌柜的去了镇上，晚上才回来，炉子上的水已经凉了，没有人说话。";
        let fixture = Fixture::new(&format!(
            "//- a.md\n$0{text}\n\n这里只有我们自己写的一段话，别的地方都没有印出来过，以后也不会有。\n\n{rest}\n//- b.md\n{rest}\n\n{text}\n"
        ));
        let share = apparatus_of(&fixture).witnesses[0].share;
        assert!((0.6..0.8).contains(&share), "{share}");
    }
}
