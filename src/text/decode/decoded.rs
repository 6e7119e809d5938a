//! The result of decoding, shared by all decoders.

use std::borrow::Cow;

use crate::text::ByteSpan;
use crate::text::declaration::Declaration;
use crate::text::encoding::Encoding;

/// Approximate number of stored bytes between two anchors.
pub(super) const ANCHOR_INTERVAL_BYTES: usize = 1024;

/// One place, as an offset in the text and in the stored file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Anchor {
    /// Byte offset in the text.
    pub(in crate::text) text: u32,
    /// Byte offset in the file.
    pub(in crate::text) stored: u32,
}

/// A decoded file.
#[derive(Debug)]
pub(in crate::text) struct Decoded<'a> {
    pub(in crate::text) encoding: Encoding,
    /// Whether the encoding was guessed from the bytes alone.
    pub(in crate::text) is_guessed: bool,
    /// The encoding that the file declares.
    pub(in crate::text) declaration: Option<Declaration>,
    pub(in crate::text) text: Cow<'a, str>,
    /// The U+FFFD characters of the text that stand for malformed bytes, in order.
    pub(in crate::text) malformed: Vec<ByteSpan>,
    /// In ascending order. Empty if text and file are the same bytes.
    pub(in crate::text) anchors: Vec<Anchor>,
}

impl Decoded<'_> {
    pub(super) fn new(encoding: Encoding, is_guessed: bool) -> Self {
        let (text, malformed, anchors) = (Cow::Borrowed(""), Vec::new(), Vec::new());
        Self { encoding, is_guessed, declaration: None, text, malformed, anchors }
    }
}

pub(super) fn push_replacement(text: &mut String) -> ByteSpan {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    ByteSpan::new(start, text.len())
}

pub(super) fn anchor(text: usize, stored: usize) -> Anchor {
    Anchor { text: u32::try_from(text).unwrap_or(u32::MAX), stored: u32::try_from(stored).unwrap_or(u32::MAX) }
}
