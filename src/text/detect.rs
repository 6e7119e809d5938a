//! Which encoding bytes are in that do not say it.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, ISO_2022_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::encoding::ReadOnly;

/// How many bytes at the start of a file are looked at for the NULs of UTF-16 and UTF-32.
const MAX_PREFIX_BYTES: usize = 64 * 1024;

/// How many bytes are shown to the detector in each of three places of a file. It takes 5 MB a second, and decoding fifty
/// times that.
const WINDOW_BYTES: usize = 5 * 1024;

/// How many bytes are shown to it again where a text in a multi-byte encoding looks to be damaged.
const SECOND_LOOK_BYTES: usize = 4 * 1024;

/// One malformed sequence in so many characters is damage; more of them are another encoding.
const CHARACTERS_PER_DAMAGE: usize = 50;

/// The multi-byte encodings of East Asia.
const MULTI_BYTE: [&Encoding; 5] = [GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];

/// UTF-32, by its byte order mark or by its NULs: every four bytes are a character.
pub(super) fn utf32(bytes: &[u8]) -> Option<ReadOnly> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] if bytes.len().is_multiple_of(4) => return Some(ReadOnly::Utf32Le),
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

/// UTF-16, by its byte order mark, or by NULs in a text that makes sense when it is read in pairs; and whether a mark
/// says so.
pub(super) fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some((UTF_16LE, true)),
        [0xFE, 0xFF, ..] => return Some((UTF_16BE, true)),
        _ => {}
    }
    let prefix = bytes.get(..bytes.len().min(MAX_PREFIX_BYTES) & !1)?;
    let nuls = memchr::memchr_iter(0, prefix).count();
    // Text in Latin script is half NULs. Text in Han has few, at its line ends and digits, but is no UTF-8.
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
        // Latin letters read the wrong way round look like Han; the other way round never happens.
        let latin = text.chars().filter(char::is_ascii).count();
        (usual * 10 >= text.chars().count() * 9).then_some((usual + latin, encoding))
    };
    let best = [UTF_16LE, UTF_16BE].into_iter().filter_map(read_as).max_by_key(|(score, _)| *score);
    best.map(|(_, encoding)| (encoding, false))
}

/// Whether a character is one of those that most texts are made of.
fn is_usual(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{24F}' | '\u{370}'..='\u{4FF}' | '\u{2010}'..='\u{2040}'
        | '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FFEF}')
}

/// An encoding of seven bits a byte, in bytes that are all ASCII: HZ or ISO-2022-JP.
pub(super) fn seven_bits(bytes: &[u8]) -> Option<ReadOnly> {
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

/// The characters of some UTF-8 by how unlikely they are in another encoding.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sequences {
    /// Of two bytes: one in seven characters of GBK looks like that.
    two: usize,
    /// Of three or four bytes.
    more: usize,
}

impl Sequences {
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
    let (mut sequences, mut malformed) = (Sequences::default(), 0);
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

#[cfg(test)]
mod tests {
    use encoding_rs::{
        IBM866, ISO_8859_2, ISO_8859_7, KOI8_R, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
        WINDOWS_1255, WINDOWS_1256,
    };

    use super::*;
    use crate::text::{Encoding as Read, Source};

    const SIMPLIFIED: &str = "村里的人说，这条河三十年没有变过，变的只是桥；二〇一九年，新桥终于通了车。\n";
    const TRADITIONAL: &str = "村裡的人說，這條河三十年沒有變過，變的只是橋；新橋終於通了車，孩子們都去看。\n";
    const JAPANESE: &str = "村の人々は、この川は三十年変わっていないと言う。変わったのは橋だけだった。\n";
    const KOREAN: &str = "마을 사람들은 이 강이 삼십 년 동안 변하지 않았다고 말한다. 변한 것은 다리뿐이다.\n";
    const RUSSIAN: &str = "Жители деревни говорят, что река за тридцать лет не изменилась, изменился только мост.\n";
    const GREEK: &str = "Οι κάτοικοι του χωριού λένε ότι το ποτάμι δεν έχει αλλάξει εδώ και τριάντα χρόνια.\n";
    const FRENCH: &str =
        "Les habitants du village disent que la rivière n’a pas changé depuis trente années, même l’été.\n";
    const POLISH: &str =
        "Mieszkańcy wsi mówią, że rzeka przez trzydzieści lat się nie zmieniła; zmienił się tylko most.\n";
    const HEBREW: &str = "תושבי הכפר אומרים שהנהר לא השתנה שלושים שנה, רק הגשר השתנה, והילדים באו לראות.\n";
    const ARABIC: &str = "يقول أهل القرية إن النهر لم يتغير منذ ثلاثين عاما، وإن الجسر وحده هو الذي تغير.\n";
    const THAI: &str = "ชาวบ้านบอกว่าแม่น้ำสายนี้ไม่เปลี่ยนแปลงมาสามสิบปีแล้ว มีแต่สะพานที่เปลี่ยนไป\n";

