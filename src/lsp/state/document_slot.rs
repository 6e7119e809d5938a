//! An open document and the work under way for it.

use std::sync::Arc;

use tower_lsp::ls_types::Diagnostic;

use crate::lsp::view::document::Document;

/// An open document with what is known of its current version, and the work under way.
pub(super) struct DocumentSlot {
    /// The current version.
    pub(super) document: Arc<Document>,
    /// Whether a worker is checking some version.
    pub(super) is_checking: bool,
    /// The comparison with its reprints that is under way.
    pub(super) comparison: ComparisonState,
    /// The findings in this version, as far as they are known.
    pub(super) diagnostics: Option<Arc<[Diagnostic]>>,
    /// Whether the client may be showing diagnostics that have to be taken back some time.
    pub(super) is_shown: bool,
}

/// Whether a document is being compared with its reprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComparisonState {
    /// No comparison is under way.
    Idle,
    /// A worker compares the document.
    Running,
    /// A worker compares the document, and something has changed since it began.
    Outdated,
}
