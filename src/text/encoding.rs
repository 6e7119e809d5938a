//! The encodings that files are stored in.

use encoding_rs::ISO_2022_JP;

/// The encoding in which a file was decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8. A byte order mark stays in the text as its first character.
    Utf8,
    /// Another stateless encoding of the WHATWG Encoding Standard: a character is stored the same way wherever it
    /// occurs.
    Other(&'static encoding_rs::Encoding),
    /// An encoding that Variorum reads but never writes.
    ReadOnly(ReadOnly),
}

/// The encodings that are read but never written: browsers do not open them, or they are stateful, so that an edit in
/// one place can change what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// UTF-32, little-endian.
    Utf32Le,
    /// UTF-32, big-endian.
    Utf32Be,
    /// HZ: GB 2312 between `~{` and `~}`, in seven-bit bytes (RFC 1843).
    Hz,
    /// ISO-2022-JP: Japanese between escape sequences, in seven-bit bytes (RFC 1468).
    Iso2022Jp,
}

impl Encoding {
    /// The name shown to users, as the Encoding Standard or the RFC spells it.
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

    /// Whether files in this encoding are never written and get no fixes.
    pub fn is_read_only(self) -> bool {
        matches!(self, Self::ReadOnly(_))
    }
}
