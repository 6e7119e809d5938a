use encoding_rs::{
    IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_7, KOI8_R, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1255, WINDOWS_1256,
};

use super::*;
use crate::text::encoding::ReadOnly;
use crate::text::{Encoding as Read, Source};

const SIMPLIFIED: &str = "村里的人说，这条河三十年没有变过，变的只是桥；二〇一九年，新桥终于通了车。\n";
const TRADITIONAL: &str = "村裡的人說，這條河三十年沒有變過，變的只是橋；新橋終於通了車，孩子們都去看。\n";
const JAPANESE: &str = "村の人々は、この川は三十年変わっていないと言う。変わったのは橋だけだった。\n";
const KOREAN: &str = "마을 사람들은 이 강이 삼십 년 동안 변하지 않았다고 말한다. 변한 것은 다리뿐이다.\n";
const RUSSIAN: &str = "Жители деревни говорят, что река за тридцать лет не изменилась, изменился только мост.\n";
const GREEK: &str = "Οι κάτοικοι του χωριού λένε ότι το ποτάμι δεν έχει αλλάξει εδώ και τριάντα χρόνια.\n";
const FRENCH: &str =
    "Les habitants du village disent que la rivière n’a pas changé depuis trente années, même l’été.\n";
const POLISH: &str = "Mieszkańcy wsi mówią, że rzeka przez trzydzieści lat się nie zmieniła; zmienił się tylko most.\n";
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

/// At least `length` bytes of `text`, repeated, in an encoding and after an ASCII beginning.
fn stored(encoding: &'static Encoding, text: &str, beginning: &str, length: usize) -> Vec<u8> {
    let (sentence, _, lacking) = encoding.encode(text);
    assert!(!lacking, "{} lacks a character", encoding.name());
    let mut bytes = beginning.as_bytes().to_vec();
    while bytes.len() < length {
        bytes.extend_from_slice(&sentence);
    }
    bytes
}

/// Asserts that bytes are decoded as the encoding says.
#[track_caller]
fn assert_read(bytes: &[u8], encoding: &'static Encoding) {
    let source = Source::from_bytes(bytes);
    let expected = encoding.decode_without_bom_handling(bytes).0;
    assert!(source.text() == expected, "{} was read as {}", encoding.name(), source.encoding().name());
    assert!(source.is_guessed());
}

#[test]
fn the_end_of_the_examined_prefix_is_not_a_limit() {
    for (encoding, text) in TEXTS {
        let around = [1_000, 3 * WINDOW_BYTES, 5 * WINDOW_BYTES];
        for length in around.into_iter().flat_map(|length| [length - 1, length, length + 1]) {
            assert_read(&stored(encoding, text, "", length), encoding);
            assert_read(&stored(encoding, text, "abc", length), encoding);
        }
    }
}

#[test]
fn one_line_without_any_ascii_is_detected() {
    for (encoding, text) in &TEXTS[..4] {
        for beginning in ["", "a"] {
            assert_read(&stored(encoding, text.trim_end(), beginning, 5 * WINDOW_BYTES), encoding);
        }
    }
}

#[test]
fn text_after_much_ascii_is_detected() {
    let code = "int main(void) { return 0; } /* \u{00A9} */\n".replace('\u{00A9}', "");
    for (encoding, text) in TEXTS {
        let beginning = code.repeat(2_500);
        assert_read(&stored(encoding, text, &beginning, beginning.len() + 4_000), encoding);
    }
}

#[test]
fn a_damaged_byte_does_not_change_the_encoding() {
    for (encoding, text) in &TEXTS[..5] {
        let mut bytes = stored(encoding, text, "", 30_000);
        // Truncated characters.
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
fn every_character_maps_to_its_bytes() {
    // Characters of one, two, three and four bytes, in lines with and without a byte below 0x30.
    for (encoding, text) in [
        (GBK, "渡口的𠮷老㐂船工䶮每天清晨划船过河"),
        (EUC_JP, "渡し場の老いた船頭は丂丄毎朝早く川をｶﾞ渡り"),
        (SHIFT_JIS, "渡し場の老いたｶﾞ船頭は毎朝早く川を渡り"),
        (BIG5, "渡口的老船工每天清晨劃船過河"),
        (EUC_KR, "나루터의 늙은 뱃사공은 매일 아침 일찍 강을 건넜다"),
    ] {
        let encode = |text: &str| match encoding {
            _ if encoding == GBK => encoding_rs::GB18030.encode(text).0.into_owned(),
            // The encoder lacks the characters of JIS X 0212; these two are the first of row 16.
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
fn utf32_that_was_cut_is_utf32() {
    for big in [false, true] {
        // A NUL is not a usual character.
        let stored = utf32("\u{FEFF}渡\0口", big);
        for cut in 1..4 {
            let source = Source::from_bytes(&stored[..stored.len() - cut]);
            assert_eq!((source.text(), source.malformed().len()), ("\u{FEFF}渡\0\u{FFFD}", 1), "{big} {cut}");
        }
    }
}

#[test]
fn hz_is_decoded_with_its_offsets() {
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
fn ascii_with_similar_sequences_is_ascii() {
    for text in ["path~{a}~b\n", "{~{x~}", "~{12 ab~}", "a~{}~}", "ESC \u{1B}$ in a text", "\u{1B}[31mred"] {
        assert_eq!(Source::from_bytes(text.as_bytes()).encoding(), Read::Utf8, "{text}");
    }
}
