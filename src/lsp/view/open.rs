//! The open documents of one moment. Cloning is cheap, and a change costs the logarithm of their number: every request has
//! a view of its own, and editors keep hundreds of documents open.

use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use crate::lsp::documents::Document;
use crate::lsp::uri::DocumentKey;

type Documents = RedBlackTreeMapSync<DocumentKey, Arc<Document>>;

/// See the module.
#[derive(Clone, Default)]
pub(in crate::lsp) struct Open {
    documents: Documents,
    without_overlay: Documents,
    beside: Documents,
}

impl Open {
    /// The document with a key.
    pub(in crate::lsp) fn get(&self, key: &DocumentKey) -> Option<&Arc<Document>> {
        self.documents.get(key)
    }

    /// All documents.
    pub(in crate::lsp) fn iter(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
    }

    /// The document with a key, if the corpora that it lies in do not hold its text yet.
    pub(in crate::lsp) fn without_overlay(&self, key: &DocumentKey) -> Option<&Arc<Document>> {
        self.without_overlay.get(key)
    }

    /// All documents whose text the corpora that they lie in do not hold yet; few.
    pub(in crate::lsp) fn all_without_overlay(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.without_overlay.values()
    }

    /// Those that lie in a folder which does not take them for its own, so that its corpus will never hold them; few.
    pub(in crate::lsp) fn beside(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.beside.values()
    }

    /// Opens a document, or makes this its current version.
    pub(in crate::lsp) fn set(&mut self, document: Arc<Document>) {
        self.beside.remove_mut(&document.key);
        self.without_overlay.insert_mut(document.key.clone(), Arc::clone(&document));
        self.documents.insert_mut(document.key.clone(), document);
    }

    /// Closes a document.
    pub(in crate::lsp) fn remove(&mut self, key: &DocumentKey) {
        self.documents.remove_mut(key);
        self.without_overlay.remove_mut(key);
        self.beside.remove_mut(key);
    }

    /// Says that the corpora that a document lies in hold its text now; or not all of them (`is_laid`), and never will.
    pub(in crate::lsp) fn mark_overlaid(&mut self, key: &DocumentKey, is_laid: bool) {
        self.without_overlay.remove_mut(key);
        if let Some(document) = self.documents.get(key).filter(|_| !is_laid) {
            self.beside.insert_mut(key.clone(), Arc::clone(document));
        }
    }
}
