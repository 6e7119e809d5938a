//! Detection of UTF-16 and UTF-32, by byte order mark or by NUL bytes.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::text::encoding::ReadOnly;

/// How many bytes at the start of a file are searched for the NULs of UTF-16 and UTF-32.
const MAX_PREFIX_BYTES: usize = 64 * 1024;

/// Detects UTF-32: by a byte order mark, or because every four bytes are a character other than NUL.
pub(in crate::text) fn utf32(bytes: &[u8]) -> Option<ReadOnly> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => return Some(ReadOnly::Utf32Le),
        [0, 0, 0xFE, 0xFF, ..] => return Some(ReadOnly::Utf32Be),
        _ => {}
    }
    let prefix = bytes.get(..bytes.len().min(MAX_PREFIX_BYTES) & !3).filter(|prefix| prefix.len() >= 8)?;
    let reads_as = |number: fn([u8; 4]) -> u32| {
        prefix.as_chunks::<4>().0.iter().all(|four| char::from_u32(number(*four)).is_some_and(|c| c != '\0'))
    };
    if reads_as(u32::from_le_bytes) {
        return Some(ReadOnly::Utf32Le);
    }
    reads_as(u32::from_be_bytes).then_some(ReadOnly::Utf32Be)
}

/// Detects UTF-16: by a byte order mark, or by NUL bytes in a text that makes sense when read as pairs of bytes. The
/// flag tells whether there is a mark.
pub(in crate::text) fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some((UTF_16LE, true)),
        [0xFE, 0xFF, ..] => return Some((UTF_16BE, true)),
        _ => {}
    }
    let prefix = bytes.get(..bytes.len().min(MAX_PREFIX_BYTES) & !1)?;
    let nuls = memchr::memchr_iter(0, prefix).count();
    // Latin text is half NULs. Han text has NULs only at line ends and digits, but it is not UTF-8.
    let is_utf8 = match std::str::from_utf8(prefix) {
        Ok(_) => true,
        // The prefix may end inside a character.
        Err(error) => error.error_len().is_none(),
    };
    let least = if nuls > 0 && is_utf8 { prefix.len() / 4 } else { 1 };
    if nuls < least.max(1) {
        return None;
    }
    let read_as = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(prefix);
        let usual = text.chars().filter(|c| is_usual(*c)).count();
        // Latin letters read with the wrong byte order look like Han; the reverse never happens.
        let latin = text.chars().filter(char::is_ascii).count();
        (usual * 10 >= text.chars().count() * 9).then_some((usual + latin, encoding))
    };
    let best = [UTF_16LE, UTF_16BE].into_iter().filter_map(read_as).max_by_key(|(score, _)| *score);
    best.map(|(_, encoding)| (encoding, false))
}

/// Whether a character is among those that most texts consist of.
fn is_usual(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{24F}' | '\u{370}'..='\u{4FF}' | '\u{2010}'..='\u{2040}'
        | '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FFEF}')
}
