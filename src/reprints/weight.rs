//! How much a folded character says.
//!
//! An ideograph says as much as two and a half letters: 24 ideographs and 60 letters are passages of like weight. So
//! everything that asks whether a stretch is long enough (a shingle, a window, a passage) weighs its characters
//! instead of counting them, and no script needs settings of its own.

/// The weight of one ideograph, kana or Hangul syllable.
pub const IDEOGRAPH: u32 = 10;

/// The weight of one letter or digit.
pub const LETTER: u32 = 4;

/// The weight of a folded character.
#[inline]
pub fn weight(c: char) -> u32 {
    if is_ideograph(c) { IDEOGRAPH } else { LETTER }
}

/// The weight of a stretch.
pub fn weight_of(characters: &[char]) -> u32 {
    characters.iter().map(|&c| weight(c)).sum()
}

#[inline]
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..)
}
