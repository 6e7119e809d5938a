//! Folding: the form in which characters are compared.
//!
//! What printings of one text differ in without saying anything else is folded away: width and compatibility forms
//! (NFKC), letter case, Traditional, Simplified and Japanese forms of characters (by OpenCC's tables), marks on letters
//! (é and e, ё and е, が and か), vowel points, the digits of other scripts, and everything that is neither letter nor
//! digit. Marks are folded because printings lose and add them, and a witness that differs in them only shall be found;
//! they are told as variants all the same. Folding a folded character changes nothing.
//!
//! Characters are folded one by one, so every folded character belongs to exactly one character of the text. A
//! compatibility form that stands for several (`㎏`, `ﬁ`, `½`) gives several folded characters that all belong to it.
//! Only a few need the one before them: [`TextFolder`].

mod chinese_script;
mod conversion;
mod pipeline;
mod sequence;

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;

pub use chinese_script::{ChineseScript, chinese_script, in_other_script, is_common_han};
use conversion::ConversionTable;
use pipeline::{FoldPipeline, simple_lowercase};
pub use sequence::{FoldStep, TextFolder};

/// Blocks beyond the Basic Multilingual Plane that hold compatibility forms of other characters.
const COMPATIBILITY_BLOCKS: [std::ops::Range<u32>; 8] = [
    0x10780..0x107C0,
    0x1CCD0..0x1CD00,
    0x1D400..0x1D800,
    0x1E030..0x1E070,
    0x1EE00..0x1EF00,
    0x1F100..0x1F300,
    0x1FBF0..0x1FC00,
    0x2F800..0x2FA20,
];

static TABLE: LazyLock<FoldTable> = LazyLock::new(FoldTable::build);

/// What one character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Nothing: it is not compared.
    Nothing,
    /// One character; the common case.
    One(char),
    /// Several, for a compatibility form that stands for several.
    Many(&'static [char]),
}

impl Folded {
    /// The folded characters, in order.
    pub fn characters(self) -> impl Iterator<Item = char> {
        let (one, many): (_, &[char]) = match self {
            Self::Nothing => (None, &[]),
            Self::One(c) => (Some(c), &[]),
            Self::Many(many) => (None, many),
        };
        one.into_iter().chain(many.iter().copied())
    }
}

