//! Defects: what the parsers could not read as intended. Rules turn these into findings.

use crate::text::ByteSpan;

/// A defect in a header part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Front matter is opened and never closed.
    FrontMatterUnterminated {
        /// The opening fence.
        span: ByteSpan,
    },
    /// Front matter is not valid YAML, TOML or JSON.
    FrontMatterSyntax {
        /// The place.
        span: ByteSpan,
        /// What is wrong there.
        problem: SyntaxProblem,
    },
    /// A mapping has the same key twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// Its first occurrence.
        first: ByteSpan,
        /// The later occurrence.
        again: ByteSpan,
    },
    /// A feed header deviates from the usual form.
    FeedHeader {
        /// The place.
        span: ByteSpan,
        /// What is wrong there.
        problem: FeedProblem,
    },
}

/// What is wrong with a feed header that is readable nevertheless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedProblem {
    /// The timestamp is in seconds instead of milliseconds.
    Seconds,
    /// The comment around the timestamp is malformed.
    Comment,
    /// The link with title and URL is malformed.
    Link,
    /// The line of dashes below the link is missing. The span is the link's line.
    NoRule,
}

/// Why front matter is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// A quotation mark is not closed.
    UnclosedQuote,
    /// A bracket is not closed.
    UnclosedBracket(char),
    /// An unknown escape sequence, as written.
    UnknownEscape(String),
    /// Text follows this closing quotation mark.
    TextBehindQuote(char),
    /// A value without quotation marks contains `: `.
    UnquotedColon,
    /// A value without quotation marks starts with this character, which has another meaning.
    UnquotedStart(char),
    /// Text lacks the quotation marks that it needs.
    UnquotedText,
    /// `：` is used as the colon after this key.
    FullWidthColon(String),
    /// A control character.
    ControlCharacter(char),
    /// A line lacks a key.
    NoKey,
    /// A key lacks a value.
    NoValue,
    /// A tab is used for indentation.
    Tab,
    /// The indentation of a line matches no other line.
    Indentation,
    /// The comma between two entries is missing.
    MissingComma,
    /// A comma follows the last entry.
    TrailingComma,
    /// JSON does not allow comments.
    Comment,
    /// JSON does not allow single quotation marks.
    SingleQuotes,
    /// Values are nested too deeply.
    TooDeep,
    /// Any other error, as the parser describes it.
    Other {
        /// The format: `YAML`, `TOML`, `JSON`.
        format: &'static str,
        /// The parser's description, in English.
        message: String,
    },
}

impl Defect {
    /// The place of the defect. For a duplicate key, the later occurrence.
    pub fn span(&self) -> ByteSpan {
        match self {
            Self::FrontMatterUnterminated { span }
            | Self::FrontMatterSyntax { span, .. }
            | Self::FeedHeader { span, .. } => *span,
            Self::DuplicateKey { again, .. } => *again,
        }
    }
}
