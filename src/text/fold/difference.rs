//! Differences between texts that fold to the same characters.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::conversion::ConversionTable;
use super::text_folder::fold_text;

/// How two texts with the same folded form differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// They are identical.
    None,
    /// In width or another compatibility form.
    Width,
    /// In letter case, and possibly in width.
    Case,
    /// In Traditional and Simplified characters, and possibly in width.
    Script,
    /// In more than that: in diacritics, in words (画 and 划, though both can be 畫), or their folded forms differ.
    More,
}

/// Compares two texts that have the same folded form. Linear.
pub fn difference(one: &str, two: &str) -> Difference {
    if one == two {
        return Difference::None;
    }
    let normalizer = ComposingNormalizerBorrowed::new_nfkc();
    let (one, two) = (normalizer.normalize(one), normalizer.normalize(two));
    if one == two {
        return Difference::Width;
    }
    // The Turkish i has its dot in upper case too, or in neither case.
    let lower = |text: &str| text.to_lowercase().replace("i\u{307}", "i").replace('ı', "i");
    if lower(&one) == lower(&two) {
        return Difference::Case;
    }
    let has_letters_with_marks = |text: &str| text.chars().any(|c| matches!(c, '\u{00C0}'..='\u{30FF}'));
    if has_letters_with_marks(&one) || has_letters_with_marks(&two) || fold_text(&one) != fold_text(&two) {
        return Difference::More;
    }
    let script = ConversionTable::get();
    let is_same =
        one.chars().count() == two.chars().count() && one.chars().zip(two.chars()).all(|(a, b)| script.is_same(a, b));
    if is_same { Difference::Script } else { Difference::More }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_one_folded_form_differ_in_several_ways() {
        assert_eq!(difference("字", "字"), Difference::None);
        assert_eq!(difference("Ａ", "A"), Difference::Width);
        assert_eq!(difference("Ａ", "a"), Difference::Case);
        assert_eq!(difference("發", "发"), Difference::Script);
        assert_eq!(difference("著", "着"), Difference::Script);
        assert_eq!(difference("画", "划"), Difference::More);
        assert_eq!(difference("é", "e"), Difference::More);
        assert_eq!(difference("甲", "乙"), Difference::More);
    }
}
