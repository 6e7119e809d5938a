//! The parse errors of the HTML Standard.

use crate::text::ByteSpan;

/// A parse error of the HTML Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Its code.
    pub code: ErrorCode,
    /// The byte where the standard places the error: the character at which it is detected, or the end of the input.
    pub offset: usize,
    /// The text that is wrong, as a person would mark it: the whole reference, attribute or tag. Empty only if the
    /// source is.
    pub span: ByteSpan,
    /// For a duplicate attribute, the name of the first one. [`ParseError::span`] covers the second.
    pub first: Option<ByteSpan>,
}

macro_rules! error_codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// The parse errors that the HTML Standard names (html.spec.whatwg.org, 13.2.2 “Parse errors”), as far as they
        /// can occur in decoded text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ErrorCode {
            $($(#[$doc])* #[doc = concat!("`", $code, "`")] $variant,)*
        }

        impl ErrorCode {
            /// All codes, in alphabetical order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in the standard.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

error_codes! {
    AbruptClosingOfEmptyComment = "abrupt-closing-of-empty-comment",
    AbruptDoctypePublicIdentifier = "abrupt-doctype-public-identifier",
    AbruptDoctypeSystemIdentifier = "abrupt-doctype-system-identifier",
    AbsenceOfDigitsInNumericCharacterReference = "absence-of-digits-in-numeric-character-reference",
    CdataInHtmlContent = "cdata-in-html-content",
    CharacterReferenceOutsideUnicodeRange = "character-reference-outside-unicode-range",
    ControlCharacterInInputStream = "control-character-in-input-stream",
    ControlCharacterReference = "control-character-reference",
    DuplicateAttribute = "duplicate-attribute",
    EndTagWithAttributes = "end-tag-with-attributes",
    EndTagWithTrailingSolidus = "end-tag-with-trailing-solidus",
    EofBeforeTagName = "eof-before-tag-name",
    EofInCdata = "eof-in-cdata",
    EofInComment = "eof-in-comment",
    EofInDoctype = "eof-in-doctype",
    EofInScriptHtmlCommentLikeText = "eof-in-script-html-comment-like-text",
    EofInTag = "eof-in-tag",
    IncorrectlyClosedComment = "incorrectly-closed-comment",
    IncorrectlyOpenedComment = "incorrectly-opened-comment",
    InvalidCharacterSequenceAfterDoctypeName = "invalid-character-sequence-after-doctype-name",
    InvalidFirstCharacterOfTagName = "invalid-first-character-of-tag-name",
    MissingAttributeValue = "missing-attribute-value",
    MissingDoctypeName = "missing-doctype-name",
    MissingDoctypePublicIdentifier = "missing-doctype-public-identifier",
    MissingDoctypeSystemIdentifier = "missing-doctype-system-identifier",
    MissingEndTagName = "missing-end-tag-name",
    MissingQuoteBeforeDoctypePublicIdentifier = "missing-quote-before-doctype-public-identifier",
    MissingQuoteBeforeDoctypeSystemIdentifier = "missing-quote-before-doctype-system-identifier",
    MissingSemicolonAfterCharacterReference = "missing-semicolon-after-character-reference",
    MissingWhitespaceAfterDoctypePublicKeyword = "missing-whitespace-after-doctype-public-keyword",
    MissingWhitespaceAfterDoctypeSystemKeyword = "missing-whitespace-after-doctype-system-keyword",
    MissingWhitespaceBeforeDoctypeName = "missing-whitespace-before-doctype-name",
    MissingWhitespaceBetweenAttributes = "missing-whitespace-between-attributes",
    MissingWhitespaceBetweenDoctypePublicAndSystemIdentifiers =
        "missing-whitespace-between-doctype-public-and-system-identifiers",
    NestedComment = "nested-comment",
    NoncharacterCharacterReference = "noncharacter-character-reference",
    NoncharacterInInputStream = "noncharacter-in-input-stream",
    /// (Found by the tree builder.)
    NonVoidHtmlElementStartTagWithTrailingSolidus = "non-void-html-element-start-tag-with-trailing-solidus",
    NullCharacterReference = "null-character-reference",
    SurrogateCharacterReference = "surrogate-character-reference",
    UnexpectedCharacterAfterDoctypeSystemIdentifier = "unexpected-character-after-doctype-system-identifier",
    UnexpectedCharacterInAttributeName = "unexpected-character-in-attribute-name",
    UnexpectedCharacterInUnquotedAttributeValue = "unexpected-character-in-unquoted-attribute-value",
    UnexpectedEqualsSignBeforeAttributeName = "unexpected-equals-sign-before-attribute-name",
    UnexpectedNullCharacter = "unexpected-null-character",
    UnexpectedQuestionMarkInsteadOfTagName = "unexpected-question-mark-instead-of-tag-name",
    UnexpectedSolidusInTag = "unexpected-solidus-in-tag",
    UnknownNamedCharacterReference = "unknown-named-character-reference",
}
