//! Detection of encodings that the bytes do not declare.

mod seven_bits;
#[cfg(test)]
mod tests;
mod wide;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS};

pub(super) use seven_bits::seven_bits;
pub(super) use wide::{utf16, utf32};

/// How many bytes of each of three places in a file are given to the detector. It processes 5 MB a second, and decoding
/// is fifty times as fast.
const WINDOW_BYTES: usize = 5 * 1024;

/// How many bytes are given to the detector again when a text in a multi-byte encoding appears damaged.
const SECOND_LOOK_BYTES: usize = 4 * 1024;

/// At most one malformed sequence in this many characters is damage; more mean another encoding.
const CHARACTERS_PER_DAMAGE: usize = 50;

/// The multi-byte encodings of East Asia.
const MULTI_BYTE: [&Encoding; 5] = [GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];

/// The characters in the valid parts of some bytes, as evidence that the bytes are UTF-8.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Utf8Evidence {
    /// Characters of two bytes. One in seven characters of GBK looks like one.
    two: usize,
    /// Characters of three or four bytes. They almost never occur in another encoding.
    more: usize,
}

impl Utf8Evidence {
    /// Counts the characters of a valid part.
    pub(super) fn add(&mut self, valid: &str) {
        if !valid.is_ascii() {
            for c in valid.chars().filter(|c| !c.is_ascii()) {
                *(if c.len_utf8() == 2 { &mut self.two } else { &mut self.more }) += 1;
            }
        }
    }

    /// Whether bytes with this many malformed sequences appear to be damaged UTF-8.
    fn suggest_utf8(self, malformed: usize) -> bool {
        self.more * 4 > malformed || self.two > malformed * 8
    }

    /// The same without reasonable doubt.
    pub(super) fn are_conclusive(self, malformed: usize) -> bool {
        self.more > malformed || self.two > malformed * 8
    }
}

/// Guesses the legacy encoding of bytes that are not UTF-8. Returns `None` if they appear to be damaged UTF-8.
///
/// The detector sees a bounded part of the file, cut between characters. Everything else is linear.
pub(super) fn legacy(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut sequences, mut malformed) = (Utf8Evidence::default(), 0);
    for chunk in bytes.utf8_chunks() {
        sequences.add(chunk.valid());
        malformed += usize::from(!chunk.invalid().is_empty());
    }
    if malformed < 4 || sequences.suggest_utf8(malformed) {
        return None;
    }
    let sample = sample(bytes);
    let guess = run_detector(&sample);
    // Any bytes are valid in most single-byte encodings.
    let is_sound = || guess.decode_without_bom_handling_and_without_replacement(&sample).is_some();
    if (guess.is_single_byte() || !is_sound())
        && let Some(damaged) = MULTI_BYTE.into_iter().find(|encoding| is_damaged(encoding, &sample))
    {
        return Some(damaged);
    }
    Some(guess)
}

/// Runs the detector on `sample`, which may end inside a character.
fn run_detector(sample: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// Whether `sample` is text in a multi-byte encoding with a few malformed sequences. The detector rejects an encoding
/// for a single malformed sequence, so it is asked again about the lines without any.
fn is_damaged(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let (mut sound, mut damaged, mut sound_characters) = (Vec::new(), 0, 0);
    for piece in sample.split_inclusive(|byte| *byte < 0x30) {
        if piece.is_ascii() {
            continue;
        }
        match encoding.decode_without_bom_handling_and_without_replacement(piece) {
            Some(text) => {
                sound_characters += text.chars().filter(|c| !c.is_ascii()).count();
                if sound.len() < SECOND_LOOK_BYTES {
                    sound.extend_from_slice(piece);
                }
            }
            None => damaged += 1,
        }
    }
    damaged > 0 && damaged * CHARACTERS_PER_DAMAGE <= sound_characters && run_detector(&sound) == encoding
}

/// Takes a sample of the file: at its first non-ASCII byte, in its middle and at its end, cut between characters.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let Some(first) = bytes.iter().position(|byte| !byte.is_ascii()) else { return Vec::new() };
    if bytes.len() - first <= 3 * WINDOW_BYTES {
        return bytes.get(first..).unwrap_or_default().to_vec();
    }
    let mut sample = Vec::with_capacity(3 * WINDOW_BYTES);
    let middle = first + (bytes.len() - first) / 2;
    for start in [middle, bytes.len() - WINDOW_BYTES] {
        // No trail byte of these encodings is below 0x30.
        let window = bytes.get(start..start + WINDOW_BYTES).unwrap_or_default();
        let is_whole = |byte: &u8| *byte < 0x30;
        if let (Some(begin), Some(end)) = (window.iter().position(is_whole), window.iter().rposition(is_whole)) {
            sample.extend_from_slice(window.get(begin..=end).unwrap_or_default());
        }
    }
    // This part may end inside a character, so it comes last.
    sample.extend_from_slice(bytes.get(first..first + WINDOW_BYTES).unwrap_or_default());
    sample
}
