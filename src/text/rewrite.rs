//! Rewriting a stored file: every byte outside the edits stays as it is, in any encoding.

use encoding_rs::{GB18030, GBK, UTF_16BE, UTF_16LE};

use super::{ByteSpan, Encoding, Source};

/// Why a file cannot be rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RewriteError {
    /// A replacement contains a character that the file's encoding lacks.
    #[error("the file's encoding lacks a character that is to be put in")]
    Unmappable,
    /// The rewritten file would not read as the edited text: the file spells a character in a nonstandard way, or the
    /// edits change which encoding is detected.
    #[error("with the edits made, the file would read otherwise elsewhere")]
    Unmatched,
    /// The file's encoding is read-only.
    #[error("files in this encoding are not written")]
    ReadOnly,
}

impl Source {
    /// Applies edits to the bytes of the stored file. `stored` holds the bytes that this source was decoded from. The
    /// edits are spans of its text, in order and apart, with their replacements.
    ///
    /// The result is decoded with `read`, as the next run of the program would decode the file, and returned only if it
    /// reads as the edited text, in the same encoding. Linear.
    ///
    /// # Errors
    /// [`RewriteError`], if the edits cannot be made in the file's encoding or would change how the rest of the file
    /// reads.
    pub fn rewritten(
        &self,
        stored: &[u8],
        edits: &[(ByteSpan, &str)],
        read: impl Fn(&[u8]) -> Self,
    ) -> Result<Vec<u8>, RewriteError> {
        if self.encoding().is_read_only() {
            return Err(RewriteError::ReadOnly);
        }
        let mut bytes = Vec::with_capacity(stored.len());
        let mut text = String::with_capacity(self.text().len());
        let (mut at, mut stored_at) = (0, 0);
        for (span, replacement) in edits {
            let (from, to) = (self.stored_offset(span.start()), self.stored_offset(span.end()));
            bytes.extend_from_slice(stored.get(stored_at..from).ok_or(RewriteError::Unmatched)?);
            bytes.extend(self.encoding().encode(replacement).ok_or(RewriteError::Unmappable)?);
            text.push_str(self.text().get(at..span.start()).ok_or(RewriteError::Unmatched)?);
            text.push_str(replacement);
            (at, stored_at) = (span.end(), to);
        }
        bytes.extend_from_slice(stored.get(stored_at..).ok_or(RewriteError::Unmatched)?);
        text.push_str(self.text().get(at..).ok_or(RewriteError::Unmatched)?);
        let again = read(&bytes);
        let same = again.encoding() == self.encoding() && again.text() == text;
        same.then_some(bytes).ok_or(RewriteError::Unmatched)
    }
}

impl Encoding {
    /// Encodes `text`, without a byte order mark. Returns `None` if the encoding lacks a character of it.
    fn encode(self, text: &str) -> Option<Vec<u8>> {
        let encoding = match self {
            Self::Utf8 => return Some(text.as_bytes().to_vec()),
            Self::ReadOnly(_) => return None,
            Self::Other(encoding) => encoding,
        };
        if encoding == UTF_16LE {
            return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        if encoding == UTF_16BE {
            return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        }
        // The Encoding Standard decodes GBK as GB18030.
        let within = |encoding: &'static encoding_rs::Encoding| {
            let (bytes, _, lacking) = encoding.encode(text);
            (!lacking).then(|| bytes.into_owned())
        };
        within(encoding).or_else(|| (encoding == GBK).then(|| within(GB18030)).flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。\n";

    /// The bytes with `from` replaced by `to`.
    fn rewritten(bytes: &[u8], from: &str, to: &str) -> Result<Vec<u8>, RewriteError> {
        let source = Source::from_bytes(bytes);
        let at = source.text().find(from).expect("the place");
        source.rewritten(bytes, &[(ByteSpan::new(at, at + from.len()), to)], Source::from_bytes)
    }

    #[test]
    fn legacy_files_stay_in_their_encoding() {
        for encoding in [encoding_rs::GBK, encoding_rs::SHIFT_JIS] {
            let text = if encoding == encoding_rs::GBK {
                STORY.to_owned()
            } else {
                "渡し場の老いた船頭は毎朝早く川を渡り、向こう岸の子どもたちが彼を待っていた。\n".to_owned()
            };
            let stored = encoding.encode(&text).0;
            let from = if encoding == encoding_rs::GBK { "老船工" } else { "船頭" };
            let expected = encoding.encode(&text.replace(from, "船夫")).0.into_owned();
            assert_eq!(rewritten(&stored, from, "船夫"), Ok(expected), "{}", encoding.name());
        }
    }

    #[test]
    fn utf16_keeps_its_byte_order_mark() {
        let utf16 =
            |text: &str| -> Vec<u8> { format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect() };
        assert_eq!(rewritten(&utf16(STORY), "老", "𠮷"), Ok(utf16(&STORY.replace('老', "𠮷"))));
    }

    #[test]
    fn damaged_bytes_outside_the_edits_stay() {
        let stored = b"\xE6\xB2\xB3\xE7\x95\xE6\x96\x87\xFFab";
        assert_eq!(
            rewritten(stored, "a", "题").as_deref(),
            Ok(b"\xE6\xB2\xB3\xE7\x95\xE6\x96\x87\xFF\xE9\xA2\x98b".as_slice())
        );
    }

    #[test]
    fn characters_that_the_encoding_lacks_are_refused() {
        let japanese = "渡し場の老いた船頭は毎朝早く川を渡り、向こう岸の子どもたちが彼を待っていた。\n";
        let stored = encoding_rs::SHIFT_JIS.encode(japanese).0;
        assert_eq!(rewritten(&stored, "船頭", "们"), Err(RewriteError::Unmappable));
    }
}
