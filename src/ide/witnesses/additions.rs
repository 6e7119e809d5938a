//! What witnesses have between two blocks of the seed, where the seed has nothing.

use super::SentenceWitnesses;
use super::alignment::around;
use crate::corpus::WitnessedPassage;
use crate::reprints::{Classes, FoldedSpan, Variant, variants};
use crate::text::{ByteSpan, fold::fold_text};

/// An addition further than this from a gap, in bytes, does not belong to it.
const MAX_DISTANCE_BYTES: usize = 200;

impl SentenceWitnesses {
    /// What witnesses have in the gap between two blocks of the seed, where the seed has nothing: one addition a witness,
    /// whether the passages around it have the sentence or not.
    pub fn additions(&self, gap: ByteSpan) -> Vec<(&WitnessedPassage, Variant)> {
        let reading = self.seed();
        let (body, source) = (&reading.seed.body, reading.seed.source.text());
        let is_here = |variant: &Variant| {
            // Only punctuation and markup may lie between; of what is far away that is not even looked at.
            let is_near = variant.seed.start() <= gap.end() + MAX_DISTANCE_BYTES
                && gap.start() <= variant.seed.end() + MAX_DISTANCE_BYTES;
            if !is_near {
                return false;
            }
            let between = body.text_within(variant.seed.hull(gap), source);
            !variant.witness_text.is_empty() && fold_text(&between).is_empty()
        };
        let at = reading.folded.at_byte(gap.start()).unwrap_or(reading.folded.len());
        let beside = FoldedSpan::new(at.saturating_sub(1), at.saturating_add(1));
        let mut found: Vec<(&WitnessedPassage, Variant)> = Vec::new();
        for (witnessed, standing) in self.analysis.passages.iter().zip(&self.placements) {
            let WitnessedPassage { witness, passage, .. } = witnessed;
            if found.iter().any(|(other, _)| other.witness.path == witness.path) {
                continue;
            }
            let mut inside = Vec::new();
            if passage.seed.start < at && at < passage.seed.end {
                inside = variants(reading.side(), witness.side(), &around(passage, beside), Classes::SHOWN);
            }
            let variant = standing.before.iter().chain(&inside).find(|variant| is_here(variant));
            found.extend(variant.map(|variant| (witnessed, variant.clone())));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn what_a_witness_has_in_a_gap_is_found() {
        let (boat, river) = (
            "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾。",
            "水涨到了石阶上，没有人过河，孩子们在岸边等着看热闹，一直等到天黑。",
        );
        let tea = "茶馆的掌柜姓闻，炉子上的水一整天都开着，来的人自己倒茶喝。";
        let fixture = Fixture::new(&format!("//- a.md\n$0{boat}\n\n{river}\n//- b.md\n{boat}\n\n{tea}\n\n{river}\n"));
        let analysis = fixture.analysis();
        let sentence = SentenceWitnesses::at(&analysis, fixture.offset).expect("a shared sentence");
        let blocks = analysis.seed.seed.body.blocks();
        let gap = ByteSpan::new(blocks[0].span.end(), blocks[1].span.start());
        let found = sentence.additions(gap);
        let shown: Vec<_> = found.iter().map(|(_, variant)| variant.witness_text.contains("掌柜姓闻")).collect();
        assert_eq!(shown, [true]);
    }
}
