//! What one document is made of: nothing here needs other seeds, but for the ends of passages.

pub(super) mod folding;
pub(super) mod formatting;
pub(super) mod linked_editing;
pub(super) mod links;
pub(super) mod selection;
