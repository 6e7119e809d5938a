//! Folding: the form in which characters are compared.
//!
//! Folding removes differences that printings of one text have without saying anything else: width and compatibility
//! forms (NFKC), letter case, Traditional, Simplified and Japanese forms of characters (by OpenCC's tables), diacritics
//! (é and e, ё and е, が and か), vowel points, the digits of other scripts, and everything that is neither a letter
//! nor a digit. Diacritics are folded because printings lose and add them, and a witness that differs only in them must
//! still be found; they are reported as variants nevertheless. Folding is idempotent.
//!
//! Characters are folded one by one, so every folded character belongs to exactly one character of the text. A
//! compatibility form that stands for several characters (`㎏`, `ﬁ`, `½`) gives several folded characters, all of which
//! belong to it. Only a few characters depend on the one before them: see [`TextFolder`].

mod charset;
mod chinese_script;
mod conversion;
mod difference;
mod pipeline;
mod table;
mod text_folder;

pub use chinese_script::{ChineseScript, chinese_script, in_other_script, is_common_han};
pub use difference::{Difference, difference};
pub use table::{CharFolder, Folded};
pub use text_folder::{FoldStep, TextFolder, fold_text};

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
    fn traditional_characters_are_converted_to_the_end_of_the_chain() {
        assert_eq!(fold_text("髮與發"), "发与发");
        assert_eq!(fold_text("薴苧"), "苎苎");
        assert_eq!(fold_text("𠁞"), "𠀾");
    }

    #[test]
    fn compatibility_forms_fold_to_all_characters_that_they_stand_for() {
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
    fn japanese_and_korean_fold_sensibly() {
        assert_eq!(fold_text("ﾃﾞｰﾀ"), fold_text("データ"));
        assert_eq!(fold_text("か\u{3099}くせい・マリ-アﾝヌ"), fold_text("がくせいマリアンヌ"));
        assert_eq!(fold_text("國語の氣分と澤山の圖書"), fold_text("国語の気分と沢山の図書"));
        assert_eq!(fold_text("人々のこゝろ"), fold_text("人人のこころ"));
        assert_eq!(fold_text("서울，한글"), "서울한글");
        assert_eq!(fold_text("\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}"), "서울");
        assert_eq!(fold_text("서\u{110B}우\u{11AF}"), "서\u{110B}울");
        assert_eq!(fold_text("人，々 \u{1109}。\u{1165}"), "人々\u{1109}\u{1165}");
    }
}
