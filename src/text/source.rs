//! The text of a file, and what was noticed while decoding it.

use std::sync::{Arc, OnceLock};

use super::declaration::Declaration;
use super::decode::{self, Anchor};
use super::{ByteSpan, Encoding, Inventory, slice};

/// The text of one file, with what was found while decoding it. Cloning shares the text.
///
/// Offsets into [`Source::text`] are also offsets into the stored file if the file is valid UTF-8.
/// [`Source::stored_offset`] converts them in every case.
#[derive(Clone, Debug)]
pub struct Source {
    text: Arc<str>,
    encoding: Encoding,
    is_guessed: bool,
    declaration: Option<Declaration>,
    malformed: Vec<ByteSpan>,
    /// Places whose offsets are known on both sides, in order. Empty if both sides are identical.
    anchors: Vec<Anchor>,
    inventory: OnceLock<Inventory>,
}

impl Source {
    /// Decodes a file. Never fails. Linear in the number of bytes.
    ///
    /// A byte order mark determines the encoding. Otherwise the declaration of a page does (`<meta charset>`, an XML
    /// declaration), if the bytes can be in that encoding. Otherwise it is UTF-8 if the bytes are valid, or were before
    /// some were damaged: each malformed sequence reads as U+FFFD, delimited as in the WHATWG Encoding Standard.
    /// Otherwise it is UTF-16 or UTF-32 by the places of NUL bytes, or a legacy encoding (GB18030, Big5, Shift_JIS,
    /// windows-1252, …) by statistics: see [`Source::is_guessed`].
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let decoded = decode::decode(bytes);
        Self {
            encoding: decoded.encoding,
            is_guessed: decoded.is_guessed,
            declaration: decoded.declaration,
            malformed: decoded.malformed,
            anchors: decoded.anchors,
            ..Self::from_text(decoded.text)
        }
    }

    /// Wraps a text that an editor has already decoded.
    pub fn from_text(text: impl Into<Arc<str>>) -> Self {
        Self {
            text: text.into(),
            encoding: Encoding::Utf8,
            is_guessed: false,
            declaration: None,
            malformed: Vec::new(),
            anchors: Vec::new(),
            inventory: OnceLock::new(),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span that was made for this source. Any other span is a bug, reported as in [`slice()`].
    #[track_caller]
    pub fn slice(&self, span: ByteSpan) -> &str {
        slice(&self.text, span.range())
    }

    /// The characters of the text, approximately. Built on first use.
    pub fn inventory(&self) -> &Inventory {
        self.inventory.get_or_init(|| Inventory::new(&self.text))
    }

    /// The encoding that the file was decoded in.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether the encoding was guessed from the bytes alone. The text may then be wrong, so fixes that touch anything
    /// but ASCII need review.
    pub fn is_guessed(&self) -> bool {
        self.is_guessed
    }

    /// The encoding that the file declares. `None` for a text that an editor holds, because the editor decoded it.
    pub fn declaration(&self) -> Option<Declaration> {
        self.declaration
    }

    /// The spans of the U+FFFD characters that stand for malformed bytes, in order.
    pub fn malformed(&self) -> &[ByteSpan] {
        &self.malformed
    }

    /// The offset in the stored file of byte `offset` of the text. An offset inside a character of another encoding, or
    /// inside a U+FFFD that stands for malformed bytes, gives the start of that character in the file; one past the end
    /// gives the end.
    ///
    /// O(log n) for UTF-8, damaged or not. For other encodings, about 1 KiB of text is encoded again to measure it.
    /// That is exact wherever the file spells characters in the standard's way.
    pub fn stored_offset(&self, offset: usize) -> usize {
        let offset = self.character_start(offset.min(self.text.len()));
        let index = self.anchors.partition_point(|anchor| anchor.text as usize <= offset);
        let Some(anchor) = index.checked_sub(1).and_then(|i| self.anchors.get(i)) else {
            return offset;
        };
        let from = anchor.text as usize;
        let beyond = match self.encoding {
            Encoding::Utf8 => offset - from,
            encoding => decode::stored_len(encoding, slice(&self.text, from..offset)),
        };
        let stored = (anchor.stored as usize).saturating_add(beyond);
        self.anchors.get(index).map_or(stored, |next| stored.min(next.stored as usize))
    }

    /// The start of the character around `offset`, unless the character is stored byte for byte.
    fn character_start(&self, offset: usize) -> usize {
        match self.encoding {
            Encoding::Utf8 => {
                let index = self.malformed.partition_point(|span| span.end() <= offset);
                self.malformed
                    .get(index)
                    .map_or(offset, |span| if span.contains(offset) { span.start() } else { offset })
            }
            _ => (0..=offset).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::declaration::Verdict;
    use proptest::prelude::*;

    /// Decodes bytes: the text, the name of the encoding, and the file's bytes for each malformed span.
    fn read(bytes: &[u8]) -> (String, &'static str, Vec<Vec<u8>>) {
        let source = Source::from_bytes(bytes);
        let name = source.encoding().name();
        let stored = |at| source.stored_offset(at);
        let bad = source.malformed().iter().map(|s| bytes[stored(s.start())..stored(s.end())].to_vec()).collect();
        (source.text().to_owned(), name, bad)
    }

    #[test]
    fn a_byte_order_mark_stays_in_the_text() {
        let (text, name, _) = read("\u{FEFF}一篇".as_bytes());
        assert_eq!((text.as_str(), name), ("\u{FEFF}一篇", "UTF-8"));
    }

    #[test]
    fn damaged_utf8_is_still_utf8_and_its_damage_has_spans() {
        // A character cut after two bytes, and a stray byte.
        let (text, name, bad) = read(b"\xE6\xB2\xB3\xE7\x95\xE6\x96\x87\xFFa");
        assert_eq!((text.as_str(), name), ("河\u{FFFD}文\u{FFFD}a", "UTF-8"));
        assert_eq!(bad, [b"\xE7\x95".to_vec(), b"\xFF".to_vec()]);
    }

    #[test]
    fn an_offset_inside_a_replacement_is_the_start_of_the_malformed_bytes() {
        let source = Source::from_bytes(b"a\xFFb");
        let stored: Vec<_> = (0..=5).map(|at| source.stored_offset(at)).collect();
        assert_eq!(stored, [0, 1, 1, 1, 2, 3]);
    }

    const STORY: &str = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。\n\
        村里的人说，这条河三十年没有变过，变的只是桥。二〇一九年，新桥终于通了车。\n";

    #[test]
    fn legacy_encodings_are_detected() {
        let traditional = "渡口的老船工每天清晨劃船過河，對岸的孩子們等著他，書包裡裝著昨夜寫完的作業。\n\
            村裡的人說，這條河三十年沒有變過，變的只是橋。\n";
        let japanese = "渡し場の老いた船頭は毎朝早く川を渡り、向こう岸の子どもたちが彼を待っていた。\n";
        for (text, encoding) in [
            (STORY, encoding_rs::GBK),
            (traditional, encoding_rs::BIG5),
            (japanese, encoding_rs::SHIFT_JIS),
            ("Le passeur traversait la rivière à l’aube, été comme hiver, déjà âgé.\n", encoding_rs::WINDOWS_1252),
        ] {
            let long = text.repeat(40);
            let (bytes, _, lossy) = encoding.encode(&long);
            assert!(!lossy);
            let source = Source::from_bytes(&bytes);
            assert_eq!(source.encoding(), Encoding::Other(encoding));
            assert_eq!(source.text(), long);
            for (at, _) in long.char_indices().step_by(37) {
                assert_eq!(source.stored_offset(at), encoding.encode(&long[..at]).0.len(), "{} {at}", encoding.name());
            }
        }
    }

    #[test]
    fn utf16_is_detected_by_its_mark_or_its_nuls() {
        for text in [format!("\u{FEFF}{STORY}"), format!("{STORY}Ferry 𠮷 42\n"), "The ferryman".repeat(200)] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(read(&little), (text.clone(), "UTF-16LE", vec![]));
            assert_eq!(read(&big), (text.clone(), "UTF-16BE", vec![]));
            let source = Source::from_bytes(&little);
            for (at, _) in text.char_indices() {
                assert_eq!(source.stored_offset(at), 2 * text[..at].encode_utf16().count());
            }
        }
    }

    /// A page with a declaration, stored in an encoding.
    fn page(declaration: &str, text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        encoding.encode(&format!("<!DOCTYPE html><html><head>{declaration}</head><p>{text}</p></html>")).0.into_owned()
    }

    #[test]
    fn a_declaration_takes_precedence_over_detection() {
        for (label, text, encoding) in [
            ("gb2312", "村里的人说。", encoding_rs::GBK),
            ("big5", "村裡的人說。", encoding_rs::BIG5),
            ("koi8-r", "Да", encoding_rs::KOI8_R),
            ("iso-8859-1", "déjà", encoding_rs::WINDOWS_1252),
            ("iso-8859-2", "kůň", encoding_rs::ISO_8859_2),
        ] {
            let source = Source::from_bytes(&page(&format!("<meta charset={label}>"), text, encoding));
            assert!(source.text().contains(text), "{label}: {}", source.text());
            assert!(!source.is_guessed());
            assert_eq!(source.declaration().map(|it| it.verdict), Some(Verdict::Holds));
        }
    }

    #[test]
    fn an_impossible_declaration_is_ignored() {
        for (label, encoding, verdict) in [
            ("utf-8", encoding_rs::GBK, Verdict::Contradicted),
            ("iso-8859-1", encoding_rs::GBK, Verdict::Contradicted),
            ("windows-1251", encoding_rs::GBK, Verdict::Contradicted),
            ("iso-8859-2", encoding_rs::GBK, Verdict::Contradicted),
            ("euc-kr", encoding_rs::UTF_8, Verdict::Contradicted),
            ("gb2312", encoding_rs::UTF_8, Verdict::Contradicted),
            ("no-such", encoding_rs::UTF_8, Verdict::Unknown),
            ("utf-16", encoding_rs::UTF_8, Verdict::Contradicted),
        ] {
            let source = Source::from_bytes(&page(&format!("<meta charset='{label}'>"), STORY, encoding));
            assert!(source.text().contains(STORY), "{label}");
            let declaration = source.declaration().expect("it is declared");
            assert_eq!((source.slice(declaration.span), declaration.verdict), (label, verdict));
        }
    }

    #[test]
    fn a_nul_in_a_text_does_not_make_it_utf16() {
        assert_eq!(read("一\0二\0三四五六".as_bytes()).1, "UTF-8");
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_text_with_offsets_in_order(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let source = Source::from_bytes(&bytes);
            let text = source.text();
            for span in source.malformed() {
                prop_assert_eq!(source.slice(*span), "\u{FFFD}");
            }
            let stored: Vec<_> = (0..=text.len() + 2).map(|at| source.stored_offset(at)).collect();
            prop_assert!(stored.is_sorted());
            prop_assert!(stored.iter().all(|at| *at <= bytes.len()));
        }

        #[test]
        fn damaged_utf8_decodes_as_the_encoding_standard_says(
            text in "[a河𠮷é\n]{1,40}",
            damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        ) {
            let mut bytes = text.into_bytes();
            for (at, byte) in damage {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let decoded = super::decode::decode_damaged(&bytes);
            let (expected, _) = encoding_rs::UTF_8.decode_without_bom_handling(&bytes);
            prop_assert_eq!(decoded.text, expected);
        }
    }
}
