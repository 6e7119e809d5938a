//! A cursor over the characters of a date, with the basic steps of reading them.

use super::words;

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenNumber {
    /// Its value, saturated.
    pub(super) value: u64,
    /// The number of its digits, or 0 if it was written in Chinese numerals.
    pub(super) digits: usize,
}

/// The most characters that are examined. No date is longer.
const MAX_DATE_CHARS: usize = 120;

/// The characters of a date in half width (`２` becomes `2`, `：` becomes `:`), each with its byte offset, and the
/// current position.
#[derive(Clone, Debug)]
pub(super) struct DateCursor {
    characters: Vec<(usize, char)>,
    end: usize,
    at: usize,
}

impl DateCursor {
    pub(super) fn new(text: &str) -> Self {
        let mut characters = Vec::with_capacity(text.len().min(MAX_DATE_CHARS));
        let mut end = 0;
        for (offset, c) in text.char_indices().take(MAX_DATE_CHARS) {
            characters.push((offset, fold_width(c)));
            end = offset + c.len_utf8();
        }
        Self { characters, end, at: 0 }
    }

    /// The byte offset of the current position.
    pub(super) fn offset(&self) -> usize {
        self.characters.get(self.at).map_or(self.end, |(offset, _)| *offset)
    }

    /// The current position, in characters. [`DateCursor::seek`] returns to it.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn seek(&mut self, place: usize) {
        self.at = place;
    }

    /// The number of characters.
    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.characters.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    /// The character `by` positions ahead.
    pub(super) fn ahead(&self, by: usize) -> Option<char> {
        self.characters.get(self.at + by).map(|(_, c)| *c)
    }

    /// The character before the current position.
    pub(super) fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|i| self.characters.get(i)).map(|(_, c)| *c)
    }

    /// Consumes `c` if it is the next character; returns whether it was.
    pub(super) fn eat(&mut self, c: char) -> bool {
        self.eat_any(&[c]).is_some()
    }

    /// Consumes the next character if it is one of `any`.
    pub(super) fn eat_any(&mut self, any: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| any.contains(c))?;
        self.at += 1;
        Some(c)
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Consumes `word` in any letter case, unless another letter follows it.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let mut at = self.at;
        for expected in word.chars() {
            match self.characters.get(at) {
                Some((_, c)) if c.eq_ignore_ascii_case(&expected) => at += 1,
                _ => return false,
            }
        }
        let latin = word.ends_with(|c: char| c.is_ascii_alphabetic());
        if latin && self.characters.get(at).is_some_and(|(_, c)| c.is_ascii_alphabetic()) {
            return false;
        }
        self.at = at;
        true
    }

    /// Consumes ASCII letters.
    pub(super) fn letters(&mut self) -> String {
        let mut word = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
            word.push(c);
            self.at += 1;
        }
        word
    }

    /// Consumes a number in ASCII digits.
    pub(super) fn digits(&mut self) -> Option<WrittenNumber> {
        let mut number = WrittenNumber { value: 0, digits: 0 };
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            number.value = number.value.saturating_mul(10).saturating_add(u64::from(digit));
            number.digits += 1;
            self.at += 1;
        }
        (number.digits > 0).then_some(number)
    }

    /// Consumes a number in ASCII digits or Chinese numerals: `二〇二五` (digit by digit), `二十五`, `一百一十四`.
    pub(super) fn number(&mut self) -> Option<WrittenNumber> {
        if let Some(number) = self.digits() {
            return Some(number);
        }
        let (mut total, mut current, mut count) = (0_u64, 0_u64, 0);
        while let Some(value) = self.peek().and_then(words::numeral) {
            match value {
                100 => {
                    total += current.max(1) * 100;
                    current = 0;
                }
                10 => {
                    total += current.max(1) * 10;
                    current = 0;
                }
                20 | 30 => total += u64::from(value),
                _ => current = (current * 10).saturating_add(u64::from(value)).min(99_999),
            }
            total = total.min(99_999);
            count += 1;
            self.at += 1;
        }
        (count > 0).then_some(WrittenNumber { value: total + current, digits: 0 })
    }
}

/// The half-width form of a character, if it has one.
fn fold_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{A0}' | '\u{202F}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '–' | '—' | '‐' | '‑' | '−' => '-',
        '\u{2236}' => ':',
        _ => c,
    }
}