    const TEXTS: [(&Encoding, &str); 16] = [
        (GBK, SIMPLIFIED),
        (BIG5, TRADITIONAL),
        (SHIFT_JIS, JAPANESE),
        (EUC_JP, JAPANESE),
        (EUC_KR, KOREAN),
        (KOI8_R, RUSSIAN),
        (IBM866, RUSSIAN),
        (WINDOWS_1251, RUSSIAN),
        (ISO_8859_7, GREEK),
        (WINDOWS_1253, GREEK),
        (WINDOWS_1252, FRENCH),
        (WINDOWS_1250, POLISH),
        (ISO_8859_2, POLISH),
        (WINDOWS_1255, HEBREW),
        (WINDOWS_1256, ARABIC),
        (WINDOWS_874, THAI),
    ];

    /// `text` again and again in an encoding, `length` bytes at the least, behind an ASCII beginning.
    fn stored(encoding: &'static Encoding, text: &str, beginning: &str, length: usize) -> Vec<u8> {
        let (sentence, _, lacking) = encoding.encode(text);
        assert!(!lacking, "{} lacks a character", encoding.name());
        let mut bytes = beginning.as_bytes().to_vec();
        while bytes.len() < length {
            bytes.extend_from_slice(&sentence);
        }
        bytes
    }

    /// Asserts that bytes are read as the encoding has them.
    #[track_caller]
    fn assert_read(bytes: &[u8], encoding: &'static Encoding) {
        let source = Source::from_bytes(bytes);
        let expected = encoding.decode_without_bom_handling(bytes).0;
        assert!(source.text() == expected, "{} was read as {}", encoding.name(), source.encoding().name());
        assert!(source.is_guessed());
    }

    #[test]
    fn the_end_of_what_is_looked_at_is_nowhere_a_limit() {
        for (encoding, text) in TEXTS {
            let around = [1_000, 3 * WINDOW_BYTES, 5 * WINDOW_BYTES];
            for length in around.into_iter().flat_map(|length| [length - 1, length, length + 1]) {
                assert_read(&stored(encoding, text, "", length), encoding);
                assert_read(&stored(encoding, text, "abc", length), encoding);
            }
        }
    }

    #[test]
    fn one_line_without_any_ascii_is_read() {
        for (encoding, text) in &TEXTS[..4] {
            for beginning in ["", "a"] {
                assert_read(&stored(encoding, text.trim_end(), beginning, 5 * WINDOW_BYTES), encoding);
            }
        }
    }

    #[test]
    fn a_text_behind_much_ascii_is_read() {
        let code = "int main(void) { return 0; } /* \u{00A9} */\n".replace('\u{00A9}', "");
        for (encoding, text) in TEXTS {
            let beginning = code.repeat(2_500);
            assert_read(&stored(encoding, text, &beginning, beginning.len() + 4_000), encoding);
        }
    }

    #[test]
    fn a_damaged_byte_makes_no_other_encoding() {
        for (encoding, text) in &TEXTS[..5] {
            let mut bytes = stored(encoding, text, "", 30_000);
            // Characters cut in two.
            for at in [9_000, 20_000] {
                let line = at + bytes[at..].iter().position(|byte| *byte == b'\n').expect("a line end");
                bytes.insert(line, 0x81);
            }
            let source = Source::from_bytes(&bytes);
            assert_eq!(source.encoding(), Read::Other(encoding));
            assert_eq!(source.malformed().len(), 2, "{}", encoding.name());
        }
    }

    #[test]
    fn damaged_utf8_stays_utf8_in_every_script() {
        for text in [RUSSIAN, GREEK, HEBREW, ARABIC, SIMPLIFIED, KOREAN, THAI, FRENCH] {
            let mut bytes = text.repeat(60).into_bytes();
            for at in 1..=6 {
                let line = 700 * at + bytes[700 * at..].iter().position(|byte| *byte == b'\n').expect("a line end");
                bytes.insert(line, 0xD0);
            }
            let source = Source::from_bytes(&bytes);
            assert_eq!((source.encoding(), source.malformed().len()), (Read::Utf8, 6), "{text}");
        }
    }

