//! What one document is made of: nothing here needs other seeds, but for the ends of passages.

pub(in crate::lsp) mod folding;
pub(in crate::lsp) mod formatting;
pub(in crate::lsp) mod linked_editing;
pub(in crate::lsp) mod links;
pub(in crate::lsp) mod selection;
