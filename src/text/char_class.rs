//! Character counts by class. Rules use them to skip texts that cannot contain what they look for.

use std::sync::LazyLock;

use super::fold::{ChineseScript, chinese_script};
use super::is_han;

/// The class of a character, as rules about typography distinguish it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CharClass {
    /// A Han character used in both Chinese scripts.
    Han,
    /// A Han character used in Simplified texts only.
    Simplified,
    /// A Han character used in Traditional texts only.
    Traditional,
    /// A kana or Hangul letter. Japanese and Korean typography follow other rules.
    KanaOrHangul,
    /// A Latin letter, with or without a diacritic.
    Latin,
    /// Any other letter.
    Letter,
    /// A number of any script.
    Number,
    /// A bracket of either width.
    Bracket,
    /// A directional quotation mark.
    QuotationMark,
    /// A half-width comma, full stop, colon, semicolon, question or exclamation mark.
    HalfWidth,
    /// A full-width comma, full stop, colon or semicolon.
    Stop,
    /// A space character within a line.
    Blank,
    /// Any other character.
    Other,
}

/// The number of classes.
const CLASSES: usize = CharClass::Other as usize + 1;

/// The number of characters of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CharCounts([u32; CLASSES]);

/// The class of each character of the Basic Multilingual Plane.
static TABLE: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    (0..0x10000).map(|code| char::from_u32(code).map_or(CharClass::Other, CharClass::from_char) as u8).collect()
});

impl CharClass {
    /// The class of a character. For whole texts, [`CharCounts::new`] is faster.
    pub fn from_char(c: char) -> Self {
        match c {
            '（' | '）' | '(' | ')' | '《' | '》' | '〈' | '〉' | '【' | '】' | '〔' | '〕' => {
                CharClass::Bracket
            }
            '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' => CharClass::QuotationMark,
            ',' | '.' | ':' | ';' | '?' | '!' => CharClass::HalfWidth,
            '，' | '。' | '、' | '：' | '；' => CharClass::Stop,
            ' ' | '\u{A0}' | '\u{3000}' => CharClass::Blank,
            '\u{3041}'..='\u{3096}'
            | '\u{309D}'..='\u{309F}'
            | '\u{30A1}'..='\u{30FA}'
            | '\u{30FC}'..='\u{30FF}'
            | '\u{AC00}'..='\u{D7A3}' => CharClass::KanaOrHangul,
            'a'..='z' | 'A'..='Z' => CharClass::Latin,
            'À'..='ɏ' if c.is_alphabetic() => CharClass::Latin,
            _ if is_han(c) => match chinese_script(c) {
                ChineseScript::Both => CharClass::Han,
                ChineseScript::Simplified => CharClass::Simplified,
                ChineseScript::Traditional => CharClass::Traditional,
            },
            _ if c.is_alphabetic() => CharClass::Letter,
            _ if c.is_numeric() => CharClass::Number,
            _ => CharClass::Other,
        }
    }
}

impl CharCounts {
    /// Counts the characters of a text. Linear: one look-up per character in a table of 64 KiB, which is built on first
    /// use.
    pub fn new(text: &str) -> Self {
        let table: &[u8] = &TABLE;
        let mut counts = Self::default();
        for c in text.chars() {
            let class = table.get(c as usize).copied().unwrap_or_else(|| CharClass::from_char(c) as u8);
            if let Some(count) = counts.0.get_mut(usize::from(class)) {
                *count += 1;
            }
        }
        counts
    }

    /// Adds the counts of another text.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// The number of characters of a class.
    pub fn count(&self, class: CharClass) -> usize {
        self.0.get(class as usize).map_or(0, |count| *count as usize)
    }

    /// The number of Han characters.
    pub fn han(&self) -> usize {
        self.count(CharClass::Han) + self.count(CharClass::Simplified) + self.count(CharClass::Traditional)
    }

    /// The number of letters and numbers of any script.
    pub fn alphanumeric(&self) -> usize {
        let others = [CharClass::KanaOrHangul, CharClass::Latin, CharClass::Letter, CharClass::Number];
        self.han() + others.into_iter().map(|class| self.count(class)).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_counts_once() {
        let counts = CharCounts::new("他說说“Añб你”（3，ね）. \u{20000}😀\n");
        for (class, count) in [
            (CharClass::Han, 3),
            (CharClass::Simplified, 1),
            (CharClass::Traditional, 1),
            (CharClass::KanaOrHangul, 1),
            (CharClass::Latin, 2),
            (CharClass::Letter, 1),
            (CharClass::Number, 1),
            (CharClass::Bracket, 2),
            (CharClass::QuotationMark, 2),
            (CharClass::HalfWidth, 1),
            (CharClass::Stop, 1),
            (CharClass::Blank, 1),
            (CharClass::Other, 2),
        ] {
            assert_eq!(counts.count(class), count, "{class:?}");
        }
    }

    #[test]
    fn letters_and_numbers_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            let known = CharCounts::new(c.encode_utf8(&mut [0; 4])).alphanumeric() == 1;
            assert!(known == c.is_alphanumeric() || is_han(c), "{c:?}");
        }
    }
}
