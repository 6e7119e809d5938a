//! Decoders of the read-only encodings that no library decodes.

use encoding_rs::GBK;

use super::decoded::{ANCHOR_INTERVAL_BYTES, Decoded, anchor, push_replacement};
use crate::text::encoding::{Encoding, ReadOnly};

/// Decodes UTF-32: every four bytes are one character, or malformed.
pub(super) fn utf32(encoding: ReadOnly, bytes: &[u8]) -> Decoded<'static> {
    let mut decoded = Decoded::new(Encoding::ReadOnly(encoding), false);
    let mut text = String::with_capacity(bytes.len() / 2);
    let (whole, rest) = bytes.as_chunks::<4>();
    for (index, four) in whole.iter().enumerate() {
        if (4 * index).is_multiple_of(ANCHOR_INTERVAL_BYTES) {
            decoded.anchors.push(anchor(text.len(), 4 * index));
        }
        let number = if encoding == ReadOnly::Utf32Be { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) };
        match char::from_u32(number) {
            Some(c) => text.push(c),
            None => decoded.malformed.push(push_replacement(&mut text)),
        }
    }
    if !rest.is_empty() {
        decoded.malformed.push(push_replacement(&mut text));
        decoded.anchors.push(anchor(text.len(), bytes.len()));
    }
    Decoded { text: text.into(), ..decoded }
}

/// Decodes HZ (RFC 1843): between `~{` and `~}`, every two bytes are a character of GB 2312 without their eighth bits.
pub(super) fn hz(bytes: &[u8]) -> Decoded<'static> {
    let mut decoded = Decoded::new(Encoding::ReadOnly(ReadOnly::Hz), true);
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let (mut at, mut is_ascii) = (0, true);
    decoded.anchors.push(anchor(0, 0));
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match rest {
            [b'~', b'{' | b'}', ..] => (at, is_ascii) = (at + 2, rest[1] == b'}'),
            [b'~', b'\n', ..] if is_ascii => at += 2,
            [b'~', b'~', ..] if is_ascii => {
                text.push('~');
                at += 2;
            }
            [high, low, ..] if !is_ascii => {
                text.push_str(&GBK.decode_without_bom_handling(&[high | 0x80, low | 0x80]).0);
                at += 2;
                continue;
            }
            [byte, ..] => {
                text.push(char::from(*byte));
                at += 1;
                continue;
            }
            [] => break,
        }
        decoded.anchors.push(anchor(text.len(), at));
    }
    // Where several anchors have the same place in the text, the last one says where the text continues.
    decoded.anchors.reverse();
    decoded.anchors.dedup_by_key(|anchor| anchor.text);
    decoded.anchors.reverse();
    Decoded { text: text.into(), ..decoded }
}
