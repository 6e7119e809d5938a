//! How one witness reads a sentence: an inline diff, short enough to be read at a glance.

use super::excerpt::{BESIDE_A_VARIANT, Edge, elided, elided_reading};
use crate::ide::sentence::text_of;
use crate::ide::witnesses::WitnessedSentence;
use crate::reprints::Variant;
use crate::seed::Seed;
use crate::text::{ByteSpan, subslice};

/// How many variants of one sentence are shown. Of more, those around the place are.
pub(super) const MAX_VARIANTS: usize = 8;

/// A piece of an inline diff. Long pieces are shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffPiece {
    /// Both have this text.
    Equal(String),
    /// The two read differently. Either may be empty.
    Different {
        /// What the seed reads.
        here: String,
        /// What the witness reads.
        there: String,
    },
}

/// The sentence as a witness has it, taken apart at its variants; `offset` is the place around which they are shown.
pub(super) fn diff(seed: &Seed, found: &WitnessedSentence, variants: &[Variant], offset: usize) -> Vec<DiffPiece> {
    let mut pieces = Vec::new();
    let (first, shown) = around(variants, offset);
    let hidden_before = first.checked_sub(1).and_then(|before| variants.get(before));
    let mut from = hidden_before.map_or(found.here.start(), |variant| variant.seed.end());
    let mut front = Edge { is_kept: variants.is_empty(), is_cut: first > 0 || !found.has_beginning };
    for variant in shown {
        let equal = text_of(seed, ByteSpan::new(from, variant.seed.start()));
        pieces.push(DiffPiece::Equal(elided(&equal, front, BESIDE_A_VARIANT)));
        let (here, there) = (elided_reading(&variant.seed_text), elided_reading(&variant.witness_text));
        pieces.push(DiffPiece::Different { here, there });
        from = from.max(variant.seed.end());
        front = BESIDE_A_VARIANT;
    }
    let hidden_behind = variants.get(first + shown.len());
    let to = hidden_behind.map_or(found.here.end(), |variant| variant.seed.start()).max(from);
    let back = Edge { is_kept: variants.is_empty(), is_cut: hidden_behind.is_some() || !found.has_end };
    pieces.push(DiffPiece::Equal(elided(&text_of(seed, ByteSpan::new(from, to)), front, back)));
    pieces
}

/// At most [`MAX_VARIANTS`] variants around a byte offset, and the index of the first.
fn around(variants: &[Variant], offset: usize) -> (usize, &[Variant]) {
    let at = variants.partition_point(|variant| variant.seed.end() < offset);
    let first = at.saturating_sub(MAX_VARIANTS / 2).min(variants.len().saturating_sub(MAX_VARIANTS));
    let last = (first + MAX_VARIANTS).min(variants.len());
    (first, subslice(variants, first..last))
}
