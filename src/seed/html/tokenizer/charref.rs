//! Character references: `&amp;`, `&#38;`, `&#x26;`.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

use super::Tokenizer;
use super::stream::is_noncharacter;
use crate::seed::html::error::ErrorCode;

/// Whether `name` is a character reference without its `&`: `nbsp;`, `#8220;`, `#x201C;`.
pub fn is_reference_name(name: &str) -> bool {
    let Some(bare) = name.strip_suffix(';') else { return false };
    match bare.strip_prefix('#') {
        None => NAMED_ENTITIES.get(name).is_some_and(|(first, _)| *first != 0),
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
            None => !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
        },
    }
}

impl Tokenizer<'_, '_> {
    /// Character reference state, at an `&`. Moves past the reference. Returns `None` if the source stands for itself.
    pub(super) fn reference(&mut self, in_attribute: bool) -> Option<(char, Option<char>)> {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'#') => self.numeric_reference(start).map(|read| (read, None)),
            Some(byte) if byte.is_ascii_alphanumeric() => self.named_reference(start, in_attribute),
            _ => None,
        }
    }

    /// Named character reference state: the longest name in the table counts, with or without its semicolon.
    fn named_reference(&mut self, start: usize, in_attribute: bool) -> Option<(char, Option<char>)> {
        let name = self.at;
        let mut longest = None;
        // The table also contains every prefix of every name. A prefix that is not a name stands for nothing.
        let mut end = name;
        while let Some(byte) = self.bytes.get(end).filter(|byte| byte.is_ascii_alphanumeric() || **byte == b';') {
            end += 1;
            let Some(&(first, second)) = NAMED_ENTITIES.get(self.slice(name, end)) else { break };
            if let Some(first) = char::from_u32(first).filter(|first| *first != '\0') {
                longest = Some((end, first, char::from_u32(second).filter(|second| *second != '\0')));
            }
            if *byte == b';' {
                break;
            }
        }
        let Some((end, first, second)) = longest else {
            self.ambiguous_ampersand(start);
            return None;
        };
        self.at = end;
        if self.bytes.get(end - 1) != Some(&b';') {
            let next = self.peek();
            if in_attribute && next.is_some_and(|next| next == b'=' || next.is_ascii_alphanumeric()) {
                return None;
            }
            self.error(ErrorCode::MissingSemicolonAfterCharacterReference, end, start, end);
        }
        Some((first, second))
    }

    /// Ambiguous ampersand state.
    fn ambiguous_ampersand(&mut self, start: usize) {
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            self.at += 1;
        }
        if self.peek() == Some(b';') {
            self.error(ErrorCode::UnknownNamedCharacterReference, self.at, start, self.at + 1);
        }
    }

    /// Numeric character reference state, at the `#`.
    fn numeric_reference(&mut self, start: usize) -> Option<char> {
        self.at += 1;
        let radix = if matches!(self.peek(), Some(b'x' | b'X')) {
            self.at += 1;
            16
        } else {
            10
        };
        let digits = self.at;
        let mut number: u32 = 0;
        while let Some(digit) = self.peek().and_then(|byte| char::from(byte).to_digit(radix)) {
            number = number.saturating_mul(radix).saturating_add(digit);
            self.at += 1;
        }
        if self.at == digits {
            let code = ErrorCode::AbsenceOfDigitsInNumericCharacterReference;
            self.error(code, self.at, start, self.at);
            return None;
        }
        if self.peek() == Some(b';') {
            self.at += 1;
        } else {
            self.error(ErrorCode::MissingSemicolonAfterCharacterReference, self.at, start, self.at);
        }
        let (read, error) = numeric_character(number);
        if let Some(code) = error {
            self.error(code, self.at, start, self.at);
        }
        Some(read)
    }
}

/// Numeric character reference end state.
fn numeric_character(number: u32) -> (char, Option<ErrorCode>) {
    const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;
    match (number, char::from_u32(number)) {
        (0, _) => (REPLACEMENT, Some(ErrorCode::NullCharacterReference)),
        (0x11_0000.., _) => (REPLACEMENT, Some(ErrorCode::CharacterReferenceOutsideUnicodeRange)),
        (_, None) => (REPLACEMENT, Some(ErrorCode::SurrogateCharacterReference)),
        (0x80..=0x9f, Some(read)) => {
            let replaced = C1_REPLACEMENTS.get(number as usize - 0x80).copied().flatten();
            (replaced.unwrap_or(read), Some(ErrorCode::ControlCharacterReference))
        }
        (_, Some(read)) if is_noncharacter(read) => (read, Some(ErrorCode::NoncharacterCharacterReference)),
        (_, Some(read)) if read.is_control() && !matches!(read, '\t' | '\n' | '\x0c') => {
            (read, Some(ErrorCode::ControlCharacterReference))
        }
        (_, Some(read)) => (read, None),
    }
}
