//! A seed's reprints as the rules see them.

use super::passages::WitnessedPassage;
use crate::corpus::index::AnalysedSeed;
use crate::rules::{ComparedText, Witnesses};

/// A seed with the passages that it shares, as input for the rules. Linear in the passages.
pub fn witnesses<'a>(seed: &'a AnalysedSeed, passages: &'a [WitnessedPassage]) -> Witnesses<'a> {
    Witnesses::new(text(seed), passages.iter().map(|witnessed| (text(&witnessed.witness), &witnessed.passage)))
}

fn text(analysed: &AnalysedSeed) -> ComparedText<'_> {
    ComparedText { path: &analysed.path, seed: &analysed.seed, folded: &analysed.folded }
}
