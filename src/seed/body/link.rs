//! Links of the body, in any markup.

use crate::text::ByteSpan;

/// A link of the body, in any markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::seed) struct BodyLink {
    /// The whole link, markup included.
    pub(in crate::seed) span: ByteSpan,
    /// The address, decoded.
    pub(in crate::seed) url: String,
    /// The address in the source.
    pub(in crate::seed) url_span: ByteSpan,
}
