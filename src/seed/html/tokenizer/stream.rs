//! Character classes of the input stream, and characters that should not be in it at all (13.2.3.5 “Preprocessing the
//! input stream”).

use crate::seed::html::error::{ErrorCode, ParseError};
use crate::text::{ByteSpan, slice};

/// The bytes that can begin a control character or noncharacter: the ASCII controls except white space and NUL (which
/// each state reports itself), and the lead bytes of U+0080–U+00BF, of U+F000–U+FFFF, and of all planes beyond the
/// first.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 1;
    while byte < 256 {
        table[byte] = match byte {
            0x09 | 0x0a | 0x0c | 0x0d => false,
            0x01..=0x1f | 0x7f | 0xc2 | 0xef | 0xf0..=0xf4 => true,
            _ => false,
        };
        byte += 1;
    }
    table
};

/// Appends an error for every control character and noncharacter in `span`.
pub(super) fn scan(source: &str, span: ByteSpan, errors: &mut Vec<ParseError>) {
    let text = slice(source, span.range());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| SUSPECT[usize::from(byte)])) {
        at += offset;
        let Some(found) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
        let code = if found.is_control() {
            Some(ErrorCode::ControlCharacterInInputStream)
        } else if is_noncharacter(found) {
            Some(ErrorCode::NoncharacterInInputStream)
        } else {
            None
        };
        let (start, end) = (span.start() + at, span.start() + at + found.len_utf8());
        errors.extend(code.map(|code| ParseError {
            code,
            offset: start,
            span: ByteSpan::new(start, end),
            first: None,
        }));
        at += found.len_utf8();
    }
}

/// Whether Unicode reserves a code point as a noncharacter.
pub(super) fn is_noncharacter(read: char) -> bool {
    matches!(read, '\u{fdd0}'..='\u{fdef}') || (read as u32) & 0xfffe == 0xfffe
}

/// Whether a byte is white space in the standard, or a carriage return, which newline normalisation turns into a line
/// feed.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}
