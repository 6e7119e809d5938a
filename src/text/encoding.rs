//! The encodings in which a file can be stored.

use encoding_rs::ISO_2022_JP;

/// How the bytes of a file were read as characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8. A byte order mark, if there is one, stays in the text as its first character.
    Utf8,
    /// Another encoding of the WHATWG Encoding Standard in which a character is stored the same way wherever it stands.
    Other(&'static encoding_rs::Encoding),
    /// An encoding that Variorum reads and never writes.
    ReadOnly(ReadOnly),
}

/// The encodings that are read and never written: what no browser opens, and what has states, so that an edit in one place
/// can change how another one reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// UTF-32, the lowest byte first.
    Utf32Le,
    /// UTF-32, the highest byte first.
    Utf32Be,
    /// HZ: GB 2312 between `~{` and `~}`, seven bits a byte (RFC 1843).
    Hz,
    /// ISO-2022-JP: Japanese between escape sequences, seven bits a byte (RFC 1468).
    Iso2022Jp,
}

impl Encoding {
    /// The name by which people and programs know it, as the Encoding Standard or the RFC writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Other(encoding) => encoding.name(),
            Self::ReadOnly(ReadOnly::Utf32Le) => "UTF-32LE",
            Self::ReadOnly(ReadOnly::Utf32Be) => "UTF-32BE",
            Self::ReadOnly(ReadOnly::Hz) => "HZ-GB-2312",
            Self::ReadOnly(ReadOnly::Iso2022Jp) => ISO_2022_JP.name(),
        }
    }

    /// Whether files in it are read only: nothing is changed in them, and no fix is offered.
    pub fn is_read_only(self) -> bool {
        matches!(self, Self::ReadOnly(_))
    }
}
