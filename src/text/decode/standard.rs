//! The encodings of the WHATWG Encoding Standard, with anchors between text and file.

use encoding_rs::{
    BIG5, DecoderResult, EUC_JP, EUC_KR, EncoderResult, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_16BE,
    UTF_16LE,
};

use super::decoded::{ANCHOR_INTERVAL_BYTES, Decoded, anchor, push_replacement};
use crate::text::encoding::Encoding as ReadAs;

/// Decodes bytes in one of the standard's encodings. No character lies across an anchor, and stateful encodings are in
/// their initial state at each anchor. Linear.
pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Decoded<'static> {
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
    Decoded { text: text.into(), malformed, anchors, ..Decoded::new(ReadAs::Other(encoding), false) }
}

/// The end of the chunk that starts at `start`, such that no character lies across it. No trail byte of the legacy
/// encodings is below 0x30, so such a byte is always a whole character.
fn chunk_end(encoding: &'static Encoding, bytes: &[u8], start: usize) -> usize {
    let least = start + ANCHOR_INTERVAL_BYTES;
    if least >= bytes.len() {
        return bytes.len();
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        // Do not separate a surrogate pair.
        let high = bytes.get(if encoding == UTF_16LE { least - 1 } else { least - 2 });
        let split = high.is_some_and(|byte| (0xD8..0xDC).contains(byte));
        return if split { (least + 2).min(bytes.len()) } else { least };
    }
    if encoding.is_single_byte() {
        return least;
    }
    let rest = bytes.get(least..).unwrap_or_default();
    if encoding == ISO_2022_JP {
        // The state set by an escape sequence ends with the line.
        return memchr::memchr(b'\n', rest).map_or(bytes.len(), |ahead| least + ahead + 1);
    }
    if let Some(ahead) = rest.iter().take(ANCHOR_INTERVAL_BYTES).position(|byte| *byte < 0x30) {
        return least + ahead + 1;
    }
    // There is no such byte nearby, so step from character to character.
    let mut at = start;
    while at < least {
        at += character_len(encoding, bytes.get(at..).unwrap_or_default());
    }
    at.min(bytes.len())
}

/// The length in bytes of the character that `bytes` start with, or 1 if it is malformed (Encoding Standard, the
/// decoders of the multi-byte encodings).
fn character_len(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let (Some(lead), Some(trail)) = (bytes.first(), bytes.get(1)) else { return 1 };
    let two = trail >= &0x40 && *trail != 0x7F;
    match (encoding, lead) {
        (it, 0x81..=0xFE) if (it == GBK || it == GB18030) && trail.is_ascii_digit() => 4,
        (it, 0x81..=0xFE) if two && (it == GBK || it == GB18030 || it == BIG5 || it == EUC_KR) => 2,
        (it, 0x81..=0x9F | 0xE0..=0xFC) if two && it == SHIFT_JIS => 2,
        (it, 0x8F) if it == EUC_JP && *trail >= 0xA1 => 3,
        (it, 0x8E | 0xA1..=0xFE) if it == EUC_JP && *trail >= 0xA1 => 2,
        _ => 1,
    }
}

/// The number of bytes that `text` occupies in `encoding`.
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
            EncoderResult::InputEmpty => return len,
            EncoderResult::OutputFull if read == 0 && written == 0 => return len,
            EncoderResult::OutputFull => {}
            // A character that decodes but does not encode. Those of GB18030 beyond GBK occupy four bytes, those of JIS
            // X 0212 in EUC-JP three, and some of Big5 two.
            EncoderResult::Unmappable(_) => {
                len += match encoding {
                    _ if encoding == GBK => 4,
                    _ if encoding == EUC_JP => 3,
                    _ if encoding == BIG5 => 2,
                    _ => 1,
                }
            }
        }
    }
}
