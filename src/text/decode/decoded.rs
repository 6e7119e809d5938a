//! A decoded file, and what decoders build it with.

use std::borrow::Cow;

use crate::text::ByteSpan;
use crate::text::declaration::Declaration;
use crate::text::encoding::Encoding;

/// About how many stored bytes lie between two anchors.
pub(super) const ANCHOR_INTERVAL_BYTES: usize = 1024;

/// The same place in the text and in the stored file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Anchor {
    /// Bytes of the text before it.
    pub(in crate::text) text: u32,
    /// Bytes of the file before it.
    pub(in crate::text) stored: u32,
}

/// What a file's bytes say.
#[derive(Debug)]
pub(in crate::text) struct Decoded<'a> {
    pub(in crate::text) encoding: Encoding,
    /// Whether nothing says which encoding it is in but its look.
    pub(in crate::text) is_guessed: bool,
    /// What the file itself says of its encoding.
    pub(in crate::text) declaration: Option<Declaration>,
    pub(in crate::text) text: Cow<'a, str>,
    /// The U+FFFD of the text that stand for malformed bytes, in order.
    pub(in crate::text) malformed: Vec<ByteSpan>,
    /// In order; empty if text and file are the same bytes.
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
