//! Open documents as they change.
//!
//! A new version is checked at once, by one worker at a time, and whatever arrives for a version that has passed is dropped.
//! Once a version has been checked, its text becomes an *overlay* of the corpora around it: it counts there in place of the
//! file. Then the open documents are compared again that share a fingerprint with the new text or did with the old one; the
//! same happens when a document is closed.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, Uri};

use super::State;
use super::document_slot::{ComparisonState, DocumentSlot};
use super::event::Event;
use crate::corpus::Overlay;
use crate::lsp::diagnostics;
use crate::lsp::protocol::uri::DocumentKey;
use crate::lsp::protocol::virtual_document::VirtualDocument;
use crate::lsp::runtime::log::QUOTES;
use crate::lsp::runtime::workers::catch_panic;
use crate::lsp::view::document::Document;

impl State {
    /// `textDocument/didOpen`
    pub(super) fn open_document(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        self.set_document(Document::new(item.uri, item.version, ropey::Rope::from_str(&item.text)));
    }

    /// `textDocument/didChange`
    pub(super) fn edit_document(&mut self, params: &DidChangeTextDocumentParams) {
        let id = &params.text_document;
        match self.slots.get(&DocumentKey::from_uri(&id.uri)) {
            Some(slot) => {
                self.set_document(slot.document.edited(id.version, &params.content_changes, self.features.unit));
            }
            // A full text needs no text before it; anything else has no place.
            None if params.content_changes.first().is_some_and(|change| change.range.is_none()) => {
                let empty = Document::new(id.uri.clone(), id.version, ropey::Rope::new());
                self.set_document(empty.edited(id.version, &params.content_changes, self.features.unit));
            }
            None => tracing::warn!("an edit of a document that is not open is ignored"),
        }
    }

    /// Makes `document` the current version.
    fn set_document(&mut self, document: Document) {
        // A document that the server itself has made is no seed.
        if VirtualDocument::parse(&document.uri).is_some() {
            return;
        }
        self.bump_revision();
        let key = document.key.clone();
        let document = Arc::new(document);
        // Diagnostics that had not been sent yet may have been to replace what the client shows. A client that pulls gets
        // pushed nothing else.
        let is_shown = !self.features.pulls_diagnostics && self.client.withdraw_diagnostics(document.uri.as_str());
        match self.slots.get_mut(&key) {
            Some(slot) => {
                slot.is_shown |= is_shown;
                slot.document.supersede_by(&document);
                slot.document = Arc::clone(&document);
                slot.diagnostics = None;
                self.open.set(document);
            }
            None => {
                self.open.set(Arc::clone(&document));
                let comparison = ComparisonState::Idle;
                let slot = DocumentSlot { document, is_checking: false, comparison, diagnostics: None, is_shown };
                self.slots.insert(key.clone(), slot);
                if self.published_manifests.iter().any(|path| key.path() == Some(path)) {
                    self.publish_manifest_diagnostics();
                }
            }
        }
        self.start_check(&key);
    }

    /// `textDocument/didClose`
    pub(super) fn close_document(&mut self, uri: &Uri) {
        self.bump_revision();
        let key = DocumentKey::from_uri(uri);
        if let Some(slot) = self.slots.remove(&key) {
            self.open.remove(&key);
            slot.document.supersede();
            let was_waiting = self.client.withdraw_diagnostics(slot.document.uri.as_str());
            if slot.is_shown || was_waiting {
                self.publish_version(&slot.document, None, &[]);
            }
        }
        if let Some(path) = key.path() {
            let mut before = None;
            for folder in self.folders_around(path) {
                let Some(corpus) = &folder.snapshot else { continue };
                before = before.or_else(|| corpus.overlay(path).cloned());
                folder.snapshot = Some(corpus.without_overlay(path));
            }
            if let Some(before) = before {
                self.find_related(path, before, None);
            }
        }
        self.publish_manifest_diagnostics();
    }

    /// Has a worker find the open documents whose passages may have changed with the text at `path`: those that share a
    /// fingerprint with `text` or with `other`. Where `other` is `None`, it is the text on disk. The answer is an
    /// [`Event::RelatedDocuments`].
    fn find_related(&self, path: &Path, text: Arc<Overlay>, other: Option<Arc<Overlay>>) {
        if self.features.pulls_diagnostics {
            return;
        }
        let (view, events, path) = (self.view(), self.events.clone(), path.to_owned());
        self.workers.spawn_analysis(move || {
            let related = catch_panic(|| view.related(&path, &text, other)).unwrap_or_else(|cause| {
                tracing::error!(target: QUOTES, "the documents related to another could not be found: {cause}");
                Vec::new()
            });
            if !related.is_empty() {
                let _ = events.send(Event::RelatedDocuments(related));
            }
        });
    }

