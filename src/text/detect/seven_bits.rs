//! The encodings whose bytes are all ASCII.

use encoding_rs::ISO_2022_JP;

use crate::text::encoding::ReadOnly;

/// An encoding of seven bits a byte, in bytes that are all ASCII: HZ or ISO-2022-JP.
pub(in crate::text) fn seven_bits(bytes: &[u8]) -> Option<ReadOnly> {
    if memchr::memmem::find(bytes, b"~{").is_some() && is_hz(bytes) {
        return Some(ReadOnly::Hz);
    }
    let japanese = [b"\x1B$B".as_slice(), b"\x1B$@"].iter().any(|set| memchr::memmem::find(bytes, set).is_some());
    let is_sound = || ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    (japanese && is_sound()).then_some(ReadOnly::Iso2022Jp)
}

/// Whether every `~{` in a text begins a run of ideographs and marks of GB 2312 which ends on the same line, and there is
/// one that is long enough to be no chance.
fn is_hz(bytes: &[u8]) -> bool {
    let (mut longest, mut at) = (0, 0);
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memmem::find(rest, b"~{")) {
        let begin = at + found + 2;
        let pairs = bytes.get(begin..).unwrap_or_default().as_chunks::<2>().0;
        // Rows 1 to 9 are marks and other scripts, 16 to 87 ideographs.
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
