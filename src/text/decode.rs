//! Decoding: from the bytes of a file to its text.

mod decoded;
mod read_only;
mod standard;

use std::cell::LazyCell;

use encoding_rs::{ISO_2022_JP, UTF_8};

pub(super) use decoded::{Anchor, Decoded};
use decoded::{anchor, push_replacement};

use super::declaration::{self, Declaration};
use super::encoding::{Encoding, ReadOnly};
use super::{detect, slice, subslice};

/// A declared encoding is accepted if at most one in this many non-ASCII bytes is malformed in it.
const BYTES_PER_DAMAGE: usize = 20;

/// Decodes `bytes` in the encoding that they declare, if they can be in it, or else in the one that they appear to be
/// in. A byte order mark takes precedence over the declaration of a page. Never fails. Linear in the number of bytes.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    // Offsets are 32 bits wide, so a longer file is cut off here, possibly inside a character.
    let bytes = bytes.get(..(u32::MAX / 4) as usize).unwrap_or(bytes);
    let mut decoded = decode_bytes(bytes);
    decoded.declaration = declaration::find(decoded.text.as_bytes()).map(|span| {
        let label = slice(&decoded.text, span.range());
        Declaration { span, verdict: declaration::verdict(label, &decoded.text, decoded.encoding) }
    });
    decoded
}

fn decode_bytes(bytes: &[u8]) -> Decoded<'_> {
    if let Some(encoding) = detect::utf32(bytes) {
        return read_only::utf32(encoding, bytes);
    }
    if let Some((encoding, has_mark)) = detect::utf16(bytes) {
        return Decoded { is_guessed: !has_mark, ..standard::decode(encoding, bytes) };
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => match text.is_ascii().then(|| detect::seven_bits(bytes)).flatten() {
            None => Decoded { text: text.into(), ..Decoded::new(Encoding::Utf8, false) },
            Some(ReadOnly::Hz) => read_only::hz(bytes),
            Some(other) => Decoded {
                encoding: Encoding::ReadOnly(other),
                is_guessed: true,
                ..standard::decode(ISO_2022_JP, bytes)
            },
        },
        Err(_) => decode_non_utf8(bytes),
    }
}

/// Decodes bytes that are not UTF-8: in the encoding that they declare if they can be in it, or else in the one that
/// they appear to be in, or else as damaged UTF-8.
fn decode_non_utf8(bytes: &[u8]) -> Decoded<'static> {
    let detected = LazyCell::new(|| detect::legacy(bytes));
    let declared = declaration::find(bytes).and_then(|label| declaration::encoding_of(subslice(bytes, label.range())));
    if let Some(declared) = declared.filter(|declared| *declared != UTF_8)
        // Any bytes are valid in a single-byte encoding, so validity proves nothing.
        && !(declared.is_single_byte() && detected.is_some_and(|detected| !detected.is_single_byte()))
    {
        let decoded = standard::decode(declared, bytes);
        let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        if decoded.malformed.len() * BYTES_PER_DAMAGE <= beyond_ascii {
            return decoded;
        }
    }
    match *detected {
        Some(encoding) => Decoded { is_guessed: true, ..standard::decode(encoding, bytes) },
        None => decode_damaged(bytes),
    }
}

/// Decodes UTF-8 with malformed sequences. These are delimited as in the WHATWG Encoding Standard, which
/// [`<[u8]>::utf8_chunks`](slice::utf8_chunks) follows too.
pub(super) fn decode_damaged(bytes: &[u8]) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len());
    let mut malformed = Vec::new();
    let mut anchors = Vec::new();
    let (mut stored, mut evidence) = (0, detect::Utf8Evidence::default());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        evidence.add(chunk.valid());
        stored += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            malformed.push(push_replacement(&mut text));
            anchors.push(anchor(text.len(), stored));
        }
    }
    // A few bytes of another encoding could look like this by chance.
    let is_guessed = !evidence.are_conclusive(malformed.len());
    Decoded { text: text.into(), malformed, anchors, ..Decoded::new(Encoding::Utf8, is_guessed) }
}

/// The number of bytes that `text` occupies in `encoding`.
pub(super) fn stored_len(encoding: Encoding, text: &str) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Other(encoding) => standard::stored_len(encoding, text),
        Encoding::ReadOnly(ReadOnly::Iso2022Jp) => standard::stored_len(ISO_2022_JP, text),
        Encoding::ReadOnly(ReadOnly::Utf32Le | ReadOnly::Utf32Be) => 4 * text.chars().count(),
        Encoding::ReadOnly(ReadOnly::Hz) => text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum(),
    }
}
