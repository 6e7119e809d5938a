//! The sentence at a place and who else has it: what hover, definition, references and the suggested changes start from.

mod additions;
mod alignment;
mod original;

use crate::corpus::{AnalysedSeed, CollatedWitness, Origin, WitnessedPassage, collate, origin_of, placements};
use crate::ide::Analysis;
use crate::ide::sentence::sentence_at;
use crate::reprints::{Classes, FoldedSpan, PassageOrder, Placement, Variant, variants};
use crate::text::ByteSpan;
pub use alignment::aligned;
use alignment::around;
pub use original::Original;

/// A sentence of a seed with the witnesses of the passages that it belongs to.
#[derive(Debug)]
pub struct SentenceWitnesses {
    analysis: Analysis,
    /// The passages that cover the character at the place, by their indices: one a witness, the earliest witness first.
    covering: Vec<usize>,
    /// For each passage of the seed, how it stands to the others of its witness.
    placements: Vec<Placement>,
    omitting: Vec<(WitnessedPassage, Variant)>,
    /// The character at the place, in folded characters.
    at: u32,
    sentence: ByteSpan,
    /// The sentence in folded characters.
    folded: FoldedSpan,
}

/// The part of a sentence that one witness has.
#[derive(Clone, Copy, Debug)]
pub struct WitnessedSentence<'a> {
    /// The passage and its witness.
    pub witnessed: &'a WitnessedPassage,
    /// The part of the sentence that the passage covers, in bytes of the seed.
    pub here: ByteSpan,
    /// The same part in bytes of the witness.
    pub there: ByteSpan,
    /// The character of the witness that answers to the one at the place, in bytes of the witness.
    pub character: ByteSpan,
    /// Whether that part includes the beginning of the sentence.
    pub has_beginning: bool,
    /// Whether that part includes the end of the sentence.
    pub has_end: bool,
    /// The part in folded characters of the seed.
    folded: FoldedSpan,
}

impl WitnessedSentence<'_> {
    /// Where the witness reads the sentence differently, in order. `seed` is the seed that has the sentence. Linear in the
    /// length of the sentence, whatever the length of the passage.
    pub fn variants(&self, seed: &AnalysedSeed, wanted: Classes) -> Vec<Variant> {
        let WitnessedPassage { witness, passage, .. } = self.witnessed;
        let mut variants = variants(seed.side(), witness.side(), &around(passage, self.folded), wanted);
        variants.retain(|variant| {
            variant.seed.overlaps(self.here) || variant.seed.is_empty() && self.here.contains(variant.seed.start())
        });
        variants
    }
}

impl SentenceWitnesses {
    /// The sentence at a byte offset: that of the character at the offset or, if no other seed has that, of the character
    /// that ends there. `None` if no other seed has either, and none has what is around them.
    ///
    /// Linear in the passages of the seed and in the block around the offset.
    pub fn at(analysis: &Analysis, offset: usize) -> Option<Self> {
        let Analysis { seed, passages } = analysis;
        let folded = &seed.folded;
        let placements = placements(seed, passages);
        let next = folded.at_byte(offset).unwrap_or(folded.len());
        for at in [Some(next), next.checked_sub(1)].into_iter().flatten() {
            let covering = covering(passages, at, offset);
            let character = folded.source_span(FoldedSpan::new(at, at + 1));
            let omitting = omitting(passages, &placements, &covering, offset);
            if covering.is_empty() && omitting.is_empty() || !character.touches(offset) && at != next {
                continue;
            }
            let Some(sentence) = sentence_at(&seed.seed, character.start()) else { continue };
            let start = folded.at_byte(sentence.start()).unwrap_or(at).min(at);
            let end = folded.at_byte(sentence.end()).unwrap_or(folded.len());
            let folded = FoldedSpan::new(start, end.max(at + 1));
            return Some(Self { analysis: analysis.clone(), covering, placements, omitting, at, sentence, folded });
        }
        None
    }

    /// The seed that has the sentence.
    pub fn seed(&self) -> &AnalysedSeed {
        &self.analysis.seed
    }

    /// The witnesses that have what is around the place but not the place itself, one entry a witness, the earliest witness
    /// first: the passage after the gap, and what the witness leaves out there (or has instead).
    pub fn omitting(&self) -> &[(WitnessedPassage, Variant)] {
        &self.omitting
    }

    /// Whether a witness has the passage at another place among its passages than the seed has.
    pub fn is_moved(&self, found: &WitnessedSentence) -> bool {
        let mut all = self.analysis.passages.iter().zip(&self.placements);
        all.any(|(passage, standing)| std::ptr::eq(passage, found.witnessed) && standing.order == PassageOrder::Moved)
    }

    /// What the whole seed was most probably copied from. The numbers in the [`Origin`] are indices into the witnesses that
    /// come with it.
    pub fn origin(&self) -> Option<(Origin, Vec<&AnalysedSeed>)> {
        let witnesses = collate(self.seed(), &self.analysis.passages);
        let origin = origin_of(self.seed(), &witnesses)?;
        Some((origin, witnesses.iter().filter_map(CollatedWitness::witness).collect()))
    }

