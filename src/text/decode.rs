//! The text of a file, in the encoding that its bytes say or look to be in.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, DecoderResult, EUC_JP, EUC_KR, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
};

use super::declaration::{self, Declaration, Verdict};
use super::encoding::{Encoding, ReadOnly};
use super::{ByteSpan, detect};

/// About how many stored bytes lie between two anchors.
const STEP: usize = 1024;

/// A declared encoding is believed if no more than one of so many bytes that are not ASCII is malformed in it.
const BYTES_PER_DAMAGE: usize = 20;

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
    pub(super) encoding: Encoding,
    /// Whether nothing says which encoding it is in but its look.
    pub(super) is_guessed: bool,
    /// What the file itself says of its encoding.
    pub(super) declaration: Option<Declaration>,
    pub(super) text: Cow<'a, str>,
    /// The U+FFFD of the text that stand for malformed bytes, in order.
    pub(super) malformed: Vec<ByteSpan>,
    /// In order; empty if text and file are the same bytes.
    pub(super) anchors: Vec<Anchor>,
}

impl Decoded<'_> {
    fn new(encoding: Encoding, is_guessed: bool) -> Self {
        let (text, malformed, anchors) = (Cow::Borrowed(""), Vec::new(), Vec::new());
        Self { encoding, is_guessed, declaration: None, text, malformed, anchors }
    }
}

/// Reads bytes in the encoding that they say they are in, if they can be; otherwise in the one that they look to be in. A
/// byte order mark comes first, then the declaration of a page. Total and linear.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    // A text longer than offsets can say is cut, and so is its last character if need be.
    let bytes = bytes.get(..(u32::MAX / 4) as usize).unwrap_or(bytes);
    let mut decoded = decode_as_found(bytes);
    decoded.declaration = declaration::find(decoded.text.as_bytes()).map(|span| {
        let label = decoded.text.get(span.range()).unwrap_or_default();
        Declaration { span, verdict: verdict(label, &decoded) }
    });
    decoded
}

fn decode_as_found(bytes: &[u8]) -> Decoded<'_> {
    if let Some(encoding) = detect::utf32(bytes) {
        return decode_utf32(encoding, bytes);
    }
    if let Some((encoding, is_told)) = detect::utf16(bytes) {
        return Decoded { is_guessed: !is_told, ..decode_other(encoding, bytes) };
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => match text.is_ascii().then(|| detect::seven_bits(bytes)).flatten() {
            None => Decoded { text: text.into(), ..Decoded::new(Encoding::Utf8, false) },
            Some(ReadOnly::Hz) => decode_hz(bytes),
            Some(other) => {
                Decoded { encoding: Encoding::ReadOnly(other), is_guessed: true, ..decode_other(ISO_2022_JP, bytes) }
            }
        },
        Err(_) => decode_declared(bytes).unwrap_or_else(|| match detect::legacy(bytes) {
            Some(encoding) => Decoded { is_guessed: true, ..decode_other(encoding, bytes) },
            None => decode_damaged(bytes),
        }),
    }
}

/// Bytes that are not UTF-8, in the encoding that they declare; `None` if they declare none, or cannot be in it.
fn decode_declared(bytes: &[u8]) -> Option<Decoded<'static>> {
    let label = declaration::find(bytes)?;
    let encoding = declaration::encoding_of(bytes.get(label.range())?)?;
    if encoding == UTF_8 {
        return None;
    }
    // Any bytes are a text in a single-byte encoding, so that it is in one proves nothing.
    if encoding.is_single_byte() && detect::legacy(bytes).is_some_and(|look| !look.is_single_byte()) {
        return None;
    }
    let decoded = decode_other(encoding, bytes);
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (decoded.malformed.len() * BYTES_PER_DAMAGE <= beyond_ascii).then_some(decoded)
}

/// What became of the declaration `label` of a text.
fn verdict(label: &str, decoded: &Decoded<'_>) -> Verdict {
    let is_utf16 = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    let holds = match (encoding_rs::Encoding::for_label(label.as_bytes()), decoded.encoding) {
        (Some(_), _) if decoded.text.is_ascii() && !decoded.encoding.is_read_only() => true,
        (Some(said), Encoding::Utf8) => said == UTF_8,
        (Some(said), Encoding::Other(read)) => said == read || is_utf16(said) && is_utf16(read),
        (Some(said), Encoding::ReadOnly(ReadOnly::Iso2022Jp)) => said == ISO_2022_JP,
        (_, Encoding::ReadOnly(read)) => is_name_of(label, read),
        (None, _) => return Verdict::Unknown,
    };
    if holds { Verdict::Holds } else { Verdict::Contradicted }
}

