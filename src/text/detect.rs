//! Which encoding bytes are in that do not say it.

mod seven_bits;
#[cfg(test)]
mod tests;
mod wide;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS};

pub(super) use seven_bits::seven_bits;
pub(super) use wide::{utf16, utf32};

/// How many bytes are shown to the detector in each of three places of a file. It takes 5 MB a second, and decoding fifty
/// times that.
const WINDOW_BYTES: usize = 5 * 1024;

/// How many bytes are shown to it again where a text in a multi-byte encoding looks to be damaged.
const SECOND_LOOK_BYTES: usize = 4 * 1024;

/// One malformed sequence in so many characters is damage; more of them are another encoding.
const CHARACTERS_PER_DAMAGE: usize = 50;

/// The multi-byte encodings of East Asia.
const MULTI_BYTE: [&Encoding; 5] = [GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];

/// The characters of some UTF-8 by how unlikely they are in another encoding.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Utf8Evidence {
    /// Of two bytes: one in seven characters of GBK looks like that.
    two: usize,
    /// Of three or four bytes.
    more: usize,
}

impl Utf8Evidence {
    /// Adds those of a stretch.
    pub(super) fn add(&mut self, valid: &str) {
        if !valid.is_ascii() {
            for c in valid.chars().filter(|c| !c.is_ascii()) {
                *(if c.len_utf8() == 2 { &mut self.two } else { &mut self.more }) += 1;
            }
        }
    }

    /// Whether bytes with so many malformed sequences are UTF-8 that was damaged.
    fn look_like_utf8(self, malformed: usize) -> bool {
        self.more * 4 > malformed || self.two > malformed * 8
    }

    /// Whether that is beyond doubt.
    pub(super) fn outnumber(self, malformed: usize) -> bool {
        self.more > malformed || self.two > malformed * 8
    }
}

/// The legacy encoding that bytes which are not UTF-8 look to be in; `None` if they rather look like UTF-8 that was damaged:
/// sequences of three or four bytes that are valid occur in other encodings by rare chance only.
///
/// What is shown to the detector is a bounded part of the file, cut between characters; the rest is linear.
pub(super) fn legacy(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut sequences, mut malformed) = (Utf8Evidence::default(), 0);
    for chunk in bytes.utf8_chunks() {
        sequences.add(chunk.valid());
        malformed += usize::from(!chunk.invalid().is_empty());
    }
    if malformed < 4 || sequences.look_like_utf8(malformed) {
        return None;
    }
    let sample = sample(bytes);
    let guess = look(&sample);
    // Any bytes are a text in most single-byte encodings.
    let is_sound = || guess.decode_without_bom_handling_and_without_replacement(&sample).is_some();
    if (guess.is_single_byte() || !is_sound())
        && let Some(damaged) = MULTI_BYTE.into_iter().find(|encoding| is_damaged(encoding, &sample))
    {
        return Some(damaged);
    }
    Some(guess)
}

/// What the detector makes of some bytes. They may end inside a character.
fn look(sample: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// Whether bytes are a text in a multi-byte encoding with a malformed sequence here and there, which the detector does not
/// forgive: without the stretches around these it says so.
fn is_damaged(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let (mut sound, mut damaged, mut sound_characters) = (Vec::new(), 0, 0);
    for stretch in sample.split_inclusive(|byte| *byte < 0x30) {
        if stretch.is_ascii() {
            continue;
        }
        match encoding.decode_without_bom_handling_and_without_replacement(stretch) {
            Some(text) => {
                sound_characters += text.chars().filter(|c| !c.is_ascii()).count();
                if sound.len() < SECOND_LOOK_BYTES {
                    sound.extend_from_slice(stretch);
                }
            }
            None => damaged += 1,
        }
    }
    damaged > 0 && damaged * CHARACTERS_PER_DAMAGE <= sound_characters && look(&sound) == encoding
}

/// What stands at the first byte that is not ASCII, in the middle and at the end, cut between characters.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let Some(first) = bytes.iter().position(|byte| !byte.is_ascii()) else { return Vec::new() };
    if bytes.len() - first <= 3 * WINDOW_BYTES {
        return bytes.get(first..).unwrap_or_default().to_vec();
    }
    let mut sample = Vec::with_capacity(3 * WINDOW_BYTES);
    let middle = first + (bytes.len() - first) / 2;
    for start in [middle, bytes.len() - WINDOW_BYTES] {
        // No second byte of a character lies below 0x30 in any of these encodings.
        let window = bytes.get(start..start + WINDOW_BYTES).unwrap_or_default();
        let is_whole = |byte: &u8| *byte < 0x30;
        if let (Some(begin), Some(end)) = (window.iter().position(is_whole), window.iter().rposition(is_whole)) {
            sample.extend_from_slice(window.get(begin..=end).unwrap_or_default());
        }
    }
    // Last what may end inside a character.
    sample.extend_from_slice(bytes.get(first..first + WINDOW_BYTES).unwrap_or_default());
    sample
}
