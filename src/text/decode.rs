//! Which encoding a file is in, and its text.

use std::borrow::Cow;

use encoding_rs::{BIG5, CoderResult, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ByteSpan;

/// How many bytes at the start of a file (for legacy encodings: from its first byte that is not ASCII) are looked at.
const PREFIX: usize = 64 * 1024;

/// About how many stored bytes lie between two anchors.
const STEP: usize = 1024;

/// The same place in the text and in the stored file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Bytes of the text before it.
    pub(super) text: u32,
    /// Bytes of the file before it.
    pub(super) stored: u32,
}

/// What a file's bytes say.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) encoding: &'static Encoding,
    pub(super) text: Cow<'a, str>,
    /// The U+FFFD of the text that stand for malformed bytes, in order.
    pub(super) malformed: Vec<ByteSpan>,
    /// In order; empty if text and file are the same bytes.
    pub(super) anchors: Vec<Anchor>,
}

/// Reads bytes in the encoding that they look to be in. Total and linear.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    // A text longer than offsets can say is cut, and so is its last character if need be.
    let bytes = bytes.get(..(u32::MAX / 4) as usize).unwrap_or(bytes);
    if let Some(encoding) = utf16(bytes) {
        return decode_other(encoding, bytes);
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Decoded { encoding: UTF_8, text: text.into(), malformed: vec![], anchors: vec![] },
        Err(_) => match legacy(bytes) {
            Some(encoding) => decode_other(encoding, bytes),
            None => decode_damaged(bytes),
        },
    }
}

/// UTF-8 with malformed sequences. The division into sequences is that of the Encoding Standard, which
/// [`<[u8]>::utf8_chunks`](slice::utf8_chunks) keeps too.
pub(super) fn decode_damaged(bytes: &[u8]) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len());
    let mut malformed = Vec::new();
    let mut anchors = Vec::new();
    let mut stored = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        stored += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            malformed.push(push_replacement(&mut text));
            anchors.push(anchor(text.len(), stored));
        }
    }
    Decoded { encoding: UTF_8, text: text.into(), malformed, anchors }
}

fn decode_other(encoding: &'static Encoding, bytes: &[u8]) -> Decoded<'static> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut malformed = Vec::new();
    let mut anchors = vec![anchor(0, 0)];
    let mut start = 0;
    while start < bytes.len() {
        let end = chunk_end(encoding, bytes, start);
        let last = end == bytes.len();
        let mut chunk = &bytes[start..end];
        loop {
            text.reserve(decoder.max_utf8_buffer_length_without_replacement(chunk.len()).unwrap_or(chunk.len() * 3));
            let (result, read) = decoder.decode_to_string_without_replacement(chunk, &mut text, last);
            chunk = chunk.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, extra) => {
                    malformed.push(push_replacement(&mut text));
                    anchors.push(anchor(text.len(), end - chunk.len() - usize::from(extra)));
                }
            }
        }
        start = end;
        anchors.push(anchor(text.len(), end));
    }
    anchors.dedup_by_key(|anchor| anchor.text);
    Decoded { encoding, text: text.into(), malformed, anchors }
}

/// Where the stretch that begins at `start` can end without a character across its end. In the legacy encodings no
/// second byte lies below 0x30, so one that does is a character of its own.
fn chunk_end(encoding: &'static Encoding, bytes: &[u8], start: usize) -> usize {
    let least = start + STEP;
    if least >= bytes.len() {
        return bytes.len();
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        // Never between the two halves of a surrogate pair.
        let high = bytes.get(if encoding == UTF_16LE { least - 1 } else { least - 2 });
        let split = high.is_some_and(|byte| (0xD8..0xDC).contains(byte));
        return if split { (least + 2).min(bytes.len()) } else { least };
    }
    bytes.iter().skip(least).position(|byte| *byte < 0x30).map_or(bytes.len(), |ahead| least + ahead + 1)
}

/// How many bytes `text` takes in `encoding`.
pub(super) fn stored_len(encoding: &'static Encoding, text: &str) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return text.chars().map(|c| 2 * c.len_utf16()).sum();
    }
    let mut encoder = encoding.new_encoder();
    let mut buffer = [0; 1024];
    let mut rest = text;
    let mut len = 0;
    loop {
        let (result, read, written) = encoder.encode_from_utf8_without_replacement(rest, &mut buffer, true);
        len += written;
        rest = rest.get(read..).unwrap_or_default();
        match result {
            encoding_rs::EncoderResult::InputEmpty => return len,
            encoding_rs::EncoderResult::OutputFull if read == 0 && written == 0 => return len,
            encoding_rs::EncoderResult::OutputFull => {}
            // A character that decodes and does not encode: Big5 has some, of two bytes each.
            encoding_rs::EncoderResult::Unmappable(_) => len += if encoding == BIG5 { 2 } else { 1 },
        }
    }
}

/// UTF-16, by its byte order mark, or by NULs in a text that makes sense when it is read in pairs.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let prefix = bytes.get(..bytes.len().min(PREFIX) & !1)?;
    let nuls = memchr::memchr_iter(0, prefix).count();
    // Text in Latin script is half NULs. Text in Han has few, at its line ends and digits, but is no UTF-8.
    let least = if nuls > 0 && std::str::from_utf8(prefix).is_ok() { prefix.len() / 4 } else { 1 };
    if nuls < least.max(1) {
        return None;
    }
    let read_as = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(prefix);
        let usual = text.chars().filter(|c| is_usual(*c)).count();
        // Latin letters read the wrong way round look like Han; the other way round never happens.
        let latin = text.chars().filter(char::is_ascii).count();
        (usual * 10 >= text.chars().count() * 9).then_some((usual + latin, encoding))
    };
    [UTF_16LE, UTF_16BE].into_iter().filter_map(read_as).max_by_key(|(score, _)| *score).map(|(_, encoding)| encoding)
}

/// Whether a character is one of those that most texts are made of.
fn is_usual(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{24F}' | '\u{370}'..='\u{4FF}' | '\u{2010}'..='\u{2040}'
        | '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FFEF}')
}

/// The legacy encoding that bytes which are not UTF-8 look to be in; `None` if they rather look like UTF-8 that was
/// damaged: sequences of three or four bytes that are valid occur in other encodings by rare chance only.
fn legacy(bytes: &[u8]) -> Option<&'static Encoding> {
    let first = bytes.iter().position(|byte| !byte.is_ascii())?;
    let sample = bytes.get(first..bytes.len().min(first + PREFIX))?;
    let (mut valid, mut malformed) = (0, 0);
    for chunk in sample.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        malformed += usize::from(!chunk.invalid().is_empty());
    }
    if malformed < 4 || valid * 4 > malformed {
        return None;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    let mut decoder = guess.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len())?);
    let (result, _, _) = decoder.decode_to_string(sample, &mut text, false);
    let broken = text.matches('\u{FFFD}').count();
    (result == CoderResult::InputEmpty && broken * 20 <= malformed).then_some(guess)
}

fn push_replacement(text: &mut String) -> ByteSpan {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    ByteSpan::new(start, text.len())
}

fn anchor(text: usize, stored: usize) -> Anchor {
    Anchor { text: u32::try_from(text).unwrap_or(u32::MAX), stored: u32::try_from(stored).unwrap_or(u32::MAX) }
}
