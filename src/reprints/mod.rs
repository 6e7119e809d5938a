//! Passages that two seeds share, and how each reads.
//!
//! Pure functions over folded bodies: nothing here reads a file or knows an index.

pub mod folded;
pub mod passage;

pub use folded::{FoldedBody, FoldedSpan};
pub use passage::{Passage, Variant, VariantKind};
