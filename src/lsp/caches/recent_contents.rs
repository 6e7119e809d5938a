//! The virtual documents that the client has asked for lately, so that it can be asked to read them again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::ls_types::Uri;

/// How many documents are remembered. A user who has more of them open can open the older ones again.
const MAX_DOCUMENTS: usize = 16;

/// The URIs of the documents, the latest last. Clones share them.
#[derive(Clone, Debug, Default)]
pub(in crate::lsp) struct RecentContents(Arc<Mutex<VecDeque<Uri>>>);

impl RecentContents {
    /// Remembers a document that the client has asked for.
    pub(in crate::lsp) fn remember(&self, uri: &Uri) {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|other| other != uri);
        recent.push_back(uri.clone());
        if recent.len() > MAX_DOCUMENTS {
            recent.pop_front();
        }
    }

    /// The remembered documents.
    pub(in crate::lsp) fn all(&self) -> Vec<Uri> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
