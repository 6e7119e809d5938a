//! Han characters of legacy character sets.

use std::ops::RangeInclusive;

use encoding_rs::{Encoding, GBK};

use crate::text::is_han;

/// The Han characters in a range of an encoding, sorted.
pub(super) struct LegacyCharset(Vec<char>);

impl LegacyCharset {
    /// The Han characters of GB 2312.
    pub(super) fn gb2312() -> Self {
        Self::new(GBK, 0xB0..=0xF7, &[0xA1..=0xFE])
    }

    /// Collects the Han characters whose lead byte is in `first` and whose trail byte is in one of `second`.
    pub(super) fn new(encoding: &'static Encoding, first: RangeInclusive<u8>, second: &[RangeInclusive<u8>]) -> Self {
        let bytes: Vec<u8> = first.flat_map(|a| second.iter().cloned().flatten().flat_map(move |b| [a, b])).collect();
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        let mut characters: Vec<char> = text.chars().filter(|c| is_han(*c)).collect();
        characters.sort_unstable();
        Self(characters)
    }

    /// All characters, in order.
    pub(super) fn characters(&self) -> impl Iterator<Item = char> {
        self.0.iter().copied()
    }

    /// Whether the set contains a character. Logarithmic.
    pub(super) fn has(&self, c: char) -> bool {
        self.0.binary_search(&c).is_ok()
    }
}
