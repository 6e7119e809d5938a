//! What witnesses have beside a place, and the seed does not.

use super::{Place, Shared, around};
use crate::corpus::WitnessedPassage;
use crate::reprints::{Classes, FoldedSpan, Variant, variants};
use crate::text::{ByteSpan, fold::fold_text};

/// So many bytes at most lie between what is added and the gap that it belongs to.
const NEAR: usize = 200;

impl Shared {
    /// What witnesses have between two blocks of the seed where the seed has nothing: those of all passages, one a witness.
    pub(in crate::lsp) fn additions(&self, place: &Place, gap: ByteSpan) -> Vec<(&WitnessedPassage, Variant)> {
        let reading = &place.reading;
        let (body, source) = (&reading.seed.body, reading.seed.source.text());
        let is_here = |variant: &Variant| {
            // Only marks and markup may lie between; what is far away is not put together to be looked at.
            let is_near = variant.seed.start() <= gap.end() + NEAR && gap.start() <= variant.seed.end() + NEAR;
            if !is_near {
                return false;
            }
            let between = body.text_within(variant.seed.hull(gap), source);
            !variant.witness_text.is_empty() && fold_text(&between).is_empty()
        };
        let at = reading.folded.at_byte(gap.start()).unwrap_or(reading.folded.len());
        let beside = FoldedSpan::new(at.saturating_sub(1), at.saturating_add(1));
        let mut found: Vec<(&WitnessedPassage, Variant)> = Vec::new();
        for (witnessed, standing) in self.passages.iter().zip(&self.placements) {
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
