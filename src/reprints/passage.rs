//! What two seeds share, and where they read differently.

use super::FoldedSpan;
use super::weight::IDEOGRAPH;
use crate::text::ByteSpan;

/// The least weight of equal characters that makes a passage: 22 ideographs or 55 letters.
pub(super) const MIN_PASSAGE_WEIGHT: u32 = 22 * IDEOGRAPH;

/// A stretch that two bodies share. "Seed" is the one that was asked about, "witness" the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The stretch in the seed, in folded characters.
    pub seed: FoldedSpan,
    /// The stretch in the witness, in folded characters.
    pub witness: FoldedSpan,
    /// The share of folded characters that agree: twice the equal ones over the length of both; 0 to 1.
    pub similarity: f32,
    /// The stretches inside that are equal on both sides, in order: start in the seed, start in the witness, length.
    /// What lies between two of them reads differently.
    pub equal: Vec<EqualRun>,
}

/// A stretch that is equal on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EqualRun {
    /// The first folded character in the seed.
    pub seed: u32,
    /// The first folded character in the witness.
    pub witness: u32,
    /// How many folded characters are equal.
    pub len: u32,
}

/// In what way a witness reads differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum VariantKind {
    /// Both have something, and it is not the same.
    Substitution,
    /// The seed has something that the witness lacks.
    Omission,
    /// The witness has something that the seed lacks.
    Addition,
}

/// What the difference is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VariantClass {
    /// Other characters.
    Text,
    /// Capital and small letters only.
    Case,
    /// Traditional and Simplified characters only.
    Script,
    /// Full and half width and other compatibility forms only.
    Width,
    /// Marks between the same words.
    Punctuation,
}

/// Some of the classes of variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes(u8);

impl Classes {
    /// Other words only.
    pub const TEXT: Self = Self(1 << VariantClass::Text as u8);
    /// What a reader wants to see without having asked: other words, and `Deepseek` for `DeepSeek`, but not that one
    /// side is in Traditional characters throughout.
    pub const SHOWN: Self = Self(Self::TEXT.0 | 1 << VariantClass::Case as u8);
    /// Every class.
    pub const ALL: Self = Self(u8::MAX);

    /// Whether a class is among them.
    pub fn has(self, class: VariantClass) -> bool {
        self.0 & 1 << class as u8 != 0
    }
}

impl FromIterator<VariantClass> for Classes {
    fn from_iter<T: IntoIterator<Item = VariantClass>>(classes: T) -> Self {
        Self(classes.into_iter().fold(0, |set, class| set | 1 << class as u8))
    }
}

/// One place where a witness reads differently, in the original characters of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// In what way.
    pub kind: VariantKind,
    /// What the difference is made of.
    pub class: VariantClass,
    /// The reading of the seed: its source bytes; empty, at the place, for an addition.
    pub seed: ByteSpan,
    /// The reading of the witness: its source bytes; empty, at the place, for an omission.
    pub witness: ByteSpan,
    /// The text of the seed's reading, markup removed.
    pub seed_text: String,
    /// The text of the witness's reading, markup removed.
    pub witness_text: String,
}

impl Passage {
    /// The same passage as the witness sees it.
    #[must_use]
    pub fn flipped(&self) -> Self {
        let flip = |run: &EqualRun| EqualRun { seed: run.witness, witness: run.seed, len: run.len };
        Self {
            seed: self.witness,
            witness: self.seed,
            similarity: self.similarity,
            equal: self.equal.iter().map(flip).collect(),
        }
    }

    /// The folded character of the witness that answers to `seed`, a folded character of the seed inside the passage:
    /// the equal one, or the nearest to it.
    pub fn witness_of(&self, seed: u32) -> u32 {
        let index = self.equal.partition_point(|run| run.seed <= seed);
        match index.checked_sub(1).and_then(|i| self.equal.get(i)) {
            Some(run) => run.witness + (seed - run.seed).min(run.len.saturating_sub(1)),
            None => self.witness.start,
        }
    }
}
