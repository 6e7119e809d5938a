//! Errors in the markup of a body.

use super::ErrorCode;
use crate::text::ByteSpan;

/// Something in the markup that a browser has to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkupError {
    /// What is wrong.
    pub kind: MarkupErrorKind,
    /// Its place: the wrong tag, or the span of the parse error.
    pub span: ByteSpan,
    /// The element's name in that tag. For a parse error, the same as `span`.
    pub name: ByteSpan,
    /// For an end tag, the start tag that it was meant for, if there is one. For a duplicate attribute, the first one.
    pub opener: Option<ByteSpan>,
    /// The other tag that is involved. For an unclosed element, the tag that ended it (`None` at the end of the text);
    /// for a misnested one, the tag that it crosses; for a stray end tag, the one that had already ended the element;
    /// for a misplaced one, the table that cannot contain it; for a parse error, the tag that contains it.
    pub other: Option<ByteSpan>,
}

/// The kinds of markup errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkupErrorKind {
    /// A parse error of the tokenizer.
    Parse(ErrorCode),
    /// An element without the end tag that it needs. The span is the start tag.
    Unclosed,
    /// An end tag that ends nothing.
    StrayEnd,
    /// An end tag that is outside the element that contains its start tag, or inside an element that was opened later.
    Misnested,
    /// A start tag or text that is not allowed in its place. A browser drops or moves it.
    Misplaced,
}