    /// The part of the sentence that some witness has, or else the whole sentence; in bytes of the seed.
    pub fn span(&self) -> ByteSpan {
        self.witnesses().map(|found| found.here).reduce(ByteSpan::hull).unwrap_or(self.sentence)
    }

    /// The witnesses that have the place, the earliest first.
    pub fn witnesses(&self) -> impl Iterator<Item = WitnessedSentence<'_>> {
        let passages = self.covering.iter().filter_map(|index| self.analysis.passages.get(*index));
        passages.map(|witnessed| self.in_witness(witnessed))
    }

    fn in_witness<'a>(&self, witnessed: &'a WitnessedPassage) -> WitnessedSentence<'a> {
        let WitnessedPassage { witness, passage, seed_span, .. } = witnessed;
        let start = self.folded.start.max(passage.seed.start);
        let end = self.folded.end.min(passage.seed.end);
        // A passage that has the whole sentence has the marks around it too.
        let first = if start == self.folded.start { self.sentence.start() } else { seed_span.start() };
        let last = if end == self.folded.end { self.sentence.end() } else { seed_span.end() };
        let answer = passage.witness_of(self.at);
        WitnessedSentence {
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

/// See [`SentenceWitnesses::omitting`]. `covering` are the indices of the passages that have the place.
fn omitting(
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

/// The indices of the passages over a folded character that touch a byte: of each witness the passage that is most alike,
/// the earliest witness first.
fn covering(passages: &[WitnessedPassage], at: u32, offset: usize) -> Vec<usize> {
    let covers =
        |witnessed: &WitnessedPassage| witnessed.passage.seed.contains(at) && witnessed.seed_span.touches(offset);
    let mut found: Vec<(usize, &WitnessedPassage)> = Vec::new();
    for (index, witnessed) in passages.iter().enumerate().filter(|(_, witnessed)| covers(witnessed)) {
        match found.iter_mut().find(|(_, other)| other.witness.path == witnessed.witness.path) {
            Some(other) if other.1.passage.similarity < witnessed.passage.similarity => *other = (index, witnessed),
            Some(_) => {}
            None => found.push((index, witnessed)),
        }
    }
    // The passages come in the order of their places.
    found.sort_by(|(_, one), (_, two)| one.witness.earliest_first().cmp(&two.witness.earliest_first()));
    found.into_iter().map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    /// What the witnesses of the sentence at the cursor have of it, a line a witness.
    fn witnesses(seeds: &str) -> Vec<String> {
        let fixture = Fixture::new(seeds);
        let found = SentenceWitnesses::at(&fixture.analysis(), fixture.offset);
        let shown = |found: WitnessedSentence| Fixture::text(&found.witnessed.witness, found.there);
        found.iter().flat_map(SentenceWitnesses::witnesses).map(shown).collect()
    }

    #[test]
    fn every_witness_has_the_sentence_the_earliest_first() {
        let seeds = "//- a.md\n渡船每天早上六点开，船老大姓周。茶馆$0的掌柜姓闻，他的狗坐在船头看对岸的芦苇。\n\
             //- b.md\n---\ndate: 2021-03-02\n---\n\n渡船每天早上六点开，船老大姓周。茶馆的掌柜姓文，他的狗坐在船头看对岸的芦苇。\n\
             //- c.md\n---\ndate: 2019-03-02\n---\n\n渡船每天早上六点开，船老大姓周。茶馆的掌柜姓闻，他的狗坐在船头看对岸的蘆葦。水涨了。\n";
        assert_eq!(
            witnesses(seeds),
            ["c.md: 茶馆的掌柜姓闻，他的狗坐在船头看对岸的蘆葦", "b.md: 茶馆的掌柜姓文，他的狗坐在船头看对岸的芦苇"]
        );
    }

    #[test]
    fn behind_the_last_character_it_is_still_the_sentence() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇";
        assert_eq!(witnesses(&format!("//- a.md\n{text}$0\n//- b.md\n{text}\n")), [format!("b.md: {text}")]);
    }

    #[test]
    fn what_no_other_seed_has_has_no_witness() {
        let seeds = "//- a.md\n渡船每天早$0上六点开。\n//- b.md\n茶馆的掌柜姓闻。\n";
        let fixture = Fixture::new(seeds);
        assert!(SentenceWitnesses::at(&fixture.analysis(), fixture.offset).is_none());
    }

    #[test]
    fn who_leaves_the_place_out_is_known_too() {
        let (one, two) = (
            "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇。",
            "茶馆的掌柜姓闻，炉子上的水一整天都开着，来的人自己倒茶喝。",
        );
        let seeds =
            format!("//- a.md\n{one}\n\n这一段$0只有这里才有，别处都没有印出来。\n\n{two}\n//- b.md\n{one}\n\n{two}\n");
        let fixture = Fixture::new(&seeds);
        let found = SentenceWitnesses::at(&fixture.analysis(), fixture.offset).expect("what is around the place");
        assert_eq!(found.witnesses().count(), 0);
        let omitting: Vec<_> = found.omitting().iter().map(|(_, variant)| variant.seed_text.trim()).collect();
        assert_eq!(omitting, ["这一段只有这里才有，别处都没有印出来"]);
    }
}