/// Folds characters. Getting one builds the table the first time (a few milliseconds); after that a character costs
/// one look-up in an array of 128 KiB.
#[derive(Clone, Copy)]
pub struct CharFolder(&'static FoldTable);

impl CharFolder {
    /// The folder; there is only one.
    pub fn get() -> Self {
        Self(&TABLE)
    }

    /// What a character folds to.
    #[inline]
    pub fn fold(self, c: char) -> Folded {
        match self.0.plane.get(c as usize) {
            Some(&(NOTHING | MARK)) => Folded::Nothing,
            Some(&ELSEWHERE) | None => self.0.fold_rare(c),
            Some(&unit) => char::from_u32(u32::from(unit)).map_or(Folded::Nothing, Folded::One),
        }
    }

    /// What a character folds to, `'\0'` if that is nothing; `None` if it is several characters, or not certain as long as
    /// the character before is not known.
    #[inline]
    fn fold_simple(self, c: char) -> Option<char> {
        char::from_u32(u32::from(*self.0.plane.get(c as usize)?))
    }
}

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

/// Folds a text; for tests and small texts, where offsets do not matter.
pub fn fold_text(text: &str) -> String {
    let (mut sequence, mut folded) = (TextFolder::default(), String::with_capacity(text.len()));
    for c in text.chars() {
        match sequence.next(c) {
            FoldStep::Add(characters) => folded.extend(characters.characters()),
            FoldStep::Join(joined) => {
                folded.pop();
                folded.push(joined);
            }
        }
    }
    folded
}

/// Entries of [`FoldTable::plane`] that stand for no character: U+0000 and surrogates are never a folded character. A mark
/// folds to nothing too, and does not divide what stands around it.
const NOTHING: u16 = 0;
const ELSEWHERE: u16 = 0xD800;
const MARK: u16 = 0xD801;

struct FoldTable {
    /// For every character of the Basic Multilingual Plane: what it folds to, or one of the entries above.
    plane: Vec<u16>,
    /// What does not fit there: several characters, or one beyond the plane; compatibility forms beyond the plane; and
    /// what can depend on the character before.
    rare: HashMap<char, Box<[char]>>,
}

impl FoldTable {
    fn build() -> Self {
        let steps = FoldPipeline::new();
        let mut plane = vec![NOTHING; 0x10000];
        let mut rare = HashMap::new();
        let beyond = COMPATIBILITY_BLOCKS.into_iter().flatten();
        let converted = steps.script.converted().map(|c| c as u32).filter(|&c| c > 0xFFFF);
        for c in (0..0x10000).chain(beyond).chain(converted).filter_map(char::from_u32) {
            let folded = steps.fold(c);
            let entry = match folded[..] {
                _ if sequence::can_depend_on_last(c) => ELSEWHERE,
                [] if crate::text::is_mark(c) => MARK,
                [] => NOTHING,
                [one] => u16::try_from(one as u32).unwrap_or(ELSEWHERE),
                _ => ELSEWHERE,
            };
            match plane.get_mut(c as usize) {
                Some(slot) => *slot = entry,
                None => drop(rare.insert(c, folded.clone().into_boxed_slice())),
            }
            if entry == ELSEWHERE {
                rare.insert(c, folded.into_boxed_slice());
            }
        }
        Self { plane, rare }
    }

    #[cold]
    fn fold_rare(&'static self, c: char) -> Folded {
        match self.rare.get(&c).map(|folded| &folded[..]) {
            Some([]) => Folded::Nothing,
            Some([one]) => Folded::One(*one),
            Some(many) => Folded::Many(many),
            None if c.is_alphanumeric() => Folded::One(simple_lowercase(c)),
            None => Folded::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_punctuation_are_folded_away() {
        assert_eq!(fold_text("Ｄｅｅｐｓｅｅｋ，"), "deepseek");
        assert_eq!(fold_text("DeepSeek,"), "deepseek");
        assert_eq!(fold_text("“三十、 里\u{3000}路”——\u{200B}云\u{FEFF}。"), "三十里路云");
        assert_eq!(fold_text("１２３ ①②"), "12312");
    }

    #[test]
    fn traditional_characters_read_as_simplified_to_the_end_of_the_chain() {
        assert_eq!(fold_text("髮與發"), "发与发");
        assert_eq!(fold_text("薴苧"), "苎苎");
        assert_eq!(fold_text("𠁞"), "𠀾");
    }

    #[test]
    fn compatibility_forms_fold_to_all_that_they_stand_for() {
        assert_eq!(CharFolder::get().fold('㎏'), Folded::Many(&['k', 'g']));
        assert_eq!(fold_text("ﬁn"), "fin");
        assert_eq!(fold_text("⼈豈 ㍿ 𝐀𝟗"), fold_text("人豈 株式会社 a9"));
    }

    #[test]
    fn other_scripts_fold_sensibly() {
        assert_eq!(fold_text("Café ÀÉÎ"), fold_text("cafe\u{301} aei"));
        assert_eq!(fold_text("Straße İstanbul ΟΔΟΣ"), "strasseistanbulοδοσ");
        assert_eq!(fold_text("STRASSE ISPARTA Œuvre"), fold_text("straße ısparta oeuvre"));
        assert_eq!(fold_text("ὁδός Ἀθῆναι"), fold_text("ΟΔΟΣ ΑΘΗΝΑΙ"));
        assert_eq!(fold_text("ЁЖИК Й"), "ежики");
        assert_eq!(fold_text("Tiếng Việt"), fold_text("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"));
        assert_eq!(fold_text("كِتَـاب"), fold_text("كتاب"));
        assert_eq!(fold_text("أحمد إلى آخر مدرسة"), fold_text("احمد الي اخر مدرسه"));
        assert_eq!(fold_text("ا\u{654}حمد ﻻ ٱلكتاب"), fold_text("أحمد لا الكتاب"));
        assert_eq!(fold_text("کتاب یک ۱۲۳ ١٢٣ १२३"), "كتابيك123123123");
        assert_eq!(fold_text("น้ำใจ"), fold_text("น้\u{E4D}าใจ"));
        assert_eq!(fold_text("שָׁלוֹם"), fold_text("שלום"));
        assert_eq!(fold_text("हिन्दी"), "हिनदी");
    }

    #[test]
    fn japanese_and_korean_fold_to_what_is_read() {
        assert_eq!(fold_text("ﾃﾞｰﾀ"), fold_text("データ"));
        assert_eq!(fold_text("か\u{3099}くせい・マリ-アﾝヌ"), fold_text("がくせいマリアンヌ"));
        assert_eq!(fold_text("國語の氣分と澤山の圖書"), fold_text("国語の気分と沢山の図書"));
        assert_eq!(fold_text("人々のこゝろ"), fold_text("人人のこころ"));
        assert_eq!(fold_text("서울，한글"), "서울한글");
        assert_eq!(fold_text("\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}"), "서울");
        assert_eq!(fold_text("서\u{110B}우\u{11AF}"), "서\u{110B}울");
        assert_eq!(fold_text("人，々 \u{1109}。\u{1165}"), "人々\u{1109}\u{1165}");
    }

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

    #[test]
    fn marks_signs_and_the_unassigned_fold_to_nothing() {
        for c in ['\0', '\u{FFFD}', '\u{E000}', '😀', '\u{10FFFF}', '\u{301}', '＿', '、', '°', '\u{3099}'] {
            assert_eq!(CharFolder::get().fold(c), Folded::Nothing, "{c:?}");
        }
    }

    #[test]
    fn the_table_says_what_the_steps_say_for_every_character_and_folding_twice_changes_nothing() {
        let (folder, steps) = (CharFolder::get(), FoldPipeline::new());
        // Beyond the plane, what this version of the standard library does not know yet is left out.
        for c in ('\0'..'\u{F0000}').filter(|c| *c < '\u{10000}' || c.is_alphanumeric()) {
            let folded: Vec<char> = folder.fold(c).characters().collect();
            assert_eq!(folded, steps.fold(c), "{c:?}");
            let again: Vec<char> = folded.iter().flat_map(|&c| folder.fold(c).characters()).collect();
            assert_eq!(again, folded, "{c:?}");
        }
    }
}
