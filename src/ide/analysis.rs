//! One seed with everything that it shares: what an answer about a place in it is made of.

use std::sync::Arc;

use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, LookupError, Snapshot, WitnessedPassage};

/// A seed and the passages that it shares with other seeds. Cloning is cheap.
///
/// Whoever asks often (an editor) keeps the passages of a seed and [puts them together](Analysis::from_parts) with it; whoever
/// asks once [looks them up](Analysis::new).
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The seed.
    pub seed: Arc<AnalysedSeed>,
    /// Its passages, in the order in which they begin in the seed.
    pub passages: Arc<[WitnessedPassage]>,
}

impl Analysis {
    /// Looks up what a seed shares with the rest of a corpus.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is seen raised; [`LookupError::Index`] if the index cannot be read.
    pub fn new(corpus: &Snapshot, seed: Arc<AnalysedSeed>, cancel: &Cancel) -> Result<Self, LookupError> {
        let passages = corpus.passages(&seed, cancel)?.into();
        Ok(Self { seed, passages })
    }

    /// Puts a seed together with the passages that were found for it before.
    pub fn from_parts(seed: Arc<AnalysedSeed>, passages: Arc<[WitnessedPassage]>) -> Self {
        Self { seed, passages }
    }
}