    #[test]
    fn every_character_leads_back_to_its_bytes() {
        // Of one, two, three and four bytes, in lines with and without a byte below 0x30.
        for (encoding, text) in [
            (GBK, "渡口的𠮷老㐂船工䶮每天清晨划船过河"),
            (EUC_JP, "渡し場の老いた船頭は丂丄毎朝早く川をｶﾞ渡り"),
            (SHIFT_JIS, "渡し場の老いたｶﾞ船頭は毎朝早く川を渡り"),
            (BIG5, "渡口的老船工每天清晨劃船過河"),
            (EUC_KR, "나루터의 늙은 뱃사공은 매일 아침 일찍 강을 건넜다"),
        ] {
            let encode = |text: &str| match encoding {
                _ if encoding == GBK => encoding_rs::GB18030.encode(text).0.into_owned(),
                // The encoder has no characters of JIS X 0212; these two are the first of row 16.
                _ if encoding == EUC_JP => {
                    let mut bytes = Vec::new();
                    for c in text.chars() {
                        match c {
                            '丂' => bytes.extend(b"\x8F\xB0\xA1"),
                            '丄' => bytes.extend(b"\x8F\xB0\xA2"),
                            other => bytes.extend_from_slice(&EUC_JP.encode(other.encode_utf8(&mut [0; 4])).0),
                        }
                    }
                    bytes
                }
                _ => encoding.encode(text).0.into_owned(),
            };
            for end in ["", "。\n"] {
                let long = format!("{text}{end}").repeat(150);
                let bytes = encode(&long);
                let source = Source::from_bytes(&bytes);
                assert_eq!((source.text(), source.encoding()), (long.as_str(), Read::Other(encoding)));
                let mut stored = 0;
                for (at, c) in long.char_indices() {
                    assert_eq!(source.stored_offset(at), stored, "{} {at}", encoding.name());
                    stored += encode(c.encode_utf8(&mut [0; 4])).len();
                }
            }
        }
    }

    fn utf32(text: &str, big: bool) -> Vec<u8> {
        text.chars().flat_map(|c| if big { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() }).collect()
    }

    #[test]
    fn utf32_is_read_with_its_places() {
        for text in [format!("\u{FEFF}{SIMPLIFIED}"), format!("{FRENCH}𠮷"), SIMPLIFIED.repeat(50)] {
            for (big, encoding) in [(false, ReadOnly::Utf32Le), (true, ReadOnly::Utf32Be)] {
                let source = Source::from_bytes(&utf32(&text, big));
                assert_eq!((source.text(), source.encoding()), (text.as_str(), Read::ReadOnly(encoding)));
                for (number, (at, _)) in text.char_indices().enumerate() {
                    assert_eq!(source.stored_offset(at), 4 * number);
                }
            }
        }
    }

    #[test]
    fn hz_is_read_with_its_places() {
        // 渡口 ~ ab 早
        let source = Source::from_bytes(b"~{6I?Z~} ~~ ab ~{TgKO~}\n");
        assert_eq!((source.text(), source.encoding()), ("渡口 ~ ab 早讼\n", Read::ReadOnly(ReadOnly::Hz)));
        let stored = |word: &str| source.stored_offset(source.text().find(word).expect("a word"));
        assert_eq!(["渡", "口", "ab", "早", "\n"].map(stored), [2, 4, 12, 17, 23]);
    }

    #[test]
    fn iso_2022_jp_is_read() {
        let (bytes, _, _) = ISO_2022_JP.encode(JAPANESE);
        let source = Source::from_bytes(&bytes);
        assert_eq!((source.text(), source.encoding()), (JAPANESE, Read::ReadOnly(ReadOnly::Iso2022Jp)));
    }

    #[test]
    fn ascii_that_looks_a_little_like_it_is_ascii() {
        for text in ["path~{a}~b\n", "{~{x~}", "~{12 ab~}", "a~{}~}", "ESC \u{1B}$ in a text", "\u{1B}[31mred"] {
            assert_eq!(Source::from_bytes(text.as_bytes()).encoding(), Read::Utf8, "{text}");
        }
    }
}
