//! How much a folded character says.
//!
//! An ideograph says as much as two and a half letters, so 24 ideographs and 60 letters are passages of equal weight.
//! Everything that tests whether a stretch is long enough (a shingle, a window, a passage) weighs its characters
//! instead of counting them, and no script needs settings of its own. The weights are rounded from the lengths of
//! translations: the Universal Declaration of Human Rights has 2.6 to 3.9 letters, and 1.6 Hangul syllables, for each
//! ideograph. The letters of scripts without spaces (Thai, Lao, Khmer) weigh as much as other letters.

/// The weight of one ideograph.
pub const IDEOGRAPH: u32 = 10;

/// The weight of one sign for a syllable: kana, Hangul, Ethiopic, Yi.
pub const SYLLABLE: u32 = 6;

/// The weight of one letter or digit.
pub const LETTER: u32 = 4;

/// The weight of a folded character.
#[inline]
pub fn weight(c: char) -> u32 {
    match c {
        ..'\u{1200}' => LETTER,
        '\u{2E80}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'.. => IDEOGRAPH,
        '\u{1200}'..='\u{139F}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{A000}'..='\u{A4CF}' => {
            SYLLABLE
        }
        '\u{AC00}'..='\u{D7A3}' => SYLLABLE,
        _ => LETTER,
    }
}

/// The weight of a stretch.
pub fn weight_of(characters: &[char]) -> u32 {
    characters.iter().map(|&c| weight(c)).sum()
}

/// Whether a folded character belongs to a script that separates words. Hangul does; kana, Thai, Lao, Tibetan,
/// Burmese and Khmer do not.
pub fn is_written_apart(c: char) -> bool {
    let runs_on = matches!(c, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{31FF}');
    weight(c) < IDEOGRAPH && !runs_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_character_says_depends_on_its_script() {
        let weights = |text: &str| text.chars().map(weight).collect::<Vec<_>>();
        assert_eq!(weights("字々𠮷"), [IDEOGRAPH; 3]);
        assert_eq!(weights("かナー한"), [SYLLABLE; 4]);
        assert_eq!(weights("a9яعกह"), [LETTER; 6]);
    }

    #[test]
    fn words_are_written_apart_in_some_scripts() {
        assert!("aяع한9".chars().all(is_written_apart));
        assert!(!"字かナกក".chars().any(is_written_apart));
    }
}
