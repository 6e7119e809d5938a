//! Detection of encodings whose bytes are all ASCII.

use encoding_rs::ISO_2022_JP;

use crate::text::encoding::ReadOnly;

/// Detects HZ or ISO-2022-JP in bytes that are all ASCII. Returns `None` for plain ASCII.
pub(in crate::text) fn seven_bits(bytes: &[u8]) -> Option<ReadOnly> {
    if memchr::memmem::find(bytes, b"~{").is_some() && is_hz(bytes) {
        return Some(ReadOnly::Hz);
    }
    let japanese = [b"\x1B$B".as_slice(), b"\x1B$@"].iter().any(|set| memchr::memmem::find(bytes, set).is_some());
    let is_sound = || ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    (japanese && is_sound()).then_some(ReadOnly::Iso2022Jp)
}

/// Whether every `~{` starts a run of GB 2312 characters that `~}` ends on the same line, and at least one run is too
/// long for a coincidence.
fn is_hz(bytes: &[u8]) -> bool {
    let (mut longest, mut at) = (0, 0);
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memmem::find(rest, b"~{")) {
        let begin = at + found + 2;
        let pairs = bytes.get(begin..).unwrap_or_default().as_chunks::<2>().0;
        // Rows 1 to 9 hold punctuation and other scripts, 16 to 87 ideographs.
        let is_character = |pair: &&[u8; 2]| matches!(pair, [0x21..=0x29 | 0x30..=0x77, 0x21..=0x7E]);
        let count = pairs.iter().take_while(is_character).count();
        if pairs.get(count) != Some(b"~}") {
            return false;
        }
        longest = longest.max(count);
        at = begin + 2 * count + 2;
    }
    longest >= 2
}
