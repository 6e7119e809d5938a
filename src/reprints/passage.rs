//! What two seeds share, and where they differ.

use super::FoldedSpan;
use super::weight::IDEOGRAPH;
use crate::text::ByteSpan;

/// The least weight of equal characters that makes a passage: 22 ideographs or 55 letters.
pub(super) const MIN_PASSAGE_WEIGHT: u32 = 22 * IDEOGRAPH;

/// A stretch that two bodies share. The *seed* is the one that is looked up, the *witness* the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The stretch in the seed, in folded characters.
    pub seed: FoldedSpan,
    /// The stretch in the witness, in folded characters.
    pub witness: FoldedSpan,
    /// The share of folded characters that agree: twice the equal ones over the length of both stretches; 0 to 1.
    pub similarity: f32,
    /// The runs that are equal on both sides, in order. What is between two of them differs.
    pub equal: Vec<EqualRun>,
}

/// A run that is equal on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EqualRun {
    /// Its first folded character in the seed.
    pub seed: u32,
    /// Its first folded character in the witness.
    pub witness: u32,
    /// Its length in folded characters.
    pub len: u32,
}

/// In what way a witness differs.
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

/// What a difference consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VariantClass {
    /// Other characters.
    Text,
    /// Only upper and lower case.
    Case,
    /// Only Traditional and Simplified characters.
    Script,
    /// Only full and half width and other compatibility forms.
    Width,
    /// Punctuation between the same words.
    Punctuation,
}

/// A set of classes of variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes(u8);

impl Classes {
    /// Only other words.
    pub const TEXT: Self = Self(1 << VariantClass::Text as u8);
    /// What readers want to see by default: other words, and `Deepseek` for `DeepSeek`, but not that one side is in
    /// Traditional characters throughout.
    pub const SHOWN: Self = Self(Self::TEXT.0 | 1 << VariantClass::Case as u8);
    /// Every class.
    pub const ALL: Self = Self(u8::MAX);

    /// Whether a class is in the set.
    pub fn has(self, class: VariantClass) -> bool {
        self.0 & 1 << class as u8 != 0
    }
}

impl FromIterator<VariantClass> for Classes {
    fn from_iter<T: IntoIterator<Item = VariantClass>>(classes: T) -> Self {
        Self(classes.into_iter().fold(0, |set, class| set | 1 << class as u8))
    }
}

/// A place where a witness differs, in the original characters of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// In what way it differs.
    pub kind: VariantKind,
    /// What the difference consists of.
    pub class: VariantClass,
    /// The source bytes of the seed's reading; for an addition, the empty place where it would be.
    pub seed: ByteSpan,
    /// The source bytes of the witness's reading; for an omission, the empty place where it would be.
    pub witness: ByteSpan,
    /// The seed's reading without markup.
    pub seed_text: String,
    /// The witness's reading without markup.
    pub witness_text: String,
}

impl Passage {
    /// The same passage from the witness's side.
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

    /// The folded character of the witness that corresponds to `seed`, a folded character of the seed inside the
    /// passage: the equal one, or the nearest to it. O(log n).
    pub fn witness_of(&self, seed: u32) -> u32 {
        let index = self.equal.partition_point(|run| run.seed <= seed);
        match index.checked_sub(1).and_then(|i| self.equal.get(i)) {
            Some(run) => run.witness + (seed - run.seed).min(run.len.saturating_sub(1)),
            None => self.witness.start,
        }
    }
}
