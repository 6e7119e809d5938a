//! The two sides of a comparison, and edits that relate stretches of both.

use super::passage::{Variant, VariantClass, VariantKind};
use super::weight::is_written_apart;
use super::{FoldedBody, FoldedSpan};
use crate::seed::Seed;
use crate::text::{ByteSpan, is_mark, slice};

/// One of the two seeds that share a passage.
#[derive(Clone, Copy)]
pub struct SeedSide<'a> {
    /// The seed.
    pub seed: &'a Seed,
    /// Its folded body.
    pub folded: &'a FoldedBody,
}

/// A stretch of each side that stands in place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AlignedEdit {
    pub(super) a: FoldedSpan,
    pub(super) b: FoldedSpan,
}

/// The two sides of a comparison: `a` is the seed, `b` the witness.
pub(super) struct SidePair<'a> {
    pub(super) a: SeedSide<'a>,
    pub(super) b: SeedSide<'a>,
}

impl SeedSide<'_> {
    /// The folded character at a place.
    pub(super) fn character(&self, at: u32) -> Option<char> {
        self.folded.characters().get(at as usize).copied()
    }

    /// Whether something is printed between a folded character and the one before it: punctuation, white space, or
    /// the edge of a block.
    pub(super) fn is_break(&self, at: u32) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.folded.source_of(before));
        match (before, self.folded.source_of(at)) {
            (Some(before), Some(here)) => {
                before.end() < here.start()
                    && (self.folded.is_line_edge(at)
                        || !self.text(ByteSpan::new(before.end(), here.start())).trim_matches('\u{AD}').is_empty())
            }
            _ => true,
        }
    }

    /// Whether a folded character and the one before it belong to one word, in a script that separates words.
    pub(super) fn is_inside_word(&self, at: u32) -> bool {
        let letter = |at: u32| self.character(at).is_some_and(is_written_apart);
        at.checked_sub(1).is_some_and(letter) && letter(at) && !self.is_break(at)
    }

    /// A character with the combining marks that follow it: e and U+0301 for é.
    pub(super) fn with_marks(&self, span: ByteSpan) -> ByteSpan {
        let behind = slice(self.seed.source.text(), span.end()..);
        let marks: usize = behind.chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
        ByteSpan::new(span.start(), span.end() + marks)
    }

    /// The text of a span in source bytes, without markup.
    pub(super) fn text(&self, span: ByteSpan) -> String {
        self.seed.body.text_within(span, self.seed.source.text())
    }

    /// The source bytes of a stretch; of an empty one, the place behind the character before it.
    pub(super) fn place(&self, span: FoldedSpan, within: FoldedSpan) -> ByteSpan {
        match span.start.checked_sub(1).filter(|_| span.is_empty() && span.start > within.start) {
            Some(before) => {
                let before = self.folded.source_of(before).unwrap_or_default();
                ByteSpan::at(self.with_marks(before).end())
            }
            None if span.is_empty() => self.folded.source_span(span),
            None => self.with_marks(self.folded.source_span(span)),
        }
    }
}

impl SidePair<'_> {
    /// The variant with these readings.
    pub(super) fn reading(&self, class: VariantClass, seed: ByteSpan, witness: ByteSpan) -> Variant {
        let kind = match (seed.is_empty(), witness.is_empty()) {
            (true, _) => VariantKind::Addition,
            (_, true) => VariantKind::Omission,
            _ => VariantKind::Substitution,
        };
        Variant { kind, class, seed, witness, seed_text: self.a.text(seed), witness_text: self.b.text(witness) }
    }
}

impl AlignedEdit {
    /// Extends the edit to the end of a later one.
    pub(super) fn extend_to(&mut self, later: Self) {
        self.a.end = self.a.end.max(later.a.end);
        self.b.end = self.b.end.max(later.b.end);
    }

    /// Whether another edit begins where this one ends, or earlier.
    pub(super) fn touches(&self, later: Self) -> bool {
        later.a.start <= self.a.end || later.b.start <= self.b.end
    }

    /// Whether a later edit begins before this one ends, on both sides.
    pub(super) fn overlaps(&self, later: Self) -> bool {
        later.a.start < self.a.end && later.b.start < self.b.end
    }

    /// The length of its longer side in folded characters.
    pub(super) fn size(&self) -> u32 {
        self.a.len().max(self.b.len())
    }
}
