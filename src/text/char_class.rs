//! How many characters of each kind a text has: what lets a rule pass by a text that cannot have what it looks for.

use std::sync::LazyLock;

use super::fold::{ChineseScript, chinese_script};
use super::is_han;

/// What a character is, as far as rules about typography ask first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CharClass {
    /// A Han character that both Chinese scripts write.
    Han,
    /// A Han character of Simplified texts only.
    Simplified,
    /// A Han character of Traditional texts only.
    Traditional,
    /// A letter of Japanese or Korean, whose typography is another.
    KanaOrHangul,
    /// A Latin letter, with a mark on it or not.
    Latin,
    /// Any other letter.
    Letter,
    /// A number of any script.
    Number,
    /// A bracket of either width.
    Bracket,
    /// A quotation mark that has a direction.
    QuotationMark,
    /// A half-width comma, full stop, colon, semicolon, question or exclamation mark.
    HalfWidth,
    /// A full-width comma, full stop, colon or semicolon.
    Stop,
    /// A blank inside of a line.
    Blank,
    /// All else.
    Other,
}

/// How many there are.
const CLASSES: usize = CharClass::Other as usize + 1;

/// How many characters of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CharCounts([u32; CLASSES]);

/// The kind of each character of the Basic Multilingual Plane.
static TABLE: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    (0..0x10000).map(|code| char::from_u32(code).map_or(CharClass::Other, CharClass::from_char) as u8).collect()
});

impl CharClass {
    /// What a character is. For whole texts, [`CharCounts::new`] is quicker.
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
    /// What is in a text. Linear: one look-up in a table of 64 KiB for each character, which is made the first time.
    pub fn new(text: &str) -> Self {
        let table: &[u8] = &TABLE;
        let mut kinds = Self::default();
        for c in text.chars() {
            let kind = table.get(c as usize).copied().unwrap_or_else(|| CharClass::from_char(c) as u8);
            if let Some(count) = kinds.0.get_mut(usize::from(kind)) {
                *count += 1;
            }
        }
        kinds
    }

    /// Adds what another text has.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How many are of a kind.
    pub fn count(&self, kind: CharClass) -> usize {
        self.0.get(kind as usize).map_or(0, |count| *count as usize)
    }

    /// How many are Han characters.
    pub fn han(&self) -> usize {
        self.count(CharClass::Han) + self.count(CharClass::Simplified) + self.count(CharClass::Traditional)
    }

    /// How many are letters or numbers, of any script.
    pub fn alphanumeric(&self) -> usize {
        let others = [CharClass::KanaOrHangul, CharClass::Latin, CharClass::Letter, CharClass::Number];
        self.han() + others.into_iter().map(|kind| self.count(kind)).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_counts_once() {
        let kinds = CharCounts::new("他說说“Añб你”（3，ね）. \u{20000}😀\n");
        for (kind, count) in [
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
            assert_eq!(kinds.count(kind), count, "{kind:?}");
        }
    }

    #[test]
    fn letters_and_numbers_are_what_the_standard_says() {
        for c in '\0'..=char::MAX {
            let known = CharCounts::new(c.encode_utf8(&mut [0; 4])).alphanumeric() == 1;
            assert!(known == c.is_alphanumeric() || is_han(c), "{c:?}");
        }
    }
}
