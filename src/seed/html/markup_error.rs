//! Errors in the markup.

use super::ErrorCode;
use crate::text::ByteSpan;

/// Something in the markup that a browser has to guess at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkupError {
    /// What is wrong.
    pub kind: MarkupErrorKind,
    /// The place: the tag that is wrong, or what a parse error points at.
    pub span: ByteSpan,
    /// The element's name in that tag; for a parse error the same as `span`.
    pub name: ByteSpan,
    /// For an end tag: the start tag that it was meant for, if there is one. For a duplicate attribute: the first.
    pub opener: Option<ByteSpan>,
    /// The tag that stands in the way: for an unclosed element the tag that ended it (`None`: the end of the text), for a
    /// misnested one the tag that it crosses, for a stray end tag the one that had ended the element before, for a
    /// misplaced one the table that cannot hold it, for a parse error the tag that it is in.
    pub other: Option<ByteSpan>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkupErrorKind {
    /// A parse error of the tokenizer.
    Parse(ErrorCode),
    /// An element that needs an end tag and has none. The span is the start tag.
    Unclosed,
    /// An end tag without anything to end.
    StrayEnd,
    /// An end tag that stands outside of the element in which its start tag stands, or inside of one opened later.
    Misnested,
    /// A start tag or text that cannot stand where it does; a browser drops it or moves it.
    Misplaced,
}
