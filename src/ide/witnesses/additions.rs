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
