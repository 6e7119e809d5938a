//! How texts differ that fold to the same.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::conversion::ConversionTable;
use super::text_folder::fold_text;

/// How two texts that fold to the same differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// Not at all.
    None,
    /// In width or in another compatibility form.
    Width,
    /// In letter case, and perhaps in width.
    Case,
    /// In Traditional and Simplified characters, and perhaps in width.
    Script,
    /// In more than that: marks on letters, words (画 and 划, though both can be 畫), or they do not fold to the same.
    More,
}

/// How two texts differ; meant for those that fold to the same.
pub fn difference(one: &str, two: &str) -> Difference {
    if one == two {
        return Difference::None;
    }
    let normalizer = ComposingNormalizerBorrowed::new_nfkc();
    let (one, two) = (normalizer.normalize(one), normalizer.normalize(two));
    if one == two {
        return Difference::Width;
    }
    // Turkish i has a dot in capitals too, or in neither.
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
    fn how_texts_differ_that_fold_to_the_same() {
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
