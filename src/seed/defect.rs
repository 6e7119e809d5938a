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
    /// Front matter does not parse; the span is the exact place, the message the parser's, put for a curator.
    FrontMatterSyntax {
        /// The place.
        span: ByteSpan,
        /// What is wrong there.
        message: String,
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
}

impl Defect {
    /// The place that it is about.
    pub fn span(&self) -> ByteSpan {
        match self {
            Self::FrontMatterUnterminated { span } | Self::FrontMatterSyntax { span, .. } => *span,
            Self::DuplicateKey { again, .. } => *again,
        }
    }
}
