//! Links, whatever their markup.

use crate::text::ByteSpan;

/// A link of the body, whatever its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::seed) struct BodyLink {
    /// All of it, markup included.
    pub(in crate::seed) span: ByteSpan,
    /// Where it leads, decoded.
    pub(in crate::seed) url: String,
    /// Exactly the address in the source.
    pub(in crate::seed) url_span: ByteSpan,
}