/// Whether people know an encoding that is only read by that label.
fn is_name_of(label: &str, encoding: ReadOnly) -> bool {
    let label = label.to_ascii_lowercase();
    match encoding {
        ReadOnly::Utf32Le | ReadOnly::Utf32Be => label.starts_with("utf-32"),
        ReadOnly::Hz => label.starts_with("hz"),
        ReadOnly::Iso2022Jp => label.starts_with("iso-2022-jp"),
    }
}

/// UTF-8 with malformed sequences. The division into sequences is that of the Encoding Standard, which
/// [`<[u8]>::utf8_chunks`](slice::utf8_chunks) keeps too.
pub(super) fn decode_damaged(bytes: &[u8]) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len());
    let mut malformed = Vec::new();
    let mut anchors = Vec::new();
    let (mut stored, mut sequences) = (0, detect::Sequences::default());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        sequences.add(chunk.valid());
        stored += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            malformed.push(push_replacement(&mut text));
            anchors.push(anchor(text.len(), stored));
        }
    }
    // A few bytes of another encoding could be anything.
    let is_guessed = !sequences.outnumber(malformed.len());
    Decoded { text: text.into(), malformed, anchors, ..Decoded::new(Encoding::Utf8, is_guessed) }
}

fn decode_other(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Decoded<'static> {
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
    Decoded { text: text.into(), malformed, anchors, ..Decoded::new(Encoding::Other(encoding), false) }
}

/// UTF-32: every four bytes are a character, or malformed.
fn decode_utf32(encoding: ReadOnly, bytes: &[u8]) -> Decoded<'static> {
    let mut decoded = Decoded::new(Encoding::ReadOnly(encoding), false);
    let mut text = String::with_capacity(bytes.len() / 2);
    let (whole, rest) = bytes.as_chunks::<4>();
    for (index, four) in whole.iter().enumerate() {
        if (4 * index).is_multiple_of(STEP) {
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

/// HZ: what stands between `~{` and `~}` is GB 2312 without its eighth bits.
fn decode_hz(bytes: &[u8]) -> Decoded<'static> {
    let mut decoded = Decoded { is_guessed: true, ..Decoded::new(Encoding::ReadOnly(ReadOnly::Hz), true) };
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
                text.push_str(&encoding_rs::GBK.decode_without_bom_handling(&[high | 0x80, low | 0x80]).0);
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
    // Of two anchors at one place of the text, the text goes on behind the last.
    decoded.anchors.reverse();
    decoded.anchors.dedup_by_key(|anchor| anchor.text);
    decoded.anchors.reverse();
    Decoded { text: text.into(), ..decoded }
}

/// Where the stretch that begins at `start` can end without a character across its end. In the legacy encodings no
/// second byte lies below 0x30, so one that does is a character of its own.
fn chunk_end(encoding: &'static encoding_rs::Encoding, bytes: &[u8], start: usize) -> usize {
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
    if encoding.is_single_byte() {
        return least;
    }
    let is_whole = |byte: &u8| if encoding == ISO_2022_JP { *byte == b'\n' } else { *byte < 0x30 };
    let near = bytes.iter().skip(least).take(STEP).position(is_whole);
    if let Some(ahead) = near {
        return least + ahead + 1;
    }
    if encoding != ISO_2022_JP {
        // A long line without a space, a digit or a mark: from character to character.
        let mut at = start;
        while at < least {
            at += character_len(encoding, bytes.get(at..).unwrap_or_default());
        }
        return at.min(bytes.len());
    }
    bytes.iter().skip(least).position(is_whole).map_or(bytes.len(), |ahead| least + ahead + 1)
}

/// How many bytes the character takes that `bytes` begin with; one, if they are malformed (Encoding Standard, the decoders of
/// the multi-byte encodings).
fn character_len(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> usize {
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

/// How many bytes `text` takes in `encoding`.
pub(super) fn stored_len(encoding: Encoding, text: &str) -> usize {
    let encoding = match encoding {
        Encoding::Utf8 => return text.len(),
        Encoding::Other(encoding) => encoding,
        Encoding::ReadOnly(ReadOnly::Utf32Le | ReadOnly::Utf32Be) => return 4 * text.chars().count(),
        Encoding::ReadOnly(ReadOnly::Hz) => return text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum(),
        Encoding::ReadOnly(ReadOnly::Iso2022Jp) => ISO_2022_JP,
    };
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
            // A character that decodes and does not encode: those of GB18030 beyond GBK have four bytes, those of JIS X 0212
            // in EUC-JP three, some of Big5 two.
            encoding_rs::EncoderResult::Unmappable(_) => {
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

fn push_replacement(text: &mut String) -> ByteSpan {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    ByteSpan::new(start, text.len())
}

fn anchor(text: usize, stored: usize) -> Anchor {
    Anchor { text: u32::try_from(text).unwrap_or(u32::MAX), stored: u32::try_from(stored).unwrap_or(u32::MAX) }
}
