//! What the parsers could not read as it was meant. The rules turn these into findings.

use crate::text::ByteSpan;

/// Something in a header part that does not read as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Front matter is opened and never closed; the span is the opening line.
    FrontMatterUnterminated {
        /// The opening delimiter.
        span: ByteSpan,
    },
    /// Front matter does not parse; the span is the exact place.
    FrontMatterSyntax {
        /// The place.
        span: ByteSpan,
        /// What is wrong there.
        problem: SyntaxProblem,
    },
    /// A key stands twice in the same mapping.
    DuplicateKey {
        /// The key as written.
        key: String,
        /// Where it stands first.
        first: ByteSpan,
        /// Where it stands again.
        again: ByteSpan,
    },
    /// A feed header is not as feeds write it.
    FeedHeader {
        /// The place.
        span: ByteSpan,
        /// What is wrong there.
        problem: FeedProblem,
    },
}

/// What is wrong in a feed header that can be read none the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedProblem {
    /// The moment is a number of seconds and not of milliseconds.
    Seconds,
    /// The comment around the moment is not opened or closed as comments are.
    Comment,
    /// The link with title and URL is not written as links are.
    Link,
    /// No rule of dashes stands below; the span is the link's line.
    NoRule,
}

/// Why front matter does not parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// A quotation mark is opened and not closed.
    UnclosedQuote,
    /// A bracket is opened and not closed.
    UnclosedBracket(char),
    /// The escape, as written, means nothing.
    UnknownEscape(String),
    /// Text follows the closing quotation mark, which is this one.
    TextBehindQuote(char),
    /// A value without quotation marks has `: ` in it.
    UnquotedColon,
    /// A value begins with a character that means something else.
    UnquotedStart(char),
    /// Text stands without quotation marks where they are needed.
    UnquotedText,
    /// `：` stands for a colon; the key before it.
    FullWidthColon(String),
    /// A character that nobody can see.
    ControlCharacter(char),
    /// A line has no key.
    NoKey,
    /// A key has no value.
    NoValue,
    /// A tab indents.
    Tab,
    /// A line is indented as none around it.
    Indentation,
    /// No comma stands between two entries.
    MissingComma,
    /// A comma stands behind the last entry.
    TrailingComma,
    /// JSON has no comments.
    Comment,
    /// JSON has no single quotation marks.
    SingleQuotes,
    /// Values inside of values inside of values.
    TooDeep,
    /// Anything else, in the parser's own words.
    Other {
        /// What the parser reads: `YAML`, `TOML`, `JSON`.
        format: &'static str,
        /// What it says, in English.
        message: String,
    },
}

impl Defect {
    /// The place that it is about.
    pub fn span(&self) -> ByteSpan {
        match self {
            Self::FrontMatterUnterminated { span }
            | Self::FrontMatterSyntax { span, .. }
            | Self::FeedHeader { span, .. } => *span,
            Self::DuplicateKey { again, .. } => *again,
        }
    }
}
