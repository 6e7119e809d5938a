//! The open documents at one moment.

use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use super::document::Document;
use crate::lsp::protocol::uri::DocumentKey;

type Documents = RedBlackTreeMapSync<DocumentKey, Arc<Document>>;

/// The open documents. Cloning is cheap and a change costs the logarithm of their number: every request has its own view of
/// them, and editors keep hundreds of documents open.
#[derive(Clone, Default)]
pub(in crate::lsp) struct OpenDocuments {
    documents: Documents,
    without_overlay: Documents,
    excluded: Documents,
}

impl OpenDocuments {
    /// The document with a key.
    pub(in crate::lsp) fn get(&self, key: &DocumentKey) -> Option<&Arc<Document>> {
        self.documents.get(key)
    }

    /// All documents, in the order of their keys.
    pub(in crate::lsp) fn iter(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
    }

    /// The document with a key, if the corpora around it do not have its text yet.
    pub(in crate::lsp) fn without_overlay(&self, key: &DocumentKey) -> Option<&Arc<Document>> {
        self.without_overlay.get(key)
    }

    /// The documents whose text the corpora around them do not have yet. There are few.
    pub(in crate::lsp) fn all_without_overlay(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.without_overlay.values()
    }

    /// The documents that a folder around them does not admit to its corpus, so that the corpus never has their text. There
    /// are few.
    pub(in crate::lsp) fn excluded(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.excluded.values()
    }

    /// Opens a document, or makes this its current version.
    pub(in crate::lsp) fn set(&mut self, document: Arc<Document>) {
        self.excluded.remove_mut(&document.key);
        self.without_overlay.insert_mut(document.key.clone(), Arc::clone(&document));
        self.documents.insert_mut(document.key.clone(), document);
    }

    /// Closes a document.
    pub(in crate::lsp) fn remove(&mut self, key: &DocumentKey) {
        self.documents.remove_mut(key);
        self.without_overlay.remove_mut(key);
        self.excluded.remove_mut(key);
    }

    /// Notes that the corpora around a document have its text now, or, unless `is_in_all`, that some of them never will.
    pub(in crate::lsp) fn mark_overlaid(&mut self, key: &DocumentKey, is_in_all: bool) {
        self.without_overlay.remove_mut(key);
        if let Some(document) = self.documents.get(key).filter(|_| !is_in_all) {
            self.excluded.insert_mut(key.clone(), Arc::clone(document));
        }
    }
}