    /// Has a worker check the current version of a document. If a worker is at the document already,
    /// [`State::document_checked`] does so when that one is done.
    fn start_check(&mut self, key: &DocumentKey) {
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key).filter(|slot| !slot.is_checking) else { return };
        slot.is_checking = true;
        let document = Arc::clone(&slot.document);
        let events = self.events.clone();
        self.workers.spawn_analysis(move || {
            let found = catch_panic(|| {
                // The job may have waited for a thread.
                document.check_current().ok()?;
                if !document.is_manifest() {
                    document.overlay();
                }
                diagnostics::own(&view, &document).ok()
            });
            let diagnostics = found.unwrap_or_else(|cause| {
                tracing::error!(target: QUOTES, "the check of a document panicked: {cause}");
                None
            });
            let _ = events.send(Event::DocumentChecked { document, diagnostics });
        });
    }

    /// Handles [`Event::DocumentChecked`].
    pub(super) fn document_checked(&mut self, document: &Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>>) {
        let Some(slot) = self.slots.get_mut(&document.key) else { return };
        slot.is_checking = false;
        if !Arc::ptr_eq(&slot.document, document) {
            let key = document.key.clone();
            self.start_check(&key);
        } else if diagnostics.is_some() {
            slot.diagnostics = diagnostics;
            self.add_overlay(&document.key);
            self.push_diagnostics(&document.key);
            self.start_comparison(&document.key);
        }
    }

    /// Compares the open documents below a folder with their reprints again.
    pub(super) fn start_comparisons_below(&mut self, root: &Path) {
        let is_below = |key: &&DocumentKey| key.path().is_some_and(|path| path.starts_with(root));
        let keys: Vec<_> = self.slots.keys().filter(is_below).cloned().collect();
        keys.iter().for_each(|key| self.start_comparison(key));
    }

    /// Has a worker compare a checked document with its reprints, if all seeds of its folder are known and the client does not
    /// pull diagnostics. The findings in the document by itself have been pushed by then.
    pub(super) fn start_comparison(&mut self, key: &DocumentKey) {
        if self.features.pulls_diagnostics {
            return;
        }
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key).filter(|slot| slot.diagnostics.is_some()) else { return };
        if !view.can_compare(&slot.document) || slot.document.is_manifest() {
            return;
        }
        if slot.comparison != ComparisonState::Idle {
            slot.comparison = ComparisonState::Outdated;
            return;
        }
        slot.comparison = ComparisonState::Running;
        let document = Arc::clone(&slot.document);
        let events = self.events.clone();
        self.workers.spawn_analysis(move || {
            let found = catch_panic(|| diagnostics::all(&view, &document).ok());
            let diagnostics = found.unwrap_or_else(|cause| {
                tracing::error!(target: QUOTES, "the comparison of a document panicked: {cause}");
                None
            });
            let _ = events.send(Event::DocumentCompared { document, diagnostics });
        });
    }

    /// Handles [`Event::DocumentCompared`].
    pub(super) fn document_compared(&mut self, document: &Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>>) {
        let Some(slot) = self.slots.get_mut(&document.key) else { return };
        let is_outdated = slot.comparison == ComparisonState::Outdated;
        slot.comparison = ComparisonState::Idle;
        let is_current = Arc::ptr_eq(&slot.document, document);
        if is_current && diagnostics.is_some() && diagnostics != slot.diagnostics {
            slot.diagnostics = diagnostics;
            self.push_diagnostics(&document.key);
        }
        if is_outdated || !is_current {
            self.start_comparison(&document.key);
        }
    }

    /// Puts the text of a checked document over what the corpora around it have from disk.
    fn add_overlay(&mut self, key: &DocumentKey) {
        let Some(document) = self.open.without_overlay(key).filter(|document| !document.is_manifest()).cloned() else {
            return;
        };
        let Some(path) = key.path() else { return };
        let overlay = document.overlay();
        let (mut all_classified, mut before, mut is_in_all) = (true, None, true);
        for folder in self.folders_around(path) {
            before = before.or_else(|| folder.snapshot.as_ref()?.overlay(path).cloned());
            // Once another folder is classified, its documents are read again.
            all_classified &= folder.standing.is_some();
            is_in_all &= folder.add_overlay(path, &overlay);
        }
        if all_classified {
            self.open.mark_overlaid(key, is_in_all);
        }
        self.find_related(path, overlay, before);
    }

    /// Pushes a document's diagnostics, unless the client pulls them.
    fn push_diagnostics(&mut self, key: &DocumentKey) {
        if self.features.pulls_diagnostics {
            return;
        }
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key) else { return };
        let Some(diagnostics) = slot.diagnostics.clone() else { return };
        let has_any = view.has_diagnostics_for(&slot.document);
        if has_any || slot.is_shown {
            slot.is_shown = has_any;
            let document = Arc::clone(&slot.document);
            self.publish_version(&document, Some(document.version), if has_any { &diagnostics } else { &[] });
        }
    }

    fn publish_version(&self, document: &Document, version: Option<i32>, diagnostics: &[Diagnostic]) {
        let mut params = json!({ "uri": document.uri, "diagnostics": diagnostics });
        if let Some(version) = version {
            params["version"] = version.into();
        }
        self.client.publish_diagnostics(document.uri.as_str(), params);
    }

    /// Reads and checks again the open documents that have a path for which `which` holds: what they belong to has changed.
    pub(super) fn reload_files_where(&mut self, which: impl Fn(&Path) -> bool) {
        self.reload_documents_where(|path| path.is_some_and(&which));
    }

    /// The same for all open documents; those that are no file have no path.
    pub(super) fn reload_documents_where(&mut self, which: impl Fn(Option<&Path>) -> bool) {
        let keys: Vec<_> = self.slots.keys().filter(|key| which(key.path())).cloned().collect();
        keys.iter().for_each(|key| self.reload(key));
        if !keys.is_empty() {
            self.request_refresh();
        }
    }

    /// Reads and checks again the open documents at or below a path, because their files have changed.
    pub(super) fn reload_below(&mut self, path: &Path) {
        let is_below = |key: &&DocumentKey| key.path().is_some_and(|of| of.starts_with(path));
        let keys: Vec<_> = self.slots.keys().filter(is_below).cloned().collect();
        keys.iter().for_each(|key| self.reload(key));
    }

    fn reload(&mut self, key: &DocumentKey) {
        if let Some(slot) = self.slots.get(key) {
            let document = slot.document.reload();
            self.set_document(document);
        }
    }
}
